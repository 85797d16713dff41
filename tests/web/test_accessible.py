"""axe-core finds nothing wrong on the desk's pages: WCAG 2.2, levels A and AA."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.test_page_accessible import OPEN, wrong
from tests.web.served import Served
from tests.web.test_in_browser import browser, open_desk, own, story
from tests.web.test_queue_pages import fields, shown

pytestmark = pytest.mark.browser
__all__ = ["browser", "open_desk", "own", "story"]


@pytest.fixture(scope="module")
def worked(own: Served) -> Served:
    """The desk after some work, so that its pages have something to show."""
    for kind in ("accept", "strike"):
        page = own.get("/review?kind=claims").text
        line = shown(page)
        own.post(f"{line}/remark", {"by": "Ida", "note": "two dams?", "flag": "1"})
        own.post(f"{line}/decide", {**fields(page), "by": "Ida", "kind": kind})
    first = own.get("/review/second").text.partition('action="/review/second/')[2]
    own.post(f"/review/second/{first.partition(chr(34))[0]}", {"by": "Bo", "kind": "unsure"})
    own.post("/saved", {"by": "Ida", "name": "dams", "query": "about=dam"})
    return own


def pages(own: Served, story: str) -> list[str]:
    lines = own.get(f"/stories/{story}/lines").text
    opened = [part.partition('"')[0] for part in lines.split(f'href="/stories/{story}/lines/')[1:]]
    article = own.get(f"/stories/{story}/beside").text.split('href="/articles/')[1]
    of_kinds = [next(one for one in opened if one.startswith(kind)) for kind in "fcs"]
    return [
        "/?about=dam&disputed=1",
        "/calendar",
        "/search?about=dam",
        f"/stories/{story}",
        f"/stories/{story}?why=1",
        f"/stories/{story}/lines",
        *(f"/stories/{story}/lines/{one}" for one in of_kinds),
        f"/stories/{story}/changes",
        f"/stories/{story}/beside",
        f"/stories/{story}/decide",
        f"/articles/{article.partition(chr(34))[0]}?show=names&show=numbers&show=times&show=places",
        "/review",
        "/review/many",
        "/review/second",
        "/review/people",
        "/review/comments",
        "/decisions",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page(open_desk: Callable[..., Any], worked: Served, story: str, scheme: str) -> None:
    page = open_desk("/", color_scheme=scheme)
    found = {}
    for path in pages(worked, story):
        page.goto(worked.origin + path)
        page.evaluate(OPEN)
        if broken := wrong(page):
            found[path] = broken
    assert found == {}


def test_every_page_fits_a_phone(open_desk: Callable[..., Any], worked: Served, story: str) -> None:
    page = open_desk("/", viewport={"width": 360, "height": 740})
    wide = []
    for path in pages(worked, story):
        page.goto(worked.origin + path)
        page.evaluate(OPEN)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []
