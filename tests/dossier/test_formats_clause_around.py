"""The words around a number in its clause."""

import pytest

from variorum.dossier.formats.clause_around import AFTER, BEFORE, clause_around


def around(text: str, words: str) -> str:
    start = text.index(words)
    return clause_around(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It was late. The wall would cost 8 marks. They left.", "The wall would cost 8 marks"),
        ("Title of it\n\nOnly 8 marks were found\n\nMore", "Only 8 marks were found"),
        ("He said “the wall costs 8 marks today” and left.", "the wall costs 8 marks today"),
        (
            "The U.S. counted 8 marks in Dr. Bell's yard.",
            "The U.S. counted 8 marks in Dr. Bell's yard",
        ),
        ("8 marks", "8 marks"),
    ],
)
def test_a_clause_ends_with_its_sentence_its_paragraph_or_its_quotation(
    text: str, shown: str
) -> None:
    assert around(text, "8 marks") == shown


def test_what_is_cut_is_marked_and_cut_where_a_clause_begins() -> None:
    long = "The mayor of the old town said on the market square in the rain, as the new wall"
    text = f"{long} would cost 8 marks a year, which is more than the town has had for a long time."
    shown = around(text, "8 marks")
    assert shown == "…as the new wall would cost 8 marks a year…" or shown.startswith("…as the new")
    assert shown.endswith("…")
    assert shown.count("…") == 2


def test_a_clause_without_a_joint_is_cut_between_words() -> None:
    words = " ".join(f"word{at}" for at in range(40))
    shown = around(f"{words} 8 marks {words}", "8 marks")
    before, after = shown.split("8 marks")
    assert before.startswith("…word")
    assert after.endswith("…")
    assert len(before) <= BEFORE + 1
    assert len(after) <= AFTER + 1
    assert {*before[1:].split(), *after[:-1].split()} <= {*words.split()}
