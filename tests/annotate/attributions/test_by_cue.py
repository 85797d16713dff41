"""Attributions: each construction of news, what is none, how it is meant and who speaks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.names.capital_runs import find_names
from variorum.annotate.text.sentences import split
from variorum.model import Attribution


def read(text: str) -> tuple[Attribution, ...]:
    sentences = split(text)
    return find_attributions(text, sentences, find_names(text, sentences))


def parts(text: str) -> list[tuple[str, str, str]]:
    def joined(spans: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(text[start:end] for start, end in spans)

    return [(joined(a.source), joined(a.cue), joined(a.content)) for a in read(text)]


def speakers(text: str) -> list[str | None]:
    names = find_names(text, split(text))
    return [None if a.speaker is None else names[a.speaker].text for a in read(text)]


CONSTRUCTIONS = [
    ("Police said that the road was closed.", ("Police", "said", "that the road was closed")),
    ("Police said on Friday the road was shut.", ("Police", "said", "the road was shut")),
    ("The road was closed, police said.", ("police", "said", "The road was closed")),
    ("“It is over,” said the mayor.", ("the mayor", "said", "“It is over,”")),
    (
        "“It is over,” said Jane Roe, the head of the harbour, in a statement.",
        ("Jane Roe, the head of the harbour", "said", "“It is over,”"),
    ),
    (
        "“Run,” he said. “It is coming down now.”",
        ("he", "said", "“Run,” | “It is coming down now.”"),
    ),
    (
        "“We ran,” the driver said, “and then it fell.”",
        ("the driver", "said", "“We ran,” | “and then it fell.”"),
    ),
    (
        "According to the port authority, two ships sank.",
        ("the port authority", "According to", "two ships sank"),
    ),
    ("Two ships sank, according to the owner.", ("the owner", "according to", "Two ships sank")),
    (
        "The mayor told reporters that the dam held.",
        ("The mayor", "told", "that the dam held"),
    ),
    ("The mayor told the Post: “It held.”", ("The mayor", "told", "“It held.”")),
    (
        "Ann Lowe, who saw the fire, said it began at noon.",
        ("Ann Lowe, who saw the fire", "said", "it began at noon"),
    ),
    (
        "A man who was there said the roof fell.",
        ("A man who was there", "said", "the roof fell"),
    ),
    (
        "She called the rescue a “small miracle”.",
        ("She", "called", "the rescue a “small miracle”"),
    ),
    (
        "The union accused the owner of hiding the cracks.",
        ("The union", "accused", "the owner of hiding the cracks"),
    ),
    ("The owner denied the charges.", ("The owner", "denied", "the charges")),
    ("The union blamed the owner for the leak.", ("The union", "blamed", "the owner for the leak")),
    (
        "Two boats are believed to have sunk.",
        ("", "are believed", "Two boats | to have sunk"),
    ),
    ("Two boats reportedly sank.", ("", "reportedly", "Two boats | sank")),
    (
        "Ann Lowe, 31, from Oslo, who saw the fire, said it began at noon.",
        ("Ann Lowe, 31, from Oslo, who saw the fire", "said", "it began at noon"),
    ),
    (
        "The deaths were confirmed by the army.",
        ("the army", "were confirmed", "The deaths"),
    ),
    (
        "The verdict was seen as an insult by most Kenyans.",
        ("most Kenyans", "was seen", "The verdict | as an insult"),
    ),
    (
        "The port issued a statement saying that it was shut.",
        ("The port", "saying", "that it was shut"),
    ),
    (
        "Official figures show 20 boats were lost.",
        ("Official figures", "show", "20 boats were lost"),
    ),
    (
        "Amid fears that the dam would burst, many left.",
        ("", "fears", "that the dam would burst, many left"),
    ),
    (
        "The bank has repeatedly insisted that it is safe.",
        ("The bank", "has repeatedly insisted", "that it is safe"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CONSTRUCTIONS, ids=[c[0][:40] for c in CONSTRUCTIONS])
def test_a_construction_gives_source_cue_and_content(
    text: str, wanted: tuple[str, str, str]
) -> None:
    assert parts(text) == [wanted]


def test_two_cues_of_one_sentence_share_their_source() -> None:
    assert parts("The mayor said the dam held, adding that work went on.") == [
        ("The mayor", "said", "the dam held"),
        ("The mayor", "adding", "that work went on"),
    ]


def test_a_second_speaker_ends_the_first_content() -> None:
    assert parts("The army said it fired first, but the rebels said they had left.") == [
        ("The army", "said", "it fired first"),
        ("the rebels", "said", "they had left"),
    ]


def test_a_speech_inside_a_speech_is_part_of_it() -> None:
    assert len(parts("She said the mayor told her that the dam held.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The report was published in May.",
        "The claims adjuster arrived.",
        "The blast claimed 12 lives.",
        "The club added two players.",
        "He was told to leave.",
        "Crews found a body in the river.",
        "The states agreed on a tax.",
        "No group has claimed responsibility.",
        "HARBOUR BOSS SAYS PORT IS SHUT",
    ],
)
def test_what_only_looks_like_a_cue_is_none(text: str) -> None:
    assert parts(text) == []


def test_a_quotation_that_goes_on_belongs_to_the_last_speaker() -> None:
    text = "“We ran,” said Olga Ferris.\n\n“Then the wall came down behind us.”"
    assert parts(text)[1] == ("Olga Ferris", "", "“Then the wall came down behind us.”")
    assert speakers(text) == ["Olga Ferris", "Olga Ferris"]


def test_a_colon_reaches_over_the_paragraph_to_its_quotation() -> None:
    text = "In a letter the firm wrote:\n\n“We regret what has happened here.”"
    assert parts(text) == [("the firm", "wrote", "“We regret what has happened here.”")]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The owner denied that the ship leaked.", "denies"),
        ("The owner did not deny that the ship leaked.", "says"),
        ("The owner said the charges were false.", "denies"),
        ("The union accused the owner of theft.", "accuses"),
        ("The navy confirmed that it had fired.", "confirms"),
        ("The navy could not confirm that it had fired.", "unverified"),
        ("The navy was unable to confirm the loss of the ship.", "unverified"),
        ("The navy has yet to confirm the loss of the ship.", "unverified"),
        ("The loss of the ship could not be independently verified.", "unverified"),
        ("The navy said it could not confirm the loss of the ship.", "unverified"),
        ("The mayor vowed to rebuild the bridge.", "promises"),
        ("The union called for a new vote.", "demands"),
        ("Engineers warned that the dam might burst.", "warns"),
        ("The bank expects that prices will rise.", "expects"),
        ("The ship is said to have sunk.", "unverified"),
        ("The mayor said the bridge was open.", "says"),
    ],
)
def test_the_mode_is_how_it_is_meant(text: str, mode: str) -> None:
    assert [a.mode for a in read(text)] == [mode]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jane Harlow runs the port. Harlow said it was shut.", ["Jane Harlow"]),
        ("Jane Harlow runs the port. She said it was shut.", ["Jane Harlow"]),
        ("Jane Harlow runs the port. He said it was shut.", [None]),
        ("Harbour Minister Jane Harlow left. The minister said it was shut.", ["Jane Harlow"]),
        ("The Kenyan army fired. The army said it was sorry.", ["Kenyan army"]),
        ("The ship sank near Oslo. Officials in Oslo said it was calm.", [None]),
        ("A spokesman for Eva Brandt, Tom Keller, said it was shut.", ["Tom Keller"]),
        ("A spokesman for the Norwegian police said it was shut.", ["Norwegian police"]),
    ],
)
def test_the_speaker_is_resolved_or_left_open(text: str, wanted: list[str | None]) -> None:
    assert speakers(text) == wanted


_WORDS = "said says he Police that according to and is believed told Ann who denied the adding"


@given(
    st.lists(
        st.sampled_from([*"“”\"'’,.:;()—", "\n\n", *_WORDS.split()]),
        max_size=60,
    )
)
def test_any_text_gives_contents_in_bounds(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in read(text):
        assert attribution.content
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


@given(st.text(max_size=200))
def test_no_text_fails(text: str) -> None:
    read(text)


@pytest.mark.parametrize("piece", ["said ", "a, ", "“", "he said that ", "and X said ", "( who "])
def test_junk_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 5


SAYING = """
    said added wrote announced declared stated explained insisted claimed argued admitted
    acknowledged conceded confirmed denied warned predicted suggested stressed reiterated asserted
    contended maintained recalled joked replied responded remarked commented observed noted tweeted
    shouted yelled cried exclaimed complained lamented testified alleged concluded continued
    cautioned emphasized emphasised posted repeated vowed pledged promised wondered
"""


def test_any_verb_of_saying_reports_what_is_quoted() -> None:
    unread = []
    for verb in SAYING.split():
        found = parts(f"“The road is closed for good,” Ann Bell {verb}.")
        if found != [("Ann Bell", verb, "“The road is closed for good,”")]:
            unread.append(verb)
    assert unread == []


ADVERBS = """
    also later then earlier again now still once first even just only never often always soon
    already meanwhile however therefore repeatedly publicly clearly explicitly bluntly recently
    subsequently immediately eventually finally initially originally officially privately quickly
    strongly vehemently flatly angrily sharply famously categorically consistently simply perhaps
"""


def test_an_adverb_before_the_verb_is_no_part_of_who_speaks() -> None:
    unread = []
    for adverb in ADVERBS.split():
        found = parts(f"Ann Bell {adverb} said that the road was closed.")
        if [source for source, _, _ in found] != ["Ann Bell"]:
            unread.append((adverb, found))
    assert unread == []
