"""The pipeline over a store: adding an article touches only what it changes.

Each article is stored by itself, with what it owes: its outlet's standing lines, its links and
its story's dossier are to be derived anew. Settling pays what is owed. A process killed at any
moment leaves the debt in the store, and the next run pays it; the result is the same.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from variorum import intake, pipeline, review
from variorum.engine.corrected_articles import CorrectedArticles
from variorum.engine.likest import likest_stories
from variorum.engine.local import Progress, silent
from variorum.engine.naming import name_dossier
from variorum.engine.preparing import pack, prepare
from variorum.engine.settling import Settling
from variorum.engine.story_groups import StoryGroups
from variorum.engine.workers import Workers
from variorum.errors import StopRun, Unheard
from variorum.model import (
    Comparison,
    Decision,
    Dossier,
    Policy,
    RawDocument,
    Reading,
    Rejection,
    Story,
)
from variorum.pipeline import NO_OWNERS, Owners
from variorum.store.base import BadRow, Prepared, Store
from variorum.store.catalogue import Catalogue, StoryFilter

_ASKED = 50
"""So many stories are asked of a claim, the likest."""


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
        self._store = self.store = store
        self._workers = workers
        self._progress = progress
        self._debts = Settling(store, progress)

    def add(self, paths: intake.Inputs | intake.Coverage, *, as_is: bool = False) -> AddOutcome:
        """Add the articles at `paths`, and derive what they change."""
        return self.add_documents(intake.read(intake.gather(paths), as_is=as_is))

    def add_documents(self, given: Iterable[RawDocument | Rejection]) -> AddOutcome:
        """Add the articles in documents, and derive what they change."""
        added: list[str] = []
        known: list[str] = []
        rejected: list[Rejection] = []
        corrected = CorrectedArticles(self._store).ids

        def documents() -> Iterator[RawDocument]:
            for document in given:
                if isinstance(document, Rejection):
                    _refuse(self._store, document, rejected)
                    continue
                # What is held already is not read again: a run that is broken off can end.
                ids = pipeline.article_id(document), pipeline.former_id(document)
                if held := next(filter(self._store.articles.holds, ids), None):
                    known.append(held)
                    self._progress("adding articles", len(known), None)
                else:
                    yield document

        with Workers(self._workers) as pool:
            for one in pool.map(prepare_to_keep, documents()):
                if isinstance(one, Rejection):
                    _refuse(self._store, one, rejected)
                else:
                    kept = keep(self._store, one, corrected)
                    (added if kept else known).append(one.own.id)
                self._progress("adding articles", len(added) + len(known) + len(rejected), None)
            stories = self._debts.settle(pool)
        return AddOutcome(
            added=tuple(added),
            known=tuple(known),
            rejected=(*rejected, *self._debts.uncompiled),
            stories=stories,
        )

    def remove(self, wanted: str) -> list[str]:
        """Take out the articles of this id, start of an id, or uri; their ids.

        Raises:
            StopRun: no article, or more than one by the start of an id, is meant.
        """
        ids = self._store.articles.find(wanted)
        if not ids:
            raise StopRun(f"no article in the store has the id or address {wanted!r}")
        if len(set(self._store.articles.uris(ids))) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} articles: give more of the id")
        for article in ids:
            self._debts.drop_article(article)
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
        pair = (self.meant(one), self.meant(other))
        earlier = self._store.decisions.all()
        decision = review.decide(kind, pair, earlier, made=made, by=by, note=note)
        self.rule([decision])
        return decision

    def undo(
        self, wanted: str, *, made: str, by: str | None = None, note: str | None = None
    ) -> Decision:
        """Let a decision hold no longer, and bring the stories in line.

        Raises:
            StopRun: no decision that holds, or more than one, is meant.
        """
        decision = review.undo(wanted, self._store.decisions.all(), made=made, by=by, note=note)
        self.rule([decision])
        return decision

    def decisions(self) -> list[tuple[Decision, bool]]:
        """All that was decided, the earliest first, and whether it holds."""
        known = self._store.decisions.all()
        holding = {one.id for one in review.holding(known)}
        return [(one, one.id in holding) for one in known]

    def rule(self, decisions: Sequence[Decision], known: Sequence[Decision] | None = None) -> None:
        """Keep decisions, all of them or none, and bring the stories in line.

        `known` are the decisions that they were made in the knowledge of, where that matters.

        Raises:
            Unheard: somebody decided something else since.
        """
        with self._store.transaction():
            if known is not None and len(self._store.decisions.all()) != len(known):
                raise Unheard("somebody else decided something in the same moment")
            for decision in decisions:
                self._store.decisions.keep(decision)
            _owe_decided(self._store, decisions)
        self.settle()

    def _find(self, wanted: str) -> list[str]:
        """The articles of this id, start of an id or address; a story's id names its founder."""
        articles = self._store.articles
        given = sorted({one.article for one in self._store.given_ids.meant(wanted)})
        return articles.find(wanted) or given or articles.find("a" + wanted[1:])

    def meant(self, wanted: str) -> str:
        """The id of the article that is meant by its id, the start of it, or its address.

        Raises:
            StopRun: no article, or more than one, is meant.
        """
        ids = self._find(wanted)
        if not ids:
            raise StopRun(f"no article in the store has the id or address {wanted!r}")
        if len(ids) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} articles: give more of the id")
        return ids[0]

    def owes(self) -> bool:
        """Whether there is anything to settle."""
        return self._debts.owes()

    def settle(self) -> int:
        """Derive what is owed after a change or a crash; the number of stories compiled.

        A store that may only be read is left as it is.
        """
        if not self._store.writable:
            return 0
        with Workers(self._workers) as pool:
            return self._debts.settle(pool)

    def settle_stories(self) -> None:
        """Put the articles that are owed a story into theirs; their dossiers stay owed."""
        StoryGroups(self._store).settle()

    def stories(self) -> Iterator[Dossier]:
        """The dossiers of all stories, in the order of the stories' ids."""
        self.settle()
        owed = set(self._store.debts.owed("story"))
        for story in self._store.stories.all():
            # What is owed still cannot be done here, or failed; of that, nothing may be there.
            if story.id not in owed or self._store.stories.dossier(story.id) is not None:
                yield self._dossier(story.id)

    def catalogue(self) -> Catalogue:
        """What the store is searched by, brought up to date."""
        self.settle()
        return self._store.catalogue

    def dossiers(self, wanted: StoryFilter) -> Iterator[Dossier]:
        """The dossiers of the stories that are meant, in their order, one at a time.

        Raises:
            StopRun: a day, or a word of `about`, cannot be understood.
        """
        for one in self.catalogue().stories(wanted):
            yield self._dossier(one.key)

    def show(
        self, wanted: str, policy: Policy | None = None, owners: Owners | None = None
    ) -> Comparison:
        """The dossier of the story meant by its id, the start of it, or one of its articles.

        Raises:
            StopRun: no story, or more than one, is meant.
        """
        self.settle()
        # An id that was given out once leads to its story, whatever joined it since.
        given = [one.article for one in self._store.given_ids.meant(wanted)]
        ids = set(self._store.stories.of(given or self._find(wanted)).values())
        if not ids:
            raise StopRun(f"no story in the store is meant by {wanted!r}: see `variorum stories`")
        if len(ids) > 1:
            raise StopRun(f"{wanted!r} may mean {len(ids)} stories: give more of the id")
        (story,) = self._store.stories.some(ids)
        if policy is None and owners is None:
            return Comparison(dossiers=(self._dossier(story.id),))
        dossier = pipeline.compile_story(
            story,
            self._store.articles.readings(story.articles),
            policy or "most-origins",
            owners or NO_OWNERS,
            review.on_lines(self._store.decisions.all(), story.articles),
        )
        return Comparison(dossiers=(name_dossier(self._store, story, dossier).dossier,))

    def told_near(self, words: Sequence[str]) -> Iterator[tuple[Story, list[Reading]]]:
        """The stories that words lead to, each with its readings, in the order of the ids.

        Where there are many, those are taken whose articles have most of the words among the terms
        that tell them from others. Each article's terms are looked at once.
        """
        self.settle()
        known = self._store.stories.all()
        if len(known) > _ASKED:
            likely = likest_stories(known, self._store.articles.features, words, _ASKED)
            known = [story for story in known if story.id in likely]
        for story in known:
            yield story, self._store.articles.readings(story.articles)

    def everything(self) -> Comparison:
        """All dossiers and rejections of the store, as one document."""
        dossiers = tuple(self.stories())
        return Comparison(
            dossiers=dossiers,
            rejected=(*self._store.rejections.all(), *self._debts.uncompiled),
        )

    def _dossier(self, story: str) -> Dossier:
        """The dossier of a story.

        Raises:
            BadRow: it is not there.
            StopRun: another process is making it.
        """
        dossier = self._store.stories.dossier(story)
        if dossier is None:
            if self._store.debts.elsewhere():
                raise StopRun(
                    f"the dossier of the story {story} is being made by another process: run the "
                    "command again in a moment"
                )
            raise BadRow("story", story, "the dossier of the story")
        return dossier


