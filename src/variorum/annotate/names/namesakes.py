"""What an article calls by one name is one thing: names missed or labelled apart are mended.

The reader weighs each place where a name stands for itself. Over a whole article its verdicts
correct each other: what is a company in nine lines is one in the tenth too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from variorum.model import Label, Mention

_WORD = re.compile(r"\w+")

# Of two verdicts neither outweighs the other; from three fifths on one does.
_SHARE = 0.6


def agree(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` with the label that most of the same name have, and those that were passed over.

    A name passed over is added where the same characters were found twice, or once in capitals
    ("NATO"), and in at least half of the places where they stand.
    """
    votes: dict[str, Counter[Label]] = {}
    for one in mentions:
        votes.setdefault(one.text, Counter())[one.label] += 1
    made = [msgspec.structs.replace(one, label=_label(votes[one.text], one)) for one in mentions]
    return sorted([*made, *_passed_over(text, mentions, votes)], key=lambda one: one.start)


def _label(votes: Counter[Label], one: Mention) -> Label:
    ((label, count),) = votes.most_common(1)
    return label if count >= _SHARE * votes.total() and count > votes[one.label] else one.label


def _passed_over(
    text: str, mentions: Sequence[Mention], votes: dict[str, Counter[Label]]
) -> Iterator[Mention]:
    sure = {name for name, cast in votes.items() if cast.total() > 1 or _is_acronym(name)}
    places: dict[str, list[int]] = {}
    for start, name in _standing(text, {name for name in sure if not name.islower()}):
        places.setdefault(name, []).append(start)
    taken = {at for one in mentions for at in range(one.start, one.end)}
    for name, starts in places.items():
        if votes[name].total() * 2 < len(starts):
            continue
        ((label, _),) = votes[name].most_common(1)
        for start in starts:
            end = start + len(name)
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Mention(start=start, end=end, text=name, label=label)


def _standing(text: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where one of `names` stands in `text` as whole words, the longest at each place."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if first := _WORD.match(name):
            by_word.setdefault(first.group(), []).append(name)
    for match in _WORD.finditer(text):
        for name in by_word.get(match.group(), ()):
            after = text[match.start() + len(name) : match.start() + len(name) + 1]
            if text.startswith(name, match.start()) and not (after.isalnum() or after == "_"):
                yield match.start(), name
                break


def _is_acronym(name: str) -> bool:
    return len(name) > 1 and name.isalpha() and name.isupper()
