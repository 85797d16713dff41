"""Coverage: whether a sentence tells a claim, part by part.

Every part of the claim must be covered: each name, number and time, each verb and each word that
has an opposite; of the other words nearly all. What fits in all but one such part differs in it.
What fits less tells nothing of the claim.
"""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.inquiry.asked_parts import AskedClaim
from variorum.inquiry.context import Around
from variorum.inquiry.cutting import Amount, Passage
from variorum.inquiry.matching import Matched, match
from variorum.inquiry.same_actors import same_actors
from variorum.inquiry.same_values import amounts_clash, times_clash
from variorum.inquiry.sentence_terms import Term
from variorum.inquiry.speaking import speaker_of
from variorum.inquiry.word_senses import opposites_of
from variorum.model import Span
from variorum.model.asked import Slot

# Of the words that are neither verbs nor have an opposite, so large a part of the weight may be
# left uncovered. Chosen on the even claims of `tests/inquiry/claims.txt`.
_LEFT = 0.3
_NAMED = 0.7

# One word alone tells no claim.
_LEAST = 2


class Fit(NamedTuple):
    """How a sentence fits a claim: it tells it, or differs in one slot.

    `claimed` and `told` are the words of the claim and of the sentence that differ, and `by` how
    far they lie apart. `held` is
    where in the article the words stand that cover the claim.
    """

    slot: Slot | None = None
    claimed: str | None = None
    told: str | None = None
    by: float | int | None = None
    held: tuple[Span, ...] = ()


TELLS = Fit()


def fit(asked: AskedClaim, around: Around) -> Fit | None:
    """How a sentence fits a claim; None where it tells nothing of it."""
    matched = match(asked, around)
    clashes = _clashes(asked, around, matched)
    if clashes is None or len(clashes) > 1:
        return None
    if len(matched.by) + len(clashes) < _LEAST or not _words_suffice(asked, matched, clashes):
        return None
    bearing = _bearing(asked, matched)
    if bearing is None:
        return None
    acting = same_actors(asked, around, matched)
    if acting == "unclear":
        return None
    if acting == "changed":
        clashes.append(Fit(slot="actor"))
    speaking = speaker_of(asked, around, matched.by)
    if speaking == "unclear":
        return None
    if speaking == "changed" and acting != "changed":
        clashes.append(Fit(slot="actor"))
    if bearing == "negated":
        clashes.append(Fit(slot="polarity"))
    if len(clashes) > 1:
        return None
    found = clashes[0] if clashes else TELLS
    spans = {around.passage.span_of(one) for each in matched.by.values() for one in each}
    return found._replace(held=tuple(sorted(spans)))


def _clashes(asked: AskedClaim, around: Around, matched: Matched) -> list[Fit] | None:
    """In what the sentence differs, for each part left uncovered; None where a part is missing."""
    found: list[Fit] = []
    for at in matched.left:
        term = asked.terms[at]
        if term.kind == "word":
            told = _opposite(term, around.passage, matched)
            if told is not None:
                words = asked.passage.words_of(term), around.passage.words_of(told)
                found.append(Fit("polarity", *words))
            continue
        clash = _clash(asked, term, around)
        if clash is None:
            return None
        if clash != TELLS:
            found.append(clash)
    return found


def _clash(asked: AskedClaim, term: Term, around: Around) -> Fit | None:
    """How the sentence differs in a name, number or time of the claim; `TELLS` where it does not.

    None where it has nothing in that place.
    """
    passage, claimed = around.passage, asked.passage.words_of(term)
    if term.kind == "number":
        amount = asked.passage.amounts[term.item]
        for one in passage.amounts:
            if amounts_clash(amount, one):
                return Fit("number", claimed, one.text, _apart(amount, one))
        return None
    if term.kind == "time":
        time = asked.times[term.item]
        if not passage.times:
            return TELLS if around.dated(time) else None
        for other in passage.times:
            clash = times_clash(time, other)
            if clash is not None:
                return Fit("time", claimed, other.text, clash or None)
        return None
    told = around.instead_of(asked.names[term.item], list(asked.names.values()))
    return Fit("actor", claimed, told) if told else None


def _apart(one: Amount, other: Amount) -> float | int | None:
    if one.value is None or other.value is None:
        return None
    apart = abs(one.value - other.value)
    return int(apart) if float(apart).is_integer() else round(apart, 6)


def _opposite(term: Term, passage: Passage, matched: Matched) -> Term | None:
    """A term of the sentence that tells the opposite of a word of the claim."""
    opposites = opposites_of(term.senses)
    used = {one for found in matched.by.values() for one in found}
    for one in passage.terms:
        if one.kind == "word" and one not in used and one.senses & opposites:
            return one
    return None


def _words_suffice(asked: AskedClaim, matched: Matched, clashes: Sequence[Fit]) -> bool:
    """Whether enough words are covered, and all that must be."""
    told = {one.claimed for one in clashes if one.slot == "polarity"}
    left = 0.0
    for at in matched.left:
        term = asked.terms[at]
        if term.kind != "word" or asked.passage.words_of(term) in told:
            continue
        if asked.musts[at]:
            return False
        left += asked.weights[at]
    # A name, a number or a day that fits says as much as a rare word.
    whole = sum(asked.weights) + _NAMED * sum(asked.terms[at].kind != "word" for at in matched.by)
    held = [at for at in matched.by if asked.terms[at].kind == "word"]
    return bool(held or not asked.has_words) and left <= _LEFT * whole


def _bearing(asked: AskedClaim, matched: Matched) -> str | None:
    """How negations and plans bear on what is covered.

    Empty where they bear alike, "negated" where only one of the two is negated, None where the
    sentence leaves open, or only plans, what the claim tells.
    """
    turned, shared, agrees = [], False, False
    left_open = sure = False
    for at, found in matched.by.items():
        term = asked.terms[at]
        if all(one.negated != term.negated for one in found):
            decisive = term.verb or term.negated
            turned.append((decisive, term.barred or any(one.barred for one in found)))
        else:
            shared = shared or term.negated
            agrees = agrees or term.verb
        if term.kind != "word":
            continue
        opened = not term.open and all(one.open for one in found)
        planned = not (term.ahead or term.open) and all(one.ahead for one in found)
        if asked.musts[at] and (opened or planned):
            return None
        left_open, sure = left_open or opened, sure or asked.musts[at]
    if left_open and not sure:
        return None
    # "Did not" negates its verb, "no" its noun. Where the verbs agree, other words that "not"
    # reaches count for nothing; nor do those of a list behind one "no", whose reach is cut short.
    negated = any(
        verb or (barred and not shared) or not (agrees or shared) for verb, barred in turned
    )
    return "negated" if negated else ""
