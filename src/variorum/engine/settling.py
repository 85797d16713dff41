"""What a store owes is derived, debt by debt; a killed run goes on where it stopped.

Each debt is struck out in the transaction that keeps what it asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import islice

from variorum import pipeline, reuse, review, stories
from variorum.engine.local import Progress, compile_job, prepare_again
from variorum.engine.workers import Workers
from variorum.store.base import Store

LINK_AT_ONCE = 500
"""Articles linked in one transaction: a killed run repeats no more than these."""


class Settling:
    """The debts of a store, and how each is paid."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self._store = store
        self._articles = store.articles
        self._debts = store.debts
        self._progress = progress

    def settle(self, pool: Workers) -> int:
        """Pay all debts; the number of stories compiled."""
        self.settle_features()
        self.settle_outlets(pool)
        self.settle_articles()
        return self.settle_stories(pool)

    def settle_features(self) -> None:
        """Compute features anew that an older version of this program left."""
        for article in self._debts.owed("features"):
            with self._store.transaction():
                for reading in self._articles.readings([article]):
                    self._articles.renew_features(
                        pipeline.with_features(reading.article, None, reading)
                    )
                    self._debts.owe("article", [article])
                self._debts.settle("features", [article])

    def settle_outlets(self, pool: Workers) -> None:
        """Find the standing lines of outlets anew, and read again what they change."""
        for outlet in self._debts.owed("outlet"):
            members = self._articles.of_outlet(outlet)
            again = list(pool.map(prepare_again, pipeline.without_standing(members)))
            with self._store.transaction():
                for one in again:
                    self._articles.put(one)
                self._debts.owe("article", [one.own.id for one in again])
                self._debts.settle("outlet", [outlet])

    def settle_articles(self) -> None:
        """Link articles anew, and put them and all that they are linked to into stories."""
        owed = iter(self._debts.owed("article"))
        verdicts = review.apply(self._store.decisions.all())
        while articles := list(islice(owed, LINK_AT_ONCE)):
            with self._store.transaction():
                # Where a link went, those on its other side may have to part.
                touched = {*articles, *self._store.links.linked(articles, stories.LINK)}
                self._link(articles)
                self._cluster(touched, verdicts)
                # A reading that changed changes its dossier even where the story is the same.
                self.drop(self._store.stories.of(articles).values())
                self._debts.settle("article", articles)

    def _link(self, articles: Sequence[str]) -> None:
        """Compare these articles with those that they may meet."""
        pairs: set[tuple[str, str]] = set()
        for one in map(pipeline.decode_features, self._articles.features(articles)):
            near = self._store.links.sharing(one.keys, pipeline.window(one.day))
            for other in {*near, *self._store.links.strongly_sharing(one.strong)} - {one.article}:
                pairs.add((min(one.article, other), max(one.article, other)))
        meeting = {article for pair in pairs for article in pair}
        self._store.links.link(articles, pipeline.links(self._articles.features(meeting), pairs))

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
        self.drop({*left, *(story.id for story in changed)})

    def _linked(self, articles: Iterable[str], verdicts: review.Verdicts) -> set[str]:
        """These articles and all that links, or decisions, lead to from them."""
        found: set[str] = set()
        edge = set(articles)
        while edge:
            found |= edge
            decided = {other for one in edge for other in verdicts.beside(one)} - found
            near = self._store.links.linked(edge, stories.LINK)
            edge = {*near, *(one for one in decided if self._articles.holds(one))} - found
        return found

    def drop(self, stories: Collection[str]) -> None:
        """Forget the dossiers of stories that changed, and owe them anew."""
        self._store.stories.drop_dossiers(stories)
        self._debts.owe("story", stories)

    def settle_stories(self, pool: Workers) -> int:
        """Compile the dossiers that are owed; their number."""
        owed = set(self._debts.owed("story"))
        stories = [story for story in self._store.stories.all() if story.id in owed]
        jobs = ((story, self._articles.readings(story.articles)) for story in stories)
        compile_one = partial(compile_job, "most-origins", reuse.NO_OWNERS)
        for done, dossier in enumerate(pool.map(compile_one, jobs), start=1):
            with self._store.transaction():
                self._store.stories.keep_dossier(dossier)
                self._debts.settle("story", [dossier.story.id])
            self._progress("compiling stories", done, len(stories))
        self._debts.settle("story", sorted(owed - {story.id for story in stories}))
        return len(stories)
