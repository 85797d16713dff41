"""Origins and reuse: independent reporting, and who copied whom."""

from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.span import Evidence, Span


class SharedText(msgspec.Struct, frozen=True, kw_only=True, tag="shared_text", tag_field="kind"):
    """Two articles hold the same words; `share` is of the shorter one's text, 0 to 1."""

    articles: tuple[str, str]
    share: float


class Credit(msgspec.Struct, frozen=True, kw_only=True, tag="credit", tag_field="kind"):
    """An article credits an agency or another outlet.

    `evidence` is null where the credit stood in a part of the page that was removed as credit.
    """

    article: str
    credited: str
    evidence: Evidence | None = None


class SharedOwner(msgspec.Struct, frozen=True, kw_only=True, tag="shared_owner", tag_field="kind"):
    """Two articles that share text are of outlets of one `family`, as the user told."""

    articles: tuple[str, str]
    family: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent piece of reporting and the articles that carry it; copies share one origin.

    Each article is of one origin, its own reporting's. `also_in` are the passages of this origin
    that stand in articles of others, copied there or told there by its name ("told Reuters"): what
    those passages say is of this origin.
    """

    id: str
    label: str
    articles: tuple[str, ...]
    basis: tuple[SharedText | Credit | SharedOwner, ...] = ()
    also_in: tuple[Evidence, ...] = ()
    because: Reasons = msgspec.UNSET


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One copied passage: the same words at `a` in the first article and at `b` in the second."""

    a: Span
    b: Span


class Reuse(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What two articles share, and which was copied (`copied`, JSON `from`) where that shows.

    `share_a` and `share_b` are the shares of each article's characters that stand in passages.
    """

    copied: str | None = msgspec.field(name="from")
    articles: tuple[str, str]
    passages: tuple[Passage, ...]
    share_a: float
    share_b: float
    direction_basis: Literal["credit", "date", "containment"] | None
    because: Reasons = msgspec.UNSET
