"""Quotations: where the marks open and close, over several sentences, within one paragraph."""

import re

from variorum.model import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_DOUBLE = re.compile(r"[“”„\"]|''|``|«|»")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[A-Z“\w])")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?![\w])")


def find_quotes(text: str) -> tuple[Span, ...]:
    """The quotations of `text` with their marks, in order, none inside another.

    A quotation that its paragraph leaves open runs to the paragraph's end, as the custom is where
    the next one opens with a mark again.
    """
    quotes: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        low, high = paragraph.span()
        found = _double(text, low, high)
        quotes += found or _single(text, low, high)
    return tuple(quotes)


def _double(text: str, low: int, high: int) -> list[Span]:
    found: list[Span] = []
    opened = -1
    for mark in _DOUBLE.finditer(text, low, high):
        if opened < 0:
            if _can_open(text, mark, high):
                opened = mark.start()
        elif _can_close(text, mark, opened):
            found.append((opened, mark.end()))
            opened = -1
    if opened >= 0 and high - opened > 20:
        found.append((opened, len(text[:high].rstrip()) if high - opened < 5000 else high))
    return found


def _can_open(text: str, mark: re.Match[str], high: int) -> bool:
    symbol = mark.group()
    if symbol in {"“", "„", "«", "``"}:
        return True
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return not before.isalnum() and not after.isspace() and mark.end() < high


def _can_close(text: str, mark: re.Match[str], opened: int) -> bool:
    symbol = mark.group()
    if symbol in {"”", "»"}:
        return True
    if symbol in {"„", "«", "``"}:
        return False
    after = text[mark.end() : mark.end() + 1]
    if symbol == "“":
        return not after.isalnum()
    # An inch or seconds mark, or a second opening, stands before a letter.
    return not after.isalnum() and mark.start() > opened + 1


def _single(text: str, low: int, high: int) -> list[Span]:
    found: list[Span] = []
    at = low
    while opening := _SINGLE_OPEN.search(text, at, high):
        close = _single_close(text, opening.end(), high)
        if close < 0:
            at = opening.end()
            continue
        found.append((opening.start(), close))
        at = close
    return found


def _single_close(text: str, low: int, high: int) -> int:
    """The end of the single quotation opened before `low`, or -1.

    A mark after s and before a blank may be a plural's apostrophe: it closes only where no better
    one follows before the next opening.
    """
    weak = -1
    limit = _SINGLE_OPEN.search(text, low, high)
    end = limit.start() if limit else high
    for mark in _SINGLE_CLOSE.finditer(text, low, end):
        if text[mark.start() - 1] in "sS" and text[mark.end() : mark.end() + 1] == " ":
            weak = mark.end() if weak < 0 else weak
            continue
        return mark.end()
    return weak
