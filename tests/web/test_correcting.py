"""Corrections by forms alone: of names, figures, claims, events, statements and articles."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Answer, Served, served
from variorum.engine.desk import Reader
from variorum.engine.line_changes import speakers
from variorum.engine.opened_lines import Lines, Opened
from variorum.model import Dossier
from variorum.store.catalogue import StoryFilter
from variorum.web import handing_over
from variorum.web.correcting import correcting


class Open:
    """A desk of one's own, and what its store holds."""

    def __init__(self, desk: Served, store: Path) -> None:
        self.desk = desk
        self.reader = Reader(store)

    def dam(self) -> Dossier:
        story = self.reader.stories(StoryFilter(place="Marvenia"))[0]
        return self.reader.dossier(story.head.id)

    def line(self, address: str) -> str:
        return f"/stories/{self.dam().story.id}/lines/{address}"

    def correct(self, page: str, kind: str, **fields: object) -> Answer:
        """Send the form of a kind as a page has it, with these fields filled in."""
        body = self.desk.get(page).text
        form = re.search(
            rf'name="kind" value="{kind}"><input type="hidden" name="seen" value="([^"]+)"', body
        )
        assert form, f"{page} has no form of the kind {kind}"
        filled = {"by": "Ida Roe", "note": "read again", "seen": form[1], "kind": kind, **fields}
        return self.desk.post(f"{page}/decide", filled)


@pytest.fixture
def own(own_store: Path, tmp_path: Path) -> Iterator[Open]:
    with served(tmp_path, own_store) as desk:
        yield Open(desk, own_store)


def test_lines_of_every_kind_are_corrected(own: Open) -> None:
    dossier = own.dam()
    one, other = dossier.entities[:2]
    page = own.desk.get(own.line(one.id)).text
    assert f'<option value="{other.id}">' in page
    # A name is merged or split: there is nothing of it to accept or strike.
    assert 'value="accept"' not in page
    assert own.correct(own.line(one.id), "merge", other=other.id).status == 303
    (merged,) = [each for each in own.dam().entities if one.mentions[0] in each.mentions]
    assert other.mentions[0] in merged.mentions
    piece = merged.mentions[-1]
    place = f"{piece.article}:{piece.start}-{piece.end}"
    assert f'name="piece" value="{place}"' in own.desk.get(own.line(merged.id)).text
    assert own.correct(own.line(merged.id), "split", piece=place).status == 303
    assert [piece] in [list(each.mentions) for each in own.dam().entities]
    event = own.dam().events[0]
    assert own.correct(own.line(event.id), "date", value="6 May").status == 400
    assert own.correct(own.line(event.id), "date", value="1911-05-06").status == 303
    assert own.correct(own.line(event.id), "place", value="Kell").status == 303
    first = own.dam().events[0]
    assert (first.date.value, first.date.basis, first.place) == ("1911-05-06", "decision", "Kell")
    said = next(each for each in own.dam().statements if each.mode == "says")
    assert own.correct(own.line(said.id), "mode", value="warns").status == 303
    figure = own.dam().figures[0]
    assert own.correct(own.line(figure.id), "measure", value="missing").status == 303
    claims = [each for each in own.dam().claims if each.shown]
    related = own.correct(own.line(claims[0].id), "relate", other=claims[-1].id, value="supports")
    assert related.status == 303
    kinds = [each.kind for each, _ in own.reader.decisions()]
    assert kinds == ["merge", "split", "date", "place", "mode", "measure", "relate"]
    assert len(own.dam().decisions or ()) == 7
    page = own.desk.get("/decisions").text
    assert page.count("read again") == 7
    assert "1911-05-06" in page


def test_an_article_is_corrected_and_a_statement_is_added(own: Open) -> None:
    dossier = own.dam()
    article = dossier.articles[0]
    page = f"/articles/{article.id}"
    named = speakers(dossier, article.id)[0]
    sentence = article.text[:40].rpartition(" ")[0]
    added = own.correct(
        page, "add", words=sentence, speaker=f"{named.start}-{named.end}", value="denies"
    )
    assert added.status == 303
    assert own.correct(page, "outlet", value="Marven Post").status == 303
    seen = re.search(r'name="seen" value="([^"]+)"', own.desk.get(page).text)
    assert seen
    assert own.correct(page, "published", value="2026-03-11").status == 303
    late = own.correct(page, "outlet", value="Another Post", seen=seen[1])
    assert late.status == 412
    # Who was overtaken is told by whom, and of what.
    assert "published by Ida Roe" in late.text
    after = next(each for each in own.dam().articles if each.id == article.id)
    assert (after.outlet.name, after.outlet.basis) == ("Marven Post", "decision")
    assert after.published
    assert after.published.value == "2026-03-11"
    assert any(each.evidence.text == sentence for each in own.dam().statements)
    body = own.desk.get(page).text
    assert "Marven Post" in body
    assert "Decided of this article" in body
    for wrong in ({"kind": "burn"}, {"kind": "add", "words": "no such words here"}):
        assert own.desk.post(f"{page}/decide", {"by": "Ida", **wrong}).status == 400
    assert own.desk.post("/articles/a0/decide", {"by": "I", "kind": "outlet"}).status == 400


def test_stories_are_handed_over(own: Open) -> None:
    dossier = own.dam()
    lines = own.desk.get("/as/jsonl?place=Marvenia")
    assert lines.headers["content-disposition"] == 'attachment; filename="stories.jsonl"'
    assert [json.loads(one)["dossiers"][0]["story"]["id"] for one in lines.text.splitlines()] == [
        dossier.story.id
    ]
    assert len(own.desk.get("/as/jsonl").text.splitlines()) == 2
    assert own.desk.get("/as/odt").status == 404
    notes = own.desk.get(f"/stories/{dossier.story.id}/as/jsonld").text
    assert '"TextQuoteSelector"' in notes
    choices = correcting(Lines(dossier), opened(dossier, dossier.claims[0].id))
    assert dossier.claims[0].id not in {address for address, _ in choices.merged}
    assert handing_over.MOST >= 100


def opened(dossier: Dossier, address: str) -> Opened:
    found = Lines(dossier).open(address)
    assert found
    return found


def test_the_record_of_one_line_and_of_one_article(own: Open) -> None:
    dossier = own.dam()
    claim, article = dossier.claims[0], dossier.articles[0]
    claim_page = own.line(claim.id)
    for kind in ("accept", "unsure"):
        own.desk.post(f"{claim_page}/decide", {"by": "Ida", "kind": kind})
    own.desk.post(f"{own.line(dossier.claims[1].id)}/decide", {"by": "Ben", "kind": "accept"})
    own.correct(f"/articles/{article.id}", "outlet", value="Marven Post")
    asked = f"story={dossier.story.id}&line={claim.id}"
    assert f'href="/decisions?{asked.replace("&", "&amp;")}"' in own.desk.get(claim_page).text
    table = own.desk.get(f"/decisions.csv?{asked}").text
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["kind"], row["standing"]) for row in rows] == [
        ("accept", "superseded"),
        ("unsure", "holds"),
    ]
    of_article = own.desk.get(f"/decisions.jsonl?article={article.id}").text
    assert '"value":"Marven Post"' in of_article
    assert own.desk.get(f"/decisions?story={dossier.story.id}&line=c0").status == 404
