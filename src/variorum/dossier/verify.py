"""Verify: every cell of a comparison resolves to the characters it points at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from variorum.dossier.ranges import number_of, write_number
from variorum.model import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    Dossier,
    Event,
    Evidence,
    Reuse,
    Span,
)


def verify(comparison: Comparison) -> list[str]:
    """Each failure of the contract's guarantees as one readable line; none for a sound document.

    Checked are evidence (in range, and the very words), ids (each resolves inside its dossier, none
    is given twice), copied passages, counts of origins, the texts of claims, events and brief
    sentences, places, and that no article stands in two dossiers.
    """
    failures: list[str] = []
    seen = Counter(article.id for dossier in comparison.dossiers for article in dossier.articles)
    failures.extend(
        f"article {article} stands in {count} dossiers"
        for article, count in sorted(seen.items())
        if count > 1
    )
    for dossier in comparison.dossiers:
        name = f"dossier {dossier.story.id}"
        failures.extend(f"{name}: {failure}" for failure in _check(dossier))
    return failures


def _check(dossier: Dossier) -> Iterator[str]:
    articles = {article.id: article for article in dossier.articles}
    yield from _check_evidence(dossier, articles)
    yield from _check_ids(dossier)
    yield from _check_links(dossier)
    yield from _check_origins(dossier)
    for reuse in dossier.reuse:
        yield from _check_reuse(reuse, articles)
    yield from _check_texts(dossier)
    yield from _check_places(dossier)


def _walk(value: object, path: str) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence below `value`, with the path that leads to it."""
    if isinstance(value, Evidence):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _walk(getattr(value, field), f"{path}.{field}" if path else field)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _walk(item, f"{path}[{at}]")


def _check_evidence(dossier: Dossier, articles: dict[str, Article]) -> Iterator[str]:
    for path, evidence in _walk(dossier, ""):
        article = articles.get(evidence.article)
        if article is None:
            yield f"{path} points at article {evidence.article}, which is not in the dossier"
        elif not 0 <= evidence.start < evidence.end <= len(article.text):
            yield (
                f"{path} points at [{evidence.start}, {evidence.end}) of {article.uri}, "
                f"whose text has {len(article.text)} characters"
            )
        elif article.text[evidence.start : evidence.end] != evidence.text:
            held = article.text[evidence.start : evidence.end]
            yield f"{path} gives {_cut(evidence.text)}, but {article.uri} has {_cut(held)} there"


