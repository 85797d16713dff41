"""What a line of a page looks like."""

import pytest

from variorum.clean import lines


def test_words_are_counted_by_blanks_and_read_in_small_letters() -> None:
    assert lines.words("The mayor's co-op, U.S. plan: 3.5!") == [
        "the",
        "mayor's",
        "co-op",
        "u.s",
        "plan",
        "3.5",
    ]
    assert [lines.count_words(one) for one in ("", "one", "one two three")] == [0, 1, 3]


@pytest.mark.parametrize(
    "end", [".", "?", "!", "…", ".”", ".)", '!"', ".’", "?»", ".]", ":”", ",”"]
)
def test_a_sentence_ends_with_a_mark(end: str) -> None:
    assert lines.ends_sentence(f"It is done{end}")


@pytest.mark.parametrize("line", ["Harbour news", "Page 3 of 4", "Mr. Bell went", ""])
def test_a_label_ends_in_none(line: str) -> None:
    assert not lines.ends_sentence(line)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        *((f"{sign} one", True) for sign in "•-*–▪●◦"),
        *((line, True) for line in ("These are:", "one;")),
        *((line, False) for line in ("One.", "one", "1. one")),
    ],
)
def test_an_item_of_a_list_opens_or_ends_with_a_sign(line: str, item: bool) -> None:
    assert lines.is_item(line) is item


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("The bridge was closed today.", True),
        ("The bridge was closed.", False),
        ("The bridge was closed today", False),
        (" ".join(["word"] * 24), False),
        (" ".join(["word"] * 25), True),
    ],
)
def test_prose_is_a_sentence_of_five_words_or_a_long_line(line: str, prose: bool) -> None:
    assert lines.is_prose(line) is prose


@pytest.mark.parametrize(
    "line",
    [
        "The mayor said no",
        "Rescuers found two men",
        "Police closed the bridge",
        "It's raining",
        "There’s no road",
        "Fighting continues in the north",
        "They won't leave",
        "The dam burst",
        "Two are dead",
        "The crew gone home",
        "Work begun at dawn",
        "Talks meant little",
        "The crew set sail",
        "Nine hurt in the blast",
        "The road wound through the hills",
    ],
)
def test_a_line_with_a_verb_of_its_own_has_a_predicate(line: str) -> None:
    assert lines.has_predicate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers after the dam burst",
        "A man who was hurt in the flood",
        "Divers searching the hull",
        "The feed of the harbour",
        "Mayor Ann Bell, right, in Port Arden",
        "The place where two boats sank",
        "People as the water rose",
    ],
)
def test_a_caption_has_none(line: str) -> None:
    assert not lines.has_predicate(line)


def test_speech_is_told_by_its_marks() -> None:
    assert lines.has_speech("He said “no”")
    assert lines.has_speech("He said 'no' twice")
    assert lines.has_speech("«Nein»")
    assert not lines.has_speech("The mayor's boat and the crews' hats")
    assert lines.opens_speech("“No,” he said")
    assert lines.opens_speech('"No," he said')
    assert not lines.opens_speech('"')
    assert not lines.opens_speech("No “more”")


@pytest.mark.parametrize(
    "verb", ["said", "says", "told", "asked", "wrote", "added", "tweeted", "posted"]
)
def test_speech_that_is_told_is_reported(verb: str) -> None:
    assert lines.is_told(f"He {verb} so")
    assert lines.reports_speech(f"He {verb} “no”")
    assert not lines.reports_speech(f"He {verb} so")


def test_a_line_that_opens_with_speech_is_reported() -> None:
    assert lines.reports_speech("“Come back soon”")
    assert not lines.reports_speech("Read “The Lake” today")
    assert not lines.is_told("The saying goes")


def test_sentences_of_a_line_lie_between_their_marks() -> None:
    line = "The dam burst. “Nobody was hurt.” Two of 3.5 km flooded! see below"
    assert [line[start:end] for start, end in lines.sentence_spans(line)] == [
        "The dam burst.",
        "“Nobody was hurt.”",
        "Two of 3.5 km flooded! see below",
    ]
    assert lines.sentence_spans("") == [(0, 0)]
