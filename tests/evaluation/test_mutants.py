"""The mutants: what can be changed, how they are drawn, and that tests which notice are seen to."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import mutants
from evaluation.mutations import alternatives, change, sites
from tests.support import ROOT


def changed(source: str) -> list[tuple[str, str]]:
    """Each change of a source that can be made: its kind, and the source after it."""
    places = sites(source, "a.py")
    made = [change(source, "a.py", at, random.Random(1))[1] for at in range(len(places))]
    return [(kind, after) for (_, kind, _), after in zip(places, made, strict=True)]


@pytest.mark.parametrize(
    ("source", "kind", "after"),
    [
        ("LEAST = 1", "constant", {"LEAST = 2"}),
        ("LEAST = 0", "constant", {"LEAST = 1"}),
        ("LEAST = 7", "constant", {"LEAST = 8", "LEAST = 14"}),
        ("LEAST = 0.0", "constant", {"LEAST = 0.1"}),
        ("LOUD = True", "constant", {"LOUD = False"}),
        ("W = ('a', 'b', 'c')", "words", {"W = ('b', 'c')", "W = ('a', 'c')", "W = ('a', 'b')"}),
        ("W = 'a b c'.split()", "words", {f"W = '{w}'.split()" for w in ("b c", "a c", "a b")}),
        (
            "W = 'a b\\nc\\nd'.splitlines()",
            "words",
            {f"W = '{w}'.splitlines()" for w in ("c\\nd", "a b\\nd", "a b\\nc")},
        ),
        (
            "T = {'a': x, 'b': y, 'c': z}",
            "words",
            {"T = {'b': y, 'c': z}", "T = {'a': x, 'c': z}", "T = {'a': x, 'b': y}"},
        ),
        ("P = 'ab(?:c|de)'", "words", {"P = 'ab(?:c)'"}),
        ("a < b", "condition", {"a <= b", "a >= b"}),
        ("a in b", "condition", {"a not in b"}),
        ("a and b", "condition", {"a or b"}),
        ("a or b", "condition", {"a and b"}),
        ("if a():\n    b()", "condition", {"if not a():\n    b()"}),
        ("while not a():\n    b()", "condition", {"while a():\n    b()"}),
        ("b if a else c", "condition", {"b if not a else c"}),
        ("[b for b in c if b]", "condition", {"[b for b in c if not b]"}),
    ],
)
def test_a_constant_a_word_list_and_a_condition_can_be_changed(
    source: str, kind: str, after: set[str]
) -> None:
    [(found, text)] = changed(source)
    assert found == kind
    assert text in after


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of 3 words | or | more."""',
        "def f(a: Literal['a', 'b', 'c']) -> Literal['d', 'e', 'f']: ...",
        "x: dict['a', 1]",
        "@cache(5)\ndef f(): ...",
        "class A(Struct, frozen=True): ...",
        "__all__ = ['a', 'b', 'c']",
        "raise Wrong('more than 3', 4)",
        "assert a is None",
        "zip(a, b, strict=True)",
        "HEAD = '| a | b | c |'",
        "PAIR = ('a', 'b')",
        "'a b'.split()",
    ],
)
def test_what_no_test_can_notice_is_left_alone(source: str) -> None:
    assert changed(source) == []


@pytest.mark.parametrize(
    ("held", "after"),
    [
        ("words = '''\none two\nthree\n'''", {"one", "two", "three"}),
        ("phrases = '''\na b\nc\nd e\n'''", {"a b\n", "c\n", "d e\n"}),
        ("table = '''\n1: a\n2: b, c\n3: d\n'''", {"1: a\n", "2: b, c\n", "3: d\n"}),
        ("pattern = 'a(?:b|c)'", {"|c"}),
    ],
)
def test_a_word_of_the_lexicon_can_be_taken_out(held: str, after: set[str]) -> None:
    source = f"# A file.\n\n[class]\nabout = 'x|y'\n{held}\n"
    assert [place[:2] for place in sites(source, "a.toml")] == [(5, "words")]
    what, made = change(source, "a.toml", 0, random.Random(1))
    assert made in {source.replace(gone, "") for gone in after}
    assert what.endswith("is gone")


def test_alternatives_are_found_in_their_group() -> None:
    def cut(pattern: str) -> list[str]:
        return [pattern[start:end] for start, end in alternatives(pattern)]

    assert cut("a|b") == ["|b"]
    assert cut(r"(?:day|week|(?:leap )?year)s?") == ["|week", "|(?:leap )?year"]
    assert cut(r"[|(]x|\|y") == [r"|\|y"]
    assert cut("a (b|c") == []


def test_a_draw_holds_still_where_another_module_changes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("LEAST = 3\nif LEAST > 2 and f():\n    W = ('a', 'b', 'c')\n")
    other.write_text("A = 5\nB = 6\nC = 7\n")
    drawn = mutants.draw(tmp_path, 1, 60)
    assert {one.kind for one in drawn} == set(mutants.KINDS)
    assert drawn == mutants.draw(tmp_path, 1, 60)
    other.write_text("\n\nD = 8\n")
    again = mutants.draw(tmp_path, 1, 60)
    assert [m for m in again if m.module == "one.py"] == [m for m in drawn if m.module == "one.py"]
    assert mutants.draw(tmp_path, 1, 3) != mutants.draw(tmp_path, 2, 3)


def test_a_draw_takes_as_many_of_each_kind() -> None:
    drawn = mutants.draw(ROOT / "src" / "variorum", 4, 12)
    assert [sum(one.kind == kind for one in drawn) for kind in mutants.KINDS] == [4, 4, 4]


