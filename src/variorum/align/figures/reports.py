"""Reports: each quantity of a story with who says it, when and where it holds, and its setting."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from variorum.align.figures.roles import find_roles, is_of_bodies
from variorum.align.passage_origins import origin_at
from variorum.model import Article, Place, Quantity, Reading, Report, Span, Statement
from variorum.model.dispatch_opening import opening_end

_NEAR_DAYS = 3
"""A count dated further back than this from the article is of an earlier event: news tells of the
day before, and weeklies and late corrections stay within it."""
_BACKGROUND = re.compile(
    r"\b(?:last (?:week|month|year)|previously|previous (?:weeks?|months?|years?|decades?|wars?)|"
    r"(?:years?|months?|weeks?|decades?) (?:ago|earlier)|earlier this (?:month|year)|"
    r"in recent (?:weeks|months|years)|anniversary|so far this year|(?:every|each|per|a) year|"
    r"annual(?:ly)?|on average)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of) ((?:19|20)\d\d)\b")
_OVER = re.compile(r"[ ](?:in|from|over|across|during|by)[ ](?:the[ ])?")
_MANY = 3
"""Incidents from which a count is a statistic: one event may still have two explosions."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BROAD = ("country", "continent", "region")


class Candidate(NamedTuple):
    """A report on its way into a figure.

    `setting` is "" for the story's own event, else what sets the count apart: a place or a date
    of its own. `sentence` is (article id, index), `whole` the key of the count it is part of.
    `role` tells a whole, "", from a "part" and from what is "added" to a whole (see `roles`).
    """

    report: Report
    quantity: Quantity
    key: tuple[str, int]
    whole: tuple[str, int] | None
    setting: str
    sentence: tuple[str, int]
    published: str
    role: str


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


class _Sentence(NamedTuple):
    place: Place | None
    day: str | None
    setting: str


def _of_reading(
    reading: Reading, said: list[Statement], origin_of: Mapping[str, str], home: frozenset[str]
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
        yield Candidate(
            report=_report(article, quantity, sentence, statement, origin),
            quantity=quantity,
            key=(article.id, index),
            whole=(article.id, quantity.part_of) if quantity.part_of is not None else None,
            setting=settings[index],
            sentence=(article.id, number),
            published=published,
            role=roles[index],
        )


def _sentences(reading: Reading, home: frozenset[str]) -> list[tuple[int, _Sentence]]:
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
    )


def _aggregate(text: str, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """ "background" where a count is over many incidents: "20 were hurt in 112 accidents"."""
    for other in others:
        many = other.measure == "incidents" and (other.value or 0) >= _MANY
        if many and _OVER.fullmatch(text[quantity.end : max(quantity.end, other.start)]):
            return "background"
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


def _home(readings: Sequence[Reading]) -> frozenset[str]:
    """The places of the story's event: named by a third of its articles, or most of all."""
    counts: Counter[str] = Counter()
    for reading in readings:
        counts.update({place.name for place in reading.places if place.kind not in _BROAD})
    if not counts:
        return frozenset()
    enough = min(max(2, len(readings) / 3), max(counts.values()))
    return frozenset(name for name, count in counts.items() if count >= enough)


def _read_sentence(reading: Reading, number: int, home: frozenset[str]) -> _Sentence:
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
    reading: Reading, span: Span, places: list[Place], resolved: list[str], home: frozenset[str]
) -> str:
    """What sets a sentence's counts apart from the story's event, or "" where nothing does."""
    text = reading.article.text[span[0] : span[1]]
    away = sorted({p.name for p in places if p.kind not in _BROAD} - home)
    at_home = any(p.name in home for p in places)
    published = reading.article.published.value if reading.article.published else None
    past = [value for value in resolved if _is_past(value, published)]
    if past and len(past) == len(resolved):
        return away[0] if away else past[0][:7]
    years = _YEAR.findall(text) if published else []
    if _BACKGROUND.search(text) or any(year < published[:4] for year in years if published):
        return away[0] if away else "background"
    if away and not at_home and home and not resolved:
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
