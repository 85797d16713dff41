"""Which decisions hold, and what they ask of the stories."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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


def apply(decisions: Sequence[Decision]) -> Verdicts:
    """What the decisions that hold ask for; where they cannot all be met, the later ones win.

    "A with B" and "B with C" put A with C; an older "A apart from C" then yields, and a newer one
    lets the oldest of the three go.
    """
    same: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    group: dict[str, str] = {}

    def of(article: str) -> str:
        return group.get(article, article)

    for one in reversed(holding(decisions)):
        if one.kind not in ("same", "apart"):
            continue
        first, second = one.articles
        a, b = of(first), of(second)
        if one.kind == "apart" and a != b:
            apart.add((first, second))
        elif one.kind == "same" and not any({of(x), of(y)} == {a, b} for x, y in apart):
            same.add((first, second))
            members = {x for pair in same for x in pair if of(x) in (a, b)}
            group.update(dict.fromkeys(members, min(a, b)))
    return Verdicts(frozenset(same), frozenset(apart))
