"""The reader and the rules together, with the model that ships."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import article
from variorum.annotate import annotate
from variorum.annotate.joint_reading import combine, merge_names
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


@pytest.mark.parametrize(
    "text",
    [
        "The court sentenced him to four years in prison. The firm is opposed to the tax.",
        "A court on Tuesday sentenced a clerk, who will be freed in 2027, to eight years.",
        "A tax that will take effect on 1 May was passed by the senate on Tuesday.",
        "It was unclear whether the pilot had slept.",
        "It is not known how many people were on the ferry.",
        "The airline did not immediately respond to a request for comment.",
        "The league was formerly known as the Northern Cup.",
        "The singer posted a photo of the harbour on Tuesday.",
    ],
)
def test_acts_silence_and_gaps_are_no_statements(text: str) -> None:
    assert annotate(article(text)).attributions == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The mayor reportedly told aides that he would resign.", "unverified"),
        ("The union stopped short of accusing the owner of fraud.", "says"),
        ("The minister neither confirmed nor denied the report.", "unverified"),
        ("Police said they could not confirm reports of a second gunman.", "unverified"),
        ("The pair pleaded not guilty to the charges.", "denies"),
        ("The army has yet to confirm the strike.", "unverified"),
    ],
)
def test_hedged_and_negated_cues(text: str, mode: str) -> None:
    assert [one.mode for one in annotate(article(text)).attributions] == [mode]


def test_a_speech_inside_a_quotation_is_part_of_it() -> None:
    text = (
        "“The crew noticed the mistake and told the pilot,” the airline said in a statement.\n\n"
        "“As our rules ask, the pilot decided to return to the airport, where the man left.”"
    )
    _, last = annotate(article(text)).attributions[-2:]
    (source,) = last.source
    assert text[slice(*source)] == "the airline"
    assert text[last.content[-1][0] :].startswith("“As our rules")


def test_rules_part_a_speaker_that_the_reader_took_for_content() -> None:
    cue = (20, 27)
    mine = Attribution(
        source=(), cue=(cue,), content=((0, 18), (28, 40)), quoted=False, mode="says"
    )
    rule = Attribution(
        source=((28, 40),), cue=(cue,), content=((0, 18),), quoted=False, mode="says"
    )
    assert combine([mine], [rule]) == (rule,)
    forward = Attribution(
        source=((0, 8),), cue=(cue,), content=((28, 40),), quoted=False, mode="says"
    )
    assert combine([forward], [rule]) == (forward,)


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


def test_a_name_ends_with_its_line() -> None:
    text = "They sailed under the flag of Veskaria\n\nPiet Solander asked for it back."
    start = text.index("Veskaria")
    found = merge_names(text, [mention(text, start, text.index(" asked"), "person")], [])
    assert [one.text for one in found] == ["Veskaria", "Piet Solander"]


@pytest.mark.parametrize(
    ("name", "rest", "label"),
    [
        ("Georgia Houston", ", 24, was hurt.", "person"),
        ("Georgia Houston", ", aged 7, was hurt.", "person"),
        ("Georgia Houston", ", 24 March, was hurt.", "place"),
        ("Houston", ", 24, was hurt.", "place"),
    ],
)
def test_an_age_tells_a_person(name: str, rest: str, label: str) -> None:
    text = name + rest
    (found,) = merge_names(text, [mention(text, 0, len(name), "place")], [])
    assert found.label == label


@pytest.mark.parametrize(
    "office",
    [
        "Treasury Secretary",
        "Grand Mufti",
        "Deputy Foreign Minister",
        "Crown Prince",
        "First Lady",
        "Home Secretary",
        "Surgeon General",
        "Shadow Chancellor",
    ],
)
def test_an_office_alone_is_nobodys_name(office: str) -> None:
    text = f"The {office} met on Tuesday."
    assert merge_names(text, [mention(text, 4, 4 + len(office), "person")], []) == ()
