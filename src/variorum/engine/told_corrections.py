"""Corrections as people tell them in words: "at least 12", a speaker's name, a place in a text."""

import re

from variorum.engine.line_changes import Draft, DraftKind, Place, speakers
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun
from variorum.model import Dossier, Evidence, Figure, Statement
from variorum.model.decision import Amount
from variorum.model.reading import Qualifier

QUALIFIERS: dict[Qualifier, str] = {
    "exact": "exactly",
    "at_least": "at least",
    "more_than": "more than",
    "about": "about",
    "up_to": "up to",
    "less_than": "less than",
    "between": "between",
}
"""How firmly a number may be told, in words."""

_PLACE = re.compile(r"\[?(\w+):(\d{1,9})[-–](\d{1,9})\]?")
_RANGE = re.compile(r"(?:between )?(\S+) (?:to|and|-|–) (\S+)")


def line_draft(
    dossier: Dossier, address: str, kind: DraftKind, named: list[str], to: str | None
) -> Draft:
    """The draft of a decision on a line that is told in words.

    `named` are the other line of a `merge` or `relate`, the pieces that leave in a `split`, or the
    one report of a figure that is meant (`ARTICLE:START-END`). `to` is what takes the place of what
    was read.

    Raises:
        StopRun: it cannot be understood.
    """
    if kind in ("merge", "relate"):
        if len(named) != 1:
            raise StopRun(f"{kind} is of two lines: name the other one")
        return Draft(kind=kind, other=named[0], value=to)
    if kind == "split":
        return Draft(kind=kind, pieces=tuple(place_told(one) for one in named))
    place = place_told(named[0]) if named else None
    if kind == "speaker":
        return Draft(kind=kind, speaker=_speaker_of(dossier, address, to))
    if kind == "amount":
        place = place or _only_report(dossier, address)
        return Draft(kind=kind, place=place, amount=amount_told(to or ""))
    return Draft(kind=kind, place=place, value=to)


def place_told(told: str) -> Place:
    """A place in a text: `ARTICLE:START-END`.

    Raises:
        StopRun: it is none.
    """
    found = _PLACE.fullmatch(told.strip())
    if found is None:
        raise StopRun(f"{told!r} is no place in a text: write ARTICLE:START-END, as a1f3:120-168")
    return found[1], int(found[2]), int(found[3])


def amount_told(told: str) -> Amount:
    """A number with how firmly it is told: "12", "at least 12", "10 to 12".

    Raises:
        StopRun: it is none.
    """
    words = " ".join(told.split()).casefold()
    between = _RANGE.fullmatch(words)
    if between is not None:
        return amount_of("between", between[1], between[2])
    for qualifier, start in QUALIFIERS.items():
        if words.startswith(start + " "):
            return amount_of(qualifier, words.removeprefix(start + " "), "")
    return amount_of("exact", words, "")


def amount_of(qualifier: str, low: str, high: str) -> Amount:
    """A number in the form in which readings have it; `high` counts between two numbers alone.

    Raises:
        StopRun: it is none, or a range that runs backwards.
    """
    known: list[Qualifier] = [one for one in QUALIFIERS if one == qualifier]
    if not known:
        raise StopRun(f"a number is told {', '.join(QUALIFIERS.values())}")
    if qualifier == "between":
        first, last = _number(low), _number(high)
        if first >= last:
            raise StopRun("a range begins at its lower number")
        return Amount(qualifier="between", value=None, low=first, high=last)
    value = _number(low)
    bounded_below = qualifier in ("exact", "at_least", "more_than")
    bounded_above = qualifier in ("exact", "up_to", "less_than")
    return Amount(
        qualifier=known[0],
        value=value,
        low=value if bounded_below else None,
        high=value if bounded_above else None,
    )


def _number(told: str) -> float | int:
    plain = told.replace(",", "").replace(" ", "")
    whole, _, part = plain.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(plain) <= 15 and (part or "0").isdigit()):
        raise StopRun(f"{told!r} is no number: write 1200 or 3.5")
    return float(plain) if part else int(whole)


def speaker_told(dossier: Dossier, article: str, name: str | None) -> Evidence | None:
    """Where an article names the one who is told by a name; null for nobody.

    Raises:
        StopRun: it names nobody so, or several.
    """
    if not name:
        return None
    wanted = name.casefold()
    forms = {
        piece: {entity.name.casefold(), *(one.casefold() for one in entity.variants)}
        for entity in dossier.entities
        for piece in entity.mentions
    }
    found = [one for one in speakers(dossier, article) if wanted in forms[one]]
    if len(found) != 1:
        known = ", ".join(one.text for one in speakers(dossier, article))
        raise StopRun(f"the article does not name {name!r} as one who may speak; it names {known}")
    return found[0]


def _speaker_of(dossier: Dossier, address: str, name: str | None) -> tuple[int, int] | None:
    record = next((one for one in dossier.statements if one.id == address), None)
    if not isinstance(record, Statement):
        raise StopRun("only a statement has a speaker")
    found = speaker_told(dossier, record.evidence.article, name)
    return (found.start, found.end) if found else None


def _only_report(dossier: Dossier, address: str) -> Place:
    record = Lines(dossier).records.get(address, ("", "", None))[2]
    reports = record.reports if isinstance(record, Figure) else ()
    if len(reports) != 1:
        raise StopRun("a number is corrected in one report: name it as ARTICLE:START-END")
    piece = reports[0].evidence
    return piece.article, piece.start, piece.end
