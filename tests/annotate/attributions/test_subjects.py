"""The source of a cue: the noun phrase before it, or after it."""

import pytest

from tests.annotate.attributions.pages import at, page_of, words
from variorum.annotate.attributions import subjects


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mayor said so", "said", "The mayor"),
        ("The mayor has now said so", "said", "The mayor"),
        ("The mayor on Monday said so", "said", "The mayor"),
        ("She said so", "said", "She"),
        ("The mayor, Ann Bell, said so", "said", "The mayor, Ann Bell"),
        ("The mayor of Selby (Unity) said so", "said", "The mayor of Selby (Unity)"),
        ("Ann Bell, who said so", "said", "Ann Bell"),
        ("It rained; the mayor and two aides said so", "said", "the mayor and two aides"),
        ("Above the dam. said so", "said", None),
        ("In the said town", "said", None),
        ("The said town", "said", None),
    ],
)
def test_the_subject_stands_before_its_cue(text: str, cue: str, source: str | None) -> None:
    page, _ = page_of(text)
    found = subjects.subject_before(page, 0, at(page, cue))
    assert (words(page, (found.first, found.last)) if found else None) == source


def test_a_second_cue_has_its_subject_elsewhere() -> None:
    page, _ = page_of("The mayor left and said so")
    found = subjects.subject_before(page, 0, at(page, "said"))
    assert found is not None
    assert found.first == found.last


def test_the_cue_begins_with_its_auxiliaries() -> None:
    page, _ = page_of("The mayor has not said so")
    found = subjects.subject_before(page, 0, at(page, "said"))
    assert found is not None
    assert page.tokens.word[found.cue] == "has"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Go,” said the mayor of Selby on Monday.", "the mayor of Selby"),
        ("“Go,” said Ann Bell, the mayor.", "Ann Bell, the mayor"),
        ("“Go,” said Ann Bell, who left.", "Ann Bell, who left"),
        ("“Go,” said Ann Bell and she left.", "Ann Bell"),
        ("The mayor said that it fell.", None),
    ],
)
def test_an_inverted_subject_follows_its_cue(text: str, source: str | None) -> None:
    page, units = page_of(text)
    cue = at(page, "said")
    end = subjects.subject_after(page, cue, units[0].last)
    assert (words(page, (cue + 1, end)) if end > cue + 1 else None) == source


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The mayor left the town.", "The mayor"),
        ("OSLO — The mayor left the town.", "The mayor"),
        ("However, she left the town.", "she"),
        ("After the flood, the mayor left.", "the mayor"),
        ("After the flood", None),
    ],
)
def test_the_main_subject_is_the_first_noun_phrase(text: str, subject: str | None) -> None:
    page, units = page_of(text)
    found = subjects.main_subject(page, units[0].first, units[0].last)
    assert words(page, found) == subject


def test_an_aside_ends_at_its_comma() -> None:
    page, _ = page_of("The mayor, who left, said so")
    comma = [i for i, word in enumerate(page.tokens.word) if word == ","]
    assert subjects.ends_aside(page, 0, comma[1])
    page, _ = page_of("Ann Bell, 42, said so")
    assert subjects.ends_aside(page, 0, [i for i, w in enumerate(page.tokens.word) if w == ","][1])
    page, _ = page_of("In May, the mayor, said so")
    assert not subjects.ends_aside(page, 0, 2)


def test_the_head_of_a_phrase_ends_before_of() -> None:
    page, _ = page_of("the mayor of Selby")
    assert words(page, (0, subjects.head_end(page, 0, 4))) == "the mayor"
    assert subjects.head_end(page, 0, 2) == 2


def test_a_phrase_before_a_token_is_found_back_to_its_start() -> None:
    page, _ = page_of("It rained ; the old mayor left")
    end = at(page, "left")
    assert words(page, (subjects.phrase_before(page, 0, end), end)) == "the old mayor"
    assert subjects.phrase_before(page, 0, at(page, ";") + 1) == at(page, ";") + 1


def test_a_source_after_according_to_ends_at_its_comma() -> None:
    page, units = page_of("According to the mayor of Selby, the dam fell.")
    end = subjects.phrase_end_with_aside(page, 2, units[0].last, opens=True)
    assert words(page, (2, end)) == "the mayor of Selby"
