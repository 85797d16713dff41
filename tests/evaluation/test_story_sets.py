from evaluation.story_sets import streamed
from tests.support import article
from variorum import pipeline
from variorum.engine.preparing import with_features
from variorum.model import Reading

TEXTS = {
    "f1": ("2031-05-04", "The Orla flooded Tessen on Sunday; mayor Ilse Brandt asked for boats."),
    "f2": ("2031-05-05", "Mayor Ilse Brandt of Tessen said the Orla was falling after the flood."),
    "v1": ("2031-05-05", "Parliament in Karsk rejected the pension law of Oleg Danin by a vote."),
    "v2": ("2031-05-06", "Oleg Danin's pension law failed in Karsk when parliament rejected it."),
    "x1": (None, "A chess club in Marnock opened a room for beginners in the old mill."),
}


def test_articles_added_one_by_one_come_to_the_stories_of_all_at_once() -> None:
    prepared = [
        with_features(one, None, Reading(article=one))
        for one in (article(text, uri=uri, published=day) for uri, (day, text) in TEXTS.items())
    ]
    found = streamed(prepared)
    assert found == {"f1": "sf1", "f2": "sf1", "v1": "sv1", "v2": "sv1", "x1": "sx1"}
    at_once = pipeline.cluster(one.features for one in prepared)
    assert found == {one: story.id for story in at_once for one in story.articles}
