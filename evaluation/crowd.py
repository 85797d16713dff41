"""One story of a thousand articles, made of real readings, and how long it takes to compile.

No public set has a story of that size. The articles of the largest stories of a set are read once
and each is given several times over, with a quarter of its plain words put in other words of the
same length: every offset stays true, and no two articles are copies of each other to the word.
"""

import random
import re
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from evaluation.scores import Row
from evaluation.set_files import bare_article
from variorum import pipeline
from variorum.annotate import annotate
from variorum.engine.workers import Workers
from variorum.model import Reading, Story
from variorum.model.word_keys import parts_of

SIZE = 1000
READ = 200
"""Articles that are read; each stands in the story five times."""

OTHER_WORDS = 0.25

_WORD = re.compile(r"\b[a-z]{5,}\b")


def compile_crowd(articles: Sequence[Mapping[str, str]], size: int = SIZE) -> Row:
    """Seconds by the clock, and of the processor, for the dossier of one story of `size`."""
    stories: dict[str, int] = defaultdict(int)
    for one in articles:
        stories[one["story"]] += 1
    largest = sorted(articles, key=lambda one: (-stories[one["story"]], one["story"], one["id"]))
    with Workers() as pool:
        readings = list(pool.map(_read, [(one["id"], one["text"]) for one in largest[:READ]]))
    crowd = crowd_of(readings, size)
    story = Story(id="crowd", articles=tuple(one.article.id for one in crowd))
    began, worked = time.perf_counter(), time.process_time()
    dossier = pipeline.compile_story(story, crowd, "most-origins")
    return Row(
        name=f"compile, one story of {size:,} articles",
        values={
            "seconds (median)": time.perf_counter() - began,
            "processor seconds": time.process_time() - worked,
            "claims": len(dossier.claims),
        },
    )


def _read(one: tuple[str, str]) -> Reading:
    return annotate(bare_article(*one))


def crowd_of(readings: Sequence[Reading], size: int) -> list[Reading]:
    """So many readings: these over and over, each time in partly other words."""
    chance = random.Random(7)
    words = sorted({word for one in readings for word in _WORD.findall(one.article.text)})
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in filter(_is_plain, words):
        by_length[len(word)].append(word)
    return [_reworded(readings[at % len(readings)], at, by_length, chance) for at in range(size)]


def _is_plain(word: str) -> bool:
    """Whether a word opens no clause, so that sentences are parted as before."""
    texts = (f"one, {word} two", f"one {word} two")
    return all(len(parts_of(text, [(0, len(text))])) == 1 for text in texts)


def _reworded(
    reading: Reading, number: int, by_length: Mapping[int, list[str]], chance: random.Random
) -> Reading:
    spans = [(one.start, one.end) for one in reading.entities]
    spans += [(one.start, one.end) for one in reading.times]
    spans += [(one.start, one.end) for one in reading.quantities]
    spans += [span for one in reading.attributions for span in one.cue]
    held = {at for start, end in spans for at in range(start, end)}

    def other(word: re.Match[str]) -> str:
        kept = word.start() in held or not _is_plain(word.group())
        if kept or chance.random() >= OTHER_WORDS:
            return word.group()
        return chance.choice(by_length[len(word.group())])

    article = reading.article
    text, name = _WORD.sub(other, article.text), f"{article.id}-{number}"
    return replace(reading, article=replace(article, id=name, uri=name, text=text))
