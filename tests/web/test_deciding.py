"""Deciding by forms alone, without scripts: lines, speakers, numbers, articles; taking it back."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.web.served import Answer, Served, served
from variorum.engine.desk import Reader
from variorum.engine.line_ruling import speakers
from variorum.errors import StopRun
from variorum.model import Decision, Dossier
from variorum.model.decision import Amount
from variorum.store.catalogue import StoryFilter
from variorum.web.deciding import draft_of
from variorum.web.form_fields import MOST, Fields


class Open:
    """A desk of one's own, and what its store holds."""

    def __init__(self, desk: Served, store: Path) -> None:
        self.desk = desk
        self.reader = Reader(store)

    def dam(self) -> Dossier:
        story = self.reader.stories(StoryFilter(place="Marvenia"))[0]
        return self.reader.dossier(story.head.id)

    def decisions(self) -> list[tuple[Decision, bool]]:
        return self.reader.decisions()

    def page(self, line: str) -> str:
        return self.desk.get(f"/stories/{self.dam().story.id}/lines/{line}").text

    def decide(self, line: str, **fields: object) -> Answer:
        """Send the form of a line as its page has it, with these fields filled in."""
        seen = re.search(r'name="seen" value="([^"]+)"', self.page(line))
        assert seen
        path = f"/stories/{self.dam().story.id}/lines/{line}"
        filled = {"by": "Ida Roe", "note": "read again", "seen": seen[1], "next": path, **fields}
        return self.desk.post(f"{path}/decide", filled)


@pytest.fixture
def own(own_store: Path, tmp_path: Path) -> Iterator[Open]:
    with served(tmp_path, own_store) as desk:
        yield Open(desk, own_store)


def test_a_line_is_accepted_struck_and_taken_back(own: Open) -> None:
    claim = own.dam().claims[0].id
    answer = own.decide(claim, kind="accept")
    assert answer.status == 303
    assert answer.headers["location"].startswith(f"/stories/{own.dam().story.id}/lines/{claim}?")
    assert "<b>accept</b> by <bdi>Ida Roe</bdi>" in own.page(claim)
    struck = own.decide(claim, kind="strike")
    assert struck.headers["location"].startswith("/decisions#d")
    assert claim not in {one.id for one in own.dam().claims}
    gone = own.desk.get(f"/stories/{own.dam().story.id}/lines/{claim}")
    assert gone.status == 404
    (first, held), (second, holds) = own.decisions()
    assert (first.kind, held, second.kind, holds) == ("accept", False, "strike", True)
    record = own.desk.get("/decisions").text
    assert "read again" in record
    assert f'action="/decisions/{second.id}/undo"' in record
    back = own.desk.post(f"/decisions/{second.id}/undo", {"by": "Ben", "next": "/decisions"})
    assert back.status == 303
    assert claim in {one.id for one in own.dam().claims}
    assert [one.by for one, _ in own.decisions()] == ["Ida Roe", "Ida Roe", "Ben"]


def test_the_other_one_is_told_that_it_was_overtaken(own: Open) -> None:
    claim = own.dam().claims[0].id
    seen = re.search(r'name="seen" value="([^"]+)"', own.page(claim))
    assert seen
    assert own.decide(claim, kind="accept").status == 303
    late = own.decide(claim, kind="strike", seen=seen[1])
    assert late.status == 412
    assert "See the line as it is now" in late.text
    assert len(own.decisions()) == 1


def test_a_speaker_and_a_number_are_corrected(own: Open) -> None:
    dossier = own.dam()
    statement = next(one for one in dossier.statements if one.speaker)
    named = next(
        one
        for one in speakers(dossier, statement.evidence.article)
        if one.text not in (statement.speaker_text or "")
    )
    assert f'<option value="{named.start}-{named.end}">' in own.page(statement.id)
    speaker = f"{named.start}-{named.end}"
    assert own.decide(statement.id, kind="speaker", speaker=speaker).status == 303
    said = [one.speaker_text for one in own.dam().statements if one.evidence == statement.evidence]
    assert said == [named.text]
    figure = next(one for one in own.dam().figures if one.relation != "single")
    piece = figure.reports[0].evidence
    place = f"{piece.article}:{piece.start}-{piece.end}"
    assert f'<option value="{place}">' in own.page(figure.id)
    answer = own.decide(
        figure.id, kind="amount", place=place, qualifier="between", low="1,100", high="1300"
    )
    assert answer.status == 303
    reports = [one for figure in own.dam().figures for one in figure.reports]
    (changed,) = [one for one in reports if one.evidence == piece]
    assert (changed.value, changed.low, changed.high) == (None, 1100, 1300)
    text = own.desk.get("/decisions").text
    assert "between 1100 and 1300" in text
    assert unescape(named.text) in unescape(text)
    assert "holds" in text


