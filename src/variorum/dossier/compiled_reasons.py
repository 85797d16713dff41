"""Why the compiled parts of a dossier are there: events, brief, what one origin alone reports."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from variorum.dossier import brief, date_fit, news_value, only_in, tellings, timeline
from variorum.dossier.accounts import accounts_of
from variorum.dossier.date_fit import DateFit
from variorum.dossier.news_value import signs_of
from variorum.dossier.tellings import Telling
from variorum.model import (
    Because,
    BriefSentence,
    Claim,
    Dossier,
    Event,
    Evidence,
    Figure,
    LeftOut,
    OnlyIn,
    Reading,
    Sign,
    waterfall,
)
from variorum.weights import load

_BASES = {
    "text": "the date that the words themselves give",
    "published": "counted from the day on which the account came out",
    "coverage": "counted from the day of the account, which other accounts of the story tell",
    "context": "no words date it; what stands around it makes that day likely",
    "decision": "a person corrected it",
}
_KINDS = {
    "happened": "no account tells it as still to come, and it lies within a month of the reports",
    "planned": "every account tells it as still to come",
    "background": "it lies more than a month before the first report",
}


def compiled_reasons(
    dossier: Dossier, readings: Sequence[Reading]
) -> Iterator[tuple[Event | BriefSentence | OnlyIn | LeftOut, tuple[Because, ...]]]:
    """Why each event, brief sentence and the like is there.

    Events are made again; the rest are the dossier's own records. `readings` are those that the
    dossier was compiled from.
    """
    accounts = accounts_of(readings, dossier.origins, dossier.entities)
    entity_at = {
        (mention.article, mention.start): entity.id
        for entity in dossier.entities
        for mention in entity.mentions
    }
    worth = news_value.judge(accounts, dossier.claims)
    told = timeline.told_events(accounts, entity_at, dossier.claims, worth)
    of_day = Counter(one.value[:10] for _, group in told for one in group)
    dated = [one for account in accounts for one in tellings.tellings_of(account)]
    fit = DateFit(timeline.worth_telling(dated, worth))
    for event, group in told:
        likeliest = max(group, key=lambda one: one.likely)
        fits = () if likeliest.sure is not None else (_fits(likeliest, fit),)
        yield event, (*_event(event, group, of_day), *fits)
    signs = _Signs(readings, signs_of(accounts, dossier.claims))
    for sentence in dossier.brief:
        yield sentence, (_brief(sentence, dossier, signs),)
    for alone in dossier.only_in:
        yield alone, (_alone(alone.evidence, signs),)
    names = {claim.id: claim for claim in dossier.claims}
    for left in dossier.left_out:
        yield left, (_left_out(left.article, left.claims, names),)


def _event(event: Event, group: Sequence[Telling], of_day: Mapping[str, int]) -> Iterator[Because]:
    yield _dated(event, timeline.dated_by(group))
    if group[0].said:
        words = "That is the day on which it was said; an editor would likely want what was said."
        yield Because(words=words, rule="said-on", module=timeline.__name__)
    for one in group[1:]:
        yield _joined(_beside(one, group), one, of_day[one.value[:10]])
    held = {one.account.reading.article.id for one in group}
    for article in event.articles:
        if article not in held:
            words = f"{article} tells it too, without a date: a claim holds its words and these."
            yield Because(words=words, rule="by-claim", module=timeline.__name__)
    yield Because(
        words=f"{event.kind.capitalize()}: {_KINDS[event.kind]}.",
        rule=event.kind,
        module=timeline.__name__,
    )


def _dated(event: Event, centre: Telling) -> Because:
    """Which words date an event, and from what they are counted."""
    reading = centre.account.reading
    told = (
        time
        for time in reading.times
        if centre.span[0] <= time.start < centre.span[1] and time.value == centre.value
    )
    time = next(told, None)
    place = f"“{time.text}” at {reading.article.id}:{time.start}" if time else _place(centre)
    return Because(
        words=f"Dated {event.date.value} by {place}: {_BASES[event.date.basis]}.",
        rule=time.rule if time and time.rule else f"date-{event.date.basis}",
        module=tellings.__name__,
    )


def _fits(one: Telling, fit: DateFit) -> Because:
    """Why what an event tells is held to have happened on its date."""
    weights, signs = load("dates"), fit.signs(one)
    line = weights.line("kept")
    return Because(
        words=f"What {_place(one)} tells likely happened on that date.",
        rule="dates",
        signs=waterfall(weights.intercept, weights.reasons(signs)),
        total=round(weights.total(signs), 6),
        line=round(log(line / (1 - line)), 6),
        module=date_fit.__name__,
    )


def _place(one: Telling) -> str:
    return f"{one.account.reading.article.id}:{one.span[0]}"


def _beside(one: Telling, group: Sequence[Telling]) -> Telling:
    """The telling by which another came into the group.

    That is the first of its date. The first of a coarser date came by one of a finer date.
    """
    first = next(other for other in group if other.value[:10] == one.value[:10])
    if one is not first:
        return first
    finer = [other for other in group if other.value[:10] != one.value[:10]]
    return max(finer, key=lambda other: timeline.shared_words(one, other)[1])


def _joined(centre: Telling, one: Telling, of_day: int) -> Because:
    """Why another telling is of the same event."""
    common, words = timeline.shared_words(centre, one)
    count = Sign(
        sign=f"shares {common} word{'s' * (common != 1)}: their part of all words of both",
        weight=1.0,
        value=round(words, 6),
    )
    meaning = Sign(
        sign="lies near in meaning, as the reader's model places the two",
        weight=1.0,
        value=round(timeline.meaning(centre, one), 6),
    )
    told = f"{_place(one)} tells the same as {_place(centre)}"
    signs: tuple[Sign, ...] = (count,)
    if one.value[:10] != centre.value[:10]:
        words_told = f"{told}, with a coarser date that holds this one."
        line, rule = timeline.SAME_NESTED, "coarser-date"
        if words < line:
            signs, line = (count, meaning), timeline.SAME_MEANING_COARSE
    elif one.account is centre.account:
        words_told = f"{told} in the same account, where nearly the same words are asked for."
        line, rule = timeline.SAME_ACCOUNT, "told-again"
    elif common >= timeline.LEAST_COMMON and words >= timeline.SAME:
        words_told = f"{told}: of one date, this much of the words is enough."
        line, rule = timeline.SAME, "same-date-and-words"
    else:
        words_told = f"{told}: of one date, and words and meaning together reach the line."
        signs = (count, meaning)
        line, rule = timeline.meaning_line(of_day, centre.value), "same-date-and-meaning"
    return Because(
        words=words_told,
        rule=rule,
        signs=signs,
        total=round(sum(sign.adds for sign in signs), 6),
        line=line,
        module=timeline.__name__,
    )


class _Signs:
    """The signs of each sentence of the story, by the evidence that lies in it."""

    def __init__(
        self, readings: Sequence[Reading], signed: Iterable[tuple[str, Sequence[float]]]
    ) -> None:
        self._starts = {one.article.id: [start for start, _ in one.sentences] for one in readings}
        self._signs: dict[str, list[Sequence[float]]] = {}
        for article, signs in signed:
            self._signs.setdefault(article, []).append(signs)

    def of(self, piece: Evidence) -> Sequence[float]:
        """The signs of the sentence in which a piece of evidence begins."""
        at = bisect_right(self._starts[piece.article], piece.start) - 1
        return self._signs[piece.article][at]

    def judged(self, piece: Evidence, name: str, words: str, line: float | None) -> Because:
        """How the signs of a sentence answer one of the judgements."""
        weights = load(name)
        values = self.of(piece)
        return Because(
            words=words,
            rule=name,
            signs=waterfall(weights.intercept, weights.reasons(values)),
            total=round(weights.total(values), 6),
            line=line,
            module=news_value.__name__,
        )


def _brief(sentence: BriefSentence, dossier: Dossier, signs: _Signs) -> Because:
    """Why a sentence was chosen for the brief."""
    piece = sentence.evidence[0]
    if not any(one.text.endswith(sentence.text) for one in sentence.evidence):
        figure = next(one for one in dossier.figures if _cites(sentence, one))
        words = f"Two origins or more give the figure {figure.id} ({figure.what}) other numbers."
        return Because(words=words, rule="brief-figures", module=brief.__name__)
    if sentence.confidence is None:
        denied = {one.to for one in dossier.relations if one.kind == "denies"}
        denials = {one.claim for one in dossier.relations if one.kind == "denies"}
        covered = (one.id for one in dossier.claims if _touches(one, piece))
        disputed = next((one for one in covered if one in denied | denials), "a claim")
        words = f"It is the sentence that tells one side of a dispute best alone: {disputed}."
        return Because(words=words, rule="brief-dispute", module=brief.__name__)
    words = (
        "It is among the sentences most likely to be the news itself, reads alone, and says what "
        "no sentence chosen before it says."
    )
    return signs.judged(piece, "news_main", words, None)


def _cites(sentence: BriefSentence, figure: Figure) -> bool:
    return {one.evidence for one in figure.reports}.issuperset(sentence.evidence)


def _touches(claim: Claim, piece: Evidence) -> bool:
    return any(
        one.article == piece.article and one.start < piece.end and piece.start < one.end
        for one in claim.pieces
    )


def _alone(piece: Evidence, signs: _Signs) -> Because:
    """Why a sentence is held to tell what one origin alone tells."""
    words = "As likely as not or likelier, it tells something that no other origin tells."
    line = load("news_alone").line("listed")
    return signs.judged(piece, "news_alone", words, round(log(line / (1 - line)), 6))


def _left_out(article: str, claims: Sequence[str], names: Mapping[str, Claim]) -> Because:
    told = ", ".join(f"{one} ({names[one].origins} origins)" for one in claims)
    words = (
        f"Three origins or more make these claims, and the origin of {article} does not: {told}."
    )
    return Because(words=words, rule="left-out", module=only_in.__name__)
