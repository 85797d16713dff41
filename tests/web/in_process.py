"""The desk's application without a server: asked in this process, as a server asks it."""

import asyncio
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

from tests.web.served import Answer
from variorum.access.rights import Right, Role
from variorum.access.users import Accounts
from variorum.store.place import Place
from variorum.web.desk_state import Desk
from variorum.web.gate import Gate
from variorum.web.routes import application

PORT = 81
HOST = f"127.0.0.1:{PORT}"
PASSWORD = "a long enough password"


class InProcess:
    """One application, its loop in a thread of its own, and what is asked of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.app: Gate = application(desk)
        self.host = sorted(desk.origins)[0].partition("://")[2] if desk.secure else HOST
        self.origin = f"{'https' if desk.secure else 'http'}://{self.host}"
        # What the start of a server would do.
        self.app._app.state.desk = desk  # type: ignore[attr-defined]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """One request with nothing but what is given, and the host."""
        return asyncio.run_coroutine_threadsafe(
            self._ask(path, method, {"Host": self.host, **(headers or {})}, body), self._loop
        ).result(60)

    async def _ask(self, path: str, method: str, headers: Mapping[str, str], body: bytes) -> Answer:
        raw, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(raw),
            "raw_path": raw.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [
                (name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()
            ],
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 50_000),
            "state": {},
        }
        told: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        await self.app(scope, receive, send)
        found = {name.decode(): value.decode("latin-1") for name, value in told[0]["headers"]}
        return Answer(told[0]["status"], found, b"".join(one.get("body", b"") for one in told[1:]))

    def form(self, path: str, cookie: str, fields: Mapping[str, str]) -> Answer:
        """A form, sent by a page of the desk."""
        headers = {
            "Cookie": cookie,
            "Origin": self.origin,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.ask(path, "POST", headers, urlencode(fields).encode())

    def program(
        self, token: str, path: str, body: object = None, method: str = "", **headers: str
    ) -> Answer:
        """What a program asks of the API, or changes by it where it sends a body."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named["Authorization"] = f"Bearer {token}"
        if body is not None:
            named.setdefault("Content-Type", "application/json")
        sent = b"" if body is None else json.dumps(body).encode()
        return self.ask(
            "/api/v1" + path, method or ("GET" if body is None else "POST"), named, sent
        )

    def sign_in(self, name: str, password: str = PASSWORD) -> str:
        """The cookie of a session."""
        answer = self.form("/sign-in", "", {"name": name, "password": password})
        assert answer.status == 303, answer.text
        return answer.headers["set-cookie"].partition(";")[0]

    def token(self, *scopes: Right, user: str | None = None) -> str:
        """A new token of these scopes."""
        return self.desk.accounts.add_token("a test", scopes or ("read",), user=user)[1]

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        self.desk.close()


@contextmanager
def in_process(
    store: Place, *, team: bool = False, origin: str | None = None, writable: bool = True
) -> Iterator[InProcess]:
    """A desk over a store; at the end its threads end."""
    desk = Desk(Path(store), PORT, writable=writable, tell=lambda _: None, team=team, origin=origin)
    room = InProcess(desk)
    try:
        yield room
    finally:
        room.end()


def with_users(store: Place, *names: Role) -> None:
    """Users beside a store, each named as its role."""
    accounts = Accounts(store)
    for name in names:
        accounts.add_user(name, name, PASSWORD)
