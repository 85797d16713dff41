"""The page while it is being cleaned: its paragraphs, and what has been taken out of them."""

from collections.abc import Iterator
from typing import cast

from variorum.model import Removed, RemovedReason


class Page:
    """Paragraphs in order; what is dropped or cut is kept with its reason and rule, in
    reading order."""

    def __init__(self, paragraphs: list[str]) -> None:
        self.lines = list(paragraphs)
        self.original = tuple(paragraphs)
        """The paragraphs as they came, by the same indices as `lines`."""
        self._removed: list[tuple[int, Removed]] = []

    def kept(self) -> Iterator[tuple[int, str]]:
        """Index and text of every paragraph that still stands."""
        return ((index, line) for index, line in enumerate(self.lines) if line)

    def drop(self, index: int, rule: str) -> None:
        """Take a whole paragraph out, by the rule with this id."""
        if self.lines[index]:
            self._note(index, self.lines[index], rule)
            self.lines[index] = ""

    def cut(self, index: int, start: int, end: int, rule: str) -> None:
        """Take the piece `[start, end)` out of a paragraph, by the rule with this id."""
        line = self.lines[index]
        piece = line[start:end].strip()
        rest = " ".join(part for part in (line[:start].strip(), line[end:].strip()) if part)
        if piece:
            self._note(index, piece, rule)
        self.lines[index] = rest

    def _note(self, index: int, piece: str, rule: str) -> None:
        """Keep what was taken out; the first part of a rule's id is the reason that it gives."""
        reason = cast(RemovedReason, rule.partition(".")[0])
        self._removed.append((index, Removed(text=piece, reason=reason, rule=rule)))

    def dropped(self, reason: RemovedReason) -> set[int]:
        """Indices of the paragraphs that were taken out whole with this reason."""
        return {
            index
            for index, item in self._removed
            if item.reason == reason and not self.lines[index]
        }

    def without(self, reason: RemovedReason) -> list[str]:
        """The paragraphs as they came, but for those taken out whole with this reason."""
        gone = self.dropped(reason)
        return [line for index, line in enumerate(self.original) if index not in gone]

    def text(self) -> str:
        """What stands, paragraphs parted by a blank line."""
        return "\n\n".join(line for line in self.lines if line)

    def removed(self) -> tuple[Removed, ...]:
        """What was taken out, in the order of the page."""
        return tuple(item for _, item in sorted(self._removed, key=lambda pair: pair[0]))
