"""Bylines: who wrote it, on a line of its own."""

import re

from variorum.clean.agencies import label

_NAMED = r"[A-ZÀ-Þ][\w.'’\-]*"
_PERSON = rf"{_NAMED}(?: (?:{_NAMED}|de|van|von|der|den|bin|al|el|la|di|da|dos|ben)){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:, and |, | and | & ){_PERSON}){{0,5}}"
_GLUED = r"(?:[A-Z][a-z]+[A-Z]\w+(?: and |, )?)+"  # "AnnBell", where blanks were lost
_BYLINE = re.compile(
    r"(?:(?:By|BY|Author) ?:? "
    r"|(?:Written|Story|Text|Posted|Reported|Report|Words|Compiled) by ?:? ?)"
    rf"(?P<names>{_PEOPLE}|{_GLUED}|[A-Z][A-Z .'’\-]{{4,60}})(?P<rest>.{{0,100}})$"
)
_STAFF = re.compile(
    r"(?:[Bb]y|BY):? "
    r"(?P<names>.{2,60}\b(?:[Ss]taff|[Rr]eporters?|[Cc]orrespondents?|[Aa]genc(?:y|ies)"
    r"|[Dd]esk|[Nn]ewsroom|[Ee]ditors?|[Ww]riters?|[Bb]ureau|[Tt]eam|STAFF|REPORTERS?"
    r"|CORRESPONDENTS?|AGENC(?:Y|IES)|DESK|TEAM))\b[^.]{0,60}$"
)
# What follows the names on a byline: a comma and a role, a bar, a bracket, an agency, a date.
_AFTER_NAMES = re.compile(r"(?:$|[ ,]*[|•·(\[/–—-]|,| (?:in|at|for) [A-Z]|\s+[A-Z\d@])")
_AGENCY = re.compile(r"(?:By|BY|by):? (?P<names>.{2,40})$")


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else."""
    if len(line) > 160:
        return False
    if _STAFF.match(line) or ((alone := _AGENCY.match(line)) and label(alone["names"])):
        return True
    match = _BYLINE.match(line)
    return bool(match and _AFTER_NAMES.match(match["rest"]) and not line.endswith((".", "!", "?")))


def read_byline(line: str) -> str | None:
    """The names that a byline gives, or None."""
    if not is_byline(line):
        return None
    match = _BYLINE.match(line) or _STAFF.match(line) or _AGENCY.match(line)
    return match["names"].strip(" ,.") if match else None
