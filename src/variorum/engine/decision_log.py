"""The record of what people decided: who, when, on what, why, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from variorum import review
from variorum.engine.desk import Missing
from variorum.engine.line_ruling import decided_on
from variorum.engine.opened_lines import Lines
from variorum.model import Decision, Dossier, Evidence, Reading
from variorum.review import founding, place_of
from variorum.store.base import Store

Standing = Literal["holds", "superseded", "undo", "stale", "waits", "unmet"]
"""What became of a decision. `superseded`: another one took its place. `stale`: the words that it
rests on are gone from the article. `waits`: an article of it is not there. `unmet`: the words
stand, and the program makes no such line of them any more; of stories, a later one overrules it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as it is listed, with the story that it is on, where there is one."""

    decision: Decision
    standing: Standing
    story: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds and is not applied, so that somebody should look at it."""
        return self.standing in ("stale", "waits", "unmet")


class Looking(Protocol):
    """What the record asks of a store; `engine.desk.Reader` is one."""

    def decisions(self) -> list[tuple[Decision, bool]]:
        """All that was decided, the earliest first, and whether it holds."""

    def reading(self, article: str) -> Reading:
        """The reading of an article; `Missing` where there is none."""

    def story_of(self, article: str) -> Dossier | None:
        """The dossier of the story that an article is in."""

    def stories_of(self, articles: Sequence[str]) -> dict[str, str]:
        """By those of these articles that are in a story, the key of that story."""


class StoreLooking:
    """A store of any kind, as the record of decisions looks into it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decisions(self) -> list[tuple[Decision, bool]]:
        """All that was decided, the earliest first, and whether it holds."""
        known = self._store.decisions.all()
        held = {one.id for one in review.holding(known)}
        return [(one, one.id in held) for one in known]

    def reading(self, article: str) -> Reading:
        """The reading of an article.

        Raises:
            Missing: no article has this id.
        """
        for one in self._store.articles.readings([article]):
            return one
        raise Missing(f"no article here has the id {article!r}")

    def story_of(self, article: str) -> Dossier | None:
        """The dossier of the story that an article is in, where it is made."""
        keys = self._store.stories.of([article])
        return self._store.stories.dossier(keys[article]) if keys else None

    def stories_of(self, articles: Sequence[str]) -> dict[str, str]:
        """By those of these articles that are in a story, the key of that story."""
        return self._store.stories.of(articles)


def on_line(entries: Iterable[Entry], dossier: Dossier, address: str) -> list[Entry]:
    """What of the record is on one line, what no longer holds and what took it back too.

    Raises:
        Missing: there is no such line.
    """
    lines, entries = Lines(dossier), list(entries)
    if address not in lines.records:
        raise Missing(f"the story has no line {address}")
    decided = decided_on(lines, address, [one.decision for one in entries])
    ids = {one.id for one in decided}
    return [one for one in entries if one.decision.id in ids]


def log(reader: Looking) -> Iterator[Entry]:
    """All that was decided, the earliest first."""
    stories: dict[str, Dossier | None] = {}
    for one, holds in reader.decisions():
        story = _story(reader, one, stories)
        named = story.story.id if story else None
        yield Entry(decision=one, standing=_standing(reader, one, holds, story), story=named)


def _story(reader: Looking, decision: Decision, known: dict[str, Dossier | None]) -> Dossier | None:
    first = decision.target.evidence[0].article if decision.target else decision.articles[0]
    if first not in known:
        known[first] = reader.story_of(first)
    return known[first]


def _standing(reader: Looking, decision: Decision, holds: bool, story: Dossier | None) -> Standing:
    if decision.kind == "undo":
        return "undo"
    if not holds:
        return "superseded"
    if not decision.target:
        return _of_stories(reader, decision)
    pieces = [*decision.target.evidence[: founding(decision)]]
    pieces += [decision.to] if isinstance(decision.to, Evidence) else []
    texts = {}
    for piece in pieces:
        try:
            texts[piece.article] = reader.reading(piece.article).article.text
        except Missing:
            return "waits"
    if story and decision.id in {one.id for one in story.decisions or ()}:
        return "holds"
    if any(place_of(piece, texts[piece.article]) is None for piece in pieces):
        return "stale"
    return "unmet"


def _of_stories(reader: Looking, decision: Decision) -> Standing:
    """What became of a decision on which articles are of one story; those that are there count."""
    stories = reader.stories_of(review.named_in(decision))
    own = [stories[article] for article in decision.articles if article in stories]
    others = {stories[article] for article in decision.others or () if article in stories}
    if len(own) < {"merge": 2, "split": 1}.get(decision.kind, len(decision.articles)):
        return "waits"
    if decision.kind == "apart":
        return "holds" if len(set(own)) == len(own) else "unmet"
    return "holds" if len(set(own)) == 1 and not others & set(own) else "unmet"
