"""The decisions on the lines of one story that stand on its texts, and what they make of it."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from variorum.model import Aligned, Decision, Dossier, Reading
from variorum.review.honour import correct, rule, strike_lines
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

    def rule(self, aligned: Aligned) -> Aligned:
        """The aligned records without what was struck, and with what was accepted shown."""
        return self._meet(rule(aligned, self._standing))

    def strike(self, dossier: Dossier) -> Dossier:
        """The dossier without its lines that were struck; it names the decisions that were met."""
        made = self._meet(strike_lines(dossier, self._standing))
        met = tuple(one for one in self._decided if one.id in self._met)
        return msgspec.structs.replace(made, decisions=met) if met else made

    def _meet(self, done: tuple[Made, set[str]]) -> Made:
        made, met = done
        self._met |= met
        return made


def mark_of_corrections(decided: Iterable[Decision]) -> str:
    """What stands for the decisions that change readings; empty for none."""
    kinds = ("statements", "reports")
    ids = [one.id for one in decided if one.target and one.target.kind in kinds]
    return hashlib.sha256(msgspec.json.encode(ids)).hexdigest()[:12] if ids else ""
