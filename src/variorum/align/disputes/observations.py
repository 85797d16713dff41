"""Observations: what a third party saw, or could not establish, of something that is disputed.

An accusation and its denial are two sides; truce observers, investigators or auditors who say
what they found, or that nothing can be verified, take neither. Their words belong to the dispute.
"""

import re
from collections.abc import Mapping, Sequence

from variorum.align.claims.assertions import Assertion

# The words by which somebody tells what cannot be found out, or weighs what was found. They point
# at the dispute beside them, whatever other words they hold.
_WEIGHS = re.compile(
    r"\b(?:can(?:no|['’])?t?|could(?:n['’]t)?)\s+(?:not\s+)?(?:yet\s+)?(?:be\s+)?(?:independently\s+)?"
    r"(?:say|tell|confirm\w*|verif\w*|establish\w*|determin\w*|rul\w+ out|check\w*)"
    r"|\bno\s+(?:sign|trace|evidence|proof|indication)s?\s+(?:of|that)\b"
    r"|\bconsistent with\b"
    r"|\b(?:not|yet to)\s+(?:yet\s+)?(?:be(?:en)?\s+)?(?:independently\s+)?(?:confirmed|verified)\b"
    r"|\b(?:un(?:clear|confirmed|verified)|inconclusive)\b",
    re.IGNORECASE,
)

# Those by which somebody tells of findings; they may be about anything.
_FINDS = re.compile(
    r"\b(?:recorded|observed|counted|detected|measured|inspected|examined|found)\b", re.IGNORECASE
)

# An observation shares so many words with what it is about; fewer meet in any two sentences of
# one story.
_LEAST_COMMON = 2

# What weighs a dispute stands within so many assertions of one of its sides.
_REACH = 12


def observations_of(
    assertions: Sequence[Assertion],
    denied: Sequence[tuple[int, int]],
    texts: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
) -> list[tuple[int, int]]:
    """Pairs (observation, what is disputed) as indices into `assertions`.

    `denied` are pairs (denial, what it denies). An observer is named as speaker, stands on neither
    side and is not accused. `names` gives the keys under which each entity is named.
    """
    taken = {at for pair in denied for at in pair}
    sides = {speaker for at in taken if (speaker := assertions[at].speaker)}
    targets = sorted({target for _, target in denied})
    found = []
    for at, one in enumerate(assertions):
        if at in taken or not one.statement or one.speaker is None or one.speaker in sides:
            continue
        if one.mode in ("denies", "accuses"):
            continue
        span = (texts[one.article], one.start, one.end)
        target = _about(one, targets, assertions, names) if _told(span) else None
        if target is None and _WEIGHS.search(*span):
            target = _beside(at, denied, assertions)
        if target is not None:
            found.append((at, target))
    return found


def _told(span: tuple[str, int, int]) -> bool:
    return bool(_WEIGHS.search(*span) or _FINDS.search(*span))


def _about(
    one: Assertion,
    targets: Sequence[int],
    assertions: Sequence[Assertion],
    names: Mapping[str, Sequence[str]],
) -> int | None:
    """What is disputed and shares most words with an observation."""
    shared = [(_shared(one, assertions[target], names), -target) for target in targets]
    most = max(shared, default=(0, 0))
    return -most[1] if most[0] else None


def _beside(
    at: int, denied: Sequence[tuple[int, int]], assertions: Sequence[Assertion]
) -> int | None:
    """What is disputed nearest before or after an observation of the same account."""
    near = [
        (abs(side - at), target)
        for denial, target in denied
        for side in (denial, target)
        if assertions[side].article == assertions[at].article and abs(side - at) <= _REACH
    ]
    return min(near)[1] if near else None


def _shared(one: Assertion, target: Assertion, names: Mapping[str, Sequence[str]]) -> int:
    """How many words an observation shares with what it may be about, 0 where it is not."""
    named = frozenset(names.get(one.speaker or "", ()))
    if named and named <= target.keys:
        return 0
    common = one.around & target.around
    return len(common) if len(common) >= _LEAST_COMMON and common & one.plain else 0
