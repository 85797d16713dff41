"""The timeline: what the accounts say happened when, one event for the tellings of one thing."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from variorum.dossier.accounts import Account
from variorum.dossier.date_fit import fits, judged
from variorum.dossier.days import first_day, last_day, order, precision, within
from variorum.dossier.days_of_context import told_by_context
from variorum.dossier.news_value import Worth
from variorum.dossier.planned import kind
from variorum.dossier.stands_alone import is_whole, standing
from variorum.dossier.tellings import Telling, tellings_of
from variorum.model import Claim, Event, EventDate, Evidence, identify
from variorum.model.record_ids import told_first
from variorum.model.vectors import likeness

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
SAME_MEANING_COARSE = 1.15

# One account seldom tells a thing twice, so two of its sentences must be nearly the same.
SAME_ACCOUNT = 0.6


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
    return in_order(events)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events as a timeline has them: by date, then what most origins tell, then by their worth."""
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
    tellings = worth_telling(told, worth or {})
    if worth is not None:
        tellings = judged(tellings)
        tellings += told_by_context(accounts, told, worth)
    first = _first_report(accounts)
    by_date: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_date[one.value[:10]].append(one)
    aligned = _Aligned(claims, accounts, tellings)
    groups = _nested([group for same in by_date.values() for group in _merged(same)])
    groups = [group for group in groups if fits(group)]
    shown = [_clearest(group, worth or {}) for group in groups]
    events = [
        (_event(group, one, entity_at, first, aligned), group)
        for group, one in zip(groups, shown, strict=True)
    ]
    if worth is None:
        return events
    return [
        (replace(event, worth=_worth(group, one, worth)), group)
        for (event, group), one in zip(events, shown, strict=True)
    ]


def worth_telling(told: Sequence[Telling], worth: Mapping[str, Sequence[Worth]]) -> list[Telling]:
    """The tellings without those that only date a saying, where no editor would want it."""
    return [one for one in told if not one.said or _weighty(one, worth) >= SAID_LINE]


def _clearest(group: Sequence[Telling], worth: Mapping[str, Sequence[Worth]]) -> Telling:
    """The telling that is shown: a reader understands it alone, and an editor would want it.

    Those of a coarser date, which joined the day, may tell of the whole month, and are not shown.
    """
    return max(
        (one for one in group if one.value[:10] == group[0].value[:10]),
        key=lambda one: round(
            one.likely * _reads(one) * standing(one.account, one.span) * (1 + _weighty(one, worth)),
            9,
        ),
    )


_NOUN_ONLY = 0.3
"""What the standing of a telling is worth that is a name with a clause, and no sentence."""


def _reads(one: Telling) -> float:
    """1 for a telling that is a sentence, less for a noun with what is told of it."""
    return _NOUN_ONLY if one.aside else 1.0


_UNCLEAR = 0.5
"""By this an event is worth less whose words do not read alone. Other events of the story are shown
first; on twelve stories of no notes half of such lines annoyed a reader."""


def _worth(group: Sequence[Telling], shown: Telling, worth: Mapping[str, Sequence[Worth]]) -> float:
    """How likely an editor would want an event as it is shown, and its date is right."""
    best = max(_weighty(one, worth) for one in group) * max(one.likely for one in group)
    text = shown.account.reading.article.text[slice(*shown.span)]
    return round(best * (_UNCLEAR if shown.aside or not is_whole(text) else 1.0), 3)


SAID_LINE = 0.5
"""How likely an editor must want a sentence that dates only that something was said, 0 to 1: more
likely than not. On the noted stories 52 of 57 such events above it are right."""


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
    """The groups, those of a coarser date joined to the finer date within it that tells the same.

    "In 2014" and "on 14 April 2014" are one happening where their words are, and so are "this week"
    and "on Monday": the finer date holds.
    """
    bounds = [(first_day(group[0].value), last_day(group[0].value)) for group in groups]
    lengths = [(last - first).days if first and last else 0 for first, last in bounds]
    joined = [list(group) for group in groups]
    # The coarser first, so that a year may come to a day by way of its month.
    for at in sorted(range(len(groups)), key=lambda at: -lengths[at]):
        low, high = bounds[at]
        if low is None or high is None or lengths[at] == 0:
            continue
        near = [
            (_likeness(groups[at], groups[other]), -other)
            for other, (first, last) in enumerate(bounds)
            if first and last and lengths[other] < lengths[at] and low <= first and last <= high
        ]
        best = max(near, default=(0.0, 0))
        if best[0] >= SAME_NESTED:
            joined[-best[1]].extend(joined[at])
            joined[at] = []
    return [group for group in joined if group]


def _likeness(some: Sequence[Telling], others: Sequence[Telling]) -> float:
    """The part of their words that the nearest of two groups share (Dice), 0 for too few.

    With fewer words in common what they mean may tell that they are one.
    """
    found = 0.0
    for one in some[:_TRIED]:
        for other in others[:_TRIED]:
            common, dice = shared_words(one, other)
            if one.said == other.said and common > LEAST_COMMON:
                alike = dice + meaning(one, other) >= SAME_MEANING_COARSE
                found = max(found, dice, SAME_NESTED if alike else 0.0)
    return found


_TRIED = 4  # tellings of a group that are compared with those of another: a bound on the work

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
    shown: Telling,
    entity_at: Mapping[tuple[str, int], str],
    first: date | None,
    aligned: _Aligned,
) -> Event:
    # The centre decides all but what is shown.
    centre = group[0]
    dated = dated_by(group)
    values = Counter(one.value for one in group)
    value = centre.value if len(values) == 1 or len(centre.value) < 10 else centre.value[:10]
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
        kind=kind(group, first),
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


def _first_report(accounts: Sequence[Account]) -> date | None:
    published = (account.reading.article.published for account in accounts)
    days = [day for one in published if one and (day := first_day(one.value))]
    return min(days) if days else None
