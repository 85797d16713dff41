"""A charge and its denial in one sentence: who denies it denies what the other was charged with.

"The union accused the firm of spying, a charge denied by its owner", "neighbours accuse him of
theft, but he rejects the accusation", "she is accused of fraud, which she denies".
"""

import re

from variorum.annotate.attributions.clause_units import Page
from variorum.annotate.attributions.drafts import Draft, Range
from variorum.annotate.text.cues import CUES
from variorum.lexicon import one_of

_DENY = "|".join(
    sorted(word for word, cue in CUES.items() if cue.mode == "denies" and cue.form != "ing")
)
_CHARGE = one_of("reporting.charges")
_HOW = r"(?:(?:has|have|had|also|always|since|\w+ly)\s){0,3}"
# A charge is told before a comma; the denial of it ends the clause or goes on about the same.
_ANSWER = re.compile(
    rf",\s(?:(?:an?|the)\s)?(?:\w+\s)?{_CHARGE}\s(?:(?:that|which)\s)?"
    rf"(?:(?:was|were|has\sbeen|have\sbeen|is|are)\s)?{_HOW}(?P<cue>{_DENY})\s(?:\w+ly\s)?"
    r"by\s(?P<who>[^,;.]+?)(?=\s(?:on|in|at|last|late|as|who|and|yesterday)\b|[,;.]|$)"
    rf"|,\s(?:(?:an?|the)\s)?(?:(?:\w+\s)?{_CHARGE}(?:\s(?:that|which))?|which|something)\s"
    rf"(?P<who2>(?!(?:was|were|is|are|has|have)\b)[^,;.]{{2,60}}?)\s{_HOW}(?P<cue2>{_DENY})\b(?!\sby)"
    rf"|,?\s(?:but|though|although|while|and)\s(?P<who3>[^,;.]{{2,60}}?)\s{_HOW}(?P<cue3>{_DENY})\s"
    rf"(?:\w+ly\s)?(?:it|this|them|(?:the|those|these|that|all|such)\s(?:\w+\s)?{_CHARGE})\b",
    re.IGNORECASE,
)
_NAMES = (("who", "cue"), ("who2", "cue2"), ("who3", "cue3"))


def attach_answers(page: Page, drafts: list[Draft]) -> list[Draft]:
    """`drafts`, each charge with the denial that its sentence goes on to."""
    made: list[Draft] = []
    for draft in drafts:
        if draft.mode == "accuses" and draft.cue and draft.content:
            made += _answer(page, draft)
    cues = [one.cue for one in made if one.cue]
    return [one for one in drafts if not _is_one_of(one.cue, cues)] + made


def _answer(page: Page, draft: Draft) -> list[Draft]:
    """The denial of a charge, if its sentence tells one; the charge ends before it."""
    assert draft.cue is not None
    low, high = page.span(draft.cue[0], draft.unit.last)
    found = _ANSWER.search(page.text, low, high)
    if found is None:
        return []
    joint = page.tokens.between((found.start(), found.end()))[0]
    who, cue = next((w, c) for w, c in _NAMES if found[c])
    source = page.tokens.between(found.span(who))
    verb = page.tokens.between(found.span(cue))
    if page.quoted(verb[0]) or source[0] == source[1]:
        return []
    draft.cut(page, joint)
    if not draft.content:
        return []
    return [Draft(draft.unit, source, verb, "denies", list(draft.content))]


def _is_one_of(cue: Range | None, cues: list[Range]) -> bool:
    """Whether a draft has one of these cues: what it holds is no more than "the charge"."""
    return cue is not None and any(first < cue[1] and cue[0] < last for first, last in cues)
