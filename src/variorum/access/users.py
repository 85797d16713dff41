"""Users with their roles, the sessions that they opened, and the tokens of programs."""

import hashlib
import re
import secrets
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import get_args

import msgspec

from variorum.access.access_tables import Row, tables_of
from variorum.access.passwords import digest_of, fits
from variorum.access.rights import RIGHTS, ROLES, Right, Role
from variorum.errors import StopRun
from variorum.store.place import Place

IDLE = timedelta(hours=12)
"""How long a session lasts in which nothing is asked."""

LASTS = timedelta(days=14)
"""How long a session lasts at most."""

_NOTED = timedelta(minutes=5)
"""How often is noted that a session is in use."""

_NAME = re.compile(r"[^\W_][\w .@'-]{0,99}")


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in. `made` is when the user was added, ISO 8601 in UTC."""

    name: str
    role: Role
    disabled: bool
    made: str

    @property
    def rights(self) -> frozenset[Right]:
        """What the user may do: nothing, once disabled."""
        return frozenset() if self.disabled else ROLES[self.role]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session that is open, when it was opened and when it was last in use."""

    user: str
    made: str
    seen: str


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """The key of a program. `user` is for whom it acts, null on a desk of one person.

    `ends` is when it is good no longer, null for never. Its secret is kept nowhere.
    """

    id: str
    name: str
    user: str | None
    scopes: tuple[Right, ...]
    made: str
    ends: str | None


