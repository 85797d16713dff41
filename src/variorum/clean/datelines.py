"""Datelines: the words before the dash that open a dispatch."""

import re

from variorum.clean.agencies import label
from variorum.lexicon import one_of
from variorum.model import Dateline

_MONTH = rf"{one_of('calendar.months', 'calendar.months_short').title()}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
# A capitalised word, or one wholly in capitals; names of two or three such words.
_WORD = r"(?:[A-ZÀ-Þ][\w'’.\-]*|[dl]['’][A-Z]\w+|de|del|la|al|el|di|da|do|of|and|the|upon|sur)"
_PLACE = rf"[A-ZÀ-Þ][\w'’.\-]*(?:[ /]{_WORD}){{0,4}}"
_REGION = rf"(?:, {_PLACE}){{0,2}}"
_DASH = r"\s*(?:--|[-–—―])\s*"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})?"
    rf"(?:,? ?(?P<date>{_DATE})\.?)?"
    r"(?: ?[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\.?)?"
    rf"(?:,? ?(?P<date2>{_DATE}))?"
    rf"(?:{_DASH}|(?P<colon>: )|\.? /(?P<slashed>[A-Z][\w.\- ]{{1,20}})/\.? ?)(?=\S)"
)
# "Port Arden, Mar 3 (PTI) The council", with no dash.
_UNDASHED = re.compile(
    rf"(?P<place>{_PLACE}{_REGION}),? (?P<date>{_DATE})\.? ?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]"
    r"(?P<slashed>)(?P<date2>)[:.]? (?=[A-ZÀ-Þ\"“‘])"
)
# Words in capitals that open a paragraph and are no place.
_NO_PLACE = re.compile(
    r"(?:updated?|breaking|watch|file|exclusive|videos?|photos?|pictures?|live|opinion|analysis|more"
    r"|related|note|correction|editor|listen|read|warning|caption|advert\w*|question|answer|first"
    r"|report|developing|alert|just in|news)\b",
    re.IGNORECASE,
)


def find_dateline(paragraph: str) -> tuple[Dateline, int] | None:
    """The dateline that opens a paragraph, and where the story's own words begin.

    A place alone before a dash is a dateline where it is written in capitals (the convention of
    the AP Stylebook) or is followed by a date or by an agency in brackets.
    """
    opening = paragraph[:160]
    undashed = _UNDASHED.match(opening)
    match = undashed if undashed and label(undashed["agency"]) else _DATELINE.match(opening)
    if not match:
        return None
    place, agency = match["place"], match["agency"] or match["slashed"]
    place = place.rstrip("-") if place else None
    date = match["date"] or match["date2"]
    if place and not (date or agency or _in_capitals(place)):
        return None
    if not place and not (agency and label(agency.split("/")[0])):
        return None
    if place and _NO_PLACE.match(place):
        return None
    if agency and re.search(r"\b\d", agency) and not date:
        date, agency = agency, None
    known = label(agency) or agency if agency else None
    return Dateline(place=place, date=date, agency=known), match.end()


def _in_capitals(place: str) -> bool:
    """Whether the town is in capitals; a region after the comma may be in lower case."""
    town = place.split(",")[0]
    letters = [char for char in town if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)
