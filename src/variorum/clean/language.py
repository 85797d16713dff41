"""Language by function words: cheap, and enough to tell what is not English."""

import re

from variorum.lexicon import in_order, table

_CODES_TOLD = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "tr", "id")
"""Languages told by their function words, English first."""
_WORDS = {code: in_order(f"languages.{code}") for code in _CODES_TOLD}
_NAMES = {code: name for name, code in table("languages.names").items()}
_CODES: dict[str, list[str]] = {}
for _code, _words in _WORDS.items():
    for _word in _words:
        _CODES.setdefault(_word, []).append(_code)
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("uk", re.compile(r"[іїєґ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"(?![\u2000-\u2fff])[\u0370-\uffff]")
_HEAD = 4000


def detect_language(text: str, given: str | None = None) -> str:
    """The ISO 639-1 code of a text's language; `en` where nothing tells otherwise.

    Function words are what most reliably tells languages of one script apart (Grefenstette 1995,
    "Comparing two language identification schemes"); a text in another script is told by that.
    """
    head = text[:_HEAD]
    if not head.isascii() and (script := _foreign_script(head)):
        return script
    scores = dict.fromkeys(_WORDS, 0)
    for word in _WORD.findall(head.lower()):
        for code in _CODES.get(word, ()):
            scores[code] += 1
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    # Ten function words are seen in any forty words of prose; below that, a list or a headline.
    if best != "en" and scores[best] >= 10 and scores[best] > 1.5 * scores["en"]:
        return best
    if given and scores["en"] < 5 and (code := given[:2].lower()).isascii() and code.isalpha():
        return code
    return "en"


def language_name(code: str) -> str:
    """A language's English name, or its code in quotes where this table lacks it."""
    return _NAMES.get(code, f'"{code}"')


def _foreign_script(head: str) -> str | None:
    foreign = len(_FOREIGN.findall(head))
    letters = len(_LETTER.findall(head))
    # A quotation or a few names in another script do not make a text foreign.
    if foreign <= 10 or foreign < 0.4 * letters:
        return None
    # Kana tell Japanese, and a few letters of their own tell Ukrainian and Persian.
    for code, pattern in _SCRIPTS:
        share = 0.01 if code in {"uk", "fa"} else 0.1 if code == "ja" else 0.4
        if len(pattern.findall(head)) > share * foreign:
            return code
    return None
