"""What the pipeline may ask of storage: protocols only, one for each thing that is kept.

The store keeps what was seen: each article as its own cleaning left it, and its reading. Links,
stories and dossiers are derived: rebuilding them gives the same result. Work that is owed after a
change is kept as `Owed` rows in its transaction, so a crash leaves a store that opens and goes on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

import msgspec

from variorum.errors import StopRun
from variorum.model import Article, Decision, Dossier, Reading, Rejection, Story
from variorum.store.audited import Audit
from variorum.store.catalogue import Catalogue
from variorum.store.outbox import Outbox
from variorum.store.teamwork import Teamwork
from variorum.store.watched import Watched

Owed = Literal[
    "clean", "outlet", "annotate", "features", "article", "group", "story", "words", "entry"
]
"""What is to be derived anew: an article from its document, an outlet's standing lines, an
article's reading, its features, its links and with them its story, its story alone, a story's
dossier; an article's words or a story's entry in the catalogue."""


class Unwritable(StopRun):
    """The store cannot be written, or not now: it is read-only, or another process writes to it."""


class Outdated(StopRun):
    """The store was made by an older version, and may only be read: it cannot be brought up."""


class BadRow(StopRun):
    """A record cannot be read. A debt of `kind`, if there is one, for `key` makes it anew."""

    def __init__(self, kind: Owed | None, key: str, what: str) -> None:
        self.kind, self.key = kind, key
        mend = (
            "run the command again, which makes it anew; if it cannot, take the article out with "
            "`variorum remove` and add it again"
            if kind
            else "put back a copy of the store"
        )
        super().__init__(f"{what} {key} is missing from the store or damaged: {mend}")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of the stages that made an article, its reading and its features.

    A mark stands for the version of a stage and of all that it depends on; empty where none is
    known.
    """

    own: str = ""
    reading: str = ""
    features: str = ""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An article with all that is known of it alone.

    `own` is the article as its own cleaning left it; `reading` the one in use, of the article
    without the lines that stand in others of its outlet. `features` are those of the stories
    stage, encoded; `keys` the ones under which like articles are looked up near its `day` (an
    ordinal, null where it tells none), `strong` those under which they are at any day. `document`
    is the document it came from, compressed; empty where it is not to be kept anew.
    """

    own: Article
    outlet: str | None
    reading: Reading
    keys: tuple[str, ...]
    strong: tuple[str, ...] = ()
    day: int | None = None
    features: bytes
    made: Made = Made()
    document: bytes = b""


GivenKind = Literal["story", "figures", "claims"]
"""Of what ids are given out that stay."""


class GivenId(msgspec.Struct, frozen=True, kw_only=True):
    """An id that was given out, and the place in an article that it leads to.

    A story's id leads to an article; `start` and `end` are 0.
    """

    id: str
    kind: GivenKind
    article: str
    start: int = 0
    end: int = 0


class GivenIds(Protocol):
    """The ids that were given out; none is ever forgotten."""

    def of(self, kind: GivenKind, articles: Collection[str]) -> list[GivenId]:
        """The ids of this kind that lead to one of these articles, the eldest first."""

    def give(self, given: Iterable[GivenId]) -> None:
        """Keep that these ids were given out, in this order."""

    def taken(self, id: str) -> bool:
        """Whether this id was given out."""

    def lead(self, id: str, place: tuple[str, int, int]) -> None:
        """Let an id lead to another place."""

    def meant(self, wanted: str) -> list[GivenId]:
        """The stories' ids that are `wanted` or, if none is, begin with it, the eldest first."""


class Articles(Protocol):
    """The articles of a store, each with its reading and its features."""

    def holds(self, article: str) -> bool:
        """Whether the article of this id is stored."""

    def put(self, prepared: Prepared) -> None:
        """Store an article, or replace what is stored of it."""

    def remove(self, article: str) -> None:
        """Take an article out, with its reading, keys, links and place in a story."""

    def find(self, wanted: str) -> list[str]:
        """The ids of the articles whose id, uri or start of the id is `wanted`, sorted."""

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""

    def outlet_of(self, article: str) -> str | None:
        """The outlet key an article was put under."""

    def of_outlet(self, outlet: str) -> list[str]:
        """The ids of the articles of an outlet, by the key they were put under, sorted."""

    def uris(self, articles: Iterable[str]) -> list[str]:
        """The addresses of these articles, in the order of their ids."""

    def own(self, articles: Iterable[str]) -> list[tuple[Article, str | None]]:
        """These articles as their own cleaning left them, and their outlet keys, by their ids."""

    def document(self, article: str) -> bytes:
        """The document an article came from, compressed; empty where none was kept."""

    def renew_own(self, own: Article, outlet: str | None, mark: str) -> None:
        """Replace an article as its own cleaning left it, and its outlet key; no more."""

    def readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings in use of these articles, in the order of their ids."""

    def features(self, articles: Iterable[str]) -> dict[str, bytes]:
        """The encoded features of these articles by their ids, in the order of these."""

    def renew_features(self, prepared: Prepared) -> None:
        """Replace the features, keys and day of an article, and nothing else."""


class Outlets(Protocol):
    """What is known of an outlet."""

    def standing(self, outlet: str) -> frozenset[str]:
        """The standing lines of an outlet, as they were last found."""

    def keep_standing(self, outlet: str, lines: frozenset[str], mark: str) -> None:
        """Keep the standing lines of an outlet, and the mark of the stage that found them."""


class Links(Protocol):
    """Which articles may meet, by the keys they were put under, and how alike those are."""

    def sharing(self, keys: Sequence[str], days: tuple[int, int] | None = None) -> list[str]:
        """The ids of the articles that were put under any of these keys, sorted.

        With `days`, only of those whose day lies between the two, or is not known.
        """

    def strongly_sharing(self, keys: Sequence[str]) -> list[str]:
        """The ids of the articles that were put under any of these strong keys, sorted."""

    def link(self, articles: Collection[str], links: Mapping[tuple[str, str], int]) -> None:
        """Replace the links of these articles, by pairs of ids, with how alike the two are."""

    def linked(self, articles: Collection[str], least: int) -> list[str]:
        """The ids of the articles that are at least so alike to one of these, sorted."""

    def between(self, articles: Collection[str]) -> dict[tuple[str, str], int]:
        """The links between these articles, by pairs of ids, the lesser first, in order."""


class Stories(Protocol):
    """Which articles are in which story, and the dossier compiled of each."""

    def assign(self, stories: Iterable[Story]) -> None:
        """Put articles into stories; each leaves the story it was in."""

    def mark(self, articles: Collection[str], stories: str) -> None:
        """Note the mark of the stage that put these articles into their stories."""

    def mark_links(self, articles: Collection[str], links: str) -> None:
        """Note the mark of the stage that linked these articles."""

    def all(self) -> list[Story]:
        """All stories, in the order of their ids."""

    def some(self, stories: Collection[str]) -> list[Story]:
        """Those of these stories that there are, in the order of their ids."""

    def of(self, articles: Collection[str]) -> dict[str, str]:
        """The id of the story that each of these articles is in; those in none are left out."""

    def dossier(self, story: str) -> Dossier | None:
        """The compiled dossier of a story, or null where it is still owed."""

    def parts(self, story: str) -> tuple[dict[str, str], bytes]:
        """By stage, the marks of those that made a story's dossier, and its parts; or nothing."""

    def keep_dossier(
        self, story: str, dossier: Dossier, made: Mapping[str, str], parts: bytes
    ) -> None:
        """Keep the compiled dossier of a story.

        `made` are the marks of the stages that made it; `parts` is what those before the last
        gave, compressed.
        """

    def drop_dossiers(self, stories: Collection[str]) -> None:
        """Forget the compiled dossiers of these stories."""


