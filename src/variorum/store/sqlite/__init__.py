"""The default store: one SQLite file in WAL mode."""

from contextlib import AbstractContextManager
from pathlib import Path

from variorum.store.sqlite.article_rows import ArticleRows, OutletRows
from variorum.store.sqlite.audit_rows import AuditRows, check_file
from variorum.store.sqlite.catalogue_rows import CatalogueRows
from variorum.store.sqlite.connection import Connection
from variorum.store.sqlite.ledger_rows import DebtRows, DecisionRows, RejectionRows, VersionRows
from variorum.store.sqlite.link_rows import LinkRows
from variorum.store.sqlite.name_rows import NameRows
from variorum.store.sqlite.story_rows import StoryRows

__all__ = ["SqliteStore", "check_file"]


class SqliteStore:
    """A `variorum.store.base.Store` in one file; see there for what each part promises."""

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
            Unwritable: it is to be written and cannot be, or not now.
            Outdated: it is only to be read, and has to be brought up to date first.
        """
        self._db = Connection(path, create=create, read_only=read_only)
        self.writable = self._db.writable
        self.links = LinkRows(self._db)
        self.catalogue = CatalogueRows(self._db)
        self.articles = ArticleRows(self._db, self.links, self.catalogue)
        self.outlets = OutletRows(self._db)
        self.stories = StoryRows(self._db, self.catalogue)
        self.given_ids = NameRows(self._db)
        self.audit = AuditRows(self._db)
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
