import pytest

from variorum.annotate.attributions.source_types import source_type
from variorum.model import Attribution, Mention

NAMES = {
    "Ilse Brandt": "person",
    "Brandt": "person",
    "Orla Bank": "organization",
    "Tessen": "place",
    "Karskers": "group",
    "interior ministry": "organization",
}
CASES = [
    ("Ilse Brandt", "named_person"),
    ("the mayor, Ilse Brandt,", "named_person"),
    ("Mayor Brandt of Tessen", "named_person"),
    ("Brandt's lawyer", "unnamed_person"),
    ("a spokesman for Ilse Brandt", "unnamed_person"),
    ("a spokeswoman for the Orla Bank", "unnamed_person"),
    ("one official who asked not to be named", "unnamed_person"),
    ("the Orla Bank", "organization"),
    ("the interior ministry", "organization"),
    ("the company", "organization"),
    ("police in Tessen", "organization"),
    ("Tessen", "organization"),
    ("the newspaper", "organization"),
    ("a report by the Orla Bank", "document"),
    ("two surveys", "document"),
    ("the indictment", "document"),
    ("Karskers", "group"),
    ("residents of Tessen", "group"),
    ("several officials", "group"),
    ("many", "group"),
    ("forecasters", "group"),
    ("a forecaster in Tessen", "unnamed_person"),
    ("two economists", "group"),
    ("an economist at the Orla Bank", "unnamed_person"),
    ("authorities", "organization"),
    ("they", "group"),
    ("the storm", None),
]


def mentions(text: str) -> list[Mention]:
    found = [
        Mention(start=at, end=at + len(name), text=name, label=label)  # type: ignore[arg-type]
        for name, label in NAMES.items()
        if (at := text.find(name)) >= 0
    ]
    return [
        one for one in found if not any(one.start >= o.start and one.end < o.end for o in found)
    ]


def said(words: str, speaker: int | None = None) -> Attribution:
    return Attribution(
        source=((0, len(words)),) if words else (),
        cue=(),
        content=(),
        quoted=False,
        mode="says",
        speaker=speaker,
    )


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_the_head_of_the_source_tells(words: str, expected: str | None) -> None:
    assert source_type(words, said(words), mentions(words)) == expected


@pytest.mark.parametrize("words", ["he", "she", "the mayor", ""])
def test_a_known_speaker_is_a_named_person(words: str) -> None:
    names = [Mention(start=90, end=101, text="Ilse Brandt", label="person")]
    assert source_type(words, said(words, 0), names) == "named_person"


def test_a_pronoun_that_nobody_resolves_is_nobody_named() -> None:
    assert source_type("he", said("he"), []) == "unnamed_person"


def test_what_has_no_source_has_no_type() -> None:
    assert source_type("", said(""), []) is None
