"""One request: what is sent, what may come, and what is told when it does not."""

import gzip
from email.utils import formatdate

import pytest

from evaluation.made_outlets import BEGAN, MadeClock, MadeOutlets, Reply
from variorum.errors import StopRun
from variorum.watch.fetching import Answer, Failed, Fetcher, agent_line, retry_after
from variorum.watch.guard import GuardedBackend, read_networks

HOST = "echo.example"


def fetched(reply: Reply, most: int = 10_000, path: str = "/a?b=1") -> tuple[Answer, MadeOutlets]:
    outlets = MadeOutlets(MadeClock())
    outlets.pages[HOST] = {path: reply}

    async def work() -> Answer:
        backend = GuardedBackend(read_networks(["127.1.0.0/16"]), outlets.resolve)
        async with Fetcher(agent_line("https://desk.example/bot"), backend) as fetcher:
            return await fetcher.get(outlets.url(HOST, path), {"If-None-Match": 'W/"x"'}, most)

    answer = outlets.run(work())
    assert isinstance(answer, Answer)
    return answer, outlets


def test_what_is_sent() -> None:
    answer, outlets = fetched(Reply(b"A dam.", fields={"ETag": 'W/"y"', "X-Other": "1"}))
    (one,) = outlets.asked
    assert one.fields["user-agent"].startswith("Variorum/")
    assert one.fields["user-agent"].endswith(" (+https://desk.example/bot)")
    assert one.fields["if-none-match"] == 'W/"x"'
    assert one.fields["accept-encoding"] == "gzip"
    assert "cookie" not in one.fields
    assert (answer.status, answer.body, answer.fields) == (200, b"A dam.", {"etag": 'W/"y"'})


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    answer, outlets = fetched(Reply(status=301, fields={"Location": "/b"}))
    assert answer.moved_to == "/b"
    assert len(outlets.asked) == 1
    assert fetched(Reply(status=300, fields={"Location": "/b"}))[0].moved_to is None


def test_an_answer_is_unpacked_and_a_bomb_dropped() -> None:
    packed = {"Content-Encoding": "gzip"}
    assert fetched(Reply(gzip.compress(b"A dam."), fields=packed))[0].body == b"A dam."
    with pytest.raises(Failed, match="more than 1 MB") as refused:
        fetched(Reply(gzip.compress(bytes(20_000)), fields=packed))
    assert refused.value.forbidden
    with pytest.raises(Failed, match="packed as br"):
        fetched(Reply(b"x", fields={"Content-Encoding": "br"}))
    with pytest.raises(Failed):
        fetched(Reply(b"no gzip at all", fields=packed))


@pytest.mark.parametrize("reply", [Reply(b"x", wait=61), Reply(b"x" * 2_000, drip=5)])
def test_what_does_not_come_in_time(reply: Reply) -> None:
    with pytest.raises(Failed, match="no whole answer came in time") as late:
        fetched(reply)
    assert not late.value.forbidden


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetched(Reply(b"x"))[0].body == b"x"


@pytest.mark.parametrize("contact", [None, "", "me", "desk@here"])
def test_a_contact_must_be_one(contact: str | None) -> None:
    with pytest.raises(StopRun, match="--contact"):
        agent_line(contact)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (formatdate(BEGAN + 90, usegmt=True), 90),
        (formatdate(BEGAN - 90, usegmt=True), 0),
        ("99999999", 7 * 86_400),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_how_long_an_answer_asks_to_wait(told: str, seconds: int | None) -> None:
    assert retry_after({"retry-after": told}, BEGAN) == seconds
