"""A story as somebody saw it last, and two of its accounts side by side."""

import re
from pathlib import Path

from tests.web.served import Served, served
from tests.web.test_queue_pages import as_one
from variorum.engine.desk import Reader
from variorum.engine.opened_lines import Lines
from variorum.store.catalogue import StoryFilter
from variorum.web.looked_pages import _both, _shared


def of(store: Path) -> str:
    return Reader(store).stories(StoryFilter(place="Marvenia"))[0].head.id


def test_what_changed_since_somebody_looked(own_store: Path, tmp_path: Path) -> None:
    story = of(own_store)
    here = f"/stories/{story}/changes"
    with served(tmp_path, own_store) as desk:
        assert "Nobody has said here who looks" in desk.get(here).text
        assert "has not marked this story" in as_one(desk, "Ida", here)
        answer = desk.post(f"/stories/{story}/seen", {"by": "Ida"})
        assert answer.headers["location"] == here
        assert "Nothing changed" in as_one(desk, "Ida", here)
        lines = Lines(Reader(own_store).dossier(story))
        figure = lines.dossier.figures[0]
        struck = desk.post(
            f"/stories/{story}/lines/{figure.id}/decide", {"kind": "strike", "by": "Bo"}
        )
        assert struck.status == 303
        page = as_one(desk, "Ida", here)
        gone = re.findall(
            r'">gone</span> <span class="soft">Figures</span> <del><bdi>([^<]+)', page
        )
        assert gone == [lines.open(figure.id).text]  # type: ignore[union-attr]
        assert "has not marked this story" in as_one(desk, "Bo", here)
        assert desk.post(f"/stories/{story}/seen", {"by": ""}).status == 400
        assert desk.get("/stories/s0/changes").status == 404


def test_two_accounts_stand_side_by_side(desk: Served, sample_store: Path) -> None:
    story = of(sample_store)
    dossier = Reader(sample_store).dossier(story)
    claim = next(one for one in dossier.claims if one.shown and len(one.articles) > 1)
    one, other = claim.articles[:2]
    page = desk.get(f"/stories/{story}/beside?one={one}&other={other}").text
    assert page.count('<section class="voice"') == 2
    for id in (one, other):
        (piece, *_) = [piece for piece in claim.pieces if piece.article == id]
        assert f'"both-{id}-{piece.start}-{piece.end}"' in page
    assert list(_both(dossier, one, one)) == []
    copied = dossier.reuse[0]
    passages = [passage.b for passage in copied.passages]
    assert list(_shared(dossier, copied.articles[1], copied.articles[0])) == passages
    page = desk.get(
        f"/stories/{story}/beside?one={copied.articles[1]}&other={copied.articles[0]}"
    ).text
    start, end = copied.passages[0].b
    assert f"shared-{copied.articles[1]}-{start}-{end}" in page
    assert "shared-" not in desk.get(f"/stories/{story}/beside?one={one}&other={one}").text
    assert desk.get(f"/stories/{story}/beside?one=a0").status == 400