def test_a_smaller_draw_is_the_beginning_of_a_larger_one() -> None:
    package = ROOT / "src" / "variorum"
    assert set(mutants.draw(package, 4, 12)) < set(mutants.draw(package, 4, 30))


PACKAGE = {
    "src/variorum/__init__.py": "",
    "src/variorum/errors.py": "class StopRun(Exception): ...\n",
    "src/variorum/sums/__init__.py": "",
    "src/variorum/sums/add.py": "def add(a, b):\n    return a + b if b > 0 else a\n",
    "src/variorum/sums/ends.py": "STEP = 1\ndef ends(a):\n    while a > 0:\n        a -= STEP\n",
    "src/variorum/sums/unseen.py": "FEWEST = 5\n",
    "tests/__init__.py": "",
    "tests/sums/__init__.py": "",
    "tests/sums/test_add.py": "from variorum.sums.add import add\n"
    "def test_add(): assert (add(1, 2), add(1, 1), add(1, -1)) == (3, 2, 1)\n",
    "tests/sums/test_ends.py": "from variorum.sums import ends\n"
    "def test_ends(): assert ends.ends(1) is None\n",
}
TRIAL = """
from pathlib import Path
from evaluation import mutants
mutants.PATIENCE = 1.0
drawn = mutants.draw(Path("src/variorum"), 1, 60)
survivors = mutants.survive(drawn, Path.cwd())
print(*sorted(f"{one.module}: {one.what}" for one in survivors), sep="\\n")
"""


def test_a_mutant_that_no_test_notices_survives(tmp_path: Path) -> None:
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", TRIAL],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert re.search(r"sums: \d of \d killed", done.stderr), done.stderr
    survivors = done.stdout.splitlines()
    assert any(line.startswith("sums/unseen.py: 5 becomes") for line in survivors)
    # "At least nought" adds nought as "more than nought" leaves it: no test can tell them apart.
    seen = {line for line in survivors if line.startswith("sums/add.py")}
    assert seen <= {"sums/add.py: `b > 0` becomes `b >= 0`"}


def test_a_bound_takes_the_place_of_timing_the_tests(tmp_path: Path) -> None:
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    package = tmp_path / "src" / "variorum"
    (unseen,) = (one for one in mutants.draw(package, 1, 60) if one.module == "sums/unseen.py")
    trial = f"""
from pathlib import Path
from evaluation import mutants
mutants._times = None
print(len(mutants.survive([mutants.Mutant(*{tuple(unseen)!r})], Path.cwd(), 60.0)))
"""
    done = subprocess.run(
        [sys.executable, "-c", trial],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "1\n", done.stderr


def test_tests_that_fail_before_any_change_stop_the_run(tmp_path: Path) -> None:
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.replace("(3, 2, 1)", "(3, 2, 2)"))
    done = subprocess.run(
        [sys.executable, "-c", TRIAL],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "the tests of sums fail" in done.stderr


READ = {
    "lexicon/__init__.py": "",
    "lexicon/en/calendar.toml": '[months]\nwords = "may june"\n',
    "lexicon/en/dates.toml": "[[rule]]\npattern = '{calendar.months^} 1'\n",
    "lexicon/en/ranks.toml": '[all]\nincludes = ["calendar.months"]\n',
    "lexicon/en/other.toml": '[all]\nwords = "calendar months"\n',
    "a/names_it.py": "from variorum.lexicon import words\nM = words('calendar.months')\n",
    "b/by_rule.py": "from variorum.lexicon import one_rule\n"
    "_FILE = 'dates'\nR = one_rule(_FILE, 'x')\n",
    "c/by_class.py": "from variorum.lexicon import words\nW = words('ranks.all')\n",
    "d/none.py": "from variorum.lexicon import words\n"
    "W = words('other.all')\nD = {'calendar': 1}\n",
    "e/none.py": "M = 'calendar.months'\n",
}


def test_a_file_of_the_lexicon_is_tried_where_it_is_read(tmp_path: Path) -> None:
    """By its name, or through another file that takes words from it."""
    package = tmp_path / "src" / "variorum"
    for name, text in READ.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text)
    readers = mutants.readers_of("calendar", package)
    assert readers == ["a/names_it.py", "b/by_rule.py", "c/by_class.py"]
    assert mutants.readers_of("other", package) == ["d/none.py"]
    test = tmp_path / "tests" / "b" / "test_by_rule.py"
    test.parent.mkdir(parents=True)
    test.write_text("from variorum.b.by_rule import R\n")
    tried = mutants.trial("lexicon/en/calendar.toml", tmp_path)
    assert tried.folders == ["lexicon", "a", "b", "c"]
    assert tried.near == [str(test)]
    assert mutants.trial("a/names_it.py", tmp_path) == ([], ["a"])


def test_of_annotate_and_align_a_few_mutants_are_run() -> None:
    """Their tests take the longest; which are left out does not hang on the order of the draw."""
    made = [
        mutants.Mutant(f"{folder}/{n}.py", n, "constant", "1 becomes 2", "")
        for folder in ("align", "annotate", "clean")
        for n in range(20)
    ]
    kept = mutants.bounded(made)
    assert sum(one.folder in mutants.LEARNED for one in kept) == mutants.LEARNED_RUN
    assert [one for one in made if one.folder == "clean"] == kept[mutants.LEARNED_RUN :]
    assert set(mutants.bounded(made[::-1])) == set(kept)
