"""Where an outlet is at home: its country, and the town that a local paper is named after."""

import re
from functools import lru_cache
from typing import NamedTuple

from variorum.annotate.geonames import Entry, find_entries
from variorum.model import Article

_COUNTRIES = {"uk": "GB", "au": "AU", "ca": "CA", "nz": "NZ", "ie": "IE", "in": "IN", "za": "ZA"}
_COUNTRIES |= {"pk": "PK", "ng": "NG", "ke": "KE", "ph": "PH", "my": "MY", "sg": "SG", "de": "DE"}

# What papers and stations add to the name of their town.
_MEDIA = re.compile(
    r"the|daily|weekly|sunday|evening|morning|local|online|news(?:papers?)?|times|post|press|"
    r"herald|register|review|advocate|gazette|tribune|telegra(?:m|ph)|journal|chronicle|beacon|"
    r"courier|record|reporter|sentinel|standard|star|sun|mail|leader|dispatch|examiner|observer|"
    r"independent|citizen|mercury|globe|inquirer|bulletin|examiner|echo|argus|world|today|live|"
    r"radio|tv|democrat|republican|enquirer|argus|banner|item|eagle|voice|monitor|state|and"
)
_ENDS = re.compile(rf"^(?:{_MEDIA.pattern}|-)+|(?:{_MEDIA.pattern}|-)+$")
_WORLD_CITY = 3_000_000
"""A paper named after a city of so many people is that city's, whatever town bears the name."""


class Home(NamedTuple):
    """An outlet's country, null where nothing tells, and the towns it may be named after."""

    country: str | None = None
    towns: tuple[Entry, ...] = ()


def find_home_of(article: Article | None) -> Home:
    """Where the outlet of `article` is at home, as its domain and its name tell."""
    if article is None:
        return Home()
    outlet = article.outlet
    return _home((outlet.domain or "").casefold(), outlet.name or "")


@lru_cache(maxsize=4096)
def _home(domain: str, name: str) -> Home:
    country = _COUNTRIES.get(domain.rpartition(".")[2])
    for town in _towns_of(domain, name):
        entries = [one for one in find_entries(town) if one.kind == "city"]
        if country is not None:
            entries = [one for one in entries if one.country == country]
        elif any(one.country == "US" for one in entries) and not _is_of_the_world(entries):
            # Local papers under .com, .net and .org are American but for few.
            country = "US"
            entries = [one for one in entries if one.country == "US"]
        if entries:
            return Home(country, tuple(entries[:20]))
    return Home(country)


def _is_of_the_world(entries: list[Entry]) -> bool:
    return max(entry.population for entry in entries) >= _WORLD_CITY


def _towns_of(domain: str, name: str) -> list[str]:
    """The names that are left of the outlet's name and domain without the words of the trade."""
    labels = [label for label in domain.split(".")[:-1] if label not in {"www", "co", "com", "org"}]
    found = [" ".join(word for word in name.split() if not _MEDIA.fullmatch(word.casefold()))]
    for label in labels:
        found.append(_unspaced(label))
    return [town for town in found if len(town) > 3]


def _unspaced(label: str) -> str:
    """A domain's label without words of the trade at its ends: "thelugotimes" is Lugo."""
    rest = _ENDS.sub("", label)
    return rest.replace("-", " ").strip().title()
