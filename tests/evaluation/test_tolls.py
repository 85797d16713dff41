"""Tolls as an archive enters them: heads of all articles of one incident."""

import pytest

from evaluation.tolls import estimate
from tests.support import article
from variorum.annotate import annotate


def toll(*texts: str) -> tuple[int, ...]:
    return tuple(estimate([annotate(article(t, uri=f"{i}.txt")) for i, t in enumerate(texts)]))


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two people were killed and three were wounded.", 2, 3),
        ("A man and two women were shot outside a bar.", 0, 3),
        ("Four people were shot, one fatally.", 1, 3),
        ("Greta Holm, 31, was killed. Tor Holm, 30, died at the scene.", 2, 0),
        ("A nurse was stabbed to death. The nurse was taken to hospital first.", 1, 0),
        ("Greta Holm was taken to the hospital, where she died. Holm was shot twice.", 1, 0),
        ("Tor Holm was flown to a clinic but he died on the way. A woman was wounded.", 1, 1),
        ("Police call it a murder-suicide at a house in the village.", 2, 0),
        ("The deadly shooting is under investigation.", 1, 0),
        ("Toddler grazed by bullet inside house.", 0, 1),
        ("The council met on Monday.", 0, 0),
    ],
)
def test_heads_of_one_article(text: str, killed: int, injured: int) -> None:
    assert toll(text) == (killed, injured)


def test_what_most_articles_tell_stands_and_of_equals_the_higher() -> None:
    assert toll("Two people were killed.", "Two men died.", "One person was killed.") == (2, 0)
    assert toll("One person was killed.", "Two people were killed.") == (2, 0)
