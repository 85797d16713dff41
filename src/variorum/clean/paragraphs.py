"""White space: text as given to one paragraph a line."""

import html
import re
from itertools import pairwise

from variorum.clean.bylines import is_byline
from variorum.clean.publication_dates import is_date_line
from variorum.lexicon import words

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_SPACES = re.compile(r"[^\S\n]+")
_COMPOUND = words("furniture.compound_openers")
_ENDING = re.compile(r"(?:teen(?:th)?|ty|ti(?:es|eth)|th|fold|ful|ly)\b")
_HALF_WORD = re.compile(r"[^\W\d_]{2,}-$")
_HALF_NUMBER = re.compile(r"\d,-$")
_THOUSANDS = re.compile(r"\d{3}\b")
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
    if _is_broken(lines):
        return _join(_mended(lines))
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


def _is_broken(lines: list[str]) -> bool:
    """Whether words are broken at the ends of lines, as in columns of a newspaper.

    Two lines at least end in half a word, and the lines beside them are no sentences of their own.
    """
    inner = [(line, after) for line, after in pairwise(lines) if line and after]
    broken = sum(_breaks(line, after) for line, after in inner)
    return broken >= 2 and broken >= 0.2 * len(inner)


def _breaks(line: str, after: str) -> bool:
    """Whether the last word of a line goes on in the next: "Fri-" and "day", "12,-" and "000"."""
    return bool(_HALF_WORD.search(line) and after[:1].islower()) or bool(
        _HALF_NUMBER.search(line) and _THOUSANDS.match(after)
    )


def _mended(lines: list[str]) -> list[str]:
    """The lines with each broken word whole on the line on which it begins."""
    mended = list(lines)
    for at in range(len(mended) - 1):
        line, after = mended[at], mended[at + 1]
        if _breaks(line, after):
            rest, _, left = after.partition(" ")
            compound = _opens_compound(line) and not _ENDING.match(rest)
            whole = line if compound else line[:-1]
            mended[at], mended[at + 1] = whole + rest, left
            if not left:
                # The next line held nothing else: it must not part paragraphs.
                mended[at + 1], mended[at] = mended[at], ""
    return _without_gaps(mended, lines)


def _opens_compound(line: str) -> bool:
    """Whether the half word at a line's end keeps its hyphen: "well-", but not "Nora Far-"."""
    words = line[:-1].split()
    if not words or words[-1].lower() not in _COMPOUND:
        return False
    # A capital inside a sentence shows the half of a name.
    return words[-1].islower() or len(words) == 1 or bool(_ENDED.search(words[-2]))


def _without_gaps(mended: list[str], lines: list[str]) -> list[str]:
    """The mended lines without those that became empty, since an empty line parts paragraphs."""
    return [line for line, was in zip(mended, lines, strict=True) if line or not was]


def _join(lines: list[str]) -> list[str]:
    """The paragraphs of wrapped lines; a line that dates or signs the page stands alone."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        alone = is_date_line(line) or is_byline(line)
        if paragraphs[-1] and (alone or not line):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
        if alone:
            paragraphs.append([])
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]
