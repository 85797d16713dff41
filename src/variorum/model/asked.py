"""Asked: what coverage says of a claim that somebody asks about."""

from typing import Literal

import msgspec

from variorum.model.article import Outlet, Published, Rejection
from variorum.model.reading import Mode
from variorum.model.span import Evidence

Slot = Literal["number", "time", "actor", "polarity"]
"""In what a telling differs from a claim: a number, a time, who acts, or a yes and a no."""

Found = Literal["told", "disputed", "superseded", "denied", "differs", "nothing found"]
"""What was found, in a word. `told` and `disputed` alone mean that somebody says it."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that bears on the claim, and who says it.

    `evidence` is the whole sentence. `speaker` is whom the account names as the one who says it,
    null where the account says it in its own voice. Where the sentence differs from the claim,
    `slot` tells in what, `claimed` and `told` are the words of either, and `by` is how far two
    numbers (in the number's unit) or two days lie apart.
    """

    evidence: Evidence
    story: str
    origin: str
    speaker: str | None = None
    mode: Mode | None = None
    slot: Slot | None = None
    claimed: str | None = None
    told: str | None = None
    by: float | int | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An article that the answer cites."""

    id: str
    uri: str
    outlet: Outlet
    title: str | None
    published: Published | None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one question: what the coverage says of a claim.

    `origins` counts the independent origins among `says`, never outlets. `superseded_by` are
    tellings of a later day that give another number or state of the same thing. Nothing stands in
    `says` that does not hold every part of the claim.
    """

    variorum: Literal["1"] = "1"
    claim: str
    found: Found
    origins: int
    says: tuple[Telling, ...] = ()
    denies: tuple[Telling, ...] = ()
    differs: tuple[Telling, ...] = ()
    superseded_by: tuple[Telling, ...] = ()
    accounts: tuple[Account, ...] = ()
    asked: int = 0
    """How many articles were asked."""
    rejected: tuple[Rejection, ...] = ()
