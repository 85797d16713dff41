"""The source of a cue: the noun phrase before it, or after it where the order is inverted."""

from typing import NamedTuple

from variorum.annotate.attributions.clause_units import END_MARKS, Page
from variorum.annotate.text.closed_classes import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    TIME_WORDS,
)
from variorum.lexicon import words

_PERSONAL = words("function_words.personal")
_RELATIVE = frozenset(["who", "which", "that"])
_DASHES = frozenset(["—", "–", "-", "--"])
_STOPS = frozenset([";", ":", "—", "–", "•", "|", "(", "[", "“", "”", '"', "?", "!", "...", "''"])
_CLAUSE = (CONJUNCTIONS | frozenset(["as", "than", "after", "before", "like"])) - {
    "and",
    "or",
    "nor",
}
_APPOSES = words("function_words.appositives")

_OCCASIONS = words("reporting.occasions")


class Subject(NamedTuple):
    """A source's tokens `[first, last)`, where its clause begins, and where its cue begins.

    `first == last` where the cue is coordinated ("... and said"): the source stands elsewhere.
    """

    first: int
    last: int
    clause: int
    cue: int


def subject_before(page: Page, low: int, i: int) -> Subject | None:
    """The subject of the cue at token `i`, looked for back to token `low`."""
    cue = i
    while cue > low and page.in_chain(cue - 1):
        cue -= 1
    j = _before_time(page, low, cue - 1)
    if j < low or page.quoted(j):
        return None
    word = page.lower(j)
    if word in {"and", "but", "then"}:
        return Subject(j, j, j, cue)
    if word in _RELATIVE and j > low and not page.is_verb(j - 1):
        return _phrase_to(page, low, j if page.lower(j - 1) != "," else j - 1, cue)
    if word == ",":
        return _apposed(page, low, j, cue)
    if word == ")":
        return _phrase_to(page, low, j + 1, cue)
    if word in END_MARKS or word in _STOPS or word in PREPOSITIONS or word in _CLAUSE:
        return None
    if word in _PERSONAL:
        return Subject(j, j + 1, j, cue)
    found = _phrase_to(page, low, j + 1, cue)
    if found is None or _holds_verb(page, found.first, j + 1):
        return None
    return None if word in {"the", "a", "an"} or not word[0].isalnum() else found


def _phrase_to(page: Page, low: int, end: int, cue: int) -> Subject | None:
    """The noun phrase that ends before token `end`, as the subject of a cue."""
    first = _phrase_start(page, low, end)
    return Subject(first, end, first, cue) if first < end else None


def _holds_verb(page: Page, first: int, last: int) -> bool:
    """Whether a phrase is no noun phrase, since a past form in it has an object of its own.

    Participles before a noun ("armed men", "the wounded guard") or before a preposition ("those
    hurt by the blast", "a law passed in May") have none.
    """
    for i in range(first + 1, last - 1):
        word, before, after = page.lower(i), page.lower(i - 1), page.lower(i + 1)
        if not word.endswith("ed") or len(word) < 5 or not word.isalpha() or page.quoted(i):
            continue
        if not page.tokens.word[i].islower() or before in DETERMINERS | PREPOSITIONS | {
            "and",
            "'s",
        }:
            continue
        if before in {"who", "that", "which"} or before.isdigit() or before.endswith("ly"):
            continue
        if after not in PREPOSITIONS and (after in DETERMINERS):
            return True
        if after in DETERMINERS or page.tokens.word[i - 1][0].isupper():
            return after not in PREPOSITIONS
    return False


def _before_time(page: Page, low: int, j: int) -> int:
    """`j`, or the token before a time that stands between subject and cue ("on Monday")."""
    k = j
    while k > low and (page.lower(k) in TIME_WORDS or page.lower(k).isdigit()):
        k -= 1
    if k < j and page.lower(k) in {"on", "in", "at", "late", "early", "by"} and k > low:
        k -= 1
    return j if page.lower(k) in PREPOSITIONS else k


def _phrase_start(page: Page, low: int, end: int) -> int:
    """Where the noun phrase that ends before token `end` begins."""
    k = end
    while k > low:
        t = k - 1
        word = page.lower(t)
        if page.quoted(t):
            first, last = page.quote_range(t)
            if last - first > 7 or first < low or page.lower(last - 2) in END_MARKS | {","}:
                break
            k = first
        elif word == ")":
            opening = next(
                (p for p in range(t, max(low, t - 8) - 1, -1) if page.lower(p) == "("), -1
            )
            if opening < 0:
                break
            k = opening
        elif word == "," or word in _STOPS or word in END_MARKS:
            break
        elif word in _CLAUSE or page.is_verb(t):
            relative = _relative_before(page, low, t)
            if relative < 0:
                break
            k = relative
        elif (word in {"and", "or", "nor"} and not _joins(page, low, t)) or (
            word in _PERSONAL and k < end
        ):
            break
        else:
            k = t
    return _stripped(page, k, end)


