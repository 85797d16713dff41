"""Reads the annotated corpora into documents with character spans, one form for all of them."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Named = tuple[int, int, str]

KINDS = ("source", "cue", "content")
LABELS = ("person", "organization", "place", "group", "other")
_TYPES = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "MISC": "other",
    "PRO": "other",
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Nationality": "group",
}
# Names of peoples, faiths and parties come as MISC; they are told by their endings, or by name.
_GROUP = re.compile(
    r"(?:\w+(?:[ie]ans?|[dlrtm]ans?|ese|ish|crats?|licans?|lims?|ists?|vists)|\w+(?:raqi|raeli|"
    r"stani|emeni|uwaiti|atari|audi|angladeshi|epali)s?|French|Dutch|Swiss|Greeks?|Czechs?|Thai|"
    r"Swedes?|Danes?|Finns?|Poles?|Jews?|Jewish|Sikhs?|Hindus?|Christians?|Shi(?:a|ite)s?|Sunnis?|"
    r"Kurds?|Kurdish|Arabs?|Arabic|Afghans?|Turks?|Serbs?|Croats?|GOP|Democratic|Latinos?|Latinas?|"
    r"Hispanics?|Islamic|Catholics?|Slavs?|Cubans?|Tories|Tory|Labour)"
)


@dataclass
class Document:
    """One text: `attributions` or `entities` is None where the corpus does not annotate it.

    `unknown` are passages in which nothing is known of names; in a `partial` corpus what stands
    unmarked may be a group or another name. `discard` are passages to leave out of attributions.
    """

    id: str
    corpus: str
    text: str
    attributions: list[dict[str, list[Span]]] | None = None
    entities: list[Named] | None = None
    discard: list[Span] = field(default_factory=list)
    unknown: list[Span] = field(default_factory=list)
    partial: bool = False


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a `.jsonl` or `.jsonl.gz` file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)


def held_out(identifier: str) -> bool:
    """Whether a document is in the tenth that no training sees."""
    return hashlib.sha1(identifier.encode()).digest()[0] % 10 == 0


def polnear(data: Path, split: str) -> Iterator[Document]:
    """PolNeAR, with the machine-made names of its training articles."""
    silver = _silver(data) if split == "train" else {}
    name = "polnear_train.jsonl.gz" if split == "train" else "polnear_dev.jsonl"
    for row in read_lines(data / "attribution" / name):
        attributions = [
            {kind: [(s, e) for s, e in one[kind]] for kind in KINDS} for one in row["attributions"]
        ]
        yield Document(
            id=row["id"],
            corpus="polnear",
            text=row["text"],
            attributions=attributions,
            entities=silver.get(row["id"]),
            discard=[(s, e) for s, e in row["discard"]],
        )


def _silver(data: Path) -> dict[str, list[Named]]:
    names = {}
    for row in read_lines(data / "entities" / "polnear_silver_train.jsonl.gz"):
        spans: list[Named] = []
        for sentence in row["sentences"]:
            for first, last, type_ in _runs(sentence["labels"]):
                words = sentence["tokens"][first:last]
                start, end = sentence["offsets"][first][0], sentence["offsets"][last - 1][1]
                spans.append((start, end, _label(type_, " ".join(words))))
        names[row["id"]] = spans
    return names


def _runs(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    first = None
    for at, label in enumerate([*labels, "O"]):
        if first is not None and not label.startswith("I-"):
            yield first, at, labels[first][2:]
            first = None
        if label.startswith("B-"):
            first = at


def _label(type_: str, text: str) -> str:
    label = _TYPES[type_]
    return "group" if label == "other" and _GROUP.fullmatch(text) else label


def tokenised(data: Path, corpus: str) -> Iterator[Document]:
    """UNER EWT and wikigold: texts are rebuilt from tokens as they would be printed."""
    name = {"uner": "uner_ewt_dev.jsonl", "wikigold": "wikigold.jsonl"}[corpus]
    for row in read_lines(data / "entities" / name):
        text, entities = "", []
        for sentence in row["sentences"]:
            text += "\n\n" if text and corpus == "uner" else " " if text else ""
            offsets = []
            inside = False
            for at, token in enumerate(sentence["tokens"]):
                if at and not _sticks(sentence["tokens"][at - 1], token, inside):
                    text += " "
                if token == '"':
                    inside = not inside
                offsets.append((len(text), len(text) + len(token)))
                text += token
            for first, last, type_ in _runs(sentence["labels"]):
                start, end = offsets[first][0], offsets[last - 1][1]
                entities.append((start, end, _label(type_, text[start:end])))
        yield Document(
            id=row["id"], corpus=corpus, text=text, entities=entities, partial=corpus == "uner"
        )


def _sticks(before: str, token: str, inside: bool) -> bool:
    if token == '"':
        return inside
    if before == '"':
        return inside
    return token in {",", ".", ";", ":", "!", "?", ")", "]", "%", "n't", "'"} or (
        token.startswith("'") or before in {"(", "[", "$", "#"}
    )


def meantime(data: Path) -> Iterator[Document]:
    """MEANTIME, the names (not descriptions) of the title and sentences up to 5."""
    for row in read_lines(data / "entities" / "meantime_dev.jsonl"):
        end = max(e for number, _, e in row["sentences"] if number <= 5)
        text = row["text"][:end]
        named, rest = [], []
        for one in row["entities"]:
            span = (one["start"], one["end"])
            if one["sentence"] > 5:
                continue
            if one["syntactic"] in {"NAM", "PRE.NAM"} and one["type"] in _TYPES:
                named.append((*span, _TYPES[one["type"]]))
            elif one["syntactic"] not in {"PRO", "CONJ", "APP"} and one["text"][:1].isupper():
                rest.append(span)
        yield Document(
            id=row["id"],
            corpus="meantime",
            text=text,
            entities=_innermost(text, named),
            unknown=rest,
            partial=True,
        )


def re3d(data: Path) -> Iterator[Document]:
    """re3d, its proper names; descriptions and pronouns are passages of which nothing is known."""
    for row in read_lines(data / "entities" / "re3d.jsonl"):
        named, rest = [], []
        for one in row["entities"]:
            words = [w for w in re.findall(r"\w+", one["text"]) if w not in {"the", "The", "of"}]
            proper = words and all(
                w[0].isupper() or w in {"al", "and", "bin", "for"} for w in words
            )
            if one["type"] not in _TYPES:
                continue
            if proper and len(words[0]) > 1 and words[0] not in {"We", "He", "It", "They", "His"}:
                named.append((one["start"], one["end"], _TYPES[one["type"]]))
            else:
                rest.append((one["start"], one["end"]))
        yield Document(
            id=row["id"],
            corpus="re3d",
            text=row["text"],
            entities=_innermost(row["text"], named),
            unknown=rest,
            partial=True,
        )


def _innermost(text: str, named: list[Named]) -> list[Named]:
    """Without a leading article, and of names inside names the inner ones."""
    trimmed = set()
    for start, end, label in named:
        lead = re.match(r"(?:the|The|a|an)\s+", text[start:end])
        start += lead.end() if lead else 0
        if label == "other" and not text[start].isupper() and not text[start : start + 2].isalnum():
            continue
        trimmed.add((start, end, label))
    kept: list[Named] = []
    for one in sorted(trimmed, key=lambda n: (n[1] - n[0], n)):
        if all(one[1] <= s or e <= one[0] for s, e, _ in kept):
            kept.append(one)
    return sorted(kept)


def everything(data: Path) -> Iterator[Document]:
    """Every corpus, PolNeAR's development articles and held-out tenths included."""
    yield from polnear(data, "train")
    for one in polnear(data, "dev"):
        one.corpus = "polnear_dev"
        yield one
    yield from tokenised(data, "uner")
    yield from tokenised(data, "wikigold")
    yield from meantime(data)
    yield from re3d(data)
