"""Where an outlet is at home: its country, and the town that a local paper is named after."""

import re
from functools import lru_cache
from typing import NamedTuple

from variorum.annotate.places.gazetteer import Entry, country_name, find_entries
from variorum.lexicon import words
from variorum.model import Article

# Endings of domains that are no country's code, or that are sold to all the world.
_WORLDWIDE = words("places.worldwide_domains")

# What papers and stations add to the name of their town.
_MEDIA = re.compile(
    r"the|daily|weekly|sunday|evening|morning|local|online|news(?:papers?)?|times|post|press|"
    r"herald|register|review|advocate|gazette|tribune|telegra(?:m|ph)|journal|chronicle|beacon|"
    r"courier|record|reporter|sentinel|standard|star|sun|mail|leader|dispatch|examiner|observer|"
    r"independent|citizen|mercury|globe|inquirer|bulletin|examiner|echo|argus|world|today|live|"
    r"radio|tv|democrat|republican|enquirer|banner|item|eagle|voice|monitor|state|and|mirror|"
    r"messenger|ledger|pioneer|guardian|enterprise|recorder|bee|pilot|intelligencer|republic|call|"
    r"statesman|signal|patriot|progress|express|index|daybreak|observer|reader|free|my|thisis"
)
_ENDS = re.compile(rf"^(?:{_MEDIA.pattern}|-)+|(?:{_MEDIA.pattern}|-)+$")
_WORLD_CITY = 3_000_000
"""A paper named after a city of so many people is that city's, whatever town bears the name."""


class Home(NamedTuple):
    """An outlet's country, null where nothing tells, and the towns it may be named after."""

    country: str | None = None
    towns: tuple[Entry, ...] = ()


def find_home_of(article: Article | None) -> Home:
    """Where the outlet of `article` is at home, as the user, its domain and its name tell."""
    if article is None:
        return Home()
    outlet = article.outlet
    return _home((outlet.domain or "").casefold(), outlet.name or "", outlet.country or None)


@lru_cache(maxsize=4096)
def _home(domain: str, name: str, told: str | None) -> Home:
    """The home by domain and name; `told` is the country that the user tells, if any."""
    ending = domain.rpartition(".")[2].replace("uk", "gb").upper()
    country = told or (
        ending if ending.lower() not in _WORLDWIDE and country_name(ending) else None
    )
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
    rest = _ENDS.sub("", label).replace("-", " ").strip().title()
    if len(rest) < 6 or " " in rest or find_entries(rest):
        return rest
    # "lasvegas": the cut that gives the biggest place.
    cuts = [f"{rest[:at]} {rest[at:].title()}" for at in range(2, len(rest) - 2)]
    known = [(entries[0].population, cut) for cut in cuts if (entries := find_entries(cut))]
    return max(known)[1] if known else rest