def _relative_before(page: Page, low: int, t: int) -> int:
    """The "who" whose clause the verb at `t` is in ("people who were there said"), or -1."""
    for p in range(t, max(low, t - 10), -1):
        word = page.lower(p)
        if word == "who" or (word in {"that", "which"} and page.is_verb(p + 1)):
            return p if page.lower(p - 1) not in {",", ""} else -1
        if word == "," or word in _STOPS or page.quoted(p) or word in _PERSONAL:
            return -1
    return -1


def _joins(page: Page, low: int, t: int) -> bool:
    """Whether the "and" at `t` joins two phrases rather than two clauses."""
    k = t - 1
    while k >= low and page.lower(k) != "," and page.lower(k) not in _STOPS:
        if page.quoted(k) or page.has_verb(k, k + 1) or page.lower(k) in _CLAUSE:
            return False
        k -= 1
    return k < low or page.lower(k) not in {","} or t - k <= 6


def _stripped(page: Page, first: int, end: int) -> int:
    """`first`, moved past openings that belong to the clause: "But", "Later", "On Monday"."""
    while first < end - 1:
        word = page.lower(first)
        if word in PREPOSITIONS:
            first = _after_opening(page, first, end)
        elif (
            word in {"and", "but", "or", "yet", "so", ",", "'", "‘"}
            or word in ADVERBS
            or (word in TIME_WORDS and page.lower(first + 1) != "'s")
            or word in {"'s"}
        ):
            first += 1
        else:
            break
    return first


def _after_opening(page: Page, first: int, end: int) -> int:
    """Where the subject begins after an opening phrase without a comma: "In a note the firm"."""
    for p in range(first + 2, end):
        if page.lower(p) in DETERMINERS or page.lower(p) in _PERSONAL:
            return p
    return first + 1


def _apposed(page: Page, low: int, comma: int, cue: int) -> Subject | None:
    """The subject before one or more asides between commas, the last of which ends at `comma`."""
    opening = _comma_before(page, low, comma)
    if opening < 0:
        return None
    first = _phrase_start(page, low, opening)
    if first >= opening or page.lower(opening - 1) in PREPOSITIONS:
        return None
    after = page.lower(opening + 1)
    adverbial = after in PREPOSITIONS | ADVERBS | CONJUNCTIONS and after not in _APPOSES
    last = opening if adverbial else comma
    first = _named_before(page, low, first)
    return Subject(first, last, first, cue)


def _named_before(page: Page, low: int, first: int) -> int:
    """Where the name begins of which the phrase at `first` is an aside ("Ann Lowe, 31, a nurse").

    `first` itself where it is none.
    """
    best = start = first
    for _ in range(4):
        edge = start - 1 if page.lower(start - 1) in {",", ""} else start - 2
        if edge <= low or page.lower(edge) != "," or not _is_aside(page, edge + 1):
            break
        start = _phrase_start(page, low, edge)
        if start >= edge or page.quoted(edge - 1):
            break
        if page.tokens.word[start][0].isupper() or page.lower(start) in DETERMINERS:
            best = start
    return best


def ends_aside(page: Page, low: int, comma: int) -> bool:
    """Whether a relative clause or an age ends at `comma`, so that its noun is the subject."""
    opening = _comma_before(page, low, comma)
    word = page.lower(opening + 1) if opening >= 0 else ""
    return word in {"who", "whose", "which"} or word.isdigit()


def _comma_before(page: Page, low: int, comma: int) -> int:
    """The comma before `comma` outside of quotations, in the same clause; -1 where none is."""
    depth = 0
    for p in range(comma - 1, low, -1):
        word = page.lower(p)
        depth += (word == ")") - (word == "(")
        if page.quoted(p) or depth:
            continue
        if word == ",":
            return p
        if word in _STOPS - {"("}:
            return -1
    return -1


def _is_aside(page: Page, i: int) -> bool:
    """Whether what follows a comma at `i` tells more of the name before it."""
    word = page.lower(i)
    if word in {"from", "of", "one"} or word in _APPOSES or word in DETERMINERS or word.isdigit():
        return True
    return page.tokens.word[i][0].islower() and word not in PREPOSITIONS | CONJUNCTIONS | ADVERBS


def subject_after(page: Page, i: int, high: int) -> int:
    """The end of the inverted subject that follows the cue at `i`; `i + 1` where there is none."""
    first = i + 1
    if first >= high or page.quoted(first) or page.lower(first) == "that":
        return first
    end = _phrase_end(page, first, high)
    if end == first:
        return first
    for _ in range(2):
        if page.lower(end) != "," or not (
            _apposition_at(page, end + 1) or _names(page, first, end)
        ):
            break
        stop = end + 1
        while stop < high and not page.quoted(stop) and page.lower(stop) not in {",", ";", ":"}:
            stop += 1
        end = _without_end_mark(page, end, stop)
    return end


