"""What each kind of record says, in one line."""

import msgspec
import pytest

from tests.dossier.sample import flood
from variorum.model import Credit, Dossier, LeftOut
from variorum.why.stated import Part, headline


@pytest.fixture(scope="module")
def story() -> Dossier:
    return flood()


@pytest.mark.parametrize(
    ("field", "at", "line"),
    [
        ("articles", 0, "https://desk.example/flood: Death toll rises to 17"),
        ("origins", 0, "NWA: 2 articles"),
        ("origins", 1, "World Desk: 1 article"),
        ("reuse", 0, "courier and ledger share text"),
        ("entities", 1, "Nelda Oskarin (organization)"),
        ("places", 1, "Drovny (city)"),
        ("statements", 4, "water authority said: “The authority denies it”"),
        ("figures", 0, "people killed: low 12, best 17, high 17"),
        ("figures", 1, "people moved: low 4,000, best 4,000, high 4,200"),
        ("claims", 2, "water poured over the Kellermark dam (agreed)"),
        ("events", 0, "2026-03-11: water poured over the Kellermark dam"),
        ("only_in", 0, "A judge will lead the inquiry."),
        (
            "brief",
            0,
            "At least 12 people were killed when water poured over the Kellermark dam.",
        ),
        (
            "relations",
            0,
            "“denied that it had received any such letter” denies “accused the water authority of "
            "ignoring three written warnings”",
        ),
    ],
)
def test_a_record_says_what_it_holds(story: Dossier, field: str, at: int, line: str) -> None:
    assert headline(story, getattr(story, field)[at]) == line


def test_a_story_is_its_title(story: Dossier) -> None:
    assert headline(story, story.story) == "Dam overflow in Marvenia"


@pytest.mark.parametrize(
    ("kind", "told"),
    [("differs", "” differs from “"), ("updates", "” updates “"), ("supports", "” supports “")],
)
def test_a_relation_is_told_by_its_kind(story: Dossier, kind: str, told: str) -> None:
    relation = msgspec.structs.replace(story.relations[0], kind=kind)
    assert told in headline(story, relation)


def test_a_speaker_that_is_not_known_is_told_in_the_words_of_the_text(story: Dossier) -> None:
    said = msgspec.structs.replace(story.statements[0], speaker=None, speaker_text="a guard")
    assert headline(story, said).startswith("a guard said: “")
    nobody = msgspec.structs.replace(said, speaker_text=None, cue=None)
    assert headline(story, nobody).startswith("somebody says: “")


def test_an_article_without_a_title_is_told_by_its_beginning(story: Dossier) -> None:
    bare = msgspec.structs.replace(story.articles[0], title=None)
    line = headline(story, bare)
    assert line.startswith("https://desk.example/flood: The death toll rose to 17")
    assert len(line) <= len("https://desk.example/flood: ") + 80


def test_a_figure_without_numbers_says_none(story: Dossier) -> None:
    vague = msgspec.structs.replace(story.figures[0], low=None, best=None, high=None)
    assert headline(story, vague) == "people killed: low none, best none, high none"


def test_what_is_left_out_is_counted(story: Dossier) -> None:
    one = LeftOut(article="desk", claims=("c1",))
    assert headline(story, one) == "desk leaves out 1 claim"
    two = LeftOut(article="desk", claims=("c1", "c2"))
    assert headline(story, two) == "desk leaves out 2 claims"


def test_it_is_one_line_whatever_the_text_holds(story: Dossier) -> None:
    broken = msgspec.structs.replace(story.claims[0], text="one\n\ntwo\x1b[31m")
    assert "\n" not in headline(story, broken)
    assert "\x1b" not in headline(story, broken)


def test_a_record_without_words_says_nothing(story: Dossier) -> None:
    assert headline(story, Credit(article="ledger", credited="NWA")) == ""


def test_a_part_leaves_out_what_it_does_not_have() -> None:
    assert msgspec.json.encode(Part(kind="evidence", text="x")) == b'{"kind":"evidence","text":"x"}'
