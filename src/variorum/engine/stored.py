"""A store as a Python program uses it."""

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Literal, Unpack, get_args

import msgspec

from variorum import intake, review
from variorum.engine.archive import AddOutcome, Archive
from variorum.model import Decision, Dossier
from variorum.store.address import is_address, named
from variorum.store.catalogue import Filters, Hit, Listed, PassageKind, StoryFilter
from variorum.store.place import Place, open_store


class Store:
    """Articles, stories and dossiers in one file, or in a database of a server.

    ```python
    with variorum.Store("election.db") as store:
        store.add(["coverage/"])
        for one in store.stories(since="2026-03", min_origins=2):
            print(one.head.title, one.origins)
    ```
    """

    def __init__(
        self,
        path: str | PathLike[str] = "variorum.db",
        *,
        create: bool = True,
        workers: int | None = None,
    ) -> None:
        """Open the store at `path`, or at an address (`postgresql://user@host/database`).

        It is made where there is none. `workers` are the processes that `add` uses.

        Raises:
            StopRun: it is no store, or cannot be opened; the message tells the mend.
        """
        self.path: Place = path if isinstance(path, str) and is_address(path) else Path(path)
        self._store = open_store(self.path, create=create)
        self._archive = Archive(self._store, workers=workers)

    @classmethod
    def open(cls, path: str | PathLike[str]) -> "Store":
        """The store at `path`, which must be there.

        Raises:
            StopRun: there is none.
        """
        return cls(path, create=False)

    def add(
        self, inputs: intake.Inputs, *, as_is: bool = False, outlet: str | None = None
    ) -> AddOutcome:
        """Add files, folders, texts or records, and bring the stories up to date."""
        coverage = intake.gather(inputs)
        if outlet is not None:
            coverage = msgspec.structs.replace(coverage, outlet=outlet)
        return self._archive.add(coverage, as_is=as_is)

    def stories(self, **filters: Unpack[Filters]) -> list[Listed]:
        """The stories that are meant, as `StoryFilter` has them: `since`, `place`, `sort` ...

        Raises:
            StopRun: a filter cannot be understood.
        """
        return self._archive.catalogue().stories(StoryFilter(**filters))

    def dossiers(self, **filters: Unpack[Filters]) -> Iterator[Dossier]:
        """The dossiers of the stories that are meant, one at a time.

        Raises:
            StopRun: a filter cannot be understood.
        """
        return self._archive.dossiers(StoryFilter(**filters))

    def search(
        self,
        words: str,
        *,
        kinds: Iterable[PassageKind] = get_args(PassageKind),
        limit: int = 20,
        **filters: Unpack[Filters],
    ) -> list[Hit]:
        """Where words stand in articles, statements and claims, the best places first.

        Raises:
            StopRun: the words or a filter cannot be understood.
        """
        wanted = StoryFilter(**filters)
        return self._archive.catalogue().find(words, kinds, wanted, limit)

    def show(self, story: str) -> Dossier:
        """The dossier of the story meant by its id, the start of it, or one of its articles.

        Raises:
            StopRun: no story, or more than one, is meant.
        """
        return self._archive.show(story).dossiers[0]

    def decide(
        self,
        kind: Literal["same", "apart"],
        one: str,
        other: str,
        *,
        by: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Keep that two articles are of one story, or are not.

        Raises:
            StopRun: no article, or more than one, is meant.
        """
        return self._archive.decide(kind, one, other, made=review.now(), by=by, note=note)

    def close(self) -> None:
        """Release the file; all that was added stays."""
        self._store.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {named(self.path)!r}>"