class Debts(Protocol):
    """What is to be derived anew."""

    def owe(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what is to be derived anew."""

    def owed(self, kind: Owed) -> list[str]:
        """What is to be derived anew, sorted."""

    def any(self) -> bool:
        """Whether anything is to be derived anew."""

    def claim(self, kind: Owed) -> list[str]:
        """What is owed and nobody is at work on, or a part of it, sorted; no debt comes twice."""

    def stands(self, kind: Owed, key: str) -> bool:
        """Whether a claimed debt is neither paid nor owed anew: only then keep what it gave."""

    def elsewhere(self) -> bool:
        """Whether another process is at work on a debt, or was when it ended."""

    def release(self) -> None:
        """Be at work on no debt any more; those that were not paid can be claimed again."""

    def settle(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what has been derived."""


class Versions(Protocol):
    """Which versions of the stages made what is kept, or are owed to make it."""

    def kept(self) -> dict[str, tuple[int, str]]:
        """By stage, the version and mark of the last recompute; empty in a store of none."""

    def plan(self) -> str:
        """The digest of the plan of stages by which nothing was owed last; empty if none was."""

    def keep_plan(self, digest: str) -> None:
        """Note that nothing is owed by the plan of this digest."""

    def keep(self, versions: Mapping[str, tuple[int, str]]) -> None:
        """Note the version and mark of each stage; all that differs is made or owed."""

    def owe_outdated(self, kind: Owed, mark: str) -> None:
        """Owe what debts of this kind make and what was not made under this mark.

        A document that was not kept cannot be cleaned anew: its article is not owed.
        """


class Decisions(Protocol):
    """What people decided."""

    def keep(self, decision: Decision) -> None:
        """Keep what somebody decided; nothing decided is ever taken out."""

    def all(self) -> list[Decision]:
        """All that was decided, the earliest first."""


class Rejections(Protocol):
    """What was not read, and why."""

    def keep(self, rejection: Rejection) -> None:
        """Keep the reason why a document was not read."""

    def all(self) -> list[Rejection]:
        """The documents that were not read, in the order of their uris."""


class Store(Protocol):
    """A store of articles and of what was derived from them, by what is kept.

    What cannot be read or written raises a `StopRun` that tells the mend; a record that cannot be
    read, a `BadRow`.
    """

    @property
    def writable(self) -> bool:
        """Whether anything may be changed."""

    @property
    def articles(self) -> Articles:
        """The articles."""

    @property
    def outlets(self) -> Outlets:
        """Their outlets."""

    @property
    def links(self) -> Links:
        """Their keys and links."""

    @property
    def stories(self) -> Stories:
        """Their stories and dossiers."""

    @property
    def catalogue(self) -> Catalogue:
        """What it is searched by."""

    @property
    def given_ids(self) -> GivenIds:
        """The ids that were given out."""

    @property
    def audit(self) -> Audit:
        """What a check asks."""

    @property
    def debts(self) -> Debts:
        """What is owed."""

    @property
    def versions(self) -> Versions:
        """What made it."""

    @property
    def decisions(self) -> Decisions:
        """What was decided."""

    @property
    def rejections(self) -> Rejections:
        """What was refused."""

    @property
    def watched(self) -> Watched:
        """What is watched."""

    @property
    def outbox(self) -> Outbox:
        """When it came to know what, and what it owes to whom."""

    @property
    def teamwork(self) -> Teamwork:
        """What people keep of their work at the desk."""

    def transaction(self) -> AbstractContextManager[None]:
        """All changes made inside happen, or none does."""

    def close(self) -> None:
        """Release the store; everything committed stays."""
