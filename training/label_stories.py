"""Stories of the public sets that nobody noted, from which pairs of sentences are labelled.

Texts are read as they stand in the set, so that offsets are offsets into the set's own text.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.corpora import read_lines
from training.draw import rank
from variorum import engine, reuse
from variorum.intake.outlet_notes import Coverage
from variorum.model import Origin, Reading


class LabelSet(NamedTuple):
    """A public set: its file, the field that names the story, and how much of it is taken.

    Stories of `least` articles and more are taken, `stories` of them, of each the first `articles`
    by a fixed draw.
    """

    file: str
    field: str = "story"
    least: int = 2
    stories: int = 1000
    articles: int = 6


SETS = {
    "news_cluster": LabelSet("stories/news_cluster_dev.jsonl"),
    "newswcl50": LabelSet("stories/newswcl50.jsonl"),
    "basil": LabelSet("stories/basil.jsonl.gz", stories=85),
    "ecbplus": LabelSet("stories/ecbplus_train.jsonl.gz", stories=50, articles=5),
    "gva": LabelSet("stories/gva_dev_docs.jsonl.gz", least=3, stories=36, articles=4),
    "wikinews": LabelSet("stories/meantime_docs_dev.jsonl", field="chain"),
}
"""The sets by the names that labels call them by. All may be learned from."""

# News of Wikinews that follows one matter over months: its articles tell later states of it.
_CHAINS = {
    "jobs": ("Steve Jobs on medical leave", "Steve Jobs resigns", "Steve Jobs dies"),
    "corps": ("Apple Corps",),
    "iphone4": ("iPhone 4",),
    "tanker": ("EADS defeat", "rerun of", "Boeing-Air Force", "wins #13 billion"),
    "a380": ("A380", "superjumbo", "largest passenger"),
    "dreamliner": ("787",),
}

# The gold of dossiers is made of these; nothing is learned from them.
_KEPT = ("nc-36", "nc-73", "nc-74")

# Words in a row that tell a copy, and the part of them from which a text is one.
_RUN = 8
_COPY = 0.2


class Told(NamedTuple):
    """One story: by record's id its readings, and the origins that they go back to."""

    set: str
    name: str
    readings: Mapping[str, Reading]
    origins: tuple[Origin, ...]


def label_stories(data: Path, wanted: Collection[tuple[str, str]] = ()) -> Iterator[Told]:
    """The stories of all sets, or those alone that hold one of the wanted (set, record's id)."""
    noted = _runs_of_notes(data / "notes" / "dev")
    for name, one in SETS.items():
        for story, records in _chosen(data, one, noted):
            if not wanted or any((name, record["id"]) in wanted for record in records):
                yield told(name, story, records)


def told(name: str, story: str, records: Collection[dict[str, Any]]) -> Told:
    """One story of these records, read."""
    fields = ("text", "id", "url", "title", "published", "outlet")
    hand = [{key: one[key] for key in fields if one.get(key)} for one in records]
    of_text = {one["text"]: str(one["id"]) for one in records}
    found = engine.read(Coverage(paths=(), hand=tuple(hand)), as_is=True, workers=1)
    readings = sorted(
        (one for one in found if isinstance(one, Reading)), key=lambda one: one.article.id
    )
    by_id = {of_text[one.article.text]: one for one in readings if one.article.text in of_text}
    return Told(name, story, by_id, reuse.fold(readings).origins)


def _chosen(
    data: Path, one: LabelSet, noted: frozenset[str]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The stories of a set that are taken, with their records."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in read_lines(data / one.file):
        for story in _stories_of(record, one.field):
            stories[story].append(record)
    kept = [
        story
        for story, records in stories.items()
        if len(records) >= one.least
        and story not in _KEPT
        and not any(_is_noted(r["text"], noted) for r in records)
    ]
    for story in sorted(sorted(kept, key=rank)[: one.stories]):
        records = sorted(stories[story], key=lambda record: rank(str(record["id"])))
        yield story, records[: one.articles]


def _stories_of(record: dict[str, Any], field: str) -> list[str]:
    if field != "chain":
        return [str(record[field])] if record.get("language", "en") == "en" else []
    title = record["title"]
    return [name for name, words in _CHAINS.items() if any(one in title for one in words)]


def _is_noted(text: str, noted: frozenset[str]) -> bool:
    runs = _runs(text)
    return len(runs & noted) >= _COPY * max(1, len(runs))


def _runs(text: str) -> frozenset[str]:
    words = "".join(one if one.isalnum() else " " for one in text.lower()).split()
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _runs_of_notes(folder: Path) -> frozenset[str]:
    found: set[str] = set()
    for path in sorted(folder.glob("*/articles/*")):
        body = path.read_text(encoding="utf-8")
        found |= _runs(json.loads(body)["text"] if path.suffix == ".json" else body)
    return frozenset(found)
