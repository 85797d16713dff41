"""axe-core, the engine of most accessibility checkers, finds nothing wrong on the pages.

It checks what can be checked by rule of WCAG 2.2, levels A and AA.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.dossier.sample import comparison
from tests.e2e.test_page import Open, browser, open_page
from tests.e2e.test_page_size import many
from variorum.dossier.formats.html import FEW

pytestmark = pytest.mark.browser
__all__ = ["browser", "open_page"]
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def wrong(page: Any, rules: Sequence[str] = LEVELS) -> list[str]:
    """What axe-core finds, a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    found = axe.run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_whole_and_its_panel(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme, unfolded=False)
    page.evaluate(OPEN)
    assert wrong(page) == []
    page.locator(".figure a.ev").first.click()
    assert wrong(page) == []


def test_many_stories_on_a_phone(open_page: Open) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
    page = open_page(many(FEW + 1), unfolded=False, **phone)
    assert wrong(page) == []


def test_the_check_finds_what_is_wrong(open_page: Open) -> None:
    page = open_page(comparison())
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert wrong(page, ["html-has-lang"]) == ["html-has-lang: <html>"]
