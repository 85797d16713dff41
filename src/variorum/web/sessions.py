"""Who may come in: a link that works once becomes a cookie, and the cookie is the key.

The secret itself is kept nowhere: the server holds its SHA-256, in memory, for as long as it runs.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

LINK_PAUSE = 20.0
"""Seconds between two new links: who knocks without a key cannot flood the terminal."""


class Sessions:
    """The links that were given out and not used, and the sessions that they became."""

    def __init__(self, port: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.cookie = f"variorum-{port}"
        """The cookie's name. Cookies are shared by all ports of a host, so the port is part of
        it: two desks do not throw each other out."""
        self._clock = clock
        self._links: set[bytes] = set()
        self._sessions: set[bytes] = set()
        self._tokens: set[bytes] = set()
        self._last_link = float("-inf")

    def new_link(self) -> str:
        """A secret that lets in once."""
        secret = secrets.token_urlsafe(32)
        self._links.add(_digest(secret))
        self._last_link = self._clock()
        return secret

    def link_for_a_knock(self) -> str | None:
        """A new secret for somebody without a key; none where there is one yet, or too soon."""
        if self._links or self._clock() - self._last_link < LINK_PAUSE:
            return None
        return self.new_link()

    def enter(self, secret: str) -> str | None:
        """The session that a link's secret opens, once; none where it opens nothing."""
        digest = _digest(secret)
        if not _held(digest, self._links):
            return None
        self._links.discard(digest)
        session = secrets.token_urlsafe(32)
        self._sessions.add(_digest(session))
        return session

    def knows(self, session: str | None) -> bool:
        """Whether this is a session that was opened here and not ended."""
        return session is not None and _held(_digest(session), self._sessions)

    def allow(self, token: str) -> None:
        """Let a program in that brings this token with each request."""
        self._tokens.add(_digest(token))

    def knows_token(self, token: str) -> bool:
        """Whether a program that brings this token is let in."""
        return _held(_digest(token), self._tokens)

    def end(self, session: str | None) -> None:
        """Let a session open nothing any more."""
        if session is not None:
            self._sessions.discard(_digest(session))


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _held(digest: bytes, known: set[bytes]) -> bool:
    """Whether a digest is among those known, in a time that tells nothing of them."""
    found = False
    for one in known:
        found |= hmac.compare_digest(digest, one)
    return found
