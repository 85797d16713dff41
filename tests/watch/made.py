"""A store that is watched over outlets of our own; nothing of it is read by the model."""

import datetime
from collections.abc import Iterable
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from evaluation.made_outlets import BEGAN, MadeClock, MadeOutlets
from variorum.engine.archive import AddOutcome
from variorum.model import RawDocument, Rejection
from variorum.store.place import open_store
from variorum.store.watched import Source, Visit
from variorum.watch.guard import read_networks
from variorum.watch.source_list import add_sources
from variorum.watch.watching import Manner, Report, Watch, World

CONTACT = "desk@variorum.example"
TODAY = datetime.datetime.fromtimestamp(BEGAN, tz=datetime.UTC)
MANNER = Manner(contact=CONTACT, allowed=read_networks(["127.1.0.0/16"]))


class Shelf:
    """Takes documents as an archive does, and reads none."""

    def __init__(self) -> None:
        self.documents: list[RawDocument] = []

    def add_documents(self, given: Iterable[RawDocument | Rejection]) -> AddOutcome:
        """Keep the documents in hand."""
        new = [one for one in given if isinstance(one, RawDocument)]
        self.documents += new
        added = tuple(one.uri for one in new)
        return AddOutcome(added=added, known=(), rejected=(), stories=0)


class Desk:
    """A store with its sources, watched over made outlets in a made time."""

    def __init__(self, path: Path, outlets: MadeOutlets | None = None) -> None:
        self.outlets = outlets or MadeOutlets(MadeClock())
        self.store = open_store(path)
        self.shelf = Shelf()
        self.events: list[dict[str, Any]] = []
        self.world = World(
            now=self.outlets.clock.now,
            resolver=self.outlets.resolve,
            run=self.outlets.run,
            sleep=self.outlets.clock.sleep,
        )

    def add(self, url: str, **told: str) -> Source:
        """Watch a source."""
        (source,) = add_sources(self.store, url, told, TODAY.date()).new
        return source

    def once(self, manner: Manner = MANNER) -> Report:
        """Ask for all that is due."""
        watch = Watch(self.store, self.shelf, manner, world=self.world, event=self.events.append)
        return watch.once()

    def visit(self, source: Source) -> Visit:
        """What became of asking a source."""
        held = self.store.watched.one(source.id)
        assert held is not None
        return held[1]


def dated(hours: float) -> str:
    """So many hours before the made time begins, as RSS writes it."""
    return format_datetime(TODAY - datetime.timedelta(hours=hours))
