"""Where output goes: standard output, a folder, or one file."""

import io
import sys
from pathlib import Path

import pytest

from tests.dossier.sample import comparison
from variorum.cli.writing import ENDINGS, Output, read_formats
from variorum.dossier import formats
from variorum.errors import StopRun
from variorum.model import Comparison

Printed = pytest.CaptureFixture[str]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("format", ["text", "json", "markdown", "acled"])
def test_one_format_is_printed(format: str, capsys: Printed) -> None:
    Output(format, None).write(comparison())
    assert capsys.readouterr().out == formats.render(comparison(), format)
    if format == "text":
        Output(None, None).write(comparison())
        assert capsys.readouterr().out == formats.render(comparison(), format)


def test_a_folder_holds_what_is_asked_for(tmp_path: Path, capsys: Printed) -> None:
    Output(None, tmp_path / "out").write(comparison())
    named = capsys.readouterr().out.splitlines()
    assert str(tmp_path / "out" / "dossier.html") in named
    assert all(Path(name).is_file() for name in named)
    Output("html, CSV,geojson", tmp_path / "out").write(comparison())
    assert [Path(name).name for name in capsys.readouterr().out.splitlines()] == [
        "dossier.html",
        "figures.csv",
        "statements.csv",
        "claims.csv",
        "events.csv",
        "dossier.geojson",
    ]
    assert not (tmp_path / "out" / "dossier.md").exists()


def test_a_name_with_an_ending_is_a_file(tmp_path: Path, capsys: Printed) -> None:
    Output(None, tmp_path / "new" / "a.HTML").write(comparison())
    assert (tmp_path / "new" / "a.HTML").read_text() == formats.render(comparison(), "html")
    Output("hxl", tmp_path / "a.csv").write(comparison())
    assert (tmp_path / "a.csv").read_text() == formats.render(comparison(), "hxl")
    assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "a.csv")
    assert set(ENDINGS.values()) <= set(formats.FORMATS)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.csv")
    with pytest.raises(StopRun, match="is there already"):
        Output(None, tmp_path / "b.txt").write(comparison())


def test_several_formats_need_a_folder(tmp_path: Path) -> None:
    for asked, out in (("json,csv", None), ("json,csv", tmp_path / "a.json")):
        with pytest.raises(StopRun, match="name a folder with --out"):
            Output(asked, out)
    with pytest.raises(StopRun, match="name a folder with --out"):
        Output("pages", None)


def test_stories_are_streamed_where_a_format_has_a_line_for_each(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    for format in ("csv", "hxl", "acled", "jsonl"):
        Output(format, None).stream(comparison().dossiers)
        sys.stdout.flush()
        printed = capfdbinary.readouterr().out.splitlines()
        whole = formats.encode(comparison(), format).splitlines()
        assert len(printed) == len(whole)
        assert format == "jsonl" or printed[0] == whole[0]
    for format in ("geojson", "text"):
        Output(format, None).stream(comparison().dossiers)
        sys.stdout.flush()
        plain = formats.encode(Comparison(dossiers=comparison().dossiers), format)
        assert capfdbinary.readouterr().out == plain


def test_a_word_document_goes_into_a_pipe_but_to_no_screen(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Output("docx", None).write(comparison())
    assert capsysbinary.readouterr().out.startswith(b"PK")
    monkeypatch.setattr(sys, "stdout", Screen())
    with pytest.raises(StopRun, match="a Word document is no text"):
        Output("docx", None)


def test_a_format_that_is_none_says_which_is_near() -> None:
    with pytest.raises(StopRun, match=r"no format 'geojsn': did you mean geojson\?; use"):
        read_formats("html,geojsn")
    with pytest.raises(StopRun, match="there is no format ''"):
        read_formats("")
