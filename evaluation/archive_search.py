"""A store of fifty thousand made articles, searched, listed and exported through the command.

What is measured is the store, so the articles are read once: one story of two accounts is read and
compiled, and every other one is that story with other names, places and days in the same letters'
room, so that every piece of evidence stands where it stood.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from evaluation.scores import Row, Scores
from variorum import engine, pipeline
from variorum.annotate.joint_reading import RULES
from variorum.engine.browsing import plan_digest
from variorum.engine.story_entries import entry_of
from variorum.model import Dossier, Reading, Story
from variorum.store.base import GivenId, Prepared
from variorum.store.sqlite import SqliteStore

STORIES = 25_000
"""Stories of two accounts each: fifty thousand articles."""

PARAGRAPHS = 11
"""With so many an article has some 600 words."""

PLACES = 100
START = date(2023, 1, 1)
DAYS = 730

_HEAD = (
    "{place} council shuts ferry line after cracks are found in hull\n\n"
    "{place} (NWA) - The council of {place} shut the ferry line on Tuesday after inspectors found "
    "cracks in the hull of the ship {ship}, killing hopes of a quick return, {who} said.\n\n"
)
_BODY = (
    '"We will not let a ship sail that may break," {who} said. The line carries 1,240 people a '
    "day. {who} denied that the council had known of the cracks before. Workers said that they had "
    "told the council in January. At least 14 people were hurt when the {ship} hit the quay at "
    "{place}.",
    "Inspectors of the harbour office said that 14 people were hurt and that two of them were "
    "still in hospital in {place}. The office said it would publish its report within 30 days.",
    "The owner of the {ship} said that the ship had passed its test in March. The owner denied "
    "that repairs had been put off. {who} said the council would pay 2.5 million crowns for buses.",
)


def evaluate(data: Path) -> Scores:
    """The seconds of each command, start-up included, and the memory of its process.

    The test data is not used: all articles are made.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "v.db")
        began = time.perf_counter()
        make(store, STORIES)
        made = time.perf_counter() - began
        rows = [_measured(name, store, command) for name, command in _COMMANDS.items()]
        size = store.stat().st_size / 1e6
    row = Row(name="making the store", values={"seconds": made, "MB of the file": size})
    return Scores(task="archive_search", rows=(row, *rows))


_MONTH = ("--place", "Plac0007", "--since", "2024-03", "--until", "2024-03")
_COMMANDS = {
    "search, a rare word": ("search", "Ship00777", "--store"),
    "search, a word in every article": ("search", "council", "--store"),
    "search, two words of one place's month": ("search", "hull", "cracks", *_MONTH, "--store"),
    "stories, the latest 50": ("stories", "--limit", "50", "--store"),
    "stories of one place's month": ("stories", *_MONTH, "--store"),
    "stories about a word, by origins": (
        *("stories", "--about", "Ship00777", "--sort", "origins", "--store"),
    ),
    "export of one place's month, acled": ("export", *_MONTH, "-f", "acled"),
    "export of one place's month, jsonl": ("export", *_MONTH, "-f", "jsonl"),
    "export of a month, csv": (
        *("export", "--since", "2024-03", "--until", "2024-03", "-f", "csv"),
    ),
}
"""What is asked of the store, which is named last."""


class _Run(NamedTuple):
    """Seconds by the clock and of the processor, megabytes at most, and lines printed."""

    seconds: float
    processor: float
    memory: float
    lines: int


def _measured(name: str, store: Path, command: tuple[str, ...]) -> Row:
    """One command run three times: the run of the median seconds, and the largest memory."""
    runs = sorted(_run([*command, str(store)]) for _ in range(3))
    return Row(
        name=name,
        values={
            "seconds": runs[1].seconds,
            "processor seconds": runs[1].processor,
            "MB (process)": max(run.memory for run in runs),
            "lines": runs[1].lines,
        },
    )


def _run(arguments: list[str]) -> _Run:
    """What one command takes, start-up included."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "variorum", *arguments], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    lines = sum(1 for _ in process.stdout)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    spent = time.perf_counter() - began
    return _Run(spent, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, lines)


def make(path: Path, stories: int) -> None:
    """A store of `stories` stories of two accounts each."""
    readings, dossier = _first()
    written = [msgspec.json.encode(one).decode() for one in readings]
    compiled = msgspec.json.encode(dossier).decode()
    ids = [dossier.story.id, *(one.id for one in dossier.articles)]
    ids += [one.id for one in dossier.claims]
    random = Random(7)
    store = SqliteStore(path)
    for first in range(0, stories, 500):
        with store.transaction():
            for number in range(first, min(stories, first + 500)):
                names = _names(number, random, ids)
                _keep(
                    store,
                    [msgspec.json.decode(_named(one, names), type=Reading) for one in written],
                    msgspec.json.decode(_named(compiled, names), type=Dossier),
                )
    marks = pipeline.marks()
    with store.transaction():
        store.versions.keep(
            {name: (version, marks[name]) for name, version in pipeline.versions().items()}
        )
        store.versions.keep_plan(plan_digest())
    store.close()


def _first() -> tuple[list[Reading], Dossier]:
    """The story that all others are made of, with its readings."""
    before = os.environ.get("VARIORUM_MODEL")
    os.environ["VARIORUM_MODEL"] = RULES
    try:
        records = []
        for outlet, first in (("Harbour Post", 0), ("Kell Courier", 1)):
            paragraphs = (
                f"On day {day} of the closure {_BODY[(first + day) % len(_BODY)]}"
                for day in range(1, PARAGRAPHS)
            )
            text = _HEAD + "\n\n".join(paragraphs)
            told = text.format(place="Plac9999", ship="Ship99999", who="Perso9999 Roeven")
            records.append({"text": told, "outlet": outlet, "published": "2001-01-01"})
        one, other = engine.read(records, workers=1)
        (dossier,) = engine.compare(records, workers=1).dossiers
    finally:
        del os.environ["VARIORUM_MODEL"]
        if before is not None:
            os.environ["VARIORUM_MODEL"] = before
    assert isinstance(one, Reading)
    assert isinstance(other, Reading)
    return [one, other], dossier


def _names(number: int, random: Random, ids: list[str]) -> dict[str, str]:
    """What stands in one story in place of the names of the first."""
    day = START + timedelta(days=random.randrange(DAYS))
    told = {
        "Plac9999": f"Plac{random.randrange(PLACES):04}",
        "Ship99999": f"Ship{number:05}",
        "Perso9999": f"Perso{random.randrange(10_000):04}",
        "2001-01-01": day.isoformat(),
    }
    for place, id in enumerate(ids):
        told[id] = f"{id[0]}{number:010x}{place:02x}"
    return told


def _named(text: str, names: dict[str, str]) -> str:
    for name, other in names.items():
        text = text.replace(name, other)
    return text


def _keep(store: SqliteStore, readings: list[Reading], dossier: Dossier) -> None:
    """Keep one story as the engine would, as far as it is asked for here."""
    for reading in readings:
        article = reading.article
        store.articles.put(
            Prepared(own=article, outlet=None, reading=reading, keys=(), features=b"")
        )
    key = dossier.story.id
    store.stories.assign([Story(id=key, articles=tuple(one.article.id for one in readings))])
    store.stories.keep_dossier(key, dossier, {}, b"")
    store.catalogue.keep_story(key, entry_of(dossier))
    founder = readings[0].article.id
    store.given_ids.give([GivenId(id=key, kind="story", article=founder)])
