"""A desk's work done by the keyboard alone, from the list of stories to the record of decisions."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.served import Served
from tests.web.test_in_browser import browser, open_desk, own

pytestmark = pytest.mark.browser
__all__ = ["browser", "open_desk", "own"]

MOST = 400
"""Presses of the Tab key after which nobody would look further."""


class Keys:
    """Somebody without a mouse: all that is done is done by keys."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def tab_to(self, selector: str, text: str = "") -> None:
        """Go from one thing to the next until it is this one."""
        there = """([selector, text]) => document.activeElement.matches(selector)
            && document.activeElement.textContent.includes(text)"""
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(there, [selector, text]):
                shown = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                assert self.page.evaluate(shown), f"{selector} does not show that it is focused"
                return
        raise AssertionError(f"{selector} {text!r} is not reached at {self.page.url}")

    def follow(self, selector: str, text: str = "") -> None:
        """Go to a link or button and press it."""
        self.tab_to(selector, text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, selector: str, text: str) -> None:
        """Go to a field and type into it, in place of what stands there."""
        self.tab_to(selector)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Press a key that leads somewhere."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


def test_the_work_of_a_desk(open_desk: Callable[..., Any], own: Served) -> None:
    keys = Keys(page := open_desk("/"))
    # Find the story.
    keys.fill("#f-about", "dam")
    keys.press("Enter")
    keys.follow("main ol a", "At Least 12 Killed")
    story = page.url
    # Open the evidence of a figure.
    keys.follow(".story-bar a", "Lines, one by one")
    lines = page.url
    keys.follow("main a", "people killed")
    assert page.locator(".voice mark").count() >= 2
    keys.follow(".voice h3 a")
    assert page.locator("#at").is_visible()
    # Correct a speaker.
    page.goto(lines)
    statement = page.locator('main a[href*="/lines/s"]').first.get_attribute("href")
    keys.follow(f'main a[href="{statement}"]')
    before = page.locator(".voice b").first.inner_text()
    keys.tab_to("#speaker")
    page.keyboard.press("End")
    if page.evaluate("document.activeElement.selectedOptions[0].textContent") == before:
        page.keyboard.press("ArrowUp")
    named = page.evaluate("document.activeElement.selectedOptions[0].textContent")
    keys.fill("#by-speaker", "Ida")
    keys.follow("button", "Correct the speaker")
    assert "/decisions#" in page.url
    assert named in page.locator("li.entry").first.inner_text()
    # Strike a dispute.
    page.goto(lines)
    keys.follow('main a[href*=".."]')
    keys.tab_to("#note-line")
    page.keyboard.type("both mean the same")
    keys.follow('button[value="strike"]')
    assert page.locator("li.entry b").first.inner_text() == "strike"
    # Comment on a line.
    keys.follow(".desk-bar a", "Review")
    page.keyboard.press("c")
    page.keyboard.type("ask the ministry")
    keys.press("Enter")
    assert "ask the ministry" in page.locator(".remarks").inner_text()
    page.evaluate("document.activeElement.blur()")
    keys.press("f")
    assert page.locator("h2.line-text").count() == 1
    # Accept ten lines, and take all of it back.
    keys.follow("nav.chips a", "Many at once")
    keys.follow("form.many a", "10")
    assert page.locator('input[name="line"]').count() == 10
    keys.press("a")
    assert "10 judged" in page.locator("[role=status]").inner_text()
    keys.press("Backspace")
    assert page.locator("[role=status]").count() == 0
    # Save the story as a file.
    page.goto(story)
    keys.tab_to(".files > summary")
    page.keyboard.press("Enter")
    keys.tab_to(".files a", "json")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    (dossier,) = json.loads(download.value.path().read_text())["dossiers"]
    assert story.endswith(dossier["story"]["id"])
    # See all of it on record.
    keys.follow(".desk-bar a", "Decisions")
    kinds = [one.inner_text() for one in page.locator("li.entry > p:first-child > b").all()]
    assert kinds == ["undo"] * 10 + ["accept"] * 10 + ["strike", "speaker"]
    keys.follow(".desk-bar a", "Review")
    keys.follow("nav.chips a", "Flagged")
    assert page.locator("li .badge.unmet").count() == 1
