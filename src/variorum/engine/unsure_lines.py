"""What the program is unsure of, for people to judge: which line comes next.

What people decided on, be it that they are unsure too, is not asked again. What somebody else
looks at, or is to look at, is not asked at all.
"""

from collections.abc import Iterator
from typing import NamedTuple

from variorum.engine.desk import Reader
from variorum.engine.opened_lines import KINDS, Lines
from variorum.errors import StopRun
from variorum.store.catalogue import QueueFilter, Waiting

JUDGED = ("claims", "relations", "brief", "only_in")
"""The kinds of lines that have a confidence."""

HELD = 600
"""Seconds for which a line is kept for who looks at it. Who takes longer may decide all the same,
unless somebody else was shown the line and was faster."""


class Next(NamedTuple):
    """A line that waits to be judged, with the lines of its story."""

    waiting: Waiting
    lines: Lines

    @property
    def address(self) -> str:
        """The address of the line."""
        return self.waiting.place.address

    @property
    def story(self) -> str:
        """The id of its story."""
        return self.lines.dossier.story.id


def unsure_lines(reader: Reader, wanted: QueueFilter, limit: int) -> Iterator[Next]:
    """The lines to be judged, in their order, each with the lines of its story.

    Raises:
        StopRun: there is no such kind of lines, or the filter cannot be understood.
    """
    if wanted.kind is not None and wanted.kind not in KINDS:
        known = ", ".join(KINDS)
        raise StopRun(f"there are no lines of kind {wanted.kind!r}; use one of {known}")
    read: dict[str, Lines] = {}
    for one in reader.catalogue.waiting(wanted, limit):
        if one.story not in read:
            dossier = reader.kept_dossier(one.story)
            if dossier is None:
                continue
            read[one.story] = Lines(dossier)
        if one.place.address in read[one.story].records:
            yield Next(one, read[one.story])
