"""The wire credit: which agency a text comes from, by the places where agencies sign."""

import re
from collections.abc import Iterable, Sequence

from variorum.clean.agencies import agencies_alone, label, leading, shared
from variorum.clean.bylines import is_byline
from variorum.clean.lines import count_words, ends_sentence
from variorum.lexicon import one_rule

_FILE = "credits"
_CLOSING = one_rule(_FILE, "wire.closing")
_ALONE = one_rule(_FILE, "wire.alone")
_COPYRIGHT = one_rule(_FILE, "wire.copyright")
_DATED = one_rule(_FILE, "wire.dated")
_FROM = one_rule(_FILE, "wire.worked-for")
_DESK = one_rule(_FILE, "credit.desk")
_CONTRIBUTED = one_rule(_FILE, "credit.contributed")
_WORKED = one_rule(_FILE, "wire.reporting-shared")
_SIGNS = one_rule(_FILE, "wire.signs")
_ACRONYM = one_rule(_FILE, "wire.acronym")
_STATION = one_rule(_FILE, "wire.station")


def find_agency(
    lines: Sequence[str], bylines: Iterable[str | None], dateline: str | None
) -> str | None:
    """The wire credit, wherever it stands: dateline, byline, closing credit, copyright notice.

    "told AFP" and "AFP reported" are no credit: there the agency is quoted, not copied. An agency
    that the table of agencies lacks is credited by the acronym it signs with.
    """
    if dateline and (found := shared(dateline) or leading(dateline) or _acronym(dateline)):
        return found
    for text in bylines:
        # Commas, strokes and "and" are told apart where agencies are looked up.
        parts = re.split(r" ?[()–—] ?|\b[Bb]y | for ", text) if text else ()
        if known := shared(" / ".join(parts)):
            return known
    credits = (_credit_in(line) for line in (*lines[:8], *reversed(lines[-12:])))
    return next((name for name in credits if name), None)


def closing_credit(line: str) -> tuple[int, str] | None:
    """Where the credit that ends a paragraph begins ("... he said. - AFP"), and whose it is."""
    offset = max(0, len(line) - 80)
    match = _CLOSING.regex.search(line, offset)
    if not match:
        return None
    name = shared(match["name"]) or leading(match["name"])
    name = name or (_acronym(match["name"]) if match["sign"] else None)
    # The mark that ends the story's last sentence stays with it.
    keep = line[match.start()] in '.!?"”’)'
    return (match.start() + keep, name) if name else None


def lone_credit(line: str) -> str | None:
    """The agency of a line that is nothing but its credit: "AFP", "(Reuters)", "- NWA".

    Several that share it are named together: "AP / AFP".
    """
    if len(line) > 60:
        return None
    if names := signed(line):
        return names
    if not (match := _ALONE.find(line)):
        return None
    return (
        label(match["name"])
        or shared(match["name"])
        or (_acronym(match["name"]) if match["sign"].strip() else None)
    )


def signed(line: str) -> str | None:
    """The agencies of a line that names agencies alone: "Source: Reuters/AFP", "© AFP".

    An outlet's own staff may stand beside them ("Reuters and Echo staff"). "REUTERS/Ana Lund"
    names a photographer, and signs a picture.
    """
    match = _SIGNS.find(line)
    if match is None:
        return None
    staff = " staff" if match["staff"] and not label(match["names"]) else ""
    return agencies_alone(match["names"] + staff) or agencies_alone(match["names"])


def _acronym(name: str) -> str | None:
    """An unknown agency's own letters; a station's call sign (K..., W...) is none."""
    return name if _ACRONYM.find(name) and not _STATION.find(name) else None


def _credit_in(line: str) -> str | None:
    if found := lone_credit(line) or signed(line):
        return found
    if ("©" in line or "opyright" in line or "(c)" in line) and (match := _COPYRIGHT.find(line)):
        return leading(match["name"])
    if credit := closing_credit(line):
        return credit[1]
    short = count_words(line) <= 12 and not ends_sentence(line)
    if short and (match := _DATED.find(line)):
        return leading(match["name"])
    if short and (parts := re.split(r" ?[|•] ?| in (?=[A-Z])", line))[1:]:
        # "Reuters in Port Arden", "Ann Bell | AP", "AFP | Published March 3"
        return next((known for part in parts if (known := label(part))), None)
    if is_byline(line):
        return shared(" / ".join(re.split(r"[,/|()]| - |\b[Bb][Yy] | and | with ", line)))
    if desk := _DESK.find(line):
        return shared(desk["agencies"] or "")
    if helped := _helped(line):
        return helped
    if line.startswith(("(Source", "Source", "Via", "(Reporting", "Reporting", "Writing")):
        names = (leading(match["name"]) for match in _FROM.regex.finditer(line))
        named = line.partition(":")[2].strip() if "ource:" in line else ""
        return leading(named) or next((name for name in names if name), None)
    return None


def _helped(line: str) -> str | None:
    """The agencies that a line says to have helped: "AP and AFP contributed to this report"."""
    if "contributed" in line and _CONTRIBUTED.find(line):
        return shared(line.partition(" contributed")[0])
    worked = _WORKED.find(line)
    return shared(worked["names"]) if worked else None
