"""Articles: what came in, what it became, and what was refused."""

import hashlib
from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.invisible import SetAside
from variorum.model.span import Evidence, Span

Precision = Literal["year", "month", "day", "minute"]
RemovedReason = Literal["chrome", "credit", "navigation", "duplicate", "caption", "unread"]
TooLong = Literal["read", "reject"]
"""What becomes of a text over the limit: its beginning is read, or all of it is rejected."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What came with a document beside its text; every field as it was given, unchecked.

    `updated` is when the outlet says that it changed the text, `seen` when it was fetched.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    updated: str | None = None
    seen: str | None = None


class OutletNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the user tells of an outlet; null for what is left open.

    `country` is ISO 3166-1 alpha-2, `language` ISO 639, `owner` who owns this and other outlets.
    """

    name: str | None = None
    country: str | None = None
    language: str | None = None
    owner: str | None = None


class RawDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as intake found it: decoded, not yet cleaned.

    `digest` is the SHA-256 (hex) of the bytes it came from. `content` names what was given,
    wherever it lay: it is the same for a copy under another path. `as_is` asks that `text` be kept
    to the character. `note` is what the user tells of this document's outlet, `domains` what is
    told of outlets by their domains.
    """

    uri: str
    kind: Literal["text", "html"]
    text: str
    digest: str
    content: str
    given: Given = Given()
    as_is: bool = False
    too_long: TooLong = "read"
    note: OutletNote | None = None
    domains: dict[str, OutletNote] = {}


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A document that could not be read, and why; it is output like any other."""

    uri: str
    reason: str


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who published the article, and how that is known; `decision` is what a person corrected.

    `country` (ISO 3166-1 alpha-2) and `owner` are there only where the user tells them.
    """

    name: str | None = None
    domain: str | None = None
    basis: Literal["metadata", "url", "credit", "decision", "unknown"] = "unknown"
    country: str | msgspec.UnsetType = msgspec.UNSET
    owner: str | msgspec.UnsetType = msgspec.UNSET


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The line that opens a dispatch: `KABUL, Sept 21 (Reuters) -`."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When the article was published: ISO 8601 to its precision, and how that is known.

    `counted_from` flags a doubtful date: the page bears it weeks after the day that its text gives
    as its own, and the days of the text count from that one. JSON leaves it out elsewhere.
    """

    value: str
    precision: Precision
    basis: Literal["metadata", "text", "url", "coverage", "decision"]
    counted_from: str | msgspec.UnsetType = msgspec.UNSET

    @property
    def told(self) -> str:
        """The date, or the day that the text gives as its own where the date is doubtful."""
        return self.counted_from or self.value


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the page that is not the story's own text, and why it was taken out.

    `rule` is the id of the named rule that took it out (`lexicon/en/`). It is left out of JSON
    where it is not set, and the documents of the contract do not set it: see `Article.unexplained`.
    """

    text: str
    reason: RemovedReason
    rule: str | msgspec.UnsetType = msgspec.UNSET


class Digests(msgspec.Struct, frozen=True, kw_only=True):
    """SHA-256 (hex) of the bytes an article came from, and of its `text` in UTF-8.

    The bytes are those of the file or of the line; an item of a JSON list has none of its own, so
    it counts as encoded anew, its names sorted.
    """

    given: str
    text: str


def digest_text(text: str) -> str:
    """The SHA-256 (hex) of a text in UTF-8; a lone surrogate counts as the U+FFFD it becomes."""
    try:
        body = text.encode()
    except UnicodeEncodeError:
        body = "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text).encode()
    return hashlib.sha256(body).hexdigest()


SHARED_BY = " / "
"""What parts the agencies of one credit in `Article.agency`: "PA / AP"."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text at one address; `text` is its cleaned body.

    Paragraphs of `text` are parted by a blank line. `id` derives from the URL, where there is one,
    and from the content as it was given. A path has no part in it, so a copy under another name is
    the same article; nor has cleaning, so cleaning that gets better does not rename an article.
    `set_aside` is there only where the text as given held characters that nobody sees. `seen` (when
    it was fetched) and `updated` (when the page says that it was changed) are there only where they
    are known; ISO 8601. `known_as` are the names beside `uri` under which its outlet keeps it: the
    canonical address, and an id of the outlet's own after `id:`.
    `sha256` is null for an article that an older version made.
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
    set_aside: tuple[SetAside, ...] | msgspec.UnsetType = msgspec.UNSET
    sha256: Digests | None = None
    seen: str | msgspec.UnsetType = msgspec.UNSET
    updated: str | msgspec.UnsetType = msgspec.UNSET
    known_as: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    because: Reasons = msgspec.UNSET

    def with_text(self, text: str, removed: tuple[Removed, ...]) -> "Article":
        """The article with another text, and what was taken out to make it."""
        digests = self.sha256 and Digests(given=self.sha256.given, text=digest_text(text))
        return msgspec.structs.replace(self, text=text, removed=removed, sha256=digests)

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
