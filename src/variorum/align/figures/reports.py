"""Reports: each quantity of a story with who says it, when and where it holds, and its setting."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from variorum.align.figures.roles import find_roles, is_of_bodies, whole_of
from variorum.align.passage_origins import origin_at
from variorum.lexicon import load_rules, one_of, table
from variorum.model import Article, Place, Quantity, Reading, Report, Span, Statement
from variorum.model.dispatch_opening import opening_end
from variorum.model.word_keys import content_keys

_NEAR_DAYS = 3
"""A count dated further back than this from the article is of an earlier event: news tells of the
day before, and weeklies and late corrections stay within it."""
_BACKGROUND = re.compile(
    r"\b(?:last (?:week|month|year)|previously|previous (?:weeks?|months?|years?|decades?|wars?)|"
    r"(?:years?|months?|weeks?|decades?) (?:ago|earlier)|earlier this (?:month|year)|"
    r"in recent (?:weeks|months|years)|(?:prior|previous|past) (?:arrests?|convictions?)|"
    r"anniversary|so far this year|(?:every|each|per|a) year|"
    r"annual(?:ly)?|on average)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of) ((?:19|20)\d\d)\b")
_OVER = re.compile(r"[ ](?:in|from|over|across|during|by)[ ](?:the[ ])?")
_MANY = 3
"""Incidents from which a count is a statistic: one event may still have two explosions."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNNAMED = "background"
"""The setting of a count of another event or time that its account does not name."""
_BROAD = ("country", "continent", "region")
_AROUND = 80
"""Characters on either side of a count that tell what it is of: a clause or two."""
_UNIT_KEYS = frozenset(
    key
    for name in ("measures", "durations", "currencies", "shares")
    for form in table(f"units.{name}")
    for key in content_keys(form)
)
_BREAK = re.compile(r"[,;:()\[\]\"“”—–\n\d]")
_LEAD_WORDS = 6
_BEHIND_WORDS = 8
_FIRMLY = re.compile(rf"(?:(?:^|[ ]){one_of('numbers.firmness')})+$", re.IGNORECASE)
_FIGURES = re.compile(r"(?:[A-Z]{0,3}[^\w\s][A-Z]{0,3})?\d")
_SIZES = table("units.sizes")
_SIZE = re.compile(rf"(?<![\w])(?:{one_of('units.sizes')})(?![\w])")


class Candidate(NamedTuple):
    """A report on its way into a figure.

    `setting` is "" for the story's own event, else what sets the count apart: a place or a date
    of its own. `sentence` is (article id, index), `whole` the key of the count it is part of.
    `role` tells a whole, "", from a "part" and from what is "added" to a whole (see `roles`).
    `context` holds the keys of the words around it, `slot` what a size is told of. `lead` holds the
    last words of its clause before the number, `behind` the first ones behind what is counted.
    `left` tells that the account gives it as one that another count has replaced ("lowered to nine
    from 14").
    """

    report: Report
    quantity: Quantity
    key: tuple[str, int]
    whole: tuple[str, int] | None
    setting: str
    sentence: tuple[str, int]
    published: str
    role: str
    context: frozenset[str] = frozenset()
    slot: str | None = None
    lead: str | None = None
    left: bool = False
    behind: str = ""


_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_TO = len(" to ")


def is_moved(a: Candidate, b: Candidate) -> bool:
    """Whether one account tells that the first amount became the second: "from $9 to $7"."""
    alike = a.sentence == b.sentence and a.quantity.unit == b.quantity.unit
    near = b.quantity.start - a.quantity.end == _TO
    return alike and near and _FROM.search(a.quantity.text) is not None


def read_candidates(
    readings: Sequence[Reading], statements: Sequence[Statement], origin_of: Mapping[str, str]
) -> list[Candidate]:
    """Every quantity worth a report, with claimant, date, place, origin and setting.

    A count inside a denial is not reported: its speaker does not claim it.
    """
    spoken: dict[str, list[Statement]] = {}
    for statement in statements:
        spoken.setdefault(statement.evidence.article, []).append(statement)
    home = _home(readings)
    candidates: list[Candidate] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        said = spoken.get(reading.article.id, [])
        candidates += _of_reading(reading, said, origin_of, home)
    return _settle_bodies(candidates)


def _settle_bodies(candidates: list[Candidate]) -> list[Candidate]:
    """Bodies that one account adds to a toll are the same bodies where another gives no toll."""
    bodies = [c for c in candidates if is_of_bodies(c.quantity)]
    tolls = {c.setting: 0.0 for c in bodies if c.role == "added"}
    for c in candidates:
        if c.setting in tolls and c.quantity.measure == "killed" and not c.role:
            tolls[c.setting] = max(tolls[c.setting], c.quantity.value or 0)
    return [
        c._replace(role="added")
        if c.setting in tolls
        and not c.role
        and is_of_bodies(c.quantity)
        and (c.quantity.value or 0) < tolls[c.setting]
        else c
        for c in candidates
    ]


