"""Alerts: each thing is told once, signed, and to no private address."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from variorum.alerts import delivering
from variorum.alerts.alert_rules import AlertRule, Match, matches, read_rule
from variorum.alerts.delivering import message_of, news_in, send_alerts
from variorum.alerts.webhooks import Undelivered, new_secret, post, sign
from variorum.engine import Archive
from variorum.engine.store_news import news_of
from variorum.errors import StopRun
from variorum.store.rows import RowStore
from variorum.store.sqlite import SqliteStore

FIRST = "A fire on a ferry killed seven people on Tuesday off Tarn Island, the coast guard said. "
REST = "The Merrow was carrying 112 passengers from Oldhaven when smoke was seen near the engine. "
LATER = FIRST.replace("seven", "twelve") + REST + "\n\nCorrection: An earlier version was wrong."
OTHER = (
    "Twelve people were killed when the ferry Merrow burned off Tarn Island on Tuesday, police "
    "said. Divers will search the wreck on Thursday. The owner, Norrline, denied that the alarm of "
    "the Merrow had failed."
)
SECRET = new_secret()


class Receiver:
    """A receiver of webhooks on loopback, which may refuse some."""

    def __init__(self) -> None:
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.refuse = 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                refused = receiver.refuse > 0
                receiver.refuse -= refused
                if not refused:
                    receiver.taken.append((dict(self.headers.items()), body))
                self.send_response(500 if refused else 204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://localhost:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RowStore]:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    opened = SqliteStore(tmp_path / "store.db")
    yield opened
    opened.close()


def rule(kind: str, words: str, to: str) -> AlertRule:
    fields = {
        "id": f"r{kind}",
        "kind": kind,
        "made": "2026-01-01T00:00:00Z",
        "to": [to],
        "secret": SECRET,
        "allowed": ["localhost"],
        **read_rule(kind, words.split()),
    }
    return msgspec.convert(fields, type=AlertRule)


def add(store: RowStore, *records: tuple[str, str]) -> None:
    told = [
        {"url": url, "text": text, "title": "Ferry fire off Tarn Island", "date": "2026-03-10"}
        for url, text in records
    ]
    Archive(store, workers=1).add(told)


COVERAGE = (
    ("https://courier.example/ferry", FIRST + REST),
    ("https://courier.example/ferry", LATER),
    ("https://echo.example/burned", OTHER),
)
WANTED = {"toll": "killed 10", "origins": "2", "denial": "", "correction": "", "person": "Nobody"}


def at(hours: float) -> Callable[[], datetime]:
    moment = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    return lambda: moment


def test_each_rule_fires_once_also_after_a_kill(store: RowStore, receiver: Receiver) -> None:
    for kind, words in WANTED.items():
        one = rule(kind, words, receiver.address)
        store.outbox.keep_rule(one.id, msgspec.json.encode(one))
    add(store, COVERAGE[0])
    assert send_alerts(store, at(0)).made == 0
    add(store, *COVERAGE[1:])
    # Killed when all letters were taken and none was sent.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivering, "_send", _killed)
        with pytest.raises(KeyboardInterrupt):
            send_alerts(store, at(1))
    assert receiver.taken == []
    assert send_alerts(store, at(1)).sent == 0, "another process may still be at work on them"
    done = send_alerts(store, at(1.2))
    assert done.failed == ()
    types = sorted(json.loads(body)["type"] for _, body in receiver.taken)
    assert {"variorum.toll", "variorum.origins", "variorum.correction"} <= set(types)
    assert types.count("variorum.toll") == types.count("variorum.origins") == 1
    assert "variorum.person" not in types
    again = send_alerts(store, at(9))
    assert (again.made, again.sent) == (0, 0)
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == len(receiver.taken)
    assert len(news_in(store.outbox.letters())) <= len(receiver.taken)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_another_library_verifies_the_signature(
    store: RowStore, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = rule("origins", "2", receiver.address)
    store.outbox.keep_rule(one.id, msgspec.json.encode(one))
    add(store, *COVERAGE)
    send_alerts(store)
    ((headers, body),) = receiver.taken
    told = Webhook(SECRET).verify(body, {key.lower(): one for key, one in headers.items()})
    assert told["type"] == "variorum.origins"
    assert told["data"]["news"]["count"] == 2
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body + b" ", {key.lower(): one for key, one in headers.items()})
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(body, {key.lower(): one for key, one in headers.items()})


def test_a_letter_that_is_not_taken_is_tried_again_later(
    store: RowStore, receiver: Receiver
) -> None:
    one = rule("toll", "killed 10", receiver.address)
    store.outbox.keep_rule(one.id, msgspec.json.encode(one))
    add(store, *COVERAGE)
    receiver.refuse = 2
    assert send_alerts(store, at(0)).failed == (f"{receiver.address}: localhost answered 500",)
    assert send_alerts(store, at(0)).failed == (), "it is not due yet"
    assert len(send_alerts(store, at(0.01)).failed) == 1
    assert send_alerts(store, at(0.02)).sent == 0
    assert send_alerts(store, at(1)).sent == 1
    (letter,) = store.outbox.letters()
    assert (letter.state, letter.tries) == ("sent", 3)


def test_a_private_address_is_reached_only_where_its_host_is_allowed(receiver: Receiver) -> None:
    port = receiver.server.server_port
    for host in ("localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"):
        with pytest.raises(Undelivered):
            post(f"http://{host}:{port}/", b"{}", {})
    assert receiver.taken == []
    post(receiver.address, b"{}", {}, {"localhost"})
    assert len(receiver.taken) == 1
    with pytest.raises(Undelivered) as refused:
        post("file:///etc/passwd", b"", {})
    assert refused.value.gone


def test_rules_are_read_from_words() -> None:
    assert read_rule("toll", ["killed", "10"]) == {"measure": "killed", "least": 10}
    assert read_rule("origins", []) == {"least": 2}
    assert read_rule("person", ["Ann", "Bell"]) == {"name": "Ann Bell"}
    for kind, words in (("toll", ["killed"]), ("weather", []), ("denial", ["x"])):
        with pytest.raises(StopRun):
            read_rule(kind, words)


def test_only_what_came_after_the_rule_is_told(store: RowStore) -> None:
    add(store, *COVERAGE)
    news = news_of(Archive(store))
    (dossier,) = Archive(store).stories()
    early, late = rule("origins", "2", "feed"), rule("origins", "2", "feed")
    late = msgspec.structs.replace(late, made="2999-01-01T00:00:00Z")
    found = list(matches(early, dossier, news))
    assert [one.about for one in found] == [dossier.story.id]
    assert isinstance(found[0], Match)
    assert list(matches(late, dossier, news)) == []
    place = rule("place", dossier.story.places[0].upper(), "feed")
    assert len(list(matches(place, dossier, news))) == 1
    assert str(place).startswith("a story is set in ")


def test_an_e_mail_tells_the_words_and_bears_the_letter_s_id(store: RowStore) -> None:
    one = rule("toll", "killed 10", "mailto:desk@example.org")
    store.outbox.keep_rule(one.id, msgspec.json.encode(one))
    add(store, *COVERAGE)
    done = send_alerts(store, at(0))
    assert done.failed == (
        "mailto:desk@example.org: no mail server is named: set VARIORUM_SMTP to host:port",
    )
    message = message_of(store.outbox.letters()[0])
    assert message["To"] == "desk@example.org"
    assert message["Message-ID"].startswith("<m")
    assert "killed" in message["Subject"]
    assert "Because killed reaches 10." in message.get_content()


def test_a_signature_is_as_the_specification_has_it() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'
    id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert sign(secret, id, 1614265330, body) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
