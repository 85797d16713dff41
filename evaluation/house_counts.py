"""How many words and patterns stand in code, and how many in the lexicon.

Words are data and belong in `lexicon/`; what stands in code is counted here, by reading the syntax
tree of every module. Nothing is run. Docstrings, comments and messages count nowhere.

- *regexes*: calls of `re.compile`, `re.search` and their like, each one regex.
- *alternatives*: for each string that a regex is made of, the number of bars (`|`) in it plus one
  where there is a bar. A string is one that a regex is made of where it stands inside such a call,
  or in a module's constant that holds a bar between words.
- *words*: the words of every string that is cut into words (`words("...")`, `"...".split()`, or a
  constant that is cut so elsewhere in its module): how lists of a language's words are written.
- *strings*: every string of a set, list, tuple or dictionary of three strings or more. Most are the
  program's own names, of fields and files and columns.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from evaluation.scores import Row, Scores

CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
LEAST = 3
"""A display of fewer strings is no word list: it names two or three things that a line decides."""

BEFORE = {
    "modules": 223,
    "regexes": 396,
    "alternatives": 5544,
    "words": 5309,
    "strings": 3214,
}
"""What this script counts in commit 89a5e26, the last before words were moved into the lexicon."""


def evaluate(data: Path) -> Scores:
    """The counts of the package in the folder `data`: `src/variorum` of a checkout."""
    rooms = sorted(path for path in data.iterdir() if path.is_dir() and any(path.rglob("*.py")))
    rows = [_row(room.name, sorted(room.rglob("*.py"))) for room in rooms]
    rows.append(_row("code, all", sorted(data.rglob("*.py"))))
    rows.append(Row(name="code, before the lexicon", values=dict(BEFORE)))
    rows.append(_lexicon(sorted((data / "lexicon").rglob("*.toml"))))
    return Scores(task="house", rows=tuple(rows))


def count(source: str) -> dict[str, int]:
    """The regexes, alternatives, words and strings in the source of one module."""
    tree = ast.parse(source)
    cut = _cut_names(tree)
    total = {"regexes": 0, "alternatives": 0, "words": 0, "strings": 0}
    seen: set[int] = set()
    for node in ast.walk(tree):
        if _is_regex(node):
            total["regexes"] += 1
            total["alternatives"] += sum(map(_alternatives, _strings(node, seen)))
    for node in tree.body:
        strings = list(_strings(node, seen)) if isinstance(node, ast.Assign | ast.AnnAssign) else []
        total["alternatives"] += sum(map(_alternatives, strings))
    for node in ast.walk(tree):
        total["words"] += _words(node, cut)
        total["strings"] += _displayed(node)
    return total


def _row(name: str, modules: list[Path]) -> Row:
    values: dict[str, float | int] = {"modules": len(modules)}
    for module in modules:
        for key, value in count(module.read_text(encoding="utf-8")).items():
            values[key] = values.get(key, 0) + value
    return Row(name=name, values=values)


def _lexicon(files: list[Path]) -> Row:
    """What the lexicon holds: its words, and the rules with their alternatives."""
    words = regexes = alternatives = 0
    for file in files:
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name == "rule":
                patterns = [rule["pattern"] for rule in entry if "pattern" in rule]
                regexes += len(patterns)
                alternatives += sum(map(_alternatives, patterns))
            else:
                words += sum(len(str(entry.get(key, "")).split()) for key in ("words", "table"))
                words += len(str(entry.get("phrases", "")).split())
                alternatives += _alternatives(entry.get("parts", ""))
    values: dict[str, float | int] = {"modules": len(files), "regexes": regexes}
    values |= {"alternatives": alternatives, "words": words}
    return Row(name="lexicon, its files", values=values)


def _is_regex(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in CALLS
    )


def _strings(node: ast.AST, seen: set[int]) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in seen:
            seen.add(id(part))
            yield part.value


def _alternatives(pattern: str) -> int:
    """The bars of a pattern outside character classes, and one more where there is one."""
    bars = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", pattern, flags=re.DOTALL).count("|")
    return bars + 1 if bars else 0


def _cut_names(tree: ast.Module) -> set[str]:
    """The module's constants that are cut into words somewhere in it."""
    return {
        part.id
        for node in ast.walk(tree)
        if (source := _cut(node)) is not None
        for part in ast.walk(source)
        if isinstance(part, ast.Name)
    }


def _cut(node: ast.AST) -> ast.AST | None:
    """What a call cuts into words, or None for any other node."""
    if not isinstance(node, ast.Call):
        return None
    called = node.func
    if isinstance(called, ast.Attribute) and called.attr == "split":
        if isinstance(called.value, ast.Name) and called.value.id == "str":
            return node.args[0] if node.args else None
        return called.value if not node.args else None
    named = isinstance(called, ast.Name) and called.id in {"words", "_words", "_plurals"}
    return node.args[0] if named and node.args else None


def _words(node: ast.AST, cut: set[str]) -> int:
    source = _cut(node)
    if source is not None:
        found = [part for part in ast.walk(source) if isinstance(part, ast.Constant)]
        return sum(len(str(part.value).split()) for part in found if isinstance(part.value, str))
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if (
            isinstance(target, ast.Name)
            and target.id in cut
            and not isinstance(node.value, ast.Call)
        ):
            parts = [part for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
            return sum(len(part.value.split()) for part in parts if isinstance(part.value, str))
    return 0


def _displayed(node: ast.AST) -> int:
    """The strings of a set, list, tuple or dictionary that has `LEAST` or more of them."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        held: list[ast.expr | None] = list(node.elts)
    elif isinstance(node, ast.Dict):
        held = [*node.keys, *node.values]
    else:
        return 0
    strings = [one for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return len(strings) if len(strings) >= LEAST else 0