class _Home(NamedTuple):
    """The places of the story's event, and the months in which it happened."""

    places: frozenset[str]
    months: frozenset[str]


class _Sentence(NamedTuple):
    place: Place | None
    day: str | None
    setting: str


def _of_reading(
    reading: Reading, said: list[Statement], origin_of: Mapping[str, str], home: _Home
) -> Iterator[Candidate]:
    article = reading.article
    sentences = _sentences(reading, home)
    settings = [
        sentence.setting or _aggregate(article.text, quantity, reading.quantities)
        for quantity, (_, sentence) in zip(reading.quantities, sentences, strict=True)
    ]
    roles = find_roles(reading.quantities, settings)
    published = article.published.value if article.published else ""
    for index, quantity in enumerate(reading.quantities):
        number, sentence = sentences[index]
        statement = _covering(said, quantity)
        if statement is not None and statement.mode == "denies":
            continue
        origin = origin_at(origin_of, article.id, quantity.start, quantity.end)
        whole = quantity.part_of
        if whole is None and roles[index] == "part":
            whole = whole_of(index, reading.quantities, roles, settings)
        yield Candidate(
            report=_report(article, quantity, sentence, statement, origin, settings[index]),
            quantity=quantity,
            key=(article.id, index),
            whole=(article.id, whole) if whole is not None else None,
            setting=settings[index],
            sentence=(article.id, number),
            published=published,
            role=roles[index],
            context=_context(article.text, reading.sentences[number], quantity),
            slot=_slot(article.text, reading.sentences[number], quantity),
            lead=_lead(article.text, reading.sentences[number], quantity),
            left=_is_left(article.text, reading.sentences[number], quantity),
            behind=_behind(article.text, reading.sentences[number], quantity),
        )


def _context(text: str, sentence: Span, quantity: Quantity) -> frozenset[str]:
    """The words around a count within its sentence, numbers and units apart."""
    start = max(sentence[0], quantity.start - _AROUND)
    end = min(sentence[1], quantity.end + _AROUND)
    # Words that the window cuts are no words.
    before, after = text[start : quantity.start], text[quantity.end : end]
    before = before.partition(" ")[2] if start > sentence[0] else before
    after = after.rpartition(" ")[0] if end < sentence[1] else after
    keys = content_keys(f"{before} {after}")
    own = content_keys(quantity.population or "")
    return frozenset(key for key in (*keys, *own) if not key[0].isdigit()) - _UNIT_KEYS


