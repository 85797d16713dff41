import random

import numpy as np

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN, RESPELLED
from tests.support import article
from variorum.model import Article
from variorum.reuse import Stream, lookup
from variorum.reuse.fingerprints import Array
from variorum.reuse.lookup import CROWD, MOST, Lookup
from variorum.reuse.passages import fingerprint

TEXTS = [DISPATCH, OWN, ELSEWHERE, RESPELLED, CUT]


def shingles_of(text: str) -> Array:
    return fingerprint(text).hashes


def test_copies_are_found_and_others_are_not() -> None:
    index = Lookup()
    for number, text in enumerate(TEXTS[:3]):
        assert index.find(shingles_of(text)) == []
        index.add(number, shingles_of(text))
    assert index.find(shingles_of(RESPELLED)) == [0]
    assert index.find(shingles_of(CUT)) == [0]


def junk(seed: int) -> Array:
    return np.sort(np.array(random.Random(seed).choices(range(1 << 32), k=200), np.uint32))


def test_what_was_merged_is_found_as_what_is_fresh() -> None:
    """200 shingles keep some 50 entries, so the index merges every 1,300 texts."""
    index = Lookup()
    for number in range(3000):
        index.add(number, junk(number))
    for number in (0, 1311, 2999):
        assert index.find(junk(number)) == [number]
    assert index.find(junk(5000)) == []


def test_of_a_crowd_the_latest_are_given_merged_or_fresh() -> None:
    for others in (0, 3000):
        index = Lookup()
        for number in range(CROWD * 3):
            index.add(number, junk(1))
        for number in range(others):
            index.add(CROWD * 3 + number, junk(2 + number))
        found = index.find(junk(1))
        assert found == list(range(CROWD * 3 - 1, CROWD * 3 - 1 - MOST, -1))


def test_a_stream_folds_as_the_articles_of_a_story_do() -> None:
    articles = [article(text, uri=f"u{at}") for at, text in enumerate(TEXTS)]
    stream = Stream(articles.__getitem__)
    for one in articles:
        stream.add(one)
    assert stream.origins() == [[0, 3, 4], [1], [2]]


def test_an_earlier_text_that_is_no_longer_at_hand_is_fetched_again() -> None:
    """More texts come between a dispatch and its copy than a stream keeps ready."""
    between = [f"Clause {number} of treaty {number} names port {number}." for number in range(1100)]
    texts = [DISPATCH, *between, RESPELLED]
    fetched = []

    def fetch(number: int) -> Article:
        fetched.append(number)
        return article(texts[number], uri=f"u{number}")

    stream = Stream(fetch)
    found = [stream.add(article(text, uri=f"u{at}")) for at, text in enumerate(texts)]
    assert [*found[-1]] == fetched == [0]
    assert found[-1][0].one_origin


def test_one_kept_shingle_in_so_many() -> None:
    kept = len(lookup.sample(junk(3)))
    assert 200 / lookup.ONE_IN / 2 < kept < 200 / lookup.ONE_IN * 2
