"""Who may do what: the rights of each role, and the right that each act asks for."""

from collections.abc import Collection, Mapping
from typing import Literal

Right = Literal["read", "review", "edit", "admin"]
"""What somebody may do, or what a token is good for: its scope."""

Role = Literal["reader", "reviewer", "editor", "admin"]

RIGHTS: tuple[Right, ...] = ("read", "review", "edit", "admin")

ROLES: Mapping[Role, frozenset[Right]] = {
    "reader": frozenset(RIGHTS[:1]),
    "reviewer": frozenset(RIGHTS[:2]),
    "editor": frozenset(RIGHTS[:3]),
    "admin": frozenset(RIGHTS),
}
"""The rights of each role. Each role may do all that the one before it may."""

ACTS: Mapping[str, Right] = {
    "look": "read",
    "ask": "read",
    "export": "read",
    "accept": "review",
    "strike": "review",
    "unsure": "review",
    "undo one's own": "review",
    "undo another's": "edit",
    "speaker": "edit",
    "amount": "edit",
    "same": "edit",
    "apart": "edit",
    "merge": "edit",
    "split": "edit",
    "users": "admin",
}
"""The right that each act asks for. An act that does not stand here asks for `edit`: what is new is
not open to all until somebody says so."""


def may(rights: Collection[Right], act: str) -> bool:
    """Whether somebody with these rights may do this."""
    return ACTS.get(act, "edit") in rights
