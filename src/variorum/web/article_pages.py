"""An article: its text with what was read in it, what was removed and why, and its copies."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from variorum.clean.removal_reasons import removal_reason
from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.marks import mark
from variorum.dossier.formats.reviewed import changed
from variorum.dossier.formats.view import Copying, Piece
from variorum.engine.desk import Reader
from variorum.errors import StopRun
from variorum.model import Article, Comparison, Dossier, Reading, Span
from variorum.store.watched import Came
from variorum.web import rendering
from variorum.web.correcting import OfArticle, correcting_article
from variorum.web.form_fields import who


class Note(NamedTuple):
    """One annotation: where it stands, and what was read there."""

    key: str
    span: Span
    text: str
    told: str


async def article(request: Request) -> Response:
    """An article's page; the address tells which annotations are marked in its text."""
    id = request.path_params["article"]

    def look(reader: Reader) -> tuple[Reading, Dossier | None, Came | None, OfArticle]:
        reading, story = reader.reading(id), reader.story_of(id)
        correcting = correcting_article(reader, as_compiled(reading, story), story)
        return reading, story, reader.came(id), correcting

    reading, story, came, correcting = await request.app.state.desk.look(look)
    shown = [kind for kind in KINDS if kind in request.query_params.getlist("show")]
    notes = {kind: list(KINDS[kind](reading)) for kind in shown}
    spans = [(note.key, note.span) for kind in shown for note in notes[kind]]
    piece, copies = _in_story(story, id)
    beside = request.query_params.get("beside", "")
    at = _at(request.query_params, len(reading.article.text))
    for number, (_, passages) in enumerate(one for one in copies if one[0].article.id == beside):
        spans += [(f"copy-{number}-{a}-{b}", (a, b)) for a, b in passages]
    return rendering.page(
        request,
        "article.html.j2",
        article=as_compiled(reading, story),
        story=story,
        piece=piece,
        kinds=list(KINDS),
        shown=shown,
        notes=notes,
        text=mark(reading.article.text, spans + ([("at", at)] if at else [])).html,
        copies=copies,
        beside=beside,
        removed=[(one, removal_reason(one).words) for one in reading.article.removed],
        link=link(reading.article.uri),
        told=_copyings(story, piece),
        came=came,
        correcting=correcting,
        changed=changed,
        who=who(request),
    )


def as_compiled(reading: Reading, story: Dossier | None) -> Article:
    """The article as its story has it, which may date it by its coverage; else as it was read."""
    own = reading.article
    return next((one for one in (story.articles if story else ()) if one.id == own.id), own)


def link(uri: str) -> str | None:
    """An article's address where it is one that a browser may follow."""
    return uri if uri.startswith(("http://", "https://")) else None


def _at(asked: QueryParams, length: int) -> Span | None:
    """The words that an address points at.

    Raises:
        StopRun: it points at nothing in the text.
    """
    told = asked.get("at")
    if told is None:
        return None
    start, _, end = told.partition("-")
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in (start, end)):
        raise StopRun(f"{told!r} is no place in a text: write 120-168")
    if not int(start) < int(end) <= length:
        raise StopRun(f"the text has {length} characters, and {told} is not in it")
    return int(start), int(end)


def _in_story(
    story: Dossier | None, id: str
) -> tuple[Piece | None, list[tuple[Piece, list[Span]]]]:
    """The article among those of its story, and its copies with the passages of its own text."""
    if story is None:
        return None, []
    (record,) = arrange(Comparison(dossiers=(story,))).records
    pieces = {piece.article.id: piece for piece in record.pieces}
    copies = []
    for one in story.reuse:
        if id in one.articles:
            first = one.articles[0] == id
            other = one.articles[1 if first else 0]
            copies.append((pieces[other], [p.a if first else p.b for p in one.passages]))
    return pieces.get(id), sorted(copies, key=lambda one: one[0].number)


def _copyings(story: Dossier | None, piece: Piece | None) -> list[Copying]:
    """Who copied whom, as the dossier tells it, where this article is one of the two."""
    if story is None or piece is None:
        return []
    (record,) = arrange(Comparison(dossiers=(story,))).records
    return [one for one in record.copying if piece.number in one.key.split("-")[1:]]


def _names(reading: Reading) -> Iterator[Note]:
    for one in reading.entities:
        yield _note("name", (one.start, one.end), reading, one.label)


def _statements(reading: Reading) -> Iterator[Note]:
    for one in reading.attributions:
        speaker = "nobody is named"
        if one.speaker is not None:
            speaker = reading.entities[one.speaker].text
        elif one.source:
            speaker = " ".join(reading.article.text[a:b] for a, b in one.source)
        for span in one.content:
            yield _note("statement", span, reading, f"{speaker} {one.mode}")


def _numbers(reading: Reading) -> Iterator[Note]:
    for one in reading.quantities:
        values = (("value", one.value), ("low", one.low), ("high", one.high))
        told = [f"{name} {wording.number(value)}" for name, value in values if value is not None]
        counted = f"{one.what or one.unit}, {one.measure}, {one.qualifier.replace('_', ' ')}"
        yield _note("number", (one.start, one.end), reading, ", ".join([counted, *told]))


def _times(reading: Reading) -> Iterator[Note]:
    for one in reading.times:
        told = f"{one.type.lower()} {one.value or 'of no known day'}"
        yield _note("time", (one.start, one.end), reading, told)


def _places(reading: Reading) -> Iterator[Note]:
    for one in reading.places:
        where = f"{one.lat:.3f}, {one.lon:.3f}" if None not in (one.lat, one.lon) else "nowhere"
        told = ", ".join(part for part in (one.name, one.country, one.kind, where) if part)
        yield _note("place", (one.start, one.end), reading, told)


def _note(kind: str, span: Span, reading: Reading, told: str) -> Note:
    text = wording.one_line(reading.article.text[span[0] : span[1]])
    return Note(f"{kind}-{span[0]}-{span[1]}", span, text, wording.one_line(told))


KINDS: dict[str, Callable[[Reading], Iterator[Note]]] = {
    "names": _names,
    "statements": _statements,
    "numbers": _numbers,
    "times": _times,
    "places": _places,
}
"""The annotations that can be switched on, in the order of their switches."""
