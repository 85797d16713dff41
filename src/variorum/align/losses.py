"""Losses: one side tells of dead among its enemies, the other that none of its people came to harm.

"The attack had left tens of invaders dead" and "all staff were unharmed" share hardly a word, yet
both cannot be. They are set against each other where both speak of the people of one side: of the
same kind of them, or, in the one, of enemies, as those who fight call whomever they attack. That
there were no casualties at all stands against soldiers who were killed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.align.agreement import Matcher
from variorum.align.assertions import Assertion
from variorum.align.verdicts import days_apart
from variorum.model import Measure, Quantity, Reading
from variorum.model.words import content_keys, key_of


def _keys(words: str) -> frozenset[str]:
    return frozenset(key_of(word) or word for word in words.split())


# The people of a side by what they do for it; in one kind they stand for each other.
_KINDS = tuple(
    _keys(kind)
    for kind in (
        "staff personnel employee worker diplomat",
        "soldier troop serviceman servicemen marine conscript",
        "police policeman policemen officer",
        "guard peacekeeper",
        "crew sailor pilot",
    )
)
_FIGHTERS = 1
_OURS = frozenset().union(*_KINDS)
_ANYBODY = _keys("people person casualty casualties victim dead injured wounded")
_ENEMIES = _keys("invader occupier enemy aggressor crusader infidel mercenary foreigner")
_SPARED = re.compile(
    r"\b(?:all|every|each)\b[^.;]*\b(?:un(?:harmed|hurt|injured|scathed)|safe)\b", re.IGNORECASE
)
_HARM = _keys("kill dead die death wound injure hurt harm unharmed unhurt uninjured unscathed safe")

# Words of the two sentences that tell of one attack, beside those on who was harmed.
_LEAST_COMMON = 2


class _Told(NamedTuple):
    """Of whom an assertion tells that so many, or none, came to one harm; no words for anybody."""

    harm: Measure
    people: frozenset[str]


def losses_of(matcher: Matcher, readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs (who came to no harm, whom another voice counts as harmed), indices of assertions.

    Both are told by somebody, and not by one and the same; of several, the nearest in words.
    """
    assertions = matcher.assertions
    texts = {reading.article.id: reading.article.text for reading in readings}
    counts = {reading.article.id: reading.quantities for reading in readings}
    spared: dict[int, list[_Told]] = {}
    harmed: dict[int, list[_Told]] = {}
    for at, one in enumerate(assertions):
        if one.statement is None:
            continue
        none = _told(one, counts[one.article], harmed=False)
        if _SPARED.search(texts[one.article], one.start, one.end) and one.plain & _OURS:
            none.append(_Told("injured", one.plain))
        some = _told(one, counts[one.article], harmed=True)
        if none:
            spared[at] = none
        elif some and one.speaker and one.mode != "denies":
            harmed[at] = some
    pairs = []
    for no, none in spared.items():
        shared = [
            (_shared(assertions[no], assertions[yes]), -yes)
            for yes in sorted(matcher.near(assertions[no].around) & harmed.keys())
            if any(_contradict(one, other) for one in none for other in harmed[yes])
        ]
        most = max(shared, default=(0, 0))
        if most[0]:
            pairs.append((no, -most[1]))
    return pairs


def _told(one: Assertion, counts: Sequence[Quantity], *, harmed: bool) -> list[_Told]:
    """What an assertion tells of harm done, or of none done, to somebody."""
    return [
        _Told(count.measure, frozenset(content_keys(count.population or "")) - _ANYBODY)
        for count in counts
        if one.start <= count.start < one.end and count.measure in ("killed", "injured")
        if count.qualifier != "unknown" and (count.value != 0) == harmed
    ]


def _contradict(none: _Told, some: _Told) -> bool:
    """Whether nobody can be spared as the one tells if people are harmed as the other does."""
    if none.harm == "killed" and some.harm != "killed":
        return False
    if some.people & _ENEMIES:
        return not none.people or bool(none.people & _OURS)
    if not none.people:
        return bool(some.people & _KINDS[_FIGHTERS])
    return any(none.people & kind and some.people & kind for kind in _KINDS)


def _shared(no: Assertion, yes: Assertion) -> int:
    """How many words tell that both speak of one attack; 0 where they may well both be so."""
    if no.speaker == yes.speaker or days_apart(no, yes) > 1:
        return 0
    common = len(no.around & yes.around - _HARM - _OURS - _ENEMIES)
    return common if common >= _LEAST_COMMON else 0
