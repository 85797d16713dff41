"""The real command on a loopback port, and a client that asks it as a browser does."""

import http.client
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import msgspec

from tests.e2e.command import COMMAND
from variorum.web.serving import listen

_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/enter\?token=(\S+)")


class Answer(msgspec.Struct, frozen=True):
    """What the desk answered: status, headers in small letters, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Served:
    """A desk that runs, and somebody who may come in."""

    def __init__(self, process: "subprocess.Popen[bytes]", link: str, told: Path) -> None:
        self.process = process
        self.link = link
        self.told = told
        self.port = int(urlsplit(link).port or 0)
        self.cookie = ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """One request with nothing but what is given, and the host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            got = connection.getresponse()
            found = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, found, got.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """A page, asked for by who has come in."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask(path, headers={"Cookie": self.cookie, **named})

    def post(self, path: str, fields: Mapping[str, object] | list[tuple[str, str]]) -> Answer:
        """A form, sent by a page of the desk."""
        headers = {
            "Cookie": self.cookie,
            "Origin": self.origin,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.ask(path, "POST", headers, urlencode(fields).encode())

    def enter(self) -> None:
        """Come in by the link."""
        answer = self.ask(self.link.removeprefix(self.origin))
        assert answer.status == 303, answer.text
        self.cookie = answer.headers["set-cookie"].partition(";")[0]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it, and what it ended with."""
        self.process.send_signal(number)
        return self.process.wait(30)


def free_port() -> int:
    with listen(0) as listening:
        return int(listening.getsockname()[1])


def start(folder: Path, *arguments: str | Path) -> Served:
    """`variorum serve` with these arguments, as soon as it has told its link."""
    told = folder / "told.txt"
    command = [*COMMAND, "serve", *map(str, arguments), "--no-open"]
    if "--port" not in arguments:
        command += ["--port", str(free_port())]
    with told.open("wb") as out:
        environment = {**os.environ, "VARIORUM_MODEL": "rules"}
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder, env=environment)
    try:
        for _ in range(1200):
            found = _LINK.search(told.read_text())
            if found:
                return Served(process, found[0], told)
            assert process.poll() is None, told.read_text()
            time.sleep(0.05)
        raise AssertionError(f"no link within a minute: {told.read_text()}")
    except BaseException:
        process.kill()
        process.wait()
        raise


@contextmanager
def served(folder: Path, *arguments: str | Path) -> Iterator[Served]:
    """A desk that somebody has come into; at the end it must end by itself, without a traceback."""
    desk = start(folder, *arguments)
    try:
        desk.enter()
        yield desk
        assert desk.process.poll() is None, desk.told.read_text()
        assert desk.stop() == 143
    finally:
        if desk.process.poll() is None:
            desk.process.kill()
            desk.process.wait()
    assert "Traceback" not in desk.told.read_text()
