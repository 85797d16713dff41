"""The claim: what is asked, cut into the parts that a sentence must cover."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.annotate.text.closed_classes import (
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    IRREGULAR,
)
from variorum.inquiry.acting import Sides, sides_of
from variorum.inquiry.cutting import Passage, passage_of
from variorum.inquiry.naming_alike import Named, named, places_of
from variorum.inquiry.sentence_terms import MARKS, Term
from variorum.inquiry.word_senses import opposites_of
from variorum.lexicon import words
from variorum.model import Label, Mention, Reading, TimeExpression
from variorum.model.word_keys import fold

_VAGUE = frozenset(["several", "some", "many", "few", "a few"])
# "Now", "soon", "recently": no day to hold anybody to.
_NO_DAY = frozenset(["PRES", "FUTU", "PAST"])
_BE = words("function_words.be")
_LIGHT = words("meanings.light")
_PERSONAL = words("function_words.personal")
# A clause with its own subject and verb begins behind these.
_OPENS = CONJUNCTIONS - {"and", "or", "nor"} | {"which", "who", "that"}
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]*\w")

# Words that say that somebody said it; who did is a name, and what matters is what was said.
SAID = "~say"
"""The group of the lexicon whose words say that somebody said something."""


class AskedClaim(NamedTuple):
    """A claim with its parts, each with what it weighs.

    `musts` tells of each term whether nothing of it may be missing, `verbs` whether it is a verb
    whose sides are compared, and `sides` are those.
    """

    passage: Passage
    terms: Sequence[Term]
    names: Mapping[int, Named]
    times: Sequence[TimeExpression]
    weights: Sequence[float]
    musts: Sequence[bool]
    verbs: Sequence[bool]
    sides: Mapping[int, Sides]
    has_words: bool

    @property
    def reading(self) -> Reading:
        """The reading of the claim."""
        return self.passage.reading

    def is_object(self, term: Term) -> bool:
        """Whether a name of the claim is that of more than the place where something happens."""
        return self.names[term.item].label != "place"

    def is_cue(self, term: Term) -> bool:
        """Whether a word of the claim tells that somebody says or asks what follows."""
        at = self.passage.tokens[term.at].start
        cues = [span for one in self.reading.attributions for span in one.cue]
        return SAID in term.senses or any(start <= at < end for start, end in cues)

    def senses(self) -> frozenset[str]:
        """All senses of the claim's words, by which sentences that may tell it are found."""
        return frozenset().union(*(one.senses for one in self.terms))


def asked_claim(
    reading: Reading, spread: Mapping[str, float], known: Mapping[str, Label] | None = None
) -> AskedClaim:
    """The parts of a claim; `spread` tells what a word weighs, by its senses.

    `known` are the single words that name somebody in the story: in one sentence alone the reader
    misses some names.
    """
    reading = _with_names(reading, known or {})
    text = reading.article.text
    passage = passage_of(reading, (0, len(text)))
    terms = [one for one in passage.terms if _counts(passage, one)]
    terms = [_in_present(passage, one) for one in _without_parts(terms)]
    places = places_of(reading)
    names = {
        one.item: named(reading.entities[one.item], places.get(one.item))
        for one in terms
        if one.kind == "name"
    }
    saying = [one.kind == "word" and SAID in one.senses for one in terms]
    verbs = [one.verb and not _describes(passage, one) for one in terms]
    light = [
        (_is_light(passage, one) and len(names) < 2) or _is_counted(passage, one) for one in terms
    ]
    musts = [
        one.kind != "word"
        or one.negated
        or ((one.verb or bool(opposites_of(one.senses))) and not free)
        for one, free in zip(terms, map(any, zip(saying, light, strict=True)), strict=True)
    ]
    weights = [
        max((spread.get(sense, 1.0) for sense in one.senses if sense[0] != "~"), default=1.0)
        if one.kind == "word" and not free
        else 0.0
        for one, free in zip(terms, map(any, zip(saying, light, strict=True)), strict=True)
    ]
    sides = {at: sides_of(passage, one) for at, one in enumerate(terms) if verbs[at]}
    return AskedClaim(
        passage,
        terms,
        names,
        passage.times,
        weights,
        musts,
        verbs,
        _told_of(sides, [one for one in terms if one.kind == "name"]),
        any(one.kind == "word" for one in terms),
    )


