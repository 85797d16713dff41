"""Places: which toponyms a text holds, with the point, country and kind of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from variorum.annotate.places.candidates import find_known
from variorum.annotate.places.embedded import WORD as _WORD
from variorum.annotate.places.embedded import find_attached, find_inner, is_generic
from variorum.annotate.places.gazetteer import (
    Entry,
    find_areas,
    find_capital,
    find_entries,
    find_home,
)
from variorum.annotate.places.offsets import find_offset, move
from variorum.annotate.places.senses import resolve
from variorum.annotate.text.closed_classes import VERBS
from variorum.annotate.text.cues import CUES
from variorum.lexicon import words
from variorum.model import Article, Mention, Place, Span
from variorum.model.reading import PlacePrecision

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
# "The resort of Lugo": the text says what the name is, whatever its label.
_KIND_OF = re.compile(
    r"\b(?:city|town|village|resort|port|suburb|capital|municipality|hamlet)\sof\s$", re.IGNORECASE
)
_IN = re.compile(r"\b(?:in|at|near|outside|across|around|throughout)\s$", re.IGNORECASE)
_TO = re.compile(rf"{_IN.pattern}|\b(?:to|from|towards?)\s$", re.IGNORECASE)


# "Arden Today" is a paper.
_IN_TITLE = re.compile(r"[ ](?:Today|TODAY)\b")


class _Name(NamedTuple):
    """One toponym of the text: its span, and the name that stands behind it ("Paris, Texas")."""

    start: int
    end: int
    text: str
    labelled: bool


def find_places(text: str, mentions: Sequence[Mention], article: Article) -> tuple[Place, ...]:
    """The places of `text`, in order: names labelled place, and capital words that are known ones.

    A labelled name that the gazetteer does not know is left out: no coordinates are guessed.
    Peoples and languages are no places, nor is a capital that speaks for its government ("Oslo
    denied it"). `country` is ISO 3166-1 alpha-2; `geonameid` is null for regions of the project's
    own table. "10 km east of Lugo" gives the point there, at the name of Lugo.
    """
    names = find_toponyms(text, mentions)
    borne = _borne(mentions)
    chosen = resolve(text, [(name.start, name.end) for name in names], article)
    return tuple(
        _place(text, name, entry)
        for name, entry in zip(names, chosen, strict=True)
        if entry is not None
        and not find_home(name.text)
        and not _speaks(text, name, entry)
        and not _IN_TITLE.match(text, name.end)
        and not (name.text in borne and _is_bearer(text, name))
    )


def _is_bearer(text: str, name: _Name) -> bool:
    """Whether a word of a person's name stands for that person here.

    One labelled a place is one unless a title stands before it or a verb behind it. Another one
    is a place behind a preposition only: "a friend from Jordan".
    """
    before = text[max(0, name.start - 20) : name.start]
    if not name.labelled:
        return _LOCATIVE.search(before) is None
    verb = _NEXT.match(text, name.end, name.end + 40)
    title = before.split()[-1].rstrip(".").lower() if before.strip() else ""
    acts = verb is not None and (verb["verb"] in VERBS or verb["verb"] in CUES)
    return title in _TITLES or (acts and _LOCATIVE.search(before) is None)


def _borne(mentions: Sequence[Mention]) -> set[str]:
    """The words of persons' full names: alone, such a word is its bearer and no place.

    Of "Jordan Paris" both are, unless a preposition of place stands before: "a friend from Jordan".
    """
    people = (mention for mention in mentions if mention.label == "person")
    return {part for one in people if " " in one.text for part in one.text.split()}


def _place(text: str, name: _Name, entry: Entry) -> Place:
    precision = _PRECISION.get(entry.kind, "point")
    lat, lon, offset = entry.lat, entry.lon, None
    if entry.kind == "city" and (found := find_offset(text, name.start)) is not None:
        lat, lon = move(entry.lat, entry.lon, found)
        precision, offset = "point", found.text
    return Place(
        start=name.start,
        end=name.end,
        text=name.text,
        name=entry.name,
        country=entry.country,
        lat=lat,
        lon=lon,
        geonameid=entry.geonameid,
        kind=entry.kind,
        precision=precision,
        offset=offset,
    )


_PRECISION: dict[str, PlacePrecision] = {
    "city": "city",
    "site": "city",
    "region": "region",
    "country": "country",
    "continent": "country",
}
_TITLES = words("titles.titles")
_ADVERBS = "has|had|have|also|later|itself|again|officially|strongly|repeatedly|quickly|then"
_NEXT = re.compile(rf"\s(?:(?:{_ADVERBS})\s)*(?P<verb>[a-z]+)\b")


def _speaks(text: str, name: _Name, entry: Entry) -> bool:
    """Whether a capital stands for its government: it is the subject of a verb of saying."""
    if entry.kind != "city" or find_capital(entry.country) not in (name.text, entry.name):
        return False
    verb = _NEXT.match(text, name.end, name.end + 40)
    cue = CUES.get(verb["verb"]) if verb is not None else None
    before = _LOCATIVE.search(text, max(0, name.start - 20), name.start)
    return cue is not None and cue.form in ("finite", "past") and before is None


def find_toponyms(text: str, mentions: Sequence[Mention]) -> list[_Name]:
    """The names of places: those labelled so, those inside other names, and known ones unlabelled.

    No two overlap.
    """
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        labels[mention.text][mention.label] += 1
    # The label of one mention may be a slip; a name is one thing throughout an article.
    called = {
        one.text for one in mentions if _KIND_OF.search(text, max(0, one.start - 20), one.start)
    }
    attested = {
        name
        for name, counts in labels.items()
        if (2 * counts["place"] >= counts.total() or name in called)
        and find_known(name)
        and not is_generic(name)
    }
    names = [name for mention in mentions if (name := _of_mention(text, mention, attested))]
    names += [_name(text, span) for span in find_attached(text)]
    for start, end in _gaps(len(text), mentions):
        for match in _RUN.finditer(text, start, end):
            names += _unlabelled(text, match, attested)
    return _apart(names)


def _name(text: str, span: Span) -> _Name:
    return _Name(*span, text[span[0] : span[1]], False)


def _apart(names: list[_Name]) -> list[_Name]:
    """The names in order; of two that overlap the one that begins first, of these the longer."""
    kept: list[_Name] = []
    for name in sorted(names, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
    return kept


def _gaps(length: int, mentions: Sequence[Mention]) -> Iterator[Span]:
    """The stretches of a text that no mention covers."""
    last = 0
    for start, end in sorted((mention.start, mention.end) for mention in mentions):
        yield last, start
        last = max(last, end)
    yield last, length


def _of_mention(text: str, mention: Mention, attested: Collection[str]) -> _Name | None:
    """The place that a mention is, or the one that it is named after."""
    start = mention.end - len(mention.text.lstrip("-–—/ "))
    name = _Name(start, mention.end, text[start : mention.end], mention.label == "place")
    if name.labelled and is_generic(name.text) and not find_areas(name.text):
        return None  # "the West" is no town of that name.
    if name.labelled and find_known(name.text):
        return name
    if mention.text in attested or _is_area(text, mention):
        return name
    size = 0 if mention.label == "group" else find_inner(mention.text, attested)
    if size:
        return _name(text, (mention.start, mention.start + size))
    return name if name.labelled else None


def _is_area(text: str, mention: Mention) -> bool:
    """Whether a name labelled otherwise is a country's or a region's all the same.

    A country that speaks ("Norway said") is labelled a body, and stays a place on the map. Names
    that people bear too need a preposition of place before them.
    """
    areas = find_areas(mention.text)
    if not areas:
        if mention.label not in ("other", "person") or len(mention.text) < 4:
            return False
        # A person is someone to go to, so "to" and "from" tell only of names not yet understood.
        before = _IN if mention.label == "person" else _TO
        beside = before.search(text, max(0, mention.start - 12), mention.start)
        known = find_entries(mention.text) and not is_generic(mention.text)
        return beside is not None and bool(known)
    bears = mention.text in _ALSO_PEOPLE or mention.text in _ALSO_WORDS
    if bears or (mention.label == "person" and areas[0].kind != "country"):
        name = _Name(mention.start, mention.end, mention.text, False)
        return _stands_like_place(text, name)
    return True


_ALSO_PEOPLE = words("places.also_people")


def _unlabelled(text: str, match: re.Match[str], attested: Collection[str]) -> list[_Name]:
    """A run of capital words that is a country or a region, or a town where it stands like one."""
    start, name = match.start(), re.sub(r"['’]s?$", "", match[0])
    if name.startswith("The "):
        start, name = start + 4, name[4:]
    found = _Name(start, start + len(name), name, False)
    if name in _CALENDAR:
        return []
    if find_areas(name):
        return [found] if name not in _ALSO_WORDS or _stands_like_place(text, found) else []
    if name in attested:
        return [found]
    if is_generic(name):
        return []
    if len(name) > 3 and _stands_like_place(text, found) and find_entries(name):
        return [found]
    # "Lugo Mayor" before a name, and before words in lower case: "Lugo police".
    following = re.match(r"\s[a-z]+", text[match.end() : match.end() + 16])
    size = find_inner(name + (following[0] if following is not None else ""), attested)
    return [_name(text, (start, start + size))] if size else []


_CALENDAR = frozenset(
    word.capitalize() for key in ("months", "weekdays") for word in words(f"calendar.{key}")
)
_ALSO_WORDS = words("places.also_words")


def _stands_like_place(text: str, name: _Name) -> bool:
    """Whether a preposition of place stands before a name, or the name of its state after it."""
    if _LOCATIVE.search(text, max(0, name.start - 20), name.start):
        return True
    after = re.match(rf",\s({_WORD}(?:\s{_WORD})?)", text[name.end : name.end + 40])
    return after is not None and bool(find_areas(after[1]))
