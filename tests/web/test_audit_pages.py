"""The record of decisions: complete, exportable, and telling what is stale."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.web.served import served
from variorum import review
from variorum.engine.archive import Archive
from variorum.engine.decision_log import log
from variorum.engine.decision_table import HEAD
from variorum.engine.desk import Reader
from variorum.engine.line_ruling import Draft, decide_line
from variorum.model import Evidence
from variorum.model.decision import Target
from variorum.store.sqlite import SqliteStore
from variorum.web.audit_pages import STANDINGS


@pytest.fixture
def decided(own_store: Path) -> Path:
    """A store with a decision of every standing but `unmet`."""
    store = SqliteStore(own_store)
    archive = Archive(store, workers=1)
    dossier = next(one for one in archive.stories() if "Dam" in one.story.title)
    story = dossier.story.id
    claims = [one.id for one in dossier.claims[:3]]
    for day, (claim, kind) in enumerate(zip([claims[0], claims[0], claims[1]], "asu", strict=True)):
        kinds = {"a": "accept", "s": "strike", "u": "unsure"}
        signed = review.Signature(f"2026-05-0{day + 1}T00:00:00Z", "=Ida", "=1+1")
        decide_line(archive, story, claim, Draft(kind=kinds[kind]), signed)  # type: ignore[arg-type]
    article = dossier.articles[0].id
    gone = Evidence(article=article, start=3, end=12, text="no such words")
    away = Evidence(article="a0", start=3, end=12, text="no such article")
    signed = review.Signature("2026-05-08T00:00:00Z", "Ben")
    for piece in (gone, away):
        target = Target(kind="claims", evidence=(piece,))
        archive.rule([review.decide_line("strike", target, [], signed)])
    archive.undo(archive.decisions()[2][0].id, made="2026-05-09T00:00:00Z", by="Ben")
    archive.decide("same", article, dossier.articles[1].id, made="2026-05-10T00:00:00Z")
    store.close()
    return own_store


def test_what_became_of_each_decision(decided: Path) -> None:
    entries = list(log(Reader(decided)))
    told = [one.standing for one in entries]
    assert told[:3] == ["superseded", "holds", "superseded"]
    # These two were made at one time.
    assert sorted(told[3:5]) == ["stale", "waits"]
    assert told[5:] == ["undo", "holds"]
    assert {one.standing for one in entries} <= set(STANDINGS)


def test_the_record_as_page_table_and_lines(decided: Path, tmp_path: Path) -> None:
    with served(tmp_path, decided) as desk:
        page = desk.get("/decisions").text
        ids = [one.decision.id for one in log(Reader(decided))]
        assert [one for one in ids if f'<li id="{one}"' in page] == ids
        places = [page.index(f'<li id="{one}"') for one in ids]
        assert places == sorted(places, reverse=True)
        stale = desk.get("/decisions?stale=1").text
        assert stale.count('<li id="d') == 2
        assert "the words that it rests on are gone" in stale
        table = desk.get("/decisions.csv")
        assert table.headers["content-disposition"] == 'attachment; filename="decisions.csv"'
        rows = list(csv.DictReader(io.StringIO(table.text)))
        assert tuple(rows[0]) == HEAD
        assert [row["decision"] for row in rows] == ids
        assert rows[0]["by"] == "'=Ida"
        assert rows[0]["note"] == "'=1+1"
        lines = [json.loads(one) for one in desk.get("/decisions.jsonl").text.splitlines()]
        assert [one["id"] for one in lines] == ids
        assert [one["standing"] for one in lines] == [row["standing"] for row in rows]
        story = lines[0]["story"]
        assert len(desk.get(f"/decisions.jsonl?story={story}").text.splitlines()) == len(ids) - 1
        assert desk.get("/decisions?story=s0").text.count('<li id="d') == 0
