"""Datelines: the words before the dash that open a dispatch."""

import re

from variorum.clean.agencies import label, shared
from variorum.lexicon import one_rule
from variorum.model import Dateline

_FILE = "dates"
_DATELINE = one_rule(_FILE, "dateline.dashed")
_UNDASHED = one_rule(_FILE, "dateline.undashed")
_NO_PLACE = one_rule(_FILE, "dateline.no-place")


def find_dateline(paragraph: str) -> tuple[Dateline, int] | None:
    """The dateline that opens a paragraph, and where the story's own words begin.

    A place alone before a dash is a dateline where it is written in capitals (the convention of
    the AP Stylebook) or is followed by a date or by an agency in brackets.
    """
    opening = paragraph[:160]
    undashed = _UNDASHED.find(opening)
    match = undashed if undashed and label(undashed["agency"]) else _DATELINE.find(opening)
    if not match:
        return None
    place, agency = match["place"], match["agency"] or match["slashed"]
    place = place.rstrip("-") if place else None
    date = match["date"] or match["date2"]
    if place and not (date or agency or _in_capitals(place)):
        return None
    if not place and not (agency and label(agency.split("/")[0])):
        return None
    if place and _NO_PLACE.find(place):
        return None
    if agency and re.search(r"\b\d", agency) and not date:
        date, agency = agency, None
    if place and agency and f"[{agency}]" in opening and not label(agency) and not agency.isupper():
        # "Arden [Northland], March 3:" has a country in square brackets.
        agency = None
    known = shared(agency) or agency if agency else None
    return Dateline(place=place, date=date, agency=known), match.end()


def _in_capitals(place: str) -> bool:
    """Whether the town is in capitals; a region after the comma may be in lower case."""
    town = place.split(",")[0]
    letters = [char for char in town if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)
