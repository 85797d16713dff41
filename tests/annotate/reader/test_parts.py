"""The parts of the reader: words and looks, windows, the search for tags, names, links."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.reader.pooling import Sums
from variorum.annotate.reader.ties import tie
from variorum.annotate.reader.viterbi import find_names, find_pieces, viterbi
from variorum.annotate.reader.windows import GAPS, LOOKS, QUOTES, make_windows, split_words


def shown(text: str) -> list[tuple[str, int, int, int]]:
    """Each word with its case, gap and quotation."""
    found = split_words(text)
    return [
        (text[start:end], look // (GAPS * QUOTES), look // QUOTES % GAPS, look % QUOTES)
        for (start, end), look in zip(found.spans, found.looks.tolist(), strict=True)
    ]


def test_case_of_words() -> None:
    cases = {word: case for word, case, _, _ in shown("rain Rain NATO A iPhone 7 7th , É")}
    assert cases == {
        "rain": 1, "Rain": 2, "NATO": 3, "A": 2, "iPhone": 4, "7": 0, "7th": 1, ",": 0, "É": 2,
    }  # fmt: skip


def test_white_space_before_words() -> None:
    gaps = [gap for _, _, gap, _ in shown("One two,three\nfour\n\nfive")]
    assert gaps == [3, 1, 0, 0, 2, 3]


def test_glued_names_are_parted_and_real_ones_are_not() -> None:
    text = "NikolSmith met McCain, DeVos and O'Neill about the iPhone; KateJonesWood"
    assert [word for word, *_ in shown(text)] == [
        *("Nikol", "Smith", "met", "McCain", ",", "DeVos", "and", "O", "'", "Neill"),
        *("about", "the", "iPhone", ";", "Kate", "Jones", "Wood"),
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('a "b c" d', [0, 1, 1, 1, 1, 0]),
        ("a “b ‘c’ d” e", [0, 1, 1, 1, 1, 1, 1, 1, 0]),
        ("it’s ‘no’s end’ x", [0, 0, 0, 2, 2, 2, 2, 2, 2, 0]),
        ("the dogs' 'bark up' x", [0, 0, 0, 2, 2, 2, 2, 0]),
        ('"open\n\nnext', [1, 1, 0]),
    ],
)
def test_quotations(text: str, inside: list[int]) -> None:
    assert [quote for *_, quote in shown(text)] == inside


@given(st.text())
@settings(deadline=None)
def test_words_are_in_order_and_leave_only_white_space(text: str) -> None:
    found = split_words(text)
    assert len(found.spans) == len(found.looks)
    assert all(0 <= look < LOOKS for look in found.looks.tolist())
    rest, before = "", 0
    for start, end in found.spans:
        assert before <= start < end
        rest += text[before:start]
        before = end
    assert not (rest + text[before:]).strip()


def test_long_runs_are_cut_in_linear_time() -> None:
    for junk in ("a" * 200_000, "aaaB" * 50_000, "Abcd" * 50_000, '"' * 200_000, "' a" * 60_000):
        begin = time.process_time()
        split_words(junk)
        assert time.process_time() - begin < 5


@given(
    st.lists(st.integers(1, 30), max_size=60),
    st.sets(st.integers(1, 59)),
    st.integers(30, 80),
    st.integers(0, 2),
)
@settings(deadline=None)
def test_windows_cover_every_word_within_the_limit(
    sizes: list[int], cuts: set[int], limit: int, overlap: int
) -> None:
    bounds = [0, *sorted(cut for cut in cuts if cut < len(sizes)), len(sizes)]
    windows = make_windows(sizes, list(itertools.pairwise(bounds)), limit, overlap)
    covered = {word for first, last in windows for word in range(first, last)}
    assert covered == set(range(len(sizes)))
    assert all(sum(sizes[first:last]) <= limit for first, last in windows)
    assert [last for _, last in windows] == sorted({last for _, last in windows})


def test_windows_share_the_sentence_between_them() -> None:
    assert make_windows([1] * 12, [(0, 4), (4, 8), (8, 12)], 8, 1) == [(0, 8), (4, 12)]
    assert make_windows([1] * 12, [(0, 4), (4, 8), (8, 12)], 8, 0) == [(0, 8), (8, 12)]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_the_search_finds_the_best_of_all_sequences(lengths: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    start, end = chance.normal(size=(2, 3)).astype(np.float32)
    steps = chance.normal(size=(3, 3)).astype(np.float32)
    scores = [chance.normal(size=(n, 3)).astype(np.float32) for n in lengths]
    for one, path in zip(scores, viterbi(scores, start, steps, end), strict=True):
        assert len(path) == len(one)
        if len(one):
            ways = itertools.product(range(3), repeat=len(one))
            best = max(ways, key=lambda way: _worth(one, way, start, steps, end))
            assert path.tolist() == list(best)


def _worth(
    scores: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    way: tuple[int, ...],
    start: np.ndarray[tuple[int], np.dtype[np.float32]],
    steps: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    end: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> float:
    total = float(start[way[0]] + end[way[-1]])
    total += sum(float(scores[at, tag]) for at, tag in enumerate(way))
    return total + sum(float(steps[a, b]) for a, b in itertools.pairwise(way))


def test_pieces_of_a_tag_sequence() -> None:
    # O, single source, single cue, content of three words, content of two right after it.
    tags = np.array([0, 4, 8, 9, 10, 11, 9, 11, 0])
    assert find_pieces(tags) == [(1, 2, 0), (2, 3, 1), (3, 6, 2), (6, 8, 2)]


def test_a_name_takes_the_kind_of_most_weight_and_is_not_split() -> None:
    scores = np.zeros((5, 11), dtype=np.float32)
    scores[0, 0] = 5
    scores[1, 1] = 5  # begins a person
    scores[2, 4] = 3  # goes on as an organization, doubtfully
    scores[2, 2] = 2.9
    scores[3, 0] = 5
    scores[4, 6] = 5  # inside a place, with nothing before it
    assert find_names(scores) == [(1, 3, 0), (4, 5, 2)]
    assert find_names(scores[:0]) == []


def test_links_prefer_their_key_over_the_nearer_cue() -> None:
    # Words: source, cue, content, cue; the content's query points at the second cue's key.
    links = np.zeros((4, 4), dtype=np.float32)
    links[2, :2] = (0, 9)
    links[1, 2:] = (9, 0)
    links[3, 2:] = (0, 9)
    distance = -np.abs(np.arange(15) - 7).astype(np.float32)[None].repeat(2, axis=0)
    spans = [(0, 1), (2, 3), (4, 5), (6, 7)]
    pieces = [(0, 1, 0), (1, 2, 1), (2, 3, 2), (3, 4, 1)]
    alone, one = tie(pieces, spans, np.arange(5), links, distance)
    assert one == ((), ((6, 7),), ((4, 5),))
    assert alone == (((0, 1),), ((2, 3),), ())


def test_overlapping_windows_count_by_their_mean() -> None:
    sums = Sums(words=3, parts=2)
    firsts, part_of = np.array([0, 1, 2, 3]), np.array([0, 0, 1])
    for window, level in (((0, 2), 1.0), ((1, 3), 3.0)):
        rows = np.full((4, 2), level, dtype=np.float32)
        sums.add(window, firsts, part_of, [rows] * 4)
    scores = sums.mean(dict.fromkeys(("tags", "names", "links", "vectors"), 2))
    assert scores.tags.tolist() == [[1, 1], [2, 2], [3, 3]]
    assert np.allclose(scores.vectors, 2**-0.5)
