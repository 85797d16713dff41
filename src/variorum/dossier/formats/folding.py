"""What text and Markdown show at a glance. The rest is counted, and `--all` shows it.

A record that is longer than what it is made from helps nobody: the first screen tells the story,
and every section gives what weighs most.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.dossier.formats import wording
from variorum.dossier.formats.view import (
    Account,
    Alone,
    Copying,
    Folded,
    Happening,
    Line,
    Point,
    Record,
    Ref,
)
from variorum.dossier.stands_alone import (
    is_whole,
    leans,
    speaks_to_reader,
    splits_quotation,
    without_quotations,
)
from variorum.model.word_keys import content_keys

EVENTS = range(6, 13)
"""Lines of the timeline: at most a screen of them, fewer of short coverage, and at least these."""

AGREED = range(3, 9)
"""Claims that accounts agree on, likewise, those of most origins first."""

_ALIKE = 0.5
"""Two lines that share so much of their words (Dice) are versions of one."""

_FEW = 3
"""A timeline of as many whole sentences at a glance shows no pieces of sentences beside them."""

_WORDS = 150
"""Words of coverage for which one more line of a section is read at a glance."""

PASSAGES = 2
"""Passages by which a copy is known."""

SAYINGS = 2
"""What is quoted of each side of a dispute."""

ALONE = 3
"""Lines of what one origin alone reports."""


def folded(account: Account) -> Account:
    """The account with what is read at a glance of each dossier, and how much more there is."""
    return replace(account, records=tuple(map(_fold, account.records)))


def _fold(record: Record) -> Record:
    words = sum(len(one.article.text.split()) for one in record.pieces)
    timeline = _weightiest(record.timeline, _lines(EVENTS, words))
    agreed = record.agreed[: _lines(AGREED, words)]
    return replace(
        record,
        timeline=timeline,
        agreed=agreed,
        disputed=tuple(_fold_dispute(one) for one in record.disputed),
        differing=tuple(replace(one, folded=True) for one in record.differing),
        updated=tuple(replace(one, folded=True) for one in record.updated),
        only_in=tuple(_fold_alone(one) for one in record.only_in),
        copying=tuple(_fold_copying(one) for one in record.copying),
        pieces=tuple(replace(one, folded=True) for one in record.pieces),
        folded=Folded(
            timeline=len(record.timeline) - len(timeline),
            agreed=len(record.agreed) - len(agreed),
        ),
    )


def more(count: int) -> str:
    """What stands for lines that are folded: `and 4 more; --all shows them`."""
    return f"and {count} more; --all shows {'it' if count == 1 else 'them'}"


def removed_count(count: int) -> str:
    """What stands for what was removed from a page: `9 passages; --all shows them`."""
    return f"{wording.count(count, 'passage')}; --all shows {'it' if count == 1 else 'them'}"


def _lines(bounds: range, words: int) -> int:
    """How many lines of a section are shown for so many words of coverage."""
    return min(bounds[-1], max(bounds[0], words // _WORDS))


def _weightiest(timeline: Sequence[Happening], count: int) -> tuple[Happening, ...]:
    """The events that most origins tell, then those that an editor most likely wants; in order.

    One that is a piece of a sentence, or opens with "he" or "but", is shown only where few others
    are, and of those of one date that say nearly the same the first is shown.
    """

    def rank(at: int) -> tuple[bool, int, float, int]:
        one = timeline[at]
        return not is_whole(one.text), -min(2, one.support.origins), -one.worth, at

    chosen: dict[int, frozenset[str]] = {}
    for at in sorted(range(len(timeline)), key=rank):
        keys = frozenset(content_keys(timeline[at].text))
        again = any(
            _alike(keys, held) and _of_one_date(timeline[at].iso, timeline[other].iso)
            for other, held in chosen.items()
        )
        full = len(chosen) >= (count if is_whole(timeline[at].text) else min(count, _FEW))
        if not full and not again:
            chosen[at] = keys
    return tuple(replace(timeline[at], refs=_one_each(timeline[at])) for at in sorted(chosen))


def _of_one_date(one: str, other: str) -> bool:
    """Whether two dates are of one day, or one holds the other."""
    return one[:10].startswith(other[:10]) or other[:10].startswith(one[:10])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))


def _one_each(one: Happening) -> tuple[Ref, ...]:
    """A reference to each article: that of the words shown, else the first."""
    found: dict[str, Ref] = {}
    for ref in sorted(one.refs, key=lambda ref: wording.clause(ref.text) != one.text):
        found.setdefault(ref.number, ref)
    return tuple(found[number] for number in sorted(found))


def _fold_dispute(one: Point) -> Point:
    """The dispute with what is said first on each side."""
    return replace(
        one,
        asserts=one.asserts[:SAYINGS],
        denies=one.denies[:SAYINGS],
        observes=one.observes[:SAYINGS],
    )


def _fold_copying(one: Copying) -> Copying:
    shown = one.passages[:PASSAGES]
    return replace(one, passages=shown, more=len(one.passages) - len(shown))


def _fold_alone(one: Alone) -> Alone:
    """The weightiest lines that no other section shows, none that says nearly the same as one.

    None is shown that is half a quotation, speaks of "us", or opens with "he" or "but".
    """
    lines: list[Line] = []
    held: list[frozenset[str]] = []
    for line in one.lines:
        keys = frozenset(content_keys(line.text))
        again = any(_alike(keys, other) for other in held)
        if _is_clear(line.text) and not line.elsewhere and not again and len(lines) < ALONE:
            lines.append(line)
            held.append(keys)
    return replace(one, lines=tuple(lines), more=len(one.lines) - len(lines))


def _is_clear(text: str) -> bool:
    """Whether a line tells a reader what it is about, and is nobody's talk to the reader."""
    to_reader = speaks_to_reader(without_quotations(text))
    return not (leans(text) or splits_quotation(text) or to_reader)