class Accounts:
    """Who may come in to the desk of one store."""

    def __init__(
        self, store: Place, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._tables = tables_of(store)
        self._now = now

    def add_user(self, name: str, role: Role, password: str) -> User:
        """Add somebody.

        Raises:
            StopRun: the name is taken or none, there is no such role, or the password is too short.
        """
        name = " ".join(name.split())
        if not _NAME.fullmatch(name):
            raise StopRun("a name begins with a letter or figure and has at most 100 characters")
        if self.user(name) is not None:
            raise StopRun(f"there is a user {name} already")
        made = User(name=name, role=_role(role), disabled=False, made=self._time())
        self._tables.write(
            "INSERT INTO account (name, role, password, disabled, made) VALUES (?, ?, ?, 0, ?)",
            (made.name, made.role, digest_of(password), made.made),
        )
        return made

    def users(self) -> list[User]:
        """All users by name, those who are disabled too."""
        found = self._tables.read("SELECT name, role, disabled, made FROM account ORDER BY name")
        return [_user(row) for row in found]

    def user(self, name: str) -> User | None:
        """The user of a name."""
        asked = "SELECT name, role, disabled, made FROM account WHERE name = ?"
        found = self._tables.read(asked, (name,))
        return _user(found[0]) if found else None

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        disabled: bool | None = None,
        password: str | None = None,
    ) -> User:
        """Give a user another role or password, or let nobody in by the name any more.

        A new password, or none being let in, ends the user's sessions. What is left out stays.

        Raises:
            StopRun: there is no such user or role, or nobody would be left who is an admin.
        """
        user = self.user(name)
        if user is None:
            raise StopRun(f"there is no user {name!r}")
        wanted = msgspec.structs.replace(
            user,
            role=user.role if role is None else _role(role),
            disabled=user.disabled if disabled is None else disabled,
        )
        admins = [one.name for one in self.users() if "admin" in one.rights]
        if admins == [name] and "admin" not in wanted.rights:
            raise StopRun(f"{name} is the only admin: make another one first")
        self._tables.write(
            "UPDATE account SET role = ?, disabled = ? WHERE name = ?",
            (wanted.role, int(wanted.disabled), name),
        )
        if password is not None:
            given = digest_of(password)
            self._tables.write("UPDATE account SET password = ? WHERE name = ?", (given, name))
        if password is not None or wanted.disabled:
            self.end_sessions(name)
        return wanted

    def sign_in(self, name: str, password: str) -> str | None:
        """The secret of a new session; none where name and password do not fit."""
        name = " ".join(name.split())
        asked = "SELECT password, disabled FROM account WHERE name = ?"
        found = self._tables.read(asked, (name,)) if _NAME.fullmatch(name) else []
        digest, disabled = found[0] if found else (None, 0)
        if not fits(password, digest) or disabled:
            return None
        secret, now = secrets.token_urlsafe(32), self._time()
        over = (self._time(-LASTS), self._time(-IDLE))
        self._tables.write("DELETE FROM session WHERE made < ? OR seen < ?", over)
        self._tables.write(
            "INSERT INTO session (digest, account, made, seen) VALUES (?, ?, ?, ?)",
            (_digest(secret), name, now, now),
        )
        return secret

    def user_of(self, session: str) -> User | None:
        """Who opened a session that is still good."""
        found = self._tables.read(
            "SELECT account, made, seen FROM session WHERE digest = ?", (_digest(session),)
        )
        if not found:
            return None
        name, made, seen = found[0]
        if made < self._time(-LASTS) or seen < self._time(-IDLE):
            self.end_session(session)
            return None
        if seen < self._time(-_NOTED):
            noted = (self._time(), _digest(session))
            self._tables.write("UPDATE session SET seen = ? WHERE digest = ?", noted)
        user = self.user(name)
        return None if user is None or user.disabled else user

    def sessions(self, name: str) -> list[Session]:
        """The sessions that a user has open, the oldest first."""
        found = self._tables.read(
            "SELECT account, made, seen FROM session WHERE account = ? AND made >= ?"
            " AND seen >= ? ORDER BY made, digest",
            (name, self._time(-LASTS), self._time(-IDLE)),
        )
        return [Session(user=user, made=made, seen=seen) for user, made, seen in found]

    def end_session(self, session: str) -> None:
        """Let a session open nothing any more."""
        self._tables.write("DELETE FROM session WHERE digest = ?", (_digest(session),))

    def end_sessions(self, name: str) -> int:
        """Let none of a user's sessions open anything any more; how many there were."""
        return self._tables.write("DELETE FROM session WHERE account = ?", (name,))

    def add_token(
        self,
        name: str,
        scopes: Collection[Right],
        *,
        user: str | None = None,
        days: int | None = None,
    ) -> tuple[Token, str]:
        """A new token and its secret, which is shown once.

        A token of a user never opens more than the user may do at the time.

        Raises:
            StopRun: it has no name or scope, there is no such user, or it would end before now.
        """
        name = " ".join(name.split())
        if not name or len(name) > 100:
            raise StopRun("a token has a name, of at most 100 characters")
        unknown = sorted(set(scopes) - set(RIGHTS))
        if unknown or not scopes:
            raise StopRun(f"a token is good for one or more of {', '.join(RIGHTS)}")
        if user is not None and self.user(user) is None:
            raise StopRun(f"there is no user {user!r}")
        if days is not None and not 0 < days < 36600:
            raise StopRun("a token is good for a day at least")
        made = Token(
            id=f"t{secrets.token_hex(4)}",
            name=name,
            user=user,
            scopes=tuple(one for one in RIGHTS if one in scopes),
            made=self._time(),
            ends=None if days is None else self._time(timedelta(days=days)),
        )
        secret = "variorum_" + secrets.token_urlsafe(32)
        self._tables.write(
            "INSERT INTO token (id, digest, name, account, scopes, made, ends)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (made.id, _digest(secret), name, user, " ".join(made.scopes), made.made, made.ends),
        )
        return made, secret

    def tokens(self) -> list[Token]:
        """All tokens, the oldest first, those whose time is over too."""
        return [
            _token(row)
            for row in self._tables.read(
                "SELECT id, name, account, scopes, made, ends FROM token ORDER BY made, id"
            )
        ]

    def token_of(self, secret: str) -> Token | None:
        """The token of a secret; none where it is revoked or its time is over."""
        found = self._tables.read(
            "SELECT id, name, account, scopes, made, ends FROM token WHERE digest = ?",
            (_digest(secret),),
        )
        token = _token(found[0]) if found else None
        return None if token and token.ends and token.ends <= self._time() else token

    def revoke(self, id: str) -> None:
        """Let a token open nothing any more.

        Raises:
            StopRun: there is no such token.
        """
        if not self._tables.write("DELETE FROM token WHERE id = ?", (id,)):
            raise StopRun(f"there is no token {id!r}: `variorum token list` names them")

    def _time(self, later: timedelta = timedelta()) -> str:
        return (self._now() + later).strftime("%Y-%m-%dT%H:%M:%SZ")


def _role(told: str) -> Role:
    for one in get_args(Role):
        if one == told:
            return one  # type: ignore[no-any-return]
    raise StopRun(f"there is no role {told!r}: use one of {', '.join(get_args(Role))}")


def _user(row: Row) -> User:
    name, role, disabled, made = row
    return User(name=name, role=_role(role), disabled=bool(disabled), made=made)


def _token(row: Row) -> Token:
    id, name, user, scopes, made, ends = row
    known: tuple[Right, ...] = tuple(one for one in RIGHTS if one in scopes.split())
    return Token(id=id, name=name, user=user, scopes=known, made=made, ends=ends)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
