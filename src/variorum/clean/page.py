"""The page while it is being cleaned: its paragraphs, and what has been taken out of them."""

from collections.abc import Iterator

from variorum.model import Removed, RemovedReason


class Page:
    """Paragraphs in order; what is dropped or cut is kept with its reason, in reading order."""

    def __init__(self, paragraphs: list[str]) -> None:
        self.lines = list(paragraphs)
        self.original = tuple(paragraphs)
        """The paragraphs as they came, by the same indices as `lines`."""
        self._removed: list[tuple[int, Removed]] = []

    def kept(self) -> Iterator[tuple[int, str]]:
        """Index and text of every paragraph that still stands."""
        return ((index, line) for index, line in enumerate(self.lines) if line)

    def drop(self, index: int, reason: RemovedReason) -> None:
        """Take a whole paragraph out."""
        if self.lines[index]:
            self._removed.append((index, Removed(text=self.lines[index], reason=reason)))
            self.lines[index] = ""

    def cut(self, index: int, start: int, end: int, reason: RemovedReason) -> None:
        """Take the piece `[start, end)` out of a paragraph."""
        line = self.lines[index]
        piece = line[start:end].strip()
        rest = " ".join(part for part in (line[:start].strip(), line[end:].strip()) if part)
        if piece:
            self._removed.append((index, Removed(text=piece, reason=reason)))
        self.lines[index] = rest

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
