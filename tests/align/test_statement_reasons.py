"""Why a statement is whose it is: its speaker, its mode and its day."""

import msgspec
import pytest

from tests.align.readings import Said, read
from variorum.align import align_statements, merge_entities
from variorum.align.statement_reasons import attribution_of, statement_reasons
from variorum.model import Because, Mode, Reading

SAID: Said = ("Anna Verrick", "said", "the dam was safe", "says")


def reasons(reading: Reading) -> list[Because]:
    index = merge_entities([reading])
    (statement,) = align_statements([reading], index, {})
    return list(statement_reasons(statement, reading, index))


def test_the_speaker_is_told_by_name() -> None:
    text = "Anna Verrick said the dam was safe."
    speaker, mode = reasons(read("a", text, names={"Anna Verrick": "person"}, said=[SAID]))
    assert speaker.words.startswith("Speaker: ")
    assert "Anna Verrick" in speaker.words
    assert speaker.rule == "as-read"
    assert (mode.words, mode.rule) == ("Mode says: “said” is a word of saying.", "cue")


def test_the_one_person_in_a_longer_source_speaks() -> None:
    source = "The mayor of Port Malen, Anna Verrick"
    reading = read(
        "a",
        f"{source}, said the dam was safe.",
        names={"Port Malen": "place", "Anna Verrick": "person"},
        said=[(source, "said", "the dam was safe", "says")],
    )
    assert reasons(reading)[0].words == (
        f"Speaker: Anna Verrick is the one person whom the source “{source}” names."
    )


def test_a_source_that_nobody_knows_is_said_to_be_so() -> None:
    reading = read(
        "a",
        "A night guard denied that the dam was safe.",
        said=[("A night guard", "denied", "the dam was safe", "denies")],
    )
    speaker, mode = reasons(reading)
    assert speaker.rule == "nobody-known"
    assert "“A night guard” names nobody who is known" in speaker.words
    assert mode.words == "Mode denies: “denied” is a word of denying."


@pytest.mark.parametrize(
    ("mode", "told"), [("warns", "warning"), ("promises", "promising"), ("expects", "expecting")]
)
def test_each_mode_is_told_by_its_word(mode: Mode, told: str) -> None:
    reading = read("a", "Anna Verrick said the dam was safe.", said=[(*SAID[:3], mode)])
    assert f"is a word of {told}" in reasons(reading)[1].words


def test_a_statement_of_another_text_has_no_attribution_and_no_speaker_is_explained() -> None:
    reading = read("a", "Anna Verrick said the dam was safe.", said=[SAID])
    index = merge_entities([reading])
    (statement,) = align_statements([reading], index, {})
    assert attribution_of(statement, reading) == reading.attributions[0]
    bare = msgspec.structs.replace(reading, attributions=())
    assert attribution_of(statement, bare) is None
    assert [one.rule for one in statement_reasons(statement, bare, index)] == ["cue"]
    other = msgspec.structs.replace(statement, cue="warned")
    assert attribution_of(other, reading) is None


def test_without_a_cue_it_is_taken_for_saying_and_a_day_is_named() -> None:
    reading = read("a", "Anna Verrick said the dam was safe.", said=[SAID])
    index = merge_entities([reading])
    (statement,) = align_statements([reading], index, {})
    told = msgspec.structs.replace(statement, cue=None, date="2024-05-02")
    mode, day = statement_reasons(told, reading, index)
    assert "no word of saying stands beside it" in mode.words
    assert day.words.startswith("Date: 2024-05-02 is named beside the word of saying")
