"""The gate: what stands before every page, and what goes out with every answer.

In order: the host that was asked for must be this one (a page of elsewhere may let its own name
lead here: DNS rebinding); a change must come from a page of this desk (CSRF); whoever asks must
have a session or a token; and what they may do must allow what is asked. A change that came with no
sign of where it came from is refused too. An address at which something is changed is for editors,
unless it is known to be for reviewers or admins.
"""

import re
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.access.rights import Right
from variorum.web.callers import Caller, let_in

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
OPEN = ("/enter", "/assets/", "/sign-in")
"""Addresses that are asked for before there is a session; they hold nothing of the store."""

OWN = re.compile(r"/leave|/saved|/saved/[^/]+/forget|/stories/[^/]+/seen")
"""Addresses at which a reader keeps something of their own; whoever has a session may leave."""

REVIEWING = re.compile(
    r"/stories/[^/]+/lines/[^/]+/(?:decide|remark)"
    r"|/review/(?:many|second/[^/]+)"
    r"|/decisions/[^/]+/undo"
    r"|/api/v1/stories/[^/]+/lines/[^/]+/decisions"
    r"|/api/v1/decisions/[^/]+/undo"
)
"""Addresses at which a reviewer may change something; what exactly is checked where it is done."""

MANAGING = re.compile(r"/api/v1/users(?:/.*)?")
"""Addresses that are for admins alone."""

HTTPS_ALONE = "max-age=31536000"

Refuse = Callable[[Scope, int, str], Awaitable[Response]]


class Door(Protocol):
    """What the gate asks of the desk that it stands before."""

    @property
    def origins(self) -> frozenset[str]:
        """The addresses under which the desk may be asked for: `https://desk.example`."""

    @property
    def cookie(self) -> str:
        """The name of the cookie of a session."""

    async def caller(self, token: str, session: str | None) -> Caller | None:
        """Who brings this token or this session; none where they open nothing."""


class Gate:
    """The application behind all that is checked first."""

    def __init__(self, app: ASGIApp, door: Door, refuse: Refuse) -> None:
        self._app = app
        self._door = door
        self._hosts = frozenset(origin.partition("://")[2] for origin in door.origins)
        self._sent = dict(SENT_ALWAYS)
        if all(origin.startswith("https://") for origin in door.origins):
            self._sent["strict-transport-security"] = HTTPS_ALONE
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
                for name, value in self._sent.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        wrong = await self._wrong(scope)
        app = self._app if wrong is None else await self._refuse(scope, *wrong)
        await app(scope, receive, guarded)

    async def _wrong(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is not let in: the status and the reason; none where it is."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "This desk is asked for under another name than its own."
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            return 400, "No address of the desk holds the character U+0000."
        token = token_of(headers)
        by_token = await self._door.caller(token, None) if token else None
        changes = scope["method"] not in READING
        # No page can make a browser send a token along, so it matters not where such a request is
        # from.
        if changes and by_token is None and not self._from_here(headers):
            return 403, "A change must come from a page of this desk."
        caller = by_token or await self._door.caller("", session_of(scope, self._door.cookie))
        if caller is not None:
            let_in(scope, caller)
        if scope["path"].startswith(OPEN):
            return None
        if caller is None:
            return 401, "Come in first: by the desk's link, by signing in, or with a token."
        right = right_for(scope["method"], scope["path"])
        if right not in caller.rights:
            return 403, f"This needs the right to {_TOLD[right]}, which you do not have here."
        return None

    def _from_here(self, headers: Headers) -> bool:
        """Whether a request was made by a page of this desk.

        Browsers tell by `Sec-Fetch-Site`, which no page can set; an older one by `Origin` alone.
        """
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        host = headers.get("host", "").lower()
        if site is not None and site != "same-origin":
            return False
        if origin is None:
            return site == "same-origin"
        return origin in self._door.origins and origin.partition("://")[2] == host


_TOLD: dict[Right, str] = {
    "read": "read",
    "review": "review",
    "edit": "edit",
    "admin": "manage users",
}


def right_for(method: str, path: str) -> Right:
    """The right that a request needs at least."""
    if MANAGING.fullmatch(path):
        return "admin"
    if method in READING or OWN.fullmatch(path):
        return "read"
    return "review" if REVIEWING.fullmatch(path) else "edit"


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