def _cut(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _check_ids(dossier: Dossier) -> Iterator[str]:
    for kind in ("articles", "origins", "entities", "statements", "figures", "claims", "events"):
        counts = Counter(one.id for one in getattr(dossier, kind))
        for one, count in sorted(counts.items()):
            if count > 1:
                yield f"{kind}: the id {one} is given {count} times"


def _check_links(dossier: Dossier) -> Iterator[str]:
    """Each id that a record names is that of a record of the dossier."""
    known = {
        kind: {one.id for one in getattr(dossier, kind)}
        for kind in ("articles", "origins", "entities", "statements", "figures", "claims")
    }
    for path, kind, named in _links(dossier):
        for one in named:
            if one is not None and one not in known[kind]:
                yield f"{path} names {one}, which is not among the {kind}"


_Link = tuple[str, str, Iterable[str | None]]
"""The path of a record, the kind that the ids it names must be of, and these ids."""


def _links(dossier: Dossier) -> Iterator[_Link]:
    """Which ids each record names, and of which kind they must be."""
    yield from _links_of_sources(dossier)
    yield from _links_of_claims(dossier)
    yield from _links_of_the_rest(dossier)


def _links_of_sources(dossier: Dossier) -> Iterator[_Link]:
    for at, origin in enumerate(dossier.origins):
        yield f"origins[{at}].articles", "articles", origin.articles
    for at, reuse in enumerate(dossier.reuse):
        yield f"reuse[{at}]", "articles", (*reuse.articles, reuse.copied)
    for at, statement in enumerate(dossier.statements):
        yield f"statements[{at}].speaker", "entities", (statement.speaker,)
        yield f"statements[{at}].origin", "origins", (statement.origin,)
    for at, figure in enumerate(dossier.figures):
        for number, report in enumerate(figure.reports):
            path = f"figures[{at}].reports[{number}]"
            yield f"{path}.claimant", "entities", (report.claimant,)
            yield f"{path}.statement", "statements", (report.statement,)
            yield f"{path}.origin", "origins", (report.origin,)
            yield f"{path}.part_of", "figures", (report.part_of,)


def _links_of_claims(dossier: Dossier) -> Iterator[_Link]:
    for at, claim in enumerate(dossier.claims):
        yield f"claims[{at}].statements", "statements", claim.statements
        yield f"claims[{at}].articles", "articles", claim.articles
        yield f"claims[{at}]", "entities", (*claim.asserted_by, *claim.denied_by)
        yield f"claims[{at}].dispute", "claims", (claim.dispute,)
    for at, relation in enumerate(dossier.relations):
        yield f"relations[{at}]", "claims", (relation.claim, relation.to)


def _links_of_the_rest(dossier: Dossier) -> Iterator[_Link]:
    for at, event in enumerate(dossier.events):
        yield f"events[{at}].articles", "articles", event.articles
        yield f"events[{at}].actors", "entities", event.actors
    for at, left in enumerate(dossier.left_out):
        yield f"left_out[{at}].article", "articles", (left.article,)
        yield f"left_out[{at}].claims", "claims", left.claims
    for at, one in enumerate(dossier.only_in):
        yield f"only_in[{at}].article", "articles", (one.article, one.evidence.article)
    for at, history in enumerate(dossier.histories or ()):
        yield f"histories[{at}].states", "articles", history.articles
        yield f"histories[{at}].changes", "articles", [one.article for one in history.changes]
    for at, figure in enumerate(dossier.figures):
        later = [one.taken_back or None for one in figure.reports]
        yield f"figures[{at}].reports", "articles", later


def _told(dossier: Dossier) -> Iterator[tuple[str, Claim | Event]]:
    for at, claim in enumerate(dossier.claims):
        yield f"claims[{at}]", claim
    for at, event in enumerate(dossier.events):
        yield f"events[{at}]", event


def _check_origins(dossier: Dossier) -> Iterator[str]:
    """Every article has one origin, and no count of origins exceeds that of articles."""
    held = Counter(article for origin in dossier.origins for article in origin.articles)
    for article in dossier.articles:
        if held[article.id] != 1:
            yield f"{article.uri} is in {held[article.id]} origins"
    for path, one in _told(dossier):
        if one.origins > len(one.articles):
            yield f"{path} counts {one.origins} origins in {len(one.articles)} articles"
    for at, figure in enumerate(dossier.figures):
        articles = {report.evidence.article for report in figure.reports}
        if figure.origins > len(articles):
            yield f"figures[{at}] counts {figure.origins} origins in {len(articles)} articles"


def _check_reuse(reuse: Reuse, articles: dict[str, Article]) -> Iterator[str]:
    """Passages lie inside their texts and hold mostly the same words."""
    pair = [articles.get(article) for article in reuse.articles]
    one, other = pair[0], pair[1]
    if one is None or other is None:
        return
    for passage in reuse.passages:
        if not (_inside(passage.a, one) and _inside(passage.b, other)):
            yield f"a passage of {one.uri} and {other.uri} lies outside their texts"
        elif not _alike(one.text[slice(*passage.a)], other.text[slice(*passage.b)]):
            words = _cut(one.text[slice(*passage.a)])
            yield f"the passage {words} of {one.uri} is no copy in {other.uri}"


def _inside(span: Span, article: Article) -> bool:
    return 0 <= span[0] < span[1] <= len(article.text)


def _alike(one: str, other: str) -> bool:
    """Whether two passages share letters enough to be copies.

    Copies may be respelled and lose their spaces, so letters are compared, not words: two in five
    of the letter trigrams of the shorter passage is far more than two texts share by chance, and
    less than the half of it that is copied, since each edit parts some.
    """
    grams = [_grams(one), _grams(other)]
    least = min(len(grams[0]), len(grams[1]))
    return 5 * len(grams[0] & grams[1]) >= 2 * least


def _grams(text: str) -> set[str]:
    letters = "".join(letter for letter in text.casefold() if letter.isalnum())
    return {letters[at : at + 3] for at in range(max(1, len(letters) - 2))}


def _check_texts(dossier: Dossier) -> Iterator[str]:
    """Claims, events and brief sentences say what their evidence says, and cite it."""
    for path, one in _told(dossier):
        if one.text not in {evidence.text for evidence in one.evidence}:
            yield f"{path}.text stands in none of its evidence: {_cut(one.text)}"
    reports = {
        report.evidence: number_of(report)
        for figure in dossier.figures
        for report in figure.reports
    }
    for at, sentence in enumerate(dossier.brief):
        if not sentence.evidence:
            yield f"brief[{at}] cites nothing: {_cut(sentence.text)}"
        elif not _told_by(sentence, reports):
            yield f"brief[{at}] is no sentence of its evidence: {_cut(sentence.text)}"
    for at, alone in enumerate(dossier.only_in):
        if alone.article != alone.evidence.article:
            yield f"only_in[{at}] is of {alone.article}, its evidence of {alone.evidence.article}"


def _check_places(dossier: Dossier) -> Iterator[str]:
    """Every place is named by an article and lies on the globe."""
    for at, place in enumerate(dossier.places):
        if not place.mentions:
            yield f"places[{at}] is named nowhere: {_cut(place.name)}"
        if place.lat is not None and not -90 <= place.lat <= 90:
            yield f"places[{at}] has the latitude {place.lat}"
        if place.lon is not None and not -180 <= place.lon <= 180:
            yield f"places[{at}] has the longitude {place.lon}"


def _told_by(sentence: BriefSentence, reports: Mapping[Evidence, float | int | None]) -> bool:
    """Whether a brief sentence is one of its evidence, or gives the number of each report."""
    # A sentence is shown without the dateline that opens its dispatch, and so ends its evidence.
    if any(evidence.text.endswith(sentence.text) for evidence in sentence.evidence):
        return True
    numbers = [reports.get(evidence) for evidence in sentence.evidence]
    return all(number is not None and write_number(number) in sentence.text for number in numbers)
