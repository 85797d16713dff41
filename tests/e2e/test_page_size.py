"""A page of a hundred stories: how much of it is not folded, where it begins, and its filter."""

import re
from typing import Any

import msgspec
import pytest

from tests.dossier.sample import flood
from tests.e2e.test_page import Open, browser, open_page, visible
from variorum.dossier import formats
from variorum.dossier.formats.html import FEW
from variorum.model import Comparison, Dossier

__all__ = ["browser", "open_page"]
STORIES = 100
_IDS = ("courier", "ledger", "desk", "f1", "f2", "c1", "c2", "c3", "e1", "e2", "story-flood")


def many(count: int = STORIES) -> Comparison:
    """So many stories, each of articles of its own; the third has a name of its own."""
    body = msgspec.json.encode(flood()).decode()
    for one in _IDS:
        body = body.replace(f'"{one}"', f'"{one}-@"')
    stories = [
        msgspec.json.decode(body.replace('-@"', f'-{number}"'), type=Dossier)
        for number in range(count)
    ]
    head = msgspec.structs.replace(stories[2].story, title="Blasts in Hálmet")
    stories[2] = msgspec.structs.replace(stories[2], story=head)
    return Comparison(dossiers=tuple(stories))


def unfolded(page: str) -> int:
    """How many bytes of a page stand in no closed fold; the contents, open where wide, count."""
    size, at, folds = 0, 0, [False]
    for tag in re.finditer(rb"<details[^>]*>|</details>", page.encode()):
        size += 0 if any(folds) else tag.start() - at
        at = tag.start()
        if tag[0] == b"</details>":
            folds.pop()
        else:
            folds.append(not re.search(rb'\bopen\b|id="toc"', tag[0]))
    return size + len(page.encode()) - at


def test_a_hundred_stories_are_small_until_a_fold_opens() -> None:
    page = formats.render(many(), "html")
    assert unfolded(page) < 300_000 < len(page.encode())


def test_only_what_is_folded_is_not_counted() -> None:
    assert unfolded("ab<details open>cd</details>") == len("ab<details open>cd</details>")
    assert unfolded("ab<details><p>é</p><details open></details></details>c") == 2 + 11 + 1 - 1 + 0


@pytest.mark.browser
def test_the_first_story_is_one_screen_down_on_a_phone(open_page: Open) -> None:
    page = open_page(many(), unfolded=False, viewport={"width": 390, "height": 700})
    tops = "[...document.querySelectorAll('.record')].map((one) => one.getBoundingClientRect().top)"
    assert page.evaluate(tops)[0] < 700
    assert page.locator("#toc .stories").is_hidden()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_many_stories_are_filtered(open_page: Open) -> None:
    page = open_page(many(FEW + 1), unfolded=False, viewport={"width": 1280, "height": 800})
    shown = page.locator("article.record:visible")
    assert shown.count() == FEW + 1
    page.get_by_label("Filter by title").fill("HALMET ledger")
    assert shown.count() == 1
    assert page.get_by_role("status").filter(has_text=f"1 of {FEW + 1}").is_visible()
    assert page.locator(".stories > li:visible").count() == 1
    page.get_by_label("Filter by title").fill("")
    assert shown.count() == FEW + 1


@pytest.mark.browser
def test_a_line_of_the_first_screen_opens_the_folds_around_it(open_page: Open) -> None:
    page: Any = open_page(many(FEW + 1), unfolded=False)
    page.locator(".glance .tolls a").first.click()
    assert visible(page, "#f1-0")


@pytest.mark.browser
def test_few_stories_need_no_filter(open_page: Open) -> None:
    page = open_page(many(FEW), unfolded=False)
    assert page.locator("#find").count() == 0
    assert page.locator(".rest").count() == 0
