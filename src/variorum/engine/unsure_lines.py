"""What the program is unsure of, for people to judge: the lines nearest to an even chance first.

What people decided on, be it that they are unsure too, is not asked again.
"""

from collections.abc import Iterable, Iterator

import msgspec

from variorum.engine.desk import Reader
from variorum.engine.line_ruling import decided_on
from variorum.engine.opened_lines import KINDS, Lines
from variorum.errors import StopRun
from variorum.model import Decision
from variorum.store.catalogue import StoryFilter

STORIES = 100
"""Stories of a filter whose lines are looked at, the first of its order. A dossier is read in some
milliseconds, so the next line is there in a second at most."""


class Unsure(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A line by its place in the queue: how far it is from an even chance, then story and address.

    `far` is 0 where yes and no are as likely, 0.5 where the program is certain.
    """

    far: float
    story: str
    address: str


def unsure_lines(
    reader: Reader, wanted: StoryFilter, kind: str | None = None
) -> tuple[list[Unsure], dict[str, Lines]]:
    """The lines to be judged, in their order, and the lines of each story that has any.

    Raises:
        StopRun: there is no such kind of lines, or the filter cannot be understood.
    """
    if kind is not None and kind not in KINDS:
        raise StopRun(f"there are no lines of kind {kind!r}; use one of {', '.join(KINDS)}")
    held = [one for one, holds in reader.decisions() if holds]
    found: list[Unsure] = []
    known: dict[str, Lines] = {}
    for listed in reader.stories(msgspec.structs.replace(wanted, limit=STORIES)):
        lines = Lines(reader.dossier(listed.head.id))
        before = len(found)
        found += _unsure(lines, held, kind)
        if len(found) > before:
            known[lines.dossier.story.id] = lines
    return sorted(found, key=lambda one: (one.far, one.story, one.address)), known


def _unsure(lines: Lines, held: Iterable[Decision], kind: str | None) -> Iterator[Unsure]:
    held = list(held)
    for address, (field, _, record) in lines.records.items():
        confidence = getattr(record, "confidence", None)
        if confidence is None or kind not in (None, field):
            continue
        if not decided_on(lines, address, held):
            yield Unsure(
                far=round(abs(confidence - 0.5), 6), story=lines.dossier.story.id, address=address
            )
