"""The default store: one SQLite file in WAL mode."""

from contextlib import AbstractContextManager
from pathlib import Path

from variorum.store.sqlite.article_rows import ArticleRows, OutletRows
from variorum.store.sqlite.connection import Connection
from variorum.store.sqlite.ledger_rows import DebtRows, DecisionRows, RejectionRows, VersionRows
from variorum.store.sqlite.link_rows import LinkRows
from variorum.store.sqlite.story_rows import StoryRows


class SqliteStore:
    """A `variorum.store.base.Store` in one file; see there for what each part promises."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
        """
        self._db = Connection(path, create=create)
        self.links = LinkRows(self._db)
        self.articles = ArticleRows(self._db, self.links)
        self.outlets = OutletRows(self._db)
        self.stories = StoryRows(self._db)
        self.debts = DebtRows(self._db)
        self.versions = VersionRows(self._db)
        self.decisions = DecisionRows(self._db)
        self.rejections = RejectionRows(self._db)

    def transaction(self) -> AbstractContextManager[None]:
        """One write transaction; inside another it joins that one."""
        return self._db.transaction()

    def close(self) -> None:
        """Release the file."""
        self._db.close()
