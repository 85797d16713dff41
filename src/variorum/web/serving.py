"""Serving the desk on a loopback address, until somebody ends it."""

import contextlib
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import uvicorn

from variorum.errors import StopRun
from variorum.store.address import named
from variorum.store.place import Place
from variorum.web.routes import Desk, application

HOST = "127.0.0.1"
PORT = 8476
"""Where the desk is found unless told, so that an address noted once leads there again."""

_GRACE = 10
"""Seconds that requests under way have to end when the desk is ended."""


class Manner(NamedTuple):
    """How a desk is served: at which port (null for the usual one, or any that is free), whether a
    browser is opened, and the file of the token that lets programs in, where they are.

    A `team` signs in by name and password. `origin` is the address under which it asks for the
    desk where a proxy stands before it.
    """

    port: int | None = None
    browse: bool = True
    token_file: Path | None = None
    team: bool = False
    origin: str | None = None

    def checked(self) -> "Manner":
        """The same, once it is seen to make sense.

        Raises:
            StopRun: the origin is none, or options do not go together.
        """
        if self.team and self.token_file:
            raise StopRun("a team's programs have tokens of their own: `variorum token add`")
        if self.origin is None:
            return self
        if not self.team:
            raise StopRun("a desk without --team is for this machine alone: it has no --origin")
        parts = urlsplit(self.origin.rstrip("/").lower())
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
            raise StopRun(f"{self.origin!r} is no origin: write https://desk.example")
        loopback = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if parts.scheme == "http" and not loopback:
            raise StopRun("passwords do not go over plain HTTP: the origin begins with https://")
        return self._replace(origin=f"{parts.scheme}://{parts.netloc}", browse=False)


def serve(store: Place, manner: Manner, *, writable: bool, tell: Callable[[str], None]) -> None:
    """Serve the store on a loopback port, and print the link that lets in once.

    Without `port` it is 8476 or, where that is taken, any that is free. Ends, when requests under
    way are answered, by Ctrl-C or SIGTERM; the signal is then raised again for the caller.

    Raises:
        StopRun: the port is taken, or nothing can listen.
    """
    manner = manner.checked()
    listening = listen(manner.port)
    port = listening.getsockname()[1]
    desk = Desk(store, port, writable=writable, tell=tell, team=manner.team, origin=manner.origin)
    if manner.team and not any("admin" in one.rights for one in desk.accounts.users()):
        raise StopRun("nobody could sign in: add an admin, `variorum user add NAME --role admin`")
    if manner.token_file is not None:
        desk.allow(manner.token_file)
    config = uvicorn.Config(
        application(desk),
        log_config=None,
        # What fails is told by the application itself, in a line.
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="on",
        ws="none",
        http="h11",
        loop="asyncio",
        h11_max_incomplete_event_size=16 * 1024,
        timeout_graceful_shutdown=_GRACE,
    )
    link = (manner.origin or f"http://{HOST}:{port}/") if manner.team else desk.link()
    # Who reads this from a pipe must get it at once.
    print(f"The desk of {named(store)} is at {link}", flush=True)
    with tempfile.TemporaryDirectory(prefix="variorum-") as folder:
        if manner.browse:
            _open(link, Path(folder))
        uvicorn.Server(config).run(sockets=[listening])


def listen(port: int | None) -> socket.socket:
    """A socket that listens on a loopback port.

    Raises:
        StopRun: the port is taken, or nothing can listen.
    """
    for tried in (PORT, 0) if port is None else (port,):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            # A desk that was just ended may be started again on its port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, tried))
            listening.listen(128)
        except (OSError, OverflowError) as error:
            listening.close()
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
        else:
            return listening
    raise StopRun(f"port {port or PORT} of {HOST} cannot be used ({reason}): name another, --port")


def _open(link: str, folder: Path) -> None:
    """Show the desk in a browser.

    What a browser is started with can be seen by others on the machine. So it is started with a
    file in a folder that only its owner can read, and which leads on.
    """
    with contextlib.suppress(OSError, webbrowser.Error):
        page = folder / "desk.html"
        page.touch(mode=0o600)
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><title>Variorum</title>'
            f'<meta http-equiv="refresh" content="0; url={escape(link)}">',
            encoding="utf-8",
        )
        webbrowser.open(page.as_uri())