def _slot(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """What a measure is of: the size behind it ("deep"), else the word before it ("fell")."""
    behind = text[quantity.start : min(sentence[1], quantity.end + 14)].lower()
    size = _SIZE.search(behind)
    if size:
        return _SIZES[size[0]]
    number = _number_at(quantity)
    before = content_keys(text[max(sentence[0], number - 24) : number])
    return before[-1] if before else None


def _lead(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """The last words of the clause before a number, without those of how firmly it is told."""
    clause = _BREAK.split(text[sentence[0] : _number_at(quantity)])[-1]
    words = _FIRMLY.sub("", " ".join(clause.split())).split()
    return " ".join(words[-_LEAD_WORDS:]) or None


def _behind(text: str, sentence: Span, quantity: Quantity) -> str:
    """The first words of the clause behind a count; none where a mark stands there."""
    rest = text[quantity.end : sentence[1]]
    clause = _BREAK.split(rest)[0] if rest[:1] == " " else ""
    words = clause.rstrip(" .!?").split()
    return " ".join(words[:_BEHIND_WORDS])


def _is_left(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether the account tells that another count has replaced this one."""
    before, behind = text[sentence[0] : _number_at(quantity)], text[quantity.end : sentence[1]]
    rules = (load_rules("revisions", "left-before"), load_rules("revisions", "left-behind"))
    return rules[0].regex.search(before) is not None or rules[1].regex.search(behind) is not None


def _number_at(quantity: Quantity) -> int:
    """Where the figures of a number begin; where there are none, where its phrase does."""
    figures = _FIGURES.search(quantity.text)
    return quantity.start + (figures.start() if figures else 0)


def _sentences(reading: Reading, home: _Home) -> list[tuple[int, _Sentence]]:
    """The sentence that each quantity stands in: its number, and what it tells."""
    starts = [start for start, _ in reading.sentences]
    numbers = [bisect_right(starts, quantity.start) - 1 for quantity in reading.quantities]
    read = {number: _read_sentence(reading, number, home) for number in sorted(set(numbers))}
    return [(number, read[number]) for number in numbers]


def _report(
    article: Article,
    quantity: Quantity,
    sentence: _Sentence,
    statement: Statement | None,
    origin: str,
    setting: str,
) -> Report:
    return Report(
        evidence=article.evidence((quantity.start, quantity.end)),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        population=quantity.population,
        claimant=statement.speaker if statement else None,
        statement=statement.id if statement else None,
        as_of=sentence.day,
        place=sentence.place.name if sentence.place else None,
        origin=origin,
        part_of=None,
        what=quantity.what,
        unit=quantity.unit,
        setting="other" if setting else "this",
        setting_name=setting if setting and setting != _UNNAMED else None,
    )


def _aggregate(text: str, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """ "background" where a count is over many incidents: "20 were hurt in 112 accidents"."""
    for other in others:
        many = other.measure == "incidents" and (other.value or 0) >= _MANY
        if many and _OVER.fullmatch(text[quantity.end : max(quantity.end, other.start)]):
            return _UNNAMED
    return ""


def _covering(said: list[Statement], quantity: Quantity) -> Statement | None:
    """The narrowest statement whose content covers the quantity."""
    covering = [
        s
        for s in said
        if s.evidence.start < quantity.end
        and quantity.start < s.evidence.end
        and s.evidence.end >= quantity.end - 1
    ]
    return min(covering, key=lambda s: (s.evidence.end - s.evidence.start, s.id), default=None)


def _home(readings: Sequence[Reading]) -> _Home:
    """Places that a third of the articles name, or most of all; months that more than half date.

    An event of New Year's Eve is still the story's own in an article of January.
    """
    counts: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    for reading in readings:
        counts.update({place.name for place in reading.places if place.kind not in _BROAD})
        days = (time.value or "" for time in reading.times)
        dated.update({day[:7] for day in days if _DAY.match(day)})
    enough = min(max(2, len(readings) / 3), max(counts.values(), default=0))
    return _Home(
        frozenset(name for name, count in counts.items() if count >= enough),
        frozenset(month for month, count in dated.items() if count > max(1, len(readings) / 2)),
    )


def _read_sentence(reading: Reading, number: int, home: _Home) -> _Sentence:
    if number < 0:
        return _Sentence(None, None, "")
    start, end = reading.sentences[number]
    places = [p for p in reading.places if start <= p.start < end]
    told = _dateline_end(reading, start, end) if number == 0 else start
    days = [t.value for t in reading.times if told <= t.start < end and t.type in ("DATE", "TIME")]
    resolved = [value for value in days if value and re.match(r"\d{4}", value)]
    place = _event_place(reading, [p for p in places if p.start >= told] or places)
    day = next((value[:10] for value in resolved if _DAY.match(value)), None)
    setting = _setting(reading, (start, end), places, resolved, home)
    return _Sentence(place, day, setting)


def _event_place(reading: Reading, places: list[Place]) -> Place | None:
    """The first place of what is said in a sentence, before the seat or the stand of who says it.

    "Speaking in Geneva, she said 60 were killed in Lahore"; "a Tokyo firm said ... in Durban".
    """
    said = [span for one in reading.attributions for span in one.content]
    within = [p for p in places if any(start <= p.start < end for start, end in said)]
    places = within or places
    return next((p for p in places if p.kind not in _BROAD), places[0] if places else None)


def _dateline_end(reading: Reading, start: int, end: int) -> int:
    """Where the report begins behind "AFORD, March 12 (XYZ) -": that date is when it was filed."""
    if reading.article.dateline is None:
        return start
    told = opening_end(reading.article.text)
    return told if start < told < end else start


def _setting(
    reading: Reading, span: Span, places: list[Place], resolved: list[str], home: _Home
) -> str:
    """What sets a sentence's counts apart from the story's event, or "" where nothing does."""
    text = reading.article.text[span[0] : span[1]]
    away = sorted({p.name for p in places if p.kind not in _BROAD} - home.places)
    at_home = any(p.name in home.places for p in places)
    published = reading.article.published.value if reading.article.published else None
    past = [
        value for value in resolved if _is_past(value, published) and value[:7] not in home.months
    ]
    if past and len(past) == len(resolved):
        return away[0] if away else past[0][:7]
    years = _YEAR.findall(text) if published else []
    if _BACKGROUND.search(text) or any(year < published[:4] for year in years if published):
        return away[0] if away else _UNNAMED
    if away and not at_home and home.places and not resolved:
        return away[0]
    return ""


def _is_past(value: str, published: str | None) -> bool:
    """Whether a TIMEX value lies clearly before the article: an earlier year, month or day."""
    if published is None:
        return False
    if len(published) < 10 or not _DAY.match(value):
        return value[:4] < published[:4] or (
            value[4:5] == "-" and value[:7] < published[:7] < value
        )
    try:
        gap = date.fromisoformat(published[:10]) - date.fromisoformat(value[:10])
    except ValueError:
        return False
    return gap.days > _NEAR_DAYS
