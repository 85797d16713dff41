"""Dossiers scored by weights that have not seen their story."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from training import date_weights, day_weights, figure_weights, held_out, news_weights, pair_weights
from training.news_weights import Case
from training.noted_stories import Noted
from training.pair_weights import Cases
from variorum import weights

SCORER = "import sys, pathlib\npathlib.Path('asked.txt').write_text('\\n'.join(sys.argv[1:]))\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two noted stories, one that is not, and a scorer that notes what it is asked."""
    for story in ("ebb", "flow", "unnoted"):
        (tmp_path / "data" / "notes" / "dev" / story).mkdir(parents=True)
    for story in ("ebb", "flow"):
        (tmp_path / "data" / "notes" / "dev" / story / "notes.json").write_text("{}")
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "notes.py").write_text(f"{SCORER}sys.exit(3)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["held_out", *map(str, arguments)])
    return held_out.main()


@pytest.fixture
def fits_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fit of dates without its reading, which has not seen the story that it is for."""

    def told(folder: Path, write: Callable[[str], object]) -> list[date_weights.Case]:
        return [date_weights.Case(story, [], True) for story in ("ebb", "flow")]

    def write_dates(found: list[date_weights.Case], of: str, out: Path) -> None:
        assert out.name not in {case.story for case in found}
        (out / "dates.json").write_text("fitted")

    monkeypatch.setattr(date_weights, "cases", told)
    monkeypatch.setattr(date_weights, "write_weights", write_dates)


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch, fits_dates: None) -> list[list[str]]:
    """The stories that each fit has seen; nothing is read."""
    seen: list[list[str]] = []

    def cases(folder: Path, write: Callable[[str], object]) -> list[Case]:
        write("reading")
        return [Case(story, [], (True, True, True)) for story in ("ebb", "flow")]

    def write_weights(found: list[Case], of: str, out: Path) -> None:
        seen.append([case.story for case in found])
        (out / "news_main.json").write_text("fitted")

    def noted(folder: Path) -> list[Noted]:
        return [Noted(story, [], [], {}) for story in ("ebb", "flow")]

    def pairs(story: Noted) -> Cases:
        return Cases(story.name, np.zeros((0, 1)), np.zeros(0, bool))

    def write_pairs(rest: list[Noted], judged: list[Cases], of: str, out: Path) -> None:
        assert [one.name for one in rest] == [one.story for one in judged]
        assert out.name not in {one.story for one in judged}

    def dated(folder: Path, write: Callable[[str], object]) -> list[day_weights.Case]:
        return [day_weights.Case(story, ("a", 0), [], True) for story in ("ebb", "flow")]

    def write_days(found: list[day_weights.Case], of: str, out: Path) -> None:
        assert out.name not in {case.story for case in found}
        (out / "days.json").write_text("fitted")

    def counted(
        folder: Path, judged: figure_weights.Labels, write: Callable[[str], object]
    ) -> list[figure_weights.Case]:
        assert judged, "the judgements are the project's own"
        return [figure_weights.Case(story, [], True) for story in ("ebb", "flow")]

    def write_figures(found: list[figure_weights.Case], of: str, out: Path) -> None:
        assert out.name not in {case.story for case in found}
        (out / "figures.json").write_text("fitted")

    monkeypatch.setattr(figure_weights, "cases", counted)
    monkeypatch.setattr(figure_weights, "write_weights", write_figures)

    monkeypatch.setattr(day_weights, "cases", dated)
    monkeypatch.setattr(day_weights, "write_weights", write_days)
    monkeypatch.setattr(held_out, "noted_stories", noted)
    monkeypatch.setattr(pair_weights, "pairs", pairs)
    monkeypatch.setattr(pair_weights, "write_weights", write_pairs)
    monkeypatch.setattr(news_weights, "cases", cases)
    monkeypatch.setattr(news_weights, "write_weights", write_weights)
    return seen


@pytest.mark.parametrize("arguments", [(), ("nowhere",), (".", ".")])
def test_without_the_folder_of_sets_it_tells_how_it_is_called(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert "python -m training.held_out" in capsys.readouterr().err


def test_each_story_has_weights_of_a_fit_without_it(
    data: Path, fits: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, data) == 3, "the scorer's own code"
    assert fits == [["flow"], ["ebb"]]
    for story in ("ebb", "flow"):
        made = held_out.BUILD / story
        assert (made / "news_main.json").read_text() == "fitted"
        assert (made / "days.json").read_text() == "fitted"
        assert (made / "dates.json").read_text() == "fitted"
        assert (made / "figures.json").read_text() == "fitted"
        shipped = (weights.FOLDER / "names.json").read_bytes()
        assert (made / "names.json").read_bytes() == shipped
    assert not (held_out.BUILD / "unnoted").exists()


def test_the_scorer_is_given_the_noted_stories_and_a_command(
    data: Path, fits: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, data)
    asked = Path("asked.txt").read_text().split("\n")
    folder = data / "notes" / "dev"
    assert asked == [
        str(folder / "ebb"),
        str(folder / "flow"),
        "--variorum",
        f"{sys.executable} -m training.held_out",
    ]


def test_weights_are_fitted_once(
    data: Path, fits: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, data)
    run(monkeypatch, data)
    assert len(fits) == 2
    (held_out.BUILD / "ebb" / "done").unlink()
    run(monkeypatch, data)
    assert len(fits) == 4


def test_as_the_scorer_s_command_it_compares_by_the_weights_of_the_story(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Path] = []
    monkeypatch.setattr(weights, "FOLDER", weights.FOLDER)
    monkeypatch.setattr(held_out, "variorum", lambda: used.append(weights.FOLDER))
    weights.load("names")
    assert run(monkeypatch, "compare", "--format", "json", "sets/ebb/articles") == 0
    assert used == [held_out.BUILD / "ebb"]
    assert weights.load.cache_info().currsize == 0, "no weights of another story are used"
