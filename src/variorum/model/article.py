"""Articles: what came in, what it became, and what was refused."""

from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.span import Evidence, Span

Precision = Literal["year", "month", "day", "minute"]
RemovedReason = Literal["chrome", "credit", "navigation", "duplicate", "caption"]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What came with a document beside its text; every field as it was given, unchecked."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None


class RawDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as intake found it: decoded, not yet cleaned.

    `digest` is the SHA-256 (hex) of the bytes it came from. `as_is` asks that `text` be kept to
    the character.
    """

    uri: str
    kind: Literal["text", "html"]
    text: str
    digest: str
    given: Given = Given()
    as_is: bool = False


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A document that could not be read, and why; it is output like any other."""

    uri: str
    reason: str


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who published the article, and how that is known."""

    name: str | None = None
    domain: str | None = None
    basis: Literal["metadata", "url", "credit", "unknown"] = "unknown"


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The line that opens a dispatch: `KABUL, Sept 21 (Reuters) -`."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When the article was published: ISO 8601 to its precision, and how that is known."""

    value: str
    precision: Precision
    basis: Literal["metadata", "text", "url", "coverage"]


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the page that is not the story's own text, and why it was taken out.

    `rule` is the id of the named rule that took it out (`lexicon/en/`). It is left out of JSON
    where it is not set, and the documents of the contract do not set it: see `Article.unexplained`.
    """

    text: str
    reason: RemovedReason
    rule: str | msgspec.UnsetType = msgspec.UNSET


SHARED_BY = " / "
"""What parts the agencies of one credit in `Article.agency`: "PA / AP"."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text at one address; `text` is its cleaned body.

    Paragraphs of `text` are parted by a blank line. `id` derives from `uri` and the bytes given,
    so cleaning that gets better does not rename an article.
    """

    id: str
    uri: str
    outlet: Outlet
    title: str | None
    byline: str | None
    dateline: Dateline | None
    agency: str | None
    via: tuple[str, ...]
    published: Published | None
    language: str
    text: str
    removed: tuple[Removed, ...]
    because: Reasons = msgspec.UNSET

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that the text is credited to, one by one: "PA / AP" are two."""
        return tuple(self.agency.split(SHARED_BY)) if self.agency else ()

    def unexplained(self) -> "Article":
        """The article without the rules that took something out, as the contract shows it."""
        plain = tuple(Removed(text=one.text, reason=one.reason) for one in self.removed)
        return msgspec.structs.replace(self, removed=plain)

    def evidence(self, span: Span) -> Evidence:
        """The evidence for `span` of this article's text."""
        start, end = span
        return Evidence(article=self.id, start=start, end=end, text=self.text[start:end])