def _refuse(store: Store, rejection: Rejection, rejected: list[Rejection]) -> None:
    store.rejections.keep(rejection)
    rejected.append(rejection)


def keep(store: Store, prepared: Prepared, corrected: Collection[str] = ()) -> bool:
    """Store an article with what it owes; false if it was there already.

    Another process may have added it since it was looked for. One that people `corrected` when it
    was here before is read anew as they have it.
    """
    with store.transaction():
        if store.articles.holds(prepared.own.id):
            return False
        store.articles.put(prepared)
        store.outbox.note_arrival(prepared.own.id, review.now())
        store.debts.owe("article", [prepared.own.id])
        store.debts.owe("annotate", {prepared.own.id}.intersection(corrected))
        store.debts.owe("outlet", [prepared.outlet] if prepared.outlet else [])
    return True


def prepare_to_keep(document: RawDocument) -> Prepared | Rejection:
    """All that can be known of one document alone, and the document, as the store keeps it."""
    one = prepare(document)
    if isinstance(one, Rejection):
        return one
    return msgspec.structs.replace(one, document=pack(document))


def _owe_decided(store: Store, decisions: Sequence[Decision]) -> None:
    """Owe what decisions change: stories, the dossiers alone, or all that is read in an article."""
    lines = {id for one in decisions if one.target for id in one.articles}
    store.debts.owe("story", set(store.stories.of(lines).values()))
    corrected = [id for id in review.of_articles(decisions) if store.articles.holds(id)]
    store.debts.owe("annotate", corrected)
    if not any(review.on_stories(one) for one in decisions):
        return
    # One decision may change which of the others can be met.
    known = (one for one in store.decisions.all() if review.on_stories(one))
    named = {id for one in known for id in review.named_in(one)}
    store.debts.owe("article", [id for id in sorted(named) if store.articles.holds(id)])
