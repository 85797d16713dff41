"""What a store owes of single articles: their texts, standing lines, readings and features."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from variorum import pipeline
from variorum.engine.corrected_articles import CorrectedArticles
from variorum.engine.local import Progress
from variorum.engine.naming import pass_on
from variorum.engine.preparing import (
    clean_document,
    find_standing,
    read_article,
    unpack,
    with_features,
)
from variorum.engine.story_groups import StoryGroups
from variorum.engine.workers import Workers
from variorum.model import Article, RawDocument, Rejection
from variorum.store.base import BadRow, Owed, Prepared, Store


class TextDebts:
    """The debts that are paid article by article, or outlet by outlet."""

    def __init__(self, store: Store, groups: StoryGroups, progress: Progress) -> None:
        self._store = store
        self._articles = store.articles
        self._debts = store.debts
        self._groups = groups
        self._progress = progress
        self._corrected = CorrectedArticles(store)
        self._standing: dict[str, frozenset[str]] = {}
        """The standing lines of outlets, as texts are being read without them."""

    def settle(self, pool: Workers) -> None:
        """Pay what nobody else is at work on."""
        self._settle_documents(pool)
        while True:
            found = self._settle_outlets()
            # An article that is no longer read leaves its outlet with other standing lines.
            if not self._settle_readings(pool) and not found:
                break
        self._settle_features()

    def drop_article(self, article: str) -> None:
        """Take an article out, and owe what that changes."""
        with self._store.transaction():
            neighbours = self._store.links.linked([article], pipeline.LINK)
            outlet = self._articles.outlet_of(article)
            story = self._store.stories.of([article])
            # What only a decision holds together is held by another of its articles from now on.
            before = self._store.stories.some(set(story.values()))
            left = {one for each in before for one in each.articles}
            pass_on(self._store, article)
            self._articles.remove(article)
            self._groups.drop(story.values())
            self._debts.owe("article", neighbours)
            self._debts.owe("group", left - {article})
            self._debts.owe("outlet", [outlet] if outlet else [])
            for kind in ("clean", "annotate", "features", "article", "group"):
                self._debts.settle(kind, [article])

    def _settle_documents(self, pool: Workers) -> None:
        """Clean documents anew."""
        while owed := self._held("clean"):
            self._clean(owed, pool)

    def _clean(self, owed: Sequence[str], pool: Workers) -> None:
        mark = pipeline.marks()["clean"]
        jobs = (self._articles.document(article) for article in owed)
        for done, (article, found) in enumerate(
            zip(owed, pool.map(_clean_again, jobs), strict=True), start=1
        ):
            with self._store.transaction():
                if self._debts.stands("clean", article):
                    self._keep_own(article, found, mark)
            self._progress("cleaning articles anew", done, len(owed))

    def _keep_own(
        self, article: str, found: tuple[Article, str | None] | Rejection | None, mark: str
    ) -> None:
        """Keep an article that was cleaned anew; none is found in a damaged document."""
        if isinstance(found, Rejection):
            self._refuse(article, found)
            return
        if found is not None:
            own, outlet = found
            before = self._articles.outlet_of(article)
            # An id that was given out stays, however a later version would make it.
            self._articles.renew_own(msgspec.structs.replace(own, id=article), outlet, mark)
            self._debts.owe("outlet", {one for one in (before, outlet) if one})
            self._debts.owe("annotate", [article])
        self._debts.settle("clean", [article])

    def _held(self, kind: Owed) -> list[str]:
        """The articles owed by debts of a kind; those of articles that are gone are struck out."""
        while owed := self._debts.claim(kind):
            held = [article for article in owed if self._articles.holds(article)]
            if len(held) < len(owed):
                self._debts.settle(kind, set(owed) - set(held))
            if held:
                return held
        return []

    def _refuse(self, article: str, rejection: Rejection) -> None:
        """List an article that this version does not read any more, in place of keeping it."""
        self.drop_article(article)
        self._store.rejections.keep(rejection)

    def _settle_outlets(self) -> int:
        """Find the standing lines of outlets anew, and owe the readings that they change.

        The number of outlets.
        """
        mark = pipeline.marks()["standing"]
        owed = self._debts.claim("outlet")
        for outlet in owed:
            members = self._articles.own(self._articles.of_outlet(outlet))
            lines = find_standing(own for own, _ in members)
            self._corrected.refresh()
            changed = [
                own.id
                for own, _ in members
                if pipeline.text_in_use(self._corrected.of(own), lines) != self._read(own)
            ]
            with self._store.transaction():
                if self._debts.stands("outlet", outlet):
                    self._store.outlets.keep_standing(outlet, lines, mark)
                    self._debts.owe("annotate", changed)
                    self._debts.settle("outlet", [outlet])
        return len(owed)

    def _read(self, own: Article) -> Article | None:
        """The article as its reading has it; none where that cannot be read."""
        try:
            return next((one.article for one in self._articles.readings([own.id])), None)
        except BadRow:
            return None

    def _settle_readings(self, pool: Workers) -> int:
        """Read articles anew; their number."""
        owed = self._held("annotate")
        for done, (article, found) in enumerate(
            zip(owed, pool.map(read_article, self._texts(owed)), strict=True), start=1
        ):
            with self._store.transaction():
                if not self._debts.stands("annotate", article):
                    continue
                if isinstance(found, Rejection):
                    self._refuse(article, found)
                elif self._still_standing(found):
                    self._articles.put(self._as_cleaned(found))
                    self._debts.owe("article", [article])
                    for kind in ("annotate", "features"):
                        self._debts.settle(kind, [article])
            self._progress("reading articles anew", done, len(owed))
        return len(owed)

    def _as_cleaned(self, found: Prepared) -> Prepared:
        """What was read, with the article as it was cleaned: its correction may be taken back."""
        (own, _), *_ = self._articles.own([found.own.id])
        return msgspec.structs.replace(found, own=own)

    def _still_standing(self, found: Prepared) -> bool:
        """Whether the standing lines are those that a text was read without.

        Another process may have found others since. Then the article is owed once more.
        """
        outlet = found.outlet
        if outlet is None or self._store.outlets.standing(outlet) == self._standing.get(outlet):
            return True
        self._debts.owe("annotate", [found.own.id])
        return False

    def _texts(
        self, articles: Iterable[str]
    ) -> Iterator[tuple[Article, str | None, frozenset[str]]]:
        """Each article with its outlet and that outlet's standing lines."""
        self._standing.clear()
        self._corrected.refresh()
        for article in articles:
            for own, outlet in self._articles.own([article]):
                if outlet is not None and outlet not in self._standing:
                    self._standing[outlet] = self._store.outlets.standing(outlet)
                standing = self._standing.get(outlet or "", frozenset())
                yield self._corrected.of(own), outlet, standing

    def _settle_features(self) -> None:
        """Compute features anew."""
        while owed := self._debts.claim("features"):
            self._renew_features(owed)

    def _renew_features(self, articles: Iterable[str]) -> None:
        for article in articles:
            with self._store.transaction():
                for reading in self._articles.readings([article]):
                    self._articles.renew_features(with_features(reading.article, None, reading))
                    self._debts.owe("article", [article])
                self._debts.settle("features", [article])


def _clean_again(body: bytes) -> tuple[Article, str | None] | Rejection | None:
    """The article in a packed document and its outlet's key; none where it is damaged."""
    try:
        document = unpack(body, RawDocument)
    except (msgspec.MsgspecError, zlib.error):
        return None
    return clean_document(document)
