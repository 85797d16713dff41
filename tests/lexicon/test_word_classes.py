"""The loader: what a class holds, and what it refuses, with file and key in the message."""

from pathlib import Path

import pytest

from variorum.errors import StopRun
from variorum.lexicon import (
    groups,
    in_order,
    load_rules,
    named,
    named_rules,
    one_of,
    parts,
    table,
    word_classes,
)
from variorum.lexicon.word_classes import FOLDER

FILES = sorted(path.stem for path in (FOLDER / "en").glob("*.toml"))


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose `xx/some.toml` the loader reads in place of the language that is there."""
    monkeypatch.setattr(word_classes, "FOLDER", tmp_path)
    for kept in (
        word_classes.read_file,
        in_order,
        table,
        groups,
        named,
        one_of,
        parts,
        named_rules.load_rules,
    ):
        kept.cache_clear()
    (tmp_path / "xx").mkdir()
    return tmp_path / "xx" / "some.toml"


@pytest.mark.parametrize("file", FILES)
def test_every_class_of_every_file_can_be_read(file: str) -> None:
    for name, entry in word_classes.read_file(file).items():
        if name == "rule":
            continue
        read = parts if "parts" in entry else groups if "groups" in entry else in_order
        assert read(f"{file}.{name}")


def test_words_phrases_and_classes_that_it_includes(written: Path) -> None:
    written.write_text(
        '[a]\nabout = "A."\nwords = "one two"\n'
        '[b]\nabout = "B."\nincludes = ["a"]\nwithout = "two"\nphrases = "as well\\nso to say"\n'
    )
    assert in_order("some.a", "xx") == ("one", "two")
    with pytest.raises(StopRun, match="xx/some"):
        in_order("some.c", "xx")
    assert in_order("some.b", "xx") == ("one", "as well", "so to say")
    assert one_of("some.b", language="xx") == "(?:one|as well|so to say)"


def test_a_table_gives_for_each_form_its_value(written: Path) -> None:
    written.write_text('[a]\nabout = "A."\ntable = "1: jan, january\\n2: feb"\n')
    assert table("some.a", "xx") == {"jan": "1", "january": "1", "feb": "2"}
    assert in_order("some.a", "xx") == ("jan", "january", "feb")


def test_a_caret_gives_the_words_of_a_class_a_capital(written: Path) -> None:
    written.write_text(
        '[a]\nabout = "A."\nwords = "one two"\n[b]\nabout = "B."\nparts = "{a^} {some.a^}"\n'
    )
    assert parts("some.b", "xx") == "(?:(?:One|Two) (?:One|Two))"


def test_classes_that_begin_alike_are_named_in_the_order_of_the_file(written: Path) -> None:
    classes = ("far_b", "near_a", "far_a")
    text = "".join(f'[{name}]\nabout = "x"\nparts = "y"\n' for name in classes)
    written.write_text(text, encoding="utf-8")
    assert named("some", "far_", "xx") == ("b", "a")
    assert named("some", "wide_", "xx") == ()


def test_groups_may_share_a_word_but_hold_none_twice(written: Path) -> None:
    written.write_text('[a]\nabout = "A."\ngroups = "sen: senator, lawmaker\\nrep: lawmaker"\n')
    assert groups("some.a", "xx") == {"sen": ("senator", "lawmaker"), "rep": ("lawmaker",)}
    written.write_text('[a]\nabout = "A."\ngroups = "sen: senator, senator"\n')
    groups.cache_clear()
    word_classes.read_file.cache_clear()
    with pytest.raises(StopRun, match=r"xx/some.a: 'senator' stands in 'sen' twice"):
        groups("some.a", "xx")


def test_what_is_no_table_and_no_groups_is_not_read_as_one(written: Path) -> None:
    written.write_text('[a]\nabout = "A."\nwords = "one"\n')
    for read, what in ((table, "table"), (groups, "groups")):
        with pytest.raises(StopRun, match=rf"xx/some.a: it has no {what}"):
            read("some.a", "xx")


def test_a_pattern_takes_in_its_classes_and_loses_its_line_breaks(written: Path) -> None:
    written.write_text(
        '[a]\nabout = "A."\nwords = "one two"\n'
        '[b]\nabout = "B."\nparts = """{a}{2,3}\n  |{some.a}x"""\n'
    )
    assert parts("some.b", "xx") == "(?:(?:one|two){2,3}|(?:one|two)x)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\nabout = "A."\nwords = "one one"\n', "xx/some.a: 'one' stands in it twice"),
        ('[a]\nabout = "A."\nwords = "one"\nwithout = "two"\n', "'two' is taken out but not in it"),
        ('[a]\nwords = "one"\n', "xx/some.a: it does not say what it is about"),
        ('[a]\nabout = "A."\n', "xx/some.a: it holds nothing"),
        ('[a]\nabout = "A."\nword = "one"\n', "xx/some.a: unknown key 'word'"),
        ('[a]\nabout = "A."\nincludes = ["a"]\n', "xx/some.a: it includes itself"),
        ('[b]\nabout = "A."\nwords = "one"\n', "some.toml: there is no class 'a'"),
        ("[a\n", "xx/some.toml: "),
    ],
)
def test_what_a_file_of_words_may_not_hold(written: Path, text: str, message: str) -> None:
    written.write_text(text)
    with pytest.raises(StopRun, match=message):
        in_order("some.a", "xx")


@pytest.mark.parametrize("line", ["1 jan", "1: jan\\n2: jan"])
def test_what_a_table_may_not_hold(written: Path, line: str) -> None:
    written.write_text(f'[a]\nabout = "A."\ntable = "{line}"\n')
    with pytest.raises(StopRun, match=r"xx/some.a: 'jan' stands in it twice|'1 jan' has no colon"):
        table("some.a", "xx")


RULE = '[[rule]]\nid = "a"\nreason = "R."\npattern = "x"\nmatches = ["x"]\nspares = ["y"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RULE + RULE, "rule a stands in it twice"),
        (RULE + "colour = 1\n", "rule a: unknown key 'colour'"),
        (RULE.replace('reason = "R."\n', ""), "rule a: it has no 'reason'"),
        (RULE.replace('"y"', ""), "rule a: it has no 'spares'"),
        (RULE + 'how = "somehow"\n', "rule a: how is one of"),
        (RULE + 'how = "page"\n', "rule a: a rule has a pattern, or is decided on a page"),
    ],
)
def test_what_a_file_of_rules_may_not_hold(written: Path, text: str, message: str) -> None:
    written.write_text(text)
    with pytest.raises(StopRun, match=message):
        load_rules("some", language="xx")


def test_rules_that_are_tried_together_give_the_first_that_matches(written: Path) -> None:
    one = RULE.replace('id = "a"', 'id = "a"\ngroup = "g"')
    two = one.replace('"a"', '"b"').replace('"x"\nm', '"x|z"\nm')
    written.write_text(one + two)
    found = load_rules("some", "g", "xx")
    assert [found.first(text) for text in ("x", "z", "y")] == ["a", "b", None]
    written.write_text(one + two + 'how = "whole"\n')
    named_rules.load_rules.cache_clear()
    word_classes.read_file.cache_clear()
    with pytest.raises(StopRun, match="they differ in how they match"):
        load_rules("some", "g", "xx")
