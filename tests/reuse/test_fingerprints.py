import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.reuse.fingerprints import find_words, fold_word, shingles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("centre", "center"),
        ("organised", "organized"),
        ("organisation", "Organization"),
        ("harbour", "harbor"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("programme", "program"),
        ("dialogue", "dialog"),
        ("anaemia", "anemia"),
        ("twelve", "12"),
        ("ninety", "90"),
        ("1,200", "1200"),
        ("Café", "cafe"),
    ],
)
def test_spellings_of_one_word_fold_to_one_key(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("one", "other"), [("ferry", "fairy"), ("12", "13"), ("killed", "kited")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


def test_words_carry_their_offsets_and_leave_function_words_out() -> None:
    text = "The ferry sank.Twelve were “killed”."
    words = find_words(text)
    pieces = [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
    assert pieces == ["ferry", "sank", "Twelve", "killed"]
    assert words.keys[2] == find_words("12").keys[0]


def test_punctuation_and_case_do_not_change_shingles() -> None:
    one = shingles(find_words("Rescue boats searched, until dusk, for survivors."))
    assert len(one) == 4
    other = shingles(find_words("RESCUE BOATS SEARCHED UNTIL THE DUSK — FOR SURVIVORS"))
    assert one.tolist() == other.tolist()


@given(st.text(alphabet=st.sampled_from("aeé1²٣.,_ -ßㄱ😀\u0301"), max_size=60) | st.text())
def test_words_are_those_of_the_pattern(text: str) -> None:
    """The pattern says what a word is; the arrays must find the same ones."""
    matches = re.finditer(r"\d+(?:[.,]\d+)*|[^\W\d_]+", text)
    expected = [match.span() for match in matches if fold_word(match[0])]
    words = find_words(text)
    assert [*zip(words.starts.tolist(), words.ends.tolist(), strict=True)] == expected


def test_a_word_is_told_by_its_folded_form_whatever_was_read_before() -> None:
    """Thousands of other spellings, so that some fall on the slot that a word's form is kept in."""
    before = find_words("centre Harbour 1,200").keys.tolist()
    for number in range(0, 300_000, 1000):
        find_words(" ".join(f"{chr(97 + n % 26)}{n}x" for n in range(number, number + 1000)))
    assert find_words("center harbor 1200").keys.tolist() == before


@given(st.text(max_size=300))
def test_any_text_has_words_in_order_within_it(text: str) -> None:
    words = find_words(text)
    assert len(shingles(words)) == max(0, len(words.keys) - 2)
    reach = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert reach <= start < end <= len(text)
        reach = end
