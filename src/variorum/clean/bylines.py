"""Bylines: who wrote it, on a line of its own."""

from variorum.clean.agencies import label
from variorum.lexicon import one_rule

_FILE = "credits"
_BYLINE = one_rule(_FILE, "credit.byline")
_STAFF = one_rule(_FILE, "credit.byline-staff")
_AGENCY = one_rule(_FILE, "credit.byline-agency")
_BESIDE = one_rule(_FILE, "credit.byline-beside")
_AFTER_NAMES = one_rule(_FILE, "credit.after-names")


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else."""
    return byline_rule(line) is not None


def byline_rule(line: str) -> str | None:
    """The rule by which a line is a byline and nothing else, or None."""
    if len(line) > 160:
        return None
    if _STAFF.find(line):
        return _STAFF.id
    if (alone := _AGENCY.find(line)) and label(alone["names"]):
        return _AGENCY.id
    if beside := _BESIDE.find(line):
        # "By Ada Roy and Reuters": the agency goes along, and the rest must be a byline.
        line = line[: beside.start()] if label(beside["name"]) else line
    match = _BYLINE.find(line)
    signed = match and _AFTER_NAMES.find(match["rest"]) and not line.endswith((".", "!", "?"))
    return _BYLINE.id if signed else None


def read_byline(line: str) -> str | None:
    """The names that a byline gives, or None."""
    if not is_byline(line):
        return None
    match = _BYLINE.find(line) or _STAFF.find(line) or _AGENCY.find(line)
    return match["names"].strip(" ,.") if match else None
