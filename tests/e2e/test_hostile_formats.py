"""Hostile coverage in every format, each rendered by its usual reader: nothing comes alive."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
from markdown_it import MarkdownIt

from tests.e2e.command import variorum
from variorum.dossier import formats
from variorum.model import Comparison

BIDI = "\u202e\u2066\u2069\u202a\u061c\u200f"
EVIL = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "&lt;svg onload=alert(1)&gt;",
    "http://evil.example/a",
    "HTTPS://evil.example/b_c*d",
    "www.evil.example/c",
    "desk+x@evil.example",
    "ftp://evil.example/d",
    ';=HYPERLINK("http://evil.example","x")',
    "|=1+1",
    "\u2028alert(1)\u2029",
    f"{BIDI}gpj.exe",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
)


def article(evil: str, number: int) -> dict[str, str]:
    """An account of one invented event with `evil` wherever a text can be put."""
    toll = 12 + number % 3
    return {
        "id": f"e{number}",
        "title": f"Ferry {evil} aground off Port Malen",
        "outlet": f"Outlet {evil} {number}",
        "byline": f"Anna {evil} Verrick",
        "published": f"2023-05-0{1 + number % 9}",
        "text": (
            f"At least {toll} passengers {evil} were injured on Wednesday when a ferry ran aground "
            f"off Port Malen, the coast guard said.\n\nThe captain, Leo Tamsin, said that “the "
            f"light {evil} was out.” The harbour authority {evil} denied it.\n\n"
            f";=cmd|' /C calc'!A0 was written on a wall, and 140 people {evil} were brought ashore "
            f"in Brighton {evil}."
        ),
    }


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps(article(evil, number)) for number, evil in enumerate(EVIL)]
    (folder / "evil.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def written(coverage: Path) -> dict[str, str]:
    """The coverage, kept to the character, in every format that is text."""
    document = coverage / "given.json"
    result = variorum("compare", coverage / "evil.jsonl", "--as-is", "--format", "json")
    assert result.returncode == 0, result.stderr
    document.write_text(result.stdout, encoding="utf-8")
    assert variorum("verify", document).returncode == 0
    comparison = msgspec.json.decode(result.stdout, type=Comparison)
    assert sum(len(one.articles) for one in comparison.dossiers) == len(EVIL)
    # What the command prints in the others is what `render` gives of the same comparison.
    one = variorum("compare", coverage / "evil.jsonl", "--as-is", "--format", "rss").stdout
    found = {name: formats.render(comparison, name) for name in formats.FORMATS if name != "docx"}
    assert found["rss"] == one
    return found


class Alive(HTMLParser):
    """Collects the elements of what a reader would render."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.shown = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


def test_a_feed_reader_that_does_not_sanitise(written: dict[str, str]) -> None:
    feed = feedparser.parse(written["rss"], sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo
    assert len(feed.entries) == len(EVIL)
    shown = ""
    for one in (feed.feed, *feed.entries):
        for text in (one.title, one.description, *(tag.term for tag in one.get("tags", ()))):
            alive = Alive(text)
            assert not alive.elements, text
            shown += alive.shown
    assert "<img src=x onerror=alert(1)>" in shown
    assert not set(BIDI) & set(written["rss"])


def test_a_markdown_renderer_with_bare_links(written: dict[str, str]) -> None:
    pytest.importorskip("linkify_it", reason="linkify-it-py is not installed")
    renderer = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    page = renderer.render(written["markdown"])
    links = re.findall(r"<a [^>]*href=\"([^\"]*)\"", page)
    assert all(link.startswith("#") for link in links), links
    assert not set(Alive(page).elements) & {"img", "script", "svg", "iframe", "object", "style"}
    assert "http://evil.example/a" in Alive(page).shown
    assert not set(BIDI) & set(written["markdown"])


@pytest.mark.parametrize("name", ["csv", "hxl", "acled", "ucdp"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_whatever_parts_its_cells(
    written: dict[str, str], name: str, separator: str
) -> None:
    # Behind another separator than the file's own, quotes in the middle of a cell mean nothing.
    for quoting in (csv.QUOTE_MINIMAL, *([csv.QUOTE_NONE] if separator != "," else [])):
        lines = io.StringIO(written[name], newline="")
        for row in csv.reader(lines, delimiter=separator, quoting=quoting):  # type: ignore[arg-type]
            for cell in row:
                assert not re.match(r"\s*[=+@＝＋＠-](?![\d.]+$)", cell), cell
    assert not set(BIDI) & set(written[name])


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_spreadsheet_import(written: dict[str, str], tmp_path: Path, separator: str) -> None:
    (tmp_path / "figures.csv").write_text(written["csv"], encoding="utf-8")
    # Token 9 evaluates formulas, which is what a user may have switched on.
    options = f"CSV:{ord(separator)},34,76,1,,0,false,true,false,false,false,0,true"
    subprocess.run(
        ["soffice", "--headless", f"--infilter={options}", "--convert-to", "fods", "figures.csv"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert "table:formula" not in (tmp_path / "figures.fods").read_text(encoding="utf-8")


JSON_FORMATS = ("json", "jsonld", "schema-org", "geojson")


def test_json_holds_no_character_that_ends_a_script(
    written: dict[str, str], coverage: Path
) -> None:
    reading = variorum("read", coverage / "evil.jsonl", "--as-is").stdout
    for text in (reading, *(written[name] for name in JSON_FORMATS)):
        assert not set("<>&\u2028\u2029") & set(text)
    comparison = msgspec.json.decode(written["json"], type=Comparison)
    texts = {one.text for dossier in comparison.dossiers for one in dossier.articles}
    assert texts == {article(evil, number)["text"] for number, evil in enumerate(EVIL)}


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip(f"no Chromium at {chromium}; install it with: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"]
        )
        yield started.new_page()
        started.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", JSON_FORMATS)
@pytest.mark.parametrize("kind", ["application/json", "text/javascript"])
def test_json_inside_a_script_block(
    page: Any, written: dict[str, str], name: str, kind: str, tmp_path: Path
) -> None:
    wrong: list[str] = []

    def refuse(dialog: Any) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("pageerror", lambda one: wrong.append(str(one)))
    body = f"var given = {written[name]}" if kind == "text/javascript" else written[name]
    file = tmp_path / "page.html"
    file.write_text(
        f'<meta charset="utf-8"><script id="it" type="{kind}">{body}</script><p>after</p>', "utf-8"
    )
    page.goto(file.as_uri())
    read = "given" if kind == "text/javascript" else "JSON.parse(it.textContent)"
    assert page.evaluate(f"JSON.stringify({read})") == json.dumps(
        json.loads(written[name]), ensure_ascii=False, separators=(",", ":")
    ) or page.evaluate(read) == json.loads(written[name])
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length") == 0
    assert not wrong


def test_the_page_and_the_text(written: dict[str, str]) -> None:
    elements = Alive(written["html"]).elements
    assert elements.count("script") == 1
    assert not {"img", "iframe"} & set(elements)
    # The drawings are ours, and nothing of an article becomes another.
    assert elements.count("svg") == written["html"].count('<svg class="drawing ')
    assert not set(BIDI) & set(written["text"])
