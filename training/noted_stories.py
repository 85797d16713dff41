"""Noted stories: what careful readers noted of whole stories, beside our readings of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from variorum import engine, reuse
from variorum.model import Origin, Reading, Span

LEAST = 8
"""Letters that a passage and noted words have in common where the passage tells the fact."""

_ALIKE = str.maketrans({**dict.fromkeys("‘’ʼ´`", "'"), **dict.fromkeys("“”„", '"'), "\n": " "})


class Noted(NamedTuple):
    """One noted story: its readings, its origins, and by article id where each fact is told.

    `spots` has of each article the spans of noted words, each with the number of its fact.
    """

    name: str
    readings: Sequence[Reading]
    origins: Sequence[Origin]
    spots: dict[str, list[tuple[Span, int]]]

    def facts(self, article: str, span: Span) -> frozenset[int]:
        """The facts that a passage tells."""
        return frozenset(
            fact
            for (start, end), fact in self.spots[article]
            if min(end, span[1]) - max(start, span[0]) >= min(LEAST, end - start)
        )


def noted_stories(folder: Path) -> Iterator[Noted]:
    """The noted stories of a folder, in the order of their names."""
    for story in sorted(one for one in folder.iterdir() if (one / "notes.json").is_file()):
        yield noted(story)


def noted(story: Path) -> Noted:
    """One noted story."""
    notes: dict[str, Any] = json.loads((story / "notes.json").read_text(encoding="utf-8"))
    paths = [str(path) for path in sorted((story / "articles").iterdir())]
    readings = [one for one in engine.read(paths, workers=1) if isinstance(one, Reading)]
    readings.sort(key=lambda one: one.article.id)
    texts = {_stem(one.article.uri): (one.article.id, _fold(one.article.text)) for one in readings}
    spots: dict[str, list[tuple[Span, int]]] = {one.article.id: [] for one in readings}
    for number, fact in enumerate(notes["facts"]):
        for article, words in fact["at"]:
            id, text = texts.get(article, ("", ""))
            start = text.find(_fold(words))
            if id and start >= 0:
                spots[id].append(((start, start + len(words)), number))
    return Noted(story.name, readings, reuse.fold(readings).origins, spots)


def _stem(uri: str) -> str:
    """The name by which notes call an article."""
    return Path(uri.split("#")[-1]).stem


def _fold(text: str) -> str:
    """A text of the same length, quotation marks straight and capitals small."""
    folded = (one.lower() if len(one.lower()) == 1 else one for one in text.translate(_ALIKE))
    return "".join(folded)
