"""The sentences of two states of an article, paired where one became the other.

What stands in both is left out, wherever it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from variorum.model import Reading, Span

_ALIKE = 0.5
"""Which part of the words of two sentences must be the same for one to be the other, changed. Two
sentences of one report on different things share a fifth; a changed number or name leaves nine
tenths, a clause that was added or cut at least half."""

_WITHIN = 0.8
"""The same, of the shorter sentence's words: one that grew by a clause holds all of the old one."""

_FOLDED = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'"), "–": "-"})


class Pair(NamedTuple):
    """A sentence of the earlier state and the one that it became; None where there is none."""

    before: Span | None
    after: Span | None


def fold_line(text: str) -> str:
    """A line without what typesetting alone changes: kinds of quotation marks, dashes, blanks."""
    return " ".join(text.translate(_FOLDED).replace("—", "-").split())


def changed_pairs(earlier: Reading, later: Reading) -> list[Pair]:
    """What was changed, in the order of the later state; what is gone stands where it was."""
    old, new = _lines(earlier), _lines(later)
    gone, come = _without_common(old, new), _without_common(new, old)
    matched = _match([old[at] for at in gone], [new[at] for at in come])
    partner = {gone[x]: come[y] for x, y in matched}
    taken = set(partner.values())
    pairs = [Pair(earlier.sentences[x], later.sentences[y]) for x, y in partner.items()]
    pairs += [Pair(earlier.sentences[x], None) for x in gone if x not in partner]
    pairs += [Pair(None, later.sentences[y]) for y in come if y not in taken]
    return sorted(pairs, key=lambda pair: (pair.after or pair.before or (0, 0), pair.after is None))


def _lines(reading: Reading) -> list[str]:
    text = reading.article.text
    return [fold_line(text[start:end]) for start, end in reading.sentences]


def _without_common(lines: Sequence[str], others: Sequence[str]) -> list[int]:
    """The numbers of the lines that the other state has not as often."""
    left = Counter(others)
    found = []
    for at, line in enumerate(lines):
        if left[line]:
            left[line] -= 1
        else:
            found.append(at)
    return found


def _match(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which lines became which: the likest first, each once."""
    old, new = ([re.findall(r"\w+", line.casefold()) for line in lines] for lines in (gone, come))
    ranked = [
        (-alike, abs(x - y), x, y)
        for x, one in enumerate(old)
        for y, other in enumerate(new)
        if (alike := _alike(one, other)) >= _ALIKE
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, x, y in sorted(ranked):
        if x not in taken[0] and y not in taken[1]:
            taken[0].add(x)
            taken[1].add(y)
            yield x, y


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two sentences is the same, words in their order; a quick bound goes first."""
    common = (Counter(one) & Counter(other)).total()
    least, both = min(len(one), len(other)), len(one) + len(other)
    if not least or (2 * common < _ALIKE * both and common < _WITHIN * least):
        return 0.0
    same = sum(
        size for _, _, size in SequenceMatcher(None, one, other, False).get_matching_blocks()
    )
    if least >= 5 and same >= _WITHIN * least:
        return max(_ALIKE, 2 * same / both)
    return 2 * same / both
