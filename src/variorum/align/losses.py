"""Losses: one side tells of dead among its enemies, the other that none of its people came to harm.

"The attack had left tens of invaders dead" and "all staff were unharmed" share hardly a word, yet
both cannot be. They are set against each other where both speak of the people of one side: of the
same kind of them, or, in the one, of enemies, as those who fight call whomever they attack.
"""

import re
from collections.abc import Mapping, Sequence

from variorum.align.agreement import Matcher
from variorum.align.assertions import Assertion
from variorum.align.verdicts import days_apart
from variorum.model import Quantity, Reading
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
_OURS = frozenset().union(*_KINDS)
_ENEMIES = _keys("invader occupier enemy aggressor crusader infidel mercenary foreigner")
_SPARED = re.compile(
    r"\b(?:all|every|each)\b[^.;]*\b(?:un(?:harmed|hurt|injured|scathed)|safe)\b", re.IGNORECASE
)
_HARM = _keys("kill dead die death wound injure hurt harm unharmed unhurt uninjured unscathed safe")

# Words of the two sentences that tell of one attack, beside those on who was harmed.
_LEAST_COMMON = 2


def losses_of(matcher: Matcher, readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs (who came to no harm, whom another voice counts as harmed), indices of assertions.

    Both are told by somebody, and not by one and the same; of several, the nearest in words.
    """
    assertions = matcher.assertions
    texts = {reading.article.id: reading.article.text for reading in readings}
    counts = {
        reading.article.id: [
            one for one in reading.quantities if one.measure in ("killed", "injured")
        ]
        for reading in readings
    }
    spared: list[tuple[int, frozenset[str]]] = []
    harmed: dict[int, frozenset[str]] = {}
    for at, one in enumerate(assertions):
        if one.statement is None:
            continue
        none = _people(one, counts, harmed=False)
        if _SPARED.search(texts[one.article], one.start, one.end):
            none |= one.plain
        some = _people(one, counts, harmed=True)
        if none & _OURS:
            spared.append((at, none & _OURS))
        elif some & (_OURS | _ENEMIES) and one.speaker and one.mode != "denies":
            harmed[at] = some
    pairs = []
    for no, ours in spared:
        shared = [
            (_shared(assertions[no], assertions[yes]), -yes)
            for yes in sorted(matcher.near(assertions[no].around) & harmed.keys())
            if harmed[yes] & _ENEMIES or any(ours & kind and harmed[yes] & kind for kind in _KINDS)
        ]
        most = max(shared, default=(0, 0))
        if most[0]:
            pairs.append((no, -most[1]))
    return pairs


def _people(
    one: Assertion, counts: Mapping[str, Sequence[Quantity]], *, harmed: bool
) -> frozenset[str]:
    """The words for those of whom it tells how many came to harm: some, or none."""
    return frozenset(
        key
        for count in counts[one.article]
        if one.start <= count.start < one.end and count.qualifier != "unknown"
        if (count.value != 0) == harmed
        for key in content_keys(count.population or "")
    )


def _shared(no: Assertion, yes: Assertion) -> int:
    """How many words tell that both speak of one attack; 0 where they may well both be so."""
    if no.speaker == yes.speaker or days_apart(no, yes) > 1:
        return 0
    common = len(no.around & yes.around - _HARM - _OURS - _ENEMIES)
    return common if common >= _LEAST_COMMON else 0
