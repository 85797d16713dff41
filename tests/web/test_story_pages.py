"""A story within the desk: the dossier's own page, its lines, their evidence, its files."""

import json
import re
from html import unescape

import pytest

from tests.web.served import Served
from variorum.dossier import formats
from variorum.dossier.formats.wording import one_line
from variorum.engine.opened_lines import Lines
from variorum.model import Comparison, Dossier
from variorum.store.catalogue import StoryFilter
from variorum.store.sqlite import SqliteStore
from variorum.web.story_pages import SIDES


@pytest.fixture(scope="module")
def dossier(sample_store: object) -> Dossier:
    store = SqliteStore(sample_store, read_only=True)  # type: ignore[arg-type]
    key = store.catalogue.stories(StoryFilter(place="Marvenia"))[0].key
    found = store.stories.dossier(key)
    store.close()
    assert found is not None
    return found


def test_the_page_is_the_dossier_s_own(desk: Served, dossier: Dossier) -> None:
    page = desk.get(f"/stories/{dossier.story.id}")
    own = formats.render(Comparison(dossiers=(dossier,)), "html")
    body = own[own.index("<main") : own.index("<script>")]
    assert body in page.text
    assert 'aria-label="This story"' in page.text
    assert "http-equiv" not in page.text
    policy = page.headers["content-security-policy"]
    for name in ("style", "script"):
        digest = re.search(rf"{name}-src '(sha256-[^']+)'", own)
        assert digest
        assert f"{name}-src 'self' '{digest[1]}'" in policy
    assert "unsafe" not in policy


def test_every_line_has_a_page_with_its_evidence_marked(desk: Served, dossier: Dossier) -> None:
    known = Lines(dossier)
    index = desk.get(f"/stories/{dossier.story.id}/lines").text
    for address in known.records:
        assert f'href="/stories/{dossier.story.id}/lines/{address}"' in index
    chosen = {kind: address for address, (kind, _, _) in known.records.items()}
    for address in chosen.values():
        line = known.open(address)
        assert line
        page = desk.get(f"/stories/{dossier.story.id}/lines/{address}")
        assert page.status == 200
        marked = [
            unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", part, re.DOTALL)))
            for part in page.text.split('<section class="voice"')[1:]
        ]
        assert marked == [voice.evidence.text for voice in line.voices[:SIDES]]
        for voice in line.voices:
            at = f"at={voice.evidence.start}-{voice.evidence.end}#at"
            assert f"/articles/{voice.evidence.article}?{at}" in page.text


def test_lines_that_the_page_names_are_known_by_these_names(desk: Served, dossier: Dossier) -> None:
    page = desk.get(f"/stories/{dossier.story.id}").text
    page = page[: page.index('<ul class="copying"')]
    named = re.findall(r'<(?:p|li|section)\b[^>]* data-group[^>]* id="([^"]+)"', page)
    known = Lines(dossier).records
    assert [one for one in named if re.sub(r"^(\w{13})-\d+$", r"\1", one) not in known] == []


def test_a_line_says_why_where_it_is_asked(desk: Served, dossier: Dossier) -> None:
    figure = dossier.figures[0]
    address = f"/stories/{dossier.story.id}/lines/{figure.id}"
    assert "Why it says so" in desk.get(address).text
    told = desk.get(address + "?why=1").text
    assert '<ul class="reasons">' in told
    assert "cannot say" not in told
    whole = desk.get(f"/stories/{dossier.story.id}?why=1").text
    assert '<details class="why">' in whole
    assert '<details class="why">' not in desk.get(f"/stories/{dossier.story.id}").text


@pytest.mark.parametrize(
    "path", ["/stories/s0", "/stories/s0/lines", "/stories/{}/lines/c0", "/stories/{}/as/exe"]
)
def test_what_is_not_there_is_told(desk: Served, dossier: Dossier, path: str) -> None:
    answer = desk.get(path.format(dossier.story.id))
    assert answer.status == 404
    assert "<h1>Not Found</h1>" in answer.text


def test_a_story_is_saved_in_every_format(desk: Served, dossier: Dossier) -> None:
    names = set()
    for format in formats.FORMATS:
        answer = desk.get(f"/stories/{dossier.story.id}/as/{format}")
        assert answer.body == formats.encode(Comparison(dossiers=(dossier,)), format) or (
            format == "docx" and answer.body[:2] == b"PK"
        )
        assert answer.headers["content-disposition"].startswith("attachment; ")
        assert answer.headers["content-type"] == "application/octet-stream"
        names.add(answer.headers["content-disposition"].rpartition(".")[2].strip('"'))
    assert {"json", "csv", "docx", "md", "rss"} <= names
    saved = desk.get(f"/stories/{dossier.story.id}/as/json")
    assert json.loads(saved.body)["dossiers"][0]["story"]["id"] == dossier.story.id
    tag = saved.headers["etag"]
    again = desk.get(f"/stories/{dossier.story.id}/as/json", If_None_Match=tag)
    assert again.status == 304


def test_titles_are_told_in_one_line(desk: Served, dossier: Dossier) -> None:
    assert one_line(dossier.story.title) in unescape(desk.get("/").text)
