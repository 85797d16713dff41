"""Sentences: where each ends, in news text as it comes off the web.

Rules over the sentence's last word and the next word's first letter, in the manner of the
classifiers of Palmer and Hearst (1997) with their features written out.
"""

import re

from variorum.lexicon import words
from variorum.model import Span

# A run of end marks with the quotes and brackets that close after it, or any line break.
_MARK = re.compile(
    r"(?P<line>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+)"
    r"|(?P<stop>[.!?…。！？]+)(?P<close>[\"'”’»)\]}]*)"
)
_OPENING = "\"'“‘«([{–—-•*"

# Titles and labels: what they belong to follows, so a sentence never ends with them.
_NEVER_LAST = words("abbreviations.never_last")
# Shortenings that may end a sentence: they do where a word follows that opens sentences.
_MAYBE_LAST = words("abbreviations.maybe_last")
# Followed by one of these, an abbreviation was the last word. Words that also begin names
# ("New", "General") are left out.
_STARTERS = words("abbreviations.sentence_openers")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.\-’']*[^\W_])?$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")


def split(text: str) -> tuple[Span, ...]:
    """The sentences of `text` as spans trimmed of white space, in order.

    Every character that is not white space belongs to exactly one sentence. A line break always
    ends a sentence, so headings and paragraphs never run together.
    """
    spans: list[Span] = []
    start = 0
    for mark in _MARK.finditer(text):
        if mark["line"] or _ends(text, start, mark):
            _add(spans, text, start, mark.end())
            start = mark.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    length = len(piece.strip())
    if length:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + length))


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the end marks at `mark` end the sentence that began at `start`."""
    at = mark.end()
    if at >= len(text):
        return True
    if not text[at].isspace():
        return _glued(text, start, mark)
    following = text[at : at + 40].lstrip()
    if not following or text[at : at + 40].splitlines()[0].strip() == "":
        return True
    first = following.lstrip(_OPENING)[:1]
    if first.islower() and following[:1] not in "•*":
        return False
    if mark["stop"] != "." or mark["close"]:
        return True
    return _full_stop_ends(text, start, mark.start(), following)


def _full_stop_ends(text: str, start: int, stop: int, following: str) -> bool:
    """Whether a single full stop at `stop`, with a space and `following` after it, is an end."""
    before = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    if before is None:
        return True
    word = before[0].lower()
    if word.isdigit() and not text[start : before.start()].strip():
        return False  # "1. The first point": the number of a list
    if word in _NEVER_LAST:
        # "no" ends sentences too ("He said no. The ..."); as a label, a number follows it.
        return word in ("no", "art", "fig", "v") and not following[:1].isdigit()
    initial = len(word) == 1 and before[0].isupper()
    if initial or word in _MAYBE_LAST or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        opened = following.lstrip(_OPENING)
        after = _WORD_AFTER.match(opened)
        starts = after is not None and after[0].lower() in _STARTERS
        return starts or (opened != following and not initial and after is not None)
    return True


def _glued(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a lost space follows: "were killed.The police", `left.“We`, "in 2016.Police"."""
    at = mark.end()
    opened = at + (text[at] in "\"'“‘«([")
    following = text[opened : opened + 3]
    if not (following[:1].isupper() and (following[1:2].islower() or following[1:2] == " ")):
        return False
    before = _WORD_BEFORE.search(text, max(start, mark.start() - 24), mark.start())
    if before is None:
        return bool(mark["close"])
    word = before[0]
    if before.start() and text[before.start() - 1] in "@/_":
        return False
    if len(word) < 2 or word.lower() in _NEVER_LAST or "." in word or not word[-2:].islower():
        return word.isdigit() and len(word) > 1 and mark["stop"] == "."
    after = _WORD_AFTER.match(text, opened)
    tail = text[after.end() : after.end() + 2] if after else ""
    # A dot right after the next word is the next part of a web address or a file's name.
    return not (tail[:1] in ("/", "@", "_") or (tail[:1] == "." and tail[1:2].isalnum()))
