"""Texts on invented events, and edited copies of them."""

DISPATCH = (
    "PORT SELBY (Halcyon) - A ferry carrying workers from the cannery capsized in heavy seas off"
    " Port Selby on Monday, and twelve people were killed, the harbour authority said.\n\n"
    "Rescue boats organised by the coast guard searched until dusk for nine others who were still"
    " missing, while relatives gathered at the terminal of the ferry company.\n\n"
    "The vessel had passed its yearly inspection in March, but two officers told a parliamentary"
    " inquiry last summer that its pumps were worn and its life rafts were out of date.\n\n"
    "Investigators will raise the wreck once the wind drops, and the transport ministry has"
    " ordered every ship of the same class to stay in port until its pumps have been examined."
)

RESPELLED = (
    "Ferry disaster: 12 dead\n\n"
    "A ferry carrying workers from the cannery capsized in heavy seas off Port Selby Monday and"
    " 12 people were killed, the harbor authority said.Rescue boats organized by the coast guard"
    " searched until dusk for 9 others who were still missing, while relatives gathered at the"
    " terminal of the ferry company.\n\n"
    "The mayor of Dunmore, forty miles up the coast, opened the town hall for a vigil.\n\n"
    "Investigators will raise the wreck once the wind drops and the transport ministry has ordered"
    " every ship of the same class to stay in port until its pumps have been examined. The vessel"
    " had passed its yearly inspection in March but two officers told a parliamentary inquiry last"
    " summer that its pumps were worn and its life rafts were out of date."
)

CUT = DISPATCH[: DISPATCH.index("The vessel")].strip()

OWN = (
    "Divers who reached the sunken ferry at Port Selby on Tuesday found her car deck doors open,"
    " and the captain's daughter said he had complained of them for weeks.\n\n"
    "At least fourteen bodies have been brought ashore since the night of the storm. Fishermen"
    " from three villages pulled survivors out of the water with boat hooks and nets, and one of"
    " them described how the hull rolled over within a minute of the first big wave.\n\n"
    "The owner, a firm with two other vessels, would not comment. A memorial service is planned"
    " for Sunday in the seamen's chapel above the old quay."
)

ELSEWHERE = (
    "The council of Varn voted on Thursday to close the tram line along the river for two years,"
    " so that a bridge from the last century can be taken down and built anew.\n\n"
    "Shopkeepers in Mill Street fear for their trade and have collected four thousand signatures."
    " The mayor promised replacement buses every ten minutes and a fund of three million crowns."
)
