"""The decisions on the lines of one story that stand on its texts, and what they make of it."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from variorum.model import Aligned, Decision, Dossier, Event, Origin, Reading
from variorum.model.regrouping import Regrouping
from variorum.review.corrected_readings import correct
from variorum.review.found_again import meant_by_piece, place_in_text, places_of
from variorum.review.given_dates import date_events, is_corrected
from variorum.review.honour import rule, strike_lines
from variorum.review.line_decisions import anchored

Made = TypeVar("Made")


class Standing:
    """Decisions whose words still stand; each method is for what goes into, or out of, a stage."""

    def __init__(self, decided: Sequence[Decision], readings: Iterable[Reading]) -> None:
        self._decided = decided
        texts = {one.article.id: one.article.text for one in readings} if decided else {}
        self._standing = anchored(decided, texts)
        self._met: set[str] = set()

    def correct(self, readings: Sequence[Reading]) -> Sequence[Reading]:
        """The readings with the speakers and numbers that people gave."""
        return self._meet(correct(readings, self._standing)) if self._standing else readings

    def regroupings(self) -> list[Regrouping]:
        """Which names are one name, and which reports one figure."""
        return [
            Regrouping(
                kind="entities" if one.target.kind == "entities" else "figures",
                together=one.kind == "merge",
                places=tuple(place_in_text(piece) for piece in one.target.evidence),
            )
            for one in self._standing
            if one.target and _regroups(one)
        ]

    def rule(
        self, aligned: Aligned, readings: Sequence[Reading], origins: Sequence[Origin]
    ) -> Aligned:
        """The aligned records without what was struck, with what was accepted, joined or drawn."""
        self._met |= {one.id for one in self._standing if _is_regrouped(aligned, one)}
        articles = [one.article for one in readings]
        return self._meet(rule(aligned, self._standing, articles, origins))

    def date(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """The events with the dates and places that people gave."""
        return self._meet(date_events(events, self._standing)) if self._standing else events

    def strike(self, dossier: Dossier) -> Dossier:
        """The dossier without its lines that were struck; it names the decisions that were met."""
        made = self._meet(strike_lines(dossier, self._standing))
        articles = {one.id: one for one in made.articles}
        # Articles come corrected: here it is only told which decisions that were.
        self._met |= {
            one.id
            for one in self._standing
            if one.target
            and one.target.kind == "articles"
            and is_corrected(articles[one.articles[0]], one)
        }
        met = tuple(one for one in self._decided if one.id in self._met)
        return msgspec.structs.replace(made, decisions=met) if met else made

    def _meet(self, done: tuple[Made, set[str]]) -> Made:
        made, met = done
        self._met |= met
        return made


def _regroups(one: Decision) -> bool:
    """Whether a decision says which names are one, or which reports are one figure."""
    if not one.target or one.kind not in ("merge", "split"):
        return False
    return one.target.kind in ("entities", "figures")


def _is_regrouped(aligned: Aligned, one: Decision) -> bool:
    """Whether the names or figures of a story are together, or apart, as a decision asks."""
    if not one.target or not _regroups(one):
        return False
    records = aligned.entities if one.target.kind == "entities" else aligned.figures
    places = [places_of(record) for record in records]
    found = [meant_by_piece(places, piece) for piece in one.target.evidence]
    if one.kind == "merge":
        return found[0] is not None and found[0] == found[1]
    held = {at for at in found if at is not None}
    return len(held) == 1 and all(len(places[at]) <= len(found) for at in held)


def mark_of_corrections(decided: Iterable[Decision]) -> str:
    """What stands for the decisions that change what is aligned; empty for none."""
    kinds = ("statements", "reports")
    ids = [one.id for one in decided if one.target and (one.target.kind in kinds or _regroups(one))]
    return hashlib.sha256(msgspec.json.encode(ids)).hexdigest()[:12] if ids else ""
