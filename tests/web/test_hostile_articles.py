"""Hostile articles in every page of the desk: no element, attribute or address of theirs lives."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.e2e.test_hostile_formats import BIDI, EVIL, article
from tests.web.served import Served, served
from variorum.engine.opening import open_archive

ELEMENTS = (
    " a article b bdi body button caption code dd del desc details dialog div dl dt em fieldset"
    " footer form g h1 h2 h3 h4 h5 head header hr html i input kbd label legend li line link main"
    " mark meta nav noscript ol option output p path q rect circle script section select span"
    " strong style sub summary sup svg table tbody td text textarea th thead title tr ul "
)
"""What our own pages are made of; drawings among it."""


class Page(HTMLParser):
    """What a page asks a browser to do."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if f" {tag} " not in ELEMENTS:
            self.wrong.append(tag)
        if tag == "script" and "src" in given and not str(given["src"]).startswith("/assets/"):
            self.wrong.append(f"script {given['src']}")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "style"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "action", "formaction"):
                if urlsplit(value or "").scheme not in ("", "http", "https", "data"):
                    self.wrong.append(f"{tag} {name}={value}")
                if tag == "a" and name == "href":
                    self.links.append(value or "")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps(article(evil, number)) for number, evil in enumerate(EVIL)]
    evil = {"url": "javascript:alert(1)//http://evil.example/", "text": lines[0], "title": "x"}
    lines.append(json.dumps(evil))
    (folder / "evil.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with open_archive(folder / "evil.db", create=True, workers=1) as archive:
        archive.add([str(folder / "evil.jsonl")], as_is=True)
    with served(folder, folder / "evil.db") as desk:
        yield desk


def test_nothing_comes_alive_on_any_page(hostile: Served) -> None:
    waiting = ["/", "/search?about=ferry", "/feed.atom", "/decisions", "/review", "/review/many"]
    seen: dict[str, int] = {}
    kinds: dict[str, int] = {}
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"[a-z]{1,2}[0-9a-f]{12}[^/?]*|\d+|=\w+", "_", address)
        # Some of each kind of page: what is shown on one line is shown on another alike.
        if address in seen or kinds.get(kind, 0) >= 6:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = hostile.get(address)
        seen[address] = answer.status
        if "html" not in answer.headers.get("content-type", ""):
            continue
        page = Page(answer.text)
        assert page.wrong == [], address
        assert not set(BIDI[:4]) & set(answer.text), address
        for href in page.links:
            target = urlsplit(urljoin(hostile.origin + address, href))
            if f"{target.scheme}://{target.netloc}" == hostile.origin:
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    assert sum(address.startswith("/articles/") for address in seen) >= 6
    assert sum("/lines/" in address for address in seen) >= 6
    assert set(seen.values()) <= {200, 404}


def test_what_is_asked_for_is_reflected_as_text_alone(hostile: Served) -> None:
    for evil in EVIL:
        quoted = "".join(f"%{byte:02x}" for byte in evil.encode())
        for path in (
            *("/?place={}", "/search?about={}", "/stories/{}", "/articles/{}", "/?after={}"),
            *("/calendar?person={}", "/review?assigned_to={}&first=sure", "/review?after={}"),
            *("/review/many?kind={}", "/review/many?outlet={}&act={}&judged={}", "/review?act={}"),
        ):
            answer = hostile.get(path.replace("{}", quoted))
            assert answer.status in (200, 400, 404), path
            assert Page(answer.text).wrong == []


def test_what_people_write_is_shown_as_text_alone(hostile: Served) -> None:
    line = re.search(
        r'href="(/stories/[^"]+/lines/[^"]+)"', hostile.get("/search?about=ferry").text
    )
    assert line
    story = line[1].partition("/lines/")[0]
    for evil in EVIL:
        told = {"by": evil or "x", "note": evil, "name": evil or "x", "query": "place=Kell"}
        assert hostile.post(f"{line[1]}/remark", told).status in (303, 400)
        assert hostile.post("/saved", told).status in (303, 400)
        assert hostile.post(f"{story}/assign", {**told, "next": evil}).status == 303
    for path in (line[1], "/", "/?place=Kell", "/review/comments", f"{story}/decide"):
        answer = hostile.get(path)
        assert answer.status == 200, path
        assert Page(answer.text).wrong == [], path
