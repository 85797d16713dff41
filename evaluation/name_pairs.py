"""Scores the scorer of pairs of names on name_bench: is it one person, one body?

Cases that share a name are on one side of the split; the weights were learned on the half that
`learning` tells, and what is reported is the other half.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from evaluation.scores import Row, Scores
from evaluation.set_files import read_lines
from variorum.align.entities.same_name import Schema, score
from variorum.weights import load as load_weights

FILE = "names/name_bench_dev.jsonl"


class Case(msgspec.Struct, frozen=True):
    """Two names, and whether they are one's."""

    id: str
    schema: str
    name1: str
    name2: str
    match: bool


def evaluate(data: Path) -> Scores:
    """Precision, recall and F1 on the held-out half, at both lines of `weights/names.json`."""
    cases = load(data)
    held = [case for case, learn in zip(cases, learning(cases), strict=True) if not learn]
    same, merge = (load_weights("names").line(name) for name in ("same", "merge"))
    rows = [_row("held out", held, same), _row("held out, merged", held, merge)]
    for kind in ("person", "organization"):
        some = [case for case in held if schema(case) == kind]
        rows.append(_row(f"held out, {kind}", some, same))
    learned = [case for case in cases if case not in held]
    rows.append(_row("learned on", learned, same))
    return Scores(task="names", rows=tuple(rows))


def load(data: Path) -> list[Case]:
    """All cases."""
    return list(read_lines(data / FILE, Case))


def schema(case: Case) -> Schema:
    """People are compared as people, all else as bodies."""
    return "person" if case.schema == "Person" else "organization"


def groups(cases: Sequence[Case]) -> list[str]:
    """For each case the group of those that share a name with it, by the least id in it."""
    group = list(range(len(cases)))
    seen: dict[str, int] = {}

    def find(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for at, case in enumerate(cases):
        for name in (case.name1.casefold(), case.name2.casefold()):
            group[find(at)] = find(seen.setdefault(name, at))
    least: dict[int, str] = {}
    for at, case in enumerate(cases):
        least[find(at)] = min(least.get(find(at), case.id), case.id)
    return [least[find(at)] for at in range(len(cases))]


def learning(cases: Sequence[Case]) -> list[bool]:
    """For each case, whether it is of the half that weights are learned on."""
    return [hashlib.sha256(name.encode()).digest()[0] % 2 == 0 for name in groups(cases)]


def _row(name: str, cases: Sequence[Case], threshold: float) -> Row:
    said = [score(case.name1, case.name2, schema(case)) >= threshold for case in cases]
    right = sum(yes and case.match for yes, case in zip(said, cases, strict=True))
    gold = sum(case.match for case in cases)
    return Row(
        name=name,
        values={
            "pairs": len(cases),
            "matches": gold,
            "precision": round(right / max(1, sum(said)), 4),
            "recall": round(right / max(1, gold), 4),
            "f1": round(2 * right / max(1, gold + sum(said)), 4),
        },
    )
