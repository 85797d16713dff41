import pytest

from variorum.clean.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("PORT ARDEN, Sept 21 (Reuters) - Nine people", "PORT ARDEN", "Sept 21", "Reuters"),
        ("LONDON — At least nine", "LONDON", None, None),
        ("RAMALLAH, West Bank (AP) - A court", "RAMALLAH, West Bank", None, "AP"),
        ("Kabul, 9 November 2016 (Agence France-Presse) -- A", "Kabul", "9 November 2016", "AFP"),
        ("MOSCOW, September 21. /TASS/. The", "MOSCOW", "September 21", "TASS"),
        ("Arden [Northland], March 3: The council", "Arden", "March 3", None),
        ("Port Arden, Northland, March 3: The", "Port Arden, Northland", "March 3", None),
        ("ARDEN, March 3 (AFP/AP) - The", "ARDEN", "March 3", "AFP / AP"),
        ("NEW DELHI: The court", "NEW DELHI", None, None),
        ("(Reuters) - A ferry", None, None, "Reuters"),
        ("Port Arden, Mar 3 (PTI) The council", "Port Arden", "Mar 3", "PTI"),
        ("PORT ARDEN, March 3. (Interfax) - The council", "PORT ARDEN", "March 3", "Interfax"),
        ("Port Arden, 3 Mar (EFE).- The council", "Port Arden", "3 Mar", "EFE"),
        ("VELMARA, March 12, 2026 (NWA) - At", "VELMARA", "March 12, 2026", "NWA"),
    ],
)
def test_datelines(text: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    dateline, start = found
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)
    assert text[start:].split()[0] in {"Nine", "At", "A", "The"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor - a doctor by training - said",
        "UPDATE: The mayor said",
        "FILE - In this photo",
        "A ferry (left) - the oldest in town",
        "Police said on Monday (March 3) that nine people",
        "9 dead - police",
        "Born in Port Arden, March 3 (her mother says May) The",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
