"""The timeline: what the accounts say happened when, one event for the tellings of one thing."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from variorum.dossier.accounts import Account
from variorum.dossier.days import first_day, last_day, order, precision, within
from variorum.dossier.days_of_context import told_by_context
from variorum.dossier.news_value import Worth
from variorum.dossier.stands_alone import standing
from variorum.dossier.tellings import Telling, tellings_of
from variorum.lexicon import one_rule
from variorum.model import Claim, Event, EventDate, Evidence, Span, identify
from variorum.model.record_ids import told_first
from variorum.model.vectors import likeness

_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)(?: (?:now|also|still|not))?"
    r" (?:due|set|expected|scheduled|planned|slated) to"
    r"|scheduled for|plans to|(?:they|we|who|\w+s) plan to)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|might)\b")

_PAST = one_rule("tense", "tense.happened-verb").regex
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

# Tellings of one date share this part of their words (Dice). The date is evidence already, and the
# words of the main happening are common among them, so words are not weighted by rarity here and
# less is asked than of claims. Chosen on the three stories that `python -m evaluation dossier`
# scores, so its scores there flatter it; no other set has gold for it.
SAME = 0.3
LEAST_COMMON = 3

# With fewer words in common two accounts tell one thing on one date where that part and the cosine
# of their vectors add up to this. A date that few tellings name is stronger evidence than the day
# that all of them are about, and a year is hardly any. Read off pairs of tellings of the stories
# that `python -m evaluation dossier` scores.
_SAME_MEANING = 0.9
_SAME_MEANING_FEW = 0.75
_FEW = 6
_SAME_MEANING_YEAR = 1.0

# A coarser date is weaker evidence that two tellings are of one happening.
SAME_NESTED = 0.4

# One account seldom tells a thing twice, so two of its sentences must be nearly the same.
SAME_ACCOUNT = 0.6

# What lies more than a month before the first report is what the story goes back to.
_BACKGROUND = timedelta(days=31)


def timeline(
    accounts: Sequence[Account],
    entity_at: Mapping[tuple[str, int], str],
    claims: Sequence[Claim] = (),
    worth: Mapping[str, Sequence[Worth]] | None = None,
) -> tuple[Event, ...]:
    """The dated happenings of the accounts in order of date, merged where they tell of one.

    An account that gives no date joins an event where a claim aligns it with a dated telling.
    `entity_at` gives the entity whose mention begins at an offset of an article. `worth` judges
    each sentence of each article: what only dates that something was said is told where an editor
    would want it, and not at all without `worth`. Seasons and quarters keep their TIMEX3 value and
    have the precision of a month; decades that of a year.
    """
    events = [event for event, _ in told_events(accounts, entity_at, claims, worth)]
    return tuple(sorted(events, key=_rank))


def _rank(event: Event) -> tuple[tuple[str, str], int, float, str]:
    """Where an event stands: by date, then what most origins tell, then by its worth as news."""
    told = order(event.date.week or event.date.value)
    return told, -event.origins, -(event.worth or 0.0), event.id


def told_events(
    accounts: Sequence[Account],
    entity_at: Mapping[tuple[str, int], str],
    claims: Sequence[Claim] = (),
    worth: Mapping[str, Sequence[Worth]] | None = None,
) -> list[tuple[Event, list[Telling]]]:
    """The events of `timeline`, each with its tellings; the first is that which others joined."""
    told = [one for account in accounts for one in tellings_of(account)]
    tellings = [one for one in told if not one.said or _is_news(one, worth or {})]
    if worth is not None:
        tellings += told_by_context(accounts, told, worth)
    first = _first_report(accounts)
    by_date: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_date[one.value[:10]].append(one)
    aligned = _Aligned(claims, accounts, tellings)
    groups = _nested([group for same in by_date.values() for group in _merged(same)])
    events = [(_event(group, entity_at, first, aligned), group) for group in groups]
    if worth is None:
        return events
    return [
        (replace(event, worth=round(max(_weighty(one, worth) for one in group), 3)), group)
        for event, group in events
    ]


SAID_LINE = 0.5
"""How likely an editor must want a sentence that dates only that something was said, 0 to 1: more
likely than not. On the noted stories 52 of 57 such events above it are right."""


def _is_news(one: Telling, worth: Mapping[str, Sequence[Worth]]) -> bool:
    """Whether what was said is of interest."""
    return _weighty(one, worth) >= SAID_LINE


def _weighty(one: Telling, worth: Mapping[str, Sequence[Worth]]) -> float:
    """How likely an editor would want the sentence of a telling, 0 where it was not judged."""
    reading = one.account.reading
    judged = worth.get(reading.article.id)
    at = bisect_right(reading.sentences, (one.at, len(reading.article.text) + 1)) - 1
    return judged[at].weighty if judged is not None else 0.0


def _merged(same: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one date in groups of one happening: stars around the most shared telling."""
    links: list[dict[int, float]] = [{at: 1.0} for at in range(len(same))]
    least = meaning_line(len(same), same[0].value)
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(same):
        shares = Counter(other for key in one.keys for other in index[key][:_COMMON])
        for other, common in shares.items():
            score = 2 * common / (len(one.keys) + len(same[other].keys))
            if one.said != same[other].said:
                continue  # to deny a thing on a day is not the thing done on that day
            if one.account is same[other].account:
                told_again = common >= LEAST_COMMON and score >= SAME_ACCOUNT
            else:
                told_again = common >= LEAST_COMMON and score >= SAME
                told_again = told_again or score + meaning(one, same[other]) >= least
            if told_again:
                links[at][other] = links[other][at] = score
        for key in one.keys:
            index[key].append(at)
    order = sorted(
        range(len(same)),
        key=lambda at: (
            -len({same[other].account.origin for other in links[at]}),
            -len(links[at]),
            at,
        ),
    )
    taken: set[int] = set()
    groups = []
    for centre in order:
        if centre not in taken:
            star = [at for at in links[centre] if at not in taken]
            star.sort(key=lambda at: (at != centre, -links[centre][at], at))
            taken.update(star)
            groups.append([same[at] for at in star])
    return groups


