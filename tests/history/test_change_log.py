"""What is new in a story, and the feeds of it."""

import json

import feedparser
import pytest

from tests.history.test_histories import FIRST, OTHER, SECOND, compiled, made
from variorum.dossier.change_log import change_log, told_at
from variorum.dossier.formats.news_feeds import instant, to_feed
from variorum.model import Reading
from variorum.model.story_news import StoryNews

DENIAL = """The owner of the ferry, Norrline, denied on Wednesday that its alarm had failed.

A fire on the ferry Merrow killed 10 people on Tuesday off Tarn Island, the coast guard said."""


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    return [
        made(FIRST, seen="2026-03-10T12:05:00Z"),
        made(SECOND, seen="2026-03-10T14:20:00Z"),
        made(OTHER, "https://echo.example/1", outlet="echo.example"),
        made(DENIAL, "https://post.example/1", outlet="post.example"),
    ]


def news(readings: list[Reading]) -> list[StoryNews]:
    times = (
        "2026-03-10T12:06:00Z",
        "2026-03-10T14:21:00Z",
        "2026-03-10T15:00:00Z",
        "2026-03-11T09:00:00Z",
    )
    arrived = {one.article.id: at for one, at in zip(readings, times, strict=True)}
    return list(change_log(compiled(readings), arrived))


def test_each_account_tells_what_it_was_the_first_to_tell(readings: list[Reading]) -> None:
    told = [(one.kind, one.known, one.text) for one in news(readings)]
    kinds = [kind for kind, _, _ in told]
    assert kinds.count("account") == 3
    assert kinds.count("origin") == 2
    assert ("number", "2026-03-10T14:21:00Z", "courier: killed: raised from 7 to 9") in told
    assert any(k == "correction" and at == "2026-03-10T14:21:00Z" for k, at, _ in told)
    assert any(k == "withdrawal" and "lit a stove" in text for k, _, text in told)
    assert any(k == "number" and "10 (before: 9)" in text for k, _, text in told)
    # Nine was told by the outlet itself before the second account told it.
    assert not any(k == "number" and text.startswith("echo: people killed") for k, _, text in told)


def test_a_number_is_told_with_what_it_measures(readings: list[Reading]) -> None:
    tolls = [one.value for one in news(readings) if one.measure == "killed"]
    assert tolls == [7, 9, 10]


def test_ids_stay_when_a_story_grows(readings: list[Reading]) -> None:
    few = {one.id for one in change_log(compiled(readings[:3]))}
    many = {one.id for one in change_log(compiled(readings))}
    assert few <= many


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_reader_of_another_project_reads_the_feed(readings: list[Reading], form: str) -> None:
    entries = news(readings)
    text = to_feed(entries, form, "Ferry & fire", "https://desk.example/f")  # type: ignore[arg-type]
    read = feedparser.parse(text)
    assert not read.bozo
    assert read.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert {one.id for one in read.entries} == {f"urn:variorum:{one.id}" for one in entries}
    assert read.entries[0].title.startswith("post: ")
    assert read.entries[-1].updated_parsed or read.entries[-1].published_parsed


def test_a_json_feed_is_as_version_1_1_asks(readings: list[Reading]) -> None:
    feed = json.loads(to_feed(news(readings), "jsonfeed", "Ferry", "https://desk.example/f"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Ferry"
    assert feed["feed_url"] == "https://desk.example/f"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert item["date_published"].endswith("Z")
        assert all(isinstance(tag, str) for tag in item["tags"])


def test_a_feed_without_news_is_a_feed(readings: list[Reading]) -> None:
    assert not feedparser.parse(to_feed([], "atom", "Nothing")).bozo
    assert json.loads(to_feed([], "jsonfeed", "Nothing"))["items"] == []
    (one, *_) = change_log(compiled(readings))
    assert instant(one).year == 2026
    assert told_at(readings[0].article) == "2026-03-10"
