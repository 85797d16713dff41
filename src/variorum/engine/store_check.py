"""Whether a store is what its articles make it: whole, and the same when it is derived anew.

The file is checked by the database itself, each row against those that stand beside it, each
article against the document that it came from, each story against the links of its articles, and
each dossier against one compiled anew from the readings. What a store owes is paid first.
"""

from collections.abc import Callable, Iterator

import msgspec

from variorum import pipeline, review
from variorum.dossier import verify
from variorum.engine.corrected_articles import CorrectedArticles
from variorum.engine.local import Progress, silent
from variorum.engine.naming import name_dossier
from variorum.engine.opening import store_to_read
from variorum.engine.preparing import clean_document, unpack
from variorum.engine.rereading import reread
from variorum.engine.settling import Settling
from variorum.engine.story_groups import StoryGroups
from variorum.engine.workers import Workers
from variorum.model import (
    Article,
    Comparison,
    Decision,
    Dossier,
    RawDocument,
    Reading,
    Rejection,
    Story,
)
from variorum.model.article import digest_text
from variorum.store.audited import Audited
from variorum.store.base import BadRow, Store
from variorum.store.place import Place, check_place


class StoreReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of a store found, and of how much."""

    failures: tuple[str, ...]
    articles: int = 0
    stories: int = 0
    dossiers: int = 0


def check_store(
    path: Place,
    note: Callable[[str], None],
    *,
    workers: int | None = None,
    progress: Progress = silent,
) -> StoreReport:
    """Check the store at `path`, which is brought up to date first.

    Where it cannot be written, `note` is told what is owed.

    Raises:
        StopRun: it is no store, or was made by a newer version.
    """
    if damaged := check_place(path):
        return StoreReport(failures=tuple(damaged))
    store = store_to_read(path, note)
    try:
        # Rows that lack others would stop what follows, or be made anew before anybody sees it.
        found = store.audit.loose()
        if not found:
            with Workers(workers) as pool:
                if store.writable:
                    Settling(store, progress).settle(pool)
                found = store.audit.loose() or list(_StoreCheck(store).failures(pool))
        articles, stories, dossiers = store.audit.counts()
    except BadRow as bad:
        return StoreReport(failures=(str(bad),))
    finally:
        store.close()
    return StoreReport(
        failures=tuple(dict.fromkeys(found)), articles=articles, stories=stories, dossiers=dossiers
    )


class _StoreCheck:
    """One store, row by row."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._groups = StoryGroups(store)
        self._corrected = CorrectedArticles(store)

    def failures(self, pool: Workers) -> Iterator[str]:
        """All that is wrong, a line each."""
        for row in self._store.audit.articles():
            for failure in self._check_article(row):
                yield f"article {row.id}: {failure}"
        for decision in self._store.decisions.all():
            if decision.id != review.id_of(decision):
                yield f"decision {decision.id} was changed after it was made"
        yield from self._check_groups()
        yield from self._check_dossiers(pool)

    def _check_article(self, row: Audited) -> Iterator[str]:
        own = msgspec.json.decode(row.own, type=Article)
        (reading,) = self._store.articles.readings([row.id])
        if row.digested is False or (row.digested is None and own.sha256):
            yield "its row is not as it was kept: the digests do not match"
        if (own.id, own.uri, reading.article.id) != (row.id, row.uri, row.id):
            yield "its row is of another article"
        for one in (own, reading.article):
            if one.sha256 and one.sha256.text != digest_text(one.text):
                yield "its text is not the one that its digest was taken of"
        standing = self._store.outlets.standing(row.outlet) if row.outlet else frozenset()
        if pipeline.text_in_use(self._corrected.of(own), standing) != reading.article:
            yield "its reading is of another text"
        if body := self._store.articles.document(row.id):
            yield from _check_document(row, own, unpack(body, RawDocument))
        elif own.sha256:
            yield "the document that it came from is missing"

    def _check_groups(self) -> Iterator[str]:
        """Each story holds what the links and decisions put together."""
        verdicts = self._groups.verdicts()
        kept = {story.id: story.articles for story in self._store.stories.all()}
        left = set(self._store.articles.ids())
        while left:
            linked = self._groups.linked([min(left)], verdicts)
            left -= linked
            links = self._store.links.between(linked)
            for story in pipeline.group(self._groups.features(linked), links, verdicts):
                if kept.get(story.id) != story.articles:
                    yield f"story {story.id} does not hold the articles that its links put together"

    def _check_dossiers(self, pool: Workers) -> Iterator[str]:
        """Each dossier has the bytes of one that is compiled anew, and says what its words say."""
        stories = self._store.stories.all()
        decisions = self._store.decisions.all()
        jobs = (
            (
                one,
                self._store.articles.readings(one.articles),
                review.on_lines(decisions, one.articles),
            )
            for one in stories
        )
        for story, compiled in zip(stories, pool.map(_compile, jobs), strict=True):
            body = self._store.audit.body(story.id)
            if isinstance(compiled, str):
                yield f"dossier {story.id} cannot be compiled anew: {compiled}"
                continue
            named = name_dossier(self._store, story, compiled)
            for one in named.fresh:
                yield f"the id {one.id} of dossier {story.id} was never given out"
            if msgspec.json.encode(named.dossier) != body:
                yield f"dossier {story.id} is not what its readings give when it is compiled anew"
                yield from _check_body(body)


def _check_body(body: bytes) -> Iterator[str]:
    """What is wrong inside of a dossier that is not what it should be."""
    try:
        dossier = msgspec.json.decode(body, type=Dossier)
    except msgspec.DecodeError as error:
        yield f"a dossier cannot be read: {error}"
        return
    comparison = Comparison(dossiers=(dossier,))
    yield from verify(comparison)
    yield from reread(comparison)


def _check_document(row: Audited, own: Article, document: RawDocument) -> Iterator[str]:
    if row.id not in (pipeline.article_id(document), pipeline.former_id(document)):
        yield "the document kept for it is another one"
    if own.sha256 and own.sha256.given != document.digest:
        yield "the digest of its document does not match"
    found = clean_document(document)
    if isinstance(found, Rejection):
        yield f"its document is not read any more: {found.reason}"
    elif (msgspec.structs.replace(found[0], id=row.id), found[1]) != (own, row.outlet):
        yield "it is not what its document gives when it is cleaned anew"


def _compile(job: tuple[Story, list[Reading], tuple[Decision, ...]]) -> Dossier | str:
    story, readings, decided = job
    try:
        return pipeline.compile_story(story, readings, "most-origins", decided=decided)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
