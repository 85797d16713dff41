"""What a store owes is derived, debt by debt; a killed run goes on where it stopped.

Each debt is struck out in the transaction that keeps what it asked for. A stage whose version was
raised makes a debt of all that it and the stages after it gave.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from variorum import pipeline, review
from variorum.engine.local import Progress, uncompiled
from variorum.engine.preparing import (
    clean_document,
    find_standing,
    pack,
    read_article,
    unpack,
    with_features,
)
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Article, Dossier, RawDocument, Reading, Rejection, Story
from variorum.store.base import Owed, Store

LINK_AT_ONCE = 500
"""Articles linked in one transaction: a killed run repeats no more than these."""

_PAID_BY: dict[str, Owed] = {
    "clean": "clean",
    "standing": "outlet",
    "annotate": "annotate",
    "features": "features",
    "links": "article",
    "stories": "group",
    "dossier": "story",
}
"""By the stage that ends it, the kind of debt that makes anew what is kept of it."""

_STORY_STAGES = ("reuse", "date", "align", "dossier")


class Settling:
    """The debts of a store, and how each is paid."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self._store = store
        self._articles = store.articles
        self._debts = store.debts
        self._progress = progress
        self.uncompiled: list[Rejection] = []
        """The articles of stories that could not be compiled, with the reason; still owed."""

    def settle(self, pool: Workers) -> int:
        """Pay all debts; the number of stories compiled."""
        self.owe_raised()
        self._settle_documents(pool)
        while True:
            self._settle_outlets()
            self._settle_readings(pool)
            # An article that is no longer read leaves its outlet with other standing lines.
            if not self._debts.owed("outlet"):
                break
        self._settle_features()
        self.settle_articles()
        return self._settle_stories(pool)

    def owe_raised(self) -> None:
        """Owe all that was made by other versions of the stages than this program's.

        Raises:
            StopRun: a newer version of the program made it.
        """
        marks, versions = pipeline.marks(), pipeline.versions()
        now = {name: (version, marks[name]) for name, version in versions.items()}
        kept = self._store.versions.kept()
        if kept == now:
            return
        newer = [name for name, (version, _) in kept.items() if version > versions.get(name, 0)]
        if newer:
            raise StopRun(
                f"a newer version of Variorum made the store (by its stage {newer[0]!r}): "
                "upgrade to use it"
            )
        with self._store.transaction():
            for stage, kind in _PAID_BY.items():
                self._store.versions.owe_outdated(kind, marks[stage])
            self._store.versions.keep(now)

    def drop_article(self, article: str) -> None:
        """Take an article out, and owe what that changes."""
        neighbours = self._store.links.linked([article], pipeline.LINK)
        with self._store.transaction():
            outlet = self._articles.outlet_of(article)
            story = self._store.stories.of([article])
            self._articles.remove(article)
            self._drop(story.values())
            self._debts.owe("article", neighbours)
            self._debts.owe("outlet", [outlet] if outlet else [])
            for kind in ("clean", "annotate", "features", "article", "group"):
                self._debts.settle(kind, [article])

    def _settle_documents(self, pool: Workers) -> None:
        """Clean documents anew."""
        owed = self._held("clean")
        mark = pipeline.marks()["clean"]
        jobs = (self._articles.document(article) for article in owed)
        for done, (article, found) in enumerate(
            zip(owed, pool.map(_clean_again, jobs), strict=True), start=1
        ):
            if isinstance(found, Rejection):
                self._refuse(article, found)
            else:
                own, outlet = found
                # An id that was given out stays, however a later version would make it.
                own = msgspec.structs.replace(own, id=article)
                with self._store.transaction():
                    before = self._articles.outlet_of(article)
                    self._articles.renew_own(own, outlet, mark)
                    self._debts.owe("outlet", {one for one in (before, outlet) if one})
                    self._debts.owe("annotate", [article])
                    self._debts.settle("clean", [article])
            self._progress("cleaning articles anew", done, len(owed))

    def _held(self, kind: Owed) -> list[str]:
        """The articles owed by debts of a kind; those of articles that are gone are struck out."""
        owed = self._debts.owed(kind)
        held = [article for article in owed if self._articles.holds(article)]
        if len(held) < len(owed):
            self._debts.settle(kind, set(owed) - set(held))
        return held

    def _refuse(self, article: str, rejection: Rejection) -> None:
        """List an article that this version does not read any more, in place of keeping it."""
        with self._store.transaction():
            self.drop_article(article)
            self._store.rejections.keep(rejection)

    def _settle_outlets(self) -> None:
        """Find the standing lines of outlets anew, and owe the readings that they change."""
        mark = pipeline.marks()["standing"]
        for outlet in self._debts.owed("outlet"):
            members = self._articles.of_outlet(outlet)
            lines = find_standing(one.own for one in members)
            changed = [
                one.own.id
                for one in members
                if pipeline.text_in_use(one.own, lines) != one.reading.article
            ]
            with self._store.transaction():
                self._store.outlets.keep_standing(outlet, lines, mark)
                self._debts.owe("annotate", changed)
                self._debts.settle("outlet", [outlet])

    def _settle_readings(self, pool: Workers) -> None:
        """Read articles anew."""
        owed = self._held("annotate")
        for done, (article, found) in enumerate(
            zip(owed, pool.map(read_article, self._texts(owed)), strict=True), start=1
        ):
            if isinstance(found, Rejection):
                self._refuse(article, found)
            else:
                with self._store.transaction():
                    self._articles.put(found)
                    self._debts.owe("article", [article])
                    for kind in ("annotate", "features"):
                        self._debts.settle(kind, [article])
            self._progress("reading articles anew", done, len(owed))

    def _texts(
        self, articles: Iterable[str]
    ) -> Iterator[tuple[Article, str | None, frozenset[str]]]:
        """Each article with its outlet and that outlet's standing lines."""
        standing: dict[str, frozenset[str]] = {}
        for article in articles:
            for own, outlet in self._articles.own([article]):
                if outlet is not None and outlet not in standing:
                    standing[outlet] = self._store.outlets.standing(outlet)
                yield own, outlet, standing.get(outlet or "", frozenset())

    def _settle_features(self) -> None:
        """Compute features anew."""
        for article in self._debts.owed("features"):
            with self._store.transaction():
                for reading in self._articles.readings([article]):
                    self._articles.renew_features(with_features(reading.article, None, reading))
                    self._debts.owe("article", [article])
                self._debts.settle("features", [article])

    def settle_articles(self) -> None:
        """Link articles anew, and put them and all that they are linked to into stories."""
        linking = set(self._debts.owed("article"))
        owed = iter(sorted(linking.union(self._debts.owed("group"))))
        verdicts = review.apply(self._store.decisions.all())
        while articles := list(islice(owed, LINK_AT_ONCE)):
            with self._store.transaction():
                self._settle_some(articles, linking.intersection(articles), verdicts)

    def _settle_some(
        self, articles: Sequence[str], linking: Collection[str], verdicts: review.Verdicts
    ) -> None:
        """Put articles into stories, and before that link anew those of them in `linking`."""
        # Where a link went, those on its other side may have to part.
        touched = {*articles, *self._store.links.linked(linking, pipeline.LINK)}
        if linking:
            self._link(linking)
        self._cluster(touched, verdicts)
        # A reading that changed changes its dossier even where the story is the same.
        self._drop(self._store.stories.of(articles).values())
        marks = pipeline.marks()
        self._store.stories.mark(articles, marks["stories"])
        self._store.stories.mark_links(linking, marks["links"])
        for kind in ("article", "group"):
            self._debts.settle(kind, articles)

    def _link(self, articles: Collection[str]) -> None:
        """Compare these articles with those that they may meet."""
        pairs: set[tuple[str, str]] = set()
        for one in map(pipeline.decode_features, self._articles.features(articles)):
            near = self._store.links.sharing(one.keys, pipeline.window(one.day))
            for other in {*near, *self._store.links.strongly_sharing(one.strong)} - {one.article}:
                pairs.add((min(one.article, other), max(one.article, other)))
        meeting = {article for pair in pairs for article in pair}
        links = pipeline.links(self._articles.features(meeting), pairs)
        self._store.links.link(articles, links)

    def _cluster(self, articles: Iterable[str], verdicts: review.Verdicts) -> None:
        """Put all articles that are linked to these, near or far, into their stories."""
        linked = self._linked(articles, verdicts)
        before = self._store.stories.of(linked)
        members: dict[str, list[str]] = defaultdict(list)
        for article in sorted(before):
            members[before[article]].append(article)
        links = self._store.links.between(linked)
        found = pipeline.group(self._articles.features(linked), links, verdicts)
        changed = [story for story in found if members.get(story.id) != list(story.articles)]
        left = {before[one] for story in changed for one in story.articles if one in before}
        self._store.stories.assign(changed)
        self._drop({*left, *(story.id for story in changed)})

    def _linked(self, articles: Iterable[str], verdicts: review.Verdicts) -> set[str]:
        """These articles and all that links, or decisions, lead to from them."""
        found: set[str] = set()
        edge = set(articles)
        while edge:
            found |= edge
            decided = {other for one in edge for other in verdicts.beside(one)} - found
            near = self._store.links.linked(edge, pipeline.LINK)
            edge = {*near, *(one for one in decided if self._articles.holds(one))} - found
        return found

    def _drop(self, stories: Collection[str]) -> None:
        """Forget the dossiers of stories that changed, and owe them anew."""
        self._store.stories.drop_dossiers(stories)
        self._debts.owe("story", stories)

    def _settle_stories(self, pool: Workers) -> int:
        """Compile the dossiers that are owed; their number."""
        owed = set(self._debts.owed("story"))
        stories = [story for story in self._store.stories.all() if story.id in owed]
        marks = pipeline.marks()
        made = {stage: marks[stage] for stage in _STORY_STAGES}
        for done, one in enumerate(pool.map(_compile, self._jobs(stories)), start=1):
            if isinstance(one, list):
                # The dossier stays owed: the next run tries again.
                self.uncompiled += one
            else:
                dossier, parts = one
                with self._store.transaction():
                    self._store.stories.keep_dossier(dossier, made, parts)
                    self._debts.settle("story", [dossier.story.id])
            self._progress("compiling stories", done, len(stories))
        self._debts.settle("story", sorted(owed - {story.id for story in stories}))
        return len(stories)

    def _jobs(self, stories: Iterable[Story]) -> Iterator["Job"]:
        """Each story with its readings, and the parts of its dossier of before."""
        for story in stories:
            readings = self._articles.readings(story.articles)
            yield story, readings, *self._store.stories.parts(story.id)


Job = tuple[Story, list[Reading], dict[str, str], bytes]
"""A story to compile: its readings; of its dossier of before, the marks and the packed parts."""


def _clean_again(body: bytes) -> tuple[Article, str | None] | Rejection:
    return clean_document(unpack(body, RawDocument))


def _compile(job: Job) -> tuple[Dossier, bytes] | list[Rejection]:
    story, readings, made, packed = job
    try:
        kept = unpack(packed, pipeline.Parts) if packed else None
        dossier, parts = pipeline.compile_anew(story, readings, kept, made)
    except Exception as error:
        return uncompiled(story, readings, error)
    return dossier, pack(parts)
