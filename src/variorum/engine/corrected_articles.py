"""Articles with the outlets and the days of publication that people gave them."""

from variorum import review
from variorum.model import Article, Decision
from variorum.store.base import Store


class CorrectedArticles:
    """What people decided of articles, as long as the words that it rests on stand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[str, list[Decision]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take what was decided meanwhile."""
        self._of = review.of_articles(review.holding(self._store.decisions.all()))

    @property
    def ids(self) -> frozenset[str]:
        """The articles that were corrected, here or not."""
        return frozenset(self._of)

    def of(self, own: Article) -> Article:
        """An article as people have it; what rests on words that are gone changes nothing."""
        decided = self._of.get(own.id, ())
        return review.correct_article(own, review.anchored(decided, {own.id: own.text}))
