"""Which counted groups may be one: "people" and "passengers" may, soldiers and children may not."""

import re

from variorum.lexicon import words as words_of_class

_KINDS: dict[str, str] = {
    "general": """people person persons other others civilian passenger victim resident man men
        individual soul life lives body bodies corpse fatality death villager citizen commuter
        local inhabitant casualty casualties adult member those them whom more pedestrian
        male female bystander
        injury injuries hospitalization arrest suspect case infection""",
    "force": """soldier troop officer police policeman policemen guard marine airman airmen sailor
        personnel serviceman servicemen peacekeeper constable deputy deputies trooper servicewoman
        commando reservist conscript paratrooper cop""",
    "attacker": """militant gunman gunmen attacker bomber insurgent rebel terrorist invader fighter
        assailant extremist jihadist separatist shooter""",
    "child": """child children boy girl baby babies infant toddler teenager pupil schoolgirl
        schoolboy schoolchildren student youth minor""",
    "woman": "woman women",
    "helper": """firefighter medic paramedic doctor nurse rescuer worker volunteer""",
    "rider": "tourist foreigner visitor pilgrim worshipper holidaymaker",
    "press": "journalist reporter photographer",
    "demonstrator": "protester protestor demonstrator marcher activist",
    "captive": "hostage captive prisoner inmate detainee",
    "refugee": "refugee migrant asylum-seeker evacuee",
    "blast": "explosion blast bombing detonation",
    "strike": "strike airstrike raid bombardment",
    "crash": "crash accident collision",
    "breach": "violation breach breaches infringement",
    "digger": "excavator digger",
    "home": "home house apartment flat dwelling",
}
_KIND_OF = {
    form: kind
    for kind, words in _KINDS.items()
    for word in words.split()
    for form in (word, word + "s")
}
_HIRED = frozenset(["private", "hired"])
_NATIONS = words_of_class("names.peoples")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REST = re.compile(r"^(?:other|more|additional|further)[ ]", re.IGNORECASE)


def population_kind(population: str | None, unit: str) -> str:
    """The kind of group that a counted phrase names, so that two of one kind may be one figure.

    People in general are "general" (also where only a number stands). A nation or body named in
    the phrase is kept ("force:american", "general:danish"): soldiers of two armies are two counts,
    and those of one nation are some of the people. A thing is its own head noun.
    """
    if population is None:
        return "general" if unit == "person" else unit
    population = _REST.sub("", population)
    words = _WORD.findall(population)
    if not words:
        return "general"
    if unit != "person":
        population = population.split(" and ")[0]
        words = _WORD.findall(population) or words
    elif " and " in population and len({_KIND_OF.get(w.lower()) for w in words} - {None}) > 1:
        return "general"
    if unit == "person" and _HIRED & {word.lower() for word in words}:
        # Private security personnel are no force of the state.
        return "hired"
    head = words[-1].lower() if words[0].lower() not in ("those", "family", "the") else "people"
    kind = "force" if "service" in words else _KIND_OF.get(head)
    if kind is None:
        kind = head[:-1] if head.endswith("s") and len(head) > 3 else head
    if unit == "person" and kind == "general":
        nations = [word.lower() for word in words[:-1] if word.lower() in _NATIONS]
        return ":".join([kind, *nations])
    names = [word.lower() for word in words[:-1] if word[0].isupper()]
    return ":".join([kind, *names])
