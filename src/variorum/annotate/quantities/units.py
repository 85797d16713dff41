"""The things that news counts: which nouns are people, vehicles, buildings, incidents and so on."""

import re
from collections.abc import Iterable

from variorum.lexicon import groups, in_order, words

_PERSON = in_order("counted.people")
_OTHER = groups("counted.things")
# Plurals that end like people ("-ers", "-ors") and are none.
_NOT_PEOPLE = words("counted.not_people")
_PEOPLE_ENDING = re.compile(r"^[a-z-]{2,}(?:ers|ors|ists|ees|ians|men|women|ants|people|folk)$")
_DEMONYM = re.compile(
    r"^(?:[A-Z][a-z]+(?:ans|ians|ese|is|ish|ards|ders)|Kurds|Turks|Serbs|Croats|Arabs|Jews|Swedes|"
    r"Danes|Finns|Poles|Czechs|Greeks|Britons|Brits|Scots|Swiss|French|Thais|Uzbeks|Tajiks|Filipinos|"
    r"Afghans|Pashtuns|Hazaras|Sikhs|Hindus|Muslims|Christians|Shiites|Sunnis)$"
)


def _plurals(nouns: Iterable[str]) -> list[str]:
    forms = []
    for word in nouns:
        forms.append(word)
        if not word.endswith(("s", "men", "people", "children")):
            forms.append(word + "s")
    return forms


_UNITS: dict[str, str] = dict.fromkeys(_plurals(_PERSON), "person")
for _unit, _words in _OTHER.items():
    _UNITS.update((word, _unit) for word in _plurals(_words))
_UNITS["witness"] = "person"
_UNITS["bus"] = "vehicle"
_SINGULAR = words("counted.singular_in_s")


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
