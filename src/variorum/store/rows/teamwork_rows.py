"""The rows of what people keep of their work at the desk."""

from collections.abc import Collection

import msgspec

from variorum.store.rows.database import LISTED, Database, as_list, decode
from variorum.store.teamwork import Opinion, Remark, SavedFilter, Seen


class TeamworkRows:
    """The `Teamwork` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def assign(self, article: str, who: str, made: str) -> None:
        """Let the story of an article be somebody's work; nobody's where no name is given."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM assigned WHERE article = ? OR article IN (SELECT other.article "
                "FROM story JOIN story AS other ON other.story = story.story "
                "WHERE story.article = ?)",
                (article, article),
            )
            if who:
                self._db.execute("INSERT INTO assigned VALUES (?, ?, ?)", (article, who, made))

    def assigned(self, articles: Collection[str]) -> list[str]:
        """Whose work the stories of these articles are, in the order of the names."""
        rows = self._db.execute(
            f"SELECT DISTINCT who FROM assigned WHERE article IN {LISTED} ORDER BY who",
            (as_list(articles),),
        )
        return [who for (who,) in rows]

    def hold(self, address: str, who: str, now: int, until: int) -> bool:
        """Keep a line for somebody until then, and no other line; false where another holds it."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM held WHERE until <= ? OR (who = ? AND address != ?)",
                (now, who, address),
            )
            self._db.execute(
                "INSERT INTO held VALUES (?, ?, ?) ON CONFLICT (address) "
                "DO UPDATE SET until = excluded.until WHERE held.who = excluded.who",
                (address, who, until),
            )
            return self.holder(address, now) == who

    def holder(self, address: str, now: int) -> str | None:
        """Who holds a line now."""
        row = self._db.first("SELECT who FROM held WHERE address = ? AND until > ?", (address, now))
        return row[0] if row else None

    def keep_remark(self, remark: Remark) -> None:
        """Keep what somebody wrote of a line."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO remark VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (remark.id, remark.made, remark.address, msgspec.json.encode(remark)),
            )

    def remarks(self, address: str | None = None) -> list[Remark]:
        """What was written of a line, or of any, the earliest first."""
        where, values = ("WHERE address = ? ", (address,)) if address else ("", ())
        rows = self._db.execute(f"SELECT id, body FROM remark {where}ORDER BY made, id", values)
        return [decode(body, Remark, None, id, "the comment") for id, body in rows]

    def keep_opinion(self, opinion: Opinion) -> None:
        """Keep what a second reader says, in place of what that one said before."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO opinion VALUES (?, ?, ?, ?) ON CONFLICT (decision, who) "
                "DO UPDATE SET made = excluded.made, kind = excluded.kind",
                (opinion.decision, opinion.who, opinion.made, opinion.kind),
            )

    def opinions(self) -> list[Opinion]:
        """What second readers said, the earliest first."""
        rows = self._db.execute(
            "SELECT decision, who, made, kind FROM opinion ORDER BY made, decision, who"
        )
        return [
            Opinion(decision=decision, who=who, made=made, kind=kind)
            for decision, who, made, kind in rows
        ]

    def keep_seen(self, who: str, article: str, seen: Seen) -> None:
        """Keep how somebody saw the story of an article."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT (who, article) "
                "DO UPDATE SET made = excluded.made, body = excluded.body",
                (who, article, seen.made, msgspec.json.encode(seen)),
            )

    def seen(self, who: str, article: str) -> Seen | None:
        """How somebody saw the story of an article last."""
        row = self._db.first("SELECT body FROM seen WHERE who = ? AND article = ?", (who, article))
        return decode(row[0], Seen, None, article, "what was seen of the story of") if row else None

    def save(self, saved: SavedFilter) -> None:
        """Keep a filter under its name."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO saved VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) "
                "DO UPDATE SET name = excluded.name, query = excluded.query",
                (saved.id, saved.name, saved.who, saved.made, saved.query),
            )

    def forget(self, id: str) -> None:
        """Keep a filter no longer."""
        with self._db.transaction():
            self._db.execute("DELETE FROM saved WHERE id = ?", (id,))

    def saved(self) -> list[SavedFilter]:
        """The filters that are kept, by their names."""
        rows = self._db.execute("SELECT id, name, who, made, query FROM saved ORDER BY name, id")
        return [
            SavedFilter(id=id, name=name, who=who, made=made, query=query)
            for id, name, who, made, query in rows
        ]
