"""Places: which toponyms a text holds, with the point, country and kind of each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from variorum.annotate.geonames import Entry, find_areas, find_entries, find_home
from variorum.annotate.senses import WORD as _WORD
from variorum.annotate.senses import resolve
from variorum.model import Article, Mention, Place

_RUN = re.compile(
    rf"(?:(?:U\.S\.A?\.?|U\.K\.|U\.A\.E\.|(?:St|Mt|Ft)\.|[A-Z][a-z]{{1,4}}\.(?=[,\s]))|{_WORD})"
    rf"(?:[ ](?:(?:of|de|del|la|le|da|do|dos|el|al|and|the|upon|sur)[ ]){{0,2}}{_WORD})*"
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|outside|inside|around|across|toward|towards|into|through|throughout|"
    r"between|and|of|northern|southern|eastern|western|central|north|south|east|west|"
    r"northeast|northwest|southeast|southwest|city of|town of|village of|capital|downtown|"
    r"province of|district of|region of|over|via|off|reach|reached|visit|visited|leave|left)"
    r"(?:\sthe)?\s$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|near|outside|across|around|throughout)\s$", re.IGNORECASE)
_TO = re.compile(rf"{_IN.pattern}|\b(?:to|from|towards?)\s$", re.IGNORECASE)


class _Name(NamedTuple):
    """One toponym of the text: its span, and the name that stands behind it ("Paris, Texas")."""

    start: int
    end: int
    text: str
    labelled: bool


def find_places(text: str, mentions: Sequence[Mention], article: Article) -> tuple[Place, ...]:
    """The places of `text`, in order: names labelled place, and capital words that are known ones.

    A labelled name that the gazetteer does not know is left out: no coordinates are guessed.
    Peoples and languages are no places. `country` is ISO 3166-1 alpha-2; `geonameid` is null for
    regions of the project's own table.
    """
    names = find_toponyms(text, mentions)
    chosen = resolve(text, [(name.start, name.end) for name in names], article)
    return tuple(
        _place(name, entry)
        for name, entry in zip(names, chosen, strict=True)
        if entry is not None and entry.lat is not None and not find_home(name.text)
    )


def _place(name: _Name, entry: Entry) -> Place:
    return Place(
        start=name.start,
        end=name.end,
        text=name.text,
        name=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        kind=entry.kind,
    )


def find_toponyms(text: str, mentions: Sequence[Mention]) -> list[_Name]:
    """The names of places: those labelled so, and known ones among the runs no label covers."""
    names = [
        _Name(mention.start, mention.end, mention.text, True)
        for mention in mentions
        if mention.label == "place" or _is_area(text, mention)
    ]
    covered = sorted((mention.start, mention.end) for mention in mentions)
    for match in _RUN.finditer(text):
        span = match.span()
        if not _overlaps(span, covered):
            names += _unlabelled(text, match)
    return sorted(names)


def _is_area(text: str, mention: Mention) -> bool:
    """Whether a name labelled otherwise is a country's or a region's all the same.

    A country that speaks ("Norway said") is labelled a body, and stays a place on the map. Names
    that people bear too need a preposition of place before them.
    """
    if not find_areas(mention.text):
        if mention.label not in ("other", "person") or len(mention.text) < 4:
            return False
        # A person is someone to go to, so "to" and "from" tell only of names not yet understood.
        before = _IN if mention.label == "person" else _TO
        beside = before.search(text, max(0, mention.start - 12), mention.start)
        return beside is not None and bool(find_entries(mention.text))
    if mention.text in _ALSO_PEOPLE or mention.text in _ALSO_WORDS:
        name = _Name(mention.start, mention.end, mention.text, False)
        return _stands_like_place(text, name)
    return True


_PEOPLE = "Jordan Georgia Chad Israel Victoria Virginia Carolina Montana Kent Surrey Norfolk Devon"
_ALSO_PEOPLE = frozenset(_PEOPLE.split())


def _overlaps(span: tuple[int, int], covered: list[tuple[int, int]]) -> bool:
    at = bisect_left(covered, (span[1], 0)) - 1  # mentions do not overlap: the last to begin tells
    return at >= 0 and covered[at][1] > span[0]


def _unlabelled(text: str, match: re.Match[str]) -> list[_Name]:
    """A run of capital words that is a country or a region, or a town where it stands like one."""
    start, name = match.start(), re.sub(r"['’]s?$", "", match[0])
    if name.startswith("The "):
        start, name = start + 4, name[4:]
    found = _Name(start, start + len(name), name, False)
    if name in _CALENDAR:
        return []
    if find_areas(name):
        return [found] if name not in _ALSO_WORDS or _stands_like_place(text, found) else []
    if len(name) > 3 and _stands_like_place(text, found) and find_entries(name):
        return [found]
    return []


_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_CALENDAR = frozenset(f"{_MONTHS} {_DAYS}".split())
_ALSO_WORDS = frozenset(["Wash.", "Miss.", "Ill.", "Ind.", "Ore.", "Mass.", "Ark.", "Ala."])


def _stands_like_place(text: str, name: _Name) -> bool:
    """Whether a preposition of place stands before a name, or the name of its state after it."""
    if _LOCATIVE.search(text, max(0, name.start - 20), name.start):
        return True
    after = re.match(rf",\s({_WORD}(?:\s{_WORD})?)", text[name.end : name.end + 40])
    return after is not None and bool(find_areas(after[1]))
