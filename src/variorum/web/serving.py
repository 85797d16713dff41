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
    """

    port: int | None = None
    browse: bool = True
    token_file: Path | None = None


def serve(store: Place, manner: Manner, *, writable: bool, tell: Callable[[str], None]) -> None:
    """Serve the store on a loopback port, and print the link that lets in once.

    Without `port` it is 8476 or, where that is taken, any that is free. Ends, when requests under
    way are answered, by Ctrl-C or SIGTERM; the signal is then raised again for the caller.

    Raises:
        StopRun: the port is taken, or nothing can listen.
    """
    listening = listen(manner.port)
    desk = Desk(store, listening.getsockname()[1], writable=writable, tell=tell)
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
    link = desk.link()
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
