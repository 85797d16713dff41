"""The made articles of the scale measurement are what it says they are."""

import random
from collections import Counter

from evaluation.wirecopy import Made, articles
from variorum.reuse import fold

PICK = random.Random(3)
COMMON = [f"{a}{b}{c}" for a in ("sta", "tre", "plo") for b in ("mi", "ne", "ro") for c in "abcdef"]
POOL = [
    " ".join(PICK.choices([*COMMON, "of", "the", "in", "and"], k=18)).capitalize() + "."
    for _ in range(400)
]


def made(count: int) -> list[Made]:
    return list(articles(POOL, COMMON, count))


def test_the_same_articles_every_time() -> None:
    assert made(20) == made(20)


def test_nearly_half_are_copies_and_fold_as_they_were_made() -> None:
    found = made(80)
    carried = Counter(one.dispatch for one in found)
    assert 0.3 < 1 - len(carried) / len(found) < 0.6
    folding = fold([one.reading for one in found])
    origin = {id: one.id for one in folding.origins for id in one.articles}
    pairs = {(one.dispatch, origin[one.reading.article.id]) for one in found}
    assert len(pairs) == len(carried) == len(folding.origins)


def test_mentions_stand_on_names() -> None:
    for one in made(10):
        text = one.reading.article.text
        assert one.reading.entities
        assert all(text[m.start : m.end] == m.text for m in one.reading.entities)
