"""An article: its exact text, with annotations on and off by its address alone."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.served import Served, served
from variorum.model import Dossier, Reading
from variorum.store.catalogue import StoryFilter
from variorum.store.sqlite import SqliteStore
from variorum.store.watched import Came, Dated, Signal
from variorum.web.article_pages import KINDS, link

_TEXT = re.compile(r'<div class="text read"[^>]*>(.*?)</div>', re.DOTALL)


def text_of(page: str) -> str:
    found = _TEXT.search(page)
    assert found
    return unescape(re.sub(r"</?mark[^>]*>", "", found[1]))


def marked(page: str, kind: str) -> list[str]:
    found = _TEXT.search(page)
    assert found
    pattern = rf'<mark id="{kind}-\d+-\d+"[^>]*>(.*?)</mark>'
    return [unescape(re.sub("<[^>]+>", "", one)) for one in re.findall(pattern, found[1], re.S)]


@pytest.fixture(scope="module")
def story(sample_store: Path) -> Dossier:
    store = SqliteStore(sample_store, read_only=True)
    key = store.catalogue.stories(StoryFilter(place="Marvenia"))[0].key
    found = store.stories.dossier(key)
    store.close()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def readings(sample_store: Path, story: Dossier) -> list[Reading]:
    store = SqliteStore(sample_store, read_only=True)
    found = store.articles.readings([one.id for one in story.articles])
    store.close()
    return found


def test_the_text_is_exact_whatever_is_marked(desk: Served, readings: list[Reading]) -> None:
    for reading in readings:
        article = reading.article
        for asked in ("", *(f"?show={kind}" for kind in KINDS), "?" + "&show=".join(["", *KINDS])):
            page = desk.get(f"/articles/{article.id}{asked}")
            assert page.status == 200
            assert text_of(page.text) == article.text


def test_what_is_asked_for_is_marked_and_listed(desk: Served, readings: list[Reading]) -> None:
    reading = next(one for one in readings if one.quantities and one.entities)
    article = reading.article
    page = desk.get(f"/articles/{article.id}?show=numbers").text
    wanted = {article.text[one.start : one.end] for one in reading.quantities}
    assert set(marked(page, "number")) <= wanted
    assert marked(page, "number")
    assert not marked(page, "name")
    assert re.search(r'value="numbers" checked', page)
    assert not re.search(r'value="names" checked', page)
    for one in reading.quantities:
        assert f'href="#number-{one.start}-{one.end}"' in page
    none = desk.get(f"/articles/{article.id}?show=spells").text
    assert "<mark" not in none


def test_an_address_points_at_words(desk: Served, readings: list[Reading]) -> None:
    article = readings[0].article
    page = desk.get(f"/articles/{article.id}?at=3-9").text
    assert '<mark id="at"' in page
    found = re.search(r'<mark id="at"[^>]*>(.*?)</mark>', page, re.DOTALL)
    assert found
    assert unescape(found[1]) == article.text[3:9]
    for wrong in ("9-3", "x", "3", "-1-4", "0-999999", "%D9%A3-%D9%A9", "1-1"):
        assert desk.get(f"/articles/{article.id}?at={wrong}").status == 400, wrong


def test_what_was_removed_is_told_with_the_reason(desk: Served, readings: list[Reading]) -> None:
    reading = next(one for one in readings if one.article.removed)
    page = desk.get(f"/articles/{reading.article.id}").text
    assert f'Removed from the page <span class="soft">{len(reading.article.removed)}' in page
    assert reading.article.sha256
    assert reading.article.sha256.given in page


def test_copies_are_shown_with_their_passages(desk: Served, story: Dossier) -> None:
    reuse = max(story.reuse, key=lambda one: one.share_a)
    first, second = reuse.articles
    page = desk.get(f"/articles/{first}?beside={second}").text
    text = next(one.text for one in story.articles if one.id == first)
    assert marked(page, "copy-0") or marked(page, "copy")
    passages = {text[one.a[0] : one.a[1]] for one in reuse.passages}
    shown = re.findall(r'<mark id="copy-[^"]*"[^>]*>(.*?)</mark>', page, re.DOTALL)
    assert {unescape(one) for one in shown} == passages
    assert f'href="/articles/{second}?beside={first}"' in page
    assert desk.get(f"/articles/{first}?beside=nothing").status == 200


def test_where_an_article_came_from_is_told(
    own_store: Path, tmp_path: Path, readings: list[Reading]
) -> None:
    fetched, given = (one.article.id for one in readings[:2])
    came = Came(
        article=fetched,
        url="https://echo.example/1",
        source="w1",
        seen="2031-05-08T12:00:00Z",
        by="feed",
        reason="the page answered 403",
        dates=(Dated(by="address", value="2031-05-07", precision="day", verdict="taken"),),
        signals=(Signal(by="header", kind="tdmrep", use="tdm", allowed=False, text="1 <p>"),),
    )
    store = SqliteStore(own_store)
    store.watched.land(came, b"")
    store.close()
    with served(tmp_path, own_store) as one:
        page = one.get(f"/articles/{fetched}").text
        assert "Where it came from" not in one.get(f"/articles/{given}").text
    assert "Fetched 2031-05-08T12:00:00Z" in page
    assert "(the page answered 403)" in page
    assert "Date by the address: <bdi>2031-05-07</bdi>" in page
    assert "Use “tdm” is not allowed by header: <bdi>1 &lt;p&gt;</bdi>" in page


def test_only_web_addresses_are_links() -> None:
    assert link("https://a.example/x") == "https://a.example/x"
    for one in ("javascript:alert(1)", "data:text/html,x", "/etc/passwd", "file:///x"):
        assert link(one) is None
