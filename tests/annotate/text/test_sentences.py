import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.text.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The river rose.", "Two bridges fell!", "Who is to blame?"],
        ["Mr. Orlan met Gen. K. Brandt in St. Anders.", "They talked."],
        ["The U.S. President left at 6 a.m. Wednesday on Sept. 21.", "He flew home."],
        ["He left the U.S.", "The plane was late."],
        ["It closed at 5 p.m.", "No one was hurt."],
        ["“We will not go.”", "She sat down."],
        ['"Where is the money?" he asked.', "Nobody knew."],
        ["He waited... and left.", "Then it rained…", "Nobody came."],
        ["Route No. 5 is shut.", "The minister said no.", "The strike goes on."],
        ["Prices rose 3.5 percent to $1.20 a litre.", "Drivers protested."],
        ["1. Stay indoors.", "2. Boil water."],
        ["Acme Corp. Chairman Lee Odum resigned.", "Shares fell."],
        ["He works for Acme Inc.", '"I am tired," he said.'],
    ],
)
def test_splits_at_ends_and_nowhere_else(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_line_break_always_ends_a_sentence() -> None:
    text = "Flood in the valley\n\nThe river rose, and\nthen fell"
    assert sentences(text) == ["Flood in the valley", "The river rose, and", "then fell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six were killed.The police came.", ["Six were killed.", "The police came."]),
        ("“We saw it.”The mayor left.", ["“We saw it.”", "The mayor left."]),
        ("It began in 2016.Troops left.", ["It began in 2016.", "Troops left."]),
        ("They left.“We are safe,” he said.", ["They left.", "“We are safe,” he said."]),
        ("Write to desk@paper.Com or www.paper.Net today.", None),
        ("The U.N.Security Council met.", None),
    ],
)
def test_lost_spaces(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


@given(st.text(alphabet=st.one_of(st.sampled_from('.!?"”’ \n\rAaUS1…Mr'), st.characters())))
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = split(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    inside = {i for s, e in spans for i in range(s, e)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in inside)


@pytest.mark.parametrize("junk", [".", "A.", "a. ", ". . ", "!\"'", "No.", " ", "\n", "a"])
def test_junk_takes_linear_time(junk: str) -> None:
    began = time.process_time()
    split(junk * (200_000 // len(junk)))
    assert time.process_time() - began < 3
