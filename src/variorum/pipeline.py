"""The plan: the ordered list of stages, each with what it needs and gives. It is what runs.

`give` runs the stages of one scope over what is known, in the order of the list. Engines bring what
no stage gives (`BROUGHT`), say what they want, and add nothing to what the stages compute. A stage
of scope `article` is a pure function of one document, so an engine may run it anywhere; of scope
`outlet` or `story`, of the articles of one outlet or story; `corpus` sees all articles, by their
features alone. In a wider scope, what an article stage gives comes as a sequence, one for each
article.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from variorum import align, annotate, clean, dossier, history, reuse, review, stories
from variorum.clean.cleaning import article_id, former_id
from variorum.model import (
    Aligned,
    Article,
    Decision,
    Dossier,
    History,
    Origin,
    Policy,
    Published,
    RawDocument,
    Reading,
    Reuse,
    Story,
)
from variorum.model.stage import Scope, Stage
from variorum.reuse import NO_OWNERS, Owners
from variorum.stories import LINK, Features

__all__ = ["LINK", "NO_OWNERS", "Features", "Owners", "article_id", "former_id"]
"""What other modules take from here though it stands elsewhere."""


def _read(own: Article, standing: frozenset[str]) -> Reading:
    return annotate.annotate(text_in_use(own, standing))


def _find_standing(own: Sequence[Article]) -> frozenset[str]:
    found = clean.find_standing(own)
    return next(iter(found.values()), frozenset())


def _group(
    features: Sequence[Features],
    links: Mapping[tuple[str, str], int],
    verdicts: review.Verdicts,
) -> tuple[Story, ...]:
    return stories.group(features, links, verdicts.same, verdicts.apart)


def _trace(story: Story, readings: Sequence[Reading]) -> tuple[History, ...]:
    return history.trace(readings)


def _fold(
    story: Story, readings: Sequence[Reading], owners: Owners, histories: Sequence[History]
) -> reuse.Folding:
    return reuse.fold(readings, owners, [one.articles for one in histories])


def _date(readings: Sequence[Reading], copies: Sequence[Any]) -> list[Reading]:
    return _redate(readings, stories.infer_dates(readings, copies))


def _redate(readings: Sequence[Reading], inferred: Mapping[str, Published]) -> list[Reading]:
    return [
        annotate.redate(reading, inferred[reading.article.id])
        if reading.article.id in inferred
        else reading
        for reading in readings
    ]


def _align(known: history.Known, policy: Policy, decided: Sequence[Decision]) -> Aligned:
    standing = review.Standing(decided, known.readings)
    now = known.corrected(standing.correct).now()
    return align.align(now.readings, now.origins, now.reuse, policy, standing.regroupings())


def _compile_decided(
    story: Story, known: history.Known, aligned: Aligned, decided: Sequence[Decision]
) -> Dossier:
    standing = review.Standing(decided, known.readings)
    known = known.corrected(standing.correct)
    now = known.now()
    ruled = standing.rule(aligned, now.readings, now.origins)
    made = dossier.compile(story, now.readings, now.origins, now.reuse, ruled, standing.date)
    return standing.strike(history.tell(made, known))


BROUGHT = ("document", "meeting", "verdicts", "owners", "policy", "decided")
"""What an engine brings: a document; the pairs of articles that are compared; what people decided
of pairs of articles; the families of outlets under one owner; how the best of several figures is
chosen; what people decided of the lines of a story."""

STAGES: tuple[Stage, ...] = (
    Stage(
        name="clean",
        version=8,
        needs=("document",),
        gives=("own",),
        scope="article",
        run=clean.clean,
    ),
    Stage(
        name="standing",
        version=1,
        needs=("own",),
        gives=("standing",),
        scope="outlet",
        run=_find_standing,
    ),
    Stage(
        name="annotate",
        version=9,
        needs=("own", "standing"),
        gives=("reading",),
        scope="article",
        run=_read,
    ),
    Stage(
        name="features",
        version=5,
        needs=("reading",),
        gives=("features",),
        scope="article",
        run=stories.features,
    ),
    Stage(
        name="links",
        version=3,
        needs=("features", "meeting"),
        gives=("links",),
        scope="corpus",
        run=stories.find_links,
    ),
    Stage(
        name="stories",
        version=5,
        needs=("features", "links", "verdicts"),
        gives=("story",),
        scope="corpus",
        run=_group,
    ),
    Stage(
        name="history",
        version=1,
        needs=("story", "reading"),
        gives=("histories",),
        scope="story",
        run=_trace,
    ),
    Stage(
        name="reuse",
        version=4,
        needs=("story", "reading", "owners", "histories"),
        gives=("origins", "reuse"),
        scope="story",
        run=_fold,
    ),
    Stage(
        name="date",
        version=5,
        needs=("reading", "reuse"),
        gives=("dated",),
        scope="story",
        run=_date,
    ),
    Stage(
        name="known",
        version=1,
        needs=("dated", "origins", "reuse", "histories"),
        gives=("known",),
        scope="story",
        run=history.Known,
    ),
    Stage(
        name="align",
        version=9,
        needs=("known", "policy", "decided"),
        gives=("aligned",),
        scope="story",
        run=_align,
    ),
    Stage(
        name="dossier",
        version=8,
        needs=("story", "known", "aligned", "decided"),
        gives=("dossier",),
        scope="story",
        run=_compile_decided,
    ),
)
"""The stages in the order in which data flows; nothing registers itself."""


def give(scope: Scope, wanted: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, and what the stages of this scope make of it on the way to `wanted`.

    A stage runs where something that it gives is needed and is not known yet.
    """
    found = dict(known)
    needed, way = {wanted}, []
    for stage in reversed(STAGES):
        if stage.scope == scope and needed & set(stage.gives) - found.keys():
            needed.update(stage.needs)
            way.append(stage)
    for stage in reversed(way):
        results = stage.run(*(found[need] for need in stage.needs))
        found.update(zip(stage.gives, results if len(stage.gives) > 1 else (results,), strict=True))
    return found


