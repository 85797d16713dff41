"""The ids that were given out, in the order in which they were, and where each leads."""

from collections.abc import Collection, Iterable

from variorum.store.base import GivenId, GivenKind
from variorum.store.rows.database import LISTED, Database, as_list

_FIELDS = "id, kind, article, start, stop"


class NameRows:
    """The `GivenIds` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, kind: GivenKind, articles: Collection[str]) -> list[GivenId]:
        """The ids of this kind that lead to one of these articles, the eldest first."""
        rows = self._db.execute(
            f"SELECT {_FIELDS} FROM given WHERE article IN {LISTED} AND kind = ?2 ORDER BY born",
            (as_list(articles), kind),
        )
        return [_given(row) for row in rows]

    def give(self, given: Iterable[GivenId]) -> None:
        """Keep that these ids were given out, in this order."""
        with self._db.transaction():
            self._db.executemany(
                f"INSERT INTO given ({_FIELDS}) VALUES (?, ?, ?, ?, ?)",
                [(one.id, one.kind, one.article, one.start, one.end) for one in given],
            )

    def taken(self, id: str) -> bool:
        """Whether this id was given out."""
        return bool(self._db.first("SELECT 1 FROM given WHERE id = ?", (id,)))

    def lead(self, id: str, place: tuple[str, int, int]) -> None:
        """Let an id lead to another place."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE given SET article = ?2, start = ?3, stop = ?4 WHERE id = ?1", (id, *place)
            )

    def meant(self, wanted: str) -> list[GivenId]:
        """The stories' ids that are `wanted` or, if none is, begin with it, the eldest first."""
        for meant in ("id = ?1", "substr(id, 1, length(?1)) = ?1"):
            rows = self._db.execute(
                f"SELECT {_FIELDS} FROM given WHERE kind = 'story' AND {meant} ORDER BY born",
                (wanted,),
            )
            if rows or not wanted:
                return [_given(row) for row in rows]
        return []


def _given(row: tuple[str, GivenKind, str, int, int]) -> GivenId:
    return GivenId(id=row[0], kind=row[1], article=row[2], start=row[3], end=row[4])
