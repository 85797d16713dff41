"""The reader and the rules together, with the model that ships."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import article
from variorum.annotate import annotate
from variorum.annotate.joint import combine, merge_names
from variorum.model import Attribution, Label, Mention

PIECES = st.sampled_from(
    ["said ", "The mayor ", "“", "” ", "that ", "Anna Berg ", "\n\n", ". ", "_", "\u0301", "NATO "]
)


def mention(text: str, start: int, end: int, label: Label) -> Mention:
    return Mention(start=start, end=end, text=text[start:end], label=label)


def attribution(cue: tuple[int, int], source: tuple[int, int] | None = None) -> Attribution:
    return Attribution(
        source=(source,) if source else (),
        cue=(cue,),
        content=((cue[1] + 1, cue[1] + 9),),
        quoted=False,
        mode="says",
    )


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_evidence_is_exact(text: str) -> None:
    reading = annotate(article(text))
    ends = 0
    for name in reading.entities:
        assert text[name.start : name.end] == name.text
        assert ends <= name.start < name.end
        ends = name.end
    for one in reading.attributions:
        assert one.content
        for start, end in one.source + one.cue + one.content:
            assert 0 <= start < end <= len(text)
        assert one.speaker is None or 0 <= one.speaker < len(reading.entities)


@pytest.mark.parametrize(
    "text",
    [
        "ANNA BERG RESIGNS AFTER OSLO TALKS",
        "AnnaBerg resigned in Oslo on Friday.",
        "anna berg resigns after oslo talks",
    ],
)
def test_names_without_their_usual_look(text: str) -> None:
    labels = {one.label for one in annotate(article(text)).entities}
    assert "person" in labels, labels


def test_a_cue_that_goes_on_shares_its_source() -> None:
    text = "The mayor said the dam had held and added that nobody had left the town."
    sources = [one.source for one in annotate(article(text)).attributions]
    assert sources == [((0, 9),), ((0, 9),)]


def test_acts_are_no_statements() -> None:
    text = "The court sentenced him to four years in prison. The firm is opposed to the tax."
    assert annotate(article(text)).attributions == ()


def test_a_body_named_in_lower_case_takes_in_a_name() -> None:
    text = "Norwegian police met Anna Berg."
    reader = [mention(text, 0, 9, "group"), mention(text, 21, 30, "person")]
    rules = [mention(text, 0, 16, "organization"), mention(text, 17, 30, "person")]
    assert merge_names(text, reader, rules) == (rules[0], reader[1])


def test_rules_add_only_where_the_reader_has_nothing() -> None:
    mine, same, other = attribution((10, 14)), attribution((10, 14), (0, 9)), attribution((40, 44))
    (first, second) = combine([mine], [same, other])
    assert first.source == ((0, 9),)
    assert second == other


@pytest.mark.parametrize("mark", ["'", "’’", "' '"])
def test_a_name_of_nothing_but_marks_is_none(mark: str) -> None:
    assert merge_names(mark, [mention(mark, 0, len(mark), "person")], []) == ()


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("Norvik Steel and the union", "Norvik Steel and", "Norvik Steel"),
        ("& Oslo", "& Oslo", "Oslo"),
        ("the Bay of", "Bay of", "Bay"),
        ("the Oslo’s", "Oslo’", "Oslo"),
    ],
)
def test_a_name_has_no_loose_ends(text: str, found: str, wanted: str) -> None:
    at = text.index(found)
    (name,) = merge_names(text, [mention(text, at, at + len(found), "organization")], [])
    assert name.text == wanted
    assert text[name.start : name.end] == wanted
