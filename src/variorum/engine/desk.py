"""A store as people at a desk look into it: many may read at once, one writes.

Each reader has a connection of its own, since a connection serves one thread. What is decided goes
through one `Archive`, so that decisions follow each other.
"""

import threading
from collections.abc import Callable, Sequence
from typing import get_args

from variorum.errors import StopRun
from variorum.model import Decision, Dossier, Reading
from variorum.review.apply import holding
from variorum.store.address import named
from variorum.store.base import Store, Unwritable
from variorum.store.catalogue import Catalogue, Hit, Listed, PassageKind, StoryFilter
from variorum.store.place import Place, open_store
from variorum.store.teamwork import Teamwork
from variorum.store.watched import Came


class Missing(StopRun):
    """Nothing in the store has the id that is asked for."""


class Reader:
    """What may be asked of a store without changing it, from any thread."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._own = threading.local()

    @property
    def _store(self) -> Store:
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = open_store(self.place, read_only=True)
        return store

    @property
    def catalogue(self) -> Catalogue:
        """What the store is searched by."""
        return self._store.catalogue

    @property
    def teamwork(self) -> Teamwork:
        """What people keep of their work at the desk."""
        return self._store.teamwork

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

    def kept_dossier(self, key: str) -> Dossier | None:
        """The dossier that is kept under a name of the catalogue; none where it is being made."""
        return self._store.stories.dossier(key)

    def article_of(self, story: str) -> str:
        """The article that the id of a story leads to.

        Raises:
            Missing: no story has, or once had, this id.
        """
        for one in self._store.given_ids.meant(story):
            if one.id == story:
                return one.article
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


def bring_up(path: Place, note: Callable[[str], None]) -> bool:
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
        open_store(path, read_only=True).close()
        return False
    return True


def add_coverage(
    paths: Sequence[str], path: Place, progress: Callable[[str, int, int | None], None]
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
        f"{named(path)}: {len(outcome.added)} added, {len(outcome.known)} there already, "
        f"{len(outcome.rejected)} rejected"
    )


class Notebook:
    """What people keep of their own work, written beside what is decided.

    It has a connection of its own, so it waits for no story that is compiled anew. It serves one
    thread.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._opened: Store | None = None

    @property
    def teamwork(self) -> Teamwork:
        """What people keep of their work at the desk.

        Raises:
            StopRun: the store cannot be written.
        """
        if self._opened is None:
            self._opened = open_store(self._place, create=False)
        return self._opened.teamwork
