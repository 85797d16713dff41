"""What the pages of one desk share: the store, who may come in, and threads to work in."""

import asyncio
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from starlette.responses import Response

from variorum.access.users import Accounts
from variorum.engine.desk import Notebook, Reader
from variorum.errors import StopRun
from variorum.model import Dossier
from variorum.model.asked import Asked
from variorum.store.address import named
from variorum.store.base import BadRow, Unwritable
from variorum.store.place import Place
from variorum.store.teamwork import Teamwork
from variorum.web.attempts import Attempts
from variorum.web.callers import Caller, by_session, by_token, owner
from variorum.web.repeats import Repeats
from variorum.web.sessions import Sessions

if TYPE_CHECKING:
    from variorum.engine.archive import Archive

Result = TypeVar("Result")

READERS = 4
"""Threads that look into the store, each over a connection of its own. What they wait for is the
disk; more of them would only share the one interpreter."""

TOKEN = 32
"""Characters that a token has at least, so that nobody guesses it."""

EXPLAINED = 4
"""Dossiers whose reasons are kept at hand: who asks why of one line asks of the next one too."""


class Desk:
    """One store that is served at one port: to who has its link, or to a team that signs in.

    `origin` is the address under which a team asks for the desk, where that is another than its own
    (`https://desk.example`, of a proxy that speaks TLS); the desk then answers to no other name.
    """

    def __init__(
        self,
        store: Place,
        port: int,
        *,
        writable: bool,
        tell: Callable[[str], None],
        team: bool = False,
        origin: str | None = None,
    ) -> None:
        self.store = store
        self.port = port
        self.writable = writable
        self.team = team
        self.origins = frozenset((origin,)) if origin else loopback(port)
        self.secure = origin is not None and origin.startswith("https://")
        self.sessions = Sessions(port)
        self.cookie = "__Host-variorum" if self.secure else self.sessions.cookie
        self.accounts = Accounts(store)
        self.attempts = Attempts()
        self.repeats = Repeats()
        self.reader = Reader(store)
        self._notebook = Notebook(store)
        self._tell = tell
        self._noting = ThreadPoolExecutor(1, "noting")
        self._reading = ThreadPoolExecutor(READERS, "reading")
        self._writing = ThreadPoolExecutor(1, "writing")
        self._explaining = ThreadPoolExecutor(1, "explaining")
        # Passwords are looked at one by one: each takes 64 MB and a good part of a second.
        self._checking = ThreadPoolExecutor(1, "checking")
        self._explained: OrderedDict[bytes, Dossier] = OrderedDict()

    def link(self) -> str:
        """A link that lets in once."""
        return self._address(self.sessions.new_link())

    def allow(self, file: Path) -> None:
        """Let programs in that bring the token in a file; a new one where there is no such file.

        Raises:
            StopRun: the file cannot be read or made, or holds no token.
        """
        try:
            if not file.exists():
                file.touch(mode=0o600)
                file.write_text(secrets.token_urlsafe(32) + "\n", encoding="ascii")
            token = file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise StopRun(f"the token in {file} cannot be read: {error}") from error
        if len(token) < TOKEN:
            raise StopRun(f"the token in {file} is too short: take out the file, for a new one")
        self.sessions.allow(token)

    def knocked(self) -> None:
        """Somebody came without a key: a new link is told, where none is open and not too often."""
        secret = self.sessions.link_for_a_knock()
        if secret is not None:
            self._tell(f"another link to the desk: {self._address(secret)}")

    def _address(self, secret: str) -> str:
        return f"http://127.0.0.1:{self.port}/enter?token={secret}"

    async def caller(self, token: str, session: str | None) -> Caller | None:
        """Who brings this token or session; none where they open nothing."""
        loop = asyncio.get_running_loop()
        if token:
            if self.sessions.knows_token(token):
                return None if self.team else owner(token)
            return await loop.run_in_executor(self._reading, by_token, self.accounts, token)
        if session is None:
            return None
        if self.team:
            return await loop.run_in_executor(self._reading, by_session, self.accounts, session)
        return owner(session) if self.sessions.knows(session) else None

    async def checked(self, function: Callable[[], Result]) -> Result:
        """What a function finds out about a password, or about sessions."""
        return await asyncio.get_running_loop().run_in_executor(self._checking, function)

    def set_cookie(self, response: Response, session: str) -> None:
        """Let a browser bring a session from now on.

        A cookie with the prefix `__Host-` must be `Secure`, which plain HTTP on a loopback address
        cannot have in every browser. There the name carries the port, and the rest is as that
        prefix asks: no domain, the path `/`, unreadable to scripts, not sent with what other sites
        ask for.
        """
        response.set_cookie(
            self.cookie, session, httponly=True, secure=self.secure, samesite="lax", path="/"
        )

    def clear_cookie(self, response: Response) -> None:
        """Let a browser bring the session no more."""
        response.delete_cookie(
            self.cookie, httponly=True, secure=self.secure, samesite="lax", path="/"
        )

    async def look(self, function: Callable[[Reader], Result]) -> Result:
        """What a function finds in the store, in a thread that may wait."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, function, self.reader)

    async def change(self, function: Callable[["Archive"], Result]) -> Result:
        """What a function does to the store; one change follows the other.

        Raises:
            Unwritable: the store may only be read.
        """
        if not self.writable:
            raise Unwritable(f"{named(self.store)} can only be read: nothing can be decided here")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writing, partial(_changed, self.store, function))

    async def note(self, function: Callable[[Teamwork], Result]) -> Result:
        """What a function keeps of people's own work; no story is changed by it.

        Raises:
            Unwritable: the store may only be read.
        """
        if not self.writable:
            raise Unwritable(f"{named(self.store)} can only be read: nothing can be kept here")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._noting, lambda: function(self._notebook.teamwork))

    async def asked(self, claim: str) -> Asked:
        """What the store says of a claim. One question follows the other: each reads many texts.

        Raises:
            StopRun: the claim is empty.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._explaining, _asked, claim, self.store)

    async def explained(self, dossier: Dossier) -> Dossier:
        """The dossier with the reasons of its records.

        Its texts are read again for that, so the last few are kept at hand, by their content.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._explaining, self._explain, dossier)

    def _explain(self, dossier: Dossier) -> Dossier:
        from variorum.why import explained

        key = hashlib.sha256(msgspec.json.encode(dossier)).digest()
        found = self._explained.pop(key, None)
        self._explained[key] = found = found or explained(dossier)
        while len(self._explained) > EXPLAINED:
            self._explained.popitem(last=False)
        return found

    async def owe(self, bad: BadRow) -> None:
        """Let a damaged record be made anew."""
        if self.writable:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._writing, partial(_made_anew, self.store, bad))

    def close(self) -> None:
        """Let the threads go; what is being written is ended first."""
        self._reading.shutdown(wait=False, cancel_futures=True)
        self._noting.shutdown(wait=False, cancel_futures=True)
        self._writing.shutdown(wait=False, cancel_futures=True)
        self._explaining.shutdown(wait=False, cancel_futures=True)
        self._checking.shutdown(wait=False, cancel_futures=True)


def loopback(port: int) -> frozenset[str]:
    """The addresses under which a port of this machine may be asked for."""
    return frozenset(f"http://{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))


def _asked(claim: str, store: Place) -> Asked:
    from variorum.engine.asking import ask

    return ask(claim, [str(store)], workers=1)


def _changed(store: Place, function: Callable[["Archive"], Result]) -> Result:
    from variorum.engine.opening import open_archive

    # Processes cannot be forked from one that has threads, so all is done in this one.
    with open_archive(store, create=False, workers=1) as archive:
        return function(archive)


def _made_anew(store: Place, bad: BadRow) -> None:
    from variorum.engine.opening import open_archive, owe

    owe(store, bad)
    with open_archive(store, create=False, workers=1) as archive:
        archive.settle()
