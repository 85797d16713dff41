"""Annotate: everything that is read in one article, one module for each question."""

import msgspec

from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.places.toponyms import find_places
from variorum.annotate.quantities.counts import find_quantities
from variorum.annotate.quantities.numbers import Number, find_numbers
from variorum.annotate.text.given_text import as_given
from variorum.annotate.text.sentences import split
from variorum.annotate.times import counted_from, find_times
from variorum.model import Article, Published, Quantity, Reading
from variorum.model.invisible import show

__all__ = ["annotate", "count", "numbers", "redate"]


def annotate(article: Article) -> Reading:
    """The reading of `article`; a pure function of it."""
    shown = show(article.text)
    if shown.places:
        read = annotate(msgspec.structs.replace(article, text=shown.text))
        return as_given(read, article, shown.places)
    text = article.text
    sentences = split(text)
    found = read_jointly(text, sentences)
    counted = counted_from(article, sentences)
    return Reading(
        article=_flagged(article, counted),
        sentences=sentences,
        entities=found.names,
        times=find_times(text, sentences, counted),
        places=find_places(text, found.names, article),
        quantities=find_quantities(text, sentences),
        attributions=found.attributions,
        vectors=found.vectors,
    )


def count(text: str) -> tuple[Quantity, ...]:
    """The counts of a text, as `annotate` reads them."""
    return find_quantities(text, split(text))


def numbers(words: str) -> list[Number]:
    """The numbers that stand in some words, whatever they count."""
    return list(find_numbers(words, 0, len(words)))


def redate(reading: Reading, published: Published) -> Reading:
    """The same reading as of `published`: the article's date set, its times resolved against it."""
    article = msgspec.structs.replace(reading.article, published=published)
    if show(article.text).places:
        return msgspec.structs.replace(reading, article=article, times=annotate(article).times)
    counted = counted_from(article, reading.sentences)
    times = find_times(article.text, reading.sentences, counted)
    return msgspec.structs.replace(reading, article=_flagged(article, counted), times=times)


def _flagged(article: Article, counted: Published | None) -> Article:
    """The article with its date marked as doubtful where its text counts from an earlier day."""
    stamp = article.published
    if stamp is None or counted is None or counted.value == stamp.value:
        return article
    doubtful = msgspec.structs.replace(stamp, counted_from=counted.value)
    return msgspec.structs.replace(article, published=doubtful)