def meaning_line(tellings: int, value: str) -> float:
    """What words and meaning add up to where two of so many tellings of a date are of one event."""
    if len(value) <= 4:
        return _SAME_MEANING_YEAR
    return _SAME_MEANING_FEW if tellings <= _FEW else _SAME_MEANING


def shared_words(one: Telling, other: Telling) -> tuple[int, float]:
    """How many words two tellings share, and the part of their words that these are (Dice)."""
    common = len(one.keys & other.keys)
    return common, 2 * common / (len(one.keys) + len(other.keys))


def meaning(one: Telling, other: Telling) -> float:
    """How near two tellings lie in what they mean, 0 where that is not known."""
    sides = one.account.vectors, other.account.vectors
    if sides[0] is None or sides[1] is None:
        return 0.0
    placed = sides[0].between(*one.span), sides[1].between(*other.span)
    return float(likeness(placed[0][None], placed[1])[0])


def _nested(groups: Sequence[list[Telling]]) -> list[list[Telling]]:
    """The groups, those dated by a year or month joined to the day within it that tells the same.

    "In 2014" and "on 14 April 2014" are one happening where their words are: the finer date holds.
    """
    finer: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        value = group[0].value
        if _DAY.match(value):
            finer[value[:4]].append(at)
            finer[value[:7]].append(at)
        elif len(value) == 7:
            finer[value[:4]].append(at)
    joined = [list(group) for group in groups]
    # The coarser first, so that a year may come to a day by way of its month.
    for at in sorted(range(len(groups)), key=lambda at: len(groups[at][0].value)):
        near = [
            (_likeness(groups[at][0], groups[other][0]), -other)
            for other in finer.get(groups[at][0].value, ())
            if other != at
        ]
        best = max(near, default=(0.0, 0))
        if best[0] >= SAME_NESTED:
            joined[-best[1]].extend(joined[at])
            joined[at] = []
    return [group for group in joined if group]


def _likeness(one: Telling, other: Telling) -> float:
    """The part of their words that two tellings share (Dice), 0 where they share too few."""
    common = len(one.keys & other.keys)
    least = common >= LEAST_COMMON + 1
    return 2 * common / (len(one.keys) + len(other.keys)) if least else 0.0


_COMMON = 100  # tellings of a day that share a word and are compared: a bound on the work


_HELD = 0.45  # the part of a telling, with the name that an aside is about, that a claim holds


class _Aligned:
    """Finds what other accounts say of a telling, by the claims that its words stand in."""

    def __init__(
        self,
        claims: Sequence[Claim],
        accounts: Sequence[Account],
        tellings: Sequence[Telling],
    ) -> None:
        self._claims = claims
        self._dated: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for one in tellings:
            self._dated[one.account.reading.article.id].append((*one.span, one.value))
        self._origin = {account.reading.article.id: account.origin for account in accounts}
        self._pieces: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for at, claim in enumerate(claims):
            for piece in claim.pieces if claim.shown else ():
                self._pieces[piece.article].append((piece.start, piece.end, at))

    def origin(self, article: str) -> str:
        """The origin of an article."""
        return self._origin[article]

    def with_claims(self, told: dict[str, Evidence], value: str) -> dict[str, Evidence]:
        """`told`, and the evidence of other articles for claims that hold most of a telling.

        What another account gives another date is no evidence for this one.
        """
        wider = dict(told)
        for article, one in sorted(told.items()):
            for start, end, at in self._pieces[article]:
                held = min(end, one.end) - max(start, one.start)
                if held >= _HELD * (one.end - one.start):
                    for piece in self._claims[at].pieces:
                        if not self._dated_otherwise(piece, value):
                            wider.setdefault(piece.article, piece)
        return wider

    def _dated_otherwise(self, piece: Evidence, value: str) -> bool:
        """Whether an account dates these words, and with no date that agrees with this one."""
        dates = [
            date
            for start, end, date in self._dated[piece.article]
            if start < piece.end and piece.start < end
        ]
        return bool(dates) and not any(
            value.startswith(date[:10]) or date.startswith(value[:10]) for date in dates
        )


