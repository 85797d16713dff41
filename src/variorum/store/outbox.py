"""When a store came to know its articles, and what it owes to those who asked to be told."""

from collections.abc import Collection, Iterable
from typing import Literal, Protocol

import msgspec

LetterState = Literal["due", "sent", "failed"]


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One alert to one receiver.

    `id` follows from the rule, what it is about and the receiver, so that nothing is told twice.
    `due` is when it is to be sent, or to be tried again; `tries` how often it was tried; `body`
    what it says, as JSON.
    """

    id: str
    rule: str
    about: str
    to: str
    made: str
    state: LetterState = "due"
    tries: int = 0
    due: str
    body: bytes


class Outbox(Protocol):
    """Arrivals of articles, rules of alerts, and letters."""

    def note_arrival(self, article: str, at: str) -> None:
        """Note when an article came to be known; the first time stands."""

    def arrivals(self, articles: Collection[str]) -> dict[str, str]:
        """When these articles came to be known, by their ids; of older stores that is not told."""

    def arrived_since(self, at: str) -> list[str]:
        """The ids of the articles that came to be known at that time or later, sorted."""

    def rules(self) -> dict[str, bytes]:
        """The rules by their ids, in the order of these."""

    def keep_rule(self, id: str, body: bytes) -> None:
        """Keep a rule, in place of the one of this id."""

    def drop_rule(self, id: str) -> None:
        """Forget a rule and its letters that are not sent yet."""

    def post(self, letters: Iterable[Letter]) -> int:
        """Put letters in that were never put in before; how many these are."""

    def take_due(self, now: str, until: str) -> list[Letter]:
        """The letters that are due; nobody else gets them till `until`."""

    def mark(self, id: str, state: LetterState, tries: int, due: str) -> None:
        """Note what became of a letter."""

    def letters(self) -> list[Letter]:
        """All letters, in the order in which they were made."""
