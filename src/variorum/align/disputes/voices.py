"""Voices: whether two sides of a dispute are one: nobody disputes himself."""

import re
from collections.abc import Iterable, Sequence

from variorum.align.claims.assertions import Assertion
from variorum.lexicon import words
from variorum.model import Statement

_LEADS = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)


class Voices:
    """Who makes each assertion of a story, known by name or by the words that name a role."""

    def __init__(self, assertions: Sequence[Assertion], statements: Iterable[Statement]) -> None:
        self.assertions = assertions
        self._words = {one.id: _role(one.speaker_text) for one in statements}

    def is_one(self, ones: Iterable[int], others: Iterable[int]) -> bool:
        """Whether somebody makes an assertion on either side; each side is given by indices."""
        sides = [{voice for at in side if (voice := self._voice(at))} for side in (ones, others)]
        return bool(sides[0] & sides[1])

    def _voice(self, at: int) -> str | None:
        one = self.assertions[at]
        if one.speaker is not None or one.statement is None:
            return one.speaker
        return self._words.get(one.statement)


def _role(told: str | None) -> str | None:
    """The words that name a role, in small letters; None where they could be anybody's."""
    role = _LEADS.sub("", told or "").strip().casefold()
    return role if role and role not in words("disputes.anybody") else None
