"""The gate: what stands before every page, and what goes out with every answer.

In order: the host that was asked for must be this one (a page of elsewhere may let its own name
lead here: DNS rebinding); a change must come from a page of this desk (CSRF); and whoever asks must
have a session. A change that came with no sign of where it came from is refused too.
"""

from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.web.sessions import Sessions

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""What a page may load and do: its own style sheets and scripts, and no markup made by scripts."""

SENT_ALWAYS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    # An article's link must not tell its outlet of the desk. A stricter policy would make browsers
    # send `Origin: null` with the desk's own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}
READING = frozenset({"GET", "HEAD"})
OPEN = ("/enter", "/assets/")
"""Addresses that are asked for before there is a session; they hold nothing of the store."""

Refuse = Callable[[Scope, int, str], Awaitable[Response]]


class Gate:
    """The application behind all that is checked first."""

    def __init__(self, app: ASGIApp, port: int, sessions: Sessions, refuse: Refuse) -> None:
        self._app = app
        self._hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))
        self._sessions = sessions
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SENT_ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        wrong = self._wrong(scope)
        app = self._app if wrong is None else await self._refuse(scope, *wrong)
        await app(scope, receive, guarded)

    def _wrong(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is not let in: the status and the reason; none where it is."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "This desk is asked for under another name than its own."
        if self._sessions.knows_token(token_of(headers)):
            # No page can make a browser send it along, so it matters not where a request is from.
            return None
        if scope["method"] not in READING and not _from_here(headers):
            return 403, "A change must come from a page of this desk."
        session = session_of(scope, self._sessions.cookie)
        if not scope["path"].startswith(OPEN) and not self._sessions.knows(session):
            return 401, "Open the desk by the link that stands in its terminal."
        return None


def session_of(scope: Scope, name: str) -> str | None:
    """The session that a request brings in its cookie, unchecked."""
    try:
        cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return None
    return cookies[name].value if name in cookies else None


def token_of(headers: Headers) -> str:
    """The token that a program brings, unchecked; empty where it brings none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _from_here(headers: Headers) -> bool:
    """Whether a request was made by a page of this desk.

    Browsers tell by `Sec-Fetch-Site`, which no page can set; an older one by `Origin` alone.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = f"http://{headers.get('host', '').lower()}"
    if site is not None and site != "same-origin":
        return False
    return origin == own if origin is not None else site == "same-origin"
