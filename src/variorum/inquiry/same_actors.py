"""Actors: whether the same ones act in a sentence as in a claim."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from variorum.inquiry.acting import Sides, sides_of
from variorum.inquiry.asked_parts import AskedClaim
from variorum.inquiry.context import Around
from variorum.inquiry.matching import Matched
from variorum.inquiry.sentence_terms import Term

Agreement = Literal["same", "changed", "unclear"]
_Spans = set[tuple[int, int]]


def same_actors(asked: AskedClaim, around: Around, matched: Matched) -> Agreement:
    """Whether the same ones act at each verb that both have."""
    worst: Agreement = "same"
    for at, term in enumerate(asked.terms):
        if not (term.kind == "word" and asked.verbs[at] and at in matched.by):
            continue
        verdicts = [
            _Verb(
                asked,
                around,
                matched,
                asked.sides[at],
                sides_of(around.passage, one),
                asked.is_cue(term),
            ).agree()
            for one in matched.by[at]
        ]
        if "same" in verdicts:
            continue
        if "unclear" in verdicts:
            worst = "unclear"
        elif worst == "same":
            worst = "changed"
    return worst


class _Verb(NamedTuple):
    """A verb of the claim with its sides, `ours`, and the same one of the sentence, `theirs`."""

    asked: AskedClaim
    around: Around
    matched: Matched
    ours: Sides
    theirs: Sides
    saying: bool

    def agree(self) -> Agreement:
        """Whether who acts in the claim acts in the sentence, at this verb."""
        ours, theirs = self.ours, self.theirs
        who = _who(self.asked, ours.acting)
        acting, acted = self._told(who), self._told(ours.other)
        here, there = _places(theirs.acting), _places(theirs.other)
        # Who is named by "by" acts, wherever those stand whom it is done to; and what is said may
        # stand anywhere about who says it.
        by = (theirs.passive or self.saying) and acting & here
        if not by and not self._in_reach(acted, here | there):
            return "unclear"
        if ours.mutual and acting and acting <= here | there:
            return "same"
        if not who:
            turned = ours.passive and theirs.object and acted & here
            return "unclear" if turned else "same"
        if acting & here or self._around(who, acting):
            return "same"
        if not theirs.acting and (theirs.pronoun or theirs.noun):
            return "unclear"
        return "changed" if acting & there and acted & here else "unclear"

    def _told(self, side: Sequence[Term]) -> _Spans:
        """Where in the sentence the terms of a side of the claim stand."""
        place = {(one.at, one.last): at for at, one in enumerate(self.asked.terms)}
        found = [
            self.matched.by.get(place.get((one.at, one.last), -1), [])
            for one in side
            if one.kind in ("name", "word")
        ]
        return {(one.at, one.last) for each in found for one in each}

    def _in_reach(self, acted: _Spans, reach: _Spans) -> bool:
        """Whether what is first acted upon, and each name, stands about the sentence's verb."""
        after = [one for one in self.ours.other if one.at > self.ours.at]
        first = next((told for one in after if (told := self._told([one]))), acted)
        if acted and not first & reach:
            return False
        names = [one for one in self.ours.other if one.kind == "name" and self.asked.is_object(one)]
        places = [self._told([one]) for one in names]
        return all(one & reach for one in places if one)

    def _around(self, who: Sequence[Term], acting: _Spans) -> bool:
        """Whether a pronoun, or what stands around the sentence, tells that they act."""
        if self.theirs.pronoun:
            return self._taken_up(who, acting)
        if not acting and self.around.elsewhere(self.asked, who):
            return True
        # A deed that nobody is said to own is that of the one name there is.
        alone = any(one.kind == "name" for one in who)
        unowned = self.theirs.noun and not self.theirs.acting and bool(acting)
        return unowned and alone and all(one.kind != "name" for one in self.ours.other)

    def _taken_up(self, who: Sequence[Term], acting: _Spans) -> bool:
        """Whether a pronoun that acts means who acts in the claim: the last one named before it."""
        before = [
            one
            for one in self.around.passage.terms
            if one.last <= self.theirs.at
            and self.around.is_actor(one)
            and self.theirs.stands_for in (None, self.around.is_person(one))
            and not self.around.owns(one)
        ]
        if before:
            return (before[-1].at, before[-1].last) in acting
        if acting:
            return not any(one.kind == "name" for one in who)
        return self.around.elsewhere(self.asked, who)


def _places(terms: Sequence[Term]) -> _Spans:
    return {(one.at, one.last) for one in terms}


def _who(asked: AskedClaim, acting: Sequence[Term]) -> list[Term]:
    """Of the terms that act in a claim the names; where there are none, the nouns."""
    names = [one for one in acting if one.kind == "name"]
    nouns = [
        one
        for one in acting
        if one.kind == "word"
        and not one.verb
        and not asked.passage.words_of(one).lower().endswith("ly")
    ]
    return names or nouns
