"""What a user asks for in words, as the full-text index of SQLite (FTS5) takes it.

Every word but the operators is quoted, so that no letter of it has a meaning of its own: `covid-19`
and `U.S.` are found as they are written.
"""

import re

from variorum.errors import StopRun

_TOKEN = re.compile(r'"([^"]*)"|([()])|([^\s()"]+)')
_OPERATORS = ("AND", "OR", "NOT")
_LETTERS = re.compile(r"[^\W_]")


def to_query(words: str) -> str:
    """The query that finds what `words` ask for.

    All words must stand in one text, in any order and form (`flood` finds `flooded`). `"two words"`
    must follow each other, `flo*` is the beginning of a word, and AND, OR, NOT and brackets join
    what stands beside them.

    Raises:
        StopRun: nothing can be found by it, with what is wrong.
    """
    words = words.replace("\0", " ")
    if words.count('"') % 2:
        raise _wrong(words, "a quotation mark has no other")
    parts: list[str] = []
    depth = 0
    for phrase, bracket, word in _TOKEN.findall(words):
        if bracket:
            depth += 1 if bracket == "(" else -1
            if depth < 0:
                raise _wrong(words, "a bracket is closed that was not opened")
            parts.append(bracket)
        elif word in _OPERATORS:
            parts.append(word)
        elif _LETTERS.search(word or phrase):
            begins = word.endswith("*")
            parts.append(f'"{word.rstrip("*") or phrase}"' + ("*" if begins else ""))
    if depth:
        raise _wrong(words, "a bracket is not closed")
    _check(words, parts)
    return " ".join(_joined(parts))


def _check(words: str, parts: list[str]) -> None:
    """Refuse operators and brackets that join nothing."""
    if not any(part.startswith('"') for part in parts):
        raise _wrong(words, "it has no word")
    for before, after in zip(["(", *parts], [*parts, ")"], strict=True):
        if after in _OPERATORS and (before in _OPERATORS or before == "("):
            raise _wrong(words, f"{after} needs words before it")
        if after == ")" and (before in _OPERATORS or before == "("):
            raise _wrong(words, f"{before} needs words after it")


def _joined(parts: list[str]) -> list[str]:
    """The parts with AND between those that stand beside each other, which FTS5 asks for."""
    joined: list[str] = []
    for part in parts:
        last = joined[-1] if joined else "("
        if last not in ("(", *_OPERATORS) and part not in (")", *_OPERATORS):
            joined.append("AND")
        joined.append(part)
    return joined


def _wrong(words: str, why: str) -> StopRun:
    return StopRun(
        f"{words!r} cannot be searched for: {why}. Give words that must all stand in a text, "
        '"words in a row", the beginning of a word with *, and AND, OR, NOT and brackets'
    )
