"""The ordered list of stages, each with what it needs and gives.

A stage of scope `article` is a pure function of one document, so an engine may run it anywhere;
of scope `outlet` or `story`, of the articles of one outlet or story; `corpus` sees all articles,
by their features alone. Engines run these functions and add nothing to what they compute.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from variorum import align, annotate, clean, dossier, reuse, review, stories
from variorum.errors import SkipArticle, fault
from variorum.model import Article, Dossier, Policy, RawDocument, Reading, Rejection, Story
from variorum.store.base import Prepared


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage; `version` is raised when what it gives for the same input changes."""

    name: str
    version: int
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    scope: Literal["article", "outlet", "story", "corpus"]
    run: Callable[..., Any]


STAGES: tuple[Stage, ...] = (
    Stage(
        name="clean",
        version=3,
        needs=("document",),
        gives=("article",),
        scope="article",
        run=clean.clean,
    ),
    Stage(
        name="standing",
        version=1,
        needs=("article",),
        gives=("article",),
        scope="outlet",
        run=clean.find_standing,
    ),
    Stage(
        name="annotate",
        version=4,
        needs=("article",),
        gives=("reading",),
        scope="article",
        run=annotate.annotate,
    ),
    Stage(
        name="features",
        version=3,
        needs=("reading",),
        gives=("features",),
        scope="article",
        run=stories.features,
    ),
    Stage(
        name="stories",
        version=3,
        needs=("features",),
        gives=("stories",),
        scope="corpus",
        run=stories.cluster,
    ),
    Stage(
        name="reuse",
        version=2,
        needs=("stories", "reading"),
        gives=("origins", "reuse"),
        scope="story",
        run=reuse.fold,
    ),
    Stage(
        name="date",
        version=2,
        needs=("stories", "reading", "reuse"),
        gives=("reading",),
        scope="story",
        run=stories.infer_dates,
    ),
    Stage(
        name="align",
        version=4,
        needs=("reading", "origins", "reuse"),
        gives=("aligned",),
        scope="story",
        run=align.align,
    ),
    Stage(
        name="dossier",
        version=3,
        needs=("stories", "reading", "origins", "reuse", "aligned"),
        gives=("dossier",),
        scope="story",
        run=dossier.compile,
    ),
)
"""The stages in the order in which data flows; nothing registers itself."""


def prepare(document: RawDocument) -> Prepared | Rejection:
    """All that can be known of one document alone, or the reason why it is not read."""
    try:
        article = clean.clean(document)
        # A text kept to the character takes no part in finding or removing standing lines.
        outlet = None if document.as_is else clean.outlet_key(article)
        return prepare_article(article, outlet, frozenset())
    except SkipArticle as reason:
        return Rejection(uri=document.uri, reason=str(reason))
    except Exception as error:
        # A fault of ours on one text must not cost the user all the others.
        return Rejection(uri=document.uri, reason=fault("reading", error))


def prepare_article(own: Article, outlet: str | None, standing: frozenset[str]) -> Prepared:
    """All that can be known of an article alone, once its outlet's standing lines are out."""
    reading = annotate.annotate(clean.remove_standing(own, standing) if standing else own)
    return with_features(own, outlet, reading)


def with_features(own: Article, outlet: str | None, reading: Reading) -> Prepared:
    """An article and its reading, with what decides its story."""
    features = stories.features(reading)
    return Prepared(
        own=own,
        outlet=outlet,
        reading=reading,
        keys=features.keys,
        strong=features.strong,
        day=features.day,
        features=msgspec.json.encode(features),
    )


def without_standing(articles: Sequence[Prepared]) -> list[tuple[Prepared, frozenset[str]]]:
    """The articles that have to be prepared again, each with its outlet's standing lines.

    These are the articles whose text in use is not what taking those lines out of it leaves.
    """
    standing = clean.find_standing(one.own for one in articles if one.outlet is not None)
    again = []
    for one in articles:
        lines = standing.get(one.outlet or "", frozenset())
        article = clean.remove_standing(one.own, lines) if lines else one.own
        if article != one.reading.article:
            again.append((one, lines))
    return again


def cluster(features: Iterable[bytes]) -> tuple[Story, ...]:
    """The stories of the articles with these encoded features."""
    return stories.cluster([decode_features(body) for body in features])


def decode_features(body: bytes) -> stories.Features:
    """The features of an article, as `Prepared` holds them."""
    return msgspec.json.decode(body, type=stories.Features)


def window(day: int | None) -> tuple[int, int] | None:
    """The days among which an article of that day is looked up; null for any day."""
    return None if day is None else (day - stories.WINDOW, day + stories.WINDOW)


def links(
    features: Iterable[bytes], pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Those of the pairs that may stand in one story: how alike the two articles are."""
    return stories.find_links(map(decode_features, features), pairs)


def group(
    features: Iterable[bytes], links: Mapping[tuple[str, str], int], verdicts: review.Verdicts
) -> tuple[Story, ...]:
    """The stories that these links, and what people decided, make of the articles."""
    return stories.group(
        [decode_features(body) for body in features], links, verdicts.same, verdicts.apart
    )


def date_story(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of one story, undated ones dated by their coverage where that tells."""
    if all(reading.article.published for reading in readings):
        return list(readings)
    return _date(readings, reuse.fold(readings))


def _date(readings: Sequence[Reading], folding: reuse.Folding) -> list[Reading]:
    inferred = stories.infer_dates(readings, folding.reuse)
    return [
        annotate.redate(reading, inferred[reading.article.id])
        if reading.article.id in inferred
        else reading
        for reading in readings
    ]


def compile_story(
    story: Story,
    readings: Sequence[Reading],
    policy: Policy,
    owners: reuse.Owners = reuse.NO_OWNERS,
) -> Dossier:
    """The dossier of one story, from the readings of its articles."""
    readings = sorted(readings, key=lambda reading: reading.article.id)
    folding = reuse.fold(readings, owners)
    dated = _date(readings, folding)
    aligned = align.align(dated, folding.origins, folding.reuse, policy)
    return dossier.compile(story, dated, folding.origins, folding.reuse, aligned)
