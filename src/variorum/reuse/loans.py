"""What articles took from other origins: copied passages, and what they tell by another's name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.model import Article, Credit, Evidence, Origin, Reading, Reuse, Span
from variorum.reuse.pairs import Text, within


class _Loan(NamedTuple):
    """A stretch of one origin's reporting in an article of another, best known first."""

    rank: tuple[bool, bool, str, str]
    owner: str
    span: Span


def with_loans(
    origins: Sequence[Origin],
    texts: Sequence[Text],
    reuse: Sequence[Reuse],
    readings: Sequence[Reading],
) -> tuple[Origin, ...]:
    """The origins, each with the passages of it that stand in articles of others.

    A passage belongs to the origin it was copied from; where nothing shows that, to the one that
    credits an agency, else to the one with the lesser id, so that it counts once. Shared quotations
    belong to nobody. A sentence that names another origin as where it was told or reported ("told
    Reuters", "the Herald reported") belongs to that one.
    """
    of = {article: origin for origin in origins for article in origin.articles}
    by_id = {text.article.id: text for text in texts}
    loans: dict[str, list[_Loan]] = defaultdict(list)
    for shared in reuse:
        for article, loan in _copied(shared, of, by_id):
            loans[article].append(loan)
    credits: dict[str, list[Credit]] = defaultdict(list)
    names = _names(origins, by_id)
    for reading in readings:
        for owner, credit, span in _told(reading, names, of[reading.article.id].id):
            credits[owner].append(credit)
            loans[reading.article.id].append(_Loan((True, False, "", owner), owner, span))
    passages: dict[str, list[Evidence]] = defaultdict(list)
    for article in sorted(loans):
        for owner, span in _apart(loans[article]):
            passages[owner].append(by_id[article].article.evidence(span))
    return tuple(
        msgspec.structs.replace(
            origin,
            basis=(*origin.basis, *credits[origin.id]),
            also_in=tuple(passages[origin.id]),
        )
        for origin in origins
    )


def _copied(
    shared: Reuse, of: Mapping[str, Origin], by_id: Mapping[str, Text]
) -> Iterator[tuple[str, _Loan]]:
    """The passages of a pair, as loans of the one that took them."""
    a, b = shared.articles
    if of[a].id == of[b].id:
        return
    source = shared.copied or min(
        (a, b), key=lambda one: (by_id[one].article.agency is None, of[one].id)
    )
    taker = b if source == a else a
    published = by_id[source].article.published
    rank = (False, published is None, published.value if published else "", source)
    for passage in shared.passages:
        span = passage.b if taker == b else passage.a
        if not within(span, by_id[taker].quoted):
            yield taker, _Loan(rank, of[source].id, span)


def _apart(loans: Sequence[_Loan]) -> list[tuple[str, Span]]:
    """The loans of one article, in order; of those that overlap, the earliest source's stands."""
    taken: list[tuple[Span, str]] = []
    for loan in sorted(loans):
        start, end = loan.span
        if not any(start < after and before < end for (before, after), _ in taken):
            taken.append((loan.span, loan.owner))
    return [(owner, span) for span, owner in sorted(taken)]


def _names(origins: Sequence[Origin], by_id: Mapping[str, Text]) -> dict[str, str]:
    """The agencies and outlets whose reporting is at hand, each with its origin.

    A name that several origins bear names none of them.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for origin in origins:
        for article in (by_id[one].article for one in origin.articles):
            for name in article.agencies or (article.outlet.name,):
                if name and name[0].isupper():
                    owners[name].add(origin.id)
    return {name: min(ids) for name, ids in sorted(owners.items()) if len(ids) == 1}


def _told(
    reading: Reading, names: Mapping[str, str], own: str
) -> Iterator[tuple[str, Credit, Span]]:
    """The sentences that name another origin as their source: owner, credit and the sentence."""
    article = reading.article
    for name, owner in names.items():
        if owner == own or name not in article.text:
            continue
        for match in _citation(name).finditer(article.text):
            span = next(((s, e) for s, e in reading.sentences if s <= match.start() < e), None)
            if span is not None:
                yield owner, _credit(article, name, match.span()), span


def _credit(article: Article, name: str, span: Span) -> Credit:
    return Credit(article=article.id, credited=name, evidence=article.evidence(span))


def _citation(name: str) -> re.Pattern[str]:
    said = r"(?:reports?|reported|has reported|had reported|said in a report|quoted)"
    who = rf"(?:the )?(?<!\w){re.escape(name)}(?!\w)(?: news agency)?"
    return re.compile(rf"(?:\btold {who}|\baccording to {who}|{who},? {said}\b)")
