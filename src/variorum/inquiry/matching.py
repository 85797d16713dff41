"""Matching: which parts of a sentence cover which parts of a claim."""

from typing import NamedTuple

from variorum.inquiry.asked_parts import AskedClaim
from variorum.inquiry.context import Around
from variorum.inquiry.cutting import Passage
from variorum.inquiry.same_values import amounts_agree, times_agree
from variorum.inquiry.sentence_terms import Term
from variorum.inquiry.word_senses import senses_of


class Matched(NamedTuple):
    """By the index of the claim's terms, those of the sentence that cover each; and what is left.

    A name that only what stands around the sentence covers is in neither.
    """

    by: dict[int, list[Term]]
    left: list[int]


def match(asked: AskedClaim, around: Around) -> Matched:
    """What of a claim a sentence covers, word by word."""
    by: dict[int, list[Term]] = {}
    left: list[int] = []
    for at, term in enumerate(asked.terms):
        found = _covering(asked, term, around)
        if found:
            by[at] = found
        elif not (term.kind == "name" and around.names(asked.names[term.item])):
            left.append(at)
    return Matched(_timed(asked, around, by, left), left)


def _timed(
    asked: AskedClaim, around: Around, by: dict[int, list[Term]], left: list[int]
) -> dict[int, list[Term]]:
    """What is covered, without the times of the claim that belong to other verbs in the sentence.

    Of several times of a sentence the one that stands nearest to what tells the claim belongs to
    it; the claim's other times are put to what is left.
    """
    times = [one for one in around.passage.terms if one.kind == "time"]
    verbs = [one for at, each in by.items() if asked.verbs[at] for one in each]
    if len(times) < 2 or not verbs:
        return by
    nearest = min(times, key=lambda one: min(abs(one.at - verb.at) for verb in verbs))
    kept = {}
    for at, found in by.items():
        if asked.terms[at].kind == "time" and nearest not in found:
            left.append(at)
        else:
            kept[at] = found
    return kept


def _in_pieces(asked: AskedClaim, term: Term, passage: Passage) -> list[Term]:
    """The terms that cover each of the words of a phrase ("flew to"), if all are covered."""
    found: list[Term] = []
    for at in range(term.at, term.last) if term.last - term.at > 1 else ():
        senses = senses_of(asked.passage.tokens[at].lower)
        told = [one for one in passage.terms if one.kind == "word" and one.senses & senses]
        if senses and not told:
            return []
        found += told
    return found


def _covering(asked: AskedClaim, term: Term, around: Around) -> list[Term]:
    """The terms of the sentence that cover a term of the claim."""
    passage = around.passage
    if term.kind == "word":
        word = asked.passage.words_of(term).lower()
        found = [
            one
            for one in passage.terms
            if (one.kind == "word" and one.senses & term.senses)
            or (one.kind == "name" and word in passage.words_of(one).lower().split())
        ]
        return found or _in_pieces(asked, term, passage)
    if term.kind == "name":
        return around.mentions_of(asked.names[term.item])
    if term.kind == "number":
        amount = asked.passage.amounts[term.item]
        return [
            one
            for one in passage.terms
            if one.kind == "number" and amounts_agree(amount, passage.amounts[one.item])
        ]
    time = asked.times[term.item]
    told = [one for one in passage.terms if one.kind == "time"]
    return [one for one in told if times_agree(time, passage.times[one.item])]
