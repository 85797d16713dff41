"""White space: text as given to one paragraph a line."""

import html
import re
from itertools import pairwise

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_SPACES = re.compile(r"[^\S\n]+")
_ENDED = re.compile(r"[.!?:;…\"'”’»)\]*]$")


def unescape(text: str) -> str:
    """`text` with the characters that its HTML entities stand for, where it has any."""
    return html.unescape(text) if _ENTITY.search(text) else text


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, white space inside each reduced to single blanks.

    A line is a paragraph, unless the text is wrapped at a fixed width: then blank lines part
    paragraphs and the lines between them are joined.
    """
    text = _SURROGATE.sub("\ufffd", _CONTROL.sub("", _NEWLINE.sub("\n", text)))
    text = _SPACES.sub(" ", text)
    lines = [line.strip() for line in text.split("\n")]
    if _is_wrapped(lines):
        return _join(lines)
    return [line for line in lines if line]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break in mid-sentence at a fixed width, as in mail and old archives.

    Three lines in four that have a successor in their block end without an end of sentence and
    near the width; headlines and lists do so too, but not all at one width.
    """
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4:
        return False
    width = max(map(len, inner))
    if not 40 <= width <= 100:
        return False
    wrapped = sum(len(line) >= 0.75 * width for line in inner)
    open_ended = sum(not _ENDED.search(line) for line in inner)
    return wrapped >= 0.75 * len(inner) and open_ended >= 0.6 * len(inner)


def _join(lines: list[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]
