"""Asking: what files at hand, or a store, say of a claim."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from variorum import inquiry, intake, pipeline
from variorum.engine.archive import Archive
from variorum.engine.local import Progress, prepare_coverage, silent
from variorum.engine.opening import open_to_read
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Reading, Rejection, Story
from variorum.model.asked import Asked
from variorum.store.address import is_address, named

Job = tuple[Story, list[Reading]]


def ask(
    claim: str,
    paths: Sequence[str] | intake.Coverage,
    *,
    workers: int | None = None,
    progress: Progress = silent,
) -> Asked:
    """What the coverage at `paths` says of a claim: files and folders, or one store.

    The claim is a sentence. Only a sentence that holds every part of it tells it: each name in its
    part, each number, time and verb, and neither negated nor left open. The answer is the same, to
    the byte, for the same articles in any order and on any number of workers.

    Raises:
        StopRun: the claim is empty, or a store is given beside other paths.
    """
    words = " ".join(claim.split())
    if not words:
        raise StopRun("the claim is empty: give a sentence in quotation marks")
    given = paths if isinstance(paths, intake.Coverage) else intake.Coverage(paths=tuple(paths))
    stores = [path for path in given.paths if is_store(path)]
    if not stores:
        return _ask_files(words, given, workers, progress)
    if len(given.paths) > 1:
        raise StopRun(
            f"{named(stores[0])} is a store: ask it alone, or files and folders without it"
        )
    with open_to_read(stores[0], lambda _: None, progress=progress) as archive:
        return ask_archive(words, archive, workers, progress)


def is_store(path: str) -> bool:
    """Whether a path is that of a store's file, or the address of a store."""
    if is_address(path):
        return True
    if path == "-" or not Path(path).is_file():
        return False
    with Path(path).open("rb") as file:
        return file.read(16).startswith(b"SQLite format 3")


def ask_archive(
    claim: str, archive: Archive, workers: int | None = None, progress: Progress = silent
) -> Asked:
    """What the articles of a store say of a claim.

    Of many stories those are asked whose articles have most of the claim's words among their own
    telling ones.
    """
    reading = inquiry.read_claim(claim)
    jobs = list(archive.told_near([token for token in claim.split() if token]))
    with Workers(workers) as pool:
        findings = list(_findings(reading, jobs, pool, progress))
    return inquiry.conclude(claim, findings, sum(len(readings) for _, readings in jobs))


def _ask_files(
    claim: str, given: intake.Coverage, workers: int | None, progress: Progress
) -> Asked:
    rejected: list[Rejection] = []
    with Workers(workers) as pool:
        prepared = list(prepare_coverage(given, False, pool, progress, rejected))
        readings = {one.own.id: one.reading for one in prepared}
        stories = pipeline.cluster(one.features for one in prepared)
        jobs = [(story, [readings[article] for article in story.articles]) for story in stories]
        reading = inquiry.read_claim(claim)
        findings = list(_findings(reading, jobs, pool, progress))
    asked = inquiry.conclude(claim, findings, len(prepared))
    return inquiry.with_rejected(asked, rejected)


def _findings(
    claim: Reading, jobs: Sequence[Job], pool: Workers, progress: Progress
) -> Iterator[inquiry.Finding]:
    found = pool.map(partial(findings_of, claim), jobs)
    for done, one in enumerate(found, start=1):
        progress("asking stories", done, len(jobs))
        yield from one


def findings_of(claim: Reading, job: Job) -> list[inquiry.Finding]:
    """What one story says of a claim, in the form that `Workers.map` sends out."""
    story, readings = job
    if not inquiry.may_tell(claim, readings):
        return []
    dated, origins = pipeline.fold_story(story, readings)
    return inquiry.Coverage(story.id, dated, origins).findings(claim)
