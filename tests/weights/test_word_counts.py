"""How common words are: strictly read, and told with where it was counted."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from variorum.errors import StopRun
from variorum.weights import word_counts
from variorum.weights.word_counts import WordCounts, load_word_counts


def test_common_words_stand_in_more_articles_than_rare_ones() -> None:
    counts = load_word_counts()
    assert counts.words["the"] > counts.words["minister"] > counts.words["zoo"]
    assert max(counts.words.values()) <= counts.articles
    assert min(counts.words.values()) * 500 >= counts.articles
    assert all(word == word.casefold() for word in counts.words)
    assert date.fromisoformat(counts.date)
    assert len(counts.digest) == 64


def test_counts_are_read_strictly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    monkeypatch.setattr(word_counts, "FILE", path)
    few = WordCounts(counts="", data=(), digest="", date="", articles=1, words={"sea": 1})
    path.write_bytes(msgspec.json.encode(few))
    read = load_word_counts.__wrapped__
    assert read() == few
    path.write_bytes(msgspec.json.encode({**msgspec.to_builtins(few), "rare": 1}))
    with pytest.raises(StopRun, match=r"words\.json cannot be read"):
        read()
    path.unlink()
    with pytest.raises(StopRun, match=r"words\.json are missing"):
        read()
