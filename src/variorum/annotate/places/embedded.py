"""Places that stand inside other names: "Lugo Police", "Lugo Mayor Ana Prado", "a Lugo-based bank".

A body or an office of a place is no place, but the name in it tells where the news is from.
Countries are left out: "the Norwegian army" and "US officials" are actors, whose country is theirs.
"""

import re
from collections.abc import Collection, Iterator

from variorum.annotate.places.candidates import find_options
from variorum.annotate.places.gazetteer import find_areas, find_entries
from variorum.lexicon import words
from variorum.model import Span

WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'\-]*"
"""A word that begins with a capital."""

# Offices and bodies of a place, which are named after it and after nobody.
_RULED = words("places.ruled")
# What stands in a place and may as well be named after a person (Lincoln Hospital).
_STANDING = words("places.standing")
_GENERIC = frozenset[str]().union(
    *(words(f"names.{kind}") for kind in ("place_heads", "organization_heads", "other_heads")),
    words("titles.titles"),
    words("calendar.capitalised"),
    words("places.generic"),
    _RULED,
    _STANDING,
)
_BASED = re.compile(r"-(?:based|born|area|bound|controlled|held)\b")
_BEFORE = re.compile(rf"(?:(?:St|Mt|Ft)\.\s)?{WORD}(?:\s{WORD}){{0,2}}$")
_SEAT = re.compile(rf"\b(?:[DRI]|DFL)-((?:[A-Z][a-z]+\.)|{WORD}(?:\s{WORD})?)")
_DATELINE = re.compile(
    r"(?:^|(?<=[.!?”\"]\s)|(?<=\n))([A-Z][A-Z.'’ -]{2,28}[A-Z])"
    r"(?=(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?\s(?:\([\w. ]+\)\s?)?(?:—|–|--|-|\x97)\s)"
)


def find_inner(name: str, attested: Collection[str]) -> int:
    """How many characters at the start of a name are the place in it; 0 where there is none.

    `attested` are the names of places that the article has on their own.
    """
    parts = list(re.finditer(r"\S+", name))
    for count in range(min(4, len(parts) - 1), 0, -1):
        inner = re.sub(r"['’]s?$", "", name[: parts[count - 1].end()])
        rest = {part[0].rstrip(".,").casefold() for part in parts[count:]}
        following = parts[count][0].rstrip(".,").casefold()
        if not is_local(inner):
            continue
        surely = inner in attested or " " in inner
        if following in _RULED or (surely and rest & (_STANDING | _RULED)):
            return _bounded(name, parts[count].end(), len(inner), attested)
    return 0


def _bounded(name: str, longer: int, end: int, attested: Collection[str]) -> int:
    """Jackson County for Jackson before "County"; Dublin for Dublin City where Dublin is named."""
    if name[:longer].endswith(" County") and is_local(name[:longer]):
        return longer
    bare = name[:end].removesuffix(" City").removesuffix(" city")
    return len(bare) if bare in attested else end


def is_local(name: str) -> bool:
    """Whether a name is that of a town or a region, and of no country."""
    if len(name) < 4 or not name[0].isupper() or is_generic(name):
        return False
    areas = find_areas(name)
    if areas:
        return not any(area.kind in ("country", "continent") for area in areas)
    return bool(find_entries(name)) or (name.endswith("County") and bool(find_options(name)))


def is_generic(name: str) -> bool:
    """Whether a name is a word of other use, by which some town is called: Bridge, Council."""
    return name.casefold().rstrip(".") in _GENERIC


def find_attached(text: str) -> Iterator[Span]:
    """The spans of places before "-based", of a member's seat ("D-Oakland"), and of datelines."""
    for match in _BASED.finditer(text):
        start = max(0, match.start() - 40)
        if (before := _BEFORE.search(text, start, match.start())) is not None:
            yield from _longest(text, before.start(), match.start())
    for match in _SEAT.finditer(text):
        if find_options(match[1]):
            yield match.span(1)
    for match in _DATELINE.finditer(text):
        if find_options(match[1]):
            yield match.span(1)


def _longest(text: str, start: int, end: int) -> Iterator[Span]:
    """The longest ending of these words that names a place."""
    while start < end:
        if find_entries(text[start:end]):
            yield (start, end)
            return
        blank = text.find(" ", start, end)
        start = blank + 1 if blank >= 0 else end
