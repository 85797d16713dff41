"""Sentences without what is filled in, and texts that fill in one form."""

import pytest

from variorum.annotate.text.sentences import split
from variorum.stories.sentence_forms import SHARED, Forms, find_forms, is_one_form, read_forms


def forms(text: str) -> Forms:
    return read_forms(find_forms(text, split(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A quake of 5.1 struck near Corran.", "A quake of 4.9 struck near Velma."),
        ("Three people were hurt in Corran.", "Nine people were hurt in Velma."),
        ("It struck north of Corran at noon.", "It struck south of Velma at midnight."),
        ("The jury of Upper Corran met today.", "The jury of Velma met today."),
    ],
)
def test_names_numbers_and_sides_are_filled_in(one: str, other: str) -> None:
    (mark,), (same,) = forms(one), forms(other)
    assert mark == same
    assert forms(one)[mark] != forms(other)[same]


def test_short_sentences_and_weekdays_tell_nothing() -> None:
    assert forms("Roads are closed.") == {}
    (names,) = forms("The court in Corran met on Monday.").values()
    assert names == {"the", "corran"}


@pytest.mark.parametrize(
    ("shared", "one_form"), [(SHARED - 1, False), (SHARED, True), (SHARED + 2, True)]
)
def test_a_form_shares_three_sentences(shared: int, one_form: bool) -> None:
    rest = [f"Mark {'abcde'[at] * 4} stands in both of the texts." for at in range(shared - 1)]
    a, b = (" ".join([f"The court met in {town} at noon.", *rest]) for town in ("Ulm", "Tarn"))
    assert is_one_form(forms(a), forms(b)) == one_form
    assert not is_one_form(forms(a), forms(a))
