"""The commands, against an outlet on loopback that answers in real time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.made_outlets import PLACE, LiveOutlets, Reply, page, rss
from tests.e2e.command import outcome, variorum
from variorum.cli import watch_commands
from variorum.errors import StopRun
from variorum.watch import extra

TEXT = (
    "KELL (NWA) - The ferry Marigold ran aground near Kell harbor on Monday evening, the coast "
    "guard said.\nFourteen passengers were rescued by lifeboat and nobody was hurt, they said."
)
REACH = ("--contact", "desk@variorum.example", "--allow-network", "127.1.0.0/16")


@pytest.fixture(scope="module")
def outlet() -> Iterator[LiveOutlets]:
    with LiveOutlets() as live:
        url = live.url(PLACE, "/a")
        live.pages[PLACE] = {
            "/feed": Reply(
                rss("Echo", [(url, "Ferry aground", "Mon, 05 Jan 2026 10:00:00 +0200")])
            ),
            "/a": Reply(page("Ferry aground", TEXT), fields={"Content-Type": "text/html"}),
        }
        yield live


def test_sources_are_kept_asked_and_told_of(
    outlet: LiveOutlets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    store = str(tmp_path / "news.db")
    at = ("--store", store)
    feed = outlet.url(PLACE, "/feed")
    code, told = outcome("sources", "add", feed, "--outlet", "Echo", "--note", "quick", *at)
    assert (code, told.split()[0]) == (0, "added")
    code, told = outcome("sources", "test", feed, *REACH, *at)
    assert code == 0
    assert f"{feed}: rss “Echo”, 1 entries" in told
    assert outcome("alerts", "add", "toll", "rescued", "10", *at)[0] == 0
    log = tmp_path / "watch.jsonl"
    watched = variorum(
        "watch", store, "--once", *REACH, "--backlog", "9999", "--workers", "1", "--log", log
    )
    assert watched.returncode == 0, watched.stderr
    assert "1 sources asked" in watched.stdout
    assert "1 pages fetched" in watched.stdout
    assert "1 articles added" in watched.stdout
    assert "1 alerts made" in watched.stderr
    events = [json.loads(line) for line in log.read_text().splitlines()]
    asked = [one["url"] for one in events if one["event"] == "asked"]
    assert asked == [
        outlet.url(PLACE, path)
        for path in ("/robots.txt", "/feed", "/a", "/.well-known/tdmrep.json")
    ]
    assert [one["added"] for one in events if one["event"] == "read"] == [1]
    assert all(one["time"].endswith("Z") for one in events)
    _, told = outcome("sources", "list", *at)
    assert "rss, 1 listed, 1 taken  Echo" in told
    _, told = outcome("sources", "list", "--json", *at)
    assert json.loads(told)["entries"] == {"fetched": 1}
    code, told = outcome("sources", "about", outlet.url(PLACE, "/a"), *at)
    assert code == 0
    assert "note: quick" in told
    assert "date: 2026-01-05T10:00+02:00 by the feed (minute): taken" in told
    _, told = outcome("stories", *at)
    assert "2026-01-05" in told
    # It is known when it was fetched, and that is not when it was published.
    (dossier,) = json.loads(outcome("show", "--all", "-f", "json", *at)[1])["dossiers"]
    (article,) = dossier["articles"]
    assert article["seen"] > article["published"]["value"]


def test_a_list_is_paused_resumed_removed_and_written(tmp_path: Path) -> None:
    at = ("--store", str(tmp_path / "news.db"))
    feed = "https://echo.example/feed"
    outcome("sources", "add", feed, "--country", "pt", *at)
    assert outcome("sources", "pause", feed, *at)[1].startswith("paused")
    assert "paused" in outcome("sources", "list", *at)[1]
    assert outcome("sources", "resume", feed, *at)[1].startswith("resumed")
    assert 'v:country="PT"' in outcome("sources", "export", *at)[1]
    out = tmp_path / "out.opml"
    outcome("sources", "export", "--out", out, *at)
    other = ("--store", str(tmp_path / "other.db"))
    assert "added" in outcome("sources", "add", out, *other)[1]
    assert outcome("sources", "remove", feed, *at)[1].startswith("removed")
    assert outcome("sources", "list", *at)[1] == ""


def test_what_cannot_be_asked_is_told_with_the_reason(outlet: LiveOutlets, tmp_path: Path) -> None:
    code, told = outcome("sources", "test", "http://127.0.0.1/feed", *REACH)
    assert code == 1
    assert "127.0.0.1, which is no address of the public network" in told
    code, told = outcome("sources", "test", outlet.url(PLACE, "/none"), *REACH)
    assert (code, told.endswith("it answered 404\n")) == (1, True)


def test_a_missing_extra_is_told_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    extra.need_extra()
    monkeypatch.setattr(extra, "NEEDED", ("httpx2", "variorum_nothing"))
    with pytest.raises(StopRun, match=r"variorum_nothing.*pip install 'variorum\[watch\]'"):
        extra.need_extra()


def test_a_use_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="--bind"):
        watch_commands.watch(str(tmp_path / "x.db"), once=True, bind=["everything"])
