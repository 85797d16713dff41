"""Context: a sentence with what stands around it, which may tell whom "he" or "there" means."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from variorum.inquiry.acting import is_possessive
from variorum.inquiry.cutting import Passage
from variorum.inquiry.naming_alike import Named, Namings, in_words
from variorum.inquiry.same_values import times_agree
from variorum.inquiry.sentence_terms import Term
from variorum.model import Label, Reading, TimeExpression

if TYPE_CHECKING:
    from variorum.inquiry.asked_parts import AskedClaim

# How many sentences back a pronoun or a place may lead.
_BACK = 2
_PERSONAL = frozenset(["he", "she", "his", "her", "him", "himself", "herself"])
_PLURAL = frozenset(["they", "their", "them", "it", "its"])
_KIN: dict[Label, str] = {
    "person": "person",
    "organization": "body",
    "group": "body",
    "other": "body",
    "place": "place",
}


class Around(NamedTuple):
    """A sentence of an account, as the number `at` of its reading, with its names."""

    passage: Passage
    at: int
    namings: Namings

    @property
    def reading(self) -> Reading:
        """The reading that the sentence stands in."""
        return self.passage.reading

    def asks(self) -> bool:
        """Whether the sentence asks, and so tells nothing."""
        return self.passage.text.rstrip("\"”’') ").endswith("?")

    def mentions_of(self, name: Named) -> list[Term]:
        """The terms of the sentence that mean whom the claim names."""
        article = self.reading.article.id
        found = [
            one
            for one in self.passage.terms
            if one.kind == "name" and self.namings.means(name, article, one.item)
        ]
        return found or self._in_words(name)

    def _in_words(self, name: Named) -> list[Term]:
        """The terms whose own words are those of the name, whatever the reader took them for."""
        tokens = self.passage.tokens
        if not in_words(name, (token.lower for token in tokens)):
            return []
        return [
            one
            for one in self.passage.terms
            if one.kind in ("name", "word")
            and any(in_words(name, [token.lower]) for token in tokens[one.at : one.last])
        ] or [
            one
            for one in self.passage.terms
            if one.kind == "name"
            and in_words(name, [token.lower for token in tokens[one.at : one.last]])
        ]

    def names(self, name: Named) -> bool:
        """Whether the sentence means somebody whom only what stands around it names."""
        if self._speaks(name):
            return True
        if any(_kin(name.label) == _kin(label) for label in self._labels(self.at)):
            return False
        if name.label == "person" and not self._holds(_PERSONAL):
            return False
        before = range(max(0, self.at - _BACK), self.at)
        seen = [self._of_kin(name, at) for at in before]
        named = [one for each in seen for one in each]
        if named:
            return all(named)
        opening = self._of_kin(name, 0) if name.label == "place" else []
        return bool(opening) and all(opening)

    def _speaks(self, name: Named) -> bool:
        """Whether a speaker in this sentence is read as whom the claim names."""
        article = self.reading.article.id
        return any(
            one.speaker is not None
            and any(self.passage.start <= start < self.passage.end for start, _ in one.source)
            and self.namings.means(name, article, one.speaker)
            for one in self.reading.attributions
        )

    def _holds(self, words: frozenset[str]) -> bool:
        return any(token.lower in words for token in self.passage.tokens)

    def _labels(self, at: int) -> list[Label]:
        return [label for index in self._mentions(at) if (label := self._label(index))]

    def _label(self, index: int) -> Label | None:
        return self.namings.label_of(self.reading.article.id, index)

    def _mentions(self, at: int) -> list[int]:
        low, high = self.reading.sentences[at]
        return [index for index, one in enumerate(self.reading.entities) if low <= one.start < high]

    def _of_kin(self, name: Named, at: int) -> list[bool]:
        """For each name of that kind in a sentence, whether it is the one."""
        article = self.reading.article.id
        return [
            self.namings.means(name, article, index)
            for index in self._mentions(at)
            if _kin(self._label(index)) == _kin(name.label)
        ]

    def means(self, name: Named, mention: int) -> bool:
        """Whether a mention of this account, by its index, means whom the claim names."""
        return self.namings.means(name, self.reading.article.id, mention)

    def is_actor(self, term: Term) -> bool:
        """Whether a term names a person or a body, and not only of which people another is."""
        if term.kind != "name" or _kin(self._label(term.item)) not in ("person", "body"):
            return False
        describes = any(one.at == term.last and one.kind == "word" for one in self.passage.terms)
        return not (describes and self._label(term.item) in ("group", "other"))

    def is_person(self, term: Term) -> bool:
        """Whether a term names a person."""
        return term.kind == "name" and _kin(self._label(term.item)) == "person"

    def owns(self, term: Term) -> bool:
        """Whether a term owns what follows it."""
        return is_possessive(self.passage, term)

    def dated(self, time: TimeExpression) -> bool:
        """Whether what stands before a sentence that tells no time tells it: those just before it,
        or the lead of the account, and no other time beside it.
        """
        for at in (self.at - 1, self.at - 2, 0, 1):
            if not 0 <= at < self.at:
                continue
            low, high = self.reading.sentences[at]
            times = [one for one in self.reading.times if low <= one.start < high and one.value]
            if times:
                return all(times_agree(time, one) for one in times)
        return False

    def instead_of(self, name: Named, claimed: Sequence[Named]) -> str | None:
        """The one other name of its kind in the sentence that the claim does not hold."""
        article = self.reading.article.id
        others = [
            self.reading.entities[index].text
            for index in self._mentions(self.at)
            if _kin(self._label(index)) == _kin(name.label)
            and not any(self.namings.means(one, article, index) for one in claimed)
        ]
        return others[0] if len(set(others)) == 1 else None

    def elsewhere(self, asked: "AskedClaim", acting: Sequence[Term]) -> bool:
        """Whether those who act in the claim are named only around the sentence."""
        return any(one.kind == "name" and self.names(asked.names[one.item]) for one in acting)


def _kin(label: Label | None) -> str:
    return _KIN.get(label, "body") if label else "none"
