"""Stories, and the dossier compiled of each."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from variorum.model import Dossier, Story
from variorum.store.rows.catalogue_rows import CatalogueRows
from variorum.store.rows.database import LISTED, Database, as_list, decode


class StoryRows:
    """The `Stories` of a store."""

    def __init__(self, db: Database, catalogue: CatalogueRows) -> None:
        self._db = db
        self._catalogue = catalogue

    def assign(self, stories: Iterable[Story]) -> None:
        """Put articles into stories; each leaves the story it was in."""
        with self._db.transaction():
            self._db.executemany(
                "INSERT INTO story (article, story) VALUES (?, ?) "
                "ON CONFLICT (article) DO UPDATE SET story = excluded.story",
                [(article, story.id) for story in stories for article in story.articles],
            )

    def mark(self, articles: Collection[str], stories: str) -> None:
        """Note the mark of the stage that put these articles into their stories."""
        with self._db.transaction():
            self._db.execute(
                f"UPDATE story SET made = ?2 WHERE article IN {LISTED}",
                (as_list(articles), stories),
            )

    def mark_links(self, articles: Collection[str], links: str) -> None:
        """Note the mark of the stage that linked these articles."""
        with self._db.transaction():
            self._db.execute(
                f"UPDATE story SET links_made = ?2 WHERE article IN {LISTED}",
                (as_list(articles), links),
            )

    def all(self) -> list[Story]:
        """All stories, in the order of their ids."""
        return _gathered(self._db.execute("SELECT article, story FROM story ORDER BY article"))

    def some(self, stories: Collection[str]) -> list[Story]:
        """Those of these stories that there are, in the order of their ids."""
        rows = self._db.execute(
            f"SELECT article, story FROM story WHERE story IN {LISTED} ORDER BY article",
            (as_list(stories),),
        )
        return _gathered(rows)

    def of(self, articles: Collection[str]) -> dict[str, str]:
        """The id of the story that each of these articles is in; those in none are left out."""
        rows = self._db.execute(
            f"SELECT article, story FROM story WHERE article IN {LISTED}", (as_list(articles),)
        )
        return dict(rows)

    def dossier(self, story: str) -> Dossier | None:
        """The compiled dossier of a story, or null where it is still owed."""
        row = self._db.first("SELECT body FROM dossier WHERE story = ?", (story,))
        return decode(row[0], Dossier, "story", story, "the dossier of the story") if row else None

    def parts(self, story: str) -> tuple[dict[str, str], bytes]:
        """By stage, the marks of those that made a story's dossier, and its parts; or nothing."""
        row = self._db.first("SELECT made, parts FROM dossier WHERE story = ?", (story,))
        if row is None:
            return {}, b""
        try:
            return msgspec.json.decode(row[0], type=dict[str, str]), row[1]
        except (msgspec.MsgspecError, UnicodeDecodeError):
            # Without its marks nothing of a dossier can be used again.
            return {}, b""

    def keep_dossier(
        self, story: str, dossier: Dossier, made: Mapping[str, str], parts: bytes
    ) -> None:
        """Keep the compiled dossier of a story, with the marks of its stages and its parts.

        `story` is the id that its content gives; the dossier has the one that stays.
        """
        marks = msgspec.json.encode(made).decode()
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO dossier (story, body, made, parts) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (story) DO UPDATE SET "
                "body = excluded.body, made = excluded.made, parts = excluded.parts",
                (story, msgspec.json.encode(dossier), marks, parts),
            )

    def drop_dossiers(self, stories: Collection[str]) -> None:
        """Forget the compiled dossiers of these stories."""
        with self._db.transaction():
            self._db.execute(f"DELETE FROM dossier WHERE story IN {LISTED}", (as_list(stories),))
            self._catalogue.drop_stories(stories)


def _gathered(rows: Iterable[tuple[str, str]]) -> list[Story]:
    """The stories of rows of articles in order, each with its story."""
    members: dict[str, list[str]] = {}
    for article, story in rows:
        members.setdefault(story, []).append(article)
    return [Story(id=story, articles=tuple(members[story])) for story in sorted(members)]
