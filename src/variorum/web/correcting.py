"""What the forms that correct a line or an article offer to choose from."""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.dossier.formats import wording
from variorum.engine.article_ruling import article_state, decided_on_article
from variorum.engine.desk import Reader
from variorum.engine.line_changes import MEASURES, MODES, RELATIONS, speakers
from variorum.engine.opened_lines import Lines, Opened
from variorum.model import Article, Claim, Decision, Dossier, Entity, Event, Evidence, Figure

OFFERED = 300
"""Other lines that a form offers to merge with or to lead to, the first of the story."""

_MERGED = ("entities", "figures", "claims")
_RELATED = ("claims", "statements")


class Choices(NamedTuple):
    """What may take the place of what a line says; each choice is a value and its words."""

    merged: Sequence[tuple[str, str]] = ()
    related: Sequence[tuple[str, str]] = ()
    pieces: Sequence[tuple[str, str]] = ()
    modes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    judged: bool = True


def correcting(known: Lines, opened: Opened) -> Choices:
    """What may be corrected of a line."""
    kind, record = opened.kind, known.records[opened.address][2]
    choices = Choices(judged=kind != "entities")
    if kind in _MERGED:
        others = _others(known, opened, (kind,))
        choices = choices._replace(merged=others, pieces=_pieces(known, record))
    if kind in _RELATED:
        related = _others(known, opened, _RELATED)
        choices = choices._replace(related=related, relations=RELATIONS)
    if kind == "statements":
        choices = choices._replace(modes=MODES)
    if isinstance(record, Figure):
        # The measure that is read now stands first.
        rest = tuple(one for one in MEASURES if one != record.measure)
        choices = choices._replace(measures=(record.measure, *rest))
    if isinstance(record, Event):
        choices = choices._replace(date=record.date.value, place=record.place or "")
    return choices


def _others(known: Lines, opened: Opened, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """The other lines of some kinds, by their addresses; names in the order of the alphabet."""
    found = [
        (address, text)
        for _, some in known.listed()
        for address, text in some
        if known.records[address][0] in kinds and address != opened.address
    ]
    if kinds == ("entities",):
        found.sort(key=lambda one: one[1].casefold())
    return found[:OFFERED]


def _pieces(known: Lines, record: object) -> list[tuple[str, str]]:
    """The pieces of evidence of a record, of which some may leave it."""
    found: tuple[Evidence, ...] = ()
    if isinstance(record, Claim):
        found = record.pieces
    elif isinstance(record, Entity):
        found = record.mentions
    elif isinstance(record, Figure):
        found = tuple(one.evidence for one in record.reports)
    return [(_place(one), _told(known, one)) for one in found] if len(found) > 1 else []


def _place(one: Evidence) -> str:
    return f"{one.article}:{one.start}-{one.end}"


def _told(known: Lines, one: Evidence) -> str:
    """Words with the number of their article and what stands around them."""
    text = known.index.piece_of[one.article].article.text
    around = text[max(0, one.start - 40) : one.end + 40] if one.end - one.start < 40 else one.text
    return f"{known.index.piece_of[one.article].number} {wording.one_line(around)}"


class OfArticle(NamedTuple):
    """What the forms of an article's page need."""

    seen: str
    decided: list[Decision]
    speakers: list[Evidence]
    modes: tuple[str, ...] = MODES


def correcting_article(reader: Reader, article: Article, story: Dossier | None) -> OfArticle:
    """What may be corrected of an article, and what of it was decided."""
    held = [one for one, holds in reader.decisions() if holds]
    named = speakers(story, article.id) if story is not None else []
    return OfArticle(article_state(article, held), decided_on_article(article.id, held), named)
