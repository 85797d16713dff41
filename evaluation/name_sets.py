"""Scores names: strict span F1, that is the same characters and the same type.

On UNER-EWT (people, places, organizations), WikiGold (these and miscellaneous) and MEANTIME (the
first six sentences, people, places and organizations), of each the tenth of its documents that the
reader was not trained on. Institutions that a text names in lower
case only count as names in none of them and are left out. The types map as CoNLL-2003's do.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from evaluation.scores import Row, Scores
from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.text.sentences import split
from variorum.model import Label, Span

TOKENISED = {"uner": "entities/uner_ewt_dev.jsonl", "wikigold": "entities/wikigold.jsonl"}
MEANTIME = "entities/meantime_dev.jsonl"
TYPES: dict[Label, str] = {
    "person": "PER",
    "place": "LOC",
    "organization": "ORG",
    "group": "MISC",
    "other": "MISC",
}


class Typed(NamedTuple):
    """A name's characters and its type."""

    start: int
    end: int
    type: str


class GoldText(NamedTuple):
    """A text, its sentences and its names; only names before `until` were annotated."""

    text: str
    sentences: tuple[Span, ...]
    names: frozenset[Typed]
    until: int


class _Identified(msgspec.Struct):
    id: str


class _Sentence(msgspec.Struct):
    tokens: list[str]
    labels: list[str]


class _Tokenised(msgspec.Struct):
    sentences: list[_Sentence]


class _Entity(msgspec.Struct):
    start: int
    end: int
    type: str
    syntactic: str | None = None


class _Meantime(msgspec.Struct):
    text: str
    sentences: list[tuple[int, int, int]]
    entities: list[_Entity]


def evaluate(data: Path) -> Scores:
    """Strict F1 by type and over all types, and F1 of the characters alone, for each set."""
    rows: list[Row] = []
    for name, file in TOKENISED.items():
        rows += score(name, [read_tokens(line) for line in _held_out(data / file)])
    rows += score("meantime", [read_meantime(line) for line in _held_out(data / MEANTIME)])
    return Scores(task="entities", rows=tuple(rows))


def _held_out(path: Path) -> Iterator[bytes]:
    """The records that the reader was not trained on: a tenth, told by the hash of their ids."""
    for line in path.read_bytes().splitlines():
        identifier = msgspec.json.decode(line, type=_Identified).id
        if hashlib.sha1(identifier.encode()).digest()[0] % 10 == 0:
            yield line


def read_tokens(line: bytes) -> GoldText:
    """One record of tokenised sentences as a text: tokens parted by blanks, sentences by lines."""
    record = msgspec.json.decode(line, type=_Tokenised)
    text, sentences, names = "", [], set()
    for sentence in record.sentences:
        start, opened = len(text), -1
        ends = []
        for token in sentence.tokens:
            text += token
            ends.append((len(text) - len(token), len(text)))
            text += " "
        sentences.append((start, len(text) - 1))
        for i, label in enumerate([*sentence.labels, "O"]):
            if opened >= 0 and not label.startswith("I-"):
                kind = sentence.labels[opened][2:]
                names.add(Typed(ends[opened][0], ends[i - 1][1], kind))
                opened = -1
            if label.startswith("B-"):
                opened = i
        text = text[:-1] + "\n"
    return GoldText(text, tuple(sentences), frozenset(names), len(text))


def read_meantime(line: bytes) -> GoldText:
    """One article of MEANTIME: the names proper among its mentions, to the sixth sentence."""
    record = msgspec.json.decode(line, type=_Meantime)
    until = max(end for number, _, end in record.sentences if number <= 5)
    names = {
        Typed(entity.start, entity.end, entity.type)
        for entity in record.entities
        if entity.syntactic == "NAM" and entity.type in {"PER", "LOC", "ORG"}
    }
    return GoldText(record.text, split(record.text), frozenset(names), until)


def score(name: str, texts: Iterable[GoldText]) -> Iterator[Row]:
    """One row for each type of the set `name`, and one over all."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    texts = list(texts)
    types = {typed.type for text in texts for typed in text.names}
    for text in texts:
        wanted = {typed for typed in text.names if typed.end <= text.until}
        got = {typed for typed in _read(text) if typed.type in types}
        right.update(typed.type for typed in wanted & got)
        gold.update(typed.type for typed in wanted)
        found.update(typed.type for typed in got)
        spans = {typed[:2] for typed in wanted} & {typed[:2] for typed in got}
        right["any type"] += len(spans)
        gold["any type"] += len(wanted)
        found["any type"] += len(got)
    for total in (right, gold, found):
        total["all"] = sum(total[kind] for kind in types)
    for kind in ["all", *sorted(types), "any type"]:
        yield Row(name=f"{name} {kind}", values=_values(right[kind], gold[kind], found[kind]))


def _read(text: GoldText) -> Iterator[Typed]:
    for mention in read_jointly(text.text, text.sentences).names:
        if mention.end <= text.until and any(letter.isupper() for letter in mention.text):
            yield Typed(mention.start, mention.end, TYPES[mention.label])


def _values(right: int, gold: int, found: int) -> dict[str, float | int]:
    return {
        "gold": gold,
        "found": found,
        "precision": round(right / found, 4) if found else 0.0,
        "recall": round(right / gold, 4) if gold else 0.0,
        "f1": round(2 * right / (gold + found), 4) if gold + found else 0.0,
    }
