"""Text as the tokens that the rules of time read: one character of code for each.

The rules are regular expressions over these codes, not over the text, so that a table of some
sixty patterns costs a fraction of a millisecond an article.
"""

import re
from typing import NamedTuple

from variorum.annotate.times import time_words

_TOKEN = re.compile(
    r"(?P<ampm>(?<=[\d ])[aApP](?:\.\s?[mM]\b\.?|[mM]\b))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<slash>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<clock>(?<![\d.:$£€])\d{1,2}[:.][0-5]\d(?::[0-5]\d)?(?![\d.:]\d|\d|%))"
    r"|(?P<decade>\b(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b)"
    r"|(?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<half>(?<![\d.,/])\d{1,3} 1/2(?!\d))"
    r"|(?P<money>[$£€]\s?\d[\d,.]*)"
    r"|(?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>[^\w\s])"
)


class Token(NamedTuple):
    """One token: its span, its lower-cased text and, for a number, what it counts."""

    start: int
    end: int
    text: str
    number: float = 0


# Codes of tokens that are not words; every known word has its own code besides.
KINDS = {
    "ISO": "i",
    "SLASH": "s",
    "CLOCK": "c",
    "DECADE": "e",
    "ORDNUM": "o",
    "SMALL": "d",  # 1 to 31
    "YEAR": "y",  # 1500 to 2099, without a comma
    "BIG": "n",
    "AMPM": "a",
    "WORDNUM": "w",
    "DOT": ".",
    "COMMA": ",",
    "DASH": "-",
    "POSS": "p",
}
OTHER = "x"
_MARKS = {".": ".", ",": ",", "-": "-", "‐": "-", "‑": "-", "–": "-"}
_PLAIN = {"iso": "i", "slash": "s", "clock": "c", "decade": "e", "ampm": "a", "money": "x"}


Read = Token | re.Match[str]
"""A token, or the match of a word that no rule knows: made a token only where one needs it."""


def as_token(read: Read) -> Token:
    """The token that was read."""
    if isinstance(read, Token):
        return read
    return Token(read.start(), read.end(), read[0].lower())


def read_tokens(text: str, words: dict[str, str]) -> tuple[list[Read], str]:
    """The tokens of `text` and their codes; `words` gives the code of each word of the rules."""
    tokens: list[Read] = []
    codes: list[str] = []
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "mark"
        lower = match[0].lower()
        number = 0.0
        if group == "word":
            code = words.get(lower, OTHER)
            if code == OTHER:
                if lower != "s" or codes[-1:] != ["'"]:
                    tokens.append(match)
                    codes.append(OTHER)
                    continue
                code = "p"
            elif lower in time_words.CAPITALISED and not match[0][0].isupper():
                code = OTHER
            elif lower in time_words.NUMBERS:
                number = time_words.NUMBERS[lower]
                if _joins(tokens, codes, number):
                    _join(tokens, codes, match.end(), number)
                    continue
                code = "w"
        else:
            code, number = _sign(group, lower)
        tokens.append(Token(match.start(), match.end(), lower, number))
        codes.append(code)
    return tokens, "".join(codes)


def _sign(group: str, text: str) -> tuple[str, float]:
    """The code of what is no word, and its number, if it is one."""
    if group == "mark":
        return "'" if text in "'’" else _MARKS.get(text, OTHER), 0.0
    if group in _PLAIN:
        return _PLAIN[group], 0.0
    return ("\n", 0.0) if group == "gap" else _number(group, text)


def _number(group: str, text: str) -> tuple[str, float]:
    if group == "ordinal":
        return "o", float(text[:-2])
    if group == "half":
        return "n", float(text[:-4]) + 0.5
    if len(text) > 12:
        return OTHER, 0
    number = float(text.replace(",", ""))
    if "," not in text and len(text) == 4 and 1500 <= number < 2100:
        return "y", number
    return ("d" if len(text) <= 2 and 1 <= number <= 31 else "n"), number


def _joins(tokens: list[Read], codes: list[str], number: float) -> bool:
    """Whether `number` goes on with the number word before it: "twenty-four", "two hundred"."""
    back = 2 if codes[-1:] == ["-"] else 1
    if len(codes) < back or codes[-back] not in "wd":
        return False
    before = as_token(tokens[-back])
    last = before.number
    if number in (12, 100, 1000) and before.text != "dozen":
        return back == 1 and last < number
    return codes[-back] == "w" and last % 10 == 0 and last % 100 >= 20 and number < 10


def _join(tokens: list[Read], codes: list[str], end: int, number: float) -> None:
    if codes[-1] == "-":
        tokens.pop()
        codes.pop()
    last = as_token(tokens.pop())
    value = last.number * number if number in (12, 100, 1000) else last.number + number
    tokens.append(Token(last.start, end, last.text, value))
    codes[-1] = "w"
