"""Tellings: which clauses of an account tell of something that happened or will, and when."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from variorum.dossier.accounts import Account
from variorum.dossier.dates_of_nouns import is_of_noun
from variorum.dossier.days import first_day, precision
from variorum.dossier.untold import is_no_telling
from variorum.lexicon import one_of
from variorum.model import Attribution, Reading, Span, TimeExpression
from variorum.model.dispatch_opening import opening_end

# "Seven dead today can be seventy next week": what may be is neither past nor planned.
_MAY_BE = re.compile(
    r"\b(?:can|may|might|could|if|whether|unless)\b(?!\s+(?:not\s+)?(?:say|be reached))",
)

_OWN_VERB = re.compile(r"(?:\s+(?:not|be|have|\w+ly))*\s+\w+")
_SUBJECT = 40  # the characters of a subject that opens a clause
_AROUND = 60  # the characters before and behind a date that such a word stands in
_COULD_BE = re.compile(r"\b(?:can|could|if|whether|unless)\b")

# "Said on Thursday" dates the saying: the day stands this near the verb (in characters).
_BESIDE = 24

# "Updated: Ada Roy resigned on Monday": a word of the page stands before the sentence.
_LABEL = re.compile(
    r"(?:updated?|breaking(?:\snews)?|exclusive|correction|watch|video)\s?(?::|\||—|–|-\s)\s*(?=[A-Z“\"])",
    re.IGNORECASE,
)

# A part of the day belongs to a day named this near it (in characters).
_SAME_PHRASE = 40

# A time of day alone ("at 11 p.m.") is taken for the day of the report where nothing tells another;
# but a report is not dated by a day that was nearly over, so its late hours are an earlier day's.
_LATE = "T21"
_CLOCK_ONLY = re.compile(
    r"^\W*(?:(?:at|around|about|shortly|just|before|after|by|since|until|from|past|nearly)\s+)*"
    r"(?:\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\.?|h|hrs|hours|o['’]clock|gmt|local time)?"
    r"|noon|midnight|\w+\s+o['’]clock)\W*(?:local time|gmt)?\W*$",
    re.IGNORECASE,
)

# What is told of a thing that a clause only mentions: "schoolgirls who were kidnapped in April",
# "the bridge built by the army in 1990". Up to the date there is no other finite verb.
_FINITE = r"(?:was|were|is|are|has|have|had|will|would|did|does|do|said|says)"
_MENTIONED = re.compile(
    rf"\b(?:(?:who|which)\s+(?:{_FINITE}\s+(?:been\s+)?)?\w+"
    r"|(?:\w{2,}ed|taken|held|shot|built|stolen|beaten|written|given|made|sent)\s+(?:by|from))\s"
    rf"(?:(?!\b{_FINITE}\b)[^,;:“”\"]){{0,120}}$"
)
# "Has freed 21 of the schoolgirls kidnapped [two years ago]": the verb of the sentence stands
# before what is told of its object.
_OF_OBJECT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will)\s(?:(?!\b(?:that|said|says|and|but)\b)[^,;:“”\"])*?"
    r"[\w’'-]+\s(?P<told>(?!said\b)(?:\w{3,}ed|taken|held|shot|built|stolen|made|sent)\s)$"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|are|had|has|have|having|got)\s+(?:\w+\s+){0,2}$"
)
_HEAD = re.compile(
    r"\b(?:(?:an?|the|his|her|their|its|those|these|some|several|many|most|all|two|three|more than"
    r"|at least|about|\d[\d,]*)\s+)+"
)
_ON = re.compile(r"\s*(?:[,;.!”\"]|(?:and|but|or|have|has|had|was|were|is|are|will|said|says)\b|$)")

# A clause that says no more than that it happened dates what its sentence tells.
_ASIDE = re.compile(
    r"(?:where|who|whose|which)\b(?!\s+(?:was |were |had )?(?:happen|occurr|took place|taken place"
    r"|began|begun|start|came|broke out|erupted|struck))"
)

# A clause or phrase that cannot be read without the one that it goes with.
_DEPENDS = re.compile(
    r"(?:after|before|as|when|while|since|until|because|although|though|about|including|saying"
    r"|adding|killing|leaving|with|by|to|of|for|from|in|on|where|who|whose|which|and\s+the)\b"
)

_CONJUNCTION = re.compile(
    r"(?:after|before|as|when|while|because|although|though)\s+(?!\w+ing\b|whether\b)"
)
_VERB = re.compile(
    rf"\s(?:was|were|has|had|have|is|are|will|{one_of('tense.past_forms')}|[a-z]{{3,}}ed)\b"
)

# What a sentence goes back to has its own day, which is not that of the rest: "divers came after
# the boy had fallen in on Sunday".
_EARLIER = re.compile(r"(?:after|because|since|although|though)\b.*\bhad\b")

# What is done by saying it.
_ACT = re.compile(rf"\b(?:{one_of('reporting.acts')})\b", re.IGNORECASE)
_OWN_PLAN = re.compile(r"\W*(?:that\s+)?(?:it|they|he|she|we)\s+(?:would|will)\s", re.IGNORECASE)

# A clause about a noun, up to a date in it; and the main verb that comes behind it.
_OPENS_ASIDE = re.compile(
    r"(?:,\s(?:who|which|whose|where|due|set|scheduled|expected|planned)\b"
    r"|\b(?:that|which|who)\s(?:is|are|was|were|has|had|have|will)\b"
    r"|\b(?:due|set|scheduled|slated)\sto\b)[^,;:“”\"]*$"
)
_GOES_ON = re.compile(
    r",?\s(?:(?:on|in)\s\w+\s)?(?:was|were|has|had|have|is|are|will"
    rf"|{one_of('tense.past_forms')}|[a-z]{{3,}}ed)\b"
)


class Telling(NamedTuple):
    """One dated sentence or clause of one account.

    `at` is where its date stands. With `said` the date is that of saying it, and no more. `sure` is
    how likely the date is, 0 to 1, where what stands around gives it and the words do not. `aside`
    is set where the words are a name or noun and what is told of it, cut from a sentence. `likely`
    is how likely what is told happened on the date (`date_fit.py`), 1 where that was not judged.
    """

    account: Account
    span: Span
    value: str
    basis: Literal["text", "published", "coverage", "context"]
    keys: frozenset[str]
    at: int
    said: bool = False
    sure: float | None = None
    aside: bool = False
    likely: float = 1.0


def tellings_of(account: Account) -> Iterable[Telling]:
    """The dated clauses of one account: whole sentences where a sentence holds one date.

    A sentence that dates nothing but that something was said is told as said.
    """
    reading = account.reading
    text = reading.article.text
    for at, times in sorted(_times_by_sentence(reading).items()):
        sentence = reading.sentences[at]
        if is_no_telling(text[slice(*sentence)]):
            continue
        used: set[Span] = set()
        saying = [time for time in times if _is_said(time, reading, sentence)]
        said = len(saying) == len(times)
        dates = saying[:1] if said else [time for time in times if time not in saying]
        for value, time in _dates(dates, reading, sentence):
            part = (sentence, False) if said else _part(account, sentence, times, time)
            if part is None:
                continue
            span = without_dateline(reading, part[0])
            # "Between March and May" is one happening, dated by where it begins.
            if span in used or _is_open(text, span, time, reading):
                continue
            used.add(span)
            keys = account.words.keys(*span) - {"@" + value[:10]}
            # A date and one or two words tell of no happening, unless it was announced or decided.
            if len(keys) >= (2 if _ACT.search(text, *span) else 3):
                basis = _basis(time, reading)
                yield Telling(account, span, value, basis, keys, time.start, said, aside=part[1])


def _times_by_sentence(reading: Reading) -> dict[int, list[TimeExpression]]:
    """The dates of the calendar by the sentence they stand in, unless nothing tells their day."""
    opening = dateline_end(reading)
    inside: dict[int, list[TimeExpression]] = defaultdict(list)
    published = reading.article.published
    report = published.value[:10] if published else ""
    text = reading.article.text
    for time in reading.times:
        dated = time.type in ("DATE", "TIME") and time.value and precision(time.value)
        if not dated or time.start < opening or is_of_noun(text, time, report):
            continue
        at = bisect_right(reading.sentences, (time.start, len(text) + 1)) - 1
        if at < 0 or time.start >= reading.sentences[at][1] or time.value is None:
            continue
        late = time.value[:10] == report and time.value[10:] >= _LATE
        if not (late and _CLOCK_ONLY.match(time.text)):
            inside[at].append(time)
    return inside


def dateline_end(reading: Reading) -> int:
    """Where the dateline ends that opens a dispatch; its date is that of the report."""
    if reading.article.dateline is None:
        return 0
    return opening_end(reading.article.text)


def without_dateline(reading: Reading, span: Span) -> Span:
    """A sentence without the dateline, or the label of the page, that opens it: "Updated: "."""
    start, end = span
    opening = dateline_end(reading)
    start = opening if start < opening < end else start
    label = _LABEL.match(reading.article.text, start, end)
    return (label.end(), end) if label else (start, end)


def _dates(
    times: Sequence[TimeExpression], reading: Reading, sentence: Span
) -> Iterable[tuple[str, TimeExpression]]:
    """Each date of a sentence once, with the finest value that is told of it."""
    found: dict[str, tuple[str, TimeExpression]] = {}
    text = reading.article.text
    # The date of the main clause comes before that of an aside, which may lie within its words.
    for time in sorted(times, key=lambda one: _is_aside(text, sentence, one)):
        if time.value is None:
            continue
        held = found.get(time.value[:10])
        near = held is not None and time.start - held[1].end <= _SAME_PHRASE
        if held is None or (near and len(time.value) > len(held[0])):
            found[time.value[:10]] = (time.value, time)
    return found.values()


def _is_said(time: TimeExpression, reading: Reading, sentence: Span) -> bool:
    """Whether a date tells only when something was said."""
    return any(_dates_saying(time, one, reading, sentence) for one in reading.attributions)


def _dates_saying(time: TimeExpression, one: Attribution, reading: Reading, sentence: Span) -> bool:
    """Whether a date is that of mere saying, outside of what was said.

    It stands beside the verb, or opens a sentence that holds nothing but the saying. To concede,
    to warn or to deny is a happening of its own, and keeps its date.
    """
    if one.mode != "says" or not any(sentence[0] <= s < sentence[1] for s, _ in one.cue):
        return False
    if _is_act(one, reading):
        return False
    if any(start <= time.start < end for start, end in one.content):
        return False
    # "Said on Thursday", "on Thursday said"; but not "jailed since July said".
    day = time.value is not None and len(time.value) >= 10
    if any(
        0 <= time.start - end <= _BESIDE or (day and 0 <= start - time.end <= 1)
        for start, end in one.cue
    ):
        return True
    # "On Friday, the mayor told reporters that ..."
    first = min((start for start, _ in (*one.source, *one.cue)), default=sentence[0])
    between = reading.article.text[time.end : first].strip()
    opens = time.start - sentence[0] <= 3 and between in (",", "")
    return opens and time.end <= first


def _is_act(one: Attribution, reading: Reading) -> bool:
    """Whether saying it is itself the news: who announces, orders or rules acts by words.

    So does who says that he himself will do something: "the firm said that it would close".
    """
    text = reading.article.text
    if any(_ACT.search(text, start, end) for start, end in one.cue):
        return True
    # A plan with a day of its own is what the sentence tells of, on that day.
    return any(
        _OWN_PLAN.match(text, start, end)
        and not any(start <= time.start < end and time.value for time in reading.times)
        for start, end in one.content
    )


def _is_open(text: str, span: Span, time: TimeExpression, reading: Reading) -> bool:
    """Whether a clause tells only what may be; what may be on a day to come is foreseen.

    What may be stands before the date or right behind it. A verb in the past between the two, or
    before both, tells that something did happen: "warned on Monday that the dam could break".
    """
    published = reading.article.published
    day = first_day(time.value) if time.value else None
    report = first_day(published.value) if published else None
    ahead = day is not None and report is not None and day > report
    open_words = _COULD_BE if ahead else _MAY_BE
    low = max(span[0], time.start - _AROUND)
    before = list(open_words.finditer(text, low, time.start))
    if before:
        own = _OWN_VERB.match(text, before[-1].end(), time.start)
        return _VERB.search(text, own.end() if own else before[-1].end(), time.start) is None
    behind = open_words.search(text, time.end, min(span[1], time.end + _AROUND))
    return behind is not None and _VERB.search(text, span[0], behind.start()) is None


def _part(
    account: Account, sentence: Span, times: Sequence[TimeExpression], time: TimeExpression
) -> tuple[Span, bool] | None:
    """What of a sentence its date tells of, such that it can be read: mostly all of it.

    With it goes whether that is a name or noun with what is told of it, and no sentence.

    Of a sentence with several dates that is the clause with this one where the clause reads alone,
    or what a relative clause tells of with that clause. None where the clause does not read
    without what another date dates: "after returning from Selm on Friday".
    """
    several = len({one.value[:10] for one in times if one.value}) > 1
    clauses = account.words.clauses(*sentence)
    text = account.reading.article.text
    at = next((at for at, one in enumerate(clauses) if one[0] <= time.start < one[1]), None)
    if at is None:
        return sentence, False
    start, end = clauses[at]
    mentioned = _mentioned(text, start, time)
    if mentioned is not None:
        return (mentioned, time.end if _ON.match(text, time.end, end) else end), True
    if _ASIDE.match(text, start, end):
        return (_antecedent(account, sentence, start), end), True
    opened = _OPENS_ASIDE.search(text, sentence[0], time.start)
    if opened is not None and _GOES_ON.match(text, time.end, sentence[1]):
        return (_antecedent(account, sentence, opened.start()), time.end), True
    if not several:
        own = _own_start(text, (start, end)) if _EARLIER.match(text, start, end) else None
        return (sentence if own is None else (own, end)), False
    # "... since 1959, when a bridge fell": what happened then is told after the date.
    follows = at + 1 < len(clauses) and text.startswith("when ", clauses[at + 1][0])
    if follows and end - time.end < 3:
        return (clauses[at + 1][0], sentence[1]), False
    if start > sentence[0] and _DEPENDS.match(text, start):
        own = _own_start(text, (start, end))
        return None if own is None else ((own, end), False)
    # What depends on a clause is read with it, unless it tells of a day of its own.
    for clause in clauses[at + 1 :]:
        dated = any(clause[0] <= one.start < clause[1] for one in times)
        alone = dated and _own_start(text, clause) is not None
        if alone or not _DEPENDS.match(text, clause[0]):
            break
        end = clause[1]
    return (start, end), False


def _own_start(text: str, clause: Span) -> int | None:
    """Where a clause with a verb of its own begins behind its conjunction; None for others."""
    found = _CONJUNCTION.match(text, *clause)
    return found.end() if found and _VERB.search(text, found.end(), clause[1]) else None


def _antecedent(account: Account, sentence: Span, start: int) -> int:
    """Where the name or noun begins that a relative clause is about, with what goes before it.

    The clause begins at `start`. Where no name stands before it, the clause begins there itself.
    """
    text = account.reading.article.text
    before = text[sentence[0] : start].rstrip(" ,–—-")
    end = sentence[0] + len(before)
    names = [
        one.start
        for one in account.reading.entities
        if sentence[0] <= one.start and end - 1 <= one.end <= end
    ]
    if names:
        first = min(names)
        return first - (text[first - 1] in '"“')
    heads = list(_HEAD.finditer(text, max(sentence[0], end - 60), end))
    return heads[-1].start() if heads else start


def _mentioned(text: str, start: int, time: TimeExpression) -> int | None:
    """Where the words begin for a thing that a clause mentions with its date, if it does so."""
    found = None
    for match in _MENTIONED.finditer(text, start, time.start):
        found = match
    object_of = _OF_OBJECT.search(text, start, time.start)
    if object_of is not None:
        told = object_of.start("told")
    elif found is not None:
        told = found.start()
    else:
        return None
    if told <= start + 3 or _PASSIVE.search(text, start, told):
        return None
    heads = list(_HEAD.finditer(text, max(start, told - 60), told))
    if heads:
        return heads[-1].start()
    # "Schoolgirls captured by gunmen two years ago have been freed": a subject without an article.
    opens = told - start <= _SUBJECT and _GOES_ON.match(text, time.end) is not None
    return start if opens else None


def _is_aside(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether a date is that of a clause about a noun, and the main verb follows behind it.

    "A levy that is to start on 1 July was voted on Monday", "Ada Roy, mayor since 2009, resigned".
    """
    opened = _OPENS_ASIDE.search(text, sentence[0], time.start)
    return opened is not None and _GOES_ON.match(text, time.end, sentence[1]) is not None


def _basis(time: TimeExpression, reading: Reading) -> Literal["text", "published", "coverage"]:
    published = reading.article.published
    if time.anchor != "published" or published is None:
        return "text"
    return "coverage" if published.basis == "coverage" else "published"
