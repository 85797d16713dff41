"""An article's text as HTML with every cited span marked, exact to the character."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from variorum.model import Span

# Characters that HTML does not allow, or that would repaint the text around them; one for one.
_UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Marked:
    """The marked text, and the keys of marks that had to be split because others cross them."""

    html: Markup
    split: tuple[str, ...]


def mark(text: str, spans: Iterable[tuple[str, Span]]) -> Marked:
    """`text` with a `<mark>` around each span, named by its key in `id`.

    HTML elements nest and spans may cross: a mark that another one's end cuts is closed and
    opened again, with its key in `class`. Spans outside of the text are cut to it.
    """
    ends = len(text)
    ordered = sorted(
        ((key, (min(start, ends), min(end, ends))) for key, (start, end) in spans),
        key=lambda one: (one[1][0], -one[1][1], one[0]),
    )
    writer = _Writer(text)
    for key, (start, end) in ordered:
        writer.close_until(start)
        writer.write_to(start)
        writer.open(key, end)
    writer.close_until(ends)
    writer.write_to(ends)
    return Marked(Markup("").join(writer.parts), tuple(writer.split))


def safe(text: str) -> Markup:
    """`text` escaped for HTML; characters that HTML forbids become U+FFFD, one for one."""
    return escape(_UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text))


@dataclass
class _Writer:
    """Writes the text from left to right; `stack` holds the open marks, the innermost last."""

    text: str
    at: int = 0
    parts: list[Markup] = field(default_factory=list)
    stack: list[tuple[str, int]] = field(default_factory=list)
    split: dict[str, None] = field(default_factory=dict)

    def write_to(self, end: int) -> None:
        self.parts.append(safe(self.text[self.at : end]))
        self.at = max(self.at, end)

    def open(self, key: str, end: int) -> None:
        """Open a mark; one that is to end before it is opened again inside of it."""
        cut = [one for one in self.stack if one[1] < end]
        if cut:
            first = self.stack.index(cut[0])
            moved, self.stack = self.stack[first:], self.stack[:first]
            self.parts.append(Markup("</mark>") * len(moved))
            self._push(key, end, first=True)
            for other, other_end in moved:
                self.split[other] = None
                self._push(other, other_end, first=False)
        else:
            self._push(key, end, first=True)

    def close_until(self, position: int) -> None:
        """Write and close every mark that ends at or before `position`."""
        while self.stack and self.stack[-1][1] <= position:
            self.write_to(self.stack[-1][1])
            self.parts.append(Markup("</mark>"))
            self.stack.pop()

    def _push(self, key: str, end: int, *, first: bool) -> None:
        name = Markup(' id="{}"') if first else Markup(' class="{}"')
        self.parts.append(Markup("<mark") + name.format(key) + Markup(">"))
        self.stack.append((key, end))
