"""What a program gives: paths, records and texts are told apart."""

from pathlib import Path
from typing import Any

import pytest

from variorum.errors import StopRun
from variorum.intake import Coverage, gather, read
from variorum.intake.in_hand import One, is_text
from variorum.model import RawDocument, Rejection

TEXT = "The ferry sank.\n\nNobody was hurt."


def test_paths_records_and_texts_are_told_apart(tmp_path: Path) -> None:
    given: list[One] = [tmp_path, "a.txt", TEXT, {"text": "The dam held.", "title": "Dam"}]
    told = gather(iter(given))
    assert told.paths == (str(tmp_path), "a.txt")
    assert told.hand == ({"text": TEXT}, {"text": "The dam held.", "title": "Dam"})
    assert gather(str(tmp_path)).paths == gather(tmp_path).paths == (str(tmp_path),)
    assert gather({"text": TEXT}).hand == ({"text": TEXT},)
    assert gather("-").paths == ("-",)
    coverage = Coverage(paths=("x",))
    assert gather(coverage) is coverage
    assert is_text("word " * 100)
    assert not is_text("/".join(["folder"] * 100))


@pytest.mark.parametrize("told", ["The ferry sank.", TEXT, "word " * 100, "no/such/file.txt"])
def test_a_string_alone_that_is_no_path_is_refused(told: str) -> None:
    with pytest.raises(StopRun, match="is no file or folder; give texts in a list"):
        gather(told)


@pytest.mark.parametrize("told", [[7], [b"text"], [[TEXT]], [None]])
def test_what_is_neither_is_refused(told: Any) -> None:
    with pytest.raises(StopRun, match="is neither a path nor a text nor a record"):
        gather(told)


def test_what_is_in_hand_is_read_as_what_is_in_files() -> None:
    one, two, none = read(
        gather([{"body": "<p>Held.</p>", "url": "https://a.example/1"}, TEXT, {}])
    )
    assert isinstance(one, RawDocument)
    assert isinstance(two, RawDocument)
    assert (one.uri, one.kind) == ("https://a.example/1", "html")
    assert (two.uri, two.text) == ("given#2", TEXT)
    assert isinstance(none, Rejection)
    assert none.uri == "given#3"
