"""Where contents end: with their paragraph, or with their quotation."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reader.content_ends import settle
from variorum.annotate.reader.ties import CONTENT, CUE
from variorum.annotate.reader.windows import Words, split_words
from variorum.annotate.text.sentences import split


def sentence_of(text: str, words: Words) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The sentence of each word."""
    begins = [start for start, _ in split(text)]
    return np.searchsorted(begins, [start for start, _ in words.spans], side="right") - 1


def settled(text: str, *marked: tuple[str, int]) -> list[str]:
    """What becomes of contents (or cues) given by their words."""
    words = split_words(text)
    starts, ends = [start for start, _ in words.spans], [end for _, end in words.spans]
    pieces = []
    for phrase, kind in marked:
        at = text.index(phrase)
        pieces.append((starts.index(at), ends.index(at + len(phrase)) + 1, kind))
    return [
        text[words.spans[first][0] : words.spans[last - 1][1]]
        for first, last, _ in settle(pieces, text, words, sentence_of(text, words))
    ]


def test_a_content_outside_quotations_is_cut_at_a_line() -> None:
    text = "She said it was over\n\nThe sea was calm"
    assert settled(text, ("it was over\n\nThe sea", CONTENT)) == ["it was over", "The sea"]


def test_a_quotation_may_cross_lines() -> None:
    text = "“It was over.\nThe sea was calm,” she said"
    assert settled(text, ("“It was over.\nThe sea was calm,”", CONTENT)) == [
        "“It was over.\nThe sea was calm,”"
    ]


def test_a_quotation_goes_on_to_its_end_from_a_stop() -> None:
    text = "“It broke. We ran. Nobody came.” He left."
    assert settled(text, ("“It broke. We ran.", CONTENT)) == ["“It broke. We ran. Nobody came.”"]
    assert settled(text, ("“It broke", CONTENT)) == ["“It broke"]


def test_a_quotation_does_not_go_on_over_other_spans() -> None:
    text = "“It broke. We ran, he said, at noon.” He left."
    kept = settled(text, ("“It broke.", CONTENT), ("said", CUE))
    assert kept == ["“It broke.", "said"]


def test_a_clause_ends_with_its_sentence() -> None:
    text = "He said that the U.S. base was shut. Two men left. She knew"
    assert settled(text, ("that the U.S. base was shut. Two men left", CONTENT)) == [
        "that the U.S. base was shut"
    ]
    assert settled(text, ("the U.S. base was shut. Two men left", CONTENT)) == [
        "the U.S. base was shut. Two men left"
    ]


@given(st.text(alphabet="ab.\n“” ", max_size=40), st.data())
def test_spans_stay_apart_and_in_the_text(text: str, data: st.DataObject) -> None:
    words = split_words(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words.spans)), max_size=6)))
    pieces = [
        (first, last, data.draw(st.sampled_from([CUE, CONTENT])))
        for first, last in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    end = 0
    for first, last, _ in settle(pieces, text, words, sentence_of(text, words)):
        assert end <= first < last <= len(words.spans)
        end = last