def _names(page: Page, first: int, comma: int) -> bool:
    """Whether a name after a comma tells who a role is: "the owner, Ana Lund"."""
    named = comma + 1 < len(page.tokens.word) and page.tokens.word[comma + 1][0].isupper()
    return named and page.lower(first) in DETERMINERS and page.tokens.word[comma - 1].islower()


def _without_end_mark(page: Page, first: int, end: int) -> int:
    while end > first and page.lower(end - 1) in END_MARKS:
        end -= 1
    return end


def _apposition_at(page: Page, i: int) -> bool:
    word = page.lower(i)
    if word in {"who", "whose", "a", "an", "the", "its", "his", "her", "their", "himself"}:
        return not page.is_verb(i + 2)
    return word.isdigit() or (
        page.tokens.word[i][0].islower()
        and word not in PREPOSITIONS | CONJUNCTIONS | ADVERBS
        and not word.endswith("ing")
        if word
        else False
    )


def _phrase_end(page: Page, first: int, high: int) -> int:
    """Where the noun phrase that begins at `first` ends."""
    i = first
    while i < high and not page.quoted(i):
        word = page.lower(i)
        if word in PREPOSITIONS:
            if word not in {"of", "for", "from", "with", "at", "in"} or i == first:
                break
            if word in {"in", "at"} and _is_occasion(page, i + 1):
                break
        elif (
            page.is_verb(i)
            or word in _CLAUSE
            or word in {",", ":"}
            or word in _STOPS
            or word in END_MARKS
            or word in TIME_WORDS
            or word in ADVERBS
            or (word == "and" and page.lower(i + 1) in _PERSONAL)
        ):
            break
        i += 1
    return i


def _is_occasion(page: Page, i: int) -> bool:
    """Whether the words from `i` name when or where something was said: "a statement", "June"."""
    near = page.tokens.lower[i : i + 5]
    return not near or near[0] in TIME_WORDS or bool(_OCCASIONS & set(near))


def phrase_before(page: Page, low: int, end: int) -> int:
    """The first token of the noun phrase that ends before token `end`; `end` where none does."""
    if end <= low or page.lower(end - 1) in _STOPS | _CLAUSE | {","} or page.quoted(end - 1):
        return end
    if page.lower(end - 1) in _PERSONAL:
        return end - 1
    return _phrase_start(page, low, end)


def phrase_end_with_aside(page: Page, first: int, high: int, *, opens: bool) -> int:
    """The end of a source after "according to"; `opens` where a comma must end it."""
    end = first
    while end < high and not page.quoted(end):
        word = page.lower(end)
        if word in {",", ";", ":", "—", "–"} or page.is_verb(end) or word in _CLAUSE - {"as"}:
            break
        end += 1
    end = _without_end_mark(page, first, end)
    if not opens and page.lower(end) == "," and _apposition_at(page, end + 1):
        return _without_end_mark(page, end, high)
    return end


def head_end(page: Page, first: int, last: int) -> int:
    """The end of a noun phrase's head: before "of", a comma, "who" and what else follows it."""
    for i in range(first + 1, last):
        word = page.lower(i)
        if word in PREPOSITIONS or word in {",", "who", "which", "that", "("}:
            return i
    return last


def _after_dateline(page: Page, low: int, high: int) -> int:
    """The token after "NEW YORK —" or "OSLO, Norway (AP) -", else `low`."""
    dash = next((i for i in range(low, min(high, low + 8)) if page.lower(i) in _DASHES), low)
    return dash + 1 if dash > low and page.tokens.word[low].isupper() else low


def main_subject(page: Page, low: int, high: int) -> tuple[int, int] | None:
    """The first noun phrase of a sentence, past a dateline or an opening phrase with a comma."""
    first = _after_dateline(page, low, high)
    while first < high and page.lower(first) in {"and", "but", "however", "meanwhile", "also", ","}:
        first += 1
    if page.lower(first) in PREPOSITIONS | _CLAUSE:
        comma = next((p for p in range(first, high) if page.lower(p) == ","), -1)
        if comma < 0:
            return None
        first = comma + 1
    if first < high and page.lower(first) in _PERSONAL:
        return first, first + 1
    end = _phrase_end(page, first, high)
    for i in range(first + 1, end):
        # A past form after a noun is the verb; after an article it is an adjective.
        if page.has_verb(i, i + 1) and page.lower(i - 1) not in DETERMINERS | PREPOSITIONS:
            end = i
            break
    return (first, end) if first < end else None
