"""What users ask for in words, and what is no question."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import StopRun
from variorum.store.rows.query_words import to_query


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("dam", '"dam"'),
        ("dam holds", '"dam" AND "holds"'),
        ("covid-19 — U.S.", '"covid-19" AND "U.S."'),
        ('"the dam" flo*', '"the dam" AND "flo"*'),
        ("dam OR (ferry NOT quay) x", '"dam" OR ( "ferry" NOT "quay" ) AND "x"'),
        ("title:dam NEAR x^2", '"title:dam" AND "NEAR" AND "x^2"'),
    ],
)
def test_words_become_a_query(words: str, query: str) -> None:
    assert to_query(words) == query


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "it has no word"),
        ("— *", "it has no word"),
        ('"the dam', "a quotation mark has no other"),
        ("(dam", "a bracket is not closed"),
        ("dam)", "closed that was not opened"),
        ("NOT dam", "NOT needs words before it"),
        ("dam AND", "AND needs words after it"),
        ("dam AND OR ferry", "OR needs words before it"),
        ("dam ()", "needs words after it"),
    ],
)
def test_what_is_no_question_says_why(words: str, why: str) -> None:
    with pytest.raises(StopRun, match=why):
        to_query(words)


@given(st.text(alphabet="ab \"()*-:^'ANDORT.,é\0", max_size=24))
def test_a_query_is_never_wrong_for_the_index(words: str) -> None:
    try:
        query = to_query(words)
    except StopRun:
        return
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        db.execute("SELECT * FROM words WHERE words MATCH ?", (query,)).fetchall()
