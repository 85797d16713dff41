"""Victims told one by one: who, what befell them, and who is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.quantities.victims import Victim, find_victims
from variorum.model import Mention


def read(text: str, *names: str) -> list[Victim]:
    mentions = [
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, label="person")
        for name in names
    ]
    return list(find_victims(text, [(0, len(text))], mentions))


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Anna Lind, 45, was killed.", ["Anna Lind"], [("Anna Lind", "killed")]),
        ("Anna Lind (45) died at the scene.", ["Anna Lind"], [("Anna Lind (45)", "killed")]),
        ("The driver died in hospital.", [], [("The driver", "killed")]),
        ("A shell wounded his sister.", [], [("his sister", "injured")]),
        ("The gunman shot Tor Holm in the leg.", ["Tor Holm"], [("Tor Holm", "injured")]),
        ("He was taken to hospital.", [], [("He", "injured")]),
        ("Teen dies after fall.", [], [("Teen", "killed")]),
        ("Coroner: 5-year-old dies in fire.", [], [("5-year-old", "killed")]),
        ("Police look into a crash that killed teen.", [], [("teen", "killed")]),
        ("Landslide kills local boy, police say.", [], [("local boy", "killed")]),
        ("A falling tree killed his girlfriend.", [], [("his girlfriend", "killed")]),
        ("Anna Lind was hurt and died on Monday.", ["Anna Lind"], [("Anna Lind", "killed")]),
    ],
)
def test_single_persons(text: str, names: list[str], found: list[tuple[str, str]]) -> None:
    assert [(text[v.start : v.end], v.harm) for v in read(text, *names)] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The grandson of Anna Lind was killed.", ["Anna Lind"]),
        ("Anna Lind said that 12 people were killed.", ["Anna Lind"]),
        ("The storm could kill the driver.", []),
        ("Three men were killed.", []),
    ],
)
def test_who_is_no_single_victim(text: str, names: list[str]) -> None:
    assert [v for v in read(text, *names) if v.name] == []
    assert all(text[v.start : v.end] != "the driver" for v in read(text, *names))


def test_names_are_kept_and_descriptions_have_none() -> None:
    assert [v.name for v in read("Anna Lind was killed and the driver died.", "Anna Lind")] == [
        "anna lind",
        "",
    ]


@given(st.text(alphabet="Anna Lind the was killed his, died()'s\n", max_size=200))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_victims(text, [(0, len(text))], [])
    assert list(found) == sorted(found)
    assert all(0 <= v.start < v.end <= len(text) for v in found)


@pytest.mark.parametrize("junk", ["the man " * 12_000, "he was shot " * 8_000, "a-" * 50_000])
def test_time_grows_no_faster_than_the_text(junk: str) -> None:
    start = time.process_time()
    find_victims(junk, [(0, len(junk))], [])
    assert time.process_time() - start < 10
