"""The things that news counts: which nouns are people, vehicles, buildings, incidents and so on."""

import re

_PERSON = """
people person persons civilian resident inhabitant villager townspeople townsfolk local citizen
national man men woman women child children boy girl baby babies infant toddler teenager teen youth
youngster adult pensioner student schoolgirl schoolboy schoolchildren pupil teacher soldier troop
serviceman servicemen servicewoman servicewomen serviceperson personnel marine airman airmen sailor
officer policeman policemen policewoman cop trooper deputy deputies guard constable sergeant
firefighter fireman firemen paramedic medic doctor nurse rescuer volunteer worker employee staff
staffer laborer labourer miner fisherman fishermen farmer driver passenger commuter pilot crewman
crewmen crewmember motorist cyclist pedestrian biker rider tourist visitor holidaymaker pilgrim
worshipper worshiper parishioner devotee migrant refugee evacuee immigrant asylum-seeker returnee
militant fighter insurgent rebel gunman gunmen terrorist extremist jihadist separatist attacker
bomber assailant shooter suspect culprit perpetrator robber hostage captive prisoner inmate detainee
convict victim survivor casualty casualties patient protester protestor demonstrator activist
marcher striker rioter looter spectator fan supporter attendee participant guest delegate observer
journalist reporter photographer cameraman cameramen diplomat official minister lawmaker mp
politician candidate voter peacekeeper contractor mercenary mercenaries combatant reservist recruit
conscript veteran commander general leader member relative brother sister son daughter mother father
parent friend neighbor neighbour bystander onlooker passerby passer-by passers-by passersby witness
witnesses mourner customer shopper diner clubber reveler reveller concertgoer churchgoer hiker
climber skier mountaineer swimmer diver surfer camper athlete player runner human individual other
invader foreigner native settler nomad herder trader vendor shopkeeper businessman businessmen
lawyer judge prosecutor priest monk nun imam pastor cleric engineer technician scientist researcher
expert investigator detective agent spy spies respondent client user subscriber applicant plaintiff
defendant juror orphan widow dependant dependent retiree jobseeker homeless elderly wounded injured
dead missing soul life lives body bodies corpse fatality fatalities death twin sibling couple
actor actress singer musician dancer artist teammate colleague coworker co-worker classmate
serviceperson servicepeople lifeguard ranger gangster thief thieves smuggler trafficker dealer
poacher hacker partygoer evangelist missionary missionaries stowaway castaway newborn grandchild
grandchildren cousin uncle aunt wife wives husband spouse grandmother grandfather niece nephew
girlfriend boyfriend fiance fiancé fiancee fiancée ex-wife ex-husband ex-girlfriend ex-boyfriend
stepson stepdaughter stepfather stepmother stepchild stepchildren in-law roommate babysitter
male female police sheriff marshal bodyguard handler cadet clerk
chief mayor governor ambassador aide adviser occupant homeowner tenant intruder burglar hunter
follower executive analyst bartender cashier bouncer chef waiter waitress janitor
sergeant lieutenant captain major colonel
"""
_OTHER = {
    "family": "family families",
    "household": "household",
    "building": """building house home apartment flat dwelling shop store school hospital mosque
        church temple hotel factory factories warehouse structure property properties bridge
        shelter hut shack cottage market clinic barrack classroom office villa bungalow barn
        restaurant station""",
    "vehicle": """vehicle car truck lorry lorries bus buses minibus minibuses van taxi motorcycle
        motorbike bike bicycle ambulance tank boat ship vessel ferry ferries trawler yacht canoe
        dinghy dinghies tractor plane aircraft airplane jet helicopter chopper drone train tram
        carriage coach coaches wagon engine appliance pumper tanker warplane bulldozer excavator
        digger""",
    "incident": """incident accident crash crashes collision derailment explosion blast attack
        bombing shooting airstrike strike raid ambush ambushes assault clash clashes riot fire blaze
        wildfire quake earthquake aftershock tremor flood landslide mudslide avalanche tornado
        tornadoes outbreak alert violation breach breaches stabbing robbery robberies burglary
        burglaries kidnapping abduction hijacking protest demonstration rally rallies skirmish
        skirmishes offence offense crime theft complaint allegation threat irregularity
        irregularities infringement bombardment shootout gunfight firefight eruption storm hurricane
        cyclone shelling murder homicide rape detonation pile-up incursion
        siege sighting suicide drowning overdose evacuation""",
    "event_count": "arrest injury injuries case infection hospitalization hospitalisation",
    "crew": "crew team unit squad platoon battalion brigade patrol",
    "village": "village town settlement community communities city cities district",
    "animal": "animal dog cat cow cattle sheep goat horse pig chicken bird elephant whale "
    "livestock",
}
# Plurals that end like people ("-ers", "-ors") and are none.
_NOT_PEOPLE = frozenset(
    str.split("""
    numbers papers computers letters matters orders quarters centers centres towers trailers
    meters metres litres liters dollars containers rivers waters powers chapters posters answers
    offers servers covers corners orders fingers shoulders tigers flowers trackers layers papers
    winters summers errors doors floors motors factors sectors tractors colors colours monitors
    hours years stars bars cars wars scores acres hectares euros borders barriers numbers
    members' gathers freezers computers printers newspapers shutters quarters sliders boosters
    thrusters routers filters parameters kilometers kilometres centimeters centimetres
    millimeters diameters inches polymers cancers ulcers fevers hangers lasers mothers-in-law
    characters semesters counters encounters disasters thunders flyers dangers wonders tenders
    hammers daggers revolvers rollers ladders bunkers tankers fertilizers letters craters rafters
    banners stickers scooters helicopters timbers registers chambers cylinders boulders pillars
    reactors generators elevators escalators corridors mirrors detectors sensors transformers
    burners gutters planters lockers harbors tumors vectors markers folders
    rulings drawers dinners suppers plants grants variants warrants pants chants pollutants implants
    lists checklists shortlists
    playlists fists wrists twists trees fees degrees committees subcommittees bees knees decrees
    guarantees marquees coffees toffees levees
""")
)
_PEOPLE_ENDING = re.compile(r"^[a-z-]{2,}(?:ers|ors|ists|ees|ians|men|women|ants|people|folk)$")
_DEMONYM = re.compile(
    r"^(?:[A-Z][a-z]+(?:ans|ians|ese|is|ish|ards|ders)|Kurds|Turks|Serbs|Croats|Arabs|Jews|Swedes|"
    r"Danes|Finns|Poles|Czechs|Greeks|Britons|Brits|Scots|Swiss|French|Thais|Uzbeks|Tajiks|Filipinos|"
    r"Afghans|Pashtuns|Hazaras|Sikhs|Hindus|Muslims|Christians|Shiites|Sunnis)$"
)


