"""What stands beside a date: that something was said, or another date for the same day."""

import pytest

from variorum.annotate.times.beside import is_of_saying, is_span, named_again, turns_to_said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The warden said on @Monday@ that it cracked", True),
        ("The warden told the Arden Echo on @Monday@ that it cracked", True),
        ("The warden confirmed @Monday@, that it cracked", True),
        ("The warden said on @Monday@ in the hall", False),
        ("The hall was let on @Monday@ that week", False),
        ("The warden said so, and on @Monday@ that was over", False),
        ("The warden said to us all in the old hall there on @Monday@ that it cracked", False),
    ],
)
def test_a_day_between_a_verb_of_saying_and_that_is_the_day_of_saying(
    text: str, said: bool
) -> None:
    before, day, _ = text.split("@")
    assert is_of_saying(text.replace("@", ""), len(before), len(before) + len(day)) == said


@pytest.mark.parametrize(
    ("between", "again"),
    [(", ", True), (" (", True), (", on ", True), (" and ", False), (". ", False), (" ", False)],
)
def test_a_date_after_a_comma_or_in_brackets_names_the_one_before_it_again(
    between: str, again: bool
) -> None:
    text = f"the next day{between}Sept. 15"
    assert named_again(text, len("the next day"), text.index("Sept")) == again


def test_that_or_a_mark_opens_what_was_said() -> None:
    for text in ("At 6 he wrote that on May 3", "At 6 he wrote: “On May 3", 'At 6, "On May 3'):
        assert turns_to_said(text, 4, len(text))
    assert not turns_to_said("At 6 he left on May 3", 4, 21)


@pytest.mark.parametrize(
    ("between", "span"),
    [
        (" and ", True),
        (" to ", True),
        ("-", True),
        (" – ", True),
        (", and ", False),
        (" of ", False),
    ],
)
def test_words_and_dashes_join_the_ends_of_a_span(between: str, span: bool) -> None:
    text = f"May{between}June"
    assert is_span(text, 3, text.index("June")) == span
