"""The sentence in which an assertion stands."""

import msgspec

from tests.align.readings import read
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.whole_sentences import Sentences
from variorum.align.entities.merging import merge_entities
from variorum.model import Dateline

TEXT = (
    "Rain fell. Engineers closed the old bridge at Ulm, while lorries drove round by the Halvik "
    "road with 12 boats."
)


def test_a_clause_has_its_whole_sentence_with_what_stands_in_it() -> None:
    reading = read("a", TEXT, names={"Halvik": "place", "Ulm": "place"})
    last = assertions_of([reading], (), {}, merge_entities([reading]))[-1]
    assert reading.article.text[last.start : last.end].startswith("while lorries")
    told = Sentences([reading]).told(last)
    assert told.sentence.text == TEXT[11:]
    assert (told.names, told.numbers) == (2, 1)
    assert 0 < told.whole < 1
    assert told.height == 11 / len(TEXT)


def test_headlines_tell_which_words_are_the_news() -> None:
    assert Sentences([read("a", TEXT)]).titles == frozenset()


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    reading = read("a", "ARDEN — Engineers closed the old bridge at Ulm on Tuesday night.")
    dateline = Dateline(place="Arden")
    article = msgspec.structs.replace(reading.article, dateline=dateline)
    reading = msgspec.structs.replace(reading, article=article)
    one = assertions_of([reading], (), {}, merge_entities([reading]))[0]
    for start in (0, 8):
        told = Sentences([reading]).told(one._replace(start=start))
        assert told.sentence.text == "Engineers closed the old bridge at Ulm on Tuesday night."
        assert told.whole <= 1
