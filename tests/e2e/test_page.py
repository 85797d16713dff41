"""The page in a browser: evidence, two accounts side by side, without scripts, phone, dark, keys.

Everything runs offline; a request that leaves the page, or a message on the console, fails.
`test_page_addresses.py` tests what has an address, `test_page_size.py` many stories.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pypdf
import pytest

from tests.dossier.sample import COURIER, LONG, comparison, flood
from variorum.dossier import formats
from variorum.model import Article, Comparison, OnlyIn

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
Open = Callable[..., Any]
UNFOLD = "document.querySelectorAll('.part').forEach((one) => { one.open = true; })"
"""Opens the sections, as a reader does one by one."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}; install it with: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


def long_story() -> Comparison:
    """The sample with a long article, so that a mark may stand off screen."""

    def grow(article: Article) -> Article:
        tail = "\n\nNothing else is known of it." * 200
        return msgspec.structs.replace(article, text=article.text + tail)

    dossiers = tuple(
        msgspec.structs.replace(one, articles=tuple(map(grow, one.articles)))
        for one in comparison().dossiers
    )
    return msgspec.structs.replace(comparison(), dossiers=dossiers)


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a comparison; at the end, nothing may have left it or been complained."""
    wrong: list[str] = []
    contexts = []
    file = tmp_path / "dossier.html"

    def start(
        given: Comparison | None = None, at: str = "", unfolded: bool = True, **options: Any
    ) -> Any:
        file.write_text(formats.render(given or long_story(), "html"), "utf-8")
        context = browser.new_context(reduced_motion="reduce", **options)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on(
            "request",
            lambda one: (
                None
                if one.url.partition("#")[0] in (file.as_uri(), "data:,")
                else wrong.append(one.url)
            ),
        )
        page.on("console", lambda one: wrong.append(one.text))
        page.on("pageerror", lambda one: wrong.append(str(one)))
        page.goto(file.as_uri() + at)
        if unfolded:
            page.evaluate(UNFOLD)
        return page

    yield start
    for context in contexts:
        context.close()
    assert wrong == []


def visible(page: Any, selector: str) -> bool:
    """Whether the first element of `selector` stands within the window."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
                const box = element.getBoundingClientRect();
                return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
            }"""
        )
    )


def test_a_click_shows_the_marked_words_of_two_origins_side_by_side(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 800})
    page.locator(".figure a.ev").first.click()
    assert page.locator("#panel").is_visible()
    lit = page.locator(".pane-text mark.lit")
    assert lit.all_inner_texts() == ["At least 12 people were killed", "17"]
    assert visible(page, ".pane:nth-child(1) mark.lit")
    assert visible(page, ".pane:nth-child(2) mark.lit")
    first, second = (pane.bounding_box() for pane in page.locator(".pane").all())
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"] + 1


def test_another_account_can_be_chosen(open_page: Open) -> None:
    page = open_page()
    page.locator(".figure a.ev").first.click()
    options = page.locator(".pane select").nth(1).locator("option").all_inner_texts()
    assert [one.split(":")[0] for one in options] == [
        *("01 Velmara Courier", "02 Harbor Ledger", "03 World Desk")
    ]
    page.locator(".pane select").nth(1).select_option(index=1)
    assert page.locator(".pane-name").nth(1).inner_text() == "02 Harbor Ledger, 12 March 2026"


def test_a_dispute_shows_the_other_side_beside_it(open_page: Open) -> None:
    page = open_page()
    page.locator(".side a.ev").first.click()
    lit = page.locator(".pane-text mark.lit").all_inner_texts()
    assert lit[0].startswith("accused the water authority")
    assert lit[1].startswith("denied that it had received")


def test_a_copied_passage_is_shown_in_both_articles(open_page: Open) -> None:
    page = open_page()
    page.locator(".copying summary").click()
    page.locator(".copying a.ev").first.click()
    names = page.locator(".pane-name").all_inner_texts()
    assert [name[:2] for name in names] == ["01", "02"]
    words = [
        "".join(pane.locator(".lit").evaluate_all("all => all.slice(0, 1).map(m => m.textContent)"))
        for pane in page.locator(".pane-text").all()
    ]
    assert words[0] == words[1] == LONG[:259]


def test_one_piece_of_evidence_is_shown_alone(open_page: Open) -> None:
    page = open_page()
    page.locator(".only a.ev").click()
    assert page.locator(".pane").nth(1).is_hidden()
    assert visible(page, "mark.lit")


def test_the_panel_leads_on_to_the_article(open_page: Open) -> None:
    page = open_page()
    assert page.locator("#desk").get_attribute("open") is None
    page.locator(".only a.ev").click()
    page.locator("a.full").first.click()
    assert page.locator("#panel").is_hidden()
    assert visible(page, "mark.lit")


def test_without_scripts_a_reference_leads_to_the_lit_words(open_page: Open) -> None:
    page = open_page(java_script_enabled=False, unfolded=False)
    plain = page.locator("#edesk-23-25").evaluate("one => getComputedStyle(one).backgroundColor")
    page.locator(".part > summary", has_text="Figures").first.click()
    page.locator('.figure a[href="#edesk-23-25"]').click()
    page.wait_for_url("**#edesk-23-25")
    assert visible(page, "#edesk-23-25")
    lit = page.locator("#edesk-23-25").evaluate("one => getComputedStyle(one).backgroundColor")
    assert lit not in (plain, "rgba(0, 0, 0, 0)")
    assert page.locator(".piece[open]").count() == 4
    assert page.locator("#panel").is_hidden()


def test_without_scripts_a_mark_that_another_cuts_is_lit_whole(open_page: Open) -> None:
    spans = ((300, 320), (310, 330))
    crossing = tuple(
        OnlyIn(article="courier", evidence=COURIER.article.evidence(span)) for span in spans
    )
    story = msgspec.structs.replace(flood(), only_in=crossing)
    address = "#ecourier-300-320"
    page = open_page(Comparison(dossiers=(story,)), at=address, java_script_enabled=False)
    first, rest = page.locator(address), page.locator(".ecourier-300-320")
    color = "one => getComputedStyle(one).backgroundColor"
    assert rest.count() == 1
    assert first.evaluate(color) == rest.evaluate(color) != "rgba(0, 0, 0, 0)"


def test_everything_can_be_done_by_keyboard(open_page: Open) -> None:
    page = open_page(unfolded=False)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the dossier"
    assert visible(page, ":focus")
    page.keyboard.press("Enter")
    page.locator(".glance .tolls a").last.focus()
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "ev"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.locator(":focus").inner_text() == "Close"
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    page.locator("a.ev:focus").wait_for()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_the_window(open_page: Open, width: int) -> None:
    story = flood()
    words = "Donaudampfschifffahrtsgesellschaft" * 8
    wide = msgspec.structs.replace(story, story=msgspec.structs.replace(story.story, title=words))
    page = open_page(Comparison(dossiers=(wide,)), viewport={"width": width, "height": 700})
    fits = "document.scrollingElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(fits)
    page.locator(".figure a.ev").first.click()
    assert page.evaluate("document.getElementById('panel').scrollWidth <= innerWidth")


CONTRAST = """() => {
    const rgb = (value) => value.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const color = rgb(getComputedStyle(at).backgroundColor);
            if (color.length < 4 || color[3] === 1) return color;
        }
        return [255, 255, 255];
    };
    const poor = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !one.checkVisibility()) continue;
        const [a, b] = [light(rgb(getComputedStyle(one).color)), light(behind(one))];
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${one.className} ${one.textContent}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(open_page: Open, scheme: str) -> None:
    """WCAG 2.2, 1.4.3 (AA): 4.5 to 1, in both colour schemes, marks and panel too."""
    page = open_page(color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []
    page.locator(".figure a.ev").first.click()
    assert page.evaluate(CONTRAST) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(re.findall(r"\d+", paper)[0]) < 60) == (scheme == "dark")


