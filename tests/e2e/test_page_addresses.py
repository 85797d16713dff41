"""What has an address on the page: evidence, lines and stories; Back, Forward and the clipboard."""

from typing import Any

import pytest

from tests.dossier.sample import DESK, comparison
from tests.e2e.test_page import Open, browser, open_page, visible
from variorum.model import Comparison

pytestmark = pytest.mark.browser
__all__ = ["browser", "open_page"]
KILLED = "ecourier-0-30"


def panel_title(page: Any) -> str:
    return str(page.locator("#panel-title").inner_text())


def test_evidence_has_an_address_and_back_closes_it(open_page: Open) -> None:
    page = open_page(at="#f2")
    page.locator("#f1 a.ev").first.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator("#f1 a.ev").first.click()
    assert page.evaluate("location.hash") == f"#{KILLED}"
    assert panel_title(page) == "people killed: at least 12"
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")
    assert page.evaluate("location.hash") == "#f2"
    assert page.evaluate("scrollY") == before
    page.go_forward()
    page.locator("#panel").wait_for(state="visible")
    assert panel_title(page) == "people killed: at least 12"


def test_closing_the_panel_takes_its_address_away(open_page: Open) -> None:
    page = open_page()
    page.locator(".only a.ev").click()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "#" not in url)
    assert page.locator("#panel").is_hidden()


def test_a_page_that_is_opened_on_evidence_shows_it(open_page: Open) -> None:
    page = open_page(at=f"#{KILLED}", unfolded=False)
    assert page.locator("#panel").is_visible()
    assert page.locator("mark.lit").first.inner_text() == "At least 12 people were killed"
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")
    assert page.evaluate("location.hash") == ""


def test_the_panel_is_titled_with_the_line_that_it_proves(open_page: Open) -> None:
    page = open_page()
    for place, title in (
        ("#c1 .side", "accused the water authority of ignoring three written warnings"),
        (".timeline", "water poured over the Kellermark dam"),
        (".only", "A judge will lead the inquiry."),
        (".brief", "At least 12 people were killed when water poured over the Kellermark dam."),
    ):
        page.locator(f"{place} a.ev").first.click()
        assert panel_title(page) == title
        page.keyboard.press("Escape")
        page.wait_for_url(lambda url: "#" not in url)


def test_another_account_changes_the_address(open_page: Open) -> None:
    page = open_page()
    page.locator("#f1 a.ev").first.click()
    page.locator(".pane select").first.select_option(index=2)
    assert page.evaluate("location.hash") == "#edesk-23-25"


def test_each_line_has_an_address_that_opens_its_fold(open_page: Open) -> None:
    page = open_page(unfolded=False, viewport={"width": 390, "height": 700})
    cited = DESK.cite("A judge will lead the inquiry.")
    alone = f"only-edesk-{cited.start}-{cited.end}"
    names = ("story-flood", "f1", "c1", "c3", "e1", alone, f"brief-{KILLED}", "desk")
    for name in names:
        page.goto(page.url.split("#")[0] + "#" + name)
        assert visible(page, f"#{name} :is(h1, h2, h3, h4, .l)"), name


def test_a_line_gives_its_address(open_page: Open, browser: Any) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#c3").hover()
    page.locator("#c3 > button.copy").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url.split("#")[0] + "#c3"
    unnamed = "[...document.querySelectorAll('.r')].filter((one) => !one.querySelector('.copy'))"
    assert page.evaluate(f"{unnamed}.length") == 0


def test_an_address_stays_when_an_earlier_article_comes(open_page: Open) -> None:
    """Numbers of articles move then; the address names the article by its id."""
    first, second = comparison().dossiers
    page = open_page(Comparison(dossiers=(second, first)), at=f"#{KILLED}")
    assert page.locator(".pane-name").first.inner_text().startswith("02 Velmara Courier")
    assert page.locator("mark.lit").first.inner_text() == "At least 12 people were killed"


def test_the_first_screen_leads_to_the_record(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 800}, unfolded=False)
    glance = page.locator(".glance").first
    assert visible(page, ".glance li:last-child")
    assert page.locator(".head b").first.inner_text() == "as of 13 March 2026"
    assert glance.locator("h3").all_inner_texts() == [
        *("LATEST FIGURES", "DISPUTED", "NEW ON 13 MARCH 2026")
    ]
    assert glance.locator(".tolls li").first.inner_text().split("\n")[0] == "17 people killed"
    glance.locator(".tolls a").first.click()
    assert visible(page, "#f1")
