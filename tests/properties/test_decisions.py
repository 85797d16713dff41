"""Five hundred random decisions of every kind, then articles that come and go and other versions.

Each decision that still applies is applied; each that does not is listed with the reason. What a
store holds afterwards is what another store holds that is told the same decisions first.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from tests.support import COVERAGE, without_given_ids
from variorum import pipeline, review
from variorum.engine import ruling
from variorum.engine.archive import Archive
from variorum.engine.article_ruling import ArticleDraft, decide_article
from variorum.engine.decision_log import Entry, StoreLooking, log
from variorum.engine.line_changes import (
    MEASURES,
    MODES,
    RELATIONS,
    Draft,
    change_of,
    evidence_of,
    speakers,
    target_of,
)
from variorum.engine.opened_lines import Lines
from variorum.engine.store_check import check_store
from variorum.errors import StopRun
from variorum.model import Claim, Decision, Dossier, Entity, Evidence, Figure, Statement
from variorum.model.decision import Amount, DecisionKind
from variorum.review import Signature
from variorum.store.sqlite import SqliteStore

COUNT = 500
AT_ONCE = 25
"""Decisions on lines that are kept in one transaction, so that the test ends the same day."""

MORE = [
    {
        "text": "SALLOWFORD, March 14, 2026 - The Kellermark dam overflowed on Wednesday and "
        "killed at least 13 people, the civil protection ministry said.\n\n"
        f"“We counted thirteen dead,” said the mayor of {town}, Tamsin Orrel. The governor denied "
        "that the gates were open.",
        "published": "2026-03-14",
        "title": "Dam overflow kills 13 in Marvenia",
        "id": town,
    }
    for town in ("Kell", "Drovny")
]


class Deciding:
    """Somebody who decides at random, and remembers it all."""

    def __init__(self, archive: Archive, seed: int) -> None:
        self.archive = archive
        self.chance = random.Random(seed)
        self.made: list[Decision] = []

    def signed(self) -> Signature:
        number = len(self.made)
        by = self.chance.choice(["Ida", "Ben", "Mara"])
        return Signature(
            f"2026-05-06T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z", by
        )

    def decide(self, count: int) -> None:
        """Make so many decisions: one in ten on stories, articles or a decision of before."""
        while len(self.made) < count:
            dossiers = list(self.archive.stories())
            pending: list[Decision] = []
            lines = {one.story.id: Lines(one) for one in dossiers}
            for _ in range(AT_ONCE):
                made = self._on_line(self.chance.choice(list(lines.values())))
                self.made += made
                pending += made
            self.archive.rule(pending)
            for _ in range(2):
                self._rare(list(self.archive.stories()))

    def _on_line(self, lines: Lines) -> list[Decision]:
        address = self.chance.choice(list(lines.records))
        try:
            draft = self._draft(lines, address)
            target, change = target_of(lines, address, draft), change_of(lines, address, draft)
        except StopRun:
            return []
        signed = self.signed()
        return [review.decide_line(draft.kind, target, self.made, signed, change, "as it was")]

    def _draft(self, lines: Lines, address: str) -> Draft:
        """Anything that a person may ask for, be it on a line where it makes no sense."""
        chance, record = self.chance, lines.records[address][2]
        pieces = evidence_of(lines, record)
        places = [(one.article, one.start, one.end) for one in pieces]
        by_kind = {
            "statements": ["speaker", "mode", "strike", "relate"],
            "figures": ["amount", "measure", "merge", "split", "strike"],
            "events": ["date", "place", "strike"],
            "entities": ["merge", "split"],
            "claims": ["merge", "split", "relate", "strike", "accept"],
        }
        field = lines.records[address][0]
        kind: Any = chance.choice(by_kind.get(field, ["accept", "strike", "unsure"]))
        alike = [one for one, (of, _, _) in lines.records.items() if of in (field, "claims")]
        value = {
            "mode": chance.choice(MODES),
            "measure": chance.choice(MEASURES),
            "relate": chance.choice(RELATIONS),
            "date": chance.choice(["1911", "2026-03", "2026-03-12"]),
            "place": chance.choice(["Kell", None]),
        }.get(kind)
        number = chance.randint(1, 99)
        leaving = chance.sample(places, chance.randint(1, max(1, len(places) - 1)))
        named = (
            speakers(lines.dossier, record.evidence.article)
            if isinstance(record, Statement)
            else []
        )
        who = chance.choice([None, *named])
        return Draft(
            kind=kind,
            value=value,
            other=chance.choice(alike) if kind in ("merge", "relate") else None,
            pieces=tuple(leaving) if kind == "split" else (),
            place=chance.choice(places) if kind in ("amount", "measure") else None,
            amount=Amount(qualifier="exact", value=number, low=number, high=number),
            speaker=(who.start, who.end) if who else None,
        )

    def _rare(self, dossiers: Sequence[Dossier]) -> None:
        """One decision on an article, on whole stories, or on one of before."""
        dossier = self.chance.choice(dossiers)
        article = self.chance.choice(dossier.articles)
        acts: list[Callable[[], Sequence[Decision]]] = [
            lambda: [self._of_article(article.id, kind="outlet", value="Marven Post")],
            lambda: [self._of_article(article.id, kind="published", value="2026-03-11")],
            lambda: [self._of_article(article.id, kind="add", span=(5, 60), value="warns")],
            lambda: [self._take_back()],
            lambda: self._of_stories("merge", [one.story.id for one in dossiers][:2]),
            lambda: self._of_stories("split", [dossier.story.id, article.id]),
            lambda: self._of_stories("same", [article.id, dossiers[0].articles[0].id]),
            lambda: self._of_stories("apart", [article.id, dossiers[0].articles[0].id]),
        ]
        try:
            self.made += self.chance.choice(acts)()
        except StopRun:
            return

    def _of_article(self, article: str, **draft: object) -> Decision:
        return decide_article(self.archive, article, ArticleDraft(**draft), self.signed())  # type: ignore[arg-type]

    def _of_stories(self, kind: str, named: list[str]) -> Sequence[Decision]:
        return ruling.decide(self.archive, kind, named, None, self.signed())

    def _take_back(self) -> Decision:
        one = self.chance.choice(review.holding(self.made))
        return self.archive.undo(one.id, made=self.signed().made, by="Ben")


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")


def raise_version(monkeypatch: pytest.MonkeyPatch, gone: str) -> None:
    """Another version of cleaning, by which some words are no part of a text any more."""

    def cleaned(run: Callable[..., Any]) -> Callable[..., Any]:
        def clean(document: Any) -> Any:
            own = run(document)
            if gone not in own.text:
                return own
            # As many characters, so that all other words stand where they stood.
            other = ("rewritten " * len(gone))[: len(gone)]
            return own.with_text(own.text.replace(gone, other), own.removed)

        return clean

    stages = tuple(
        msgspec.structs.replace(one, version=one.version + 1, run=cleaned(one.run))
        if one.name == "clean"
        else one
        for one in pipeline.STAGES
    )
    monkeypatch.setattr(pipeline, "STAGES", stages)


def test_what_still_applies_is_applied_and_the_rest_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "v.db")
    archive = Archive(store, workers=1)
    archive.add([str(COVERAGE)])
    deciding = Deciding(archive, seed=17)
    deciding.decide(COUNT)
    assert {one.kind for one in deciding.made} == set(get_args(DecisionKind))
    assert [one for one, _ in archive.decisions()] == deciding.made
    removed = [one.articles[-1].id for one in archive.stories()][:2]
    for article in removed:
        archive.remove(article)
    archive.add(MORE)
    sentence = next(
        piece.text
        for one in review.holding(deciding.made)
        if one.target and one.target.kind == "claims"
        for piece in one.target.evidence
        if piece.article not in removed
    )
    raise_version(monkeypatch, sentence)
    dossiers = {article.id: one for one in archive.stories() for article in one.articles}
    entries = list(log(StoreLooking(store)))
    assert [one.decision for one in entries] == deciding.made
    check_standings(entries, dossiers)
    found = Counter(one.standing for one in entries)
    assert found["waits"] > 5
    assert found["stale"] >= 1
    assert found["holds"] > COUNT // 2
    store.close()
    assert check_store(tmp_path / "v.db", pytest.fail, workers=1).failures == ()
    check_other_order(tmp_path, deciding.made, removed)


def check_standings(entries: Sequence[Entry], dossiers: dict[str, Dossier]) -> None:
    """What the list says of each decision is so, by the texts and the records themselves."""
    held = {one.id for one in review.holding(one.decision for one in entries)}
    for entry in entries:
        one = entry.decision
        if one.kind == "undo" or one.id not in held:
            assert entry.standing in ("undo", "superseded")
        elif one.target:
            words = [*one.target.evidence[: review.founding(one)]]
            words += [one.to] if isinstance(one.to, Evidence) else []
            if any(piece.article not in dossiers for piece in words):
                assert entry.standing == "waits"
            elif any(piece.text not in text_of(dossiers, piece.article) for piece in words):
                assert entry.standing == "stale"
            else:
                assert entry.standing in ("holds", "unmet")
                if entry.standing == "holds":
                    assert is_applied(one, entries, dossiers[words[0].article]), one


def text_of(dossiers: dict[str, Dossier], article: str) -> str:
    return next(one.text for one in dossiers[article].articles if one.id == article)


def is_applied(one: Decision, entries: Sequence[Entry], dossier: Dossier) -> bool:
    """Whether a decision shows in a dossier, unless a later one on the same words changed it."""
    assert one.target
    piece = one.target.evidence[0]
    later = [
        entry.decision
        for entry in entries
        if entry.standing == "holds" and entry.decision.target and entry.decision.made > one.made
    ]
    touched = {each for other in later if other.target for each in other.target.evidence}
    if touched & {*one.target.evidence}:
        return True
    check = _CHECKS.get(one.kind)
    return check is None or check(one, piece, dossier)


def says(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    # Two may say the same words; one of them is corrected.
    found = [said for said in dossier.statements if said.evidence == piece]
    return not found or any(shows(one, said, dossier) for said in found)


def counts(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    reports = [report for figure in dossier.figures for report in figure.reports]
    values = {report.value for report in reports if report.evidence == piece}
    return bool(one.amount) and values <= {one.amount.value}


def happened(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    events = [each for each in dossier.events if piece in each.evidence]
    told = [each.date.value if one.kind == "date" else each.place for each in events]
    return not told or one.value in told


def published(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    article = next(each for each in dossier.articles if each.id == piece.article)
    if one.kind == "outlet":
        return article.outlet.name == one.value
    return article.published is not None and article.published.value == one.value


def is_together(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    found = list(records(one, dossier))
    # Words that are read with other ends by now are found by half of them.
    exact = all(any(each in pieces for pieces in found) for each in words_of(one))
    return not exact or any(set(words_of(one)) <= pieces for pieces in found)


def is_apart(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    # Two claims may rest on the same words, of which only one was split.
    assert one.target
    on_claims = one.target.kind == "claims"
    found = [pieces for pieces in records(one, dossier) if piece in pieces]
    return on_claims or all(pieces <= set(words_of(one)) for pieces in found)


def is_drawn(one: Decision, piece: Evidence, dossier: Dossier) -> bool:
    return any(set(each.evidence) == set(words_of(one)) for each in dossier.relations)


def words_of(one: Decision) -> tuple[Evidence, ...]:
    return one.target.evidence if one.target else ()


_CHECKS: dict[str, Callable[[Decision, Evidence, Dossier], bool]] = {
    **dict.fromkeys(("speaker", "mode", "add"), says),
    "amount": counts,
    **dict.fromkeys(("date", "place"), happened),
    **dict.fromkeys(("outlet", "published"), published),
    "merge": is_together,
    "split": is_apart,
    "relate": is_drawn,
}
"""By the kind of decision, whether it shows in a dossier."""


def shows(one: Decision, said: Statement, dossier: Dossier) -> bool:
    """Whether a statement is as a decision has it."""
    if one.kind == "mode":
        return said.mode == one.value
    if one.to is None:
        return said.speaker is None
    speaker = next((each for each in dossier.entities if each.id == said.speaker), None)
    return speaker is not None and one.to in speaker.mentions


def records(one: Decision, dossier: Dossier) -> Iterator[set[Evidence]]:
    """The words of each record of the kind that a decision is on."""
    assert one.target
    for record in getattr(dossier, one.target.kind):
        if isinstance(record, Figure):
            yield {report.evidence for report in record.reports}
        elif isinstance(record, Claim):
            yield set(record.pieces)
        elif isinstance(record, Entity):
            yield set(record.mentions)


def check_other_order(tmp_path: Path, made: Sequence[Decision], removed: Sequence[str]) -> None:
    """A store that knows the decisions before it has any article holds the same in the end."""
    first, other = SqliteStore(tmp_path / "v.db"), SqliteStore(tmp_path / "other.db")
    with other.transaction():
        for decision in made:
            other.decisions.keep(decision)
    archive = Archive(other, workers=1)
    archive.add([*reversed(MORE)])
    archive.add([str(COVERAGE)])
    for article in removed:
        archive.remove(article)
    told = [
        sorted(
            without_given_ids(msgspec.json.encode(one))
            for one in Archive(each, workers=1).stories()
        )
        for each in (first, other)
    ]
    first.close()
    other.close()
    assert told[0] == told[1]