def test_the_page_has_landmarks_names_and_a_language(open_page: Open) -> None:
    page = open_page()
    assert page.locator("html").get_attribute("lang") == "en"
    assert [page.locator(one).count() for one in ("main", "nav[aria-label]", "footer")] == [1, 1, 1]
    assert page.title() == "2 stories compared"
    unnamed = """() => [...document.querySelectorAll('a, button, summary, select')]
        .filter((one) => !(one.textContent.trim() || one.labels?.[0]?.textContent.trim()))
        .map((one) => one.outerHTML)"""
    assert page.evaluate(unnamed) == []
    link = page.locator(".figure a.ev").first
    assert link.text_content() == "01 Velmara Courier, characters 0 to 30"
    table = page.get_by_role("table", name="Reports of people killed")
    assert table.get_by_role("row").count() == 4


def test_tables_stay_tables_for_a_screen_reader_on_a_phone(open_page: Open) -> None:
    page = open_page(viewport={"width": 390, "height": 800})
    table = page.get_by_role("table", name="Reports of people killed")
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("row").count() == 4


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_has_margins_and_every_text(open_page: Open, tmp_path: Path, scripts: bool) -> None:
    story = comparison()
    page = open_page(story, unfolded=False, java_script_enabled=scripts)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    told, left = "", []

    def look(text: str, at: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            left.append(at[4] + line[4] * at[0])

    for sheet in pypdf.PdfReader(tmp_path / "page.pdf").pages:
        told += sheet.extract_text(visitor_text=look)
    assert min(left) > 16 * 72 / 25.4 - 1
    words = " ".join(told.split())
    for article in (article for one in story.dossiers for article in one.articles):
        assert " ".join(article.text.split())[-40:] in words
    assert "Copy link" not in words


def test_print_shows_the_texts_and_hides_the_controls(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".piece .text").first.is_visible()
    assert page.locator("nav").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".piece[open]").count() == 0
