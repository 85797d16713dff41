"""Quotations whose own lines say whose they are: signed, introduced or answered.

"“It holds.” – Ann Bell, mayor" is signed. "From Ann Bell:" introduces the quotation in the next
line. "“It holds,” shot back Ann Bell." is answered: the verb is of any kind, and what stands after
it speaks. None of them needs a verb of saying, and no other speaker can have said them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from variorum.annotate.attributions.clause_units import END_MARKS, Page, Unit
from variorum.annotate.attributions.drafts import Draft, Range, trimmed
from variorum.annotate.attributions.modes import mode_of
from variorum.annotate.attributions.subjects import subject_after
from variorum.annotate.text.closed_classes import DETERMINERS, FUNCTION
from variorum.annotate.text.cues import CUES, PLAIN
from variorum.lexicon import words

_DASHES = frozenset(["—", "–", "-", "--", "―"])
_PARTICLES = words("reporting.quotative_particles")
# A name with a role and a place is not longer; a clause after a dash often is.
_SIGNATURE = 14
# A quotation of fewer words before a dash is a term that the sentence goes on from.
_SIGNED = 3
# News sets no longer heading in quotation marks, and ends what somebody said with a mark.
_CROSSHEAD = 10


class _Named(NamedTuple):
    """A quotation's tokens, its speaker's, and those of the verb between where there is one."""

    quote: Range
    source: Range
    cue: Range | None


def attach_named(page: Page, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """`drafts` with each such quotation given to who its lines name, and taken from all others.

    A heading in quotation marks between paragraphs is nobody's statement and is taken out, too.
    """
    lines = _lines(page)
    heads = [line for line in lines if is_crosshead(page, *line)]
    named = list(_find(page, lines))
    if not named and not heads:
        return drafts
    kept: list[Draft] = []
    owned: set[Range] = set()
    for draft in drafts:
        own = [one for one in named if _same_cue(draft, one)]
        owned.update(one.quote for one in own if draft.source)
        if own and not draft.source:
            continue
        others = [one.quote for one in named if one not in own] + heads
        content = [piece for piece in draft.content if not _overlaps(piece, others)]
        if content or not draft.content:
            draft.content = content
            kept.append(draft)
    made = [_draft(page, units, one) for one in named if one.quote not in owned]
    kept += [draft for draft in made if draft]
    return sorted(kept, key=lambda one: min([*one.content, one.cue or (one.unit.first, 0)]))


def is_crosshead(page: Page, first: int, last: int) -> bool:
    """Whether the line of tokens `[first, last)` is a heading in quotation marks.

    It is one short quotation without an end mark, some line follows it, and no line that ends with
    a colon stands before it.
    """
    if last >= len(page.tokens.start) or not 2 < last - first <= _CROSSHEAD + 2:
        return False
    if not page.quoted(first) or page.quote_range(first) != (first, last):
        return False
    return page.lower(last - 2) not in END_MARKS | {",", "—", "–", "-"} and (
        page.lower(first - 1) not in {":", ","}
    )


def _draft(page: Page, units: list[Unit], one: _Named) -> Draft | None:
    unit = next((unit for unit in units if unit.first <= one.quote[0] < unit.last), None)
    if unit is None:
        return None
    verb = one.cue or (one.quote[1], one.quote[1])
    said = page.text[slice(*page.span(*one.quote))]
    cue = CUES.get(page.lower(verb[0]), PLAIN) if one.cue else PLAIN
    mode = mode_of(cue, page.tokens.lower[slice(*verb)], [], said)
    return Draft(unit, one.source, one.cue, mode, [one.quote])


def _same_cue(draft: Draft, one: _Named) -> bool:
    return bool(draft.cue and one.cue and _overlaps(draft.cue, [one.cue]))


def _overlaps(piece: Range, others: list[Range]) -> bool:
    return any(piece[0] < last and first < piece[1] for first, last in others)


def _lines(page: Page) -> list[Range]:
    """The tokens of each line of the text that has any."""
    found, start = [], 0
    for line in page.text.split("\n"):
        first, last = page.tokens.between((start, start + len(line)))
        start += len(line) + 1
        if first < last:
            found.append((first, last))
    return found


def _find(page: Page, lines: list[Range]) -> Iterator[_Named]:
    for n, (first, last) in enumerate(lines):
        if not page.quoted(first):
            continue
        end = min(page.quote_range(first)[1], last)
        quote = (first, end)
        before = lines[n - 1] if n else (0, 0)
        after = lines[n + 1] if n + 1 < len(lines) else (last, last)
        source = _signed(page, quote, (end, last))
        if source is None and end == last:
            source = _signed(page, quote, after) or _introduced(page, before)
        if source:
            yield _Named(quote, source, None)
        elif answer := _answered(page, quote, last):
            yield _Named(quote, *answer)


def _signed(page: Page, quote: Range, rest: Range) -> Range | None:
    """The name after a dash, or in brackets, with which the line of a quotation ends."""
    first, last = rest
    if quote[1] - quote[0] < _SIGNED + 2 or not 1 < last - first <= _SIGNATURE + 2:
        return None
    if page.lower(first) in _DASHES:
        source = trimmed(page, first + 1, last)
    elif page.lower(first) == "(" and page.lower(last - 1) == ")":
        source = (first + 1, last - 1)
    else:
        return None
    return source if source and _is_signature(page, source) else None


def _is_signature(page: Page, source: Range) -> bool:
    """Whether a phrase names somebody: it opens with a name or an article and has no verb."""
    opens = page.tokens.word[source[0]][0].isupper() or page.lower(source[0]) in DETERMINERS
    return opens and not any(page.is_verb(i) or page.quoted(i) for i in range(*source))


def _introduced(page: Page, line: Range) -> Range | None:
    """Whom a line that ends with a colon names: "And from Ann Bell:", "Mayor Ann Bell:"."""
    first, last = line
    if not 2 < last - first <= _SIGNATURE + 6 or page.lower(last - 1) != ":":
        return None
    if any(page.is_verb(i) or page.quoted(i) for i in range(first, last)):
        return None
    if any(page.lower(i) in CUES and page.tokens.word[i].islower() for i in range(first, last)):
        return None
    opening = next((i for i in range(first, last) if page.lower(i) in {"from", "by"}), first - 1)
    source = trimmed(page, opening + 1, last)
    named = source and any(
        page.tokens.word[i][0].isupper() and page.lower(i) not in FUNCTION
        for i in range(max(source[0], first + 1), source[1])
    )
    return source if named else None


def _answered(page: Page, quote: Range, last: int) -> tuple[Range, Range] | None:
    """Source and verb of "“C,” shot back S." to the line's or the sentence's end."""
    verb = quote[1]
    ended = page.text[page.tokens.end[verb - 2] - 1] if verb - quote[0] > 2 else ""
    if ended not in ",?!…—–-" or verb >= last or not page.tokens.word[verb].islower():
        return None
    if not page.has_verb(verb, verb + 1) and page.lower(verb) not in CUES:
        return None
    i = verb + 1 if page.lower(verb + 1) in _PARTICLES else verb
    first = i + 1
    if first >= last or page.lower(first) in DETERMINERS - {"the", "a", "an", "his", "her", "its"}:
        return None
    if not page.tokens.word[first][0].isupper() and page.lower(first) not in DETERMINERS:
        return None
    end = subject_after(page, i, last)
    rest = page.after_adjuncts(end, last)
    ends = rest >= last or page.quoted(rest) or page.lower(rest) in {".", ",", ":", ";"}
    return ((first, end), (verb, i + 1)) if end > first and ends else None
