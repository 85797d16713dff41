"""Attributions without a reporting verb of their own: "according to", "is believed to", nouns."""

from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.attributions.drafts import Draft, Range, trimmed
from variorum.annotate.attributions.subjects import phrase_before, phrase_end_with_aside
from variorum.annotate.text.closed_classes import NEGATIONS
from variorum.annotate.text.cues import CUES, HEARSAY, IMPERSONAL, NOUN_CUES
from variorum.lexicon import words

_BE = words("function_words.be_or_short")
# Passives of judgement that take "as", with or without who judges.
_VIEWS = words("reporting.views")
IMPERSONAL_TRIGGERS = IMPERSONAL.keys() | HEARSAY | NOUN_CUES.keys() | _VIEWS | {"according"}
"""Words at which `read_impersonal` may find something, those of `CUES` aside."""
_CHECKED = frozenset(["verified", "confirmed"])
_LINKS = {"accused": "of", "charged": "with"}


def read_impersonal(page: Page, unit: Unit, i: int, found: list[Draft]) -> None:
    """Add the attribution that the word at token `i` opens, if it opens one."""
    word = page.tokens.lower[i]
    draft = None
    if word == "according" and page.lower(i + 1) == "to":
        draft = _according(page, unit, i, found)
    elif found and found[-1].forward and found[-1].end > i:
        return
    elif page.lower(i + 1) in {"by", "as"} and (word in CUES or word in _VIEWS):
        draft = _agent(page, unit, i)
    elif word in IMPERSONAL:
        draft = _passive(page, unit, i)
    elif word in _CHECKED:
        draft = _unverified(page, unit, i)
    elif word in HEARSAY:
        draft = _hearsay(page, unit, i)
    elif word in NOUN_CUES:
        draft = _noun(page, unit, i)
    if draft and draft.content:
        found.append(draft)


def _according(page: Page, unit: Unit, i: int, found: list[Draft]) -> Draft | None:
    """ "According to S, C" and "C, according to S"."""
    if found and found[-1].forward and found[-1].end > i:
        # Who relays a statement is not who makes it: the outer source only ends the content.
        found[-1].cut(page, i)
        return None
    end = phrase_end_with_aside(page, i + 2, unit.last, opens=i <= unit.first + 1)
    if end == i + 2:
        return None
    draft = Draft(unit, (i + 2, end), (i, i + 2), "says")
    low = max([unit.first, *(d.end for d in found)])
    before = trimmed(page, low, i) if i > unit.first + 1 else None
    after = trimmed(page, end, unit.last) if page.lower(end) == "," or before is None else None
    draft.content = [piece for piece in (before, after) if piece]
    draft.forward = before is None
    return draft


def _passive(page: Page, unit: Unit, i: int) -> Draft | None:
    """ "S is believed to C", "it was reported that C", "S is accused of C"."""
    word = page.tokens.lower[i]
    first = i
    while first > unit.first and page.in_chain(first - 1):
        first -= 1
    if not any(page.lower(j) in _BE for j in range(first, i)):
        return None
    link = page.lower(i + 1)
    if link == "that" and page.lower(first - 1) in {"it", "has", "there"}:
        content = trimmed(page, i + 1, unit.last)
        return Draft(unit, None, (first, i + 1), IMPERSONAL[word], [content] if content else [])
    if link != _LINKS.get(word, "to"):
        return None
    low = phrase_before(page, unit.first, first)
    after = trimmed(page, i + 1, _clause_end(page, i + 1, unit.last))
    pieces: list[Range] = [(low, first)] if low < first else []
    return Draft(unit, None, (first, i + 1), IMPERSONAL[word], pieces + ([after] if after else []))


def _unverified(page: Page, unit: Unit, i: int) -> Draft | None:
    """ "C could not be independently verified"."""
    first = i
    while first > unit.first and page.in_chain(first - 1):
        first -= 1
    chain = set(page.tokens.lower[first:i])
    low = phrase_before(page, unit.first, first)
    if chain.isdisjoint(_BE) or chain.isdisjoint(NEGATIONS) or low == first:
        return None
    return Draft(unit, None, (first, i + 1), "unverified", [(low, first)])


def _agent(page: Page, unit: Unit, i: int) -> Draft | None:
    """ "C was confirmed by S", "C was described by S as D", "C is seen as D by S"."""
    word = page.tokens.lower[i]
    cue = CUES.get(word)
    first = i
    while first > unit.first and page.in_chain(first - 1):
        first -= 1
    if not any(page.lower(j) in _BE for j in range(first, i)) or (cue and cue.form != "past"):
        return None
    if (cue and cue.frame in {"tell", "clause"} and word not in _VIEWS) or word == "asked":
        return None
    end = _clause_end(page, i + 1, unit.last)
    by = next((p for p in range(i + 1, min(end, i + 12)) if page.lower(p) == "by"), None)
    if by is None and word not in _VIEWS:
        return None
    source, after = None, (i + 1, end)
    if by is not None:
        source = (by + 1, phrase_end_with_aside(page, by + 1, end, opens=False))
        after = (source[1], end) if by == i + 1 else (i + 1, by)
        if source[0] == source[1]:
            return None
    low = phrase_before(page, unit.first, first)
    pieces = [trimmed(page, low, first), trimmed(page, *after)]
    mode = cue.mode if cue else "says"
    return Draft(unit, source, (first, i + 1), mode, [piece for piece in pieces if piece])


def _clause_end(page: Page, first: int, last: int) -> int:
    """Where the clause from `first` ends: at ";" or before ", and", ", but", ", while"."""
    for p in range(first, last):
        if page.quoted(p):
            continue
        if page.lower(p) == ";":
            return p
        if page.lower(p) == "," and page.lower(p + 1) in {
            "but",
            "while",
            "and",
            "said",
            "according",
        }:
            return p
    return last


def _hearsay(page: Page, unit: Unit, i: int) -> Draft | None:
    """ "S reportedly did C": everything of the clause but the adverb."""
    low = unit.first
    for p in range(i - 1, unit.first, -1):
        if page.lower(p) in {";", ","} and not page.quoted(p):
            low = p + 1
            break
    before = trimmed(page, low, i)
    after = trimmed(page, i + 1, _clause_end(page, i + 1, unit.last))
    return Draft(unit, None, (i, i + 1), "unverified", [p for p in (before, after) if p])


def _noun(page: Page, unit: Unit, i: int) -> Draft | None:
    """ "S's claim that C", "the warning by S that C", "amid fears that C"."""
    start, source = i + 1, None
    if page.lower(start) in {"by", "from"}:
        end = phrase_end_with_aside(page, start + 1, unit.last, opens=False)
        source, start = (start + 1, end), end
    if page.lower(start) != "that":
        return None
    if source is None and page.lower(i - 1) in {"his", "her", "their", "its"}:
        source = (i - 1, i)
    elif source is None and page.lower(i - 1) == "'s":
        first = phrase_before(page, unit.first, i - 1)
        source = (first, i - 1) if first < i - 1 else None
    content = trimmed(page, start, _clause_end(page, start, unit.last))
    mode = NOUN_CUES[page.tokens.lower[i]]
    return Draft(unit, source, (i, i + 1), mode, [content] if content else [], True)
