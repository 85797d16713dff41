"""Which stories of a store a claim leads to."""

from collections.abc import Iterable

import msgspec

from tests.support import article
from variorum import pipeline
from variorum.annotate import annotate
from variorum.engine.likest import likest_stories
from variorum.model import Story

TEXTS = {
    "bridge": "The Marl bridge collapsed. Engineers inspected the bridge at Marl.",
    "storm": "A storm hit Portavel. The storm flooded Portavel harbour.",
}


def test_the_stories_that_weigh_the_words_most_are_taken() -> None:
    bodies = {
        name: msgspec.json.encode(
            pipeline.give("article", "features", {"own": None, "reading": annotate(article(text))})[
                "features"
            ]
        )
        for name, text in TEXTS.items()
    }
    stories = [Story(id=f"s-{name}", articles=(name,)) for name in TEXTS]

    def features_of(articles: Iterable[str]) -> dict[str, bytes]:
        return {one: bodies[one] for one in articles}

    assert likest_stories(stories, features_of, ["Portavel."], 1) == {"s-storm"}
    assert likest_stories(stories, features_of, ["Marl's", "bridge"], 2) == {"s-bridge"}
