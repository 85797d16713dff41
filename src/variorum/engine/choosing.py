"""Choosing among the stories of a document as among those of a store."""

from pathlib import Path

from variorum.engine.story_entries import entry_of
from variorum.model import Comparison, Story
from variorum.store.catalogue import StoryFilter
from variorum.store.sqlite import SqliteStore


def choose(comparison: Comparison, wanted: StoryFilter) -> Comparison:
    """The stories of a comparison that are meant, in their order; what was refused stays with all.

    Raises:
        StopRun: a day, or a word of `about`, cannot be understood.
    """
    if wanted == StoryFilter():
        return comparison
    by_id = {one.story.id: one for one in comparison.dossiers}
    # A catalogue of its own, in memory, chooses by the same rules as that of a store.
    store = SqliteStore(Path(":memory:"))
    try:
        for one in comparison.dossiers:
            store.catalogue.keep_story(one.story.id, entry_of(one))
            for article in one.articles:
                store.catalogue.keep_article(article.id, article.title or "", article.text)
            articles = tuple(article.id for article in one.articles)
            store.stories.assign([Story(id=one.story.id, articles=articles)])
        found = store.catalogue.stories(wanted)
    finally:
        store.close()
    return Comparison(dossiers=tuple(by_id[one.key] for one in found))