def _told_of(sides: dict[int, Sides], names: Sequence[Term]) -> dict[int, Sides]:
    """The sides of the claim's verbs; a pronoun that acts stands for the one name before it."""
    found: dict[int, Sides] = {}
    for at, one in sides.items():
        before = [each for each in names if each.last <= one.at]
        alone = one.pronoun and not one.acting and len(before) == 1
        found[at] = one._replace(acting=before) if alone else one
    return found


def _describes(passage: Passage, term: Term) -> bool:
    """Whether a word behind a form of "be" is an adjective, at which nobody acts."""
    word = passage.tokens[term.at].lower
    before = passage.tokens[term.at - 1].lower if term.at else ""
    return before in _BE and not (word.endswith(("ing", "ed", "en")) or word in IRREGULAR)


def _in_present(passage: Passage, term: Term) -> Term:
    """A term as a verb where it is one in the present: a word in -s between two sides."""
    word = passage.tokens[term.at].lower
    after = passage.tokens[term.last].lower if term.last < len(passage.tokens) else ""
    sides = any(one.last == term.at and one.kind in ("name", "word") for one in passage.terms)
    leads = (
        after in DETERMINERS
        or after in ("to", "that")
        or any(one.at == term.last and one.kind == "name" for one in passage.terms)
    )
    present = word.endswith("s") and not word.endswith(("ss", "'s")) and len(word) > 3
    if term.kind == "word" and not term.verb and present and sides and leads:
        return term if _is_object(passage, term) else term._replace(verb=True)
    return term


def _is_object(passage: Passage, term: Term) -> bool:
    """Whether a word in -s is what the verb before it acts upon: "gave the files to a paper".

    Behind a verb of saying, or where a clause begins between the two, it has a subject of its own.
    """
    before = [one for one in passage.terms if one.verb and one.last <= term.at]
    if not before or SAID in before[-1].senses:
        return False
    between = [token.lower for token in passage.tokens[before[-1].last : term.at]]
    return not any(word in MARKS or word in _OPENS or word in _PERSONAL for word in between)


def _is_light(passage: Passage, term: Term) -> bool:
    return passage.tokens[term.at].lower in _LIGHT


def _is_counted(passage: Passage, term: Term) -> bool:
    """Whether a word is the "people" of a number, which others tell by the number alone."""
    at = term.at - (term.at > 0 and passage.tokens[term.at - 1].lower == "of")
    counted = any(one.kind == "number" and one.last == at for one in passage.terms)
    return counted and passage.tokens[term.at].lower == "people"


def _with_names(reading: Reading, known: Mapping[str, Label]) -> Reading:
    """The reading with the capitalised words as names that name somebody in the story."""
    text = reading.article.text
    found = list(reading.entities)
    for match in _CAPITAL.finditer(text):
        label = known.get(fold(match.group()))
        start, end = match.span()
        if label and not any(one.start < end and start < one.end for one in found):
            found.append(Mention(start=start, end=end, text=match.group(), label=label))
    return msgspec.structs.replace(
        reading, entities=tuple(sorted(found, key=lambda one: one.start))
    )


def _counts(passage: Passage, term: Term) -> bool:
    """Whether a term must be covered: function words need not be, nor "one of the"."""
    if term.kind == "time":
        time = passage.times[term.item]
        loose = time.text.lower().startswith("the ") and not any(map(str.isdigit, time.text))
        return (time.value or "")[:4] not in _NO_DAY and not loose
    if term.kind == "number":
        after = passage.tokens[term.last].lower if term.last < len(passage.tokens) else ""
        amount = passage.amounts[term.item]
        vague = amount.value is None and amount.text.lower() in _VAGUE
        pronoun = amount.text.lower() == "one" and (after == "of" or not after[:1].isalpha())
        return not vague and not pronoun
    if term.kind != "word" or term.last - term.at > 1:
        return True
    word = passage.tokens[term.at].lower
    after = passage.tokens[term.last].lower if term.last < len(passage.tokens) else ""
    return word not in FUNCTION and not (word in ("more", "less", "fewer") and after == "than")


def _without_parts(terms: Sequence[Term]) -> list[Term]:
    """The terms without the words inside a phrase of the lexicon."""
    found: list[Term] = []
    for one in terms:
        if not any(held.at <= one.at and one.last <= held.last for held in found):
            found.append(one)
    return found
