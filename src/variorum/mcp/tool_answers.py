"""What each tool answers: plain records with evidence and counts of origins."""

from typing import Any, Literal

import msgspec

from variorum import review
from variorum.engine.asking import ask, is_store
from variorum.engine.cited_lines import cited, quoted, support
from variorum.engine.desk import Missing, Reader, bring_up
from variorum.engine.line_ruling import Draft, decide_line, decided_on
from variorum.engine.opened_lines import KINDS, Lines
from variorum.engine.opening import open_archive
from variorum.engine.story_changes import changes
from variorum.errors import StopRun
from variorum.model import Evidence
from variorum.store.address import named
from variorum.store.catalogue import StoryFilter

MOST = 50
"""Stories or places that one answer holds at most."""

SHOWN = 3
"""Pieces of evidence that the list of a story's lines gives of each; `evidence` gives all."""

Record = dict[str, Any]


class Answering:
    """The tools over one store. Each may be called from any thread."""

    def __init__(self, store: str, decide_as: str | None = None) -> None:
        if not is_store(store):
            raise StopRun(
                f"there is no store at {named(store)}: make one with `variorum add PATH...`"
            )
        if decide_as is not None and not decide_as.strip():
            raise StopRun("every decision has a name: say under which it is kept")
        self._store = store
        self._by = decide_as
        bring_up(store, lambda _: None)
        self._reader = Reader(store)

    def search(
        self,
        words: str = "",
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        limit: int = 10,
    ) -> Record:
        """The stories that are meant, and where the words stand."""
        if not 0 < limit <= MOST:
            raise StopRun(f"ask for 1 to {MOST}")
        wanted = StoryFilter(since=since, until=until, place=place, outlet=outlet)
        about = msgspec.structs.replace(wanted, about=words or None, limit=limit)
        found = self._reader.stories(about)
        hits = self._reader.search(words, wanted, limit) if words else []
        plain = [
            msgspec.structs.replace(one, text=one.text.replace("\x02", "").replace("\x03", ""))
            for one in hits
        ]
        return {
            "stories": [_told(one.head) | _counts(one) for one in found],
            "passages": _told(plain),
        }

    def story(self, story: str, kind: str | None = None) -> Record:
        """The lines of a story, each with its count of origins and its first evidence."""
        lines = self._lines(story)
        if kind is not None and kind not in KINDS:
            raise StopRun(f"there are no lines of kind {kind!r}; use one of {', '.join(KINDS)}")
        dossier = lines.dossier
        articles, outlets, origins = support(dossier, (one.id for one in dossier.articles))
        told = []
        for address, (field, _, _) in lines.records.items():
            opened = lines.open(address)
            if opened is None or not opened.shown or kind not in (None, field):
                continue
            pieces = [one.evidence for one in opened.voices]
            told.append(
                {
                    "address": address,
                    "kind": field,
                    "text": opened.text,
                    "notes": list(opened.notes),
                    "origins": support(dossier, (one.article for one in pieces))[2],
                    "evidence": [self._words(lines, one) for one in pieces[:SHOWN]],
                    "more_evidence": max(0, len(pieces) - SHOWN),
                }
            )
        head: Record = _told(dossier.story)
        return {**head, "articles": articles, "outlets": outlets, "origins": origins, "lines": told}

    def ask(self, claim: str) -> Record:
        """What the coverage says of a claim."""
        asked: Record = _told(ask(claim, [self._store], workers=1))
        return asked

    def evidence(self, story: str, line: str) -> Record:
        """All evidence of a line, and what people decided on it."""
        lines = self._lines(story)
        found = cited(lines, line)
        if found is None:
            raise Missing(f"the story {story} has no line {line!r}: `story` names them")
        held = [one for one, holds in self._reader.decisions() if holds]
        decided = decided_on(lines, line, held)
        return {**_told(found), "decisions": _told(decided)}

    def changes(self, story: str, since: str) -> Record:
        """What is new in a story since a day."""
        held = [one for one, holds in self._reader.decisions() if holds]
        found: Record = _told(changes(self._lines(story), since, held))
        return found

    def decide(
        self, story: str, line: str, verdict: Literal["accept", "strike", "unsure"], reason: str
    ) -> Record:
        """Keep a decision on a line."""
        if self._by is None:
            raise StopRun("this server only reads: it was started without --decide-as")
        signed = review.Signature(review.now(), self._by, reason.strip() or None)
        with open_archive(self._store, create=False, workers=1) as archive:
            made = decide_line(archive, story, line, Draft(kind=verdict), signed)
        told: Record = _told(made)
        return told

    def _lines(self, story: str) -> Lines:
        return Lines(self._reader.dossier(story))

    def _words(self, lines: Lines, evidence: Evidence) -> Record:
        found = quoted(lines.index, evidence)
        return {
            "text": found.text,
            "article": found.article,
            "outlet": found.outlet,
            "published": found.published,
            "origin": found.origin,
            "start": found.start,
            "end": found.end,
        }


def _counts(listed: Any) -> Record:
    return {
        "articles": listed.articles,
        "outlets": listed.outlets,
        "origins": listed.origins,
    }


def _told(record: Any) -> Any:
    return msgspec.to_builtins(record)
