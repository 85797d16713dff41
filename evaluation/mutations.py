"""Small changes to a file that its tests must notice: a constant, a word list, a condition.

What is changed in a module is a node of its syntax tree, so that comments and layout play no part.
What no test can notice is left alone: docstrings, annotations, decorators, messages of errors, help
texts and the strictness of `zip`. In a file of the lexicon, a word, a phrase, a line of a table or
an alternative of a pattern is taken out.
"""

import ast
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

FEWEST_WORDS = 3
"""A shorter tuple of strings is a record or a pair, not a word list."""

_SILENT = frozenset(["strict", "encoding", "errors", "maxsize", "help", "show_default"])
"""Keywords whose value changes no result, or changes the wording of a help text alone."""

_FLIPPED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}

_ENTRY = re.compile(
    r"(?ms)^(?P<key>words|phrases|table|parts|pattern) = "
    r"(?P<mark>'''|'|\"\"\"|\")(?P<held>.*?)(?P=mark)"
)
"""A list or a pattern in a file of the lexicon."""

Edit = Callable[[random.Random], str]
"""Changes a node in place by the choices it is given, and says what was changed."""


class Site(NamedTuple):
    """A place in a module that can be changed: its node, its kind, the change."""

    node: ast.expr
    kind: str
    edit: Edit


class Entry(NamedTuple):
    """A list or a pattern in a file of the lexicon, and the spans that can be taken out of it."""

    line: int
    text: str
    spans: list[tuple[int, int]]


def sites(source: str, name: str) -> list[tuple[int, str, str]]:
    """Every place of a file that can be changed, in its order: its line, its kind, its text."""
    if name.endswith(".toml"):
        return [(one.line, "words", one.text) for one in _entries(source)]
    found = _walk(ast.parse(source))
    return [(one.node.lineno, one.kind, ast.unparse(one.node)) for one in found]


def change(source: str, name: str, at: int, chance: random.Random) -> tuple[str, str]:
    """What is changed at one of the places of a file, and the file's text after the change."""
    if name.endswith(".toml"):
        start, end = chance.choice(_entries(source)[at].spans)
        gone = source[start:end].strip().strip("|")
        return f"{gone!r} is gone", source[:start] + source[end:]
    tree = ast.parse(source)
    what = list(_walk(tree))[at].edit(chance)
    return what, ast.unparse(ast.fix_missing_locations(tree))


def _entries(source: str) -> list[Entry]:
    found = []
    for match in _ENTRY.finditer(source):
        held, start = match["held"], match.start("held")
        if match["key"] in {"parts", "pattern"}:
            spans = alternatives(held)
        else:
            each = r"\S+" if match["key"] == "words" else r"(?m)^.*\S.*\n"
            spans = [one.span() for one in re.finditer(each, held)]
            spans = spans if len(spans) >= FEWEST_WORDS else []
        if spans:
            line = source.count("\n", 0, match.start()) + 1
            found.append(Entry(line, held, [(start + low, start + high) for low, high in spans]))
    return found


def _walk(node: ast.AST) -> Iterator[Site]:
    yield from _of_node(node)
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children:
            if isinstance(child, ast.AST) and not _is_silent(node, name, child):
                yield from _walk(child)


