"""The pipeline over a store: adding an article touches only what it changes.

Each article is stored by itself, with what it owes: its outlet's standing lines, its links and
its story's dossier are to be derived anew. Settling pays what is owed. A process killed at any
moment leaves the debt in the store, and the next run pays it; the result is the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Literal

import msgspec

from variorum import intake, pipeline, reuse, review, stories
from variorum.engine.local import Progress, compile_job, prepare_again, silent
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Comparison, Decision, Dossier, Policy, RawDocument, Rejection, Story
from variorum.store.base import Store

LINK_AT_ONCE = 500
"""Articles linked in one transaction: a killed run repeats no more than these."""


class AddOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an `add` did: ids added, ids that were there already, and what was refused."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    stories: int


class Archive:
    """Articles, stories and dossiers over a store."""

    def __init__(
        self, store: Store, *, workers: int | None = None, progress: Progress = silent
    ) -> None:
        self._store = store
        self._workers = workers
        self._progress = progress
        self._uncompiled: list[Rejection] = []

    def add(self, paths: Sequence[str], *, as_is: bool = False) -> AddOutcome:
        """Add the articles at `paths`, and derive what they change."""
        added: list[str] = []
        known: list[str] = []
        rejected: list[Rejection] = []

        def documents() -> Iterator[RawDocument]:
            for document in intake.read(paths, as_is=as_is):
                if isinstance(document, Rejection):
                    self._refuse(document, rejected)
                else:
                    yield document

        with Workers(self._workers) as pool:
            for one in pool.map(pipeline.prepare, documents()):
                if isinstance(one, Rejection):
                    self._refuse(one, rejected)
                elif self._store.holds(one.own.id):
                    known.append(one.own.id)
                else:
                    with self._store.transaction():
                        self._store.put(one)
                        self._store.owe("article", [one.own.id])
                        self._store.owe("outlet", [one.outlet] if one.outlet else [])
                    added.append(one.own.id)
                self._progress("adding articles", len(added) + len(known) + len(rejected), None)
            stories = self._settle(pool)
        return AddOutcome(
            added=tuple(added),
            known=tuple(known),
            rejected=(*rejected, *self._uncompiled),
            stories=stories,
        )

    def remove(self, wanted: str) -> list[str]:
        """Take out the articles of this id, start of an id, or uri; their ids.

        Raises:
            StopRun: no article, or more than one by the start of an id, is meant.
        """
        ids = self._store.find(wanted)
        if not ids:
            raise StopRun(f"no article in the store has the id or address {wanted!r}")
        uris = {reading.article.uri for reading in self._store.readings(ids)}
        if len(uris) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} articles: give more of the id")
        for article in ids:
            self._remove(article)
        self.settle()
        return ids

    def decide(
        self,
        kind: Literal["same", "apart"],
        one: str,
        other: str,
        *,
        made: str,
        by: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Keep that two articles are of one story, or are not, and bring the stories in line.

        An article is named by its id, the start of it, or its address; a story's id stands for
        the article that founded it.

        Raises:
            StopRun: no article, or more than one, is meant; or both are one.
        """
        pair = (self._meant(one), self._meant(other))
        earlier = self._store.decisions()
        return self._rule(review.decide(kind, pair, earlier, made=made, by=by, note=note))

    def undo(
        self, wanted: str, *, made: str, by: str | None = None, note: str | None = None
    ) -> Decision:
        """Let a decision hold no longer, and bring the stories in line.

        Raises:
            StopRun: no decision that holds, or more than one, is meant.
        """
        return self._rule(review.undo(wanted, self._store.decisions(), made=made, by=by, note=note))

    def decisions(self) -> list[tuple[Decision, bool]]:
        """All that was decided, the earliest first, and whether it holds."""
        known = self._store.decisions()
        holding = {one.id for one in review.holding(known)}
        return [(one, one.id in holding) for one in known]

    def _rule(self, decision: Decision) -> Decision:
        with self._store.transaction():
            self._store.decide(decision)
            # One decision may change which of the others can be met.
            decided = {id for one in self._store.decisions() for id in one.articles}
            self._store.owe("article", [id for id in sorted(decided) if self._store.holds(id)])
        self.settle()
        return decision

    def _meant(self, wanted: str) -> str:
        ids = self._store.find(wanted) or self._store.find("a" + wanted[1:])
        if not ids:
            raise StopRun(f"no article in the store has the id or address {wanted!r}")
        if len(ids) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} articles: give more of the id")
        return ids[0]

    def settle(self) -> int:
        """Derive what is owed after a change or a crash; the number of stories compiled."""
        with Workers(self._workers) as pool:
            return self._settle(pool)

    def stories(self) -> Iterator[Dossier]:
        """The dossiers of all stories, in the order of the stories' ids."""
        self.settle()
        for story in self._store.stories():
            yield self._dossier(story)

    def show(
        self, wanted: str, policy: Policy | None = None, owners: reuse.Owners | None = None
    ) -> Comparison:
        """The dossier of the story meant by its id, the start of it, or one of its articles.

        Raises:
            StopRun: no story, or more than one, is meant.
        """
        self.settle()
        stories = self._store.stories()
        ids = {story.id for story in stories if wanted and story.id.startswith(wanted)}
        if wanted in ids:
            ids = {wanted}
        if not ids:
            # A story's id is that of its founding article, so an id given out once resolves for
            # as long as that article is stored, whatever joined it or founded it anew since.
            articles = self._store.find(wanted) or self._store.find("a" + wanted[1:])
            ids = set(self._store.stories_of(articles).values())
        if not ids:
            raise StopRun(f"no story in the store is meant by {wanted!r}: see `variorum stories`")
        if len(ids) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} stories: give more of the id")
        story = next(story for story in stories if story.id in ids)
        if policy is None and owners is None:
            return Comparison(dossiers=(self._dossier(story),))
        dossier = pipeline.compile_story(
            story,
            self._store.readings(story.articles),
            policy or "most-origins",
            owners or reuse.NO_OWNERS,
        )
        return Comparison(dossiers=(dossier,))

    def everything(self) -> Comparison:
        """All dossiers and rejections of the store, as one document."""
        return Comparison(dossiers=tuple(self.stories()), rejected=tuple(self._store.rejected()))

    def _dossier(self, story: Story) -> Dossier:
        dossier = self._store.dossier(story.id)
        if dossier is None:
            raise StopRun(f"the store owes the dossier of {story.id}: run `variorum add` again")
        return dossier

    def _refuse(self, rejection: Rejection, rejected: list[Rejection]) -> None:
        self._store.reject(rejection)
        rejected.append(rejection)

    def _remove(self, article: str) -> None:
        neighbours = self._store.linked([article], stories.LINK)
        with self._store.transaction():
            outlet = self._store.outlet_of(article)
            story = self._store.stories_of([article])
            self._store.remove(article)
            self._drop(story.values())
            self._store.owe("article", neighbours)
            self._store.owe("outlet", [outlet] if outlet else [])
            self._store.settle("article", [article])

    def settle_stories(self) -> None:
        """Put the articles that are owed a story into theirs; their dossiers stay owed."""
        self._settle_articles()

    def _settle(self, pool: Workers) -> int:
        self._settle_features()
        self._settle_outlets(pool)
        self._settle_articles()
        return self._settle_stories(pool)

    def _settle_features(self) -> None:
        """Compute features anew that an older version of this program left."""
        for article in self._store.owed("features"):
            with self._store.transaction():
                for reading in self._store.readings([article]):
                    self._store.renew_features(
                        pipeline.with_features(reading.article, None, reading)
                    )
                    self._store.owe("article", [article])
                self._store.settle("features", [article])

    def _settle_outlets(self, pool: Workers) -> None:
        for outlet in self._store.owed("outlet"):
            members = self._store.of_outlet(outlet)
            again = list(pool.map(prepare_again, pipeline.without_standing(members)))
            with self._store.transaction():
                for one in again:
                    self._store.put(one)
                self._store.owe("article", [one.own.id for one in again])
                self._store.settle("outlet", [outlet])

    def _settle_articles(self) -> None:
        owed = iter(self._store.owed("article"))
        verdicts = review.apply(self._store.decisions())
        while articles := list(islice(owed, LINK_AT_ONCE)):
            with self._store.transaction():
                # Where a link went, those on its other side may have to part.
                touched = {*articles, *self._store.linked(articles, stories.LINK)}
                self._link(articles)
                self._cluster(touched, verdicts)
                # A reading that changed changes its dossier even where the story is the same.
                self._drop(self._store.stories_of(articles).values())
                self._store.settle("article", articles)

    def _link(self, articles: Sequence[str]) -> None:
        """Compare these articles with those that they may meet."""
        pairs: set[tuple[str, str]] = set()
        for one in map(pipeline.decode_features, self._store.features(articles)):
            near = self._store.sharing(one.keys, pipeline.window(one.day))
            for other in {*near, *self._store.strongly_sharing(one.strong)} - {one.article}:
                pairs.add((min(one.article, other), max(one.article, other)))
        meeting = {article for pair in pairs for article in pair}
        self._store.link(articles, pipeline.links(self._store.features(meeting), pairs))

    def _cluster(self, articles: Iterable[str], verdicts: review.Verdicts) -> None:
        """Put all articles that are linked to these, near or far, into their stories."""
        linked = self._linked(articles, verdicts)
        before = self._store.stories_of(linked)
        members: dict[str, list[str]] = defaultdict(list)
        for article in sorted(before):
            members[before[article]].append(article)
        found = pipeline.group(self._store.features(linked), self._store.links(linked), verdicts)
        changed = [story for story in found if members.get(story.id) != list(story.articles)]
        left = {before[one] for story in changed for one in story.articles if one in before}
        self._store.assign(changed)
        self._drop({*left, *(story.id for story in changed)})

    def _linked(self, articles: Iterable[str], verdicts: review.Verdicts) -> set[str]:
        """These articles and all that links, or decisions, lead to from them."""
        found: set[str] = set()
        edge = set(articles)
        while edge:
            found |= edge
            decided = {other for one in edge for other in verdicts.beside(one)} - found
            near = self._store.linked(edge, stories.LINK)
            edge = {*near, *(one for one in decided if self._store.holds(one))} - found
        return found

    def _drop(self, stories: Collection[str]) -> None:
        """Forget the dossiers of stories that changed, and owe them anew."""
        self._store.drop_dossiers(stories)
        self._store.owe("story", stories)

    def _settle_stories(self, pool: Workers) -> int:
        owed = set(self._store.owed("story"))
        stories = [story for story in self._store.stories() if story.id in owed]
        jobs = ((story, self._store.readings(story.articles)) for story in stories)
        compile_one = partial(compile_job, "most-origins", reuse.NO_OWNERS)
        for done, one in enumerate(pool.map(compile_one, jobs), start=1):
            if isinstance(one, Dossier):
                with self._store.transaction():
                    self._store.keep_dossier(one)
                    self._store.settle("story", [one.story.id])
            else:
                # The dossier stays owed: the next run tries again.
                self._uncompiled += one
            self._progress("compiling stories", done, len(stories))
        self._store.settle("story", sorted(owed - {story.id for story in stories}))
        return len(stories)
