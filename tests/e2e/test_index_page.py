"""The index of a folder of pages in a browser: it filters, folds, and leads to each story."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dossier.sample import comparison
from tests.e2e.test_page import ARGUMENTS, CHROMIUM
from variorum.dossier import formats

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    """The index of the sample; nothing on its console may complain."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}; install it with: apt-get install chromium")
    formats.write_all(comparison(), tmp_path / "out", ["pages"])
    wrong: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        opened = browser.new_page(viewport={"width": 360, "height": 640})
        opened.set_default_timeout(5000)
        opened.on("console", lambda one: wrong.append(one.text))
        opened.goto((tmp_path / "out" / "index.html").as_uri())
        yield opened
        browser.close()
    assert wrong == []


def test_the_index_filters_folds_and_leads_on(page: Any) -> None:
    items = page.locator("li")
    assert items.count() == 2
    page.locator("summary").first.click()
    assert not items.first.is_visible()
    page.get_by_label("Filter by title").fill("DÁM over")
    assert items.first.is_visible()
    assert not items.last.is_visible()
    assert page.get_by_role("status").inner_text() == "1 of 2"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link").first.click()
    assert page.title() == "Dam overflow in Marvenia"
    page.go_back()
    page.get_by_label("Filter by title").fill("zeppelin")
    assert page.get_by_role("link").count() == 0
