"""Which decisions hold, and what they ask of the stories."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from variorum.model import Decision


class Verdicts(NamedTuple):
    """Pairs of articles, the lesser id first, that must share a story, and that must not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def beside(self, article: str) -> set[str]:
        """The articles that must share a story with this one."""
        return {b if a == article else a for a, b in self.same if article in (a, b)}


def holding(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one superseded, the earliest first."""
    known = sorted(decisions, key=lambda one: (one.made, one.id))
    gone = {one.supersedes for one in known}
    return [one for one in known if one.kind != "undo" and one.id not in gone]


def on_stories(decision: Decision) -> bool:
    """Whether a decision, or the one that it takes back, is on which articles are of one story."""
    return decision.target is msgspec.UNSET


def named_in(decision: Decision) -> tuple[str, ...]:
    """All articles that a decision on stories names."""
    return (*decision.articles, *(decision.others or ()))


def apply(
    decisions: Sequence[Decision], is_there: Callable[[str], bool] = lambda _: True
) -> Verdicts:
    """What the decisions that hold ask for; where they cannot all be met, the later ones win.

    "A with B" and "B with C" put A with C; an older "A apart from C" then yields, and a newer one
    lets the oldest of the three go. What a decision asks of articles that are not there waits:
    those that are there are tied to each other all the same, whichever of them came first.
    """
    asked = _Asked()
    for one in reversed(holding(decisions)):
        if not on_stories(one):
            continue
        articles = [article for article in one.articles if is_there(article)]
        if one.kind == "apart" and len(articles) == 2:
            asked.part(articles[0], articles[1])
        elif one.kind in ("same", "merge"):
            asked.tie(articles)
        elif one.kind == "split":
            others = [article for article in one.others or () if is_there(article)]
            for group in asked.tie(articles):
                for other in others:
                    asked.part(group, other)
    return Verdicts(frozenset(asked.same), frozenset(asked.apart))


class _Asked:
    """What was asked for so far, the latest first: an older decision takes nothing of it back."""

    def __init__(self) -> None:
        self.same: set[tuple[str, str]] = set()
        self.apart: set[tuple[str, str]] = set()
        self._members: dict[str, set[str]] = {}
        self._of: dict[str, str] = {}
        self._parted: dict[str, set[str]] = {}
        """By a group, the groups that it is apart from."""

    def _group(self, article: str) -> str:
        return self._of.get(article, article)

    def part(self, one: str, other: str) -> None:
        """Put two articles into two stories, unless they were tied since."""
        a, b = self._group(one), self._group(other)
        if a != b:
            self.apart.add((min(one, other), max(one, other)))
            self._parted.setdefault(a, set()).add(b)
            self._parted.setdefault(b, set()).add(a)

    def tie(self, articles: Sequence[str]) -> list[str]:
        """Put articles into as few stories as what was parted since allows; an article of each."""
        firsts: list[str] = []
        for article in articles:
            for first in firsts:
                if self._join(first, article):
                    break
            else:
                firsts.append(article)
        return firsts

    def _join(self, one: str, other: str) -> bool:
        a, b = self._group(one), self._group(other)
        if b in self._parted.get(a, ()):
            return False
        self.same.add((min(one, other), max(one, other)))
        if a != b:
            kept, gone = min(a, b), max(a, b)
            members = self._members.pop(gone, {gone})
            self._members.setdefault(kept, {kept}).update(members)
            self._of.update(dict.fromkeys(members, kept))
            for far in self._parted.pop(gone, set()):
                self._parted[far] = (self._parted[far] - {gone}) | {kept}
                self._parted.setdefault(kept, set()).add(far)
        return True
