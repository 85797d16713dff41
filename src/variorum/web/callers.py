"""Who asks, and what they may do: found by the gate, and asked for wherever something is done."""

import hashlib
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Scope

from variorum.access.rights import RIGHTS, Right, may
from variorum.access.users import Accounts

_KEY = "variorum.caller"


class Caller(NamedTuple):
    """Somebody who was let in.

    `name` is the user, or null on a desk of one person, where who decides says a name each time.
    `key` stands for the session or token that was brought, and tells nothing of it.
    """

    name: str | None
    rights: frozenset[Right]
    key: str

    def may(self, act: str) -> bool:
        """Whether this one may do something."""
        return may(self.rights, act)

    def must_undo(self, by: str | None) -> None:
        """Refuse where this one may not take back what `by` decided.

        Raises:
            HTTPException: it is another's, and that needs more.
        """
        own = self.name is not None and by == self.name
        if not self.may("undo one's own" if own else "undo another's"):
            raise HTTPException(403, "only editors take back what others decided")


def owner(secret: str) -> Caller:
    """Who has come in by the link of a desk of one person, or by the token of its file."""
    return Caller(None, frozenset(RIGHTS), _mark(secret))


def by_token(accounts: Accounts, secret: str) -> Caller | None:
    """The program that brings a token; none where it opens nothing.

    A user's token opens what both it and the user are good for.
    """
    token = accounts.token_of(secret)
    if token is None:
        return None
    scopes = frozenset(token.scopes)
    if token.user is None:
        return Caller(None, scopes, _mark(secret))
    user = accounts.user(token.user)
    if user is None or user.disabled:
        return None
    return Caller(user.name, scopes & user.rights, _mark(secret))


def by_session(accounts: Accounts, session: str) -> Caller | None:
    """The user who opened a session; none where it opens nothing."""
    user = accounts.user_of(session)
    return None if user is None else Caller(user.name, user.rights, _mark(session))


def let_in(scope: Scope, caller: Caller) -> None:
    """Write down in a request who asks."""
    scope[_KEY] = caller


def caller_of(request: Request) -> Caller:
    """Who asks; somebody without any right where the gate let nobody in."""
    found: Caller = request.scope.get(_KEY, Caller(None, frozenset(), ""))
    return found


def require(request: Request, act: str) -> Caller:
    """Who asks, where they may do this.

    Raises:
        HTTPException: they may not.
    """
    caller = caller_of(request)
    if not caller.may(act):
        raise HTTPException(403, f"this needs a right that you do not have here: {act}")
    return caller


def _mark(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()[:32]