def test_articles_are_split_off_and_stories_are_merged(own: Open) -> None:
    dossier = own.dam()
    leaving = dossier.articles[0].id
    page = own.desk.get(f"/stories/{dossier.story.id}/decide").text
    assert page.count('type="checkbox"') == len(dossier.articles)
    where = f"/stories/{dossier.story.id}/decide"
    signed = {"by": "Ida", "note": ""}
    answer = own.desk.post(where, {**signed, "kind": "split", "article": leaving})
    assert answer.status == 303
    listed = own.reader.stories(StoryFilter())
    assert len(listed) == 3
    new = own.reader.story_of(leaving)
    assert new
    assert len(new.articles) == 1
    for wrong in (
        {**signed, "kind": "merge", "other": "s0"},
        {**signed, "kind": "merge", "other": ""},
        {**signed, "kind": "split"},
        {**signed, "kind": "shred", "article": leaving},
        {"kind": "split", "article": leaving},
    ):
        assert own.desk.post(where, wrong).status == 400
    other = next(one.head.id for one in listed if "blasts" in one.head.title)
    merge = {**signed, "kind": "merge", "other": other}
    assert own.desk.post(f"/stories/{new.story.id}/decide", merge).status == 303
    now = own.reader.story_of(leaving)
    assert now
    assert len(now.articles) > 1
    # Both addresses that were given out lead there.
    for given in (new.story.id, now.story.id):
        moved = own.desk.get(f"/stories/{given}")
        assert moved.status == (200 if now.story.id == given else 307)
        assert moved.headers.get("location") in (None, f"/stories/{now.story.id}")


def test_a_form_that_says_nothing_decides_nothing(own: Open) -> None:
    claim = own.dam().claims[0].id
    for fields in (
        {"kind": "burn"},
        {"kind": "accept", "by": ""},
        {"kind": "accept", "by": "  "},
        {"kind": "speaker"},
        {"kind": "amount", "qualifier": "exact", "low": "x"},
        {"kind": "strike", "place": "a0:1"},
    ):
        assert own.decide(claim, **fields).status == 400, fields
    path = f"/stories/{own.dam().story.id}/lines/{claim}/decide"
    headers = {
        "Cookie": own.desk.cookie,
        "Origin": own.desk.origin,
        "Sec-Fetch-Site": "same-origin",
    }
    form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    assert own.desk.ask(path, "POST", headers, b"kind=accept&by=I").status == 415
    assert own.desk.ask(path, "POST", form, b"by=" + b"a" * MOST).status == 413
    assert own.desk.ask(path, "POST", form, b"by=\xff&kind=accept").status == 400
    assert own.desk.ask(path, "GET", headers).status == 405
    assert own.desk.post("/decisions/d0/undo", {"by": "I"}).status == 400
    # A page of elsewhere cannot decide, though the browser sends the cookie with its form.
    evil = {**form, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert own.desk.ask(path, "POST", evil, b"kind=strike&by=I").status == 403
    assert own.decisions() == []


def test_nobody_is_led_elsewhere(own: Open) -> None:
    claim = own.dam().claims[0].id
    for evil in ("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x", ""):
        answer = own.decide(claim, kind="unsure", next=evil)
        assert answer.headers["location"].startswith("/decisions#d"), evil


def test_what_a_form_says() -> None:
    def draft(**fields: str) -> object:
        return draft_of(Fields(list(fields.items())))

    assert draft(kind="accept").kind == "accept"  # type: ignore[attr-defined]
    for told, amount in (
        (("exact", "1,200", ""), Amount(qualifier="exact", value=1200, low=1200, high=1200)),
        (("at_least", "3.5", ""), Amount(qualifier="at_least", value=3.5, low=3.5, high=None)),
        (("up_to", "7", "9"), Amount(qualifier="up_to", value=7, low=None, high=7)),
        (("about", "40", ""), Amount(qualifier="about", value=40, low=None, high=None)),
        (("between", "1", "2"), Amount(qualifier="between", value=None, low=1, high=2)),
    ):
        fields = dict(zip(("qualifier", "low", "high"), told, strict=True))
        assert draft(kind="amount", **fields).amount == amount  # type: ignore[attr-defined]
    wrong = (("exact", "-1", ""), ("many", "1", ""), ("between", "2", "2"), ("exact", "1e9", ""))
    for qualifier, low, high in wrong:
        with pytest.raises(StopRun):
            draft(kind="amount", qualifier=qualifier, low=low, high=high)
