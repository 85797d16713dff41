"""What goes wrong inside is told in a line, with the same headers as all else."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from variorum.web.desk_state import Desk
from variorum.web.routes import application


def asked(app: Any, path: str, cookie: str) -> tuple[dict[str, Any], bytes]:
    """What an application answers to a request, without a server."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:81"), (b"cookie", cookie.encode())]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": headers,
        "state": {},
    }
    with pytest.raises(ZeroDivisionError):
        asyncio.run(app(scope, receive, send))
    return sent[0], b"".join(one.get("body", b"") for one in sent[1:])


def test_a_fault_is_a_page_and_a_line(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(own_store, 81, writable=True, tell=print)
    session = desk.sessions.enter(desk.sessions.new_link())
    app = application(desk)

    async def broken(self: Desk, function: object) -> None:
        raise ZeroDivisionError("<b>")

    monkeypatch.setattr(Desk, "look", broken)
    app._app.state.desk = desk  # type: ignore[attr-defined]
    start, body = asked(app, "/", f"variorum-81={session}")
    assert start["status"] == 500
    assert b"content-security-policy" in dict(start["headers"])
    assert b"the terminal says what" in body
    assert b"ZeroDivision" not in body
    assert "internal error at /: ZeroDivisionError: <b>" in capsys.readouterr().err
    desk.close()
