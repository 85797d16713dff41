"""What a store owes is derived, debt by debt; a killed run goes on where it stopped.

Each debt is struck out in the transaction that keeps what it asked for. A stage whose version was
raised makes a debt of all that it and the stages after it gave.
"""

import zlib
from collections.abc import Iterable, Iterator

import msgspec

from variorum import pipeline, review
from variorum.engine import browsing
from variorum.engine.local import Progress, uncompiled
from variorum.engine.naming import name_dossier, pass_on
from variorum.engine.preparing import (
    clean_document,
    find_standing,
    pack,
    read_article,
    unpack,
    with_features,
)
from variorum.engine.story_entries import entry_of
from variorum.engine.story_groups import StoryGroups
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Article, Decision, Dossier, RawDocument, Reading, Rejection, Story
from variorum.store.base import BadRow, Owed, Store

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
        self._groups = StoryGroups(store)
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
        self._groups.settle()
        compiled = self._settle_stories(pool)
        self._settle_catalogue()
        # Who only reads need not load the stages to know that nothing is owed.
        versions, plan = self._store.versions, browsing.plan_digest()
        if versions.plan() != plan and not self._debts.any():
            versions.keep_plan(plan)
        return compiled

    def owes(self) -> bool:
        """Whether there is anything to settle."""
        return self._debts.any() or self._store.versions.kept() != _now()

    def owe_raised(self) -> None:
        """Owe all that was made by other versions of the stages than this program's.

        Raises:
            StopRun: a newer version of the program made it.
        """
        marks, versions = pipeline.marks(), pipeline.versions()
        kept, now = self._store.versions.kept(), _now()
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
            pass_on(self._store, article)
            self._articles.remove(article)
            self._groups.drop(story.values())
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
            elif found is None:
                # The article stays as it was cleaned.
                self._debts.settle("clean", [article])
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
            members = self._articles.own(self._articles.of_outlet(outlet))
            lines = find_standing(own for own, _ in members)
            changed = [
                own.id for own, _ in members if pipeline.text_in_use(own, lines) != self._read(own)
            ]
            with self._store.transaction():
                self._store.outlets.keep_standing(outlet, lines, mark)
                self._debts.owe("annotate", changed)
                self._debts.settle("outlet", [outlet])

    def _read(self, own: Article) -> Article | None:
        """The article as its reading has it; none where that cannot be read."""
        try:
            return next((one.article for one in self._articles.readings([own.id])), None)
        except BadRow:
            return None

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
                self._keep(stories[done - 1], *one, made)
            self._progress("compiling stories", done, len(stories))
        self._debts.settle("story", sorted(owed - {story.id for story in stories}))
        return len(stories)

    def _keep(self, story: Story, dossier: Dossier, parts: bytes, made: dict[str, str]) -> None:
        """Keep a compiled dossier under the ids that stay."""
        with self._store.transaction():
            named = name_dossier(self._store, story, dossier)
            self._store.given_ids.give(named.fresh)
            self._store.stories.keep_dossier(story.id, named.dossier, made, parts)
            self._store.catalogue.keep_story(story.id, entry_of(named.dossier))
            for kind in ("story", "entry"):
                self._debts.settle(kind, [story.id])

    def _settle_catalogue(self) -> None:
        """Let what an older version kept be found: articles by their words, stories by entries."""
        for article in self._debts.owed("words"):
            with self._store.transaction():
                for one in self._articles.readings([article]):
                    read = one.article
                    self._store.catalogue.keep_article(article, read.title or "", read.text)
                self._debts.settle("words", [article])
        for story in self._debts.owed("entry"):
            with self._store.transaction():
                dossier = self._store.stories.dossier(story)
                if dossier is not None:
                    self._store.catalogue.keep_story(story, entry_of(dossier))
                self._debts.settle("entry", [story])

    def _jobs(self, stories: Iterable[Story]) -> Iterator["Job"]:
        """Each story with its readings, the parts of its dossier of before, and decisions on it."""
        decisions = self._store.decisions.all()
        for story in stories:
            readings = self._articles.readings(story.articles)
            decided = review.on_lines(decisions, story.articles)
            yield story, readings, *self._store.stories.parts(story.id), decided


Job = tuple[Story, list[Reading], dict[str, str], bytes, tuple[Decision, ...]]
"""A story to compile: its readings; of its dossier of before, the marks and the packed parts; what
people decided of its lines."""


def _now() -> dict[str, tuple[int, str]]:
    """The version and mark of each stage of this program."""
    marks = pipeline.marks()
    return {name: (version, marks[name]) for name, version in pipeline.versions().items()}


def _clean_again(body: bytes) -> tuple[Article, str | None] | Rejection | None:
    """The article in a packed document and its outlet's key; none where it is damaged."""
    try:
        document = unpack(body, RawDocument)
    except (msgspec.MsgspecError, zlib.error):
        return None
    return clean_document(document)


def _compile(job: Job) -> tuple[Dossier, bytes] | list[Rejection]:
    story, readings, made, packed, decided = job
    try:
        kept = _unpack_parts(packed)
        dossier, parts = pipeline.compile_anew(story, readings, kept, made, decided)
    except Exception as error:
        return uncompiled(story, readings, error)
    return dossier, pack(parts)


def _unpack_parts(packed: bytes) -> pipeline.Parts | None:
    try:
        return unpack(packed, pipeline.Parts) if packed else None
    except (msgspec.MsgspecError, zlib.error):
        # What was damaged, or kept by a version with other records, is made anew.
        return None
