"""Cuts words into the pieces that the reader's model knows: WordPiece (Wu et al. 2016) as of BERT.

It gives what the `tokenizers` library gives for such a model, which brings 40 MB of other packages
along. A model of another kind, named by `VARIORUM_MODEL`, is read by that library.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

_CONTROL = ("Cc", "Cf", "Co", "Cs")
_IDEOGRAPHS = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)
"""What BERT takes for words of one letter each."""

_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Cutter(Protocol):
    """What the reader asks of a tokenizer."""

    def cut(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The pieces of all words by their numbers, and of which word each piece is."""
        ...

    def number_of(self, piece: str) -> int:
        """The number of a piece; `KeyError` where the model does not know it."""
        ...


def open_cutter(file: Path) -> Cutter:
    """The tokenizer of a model, from its `tokenizer.json`.

    Raises:
        ImportError: it is not WordPiece as of BERT, and `tokenizers` is not installed.
        ValueError: the file is damaged.
    """
    given = json.loads(file.read_text(encoding="utf-8"))
    kinds = tuple(
        (given.get(part) or {}).get("type") for part in ("normalizer", "pre_tokenizer", "model")
    )
    if kinds == ("BertNormalizer", "BertPreTokenizer", "WordPiece") and _is_plain(given):
        return WordPieces(given)
    return _Library(file)


def _is_plain(given: dict[str, Any]) -> bool:
    """Whether the settings are those of an uncased BERT."""
    normalizer = given["normalizer"]
    wanted = {"clean_text": True, "handle_chinese_chars": True, "lowercase": True}
    return (
        all(normalizer.get(name) == value for name, value in wanted.items())
        and normalizer.get("strip_accents") is not False
        and given["model"].get("continuing_subword_prefix") == "##"
    )


class WordPieces:
    """An uncased WordPiece model."""

    def __init__(self, given: dict[str, Any]) -> None:
        """`given` is the document of `tokenizer.json`."""
        model = given["model"]
        self._vocabulary: dict[str, int] = model["vocab"]
        self._unknown = self._vocabulary[model["unk_token"]]
        self._longest: int = model["max_input_chars_per_word"]
        whole = {one["content"]: one["id"] for one in given["added_tokens"]}
        self._whole: dict[str, int] = whole
        self._marks = re.compile("|".join(map(re.escape, sorted(whole, key=len, reverse=True))))
        self._cut_word = lru_cache(maxsize=65536)(self._cut_one)

    def cut(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The pieces of all words by their numbers, and of which word each piece is."""
        ids: list[int] = []
        of_word: list[int] = []
        for at, word in enumerate(words):
            pieces = self._cut_word(word)
            ids += pieces
            of_word += [at] * len(pieces)
        return ids, of_word

    def number_of(self, piece: str) -> int:
        """The number of a piece; `KeyError` where the model does not know it."""
        return self._whole[piece] if piece in self._whole else self._vocabulary[piece]

    def _cut_one(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        for mark in self._marks.finditer(word) if self._whole else ():
            found += self._plain(word[start : mark.start()])
            found.append(self._whole[mark[0]])
            start = mark.end()
        found += self._plain(word[start:])
        return tuple(found)

    def _plain(self, text: str) -> Iterable[int]:
        for part in _parts(_folded(text)):
            yield from self._pieces(part)

    def _pieces(self, part: str) -> Sequence[int]:
        """The longest pieces from the left; the unknown piece where one is not in the model."""
        if len(part) > self._longest:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(part):
            head = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._vocabulary.get(head + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self._unknown,)
        return found


def _folded(text: str) -> str:
    """The text without control characters, accents and case, ideographs between blanks."""
    if text.isascii():
        return "".join(char for char in text if char.isprintable() or char in "\t\n\r").lower()
    kept = "".join(
        f" {char} " if _is_ideograph(char) else char for char in text if not _is_control(char)
    )
    plain = unicodedata.normalize("NFD", kept)
    return "".join(char.lower() for char in plain if unicodedata.category(char) != "Mn")


def _is_control(char: str) -> bool:
    if char in "\t\n\r":
        return False
    return char in "\0\ufffd" or unicodedata.category(char) in _CONTROL


def _is_ideograph(char: str) -> bool:
    code = ord(char)
    return code >= 0x3400 and any(first <= code <= last for first, last in _IDEOGRAPHS)


def _parts(text: str) -> list[str]:
    """What white space parts, each sign of punctuation by itself."""
    if text.isalnum():
        return [text]
    parted = "".join(
        f" {char} " if char in _SIGNS or unicodedata.category(char)[0] == "P" else char
        for char in text
    )
    return parted.split()


class _Library:
    """A model of any kind, by the library that knows them all."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def cut(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        encoded = self._tokenizer.encode(
            list(words), is_pretokenized=True, add_special_tokens=False
        )
        # A piece of no word would be one that frames a text, and none was asked for.
        return encoded.ids, [-1 if one is None else one for one in encoded.word_ids]

    def number_of(self, piece: str) -> int:
        number: int | None = self._tokenizer.token_to_id(piece)
        if number is None:
            raise KeyError(piece)
        return number
