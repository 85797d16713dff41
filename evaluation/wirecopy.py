"""Any number of made articles: dispatches put together from texts at hand, and edited copies.

For measuring speed only. A dispatch is a run of sentences drawn from the texts, its names and rare
words replaced by invented ones and most others by others, so that two dispatches have no more in
common than news has. Nearly
half of the articles are copies of a recent dispatch: cut from the bottom, respelled, with numbers
written out, paragraphs merged or moved, local paragraphs put in, spaces lost, and a site's chrome.
"""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from evaluation.set_files import bare_article, read_lines
from variorum.model import Mention, Outlet, Published, Reading

COPIES = 0.45
"""Share of articles that are copies, as in wirecopy_dev."""

RECENT = 400
"""Dispatches of which copies are made: those of the last days."""

PER_DAY = 333
"""Articles a day, so that 10,000 are a month."""

POOL = 4000
"""Texts that sentences are drawn from."""

_SETS = ("attribution/polnear_train.jsonl.gz", "stories/gva_dev_docs.jsonl.gz")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_WORD = re.compile(r"[A-Za-z]{4,}")
_RESPELLED = {
    "organized": "organised",
    "center": "centre",
    "defense": "defence",
    "color": "colour",
    "labor": "labour",
    "neighbor": "neighbour",
    "traveled": "travelled",
    "program": "programme",
}
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "nine": "9"}
_EDITS = re.compile(r"\b(" + "|".join([*_RESPELLED, *_NUMBERS]) + r")\b")
_SYLLABLES = re.findall("..", "badefigolumaneropisutavekalominurasetivo")

OTHER_WORDS = 0.6
"""Share of a text's longer words that a dispatch has others for, its own ones throughout."""


class Made(NamedTuple):
    """A made article with the names in it, and the number of the dispatch it carries."""

    reading: Reading
    dispatch: int


def sentences(data: Path) -> list[str]:
    """Sentences of the texts at hand, in a mixed order that is always the same."""
    found: set[str] = set()
    for name in _SETS:
        for record in islice(read_lines(data / name), POOL // len(_SETS)):
            text = record["text"].replace("\n", " ")
            found.update(one for one in _SENTENCE.split(text) if 60 <= len(one) <= 240)
    mixed = sorted(found)
    random.Random(7).shuffle(mixed)
    return mixed


def articles(pool: Sequence[str], common: Sequence[str], count: int) -> Iterator[Made]:
    """`count` articles in the order in which they come; rare words are invented anew."""
    pick = random.Random(11)
    known, others = frozenset(common), [word for word in common if len(word) > 3]
    recent: list[tuple[int, list[str]]] = []
    made = 0
    for number in range(count):
        if recent and pick.random() < COPIES:
            dispatch, paragraphs = recent[int(len(recent) * pick.random() ** 0.5)]
            paragraphs = _edit(paragraphs, pool, pick)
        else:
            dispatch, made = made, made + 1
            paragraphs = _dispatch(pool, known, others, pick)
            recent = [*recent[-RECENT:], (dispatch, paragraphs)]
        yield Made(_reading(number, "\n\n".join(paragraphs)), dispatch)


def _dispatch(
    pool: Sequence[str], common: frozenset[str], others: Sequence[str], pick: random.Random
) -> list[str]:
    words: dict[str, str] = {}

    def replace(match: re.Match[str]) -> str:
        word = match[0]
        if word not in words:
            known = word.lower() in common
            if not known:
                words[word] = "".join(pick.choices(_SYLLABLES, k=4))
            elif pick.random() < OTHER_WORDS:
                words[word] = pick.choice(others)
            else:
                words[word] = word
        return words[word].capitalize() if word[0].isupper() else words[word]

    told = [_WORD.sub(replace, sentence) for sentence in pick.sample(pool, pick.randint(10, 22))]
    heroes = ["".join(pick.choices(_SYLLABLES, k=4)).capitalize() for _ in range(4)]
    # Each paragraph names whom the dispatch is about, as news does.
    return [
        f"{heroes[at % len(heroes)]} {' '.join(told[at : at + 2])}" for at in range(0, len(told), 2)
    ]


def _edit(paragraphs: Sequence[str], pool: Sequence[str], pick: random.Random) -> list[str]:
    edited = list(paragraphs[: max(5, round(len(paragraphs) * pick.uniform(0.5, 1.0)))])
    if pick.random() < 0.5:
        edited = [
            _EDITS.sub(lambda m: _RESPELLED.get(m[0]) or _NUMBERS[m[0]], one) for one in edited
        ]
    if pick.random() < 0.3:
        edited.insert(pick.randrange(len(edited)), " ".join(pick.sample(pool, 2)))
    if pick.random() < 0.3:
        at = pick.randrange(1, len(edited))
        edited[at - 1 : at + 1] = [" ".join(edited[at - 1 : at + 1])]
    if pick.random() < 0.3:
        edited.append(edited.pop(pick.randrange(1, len(edited))))
    if pick.random() < 0.2:
        edited = [one.replace(". ", ".") for one in edited]
    if pick.random() < 0.3:
        edited.append("Share this article. Read more on this story. Sign up for our newsletter.")
    return edited


def _reading(number: int, text: str) -> Reading:
    day = date(2031, 1, 1) + timedelta(days=number // PER_DAY)
    article = bare_article(
        f"a{number:012x}",
        text,
        uri=str(number),
        outlet=Outlet(name=f"outlet {number % 97}", basis="metadata"),
        published=Published(value=day.isoformat(), precision="day", basis="metadata"),
    )
    mentions = [
        Mention(start=match.start(), end=match.end(), text=match[0], label="person")
        for match in re.finditer(r"(?<=\n\n)[A-Z][a-z]{7}\b|\A[A-Z][a-z]{7}\b", text)
    ]
    return Reading(article=article, entities=tuple(mentions))
