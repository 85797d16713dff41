"""What every store keeps, as rows of tables: written once, for each database that speaks SQL.

Statements are in the words that SQLite and PostgreSQL share, with the parameters and the few
functions of SQLite; what another database says otherwise, its connection puts into its own words.
"""

from contextlib import AbstractContextManager

from variorum.store.rows.article_rows import ArticleRows, OutletRows
from variorum.store.rows.audit_rows import AuditRows
from variorum.store.rows.catalogue_rows import CatalogueRows
from variorum.store.rows.database import Database
from variorum.store.rows.ledger_rows import DebtRows, DecisionRows, RejectionRows, VersionRows
from variorum.store.rows.link_rows import LinkRows
from variorum.store.rows.name_rows import NameRows
from variorum.store.rows.outbox_rows import OutboxRows
from variorum.store.rows.story_rows import StoryRows
from variorum.store.rows.teamwork_rows import TeamworkRows
from variorum.store.rows.watched_rows import WatchedRows
from variorum.store.rows.word_index import WordIndex

__all__ = ["RowStore"]


class RowStore:
    """A `variorum.store.base.Store` in tables; see there for what each part promises."""

    def __init__(self, db: Database, words: WordIndex, debts: DebtRows) -> None:
        """A store over an open database, which `close` releases."""
        self.db = db
        self.words = words
        self.writable = db.writable
        self.links = LinkRows(db)
        self.catalogue = CatalogueRows(db, words)
        self.articles = ArticleRows(db, self.links, self.catalogue)
        self.outlets = OutletRows(db)
        self.stories = StoryRows(db, self.catalogue)
        self.given_ids = NameRows(db)
        self.audit = AuditRows(db)
        self.debts = debts
        self.versions = VersionRows(db, debts)
        self.decisions = DecisionRows(db)
        self.rejections = RejectionRows(db)
        self.watched = WatchedRows(db)
        self.outbox = OutboxRows(db)
        self.teamwork = TeamworkRows(db)

    def transaction(self) -> AbstractContextManager[None]:
        """One write transaction; inside another it joins that one."""
        return self.db.transaction()

    def close(self) -> None:
        """Release the database; everything committed stays."""
        self.db.close()
