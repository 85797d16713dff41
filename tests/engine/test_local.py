"""Files at hand: every article in one story or refused, the largest story first."""

from pathlib import Path

from tests.dossier.sample import sheet
from variorum.engine.local import compare, compile_job, read
from variorum.model import Dossier, Reading, Rejection, Story
from variorum.pipeline import NO_OWNERS

FLOOD = "The river Orla burst its banks at Tessen on Sunday and flooded the old town. "
VOTE = "Parliament in Karsk rejected the pension law by three votes late on Tuesday. "


def folder(tmp_path: Path) -> str:
    for name, text in (("a", FLOOD), ("b", FLOOD + "Two people drowned."), ("c", VOTE)):
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "d.txt").write_text("")
    return str(tmp_path)


def test_stories_with_most_articles_come_first(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    found = compare(
        [folder(tmp_path)], as_is=True, workers=1, progress=lambda *one: told.append(one)
    )
    assert [len(one.articles) for one in found.dossiers] == [2, 1]
    assert [Path(one.uri).name for one in found.rejected] == ["d.txt"]
    assert told[-1] == ("compiling stories", 2, 2)
    assert ("cleaning articles", 4, None) in told
    assert ("reading articles", 3, 3) in told


def test_readings_and_rejections_stand_by_their_address(tmp_path: Path) -> None:
    found = list(read([folder(tmp_path)], as_is=True, workers=1))
    names = [Path(one.uri if isinstance(one, Rejection) else one.article.uri).name for one in found]
    assert names == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert isinstance(found[-1], Rejection)


def test_a_job_is_the_dossier_of_its_story() -> None:
    where = sheet("a", FLOOD, outlet="Echo").article
    story = Story(id="s", articles=("a",))
    made = compile_job("lowest", NO_OWNERS, (story, [Reading(article=where)]))
    assert isinstance(made, Dossier)
    assert made.story.id == "s"
    assert [one.id for one in made.articles] == ["a"]
