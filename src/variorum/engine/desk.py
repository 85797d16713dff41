"""A store as people at a desk look into it: many may read at once, one writes.

Each reader has a connection of its own, since a connection serves one thread. What is decided goes
through one `Archive`, so that decisions follow each other.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from variorum.errors import StopRun
from variorum.model import Decision, Dossier, Reading
from variorum.review.apply import holding
from variorum.store.base import Unwritable
from variorum.store.catalogue import Hit, Listed, PassageKind, StoryFilter
from variorum.store.sqlite import SqliteStore
from variorum.store.watched import Came


class Missing(StopRun):
    """Nothing in the store has the id that is asked for."""


class Reader:
    """What may be asked of a store without changing it, from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()

    @property
    def _store(self) -> SqliteStore:
        store: SqliteStore | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = SqliteStore(self.path, read_only=True)
        return store

    def stories(self, wanted: StoryFilter) -> list[Listed]:
        """The stories that are meant, in their order.

        Raises:
            StopRun: a day, or a word, cannot be understood.
        """
        return self._store.catalogue.stories(wanted)

    def search(self, words: str, wanted: StoryFilter, limit: int) -> list[Hit]:
        """Where words stand, the best places first.

        Raises:
            StopRun: the words, or a day, cannot be understood.
        """
        return self._store.catalogue.find(words, get_args(PassageKind), wanted, limit)

    def dossier(self, story: str) -> Dossier:
        """The dossier of the story that has, or once had, this id.

        Raises:
            Missing: no story has it, or its dossier is being made.
        """
        given = [one.article for one in self._store.given_ids.meant(story) if one.id == story]
        for key in self._store.stories.of(given).values():
            dossier = self._store.stories.dossier(key)
            if dossier is None:
                raise Missing(f"the dossier of {story} is being made: ask again in a moment")
            return dossier
        raise Missing(f"no story here has the id {story!r}")

    def reading(self, article: str) -> Reading:
        """The reading of an article.

        Raises:
            Missing: no article has this id.
        """
        found = self._store.articles.readings([article])
        if not found:
            raise Missing(f"no article here has the id {article!r}")
        return found[0]

    def stories_of(self, articles: Sequence[str]) -> dict[str, str]:
        """By those of these articles that are in a story, the key of that story."""
        return self._store.stories.of(articles)

    def story_of(self, article: str) -> Dossier | None:
        """The dossier of the story that an article is in, where it is made."""
        keys = self._store.stories.of([article])
        return self._store.stories.dossier(keys[article]) if keys else None

    def came(self, article: str) -> Came | None:
        """Where an article came from; null where it was not fetched."""
        return self._store.watched.came(article)

    def decisions(self) -> list[tuple[Decision, bool]]:
        """All that was decided, the earliest first, and whether it holds."""
        known = self._store.decisions.all()
        held = {one.id for one in holding(known)}
        return [(one, one.id in held) for one in known]

    def counts(self) -> tuple[int, int, int]:
        """How many articles, stories and dossiers there are."""
        return self._store.audit.counts()


def bring_up(path: Path, note: Callable[[str], None]) -> bool:
    """Make all that a store owes, before people look at it; whether it can be written.

    Where it cannot be written, `note` is told so and what there is is shown.

    Raises:
        StopRun: it is no store, or cannot be opened.
    """
    from variorum.engine.opening import open_archive

    try:
        with open_archive(path, create=False) as archive:
            archive.settle()
    except Unwritable as why:
        note(f"nothing can be decided here, only looked at ({why})")
        SqliteStore(path, read_only=True).close()
        return False
    return True


def add_coverage(
    paths: Sequence[str], path: Path, progress: Callable[[str, int, int | None], None]
) -> str:
    """Add articles to the store at `path`, made where there is none; what was done, in a line.

    Raises:
        StopRun: there was nothing to add.
    """
    from variorum.engine.opening import open_archive

    with open_archive(path, create=True, progress=progress) as archive:
        outcome = archive.add(list(paths))
    if not outcome.added and not outcome.known:
        why = "".join(f": {one.uri}: {one.reason}" for one in outcome.rejected[:1])
        raise StopRun(f"nothing of {', '.join(paths)} could be added{why}")
    return (
        f"{path}: {len(outcome.added)} added, {len(outcome.known)} there already, "
        f"{len(outcome.rejected)} rejected"
    )
