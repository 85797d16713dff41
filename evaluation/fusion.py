"""Choosing among sources that copy one another: book sellers' author lists (truth discovery).

The set is the one of Yin, Han and Yu (KDD 2007): sellers list the authors of computer science
books, and 100 covers were read by hand.
"""

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.scores import Row, Scores
from evaluation.set_files import read_lines
from variorum.reuse.dependence import Assertion, infer_dependence

_APART = re.compile(r"[;/|&]|\band\b|\([^)]*\)|\bby \(author\)")
_NO_NAME = re.compile(
    r"\b(?:by|authors?|joint|editors?|edited|eds?|et al|etc|illustrator|with|foreword|"
    r"contribut(?:or|ions)|translator|introduction|revised|dr|prof|phd|ph d|jr|sr|ii|iii|inc|"
    r"unknown|none|not available|na)\b\.?"
)
_NAME = re.compile(r"[a-z][a-z-]+")
_PART = re.compile(r"[a-z][a-z-]*")


def evaluate(data: Path) -> Scores:
    """The share of the gold books whose authors are right, by surname and in any order.

    `most-origins` infers which sellers copy one another; `majority` takes the list that most
    sellers give; `majority, as written` compares the strings, whatever their order and marks.
    `possible` is the share where any seller has it right.
    """
    gold = {r["item"]: [_true_names(v) for v in r["values"]] for r in _read(data, "gold.jsonl")}
    told = [(r["source"], r["item"], r["value"]) for r in _read(data, "claims.jsonl.gz")]
    lists = surname_lists(told)
    weighed = infer_dependence(lists)
    by_item: dict[str, list[str]] = defaultdict(list)
    for _, item, value in lists:
        by_item[item].append(value)
    written: dict[str, list[str]] = defaultdict(list)
    for _, item, value in told:
        written[item].append(_tidy(value))
    rows = {
        "most-origins": _share(gold, weighed.chosen),
        "majority": _share(gold, {item: _commonest(values) for item, values in by_item.items()}),
        "majority, as written": _share(
            {r["item"]: [_tidy(v) for v in r["values"]] for r in _read(data, "gold.jsonl")},
            {item: _commonest(values) for item, values in written.items()},
        ),
        "possible": sum(bool({*gold[i]} & {*by_item[i]}) for i in gold) / max(1, len(gold)),
    }
    return Scores(
        task="fusion",
        rows=tuple(
            Row(name=name, values={"accuracy": value, "items": len(gold)})
            for name, value in rows.items()
        ),
    )


def _read(data: Path, name: str) -> list[dict[str, str]]:
    return list(read_lines(data / "fusion" / f"books_{name}"))


def surname_lists(told: Sequence[tuple[str, str, str]]) -> list[Assertion]:
    """Each seller's list (source, item, value) as sorted surnames; lists without one are left out.

    Names stand in either order and run together, so which word of a book's lists is a surname is
    told by how its sellers write it: before a comma, or last.
    """
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for _, item, value in told:
        for surname, given in _names(value):
            roles[item][surname] += 1
            roles[item].subtract(given)
    lists = []
    for source, item, value in told:
        words = set(_NAME.findall(_NO_NAME.sub(" ", _plain(value))))
        surnames = sorted(word for word in words if roles[item][word] > 0)
        if surnames:
            lists.append(Assertion(source, item, " ".join(surnames)))
    return lists


def _names(value: str) -> list[tuple[str, list[str]]]:
    """Surname and given names as the marks of one list tell: "Lee, Ann; Bo Ray"."""
    names: list[tuple[str, list[str]]] = []
    for piece in _APART.split(_plain(value)):
        parts = [_PART.findall(part) for part in _NO_NAME.sub(" ", piece).split(",")]
        parts = [part for part in parts if part]
        full = all(sum(len(word) > 1 for word in part) > 1 for part in parts)
        if len(parts) == 1 or full:
            names += [(part[-1], part[:-1]) for part in parts]
        elif len(parts) % 2 == 0:
            names += [(parts[i][-1], parts[i + 1]) for i in range(0, len(parts), 2)]
        elif parts:
            names.append((parts[0][-1], parts[1]))
    return names


def _true_names(value: str) -> str:
    """The surnames of a gold list: "lee, ann ; ray, bo;"."""
    surnames = [_PART.findall(name.split(",")[0]) for name in _plain(value).split(";")]
    return " ".join(sorted({words[-1] for words in surnames if words}))


def _plain(value: str) -> str:
    text = html.unescape(html.unescape(value)).lower().replace("andapos;", "'")
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’")


def _tidy(value: str) -> str:
    return " ".join(_PART.findall(_plain(value)))


def _commonest(values: Sequence[str]) -> str:
    counts = Counter(values)
    return max(counts, key=lambda v: (counts[v], v))


def _share(gold: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> float:
    return sum(chosen.get(item) in values for item, values in gold.items()) / max(1, len(gold))
