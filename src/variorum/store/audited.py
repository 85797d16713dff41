"""What a check of a store asks of it."""

from collections.abc import Iterator
from typing import Protocol

import msgspec


class Audited(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a check of the store sees it: its columns, and whether its digests hold.

    `digested` is null for an article that has none.
    """

    id: str
    uri: str
    outlet: str | None
    own: bytes
    digested: bool | None


class Audit(Protocol):
    """What a check of a store asks of it."""

    def loose(self) -> list[str]:
        """What stands for nothing in the store, or lacks what stands for it, a line each."""

    def counts(self) -> tuple[int, int, int]:
        """How many articles, stories and dossiers there are."""

    def articles(self) -> Iterator[Audited]:
        """Each article with the columns beside it, in the order of their ids."""

    def body(self, story: str) -> bytes:
        """The dossier of a story as it is kept; empty where there is none."""
