"""A watch that is broken off at any statement loses nothing, and goes on to the same store."""

from pathlib import Path
from typing import Any

import pytest

from evaluation.made_outlets import MadeClock, MadeOutlets, Reply, page, rss
from tests.watch.made import Desk, dated
from variorum.store.rows import RowStore
from variorum.store.sqlite.connection import Connection

TEXT = "The ferry Marigold ran aground near Kell harbor on Monday.\nNobody was hurt, they said."
HOSTS = ("echo.example", "ledger.example")


class Killed(BaseException):
    """The process is no more."""


def desk(path: Path, outlets: MadeOutlets | None = None) -> Desk:
    made = Desk(path, outlets or MadeOutlets(MadeClock()))
    if outlets is None:
        for host in HOSTS:
            urls = [made.outlets.url(host, f"/{n}") for n in range(3)]
            feed = rss(host, [(url, f"Ferry {n}", dated(n)) for n, url in enumerate(urls)])
            made.outlets.pages[host] = {
                "/feed": Reply(feed, fields={"ETag": '"1"'}),
                "/0": Reply(page("Ferry 0", TEXT)),
                "/1": Reply(page("Ferry 1", f"{host} {TEXT}")),
                "/2": Reply(status=403),
            }
            made.add(made.outlets.url(host, "/feed"))
    return made


def kept(one: Desk) -> dict[str, Any]:
    """What a store holds, but for times."""
    assert isinstance(one.store, RowStore)
    watched = one.store.watched
    urls = [row[0] for row in one.store.db.execute("SELECT url FROM entry ORDER BY url")]
    entries = {
        url.replace(str(one.outlets.port), ""): (entry.state, entry.reason, entry.etag)
        for url, entry in watched.entries(urls).items()
    }
    came = one.store.db.execute("SELECT count(*) FROM came")
    visits = [(v.kind, v.etag, v.listed, v.failures, v.error) for _, v in watched.sources()]
    documents = {doc.uri.replace(str(one.outlets.port), "") for doc in one.shelf.documents}
    return {
        "entries": entries,
        "came": came,
        "visits": visits,
        "documents": documents,
        "left": watched.landed(99),
    }


def statements(one: Desk, monkeypatch: pytest.MonkeyPatch, last: int | None) -> int:
    """Watch once, killed at a statement; how many there were."""
    count = 0
    run = Connection.execute

    def counted(self: Connection, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == last:
            raise Killed
        return run(self, *arguments)

    with monkeypatch.context() as changed:
        changed.setattr(Connection, "execute", counted)
        one.once()
    return count


def test_killed_at_any_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk(tmp_path / "whole.db")
    number = statements(whole, monkeypatch, None)
    wanted = kept(whole)
    assert len(wanted["documents"]) == 6
    assert {state for state, *_ in wanted["entries"].values()} == {"fetched", "feed"}
    assert wanted["left"] == []
    kills = range(3, number - 3, max(1, number // 25))
    for at in kills:
        broken = desk(tmp_path / f"{at}.db")
        with pytest.raises(Killed):
            statements(broken, monkeypatch, at)
        broken.store.close()
        again = desk(tmp_path / f"{at}.db", broken.outlets)
        again.shelf = broken.shelf
        again.once()
        assert kept(again) == wanted, at
        again.store.close()
    assert len(kills) >= 20
