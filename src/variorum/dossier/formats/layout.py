"""Lay out styled text in columns of a given width.

Line breaking is ours and not rich's: an account of a few hundred articles has tens of thousands of
hanging lines, and rich takes about a millisecond for each.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

Part = tuple[str, str]
"""A piece of text and the name of its style (rich's; empty for none)."""
Row = list[Part]
"""One printed line."""


def wrap(parts: Iterable[Part], width: int) -> list[Row]:
    """The parts as lines of at most `width` columns, broken at blanks, or in a word too long."""
    lines: list[Row] = [[]]
    room = width
    for word in _words(parts):
        size = sum(cells(text) for text, _ in word)
        if lines[-1] and size + 1 > room:
            lines.append([])
            room = width
        elif lines[-1]:
            _add(lines[-1], " ", lines[-1][-1][1] if lines[-1][-1][1] == word[0][1] else "")
            room -= 1
        for text, style in word:
            while cells(text) > room:
                # A wide character may need more than is left, but never more than a whole line.
                head = _fitting(text, room) or text[: room == width]
                _add(lines[-1], head, style)
                text = text[len(head) :]
                lines.append([])
                room = width
            _add(lines[-1], text, style)
            room -= cells(text)
    return lines


def hang(lead: Part, body: Iterable[Part], width: int, indent: int = 2) -> list[Row]:
    """`body` wrapped beside `lead`, which stands in the margin after `indent` blanks."""
    margin = indent + cells(lead[0]) + 1
    rows = wrap(body, max(width - margin, 8))
    first: Row = [(" " * indent, ""), lead, (" ", "")]
    return [
        (first if number == 0 else [(" " * margin, "")]) + row for number, row in enumerate(rows)
    ]


def columns(cell_rows: Sequence[Sequence[Row]], widths: Sequence[int], indent: int) -> list[Row]:
    """Cells side by side, two blanks apart; the first column is set to the right."""
    lines: list[Row] = []
    for cell_row in cell_rows:
        wrapped = [wrap(cell, width) for cell, width in zip(cell_row, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            line: Row = [(" " * indent, "")]
            for column, (cell, width) in enumerate(zip(wrapped, widths, strict=True)):
                parts = cell[number] if number < len(cell) else []
                blank = (" " * (width - sum(cells(text) for text, _ in parts)), "")
                line += [blank, *parts] if column == 0 else [*parts, blank]
                line.append(("  ", ""))
            lines.append(line)
    return lines


def plain(row: Row) -> str:
    """The line without its styles, and without blanks at its end."""
    return "".join(text for text, _ in row).rstrip()


def cells(text: str) -> int:
    """How many columns a terminal gives to `text` (Unicode Standard Annex 11)."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _words(parts: Iterable[Part]) -> Iterable[list[Part]]:
    """Words parted by blanks; a word may run over parts of different styles."""
    word: list[Part] = []
    for text, style in parts:
        for number, piece in enumerate(text.split(" ")):
            if number and word:
                yield word
                word = []
            if piece:
                word.append((piece, style))
    if word:
        yield word


def _fitting(text: str, room: int) -> str:
    """The longest beginning of `text` that fits."""
    used = 0
    for position, char in enumerate(text):
        used += _cells_of(char)
        if used > room:
            return text[:position]
    return text


def _add(row: Row, text: str, style: str) -> None:
    if not text:
        return
    if row and row[-1][1] == style:
        row[-1] = (row[-1][0] + text, style)
    else:
        row.append((text, style))
