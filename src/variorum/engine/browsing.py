"""Reading a store that owes nothing, without loading the stages that would pay what it owes.

Loading them takes longer than most questions. Whether their versions are those that made the store
is told by a digest of the plan that holds them, which the store keeps when nothing is owed.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from variorum.model import Dossier
from variorum.store.base import BadRow, Outdated, Store
from variorum.store.catalogue import Catalogue, StoryFilter
from variorum.store.place import Place, open_store

Progress = Callable[[str, int, int | None], None]


class Browsed(Protocol):
    """What may be asked of a store without changing it; an `Archive` is one."""

    def catalogue(self) -> Catalogue:
        """What the store is searched by."""

    def dossiers(self, wanted: StoryFilter) -> Iterator[Dossier]:
        """The dossiers of the stories that are meant, in their order, one at a time."""


class Shelf:
    """A store that owes nothing, as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def catalogue(self) -> Catalogue:
        """What the store is searched by."""
        return self._store.catalogue

    def dossiers(self, wanted: StoryFilter) -> Iterator[Dossier]:
        """The dossiers of the stories that are meant, in their order, one at a time.

        Raises:
            BadRow: one is not there.
        """
        for one in self._store.catalogue.stories(wanted):
            dossier = self._store.stories.dossier(one.key)
            if dossier is None:
                raise BadRow("story", one.key, "the dossier of the story")
            yield dossier


def plan_digest() -> str:
    """A digest of the plan of stages, versions and all; empty where it lies in no file."""
    found = find_spec("variorum.pipeline")
    if found is None or found.origin is None or not Path(found.origin).is_file():
        return ""
    return hashlib.sha256(Path(found.origin).read_bytes()).hexdigest()


@contextmanager
def open_to_browse(
    path: Place, note: Callable[[str], None], progress: Progress
) -> Iterator[Browsed]:
    """The store at `path`, up to date; where it owes nothing, the stages are not loaded.

    Raises:
        StopRun: it cannot be opened, or breaks down; the message tells the mend.
    """
    store = _owing_nothing(path)
    if store is None:
        from variorum.engine.opening import open_to_read

        with open_to_read(path, note, progress=progress) as archive:
            yield archive
        return
    try:
        yield Shelf(store)
    except BadRow as bad:
        from variorum.engine.opening import owe

        store.close()
        owe(path, bad)
        raise
    finally:
        store.close()


def _owing_nothing(path: Place) -> Store | None:
    try:
        store = open_store(path, read_only=True)
    except Outdated:
        return None
    if store.versions.plan() == plan_digest() != "" and not store.debts.any():
        return store
    store.close()
    return None
