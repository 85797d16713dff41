"""Pieces of words: those of the `tokenizers` library, for any text."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reader.encoder import SHIPPED
from variorum.annotate.reader.word_pieces import Cutter, WordPieces, open_cutter

tokenizers = pytest.importorskip("tokenizers")
FILE = SHIPPED / "tokenizer.json"


@cache
def ours() -> Cutter:
    return open_cutter(FILE)


@cache
def library() -> Any:
    found = tokenizers.Tokenizer.from_file(str(FILE))
    found.no_truncation()
    found.no_padding()
    return found


def theirs(words: list[str]) -> tuple[list[int], list[int]]:
    found = library().encode(words, is_pretokenized=True, add_special_tokens=False)
    return list(found.ids), list(found.word_ids)


# The library's tables are of an older Unicode: later characters are not compared.
OLD = unicodedata.ucd_3_2_0
CHARS = st.characters(exclude_categories=["Cs"]).filter(lambda char: OLD.category(char) != "Cn")
WORD = st.one_of(
    st.text(CHARS, max_size=12),
    st.text("aeZ'\u2019-.\u0301\u00e9\u6c34\u200b \t", max_size=12),
    st.sampled_from(["Übermäßig", "İstanbul", "ΣΙΣΥΦΟΣ", "[CLS]x[MASK]", "x" * 101, "x" * 100, ""]),
)


def test_the_shipped_model_needs_no_library() -> None:
    assert isinstance(ours(), WordPieces)


def test_a_word_is_cut_into_the_longest_pieces() -> None:
    ids, of_word = ours().cut(["The", "reservoir's"])
    names = [library().id_to_token(one) for one in ids]
    assert names == ["the", "reservoir", "'", "s"]
    assert of_word == [0, 1, 1, 1]
    assert ours().number_of("[CLS]") == library().token_to_id("[CLS]")
    with pytest.raises(KeyError):
        ours().number_of("no such piece")


@given(st.lists(WORD, max_size=5))
def test_any_words_give_the_pieces_of_the_library(words: list[str]) -> None:
    assert ours().cut(words) == theirs(words)


def test_a_model_of_another_kind_is_read_by_the_library(tmp_path: Path) -> None:
    document = json.loads(FILE.read_text(encoding="utf-8"))
    document["normalizer"]["lowercase"] = False
    (tmp_path / "tokenizer.json").write_text(json.dumps(document), encoding="utf-8")
    other = open_cutter(tmp_path / "tokenizer.json")
    assert not isinstance(other, WordPieces)
    assert other.cut(["water", "rises"]) == theirs(["water", "rises"])
    assert other.number_of("[CLS]") == ours().number_of("[CLS]")
