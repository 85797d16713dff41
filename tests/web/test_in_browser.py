"""The desk in Chromium: by keys alone, without scripts, on a phone, dark; nothing leaves it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_page import CONTRAST, browser
from tests.web.served import Served, served
from variorum.engine.desk import Reader
from variorum.store.catalogue import StoryFilter

__all__ = ["browser"]

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

PATIENCE = 120_000
"""Milliseconds that a busy machine may take for a page."""


@pytest.fixture(scope="module")
def own(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("browsed")
    store = Path(shutil.copy(sample_store, folder / "own.db"))
    with served(folder, store) as desk:
        yield desk


@pytest.fixture
def open_desk(browser: Any, own: Served) -> Iterator[Open]:
    """Opens pages of the desk; at the end nothing may have left it or been complained of."""
    wrong: list[str] = []
    contexts = []

    def start(path: str, **options: Any) -> Any:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        name, _, value = own.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": own.origin}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on(
            "request",
            lambda one: (
                None if one.url.startswith((own.origin, "data:,")) else wrong.append(one.url)
            ),
        )
        page.on("console", lambda one: wrong.append(one.text))
        page.on("pageerror", lambda one: wrong.append(str(one)))
        page.goto(own.origin + path)
        return page

    yield start
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def story(sample_store: Path) -> str:
    return Reader(sample_store).stories(StoryFilter(place="Marvenia"))[0].head.id


def test_the_queue_is_judged_by_keys_alone(open_desk: Open, own: Served) -> None:
    page = open_desk("/review?kind=claims")
    page.locator("#by").focus()
    page.keyboard.type("Ida a x")
    # What is typed into a field is text, and judges nothing.
    assert page.locator("#by").input_value() == "Ida a x"
    line = page.locator("h2.line-text")
    seen = [line.inner_text()]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for key in ("a", "x", " "):
        page.evaluate("document.activeElement.blur()")
        with page.expect_navigation():
            page.keyboard.press(key)
        seen.append(line.inner_text())
    assert len(set(seen)) == 4
    page.goto(own.origin + "/review?kind=claims")
    again = line.inner_text()
    assert again == seen[2]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert line.inner_text() != again
    with page.expect_navigation():
        page.keyboard.press("Backspace")
    assert line.inner_text() == again
    page.goto(own.origin + "/decisions")
    assert page.locator("li.entry").count() == 4
    assert page.locator("li.entry").first.inner_text().startswith("undo")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_story_is_read_and_its_lines_are_opened(
    open_desk: Open, story: str, scripts: bool
) -> None:
    page = open_desk("/", java_script_enabled=scripts)
    page.get_by_role("link", name="At Least 12 Killed").click()
    page.wait_for_url(f"**/stories/{story}")
    page.get_by_role("link", name="Lines, one by one").click()
    page.get_by_role("link", name="people killed").first.click()
    assert page.locator(".voice mark").count() >= 2
    assert page.locator(".voice mark").first.evaluate(
        "one => getComputedStyle(one).backgroundColor"
    ) not in ("rgba(0, 0, 0, 0)", "")
    page.locator(".voice h3 a").first.click()
    assert page.locator("#at").is_visible()
    page.get_by_label("numbers").check()
    page.get_by_role("button", name="Mark").click()
    assert page.locator('.read mark[id^="number-"]').count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone_and_have_contrast(open_desk: Open, story: str, scheme: str) -> None:
    figure = "/lines"
    for path in ("/", f"/stories/{story}{figure}", "/review", f"/stories/{story}/decide"):
        page = open_desk(path, viewport={"width": 360, "height": 740}, color_scheme=scheme)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), path
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.evaluate(CONTRAST) == [], path


def test_everything_that_is_asked_for_has_a_name(open_desk: Open, story: str) -> None:
    """WCAG 2.2, 4.1.2 and 3.3.2: fields have labels, landmarks and pages names, ids are unique."""
    unnamed = """() => [...document.querySelectorAll('a, button, summary, select, input, textarea')]
        .filter((one) => one.type !== 'hidden')
        .filter((one) => !((one.labels?.length && one.labels[0].textContent.trim()) ||
            one.getAttribute('aria-label') || one.textContent.trim()))
        .map((one) => one.outerHTML)"""
    twice = """() => { const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
        return ids.filter((one, at) => ids.indexOf(one) !== at); }"""
    for path in ("/", "/search?about=dam", "/review", "/decisions", f"/stories/{story}/lines"):
        page = open_desk(path)
        assert page.evaluate(unnamed) == [], path
        assert page.evaluate(twice) == [], path
        assert page.locator("main h1").count() == 1, path
        assert page.title().endswith("Variorum")
        assert page.locator("html").get_attribute("lang") == "en"


def test_a_bare_link_of_the_terminal_opens_the_desk(browser: Any, own: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(own.origin + "/")
    assert "Unauthorized" in page.content()
    context.close()
