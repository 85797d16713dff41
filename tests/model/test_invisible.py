"""Characters that nobody sees: which are set aside, which have a meaning, and where they stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import SetAside
from variorum.model.invisible import show


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reu\ufe01ters", "variation_selector"),
        ("Reu\U000e0100ters", "variation_selector"),
        ("Reu\U000e0041ters", "tag"),
        ("Reu\u200bters", "zero_width"),
        ("Reu\u200dters", "zero_width"),
        ("Reu\u2060ters", "zero_width"),
        ("Reu\xadters", "soft_hyphen"),
        ("Reu\ufeffters", "byte_order_mark"),
        ("Reu\u202eters", "direction"),
        ("Reu\u2066ters", "direction"),
    ],
)
def test_each_kind(text: str, kind: str) -> None:
    shown = show(text)
    assert shown.text == "Reuters"
    assert shown.places == (3,)
    assert shown.set_aside == (SetAside(kind=kind, count=1, at=3),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "葛\U000e0100",
        "\U0001f469\u200d\U0001f692",
        "می\u200cخواهم",
        "≨\ufe00",
    ],
)
def test_what_has_a_meaning_is_kept(text: str) -> None:
    assert show(text) == (text, (), ())


def test_only_the_first_of_several_has_a_meaning() -> None:
    assert show("❤\ufe0f\ufe0f\ufe01").text == "❤\ufe0f"
    assert show("葛\U000e0100\U000e0101").text == "葛\U000e0100"
    assert show("می\u200c\u200c").text == "می\u200c"


@given(
    st.text(
        st.sampled_from("aé ❤葛م\ufe0f\ufe01\U000e0100\u200b\u200d\xad\ufeff\u202e"), max_size=60
    )
)
def test_text_and_places_make_up_what_was_given(text: str) -> None:
    shown = show(text)
    kept = [char for at, char in enumerate(text) if at not in set(shown.places)]
    assert "".join(kept) == shown.text
    assert sum(one.count for one in shown.set_aside) == len(shown.places)
    assert all(one.at in shown.places for one in shown.set_aside)
