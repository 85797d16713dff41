"""Line breaking: nothing lost, nothing too wide, wide and combining characters counted."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.formats.layout import cells, columns, hang, plain, wrap

PRINTED = st.text(st.sampled_from("ab c-é漢e\u0301 "), max_size=60)


def test_words_are_kept_whole_and_their_styles_with_them() -> None:
    rows = wrap([("one two", "bold"), (" three", ""), ("four", "dim")], 8)
    assert rows == [[("one two", "bold")], [("three", ""), ("fou", "dim")], [("r", "dim")]]
    assert [plain(row) for row in wrap([("a bb ccc", "")], 4)] == ["a bb", "ccc"]


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert cells("漢字") == 4
    assert cells("e\u0301") == 1
    assert [plain(row) for row in wrap([("漢字漢", "")], 4)] == ["漢字", "漢"]


def test_a_hanging_line_and_a_table() -> None:
    assert [plain(row) for row in hang(("-", ""), [("aaaa bbbb cccc", "")], 12)] == [
        *("  - aaaa", "    bbbb", "    cccc")
    ]
    table = columns([[[("12", "")], [("aa bb", "")]], [[("4,000", "")], [("c", "")]]], [6, 3], 1)
    assert [plain(row) for row in table] == ["     12  aa", "         bb", "  4,000  c"]


@given(st.lists(st.tuples(PRINTED, st.sampled_from(["", "bold"])), max_size=5), st.integers(2, 30))
def test_any_parts_fit_and_nothing_is_lost(parts: list[tuple[str, str]], width: int) -> None:
    rows = wrap(parts, width)
    assert all(sum(cells(text) for text, _ in row) <= width for row in rows)
    given = "".join(text for text, _ in parts)
    assert "".join(map(plain, rows)).replace(" ", "") == given.replace(" ", "")
