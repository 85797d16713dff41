import random

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN, RESPELLED
from tests.support import article
from variorum.reuse import Stream, compare_with, lookup, shingles_of
from variorum.reuse.fingerprints import find_words, shingles
from variorum.reuse.lookup import CROWD, MOST, Lookup

TEXTS = [DISPATCH, OWN, ELSEWHERE, RESPELLED, CUT]


def test_the_quick_way_gives_the_same_shingles() -> None:
    for text in TEXTS:
        assert shingles_of(text) == shingles(find_words(text))


def test_copies_are_found_and_others_are_not() -> None:
    index = Lookup()
    for number, text in enumerate(TEXTS[:3]):
        assert index.find(shingles_of(text)) == []
        index.add(number, shingles_of(text))
    assert index.find(shingles_of(RESPELLED)) == [0]
    assert index.find(shingles_of(CUT)) == [0]


def junk(seed: int) -> list[int]:
    return random.Random(seed).choices(range(1 << 32), k=200)


def test_what_was_merged_is_found_as_what_is_fresh() -> None:
    """200 shingles keep some 50 entries, so the index merges every 1,300 texts."""
    index = Lookup()
    for number in range(3000):
        index.add(number, junk(number))
    for number in (0, 1311, 2999):
        assert index.find(junk(number)) == [number]
    assert index.find(junk(5000)) == []


def test_of_a_crowd_the_latest_are_given() -> None:
    index = Lookup()
    for number in range(CROWD * 3):
        index.add(number, junk(1))
    found = index.find(junk(1))
    assert found == list(range(CROWD * 3 - 1, CROWD * 3 - 1 - MOST, -1))


def test_a_stream_folds_as_the_articles_of_a_story_do() -> None:
    articles = [article(text, uri=f"u{at}") for at, text in enumerate(TEXTS)]
    stream = Stream()
    for number, one in enumerate(articles):
        others = stream.add(shingles_of(one.text))
        found = compare_with(one, [articles[other] for other in others])
        stream.keep(number, [(o, s) for o, s in zip(others, found, strict=True) if s])
    assert stream.origins() == [[0, 3, 4], [1], [2]]


def test_one_kept_shingle_in_so_many() -> None:
    kept = len(lookup.sample(junk(3)))
    assert 200 / lookup.ONE_IN / 2 < kept < 200 / lookup.ONE_IN * 2
