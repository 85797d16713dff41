"""What a store owes is derived, debt by debt; a killed run goes on where it stopped.

Each debt is struck out in the transaction that keeps what it asked for. A stage whose version was
raised makes a debt of all that it and the stages after it gave.
"""

import os
import time
import zlib
from collections.abc import Iterable, Iterator, Set

import msgspec

from variorum import pipeline, review
from variorum.engine import browsing
from variorum.engine.local import Progress, uncompiled
from variorum.engine.naming import name_dossier
from variorum.engine.preparing import pack, unpack
from variorum.engine.story_entries import entry_of
from variorum.engine.story_groups import StoryGroups
from variorum.engine.text_debts import TextDebts
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Decision, Dossier, Reading, Rejection, Story
from variorum.store.base import Owed, Store

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

_WAIT = 60.0
"""Seconds to wait for what other processes are at work on, unless `VARIORUM_WAIT` tells."""

_PAUSE = 0.1
"""Seconds between two looks at what others are at work on."""


class Settling:
    """The debts of a store, and how each is paid."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self._store = store
        self._articles = store.articles
        self._debts = store.debts
        self._groups = StoryGroups(store)
        self._progress = progress
        self._texts = TextDebts(store, self._groups, progress)
        self.uncompiled: list[Rejection] = []
        """The articles of stories that could not be compiled, with the reason; still owed."""

    def settle(self, pool: Workers) -> int:
        """Pay all debts; the number of stories compiled.

        Several processes may pay at once: each claims a part. What others are at work on is waited
        for, so that what is shown afterwards is whole, but no longer than for a lock.
        """
        self.owe_raised()
        self.uncompiled.clear()
        self._debts.release()
        compiled = self._pay(pool)
        patience = time.monotonic() + float(os.environ.get("VARIORUM_WAIT", _WAIT))
        while self._debts.elsewhere() and time.monotonic() < patience:
            time.sleep(_PAUSE)
            # Of a process that was killed, its part is to be paid too.
            compiled += self._pay(pool)
        self._debts.release()
        # Who only reads need not load the stages to know that nothing is owed.
        versions, plan = self._store.versions, browsing.plan_digest()
        if versions.plan() != plan and not self._debts.any():
            versions.keep_plan(plan)
        return compiled

    def _pay(self, pool: Workers) -> int:
        """Pay what nobody else is at work on; the number of stories compiled."""
        self._texts.settle(pool)
        self._groups.settle()
        compiled = self._settle_stories(pool)
        self._settle_catalogue()
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
        self._texts.drop_article(article)

    def _settle_stories(self, pool: Workers) -> int:
        """Compile the dossiers that are owed; their number."""
        compiled = 0
        while owed := set(self._debts.claim("story")):
            compiled += self._compile(owed, pool)
        return compiled

    def _compile(self, owed: Set[str], pool: Workers) -> int:
        """Compile the dossiers of these stories; the number of those that there are."""
        stories = self._store.stories.some(owed)
        marks = pipeline.marks()
        made = {stage: marks[stage] for stage in _STORY_STAGES}
        for done, one in enumerate(pool.map(_compile, self._jobs(stories)), start=1):
            if isinstance(one, list):
                # The dossier stays owed: the next run tries again.
                self.uncompiled += one
            else:
                self._keep(stories[done - 1], *one, made)
            self._progress("compiling stories", done, len(stories))
        gone = sorted(owed - {story.id for story in stories})
        self._debts.settle("story", [one for one in gone if self._debts.stands("story", one)])
        return len(stories)

    def _keep(self, story: Story, dossier: Dossier, parts: bytes, made: dict[str, str]) -> None:
        """Keep a compiled dossier under the ids that stay, unless its story changed meanwhile."""
        with self._store.transaction():
            if not self._debts.stands("story", story.id):
                return
            named = name_dossier(self._store, story, dossier)
            self._store.given_ids.give(named.fresh)
            self._store.stories.keep_dossier(story.id, named.dossier, made, parts)
            self._store.catalogue.keep_story(story.id, entry_of(named.dossier))
            for kind in ("story", "entry"):
                self._debts.settle(kind, [story.id])

    def _settle_catalogue(self) -> None:
        """Let what an older version kept be found: articles by their words, stories by entries."""
        while articles := self._debts.claim("words"):
            for article in articles:
                with self._store.transaction():
                    for one in self._articles.readings([article]):
                        read = one.article
                        self._store.catalogue.keep_article(article, read.title or "", read.text)
                    self._debts.settle("words", [article])
        while stories := self._debts.claim("entry"):
            for story in stories:
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
