"""Decisions on an article: its outlet, its day, and what somebody says in it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from variorum import review
from variorum.engine.archive import Archive
from variorum.engine.desk import Missing
from variorum.engine.line_changes import LONGEST, day, mode, name, speaker_at
from variorum.engine.line_ruling import Overtaken, keep_seen, overtaken_by
from variorum.errors import StopRun
from variorum.model import Article, Decision, Dossier, Evidence, Span
from variorum.model.decision import Target
from variorum.review import Change, Signature


class ArticleDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on an article, and the state in which it was seen; null for any.

    `outlet` and `published` put `value` in place of what was read, a name or a date (ISO 8601);
    null for none. `add` makes words of the text a statement: those at `span`, or `words` that stand
    once in it. `value` is then its mode, and `speaker` where the article names who makes it, null
    where it names nobody.
    """

    kind: Literal["outlet", "published", "add"]
    seen: str | None = None
    value: str | None = None
    words: str | None = None
    span: Span | None = None
    speaker: Span | None = None


def decide_article(
    archive: Archive, article: str, draft: ArticleDraft, signed: Signature
) -> Decision:
    """Keep what somebody decided on an article, and bring all that follows in line.

    Raises:
        Missing: there is no such article.
        Overtaken: it was changed since it was seen.
        StopRun: this cannot be decided of it.
    """

    def make(earlier: Sequence[Decision]) -> Decision:
        id = archive.meant(article)
        dossier = archive.show(id).dossiers[0]
        of = next((one for one in dossier.articles if one.id == id), None)
        if of is None:
            raise Missing(f"the article {article} is not read")
        held = review.holding(earlier)
        if draft.seen not in (None, article_state(of, held)):
            raise Overtaken(overtaken_by("article", decided_on_article(id, held)))
        target, change, was = _drafted(dossier, of, draft)
        return review.decide_line(draft.kind, target, earlier, signed, change, was)

    return keep_seen(archive, make)


def decided_on_article(article: str, held: Iterable[Decision]) -> list[Decision]:
    """What of the decisions that hold is on an article itself, or was added to what it says."""
    return [
        one
        for one in held
        if one.target
        and (one.target.kind == "articles" or one.kind == "add")
        and one.articles == (article,)
    ]


def article_state(article: Article, held: Iterable[Decision]) -> str:
    """What stands for an article as it is: it changes with what was read and decided of it."""
    decided = [one.id for one in decided_on_article(article.id, held)]
    body = msgspec.json.encode([article.outlet, article.published, article.text, decided])
    return hashlib.sha256(body).hexdigest()[:16]


def _drafted(dossier: Dossier, article: Article, draft: ArticleDraft) -> tuple[Target, Change, str]:
    """What a decision rests on, what it changes, and what was read before."""
    if draft.kind == "add":
        piece = _marked(article, draft)
        speaker = speaker_at(dossier, article.id, draft.speaker)
        change = Change(to=speaker, value=mode(draft.value or "says"))
        return Target(kind="statements", evidence=(piece,)), change, ""
    target = Target(kind="articles", evidence=(_opening(article),))
    if draft.kind == "outlet":
        was = article.outlet.name or article.outlet.domain or "no outlet"
        return target, Change(value=name(draft.value)), was
    was = article.published.value if article.published else "no date"
    return target, Change(value=day(draft.value) if draft.value else None), was


def _opening(article: Article) -> Evidence:
    """The words by which an article is known again: its first paragraph, as far as it is short."""
    first = re.search(r"[^\n]+", article.text)
    start, end = first.span() if first else (0, 0)
    return article.evidence((start, min(end, start + LONGEST)))


def _marked(article: Article, draft: ArticleDraft) -> Evidence:
    """The words that somebody marked.

    Raises:
        StopRun: they are not in the text, or stand in it more than once.
    """
    if draft.span is not None:
        start, end = draft.span
        if not 0 <= start < end <= len(article.text) or not article.text[start:end].strip():
            raise StopRun("the article has no words at this place")
        return article.evidence((start, end))
    words = (draft.words or "").split()
    # What is copied out of a page may have other white space.
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = [one.span() for one in re.finditer(pattern, article.text)] if words else []
    if len(found) != 1:
        raise StopRun(
            f"these words stand in the article {len(found)} times: mark words that stand in it once"
        )
    return article.evidence(found[0])
