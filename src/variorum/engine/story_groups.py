"""Links and stories of a store: only what owed articles are linked to, near or far, is put anew."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import msgspec

from variorum import pipeline, review
from variorum.store.base import BadRow, Store

LINK_AT_ONCE = 500
"""Articles linked in one transaction: a killed run repeats no more than these."""


class StoryGroups:
    """The links of a store's articles, and the stories that they make."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles = store.articles
        self._debts = store.debts

    def settle(self) -> None:
        """Link articles anew, and put them and all that they are linked to into stories."""
        while True:
            linking = set(self._debts.claim("article"))
            owed = sorted(linking.union(self._debts.claim("group")))
            if not owed:
                break
            for at in range(0, len(owed), LINK_AT_ONCE):
                articles = owed[at : at + LINK_AT_ONCE]
                with self._store.transaction():
                    # What is decided meanwhile asks for the stories of those articles anew.
                    self._group(articles, linking.intersection(articles), self.verdicts())

    def verdicts(self) -> review.Verdicts:
        """What people decided of which of the articles that are there are of one story."""
        return review.apply(self._store.decisions.all(), cache(self._articles.holds))

    def _group(
        self, articles: Sequence[str], linking: Collection[str], verdicts: review.Verdicts
    ) -> None:
        """Put articles into stories, and before that link anew those of them in `linking`."""
        # Where a link went, those on its other side may have to part.
        touched = {*articles, *self._store.links.linked(linking, pipeline.LINK)}
        if linking:
            self._link(linking)
        self._cluster(touched, verdicts)
        # A reading that changed changes its dossier even where the story is the same.
        self.drop(self._store.stories.of(articles).values())
        marks = pipeline.marks()
        self._store.stories.mark(articles, marks["stories"])
        self._store.stories.mark_links(linking, marks["links"])
        for kind in ("article", "group"):
            self._debts.settle(kind, articles)

    def _link(self, articles: Collection[str]) -> None:
        """Compare these articles with those that they may meet."""
        pairs: set[tuple[str, str]] = set()
        for one in self.features(articles):
            near = self._store.links.sharing(one.keys, pipeline.window(one.day))
            for other in {*near, *self._store.links.strongly_sharing(one.strong)} - {one.article}:
                pairs.add((min(one.article, other), max(one.article, other)))
        meeting = {article for pair in pairs for article in pair}
        links = pipeline.links(self.features(meeting), pairs)
        self._store.links.link(articles, links)

    def _cluster(self, articles: Iterable[str], verdicts: review.Verdicts) -> None:
        """Put all articles that are linked to these, near or far, into their stories."""
        linked = self.linked(articles, verdicts)
        before = self._store.stories.of(linked)
        members: dict[str, list[str]] = defaultdict(list)
        for article in sorted(before):
            members[before[article]].append(article)
        links = self._store.links.between(linked)
        found = pipeline.group(self.features(linked), links, verdicts)
        changed = [story for story in found if members.get(story.id) != list(story.articles)]
        left = {before[one] for story in changed for one in story.articles if one in before}
        self._store.stories.assign(changed)
        self.drop({*left, *(story.id for story in changed)})

    def features(self, articles: Iterable[str]) -> list[pipeline.Features]:
        """The features of these articles.

        Raises:
            BadRow: those of one cannot be read.
        """
        found = []
        for article, body in self._articles.features(articles).items():
            try:
                found.append(pipeline.decode_features(body))
            except msgspec.MsgspecError as error:
                raise BadRow("features", article, "the features of the article") from error
        return found

    def linked(self, articles: Iterable[str], verdicts: review.Verdicts) -> set[str]:
        """These articles and all that links, or decisions, lead to from them."""
        found: set[str] = set()
        edge = set(articles)
        while edge:
            found |= edge
            decided = {other for one in edge for other in verdicts.beside(one)} - found
            near = self._store.links.linked(edge, pipeline.LINK)
            edge = {*near, *(one for one in decided if self._articles.holds(one))} - found
        return found

    def drop(self, stories: Collection[str]) -> None:
        """Forget the dossiers of stories that changed, and owe them anew."""
        self._store.stories.drop_dossiers(stories)
        self._debts.owe("story", stories)
