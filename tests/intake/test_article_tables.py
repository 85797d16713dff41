"""Tables of articles: one a row, under the names of the first."""

from pathlib import Path

import pytest

from variorum.errors import SkipArticle
from variorum.intake import read
from variorum.intake.article_tables import read_table
from variorum.model import RawDocument, Rejection

HEAD = "title,text,published,outlet"
ROW = '"Ferry sinks, again","A ferry sank off Selmouth on Tuesday.",2024-03-13,Harbour Post'


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (f"{HEAD}\n{ROW}\n", 1),
        (f"\ufeff{HEAD}\r\n{ROW}\r\n\r\n{ROW}\r\n", 2),
        (HEAD.replace(",", ";") + '\nA;"B, C";2024-03-13;D', 1),
        (HEAD.replace(",", "\t") + "\nA\tB, C\t2024-03-13\tD", 1),
    ],
)
def test_rows_are_records(table: str, rows: int) -> None:
    found = list(read_table(table.splitlines(keepends=True)))
    assert len(found) == rows
    assert all(row.keys() == set(HEAD.split(",")) for row in found)


def test_names_count_in_any_case_and_empty_cells_are_none() -> None:
    (row,) = read_table(["Headline,ARTICLEBODY,Date,\n", "X,A text,,9"])
    assert row == {"headline": "X", "articleBody": "A text"}


def test_a_cell_may_hold_lines_and_quotes() -> None:
    (row,) = read_table(["text\n", '"One ""two"".\n', "\n", 'Three."\n'])
    assert row == {"text": 'One "two".\n\nThree.'}


def test_a_table_without_a_text_says_so() -> None:
    with pytest.raises(SkipArticle, match="no column that holds a text: its columns are a, b; say"):
        list(read_table(["a;b\n", "1;2"]))


def test_columns_are_told_where_their_names_are_others() -> None:
    lines = ["Nr,Body,title,Headline\n", "1,A text,old,New\n"]
    (row,) = read_table(lines, {"text": "body", "title": "Headline"})
    assert row == {"Nr": "1", "text": "A text", "title": "New"}
    with pytest.raises(SkipArticle, match="no column 'Story': its columns are Nr, Body, title"):
        list(read_table(lines, {"text": "Story"}))
    with pytest.raises(SkipArticle, match="no column 'Url'"):
        list(read_table(lines, {"text": "Body", "url": "Url"}))


def test_names_count_however_their_words_are_parted() -> None:
    (row,) = read_table(["Article Text,Publication-Date\n", "A,2024-03-13\n"])
    assert row == {"article_text": "A", "publication_date": "2024-03-13"}


def test_a_row_that_is_none_is_named() -> None:
    with pytest.raises(SkipArticle, match="line 3 is no row of a table"):
        list(read_table(["text\n", "one\n", "tw\ro\n"]))


def test_a_file_of_rows_is_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEAD}\n{ROW}\nX,,2024-03-13,Y\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"{HEAD}\n", encoding="utf-8")
    one, two, none = read([str(tmp_path)])
    assert isinstance(one, RawDocument)
    assert (one.given.title, one.given.outlet) == ("Ferry sinks, again", "Harbour Post")
    assert one.uri.endswith("a.csv#1")
    assert isinstance(two, Rejection)
    assert isinstance(none, Rejection)
    assert none.reason == "the table has no row but the one of names"
