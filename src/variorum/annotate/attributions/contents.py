"""The content of a cue: what is said, after it, before it, or on both sides."""

from variorum.annotate.attributions.clause_units import END_MARKS, Page, Unit
from variorum.annotate.attributions.drafts import Draft, Range, trimmed
from variorum.annotate.text.closed_classes import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
)
from variorum.annotate.text.cues import CUES, NEEDS_CLAUSE, NEEDS_THAT, PARTICLES, Cue
from variorum.lexicon import words

_OPENS_CLAUSE = words("function_words.clause_openers")
_HEARERS = words("reporting.hearers")
_ASIDE = words("reporting.asides")
_CALLED = DETERMINERS | words("function_words.called")
_COMMENT = words("reporting.declined")


def content_after(page: Page, unit: Unit, start: int, cue: Cue) -> Range | None:
    """The content to the right of a cue that ends before token `start`, to the unit's end."""
    if page.lower(start) in END_MARKS and not page.quoted(start):
        return None
    first = _after_hearer(page, start, unit.last) if cue.frame == "tell" else start
    if cue.frame in {"say", "tell", "clause"}:
        jumped = page.after_adjuncts(first, unit.last)
        if cue.lemma not in PARTICLES or _speaks(page, jumped):
            first = jumped
        elif start == first:
            first = _that_near(page, first, unit.last)
    if page.lower(first) == ",":
        first = _after_comma(page, first, unit.last)
    piece = trimmed(page, first, _content_end(page, first, unit.last))
    return piece if piece and _fits(page, start - 1, piece, cue) else None


def _that_near(page: Page, first: int, last: int) -> int:
    """The "that" after a hearer or an adverb ("warned voters that"); `first` where none is."""
    for p in range(first, min(last, first + 7)):
        if page.lower(p) == "that":
            return p
        if page.ends_adjunct(p):
            break
    return first


def _after_comma(page: Page, comma: int, last: int) -> int:
    """Where content goes on after a comma behind the cue: at a quotation or at "that"."""
    for p in range(comma + 1, min(last, comma + 5)):
        if page.lower(p) == "that" or (p == comma + 1 and page.quoted(p)):
            return p
        if (page.ends_adjunct(p) and page.lower(p) != ",") or page.lower(p) in CUES:
            break
    return last


def _content_end(page: Page, first: int, last: int) -> int:
    """Where content from `first` ends: a quotation that ends like a sentence ends it."""
    for p in range(first, last):
        if page.quoted(p):
            continue
        if page.lower(p) == "," and page.lower(p + 1) == "while":
            return p
        closed = page.quoted(p - 1) and p > first and page.lower(p - 2) in {",", ".", "?", "!"}
        if closed and page.quoted(first):
            return p
    return last


def _speaks(page: Page, i: int) -> bool:
    return page.quoted(i) or page.lower(i) in {"that", ":"}


def _after_hearer(page: Page, first: int, last: int) -> int:
    """The token after the hearer of "told": "told reporters", "told the BBC", "told him"."""
    if page.lower(first) in _OPENS_CLAUSE:
        return first
    i = first
    while i < last and not page.ends_adjunct(i):
        i += 1
    if i < last and (page.quoted(i) or page.lower(i) in {"that", ":", ","}):
        return i
    i = first
    if page.lower(i) in _HEARERS:
        return i + 1
    if page.lower(i) in DETERMINERS:
        i += 1
    start = i
    while i < last and page.tokens.word[i][0].isupper():
        i += 1
    if i > start:
        return i + 1 if page.lower(i) == "'s" else i
    while i < last and page.lower(i) not in DETERMINERS | PREPOSITIONS | PRONOUNS | TIME_WORDS:
        if page.is_verb(i) or page.tokens.word[i][0].isupper() or page.lower(i) in {"to", "if"}:
            break
        i += 1
    return i


def _fits(page: Page, i: int, piece: Range, cue: Cue) -> bool:
    """Whether `piece` is what the cue, whose last token is at `i`, can govern."""
    first, last = piece
    word = page.lower(first)
    if page.quoted(first) or word == "that":
        return True
    if cue.lemma == "show":
        return any(page.lower(p) in AUXILIARIES for p in range(first + 1, min(last, first + 12)))
    if cue.lemma in NEEDS_THAT:
        return False
    if cue.frame == "tell" or cue.lemma in NEEDS_CLAUSE:
        return _has_clause(page, first, last, cue)
    if cue.frame == "object":
        return _fits_object(page, i, piece, cue)
    if cue.lemma == "claim":
        return not {"life", "lives", "victims"} & set(page.tokens.lower[first:last])
    if cue.lemma == "say":
        return word not in {"to", "so", "goodbye", "no", "yes", "nothing", "hello", "sorry"}
    return word not in CONJUNCTIONS - _OPENS_CLAUSE


def _has_clause(page: Page, first: int, last: int, cue: Cue) -> bool:
    word = page.lower(first)
    if word in _OPENS_CLAUSE:
        return True
    if word == "to":
        return cue.lemma in {"tell", "hope", "expect", "agree", "plead"}
    if cue.lemma == "ask":
        return "to" in page.tokens.lower[first : first + 8]
    if cue.lemma == "expect" and "to" in page.tokens.lower[first : first + 6]:
        return True
    if word in PREPOSITIONS or word in {"and", "but", "or", ","}:
        return False
    stop = next((p for p in range(first, last) if page.lower(p) == ","), last)
    return any(page.is_verb(p) for p in range(first + 1, max(stop, min(last, first + 2))))


def _fits_object(page: Page, i: int, piece: Range, cue: Cue) -> bool:
    first, last = piece
    said = page.tokens.lower[first:last]
    quoted = any(page.quoted(p) for p in range(first, last))
    if cue.lemma == "call":
        predicate = len(said) > 3 and said[0] in _CALLED and bool({"a", "an"} & set(said[1:]))
        return quoted or predicate or page.lower(i) in {"for", "on", "upon"}
    if cue.lemma in {"describe", "label", "brand"}:
        return "as" in said or quoted
    if cue.lemma in {"decline", "refuse"}:
        return said[0] == "to" and len(said) > 1 and said[1] in _COMMENT
    if cue.lemma == "accuse":
        return "of" in said
    if cue.lemma == "charge":
        return "with" in said[1:9]
    if cue.lemma in {"slam", "blast", "threaten"}:
        return said[0] not in PREPOSITIONS or said[0] == "to"
    if cue.lemma == "verify":
        return bool({"not", "n't", "cannot", "couldn't"} & set(page.tokens.lower[i - 4 : i]))
    return said[0] not in CONJUNCTIONS and said[0] not in {"in", "at", "by", "from"}


def content_before(page: Page, unit: Unit, stop: int, found: list[Draft]) -> Range | None:
    """The content to the left of a clause such as "she said" that begins at token `stop`."""
    low = max([unit.first, *(draft.end for draft in found)])
    return trimmed(page, low, stop) if low < stop else None


def content_beyond(page: Page, unit: Unit, i: int, cue: Cue) -> Range | None:
    """The rest of a content that "S said" at token `i - 1` splits: ("C," S said,) "C"."""
    first = _after_hearer(page, i, unit.last) if cue.frame == "tell" else i
    first = page.after_adjuncts(first, unit.last)
    if page.quoted(first) and first < unit.last:
        return trimmed(page, first, unit.last)
    if page.lower(first) in {",", ":"} and first + 1 < unit.last:
        word = page.lower(first + 1)
        if page.quoted(first + 1) or (word not in _ASIDE and not word.endswith("ing")):
            return trimmed(page, first + 1, unit.last)
    return None
