"""How far people agree who judge the same lines: Cohen's kappa of each two of them.

A second reader judges a line without knowing what the first one said. What both said alike is set
against what they would say alike by chance (J. Cohen, "A coefficient of agreement for nominal
scales", 1960).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from variorum.model import Decision
from variorum.review import holding
from variorum.store.teamwork import Opinion

VERDICTS = ("accept", "strike", "unsure")


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two people agree on `lines` lines that both judged.

    `alike` is the share that they judged alike. `kappa` is 1 where they always agree and 0 where
    no more than by chance; null where chance alone would make them always agree.
    """

    first: str
    second: str
    lines: int
    alike: float
    kappa: float | None


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What one person did: decisions of each kind, and opinions as a second reader."""

    who: str
    decisions: Mapping[str, int]
    opinions: int


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts; null where there are none, or chance agrees always.

    >>> kappa([("accept", "accept"), ("strike", "strike"), ("accept", "strike")])
    0.4
    """
    if not pairs:
        return None
    count = len(pairs)
    alike = sum(one == other for one, other in pairs) / count
    first, second = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(first[one] * second[one] for one in first) / count**2
    return None if chance == 1 else round((alike - chance) / (1 - chance), 6)


def agreements(decisions: Iterable[Decision], opinions: Iterable[Opinion]) -> list[Agreement]:
    """How far each two people agree, in the order of their names."""
    made = {one.id: one for one in decisions}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for opinion in opinions:
        first = made.get(opinion.decision)
        if first is None or not first.by:
            continue
        both = (first.by, opinion.who)
        said: tuple[str, str] = (first.kind, opinion.kind)
        if both[0] > both[1]:
            both, said = both[::-1], said[::-1]
        found.setdefault(both, []).append(said)
    return [
        Agreement(
            first=both[0],
            second=both[1],
            lines=len(pairs),
            alike=sum(one == other for one, other in pairs) / len(pairs),
            kappa=kappa(pairs),
        )
        for both, pairs in sorted(found.items())
    ]


def disagreements(
    decisions: Iterable[Decision], opinions: Iterable[Opinion]
) -> list[tuple[Decision, Opinion]]:
    """The decisions that hold and of which a second reader says otherwise, the earliest first."""
    held = {one.id: one for one in holding(decisions)}
    return [
        (held[one.decision], one)
        for one in opinions
        if one.decision in held and held[one.decision].kind != one.kind
    ]


def for_second_reader(
    decisions: Iterable[Decision], opinions: Iterable[Opinion], who: str
) -> Iterator[Decision]:
    """The decisions of others that hold on a whole line, and of which somebody said nothing yet."""
    said = {one.decision for one in opinions if one.who == who}
    for one in holding(decisions):
        if one.target and one.kind in VERDICTS and one.by != who and one.id not in said:
            yield one


def work_of_each(decisions: Iterable[Decision], opinions: Iterable[Opinion]) -> list[Work]:
    """What each person did, in the order of their names."""
    made: dict[str, Counter[str]] = {}
    said = Counter(one.who for one in opinions)
    for one in decisions:
        made.setdefault(one.by or "nobody named", Counter())[one.kind] += 1
    return [
        Work(who=who, decisions=dict(sorted(made.get(who, Counter()).items())), opinions=said[who])
        for who in sorted({*made, *said})
    ]
