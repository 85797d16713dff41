"""Two articles that cannot be of one event, however many words they share.

What is learned from long articles says too much of short ones: a place, a day and "police said" are
half of what such an item has. The rules were tried on the pairs of news_cluster_dev, basil and
gva_dev that the weights link, as they are and cut to their first lines.
"""

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from variorum.stories.sentence_forms import is_one_form

if TYPE_CHECKING:
    from variorum.stories.likeness import View

ClashRule = Literal[
    "only-places", "short-and-unlike", "other-days", "other-counts", "one-form", "told-as-past"
]
"""Why two articles are of two events; each is told in words in `story_reasons`."""

_WHERE_ALONE = 0.05
"""Likeness without the names of places below which nothing but a place is shared. Of 2,701 linked
pairs of one event in the three sets it parts 19, of 280 of two events 2, and of unrelated items
under one dateline all that were tried."""

_SHORT = 600
"""Characters of an item in which one event has few words: what is not shared counts more."""

_SHORT_UNLIKE = 0.125
"""The same for a short item whose headline shares nothing but places with the other's."""

_OTHER_DAYS = 0.2
"""The same for two texts that speak of other days; in short items `_OTHER_DAYS_SHORT`. Of pairs as
they are the two part 5 of one event and 30 of two."""

_OTHER_DAYS_SHORT = 0.4
"""Of 450 articles of gva_dev, cut to their first lines, 13 pairs of two events lie between .3 and
.4, one of them linked, and none of one event."""

_FAR = 180
"""Days between two short items from which on the same may have happened again in the same place."""

_OTHER_DAYS_FAR = 0.8
"""The same for such items: what is likelier still is one text under two stamps."""

_OTHER_COUNTS = 0.15
"""The same for short items that count other numbers of killed or injured."""


def clash_rule(a: "View", b: "View") -> ClashRule | None:
    """The rule by which two articles are of two events; None where none tells.

    A person in common speaks for one event, so then only those texts are parted that fill in one
    form, and one without a date that tells of the other's time as long past.
    """
    if is_one_form(a.forms, b.forms):
        return "one-form"
    if _tells_as_past(a, b) or _tells_as_past(b, a):
        return "told-as-past"
    if not a.persons.isdisjoint(b.persons):
        return None
    alike = cosine(a.elsewhere, b.elsewhere)
    if alike < _WHERE_ALONE:
        return "only-places"
    short = min(a.features.size, b.features.size) < _SHORT
    if alike < _other_days_line(a, b, short=short) and days_clash(a.days, b.days):
        return "other-days"
    if not short:
        return None
    if alike < _OTHER_COUNTS and (clash(a.killed, b.killed) or clash(a.injured, b.injured)):
        return "other-counts"
    if alike < _SHORT_UNLIKE and a.titled.terms.keys().isdisjoint(b.titled.terms):
        return "short-and-unlike"
    return None


def _tells_as_past(one: "View", other: "View") -> bool:
    """Whether an undated text came out after the other's day, by the past that it tells of."""
    return other.features.day is not None and other.features.day < one.features.barred


def _other_days_line(a: "View", b: "View", *, short: bool) -> float:
    """The likeness from which on two texts are of one event though they speak of other days."""
    if not short:
        return _OTHER_DAYS
    days = a.features.day, b.features.day
    far = None not in days and abs((days[0] or 0) - (days[1] or 0)) > _FAR
    return _OTHER_DAYS_FAR if far else _OTHER_DAYS_SHORT


def clash(a: frozenset[str] | frozenset[float], b: frozenset[str] | frozenset[float]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(a and b and a.isdisjoint(b))


def days_clash(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether both speak of days, all of them more than a day apart: a night has two dates."""
    return bool(a and b) and not any(day + off in b for day in a for off in (-1, 0, 1))


class Elsewhere(NamedTuple):
    """The weighted words of a text but for those that name places, and their length."""

    terms: dict[str, int]
    length: float

    @classmethod
    def of(cls, terms: Mapping[str, int], where: Collection[str]) -> "Elsewhere":
        """What of these terms is not among the places."""
        kept = {term: weight for term, weight in terms.items() if term not in where}
        return cls(kept, math.hypot(*kept.values()))


def cosine(a: Elsewhere, b: Elsewhere) -> float:
    """How alike two texts are but for their places, 0 to 1."""
    shared = sum(weight * b.terms[term] for term, weight in a.terms.items() if term in b.terms)
    return shared / (a.length * b.length) if shared else 0.0
