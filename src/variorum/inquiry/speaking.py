"""Speaking: whether a sentence gives what a claim says to the one to whom the claim gives it."""

from collections.abc import Mapping, Sequence

from variorum.inquiry.asked_parts import AskedClaim
from variorum.inquiry.context import Around
from variorum.inquiry.naming_alike import Named
from variorum.inquiry.sentence_terms import Term
from variorum.model import Attribution, Span

Covering = Mapping[int, Sequence[Term]]
"""For each term of the claim, by its index, those of the sentence that cover it."""


def speaker_of(asked: AskedClaim, around: Around, by: Covering) -> str:
    """Whether the same one speaks: "same", "changed" or "unclear".

    A claim that gives nothing to a speaker may be said by anybody.
    """
    verdicts = [_spoken(asked, around, by, one) for one in asked.reading.attributions if one.source]
    return next((one for one in verdicts if one != "same"), "same")


def _spoken(asked: AskedClaim, around: Around, by: Covering, claimed: Attribution) -> str:
    source = _told(asked, around, by, claimed.source)
    content = _told(asked, around, by, claimed.content)
    # What somebody else says of a part of it is not the saying.
    here = [
        one
        for one in around.reading.attributions
        if 2 * sum(_inside(span, one.content) for span in content) >= max(1, len(content))
    ]
    if not here:
        return "same" if source else "unclear"
    if any(_inside(span, one.content) for span in source for one in here):
        # Somebody tells what the one said: who acts at the verb of saying is looked at elsewhere.
        return "same"
    names = _names(asked, claimed)
    known = [one.speaker for one in here if one.speaker is not None]
    if any(around.means(name, mention) for name in names for mention in known):
        return "same"
    if names and len(known) == len(here):
        return "changed"
    said = any(_inside(span, one.source) for span in source for one in here)
    return "same" if said else "unclear"


def _told(asked: AskedClaim, around: Around, by: Covering, spans: Sequence[Span]) -> list[Span]:
    """Where in the sentence the words stand that cover those of the claim in these spans."""
    return [
        around.passage.span_of(one)
        for at, found in by.items()
        if _inside(asked.passage.span_of(asked.terms[at]), spans)
        for one in found
    ]


def _names(asked: AskedClaim, claimed: Attribution) -> list[Named]:
    return [
        asked.names[term.item]
        for term in asked.terms
        if term.kind == "name" and _inside(asked.passage.span_of(term), claimed.source)
    ]


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in spans)
