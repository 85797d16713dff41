"""What a count is beside the others of its account: a whole, a part of one, or more on top."""

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.model import Quantity
from variorum.model.vague_words import promised

_AMONG = re.compile(
    r"\b(?:of|among|amongst) (?:the|those|these) (?:[\w-]+ ){0,2}?"
    r"(?:(?P<killed>dead|killed|deceased|fatalities|bodies|who (?:had |were )?(?:died|killed"
    r"|drowned|perished))|(?P<injured>injured|wounded|hurt|who were (?:injured|wounded|hurt))|"
    r"(?P<missing>missing)|victims|casualties)\b",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"\bof (?:whom|them|those|these)\b", re.IGNORECASE)
"""What a count is some of, where its account tells a greater one of that measure."""
_ADDED = re.compile(
    r"^(?:another|an? (?:additional|further|second|third|fourth|fifth|sixth))\b", re.IGNORECASE
)
_MORE = re.compile(r"\bmore\b(?! than)", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:(?P<grave>seriously|critically|severely|gravely|badly)|(?P<slight>slightly|lightly|"
    r"moderately|mildly))\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|remain\w*)\b", re.IGNORECASE)
_TOLL = frozenset(
    str.split("killed injured hospitalized missing displaced evacuated affected trapped rescued")
)


def find_roles(quantities: Sequence[Quantity], settings: Sequence[str]) -> list[str]:
    """The role of each count of one account: "" for a whole, "part", "added" or "left".

    A part is told as one ("including two children", "two of the dead"). "Five more" is added to
    a count of the same measure and setting that the account gives; where it gives none, it is
    more than others ("12 died and dozens more were injured"). Bodies found are added to a greater
    toll beside them, and so are those of the injured or the missing who died. The gravely and the
    slightly hurt are parts where an account tells both. Those still held are left of all that were
    taken.
    """
    by_degree = _told_by_degree(quantities)
    wholes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (quantity, setting) in enumerate(zip(quantities, settings, strict=True)):
        if not _is_part(quantity, quantities) and quantity.qualifier != "unknown":
            wholes[quantity.measure, setting].append(index)
    roles = []
    for index, (quantity, setting) in enumerate(zip(quantities, settings, strict=True)):
        beside = [quantities[i] for i in wholes[quantity.measure, setting] if i != index]
        some = (
            quantity.measure != "other"
            and _OF_THOSE.search(quantity.text) is not None
            and any(_exceeds(q, quantity) for q in beside)
        )
        if index in by_degree or _is_part(quantity, quantities) or some:
            roles.append("part")
        elif quantity.measure == "detained" and _STILL.search(quantity.text):
            roles.append("left")
        else:
            roles.append("added" if _is_added(quantity, beside) else "")
    return roles


def whole_of(
    index: int, quantities: Sequence[Quantity], roles: Sequence[str], settings: Sequence[str]
) -> int | None:
    """The whole that a part without one in its own sentence is of: the nearest greater one.

    "16 were killed. Six of the dead were women."
    """
    part = quantities[index]
    wholes = [
        at
        for at, one in enumerate(quantities)
        if not roles[at]
        and one.measure == part.measure
        and settings[at] == settings[index]
        and _exceeds(one, part)
    ]
    return min(wholes, key=lambda at: (abs(at - index), at), default=None)


def _told_by_degree(quantities: Sequence[Quantity]) -> set[int]:
    """The counts of the gravely and of the slightly hurt, where both are told."""
    found: dict[str, set[int]] = defaultdict(set)
    for index, quantity in enumerate(quantities):
        degree = _DEGREE.search(quantity.text) if quantity.measure == "injured" else None
        if degree is not None:
            found[degree.lastgroup or ""].add(index)
    return set.union(*found.values()) if len(found) > 1 else set()


def is_of_bodies(quantity: Quantity) -> bool:
    """Whether a count of the dead is one of bodies, as found or brought in somewhere."""
    return quantity.measure == "killed" and _BODIES.search(quantity.text) is not None


def _is_part(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    among = _AMONG.search(quantity.text)
    if among is not None:
        return among.lastgroup in (None, quantity.measure)
    whole = others[quantity.part_of] if quantity.part_of is not None else None
    return whole is not None and whole.measure == quantity.measure


def _is_added(quantity: Quantity, beside: Sequence[Quantity]) -> bool:
    text = quantity.text
    if quantity.measure not in _TOLL:
        return bool(_ADDED.search(text) or _MORE.search(text))
    among = _AMONG.search(text)
    if among is not None and quantity.measure == "killed":
        return True
    if quantity.value is None:
        return False
    wholes = [q for q in beside if not _ADDED.search(q.text) and not _MORE.search(q.text)]
    if _ADDED.search(text):
        return any(q.start < quantity.start or _exceeds(q, quantity) for q in wholes)
    if _MORE.search(text) or _BODIES.search(text):
        return any(_exceeds(q, quantity) for q in wholes)
    return False


def _exceeds(other: Quantity, quantity: Quantity) -> bool:
    least = promised(other.text) if other.qualifier == "vague" else other.low
    return (other.value or least or 0) > (quantity.value or 0)
