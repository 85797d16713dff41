"""What stands at a place of a text: its sentence, and every annotation there with its reasons."""

from functools import lru_cache
from typing import NamedTuple

from variorum import annotate
from variorum.annotate.places.sense_reasons import sense_reason
from variorum.annotate.reading_reasons import ReadingReasons, attributions_at
from variorum.model import Article, Attribution, Reading, Span
from variorum.why.stated import Part


class Standing(NamedTuple):
    """The sentence at a place, and what was read in it, in the order of kinds."""

    sentence: str
    parts: tuple[Part, ...]


def standing_at(article: Article, start: int, end: int | None = None) -> Standing:
    """What stands at `[start, end)`; without an end, in the whole sentence that holds `start`."""
    reading, reasons = _read(article)
    sentence = reasons.sentence_at(start) or (start, start + 1)
    span = (start, end) if end is not None else sentence
    return Standing(
        sentence=article.text[slice(*sentence)],
        parts=(*_names(reading, reasons, span), *_numbers(reading, reasons, span)),
    )


@lru_cache(maxsize=16)
def _read(article: Article) -> tuple[Reading, ReadingReasons]:
    """An article read again; the parts of one answer often stand in one article."""
    reading = annotate.annotate(article)
    return reading, ReadingReasons(reading)


def _inside(one: Span, span: Span) -> bool:
    return one[0] < span[1] and span[0] < one[1]


def _names(reading: Reading, reasons: ReadingReasons, span: Span) -> list[Part]:
    """The names and the places of the map."""
    article = reading.article.id
    parts = [
        Part(
            kind="name",
            id=f"{article}:{one.start}",
            text=one.text,
            because=(reasons.of_name(one),),
        )
        for one in reading.entities
        if _inside((one.start, one.end), span)
    ]
    for place in reading.places:
        if _inside((place.start, place.end), span):
            because = (sense_reason(reading, place),)
            where = f"{place.text}: {place.name}, {place.country or 'no country'}"
            parts.append(
                Part(kind="place", id=f"{article}:{place.start}", text=where, because=because)
            )
    return parts


def _numbers(reading: Reading, reasons: ReadingReasons, span: Span) -> list[Part]:
    """The times, the quantities and who says what."""
    article = reading.article.id
    parts = [
        Part(
            kind="time",
            id=f"{article}:{one.start}",
            text=f"{one.text}: {one.value or 'no day'}",
            because=(reasons.of_time(one),),
        )
        for one in reading.times
        if _inside((one.start, one.end), span)
    ]
    parts += [
        Part(
            kind="quantity",
            id=f"{article}:{one.start}",
            text=one.text,
            because=(reasons.of_quantity(one),),
        )
        for one in reading.quantities
        if _inside((one.start, one.end), span)
    ]
    parts += [
        Part(
            kind="attribution",
            id=f"{article}:{min(one.content)[0]}",
            text=_told(reading, one),
            because=(reasons.of_attribution(one),),
        )
        for one in attributions_at(reading, *span)
    ]
    return parts


def _told(reading: Reading, one: Attribution) -> str:
    """Who says what, in the words of the text."""
    text = reading.article.text

    def words(spans: tuple[Span, ...]) -> str:
        return " ".join(text[slice(*span)] for span in sorted(spans))

    who = words(one.source) or "somebody"
    if one.speaker is not None and (name := reading.entities[one.speaker].text) not in who:
        who = f"{who} ({name})"
    return f"{who} {words(one.cue) or 'says'} ({one.mode}): “{words(one.content)}”"
