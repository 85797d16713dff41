"""Attributions while they are being found: ranges of tokens, before they become characters."""

from dataclasses import dataclass, field

from variorum.annotate.attributions.clause_units import END_MARKS, Page, Unit
from variorum.lexicon import words
from variorum.model import Mode

Range = tuple[int, int]
_LOOSE = words("function_words.loose_edges")


@dataclass(slots=True)
class Draft:
    """One attribution: tokens of its source, cue and content, and whether content goes on right.

    `forward` is true where the content follows the cue, so that a later cue may cut it short.
    """

    unit: Unit
    source: Range | None
    cue: Range | None
    mode: Mode
    content: list[Range] = field(default_factory=list)
    forward: bool = False

    @property
    def end(self) -> int:
        """The token after the last that belongs to it."""
        ends = [last for _, last in self.content]
        return max([*ends, *([self.cue[1]] if self.cue else [])], default=0)

    def cut(self, page: Page, at: int) -> None:
        """End the content before token `at`, and drop what then hangs loose."""
        cut = []
        for first, last in self.content:
            piece = trimmed(page, first, min(last, at))
            if piece:
                cut.append(piece)
        self.content = cut


def trimmed(page: Page, first: int, last: int) -> Range | None:
    """The range without loose joints at its ends and without a final mark outside a quotation."""
    while first < last and not page.quoted(last - 1) and _is_loose(page, last - 1):
        last -= 1
    while (
        first < last and not page.quoted(first) and page.lower(first) in {",", ";", ":", "—", "–"}
    ):
        first += 1
    return (first, last) if first < last else None


def _is_loose(page: Page, i: int) -> bool:
    return page.lower(i) in END_MARKS or page.lower(i) in _LOOSE