def _plurals(words: str) -> list[str]:
    forms = []
    for word in words.split():
        forms.append(word)
        if not word.endswith(("s", "men", "people", "children")):
            forms.append(word + "s")
    return forms


_UNITS: dict[str, str] = dict.fromkeys(_plurals(_PERSON), "person")
for _unit, _words in _OTHER.items():
    _UNITS.update((word, _unit) for word in _plurals(_words))
_UNITS["witness"] = "person"
_UNITS["bus"] = "vehicle"
_SINGULAR = {"bus", "witness", "cross", "boss", "actress", "waitress", "ambush", "crash", "clash"}


def unit_of(word: str) -> str | None:
    """What `word`, the head of a counted noun phrase, counts: "person", "vehicle" ... or None."""
    lower = word.lower()
    unit = _UNITS.get(lower)
    if unit is not None:
        return unit
    if lower not in _NOT_PEOPLE and _PEOPLE_ENDING.match(lower):
        return "person"
    if _DEMONYM.match(word):
        return "person"
    return None


def is_singular(word: str) -> bool:
    """Whether `word`, a noun that is counted, stands in the singular ("soldier", "bus")."""
    lower = word.lower()
    return lower in _SINGULAR or not lower.endswith(
        (
            *("s", "men", "people", "children", "personnel", "staff", "elderly", "cattle"),
            *("police", "crew", "aircraft", "livestock", "sheep", "cavalry", "folk", "injured"),
        )
    )
