"""Why an article is of its story: the other that it is likest to, and the signs."""

import pytest

from tests.stories.test_cluster import TEXTS
from tests.support import article
from variorum.model import Reading
from variorum.stories.story_reasons import story_reasons


def readings(*names: str) -> list[Reading]:
    return [
        Reading(article=article(TEXTS[one][0], uri=one, published=TEXTS[one][1])) for one in names
    ]


def test_each_article_tells_what_it_is_likest_to() -> None:
    found = dict(story_reasons(readings("flood-1", "flood-2", "vote-1")))
    assert "likest to flood-2" in found["flood-1"].words
    assert (found["flood-1"].total or 0) > (found["flood-1"].line or 0)
    total = sum(one.adds for one in found["flood-1"].signs)
    assert total == pytest.approx(found["flood-1"].total, abs=0.001)


def test_one_below_the_line_says_that_something_else_brought_it_in() -> None:
    found = dict(story_reasons(readings("flood-1", "flood-2", "vote-1")))
    assert found["vote-1"].rule == "only-places"
    assert "a person's decision" in found["vote-1"].words
    weak = dict(story_reasons(readings("flood-1", "flood-3")))
    assert weak["flood-3"].rule == "one-story"


def test_an_article_alone_says_so() -> None:
    ((_, reason),) = story_reasons(readings("flood-1"))
    assert reason.rule == "alone"