def _event(
    group: Sequence[Telling],
    entity_at: Mapping[tuple[str, int], str],
    first: date | None,
    aligned: _Aligned,
) -> Event:
    centre = group[0]
    dated = dated_by(group)
    values = Counter(one.value for one in group)
    value = centre.value if len(values) == 1 or len(centre.value) < 10 else centre.value[:10]
    # Shown is the telling that a reader understands best alone; the centre decides the rest.
    shown = max(group, key=lambda one: standing(one.account, one.span))
    own = dict.fromkeys(one.account.evidence(one.span) for one in (shown, *group))
    told: dict[str, Evidence] = {}
    for piece in own:
        told.setdefault(piece.article, piece)
    told = aligned.with_claims(told, value)
    evidence = sorted({*own, *told.values()}, key=lambda one: (one.article, one.start, one.end))
    value, week = within(value)
    text = shown.account.evidence(shown.span).text
    return Event(
        id=_identify(group),
        date=EventDate(
            value=value,
            precision=precision(value) or "year",
            basis=dated.basis,
            week=week,
            confidence=dated.sure,
        ),
        text=text,
        place=_place(centre),
        actors=_actors(centre, entity_at),
        evidence=tuple(evidence),
        articles=tuple(sorted(told)),
        origins=len({aligned.origin(article) for article in told}),
        kind=_kind(group, first),
    )


def dated_by(group: Sequence[Telling]) -> Telling:
    """The telling that dates an event: the first that gives its date in words, if any does."""
    return next((one for one in group if one.sure is None), group[0])


def _identify(group: Sequence[Telling]) -> str:
    """An id after the telling that came first: what joins the event later does not rename it."""
    first = min(
        group, key=lambda one: (told_first(one.account.reading.article), one.span, one.value)
    )
    return identify("v", first.account.reading.article.id, first.span, first.value)


def _place(one: Telling) -> str | None:
    start, end = one.span
    inside = [place for place in one.account.reading.places if start <= place.start < end]
    finest = [place for place in inside if place.kind not in ("country", "region", "continent")]
    return (finest or inside)[0].name if inside else None


def _actors(one: Telling, entity_at: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """The people, bodies and groups named in the telling, in its order."""
    start, end = one.span
    article = one.account.reading.article.id
    named = (
        entity_at.get((article, mention.start))
        for mention in one.account.reading.entities
        if start <= mention.start < end and mention.label != "place"
    )
    return tuple(dict.fromkeys(entity for entity in named if entity))


def _kind(
    group: Sequence[Telling], first: date | None
) -> Literal["happened", "planned", "background"]:
    """Planned only where no account tells it as past; background where it lies well before."""
    if all(_lies_ahead(one) for one in group):
        return "planned"
    # "This year" is not over: of a year or month the end lies back, not the beginning.
    day = last_day(group[0].value)
    return "background" if day and first and day < first - _BACKGROUND else "happened"


def _lies_ahead(one: Telling) -> bool:
    """Whether a telling is of something to come.

    The day after the report is ahead unless it is told as past: a report may be dated by the day
    before, in another time zone or before its last change.
    """
    if one.said or one.sure is not None:
        return False
    start, end = _clause(one)
    text = one.account.reading.article.text
    day = first_day(one.value)
    published = one.account.reading.article.published
    report = first_day(published.value) if published else None
    if day and report and day > report:
        past = (
            len(one.value) >= 10
            and _PAST.search(text, start, end)
            and not _AHEAD.search(text, start, end)
            and not _MAY.search(text, start, end)
        )
        return day - report > timedelta(days=1) or not past
    # "Later in the year" lies ahead until the year is over.
    over = last_day(one.value)
    return bool(_AHEAD.search(text, start, end)) and not (over and report and over < report)


def _clause(one: Telling) -> Span:
    """The clause of a telling in which its date stands."""
    for start, end in one.account.words.clauses(*one.span):
        if start <= one.at < end:
            return start, end
    return one.span


def _first_report(accounts: Sequence[Account]) -> date | None:
    published = (account.reading.article.published for account in accounts)
    days = [day for one in published if one and (day := first_day(one.value))]
    return min(days) if days else None
