"""The record of what people decided: who, when, on what, why, and what became of it."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from variorum import review
from variorum.engine.desk import Missing, Reader
from variorum.model import Decision, Dossier, Evidence
from variorum.review import founding, place_of

Standing = Literal["holds", "superseded", "undo", "stale", "waits", "unmet"]
"""What became of a decision. `superseded`: another one took its place. `stale`: the words that it
rests on are gone from the article. `waits`: an article of it is not there. `unmet`: the words
stand, and the program makes no such line of them any more; of stories, a later one overrules it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as it is listed, with the story that it is on, where there is one."""

    decision: Decision
    standing: Standing
    story: str | None = None


def log(reader: Reader) -> Iterator[Entry]:
    """All that was decided, the earliest first."""
    stories: dict[str, Dossier | None] = {}
    for one, holds in reader.decisions():
        story = _story(reader, one, stories)
        named = story.story.id if story else None
        yield Entry(decision=one, standing=_standing(reader, one, holds, story), story=named)


def _story(reader: Reader, decision: Decision, known: dict[str, Dossier | None]) -> Dossier | None:
    first = decision.target.evidence[0].article if decision.target else decision.articles[0]
    if first not in known:
        known[first] = reader.story_of(first)
    return known[first]


def _standing(reader: Reader, decision: Decision, holds: bool, story: Dossier | None) -> Standing:
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


def _of_stories(reader: Reader, decision: Decision) -> Standing:
    """What became of a decision on which articles are of one story; those that are there count."""
    stories = reader.stories_of(review.named_in(decision))
    own = [stories[article] for article in decision.articles if article in stories]
    others = {stories[article] for article in decision.others or () if article in stories}
    if len(own) < {"merge": 2, "split": 1}.get(decision.kind, len(decision.articles)):
        return "waits"
    if decision.kind == "apart":
        return "holds" if len(set(own)) == len(own) else "unmet"
    return "holds" if len(set(own)) == 1 and not others & set(own) else "unmet"
