"""Acts: many lines judged at once, and all of that taken back at once."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from variorum import review
from variorum.engine.archive import Archive
from variorum.engine.line_changes import Draft, target_of
from variorum.engine.line_ruling import Verdict, state
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun
from variorum.model import Decision, identify
from variorum.review import Signature

MOST = 200
"""Lines that one act judges at most: as many as a page shows."""


class Judged(NamedTuple):
    """A line that is to be judged: the id of its story, its address, and its state when seen."""

    story: str
    address: str
    seen: str


class Act(NamedTuple):
    """What an act decided, and how many lines it left since they had changed."""

    id: str
    decisions: tuple[Decision, ...]
    left: int


def judge(archive: Archive, lines: Sequence[Judged], verdict: Verdict, signed: Signature) -> Act:
    """Keep the same verdict on many lines, and bring their stories in line.

    A line that somebody decided on, or that changed, since it was seen is left as it is.

    Raises:
        StopRun: no line is named, or too many are, or all of them had changed.
    """
    if not 0 < len(lines) <= MOST:
        raise StopRun(f"{len(lines)} lines are chosen: choose 1 to {MOST}")
    act = identify("t", signed.made, signed.by, verdict, *(one.address for one in lines))
    signed = signed._replace(act=act)
    earlier = [decision for decision, _ in archive.decisions()]
    held = review.holding(earlier)
    known: dict[str, Lines] = {}
    decided: list[Decision] = []
    for one in lines:
        if one.story not in known:
            known[one.story] = Lines(archive.show(one.story).dossiers[0])
        found = known[one.story]
        opened = found.open(one.address)
        if opened is None or state(found, one.address, held) != one.seen:
            continue
        target = target_of(found, one.address, Draft(kind=verdict))
        decided.append(
            review.decide_line(verdict, target, [*earlier, *decided], signed, None, opened.text)
        )
    if not decided:
        raise StopRun("all of these lines changed, or were decided on, since you looked at them")
    archive.rule(decided)
    return Act(act, tuple(decided), len(lines) - len(decided))


def undo_act(archive: Archive, act: str, signed: Signature) -> list[Decision]:
    """Take back all that an act decided and that still holds.

    Raises:
        StopRun: nothing of it holds.
    """
    earlier = [decision for decision, _ in archive.decisions()]
    meant = [one for one in review.holding(earlier) if one.act == act]
    if not meant:
        raise StopRun("nothing of this act holds any more: see the record of decisions")
    made, by, note, _ = signed
    undone = identify("t", made, by, "undo", act)
    taken = [
        msgspec.structs.replace(
            review.undo(one.id, earlier, made=made, by=by, note=note), act=undone
        )
        for one in meant
    ]
    archive.rule(taken)
    return taken
