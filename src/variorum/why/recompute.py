"""Why every record of a dossier is there, found by compiling the dossier again from its texts.

A dossier holds the texts of its articles. They are read again and the records are made again, by
the same functions that made them first; so an explanation rests on the same numbers, and a run that
nobody asks for explanations pays nothing for them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from variorum import annotate, history, reuse, review, stories
from variorum.align.aligned_reasons import AlignedReasons
from variorum.annotate.places.sense_reasons import sense_reason
from variorum.dossier.compiled_reasons import compiled_reasons
from variorum.model import (
    Article,
    Because,
    Claim,
    Dossier,
    Entity,
    Event,
    Figure,
    Location,
    Origin,
    Policy,
    Reading,
    Relation,
    Reuse,
    SharedOwner,
    Statement,
)
from variorum.reuse.origin_reasons import origin_reasons
from variorum.stories.story_reasons import story_reasons
from variorum.why.addresses import addressed

_DATES = {
    "metadata": "the page, or who gave the article, tells it",
    "text": "a line of the page tells it",
    "url": "the address tells it",
    "coverage": "other accounts of the story tell it; the article itself does not",
    "decision": "a person corrected it",
}


_SAME = {
    "address": "its address",
    "canonical": "its canonical address",
    "id": "the outlet's own id",
    "text": "nearly the same text in one outlet",
}


def reasons_of(dossier: Dossier) -> dict[str, tuple[Because, ...]]:
    """The reasons of every record of a dossier, by the record's address.

    What this version of Variorum would not make again has none.
    """
    undated, dated, folding = _made_again(dossier)
    # What people corrected is made again as they have it.
    standing = review.Standing(dossier.decisions or (), dated)
    dated = list(standing.correct(dated))
    policy: Policy = dossier.figures[0].policy if dossier.figures else "most-origins"
    # What is compared is what stands now, without the earlier states of articles.
    now = history.Known(dated, folding.origins, folding.reuse, dossier.histories or ()).now()
    dated = list(now.readings)
    told: Iterable[tuple[msgspec.Struct, tuple[Because, ...]]] = chain(
        origin_reasons(undated, folding, owners_of(dossier)),
        AlignedReasons(dated, now.origins, policy, standing.regroupings()).all(),
        compiled_reasons(dossier, dated),
        _of_map(dossier, dated),
    )
    waiting: dict[object, list[str]] = defaultdict(list)
    for _, address, record in addressed(dossier):
        waiting[content_of(record)].append(address)
    found: dict[str, tuple[Because, ...]] = {}
    for record, because in told:
        # Two records may hold the same; they come in the same order.
        if known := waiting.get(content_of(record)):
            found[known.pop(0)] = because
    found |= {one: because for one, because in _of_states(dossier) if not found.get(one)}
    linked = dict(story_reasons(undated))
    found[dossier.story.id] = tuple(linked.values())
    for article in dossier.articles:
        found[article.id] = (*_of_article(article), linked[article.id])
    return found


def content_of(record: msgspec.Struct) -> object:
    """What a record holds beside ids, by which it is known again when it is made again.

    Ids that were once given out may stand for a record longer than its content derives them.
    """
    match record:
        case Entity():
            content: object = (record.name, record.kind, record.mentions)
        case Statement():
            content = (record.evidence, record.speaker_text, record.cue, record.mode)
        case Figure():
            told = tuple(one.evidence for one in record.reports if not one.taken_back)
            content = (record.measure, record.unit, told)
        case Claim():
            content = (record.text, record.evidence)
        case Relation():
            content = (record.kind, record.evidence)
        case Event():
            content = (record.date, record.text, record.evidence)
        case Origin():
            content = record.articles
        case Reuse():
            content = (record.articles, record.passages)
        case _:
            content = record
    return type(record), content


def explained(dossier: Dossier) -> Dossier:
    """The dossier with `because` on each of its records."""
    reasons = reasons_of(dossier)
    changed: dict[str, list[msgspec.Struct]] = {}
    for field, address, record in addressed(dossier):
        because = reasons.get(address)
        one = msgspec.structs.replace(record, because=because) if because else record
        changed.setdefault(field, []).append(one)
    story = changed.pop("story")[0]
    lists = {field: tuple(records) for field, records in changed.items()}
    return msgspec.structs.replace(dossier, story=story, **lists)


def read_again(article: Article) -> Reading:
    """The reading of an article of a dossier, as it was before other accounts dated it."""
    published = article.published
    if published is not None and published.basis == "coverage":
        article = msgspec.structs.replace(article, published=None)
    return annotate.annotate(msgspec.structs.replace(article, because=msgspec.UNSET))


def owners_of(dossier: Dossier) -> reuse.Owners:
    """The families of outlets that the dossier itself names."""
    outlets = {article.id: article.outlet for article in dossier.articles}
    families: dict[str, list[str]] = {}
    for origin in dossier.origins:
        for basis in origin.basis:
            if isinstance(basis, SharedOwner):
                for article in basis.articles:
                    names = (outlets[article].name, outlets[article].domain)
                    families.setdefault(basis.family, []).extend(one for one in names if one)
    return reuse.Owners(families)


def _made_again(dossier: Dossier) -> tuple[list[Reading], list[Reading], reuse.Folding]:
    """The readings before and after undated ones were dated, and the origins between."""
    undated = [read_again(article) for article in dossier.articles]
    states = [one.articles for one in dossier.histories or ()]
    folding = reuse.fold(undated, owners_of(dossier), states)
    inferred = stories.infer_dates(undated, folding.reuse)
    dated = [
        annotate.redate(reading, inferred[reading.article.id])
        if reading.article.id in inferred
        else reading
        for reading in undated
    ]
    return undated, dated, folding


def _of_states(dossier: Dossier) -> Iterator[tuple[str, tuple[Because, ...]]]:
    """Why the states of an article are of one origin, by the id of that."""
    for one in dossier.histories or ():
        told = f"its articles are states of one article, told by {_SAME[one.basis]}"
        because = Because(words=told, module="variorum.history.same_article")
        for origin in dossier.origins:
            if set(one.articles) <= set(origin.articles):
                yield origin.id, (because,)


def _of_map(
    dossier: Dossier, readings: list[Reading]
) -> Iterator[tuple[Location, tuple[Because, ...]]]:
    """Why the name of each place of the map means that place, at its first mention."""
    named = {
        (reading.article.id, place.start): (reading, place)
        for reading in readings
        for place in reading.places
    }
    for location in dossier.places:
        first = location.mentions[0]
        found = named.get((first.article, first.start))
        if found is not None:
            yield location, (sense_reason(*found),)


def _of_article(article: Article) -> Iterator[Because]:
    """Why an article has its date, outlet and agency, and what was taken out of its page."""
    published = article.published
    if published is None:
        yield Because(words="No date: neither the page nor other accounts tell one.", rule="date")
    else:
        words = f"Published {published.value}: {_DATES[published.basis]}."
        yield Because(
            words=words, rule=f"date-{published.basis}", module="variorum.clean.publication_dates"
        )
    name = article.outlet.name or article.outlet.domain
    if name:
        words = f"Outlet {name}: known by {article.outlet.basis}."
        yield Because(words=words, rule="outlet", module="variorum.clean.outlets")
    if article.agency:
        words = f"Agency {article.agency}: a credit of the page names it."
        yield Because(words=words, rule="agency", module="variorum.clean.wire")
