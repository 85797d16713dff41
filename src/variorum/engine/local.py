"""The pipeline over files at hand: nothing is kept."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from variorum import intake, pipeline
from variorum.engine.preparing import clean_document, read_article, with_standing
from variorum.engine.spool import Spool
from variorum.engine.workers import Workers
from variorum.errors import fault
from variorum.model import (
    Article,
    Comparison,
    Dossier,
    Policy,
    RawDocument,
    Reading,
    Rejection,
    Story,
)
from variorum.pipeline import NO_OWNERS, Owners
from variorum.store.base import Prepared

Progress = Callable[[str, int, int | None], None]
"""Called with the work under way, how much of it is done, and how much there is, where known."""


def silent(work: str, done: int, total: int | None) -> None:
    """The progress of a run that nobody watches."""


def compare(
    paths: intake.Inputs | intake.Coverage,
    *,
    as_is: bool = False,
    policy: Policy = "most-origins",
    owners: Owners = NO_OWNERS,
    workers: int | None = None,
    progress: Progress = silent,
) -> Comparison:
    """The dossiers of the articles at `paths`: files, folders, or `-` for standard input.

    Texts and records (`{"text": ..., "title": ...}`) may stand among them, and any iterable gives
    them; `variorum.intake.in_hand.gather` tells how they are told apart. With `as_is` each text is
    kept to the character. `owners` are families of outlets. The result is the same, to the byte,
    for the same articles in any order and on any number of workers.
    """
    with Workers(workers) as pool:
        rejected: list[Rejection] = []
        prepared = list(prepare_coverage(paths, as_is, pool, progress, rejected))
        readings = {one.own.id: one.reading for one in prepared}
        stories = pipeline.cluster(one.features for one in prepared)
        jobs = [(story, [readings[article] for article in story.articles]) for story in stories]
        dossiers: list[Dossier] = []
        compiled = pool.map(partial(compile_job, policy, owners), jobs)
        for done, one in enumerate(compiled, start=1):
            if isinstance(one, Dossier):
                dossiers.append(one)
            else:
                rejected += one
            progress("compiling stories", done, len(stories))
    return Comparison(
        dossiers=tuple(sorted(dossiers, key=_rank)),
        rejected=tuple(sorted(rejected, key=lambda one: (one.uri, one.reason))),
    )


def read(
    paths: intake.Inputs | intake.Coverage,
    *,
    as_is: bool = False,
    workers: int | None = None,
    progress: Progress = silent,
) -> Iterator[Reading | Rejection]:
    """The reading of each article at `paths`, rejections among them, by uri.

    An article that tells no date takes it from the others given that are of the same story. So the
    first reading comes when the last article has been read; until then readings are put by in a
    temporary file.
    """
    rejected: list[Rejection] = []
    features: list[bytes] = []
    uris: dict[str, str] = {}
    undated: set[str] = set()
    with Workers(workers) as pool, Spool() as spool:
        for one in prepare_coverage(paths, as_is, pool, progress, rejected):
            spool.put(one.reading)
            features.append(one.features)
            uris[one.own.id] = one.own.uri
            if one.reading.article.published is None:
                undated.add(one.own.id)
        stories = pipeline.cluster(features) if undated else ()
        jobs = (
            (story, [spool.take(article) for article in story.articles])
            for story in stories
            if not undated.isdisjoint(story.articles)
        )
        for dated in pool.map(_date_job, jobs):
            for reading in dated:
                spool.put(reading)
        order: list[tuple[str, str, Rejection | None]] = [(uris[id], id, None) for id in uris]
        order += [(one.uri, "", one) for one in rejected]
        for _, article, rejection in sorted(order, key=lambda one: one[:2]):
            yield rejection or spool.take(article)


def prepare_coverage(
    paths: intake.Inputs | intake.Coverage,
    as_is: bool,
    pool: Workers,
    progress: Progress,
    refused: list[Rejection],
) -> Iterator[Prepared]:
    """What can be known of each article alone, once its outlet's standing lines are out.

    What cannot be read is added to `refused`.
    """

    def documents() -> Iterator[RawDocument]:
        for document in intake.read(intake.gather(paths), as_is=as_is):
            if isinstance(document, Rejection):
                refused.append(document)
            else:
                yield document

    cleaned: list[tuple[Article, str | None]] = []
    for found in pool.map(clean_document, documents()):
        if isinstance(found, Rejection):
            refused.append(found)
        else:
            cleaned.append(found)
        progress("cleaning articles", len(cleaned) + len(refused), None)
    for done, one in enumerate(pool.map(read_article, with_standing(cleaned)), start=1):
        progress("reading articles", done, len(cleaned))
        if isinstance(one, Rejection):
            refused.append(one)
        else:
            yield one


def _date_job(job: tuple[Story, list[Reading]]) -> list[Reading]:
    """The dated readings of one story, in the form that `Workers.map` sends out."""
    return pipeline.date_story(*job)


def compile_job(
    policy: Policy, owners: Owners, job: tuple[Story, list[Reading]]
) -> Dossier | list[Rejection]:
    """The dossier of one story, or why its articles have none; as `Workers.map` sends it out."""
    story, readings = job
    try:
        return pipeline.compile_story(story, readings, policy, owners)
    except Exception as error:
        return uncompiled(story, readings, error)


def uncompiled(story: Story, readings: Sequence[Reading], error: Exception) -> list[Rejection]:
    """The rejections of a story's articles: a fault of ours on it must not cost all the others."""
    reason = fault(f"compiling the story {story.id}", error)
    return [Rejection(uri=one.article.uri, reason=reason) for one in readings]


def _rank(dossier: Dossier) -> tuple[int, str, str]:
    """Stories with the most articles first, then the earliest."""
    return (-len(dossier.articles), dossier.story.start or "", dossier.story.id)


def _uri(one: Reading | Rejection) -> tuple[str, str]:
    if isinstance(one, Rejection):
        return (one.uri, "")
    return (one.article.uri, one.article.id)
