"""Arrivals of articles, rules of alerts, and letters, as rows."""

from collections.abc import Collection, Iterable

from variorum.store.outbox import Letter, LetterState
from variorum.store.rows.database import LISTED, Database, as_list

_COLUMNS = "id, rule, about, receiver, made, state, tries, due, body"


class OutboxRows:
    """The `Outbox` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note_arrival(self, article: str, at: str) -> None:
        """Note when an article came to be known; the first time stands."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO arrival (article, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (article, at),
            )

    def arrivals(self, articles: Collection[str]) -> dict[str, str]:
        """When these articles came to be known, by their ids."""
        rows = self._db.execute(
            f"SELECT article, at FROM arrival WHERE article IN {LISTED} ORDER BY article",
            (as_list(articles),),
        )
        return dict(rows)

    def arrived_since(self, at: str) -> list[str]:
        """The ids of the articles that came to be known at that time or later, sorted."""
        rows = self._db.execute("SELECT article FROM arrival WHERE at >= ? ORDER BY article", (at,))
        return [row[0] for row in rows]

    def rules(self) -> dict[str, bytes]:
        """The rules by their ids, in the order of these."""
        return dict(self._db.execute("SELECT id, body FROM alert_rule ORDER BY id"))

    def keep_rule(self, id: str, body: bytes) -> None:
        """Keep a rule, in place of the one of this id."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO alert_rule (id, body) VALUES (?, ?) "
                "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (id, body),
            )

    def drop_rule(self, id: str) -> None:
        """Forget a rule and its letters that are not sent yet."""
        with self._db.transaction():
            self._db.execute("DELETE FROM alert_rule WHERE id = ?", (id,))
            self._db.execute("DELETE FROM letter WHERE rule = ? AND state != 'sent'", (id,))

    def post(self, letters: Iterable[Letter]) -> int:
        """Put letters in that were never put in before; how many these are."""
        posted = 0
        with self._db.transaction():
            for one in letters:
                if self._db.first("SELECT 1 FROM letter WHERE id = ?", (one.id,)):
                    continue
                row = (one.id, one.rule, one.about, one.to, one.made)
                self._db.execute(
                    f"INSERT INTO letter ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row, one.state, one.tries, one.due, one.body),
                )
                posted += 1
        return posted

    def take_due(self, now: str, until: str) -> list[Letter]:
        """The letters that are due; nobody else gets them till `until`."""
        with self._db.transaction():
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM letter WHERE state = 'due' AND due <= ? "
                "ORDER BY made, id LIMIT 100",
                (now,),
            )
            taken = [_letter(row) for row in rows]
            for one in taken:
                self._db.execute("UPDATE letter SET due = ? WHERE id = ?", (until, one.id))
        return taken

    def mark(self, id: str, state: LetterState, tries: int, due: str) -> None:
        """Note what became of a letter."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE letter SET state = ?, tries = ?, due = ? WHERE id = ?",
                (state, tries, due, id),
            )

    def letters(self) -> list[Letter]:
        """All letters, in the order in which they were made."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM letter ORDER BY made, id")
        return [_letter(row) for row in rows]


def _letter(row: tuple[str, str, str, str, str, LetterState, int, str, bytes]) -> Letter:
    id, rule, about, to, made, state, tries, due, body = row
    return Letter(
        id=id,
        rule=rule,
        about=about,
        to=to,
        made=made,
        state=state,
        tries=tries,
        due=due,
        body=bytes(body),
    )