def marks() -> dict[str, str]:
    """By stage, a short mark of its version and of those of the stages that it depends on."""
    return _marks(STAGES)


def versions() -> dict[str, int]:
    """The version of each stage."""
    return {stage.name: stage.version for stage in STAGES}


@lru_cache(maxsize=1)
def _marks(stages: tuple[Stage, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    of: dict[str, str] = {}
    for stage in stages:
        before = [of[need] for need in stage.needs if need in of]
        body = msgspec.json.encode([stage.name, stage.version, before])
        found[stage.name] = hashlib.sha256(body).hexdigest()[:12]
        of.update(dict.fromkeys(stage.gives, found[stage.name]))
    return found


def outlet_key(own: Article, document: RawDocument) -> str | None:
    """The key of the outlet among whose articles standing lines are looked for.

    A text kept to the character takes no part in that.
    """
    return None if document.as_is else clean.outlet_key(own)


def text_in_use(own: Article, standing: frozenset[str]) -> Article:
    """The article without its outlet's standing lines."""
    return clean.remove_standing(own, standing) if standing else own


def decode_features(body: bytes) -> Features:
    """The features of an article, as `Prepared` holds them."""
    return msgspec.json.decode(body, type=Features)


def window(day: int | None) -> tuple[int, int] | None:
    """The days among which an article of that day is looked up; null for any day."""
    return None if day is None else (day - stories.WINDOW, day + stories.WINDOW)


def links(
    features: Sequence[Features], pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Those of the pairs that may stand in one story: how alike the two articles are."""
    known = {"features": features, "meeting": pairs}
    found: dict[tuple[str, str], int] = give("corpus", "links", known)["links"]
    return found


def group(
    features: Sequence[Features], links: Mapping[tuple[str, str], int], verdicts: review.Verdicts
) -> tuple[Story, ...]:
    """The stories that these links, and what people decided, make of the articles."""
    known = {"features": features, "links": links, "verdicts": verdicts}
    found: tuple[Story, ...] = give("corpus", "story", known)["story"]
    return found


def cluster(features: Iterable[bytes]) -> tuple[Story, ...]:
    """The stories of the articles with these encoded features."""
    decoded = [decode_features(body) for body in features]
    known = {
        "features": decoded,
        "meeting": stories.find_meeting(decoded),
        "verdicts": review.Verdicts(),
    }
    found: tuple[Story, ...] = give("corpus", "story", known)["story"]
    return found


def date_story(story: Story, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of one story, undated ones dated by their coverage where that tells."""
    if all(reading.article.published for reading in readings):
        return list(readings)
    known = {"story": story, "reading": readings, "owners": NO_OWNERS}
    return list(give("story", "dated", known)["dated"])


def fold_story(
    story: Story, readings: Sequence[Reading], owners: Owners = NO_OWNERS
) -> tuple[list[Reading], tuple[Origin, ...]]:
    """The readings of one story, dated as far as their coverage tells, and its origins."""
    known = {"story": story, "reading": _in_order(readings), "owners": owners}
    found = give("story", "dated", known)
    return list(found["dated"]), tuple(found["origins"])


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages before the dossier gave for one story.

    `dates` are those of the articles that their coverage dated, by id. `corrected` stands for the
    decisions by which the readings were corrected before they were aligned.
    """

    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]
    dates: dict[str, Published]
    aligned: Aligned
    corrected: str = ""


def compile_story(
    story: Story,
    readings: Sequence[Reading],
    policy: Policy,
    owners: Owners = NO_OWNERS,
    decided: Sequence[Decision] = (),
) -> Dossier:
    """The dossier of one story, from the readings of its articles."""
    known = {"policy": policy, "owners": owners, "decided": decided}
    found: Dossier = _compile(story, readings, known)["dossier"]
    return found


def compile_anew(
    story: Story,
    readings: Sequence[Reading],
    kept: Parts | None,
    made: Mapping[str, str],
    decided: Sequence[Decision] = (),
) -> tuple[Dossier, Parts]:
    """The dossier of one story by the default policy, and what the stages before it gave.

    `kept` is what they gave for the same readings before, `made` their marks of then: a stage that
    still has its mark does not run again, unless people decided otherwise since.
    """
    corrected = review.mark_of_corrections(decided)
    known: dict[str, Any] = {"policy": "most-origins", "owners": NO_OWNERS, "decided": decided}
    if kept is not None:
        known |= _given_before(kept, readings, made, corrected)
    found = _compile(story, readings, known)
    before = {reading.article.id: reading.article.published for reading in readings}
    dates = {
        article.id: article.published
        for article in (reading.article for reading in found["dated"])
        if article.published and article.published != before[article.id]
    }
    parts = Parts(
        origins=tuple(found["origins"]),
        reuse=tuple(found["reuse"]),
        dates=dates,
        aligned=found["aligned"],
        corrected=corrected,
    )
    return found["dossier"], parts


def _compile(story: Story, readings: Sequence[Reading], known: Mapping[str, Any]) -> dict[str, Any]:
    readings = _in_order(readings)
    return give("story", "dossier", {**known, "story": story, "reading": readings})


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.article.id)


def _given_before(
    kept: Parts, readings: Sequence[Reading], made: Mapping[str, str], corrected: str
) -> dict[str, Any]:
    """What stages gave before that still have their mark."""
    now = marks()
    given: dict[str, Any] = {}
    if made.get("reuse") == now["reuse"]:
        given |= {"origins": kept.origins, "reuse": kept.reuse}
    if made.get("date") == now["date"]:
        given["dated"] = _redate(_in_order(readings), kept.dates)
    if made.get("align") == now["align"] and kept.corrected == corrected:
        given["aligned"] = kept.aligned
    return given
