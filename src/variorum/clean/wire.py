"""The wire credit: which agency a text comes from, by the places where agencies sign."""

import re
from collections.abc import Iterable, Sequence

from variorum.clean.agencies import SHAPE, label, leading
from variorum.clean.bylines import is_byline
from variorum.clean.lines import count_words, ends_sentence

_CLOSING = re.compile(
    rf"(?:[.!?\"”’)] ?(?P<sign>[-–—―/]{{1,3}} ?|[(\[] ?|© ?)|\bSource: )(?P<name>{SHAPE})"
    r" ?[)\]/]*\.?$"
)
_ALONE = re.compile(rf"(?P<sign>[-–—(\[©/ ]*)(?P<name>{SHAPE})[)\]/.–— -]*")
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)[ ©\d,–-]*(?:by )?(?:[Tt]he )?(?P<name>{SHAPE})"
)
_DATED = re.compile(rf"\d .{{0,20}}[(\[](?P<name>{SHAPE})[)\]]$")
_FROM = re.compile(rf"\b(?:from|by|for) (?:the )?(?P<name>{SHAPE})")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SIGNS = re.compile(
    r"[\[(]?(?:(?:Source|SOURCE|Via|VIA|via|By|BY)\b ?:? ?|©|\([cC]\)|[-–—―]{1,2})? ?"
    r"(?P<names>[^\[\]()]{2,60}?)(?: (?:Staff|staff|Newsroom|newsroom))?[\])]?\.?"
)
_STATION = re.compile(r"[KW][A-Z]{2,3}")


def find_agency(
    lines: Sequence[str], bylines: Iterable[str | None], dateline: str | None
) -> str | None:
    """The wire credit, wherever it stands: dateline, byline, closing credit, copyright notice.

    "told AFP" and "AFP reported" are no credit: there the agency is quoted, not copied. An agency
    that the table of agencies lacks is credited by the acronym it signs with.
    """
    if dateline and (found := leading(dateline) or _acronym(dateline)):
        return found
    for text in bylines:
        parts = re.split(r" ?[,/|()–—] ?| - |\b[Bb]y |\band\b| for ", text) if text else ()
        if known := next((found for part in parts if (found := label(part))), None):
            return known
    credits = (_credit_in(line) for line in (*lines[:8], *reversed(lines[-12:])))
    return next((name for name in credits if name), None)


def closing_credit(line: str) -> tuple[int, str] | None:
    """Where the credit that ends a paragraph begins ("... he said. - AFP"), and whose it is."""
    offset = max(0, len(line) - 80)
    match = _CLOSING.search(line, offset)
    if not match:
        return None
    name = leading(match["name"]) or (_acronym(match["name"]) if match["sign"] else None)
    # The mark that ends the story's last sentence stays with it.
    keep = line[match.start()] in '.!?"”’)'
    return (match.start() + keep, name) if name else None


def lone_credit(line: str) -> str | None:
    """The agency of a line that is nothing but its credit: "AFP", "(Reuters)", "- NWA"."""
    if len(line) > 60 or not (match := _ALONE.fullmatch(line)):
        return None
    whole = label(match["name"]) or next(
        (found for part in re.split(r"[/,] ?", match["name"]) if (found := label(part))), None
    )
    return whole or (_acronym(match["name"]) if match["sign"].strip() else None)


def signed(line: str) -> str | None:
    """The first agency of a line that names agencies alone: "Source: Reuters/AFP", "© AFP".

    "REUTERS/Ana Lund" names a photographer too, and signs a picture.
    """
    match = _SIGNS.fullmatch(line)
    parts = re.split(r" ?[/,&] ?| and ", match["names"]) if match else ()
    names = [label(part) for part in parts]
    return names[0] if names and all(names) else None


def _acronym(name: str) -> str | None:
    """An unknown agency's own letters; a station's call sign (K..., W...) is none."""
    return name if _ACRONYM.fullmatch(name) and not _STATION.fullmatch(name) else None


def _credit_in(line: str) -> str | None:
    if found := lone_credit(line) or signed(line):
        return found
    if ("©" in line or "opyright" in line or "(c)" in line) and (match := _COPYRIGHT.search(line)):
        return leading(match["name"])
    if credit := closing_credit(line):
        return credit[1]
    short = count_words(line) <= 12 and not ends_sentence(line)
    if short and (match := _DATED.search(line)):
        return leading(match["name"])
    if short and (parts := re.split(r" ?[|•] ?| in (?=[A-Z])", line))[1:]:
        # "Reuters in Port Arden", "Ann Bell | AP", "AFP | Published March 3"
        return next((known for part in parts if (known := label(part))), None)
    if is_byline(line):
        return next(
            (label(part) for part in re.split(r"[,/|()]| - |\b[Bb][Yy] ", line) if label(part)),
            None,
        )
    if line.startswith(("(Source", "Source", "Via", "(Reporting", "Reporting", "Writing")):
        names = (leading(match["name"]) for match in _FROM.finditer(line))
        named = line.partition(":")[2].strip() if "ource:" in line else ""
        return leading(named) or next((name for name in names if name), None)
    return None
