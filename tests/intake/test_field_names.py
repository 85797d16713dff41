"""Names of fields, told by the user or by a table."""

import pytest

from variorum.errors import StopRun
from variorum.intake.field_names import as_known, named, plain, read_columns, with_columns


def test_columns_are_read() -> None:
    assert read_columns("text=Body, title = Head line") == {"text": "Body", "title": "Head line"}


@pytest.mark.parametrize("told", ["", "text", "text=", "body=Text", "text=A,,title=B"])
def test_what_is_no_column_says_so(told: str) -> None:
    with pytest.raises(StopRun, match="--columns takes FIELD=COLUMN"):
        read_columns(told)


def test_names_are_found_in_other_spellings() -> None:
    assert named("head line", ["HeadLine", "x"]) == "HeadLine"
    assert named("x", ["X", "x"]) == "x"
    assert named("y", ["x"]) is None
    assert as_known("Full Text") == "full_text"
    assert as_known(" Odd ") == "Odd"


def test_a_record_has_its_fields_under_their_own_names() -> None:
    assert with_columns({"Body": "A", "text": "B"}, {"text": "Body", "url": "Link"}) == {
        "Body": "A",
        "text": "A",
    }


def test_long_lists_of_names_are_cut() -> None:
    assert plain(["a\nb", "c"]) == "a b, c"
    assert plain(map(str, range(23))).endswith("19 and 3 more")