def _is_silent(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether a change of `child` could not show in what the module does."""
    if field in {"annotation", "returns", "decorator_list"} or isinstance(child, ast.Raise):
        return True
    if isinstance(parent, ast.ClassDef) and field in {"keywords", "bases"}:
        return True
    if isinstance(child, ast.keyword):
        return child.arg in _SILENT
    if isinstance(child, ast.Subscript):
        return isinstance(child.value, ast.Name) and child.value.id in {"Literal", "Annotated"}
    if isinstance(child, ast.Assign):
        return ast.unparse(child.targets[0]) == "__all__"
    if isinstance(child, ast.If):
        return ast.unparse(child.test) == "TYPE_CHECKING"
    return isinstance(child, ast.Assert) or (
        isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
    )


def _of_node(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.Constant):
        yield from _of_constant(node)
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        if len(node.elts) >= FEWEST_WORDS and all(map(_is_text, node.elts)):
            yield _site(node, "words", lambda chance: _without_element(node.elts, chance))
    elif isinstance(node, ast.Dict):
        keys = [key for key in node.keys if key is not None and _is_text(key)]
        if len(keys) == len(node.keys) >= FEWEST_WORDS:
            yield _site(node, "words", lambda chance: _without_pair(node, chance))
    elif isinstance(node, ast.Call):
        yield from _of_split(node)
    else:
        yield from _of_condition(node)


def _of_condition(node: ast.AST) -> Iterator[Site]:
    if isinstance(node, ast.Compare):
        if len(node.ops) == 1:
            yield _site(node, "condition", lambda chance: _flipped(node, chance))
    elif isinstance(node, ast.BoolOp):
        yield _site(node, "condition", lambda chance: _swapped(node))
    elif isinstance(node, (ast.If, ast.While, ast.IfExp)):
        if not isinstance(node.test, (ast.Compare, ast.BoolOp)):
            yield _site(node.test, "condition", lambda chance: _negated(node))
    elif isinstance(node, ast.comprehension):
        yield from _of_comprehension(node)


def _site(node: ast.expr, kind: str, edit: Edit) -> Site:
    return Site(node, kind, edit)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _of_constant(node: ast.Constant) -> Iterator[Site]:
    if isinstance(node.value, (bool, int, float)):
        yield _site(node, "constant", lambda chance: _moved(node, chance))
    elif isinstance(node.value, str) and alternatives(node.value):
        yield _site(node, "words", lambda chance: _without_alternative(node, chance))


def _of_split(node: ast.Call) -> Iterator[Site]:
    """`"one two three".split()`: a word list written as one string."""
    called = node.func
    if not isinstance(called, ast.Attribute) or called.attr not in {"split", "splitlines"}:
        return
    held = called.value
    if isinstance(held, ast.Constant) and isinstance(held.value, str):
        words = held.value.split() if called.attr == "split" else held.value.splitlines()
        if len(words) >= FEWEST_WORDS:
            apart = " " if called.attr == "split" else "\n"
            yield _site(held, "words", lambda chance: _without_word(held, words, apart, chance))


def _of_comprehension(node: ast.comprehension) -> Iterator[Site]:
    for at, test in enumerate(node.ifs):
        if not isinstance(test, (ast.Compare, ast.BoolOp)):
            yield _site(test, "condition", partial(_negated_filter, node, at))


def _moved(node: ast.Constant, chance: random.Random) -> str:
    """Another number: one more, twice as much, a tenth more or less; the other truth value."""
    before: object = node.value
    if isinstance(before, bool):
        node.value = not before
    elif isinstance(before, int):
        node.value = chance.choice([before + 1, before * 2] if before > 1 else [before + 1])
    elif isinstance(before, float):
        node.value = round(
            chance.choice([before * 2, before * 1.1, before * 0.9] if before else [0.1]), 12
        )
    return f"{before} becomes {node.value!r}"


def _without_element(held: list[ast.expr], chance: random.Random) -> str:
    gone = held.pop(chance.randrange(len(held)))
    return f"{ast.unparse(gone)} is gone from the list"


def _without_pair(node: ast.Dict, chance: random.Random) -> str:
    at = chance.randrange(len(node.keys))
    key = node.keys.pop(at)
    node.values.pop(at)
    return f"the entry {ast.unparse(key) if key else ''} is gone from the table"


def _without_word(held: ast.Constant, words: list[str], apart: str, chance: random.Random) -> str:
    at = chance.randrange(len(words))
    held.value = apart.join(words[:at] + words[at + 1 :])
    return f"{words[at]!r} is gone from the words"


def _without_alternative(node: ast.Constant, chance: random.Random) -> str:
    pattern = str(node.value)
    start, end = chance.choice(alternatives(pattern))
    node.value = pattern[:start] + pattern[end:]
    return f"{pattern[start:end].strip('|')!r} is gone from the alternatives"


def _flipped(node: ast.Compare, chance: random.Random) -> str:
    before = ast.unparse(node)
    node.ops[0] = chance.choice(_FLIPPED[type(node.ops[0])])()
    return f"`{before}` becomes `{ast.unparse(node)}`"


def _swapped(node: ast.BoolOp) -> str:
    before = ast.unparse(node)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"`{before}` becomes `{ast.unparse(node)}`"


def _not(test: ast.expr) -> ast.expr:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    return ast.UnaryOp(op=ast.Not(), operand=test)


def _negated(node: ast.If | ast.While | ast.IfExp) -> str:
    before = ast.unparse(node.test)
    node.test = _not(node.test)
    return f"`{before}` is negated"


def _negated_filter(node: ast.comprehension, at: int, chance: random.Random) -> str:
    before = ast.unparse(node.ifs[at])
    node.ifs[at] = _not(node.ifs[at])
    return f"`{before}` is negated"


_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A part of a pattern: an escape, a class of letters, or one letter."""


def alternatives(pattern: str) -> list[tuple[int, int]]:
    """The spans of a pattern's alternatives, each with one bar, that can be taken out alone.

    Empty for a string that is no pattern or has no alternatives; bars beside blanks are those of a
    table, not of a pattern.
    """
    if "|" not in pattern or re.search(r"(?:^|\s)\|+(?:\s|$)", pattern):
        return []
    found: list[tuple[int, int]] = []
    open_groups: list[list[int]] = [[0]]
    for part in _PART.finditer(pattern):
        if part[0] == "(":
            open_groups.append([part.end()])
        elif part[0] == "|":
            open_groups[-1].append(part.end())
        elif part[0] == ")" and len(open_groups) > 1:
            found += _spans(open_groups.pop(), part.start())
    for group in open_groups:
        found += _spans(group, len(pattern))
    # Without a whole alternative a pattern is one still.
    return found if found and _compiles(pattern) else []


def _spans(starts: list[int], end: int) -> list[tuple[int, int]]:
    """The alternatives of one group but the first, each from its bar to its end."""
    ends = [start - 1 for start in starts[1:]] + [end]
    return [(start - 1, stop) for start, stop in zip(starts[1:], ends[1:], strict=True)]


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError):
        return False
    return True
