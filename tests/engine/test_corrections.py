"""Corrections of every kind of record change what follows from it, and can be taken back."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.engine.stages import count_runs
from tests.support import COVERAGE
from variorum.engine import decision_log
from variorum.engine.archive import Archive
from variorum.engine.article_ruling import ArticleDraft, article_state, decide_article
from variorum.engine.corrected_articles import CorrectedArticles
from variorum.engine.desk import Missing, Reader
from variorum.engine.line_changes import Draft
from variorum.engine.line_ruling import Overtaken, decide_line, speakers, state
from variorum.engine.opened_lines import Lines
from variorum.engine.rereading import check_document
from variorum.engine.store_check import check_store
from variorum.errors import StopRun
from variorum.model import Claim, Comparison, Decision, Dossier, Entity, Evidence, Figure
from variorum.review import Signature
from variorum.store.sqlite import SqliteStore
from variorum.why import explained

TICKS = itertools.count(1)


def signed() -> Signature:
    """Each decision is later than the one before it."""
    return Signature(f"2026-05-06T00:00:00.{next(TICKS):06}Z", "Ida", "read again")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "v.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        store = SqliteStore(path)
        Archive(store, workers=1).add([str(COVERAGE)])
        store.close()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "v.db"))


@pytest.fixture
def archive(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    store = SqliteStore(path)
    yield Archive(store, workers=1)
    store.close()


def dam(archive: Archive) -> Dossier:
    return next(one for one in archive.stories() if "Dam" in one.story.title)


def decide(archive: Archive, dossier: Dossier, address: str, **draft: object) -> Decision:
    return decide_line(archive, dossier.story.id, address, Draft(**draft), signed())  # type: ignore[arg-type]


def of_article(archive: Archive, article: str, **draft: object) -> Decision:
    return decide_article(archive, article, ArticleDraft(**draft), signed())  # type: ignore[arg-type]


def failures(dossier: Dossier) -> list[str]:
    comparison = Comparison(dossiers=(dossier,))
    found = check_document(msgspec.json.encode(comparison), comparison)
    return [one for one in found if "seal" not in one]


def standings(path: Path) -> list[str]:
    return [one.standing for one in decision_log.log(Reader(path))]


def place(piece: Evidence) -> tuple[str, int, int]:
    return piece.article, piece.start, piece.end


def entities(dossier: Dossier, piece: Evidence) -> Entity:
    (found,) = [one for one in dossier.entities if piece in one.mentions]
    return found


def figures(dossier: Dossier, piece: Evidence) -> Figure:
    return next(
        one for one in dossier.figures if piece in [report.evidence for report in one.reports]
    )


def claims(dossier: Dossier, piece: Evidence) -> Claim:
    return next(one for one in dossier.claims if piece in one.pieces)


def test_two_persons_are_one_and_all_that_they_say_is_of_one(archive: Archive, path: Path) -> None:
    before = dam(archive)
    said = {one.speaker for one in before.statements}
    one, other = [each for each in before.entities if each.id in said][:2]
    decision = decide(archive, before, one.id, kind="merge", other=other.id)
    after = dam(archive)
    made = entities(after, one.mentions[0])
    assert set(made.mentions) == {*one.mentions, *other.mentions}
    both = {each.evidence for each in before.statements if each.speaker in (one.id, other.id)}
    assert {each.evidence for each in after.statements if each.speaker == made.id} >= both
    assert after.decisions == (decision,)
    assert failures(after) == []
    assert explained(after).entities[0].because
    assert check_store(path, pytest.fail, workers=1).failures == ()
    archive.undo(decision.id, made="2026-05-07T00:00:00Z")
    assert dam(archive) == before


def test_names_leave_a_person_as_somebody_else(archive: Archive) -> None:
    before = dam(archive)
    one = max(before.entities, key=lambda each: len(each.mentions))
    leaving = one.mentions[-2:]
    decision = decide(archive, before, one.id, kind="split", pieces=tuple(map(place, leaving)))
    after = dam(archive)
    assert entities(after, leaving[0]).mentions == leaving
    assert set(entities(after, one.mentions[0]).mentions) == {*one.mentions} - {*leaving}
    assert after.decisions == (decision,)
    assert failures(after) == []


def test_figures_are_put_together_and_taken_apart(archive: Archive) -> None:
    before = dam(archive)
    one = next(each for each in before.figures if len(each.reports) > 1)
    other = next(each for each in before.figures if each.unit == one.unit and each is not one)
    pieces = [report.evidence for report in one.reports]
    first = decide(archive, before, one.id, kind="merge", other=other.id)
    after = dam(archive)
    made = figures(after, pieces[0])
    assert len(made.reports) == len(one.reports) + len(other.reports)
    assert made.low == min(each.low for each in (one, other) if each.low is not None)
    assert failures(after) == []
    leaving = pieces[-1]
    second = decide(archive, after, made.id, kind="split", pieces=(place(leaving),))
    parted = dam(archive)
    assert [report.evidence for report in figures(parted, leaving).reports] == [leaving]
    assert leaving not in [each.evidence for each in figures(parted, pieces[0]).reports]
    assert parted.decisions == (first, second)
    assert failures(parted) == []


def test_claims_are_put_together_and_taken_apart(archive: Archive, path: Path) -> None:
    before = dam(archive)
    one = next(each for each in before.claims if len(each.pieces) > 1)
    other = next(each for each in before.claims if not set(each.pieces) & set(one.pieces))
    decide(archive, before, one.id, kind="merge", other=other.id)
    after = dam(archive)
    made = claims(after, one.pieces[0])
    assert {*one.pieces, *other.pieces} <= set(made.pieces)
    assert failures(after) == []
    leaving = one.pieces[-1]
    decide(archive, after, made.id, kind="split", pieces=(place(leaving),))
    parted = dam(archive)
    assert claims(parted, leaving).pieces == (leaving,)
    assert failures(parted) == []
    assert standings(path) == ["holds", "holds"]
    assert check_store(path, pytest.fail, workers=1).failures == ()


def meet(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def test_a_relation_is_drawn_between_what_two_say(archive: Archive) -> None:
    before = dam(archive)
    held = [piece for each in before.claims for piece in each.pieces]
    said = next(
        one for one in before.statements if not any(meet(one.evidence, piece) for piece in held)
    )
    claim = next(one for one in before.claims if one.articles != (said.evidence.article,))
    decision = decide(archive, before, said.id, kind="relate", other=claim.id, value="denies")
    after = dam(archive)
    made, denied = claims(after, said.evidence), claims(after, claim.pieces[0])
    assert denied.status == "disputed"
    (drawn,) = [one for one in after.relations if (one.claim, one.to) == (made.id, denied.id)]
    assert (drawn.kind, drawn.shown) == ("denies", True)
    assert after.decisions == (decision,)
    assert failures(after) == []


def test_how_something_is_said_and_what_is_measured(archive: Archive) -> None:
    before = dam(archive)
    said = next(one for one in before.statements if one.mode == "says")
    decide(archive, before, said.id, kind="mode", value="warns")
    figure = next(one for one in before.figures if one.measure == "killed")
    decide(archive, before, figure.id, kind="measure", value="missing")
    after = dam(archive)
    assert [one.mode for one in after.statements if one.evidence == said.evidence] == ["warns"]
    for report in figure.reports:
        assert figures(after, report.evidence).measure == "missing"
    assert len(after.decisions or ()) == 2
    assert failures(after) == []


def test_an_event_on_another_day_and_elsewhere(archive: Archive) -> None:
    before = dam(archive)
    event = before.events[-1]
    decide(archive, before, event.id, kind="date", value="1911-02-03")
    decide(archive, before, event.id, kind="place", value="Kell  Bridge")
    after = dam(archive)
    first = after.events[0]
    assert (first.evidence, first.date.value, first.date.precision, first.date.basis) == (
        event.evidence,
        "1911-02-03",
        "day",
        "decision",
    )
    assert first.place == "Kell Bridge"
    assert failures(after) == []
    assert explained(after).events[0].evidence == event.evidence


def test_an_outlet_and_a_day_from_which_all_days_count(archive: Archive, path: Path) -> None:
    before = dam(archive)
    article = next(
        one for one in before.articles if one.published and one.published.basis != "coverage"
    )
    of_article(archive, article.id, kind="outlet", value="Marven Post")
    first = of_article(archive, article.id, kind="published", value="2026-02-01")
    (after,) = archive.show(article.id).dossiers
    (changed,) = [one for one in after.articles if one.id == article.id]
    assert (changed.outlet.name, changed.outlet.basis) == ("Marven Post", "decision")
    assert changed.published
    assert (changed.published.value, changed.published.basis) == ("2026-02-01", "decision")
    assert standings(path) == ["holds", "holds"]
    assert failures(after) == []
    assert check_store(path, pytest.fail, workers=1).failures == ()
    # The article that goes and comes back is as people have it.
    archive.remove(article.id)
    assert standings(path) == ["waits", "waits"]
    archive.add([str(COVERAGE)])
    assert archive.show(article.id).dossiers[0] == after
    for decision, _ in archive.decisions():
        archive.undo(decision.id, made=f"{first.made}!")
    assert dam(archive) == before


def test_words_that_are_marked_are_a_statement(archive: Archive, path: Path) -> None:
    before = dam(archive)
    said = {one.evidence for one in before.statements}
    article = before.articles[0]
    named = speakers(before, article.id)[0]
    words = next(
        sentence
        for sentence in article.text.replace("\n", " ").split(". ")
        if len(sentence.split()) > 6 and not any(sentence in one.text for one in said)
    )
    decision = of_article(
        archive,
        article.id,
        kind="add",
        words=words,
        speaker=(named.start, named.end),
        value="confirms",
    )
    after = dam(archive)
    (added,) = [one for one in after.statements if place(one.evidence)[1:] == span_of(decision)]
    assert (added.mode, added.speaker_text) == ("confirms", named.text)
    assert added.speaker == entities(after, named).id
    assert failures(after) == []
    assert check_store(path, pytest.fail, workers=1).failures == ()
    decide(archive, after, added.id, kind="strike")
    assert added.evidence not in [one.evidence for one in dam(archive).statements]


def span_of(decision: Decision) -> tuple[int, int]:
    assert decision.target
    piece = decision.target.evidence[0]
    return piece.start, piece.end


def test_an_article_is_corrected_as_long_as_its_first_words_stand(archive: Archive) -> None:
    article = dam(archive).articles[0]
    decision = of_article(archive, article.id, kind="outlet", value="Marven Post")
    corrected = CorrectedArticles(archive._store)
    assert corrected.ids == {article.id}
    assert corrected.of(article).outlet.name == "Marven Post"
    own = article.with_text("Other words. " + article.text[400:], ())
    assert corrected.of(own) == own
    archive.undo(decision.id, made="2027")
    corrected.refresh()
    assert not corrected.ids


def test_corrections_are_found_again_by_a_later_version(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dam(archive)
    one, other = before.entities[:2]
    decide(archive, before, one.id, kind="merge", other=other.id)
    decide(archive, before, before.events[-1].id, kind="date", value="1911-02-03")
    of_article(archive, before.articles[0].id, kind="outlet", value="Marven Post")
    decided = dam(archive)
    assert len(decided.decisions or ()) == 3
    count_runs(monkeypatch, raised="clean")
    assert dam(archive) == decided


def test_who_saw_another_state_of_an_article_is_told_what_was_decided(archive: Archive) -> None:
    article = dam(archive).articles[0]
    seen = article_state(article, [])
    of_article(archive, article.id, kind="outlet", value="Marven Post", seen=seen)
    with pytest.raises(Overtaken, match="outlet by Ida at 2026-05-06 00:00"):
        of_article(archive, article.id, kind="published", value="2026-02-01", seen=seen)
    assert len(archive.decisions()) == 1


def test_who_decides_in_the_same_moment_sees_what_the_other_decided(
    archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between a look and a decision, somebody else decides through another process."""
    dossier = dam(archive)
    claim, event = dossier.claims[0].id, dossier.events[0].id
    real = archive.rule
    decided: list[str] = []

    def late(address: str) -> None:
        def rule(decisions: object, known: object = None) -> None:
            if not decided:
                decided.append(address)
                other = SqliteStore(path)
                decide(Archive(other, workers=1), dossier, address, kind="accept")
                other.close()
            real(decisions, known)  # type: ignore[arg-type]

        monkeypatch.setattr(archive, "rule", rule)

    late(event)
    # Another line is no matter: the decision is made once more, of what there is by now.
    decide(archive, dossier, claim, kind="unsure", seen=lines_state(dossier, claim))
    assert {one.kind for one, _ in archive.decisions()} == {"accept", "unsure"}
    decided.clear()
    other = dossier.claims[1].id
    seen = lines_state(dam(archive), other)
    late(other)
    with pytest.raises(Overtaken, match="accept by Ida"):
        decide(archive, dossier, other, kind="strike", seen=seen)
    assert len(archive.decisions()) == 3


def lines_state(dossier: Dossier, address: str) -> str:
    return state(Lines(dossier), address, [])


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(archive: Archive) -> None:
    dossier = dam(archive)
    claim, said = dossier.claims[0], dossier.statements[0]
    entity, event = dossier.entities[0], dossier.events[0]
    first = place(claim.pieces[0])
    wrong: list[tuple[str, dict[str, object]]] = [
        (entity.id, {"kind": "strike"}),
        (entity.id, {"kind": "merge"}),
        (entity.id, {"kind": "merge", "other": entity.id}),
        (entity.id, {"kind": "merge", "other": claim.id}),
        (claim.id, {"kind": "split"}),
        (claim.id, {"kind": "split", "pieces": (first, ("a0", 0, 1))}),
        (claim.id, {"kind": "split", "pieces": tuple(map(place, claim.pieces))}),
        (claim.id, {"kind": "relate", "other": event.id, "value": "denies"}),
        (claim.id, {"kind": "relate", "other": said.id, "value": "hates"}),
        (said.id, {"kind": "mode", "value": "sings"}),
        (said.id, {"kind": "date", "value": "2031"}),
        (event.id, {"kind": "date", "value": "6 May"}),
        (event.id, {"kind": "place", "value": "x" * 201}),
        (dossier.figures[0].id, {"kind": "measure", "value": "height"}),
    ]
    for address, draft in wrong:
        with pytest.raises(StopRun):
            decide(archive, dossier, address, **draft)
    with pytest.raises(Missing):
        decide(archive, dossier, entity.id, kind="merge", other="e0")
    article = dossier.articles[0]
    drafts: list[dict[str, object]] = [
        {"kind": "published", "value": "yesterday"},
        {"kind": "add", "words": "the"},
        {"kind": "add", "words": ""},
        {"kind": "add", "span": (0, 10_000_000)},
        {"kind": "add", "span": (0, 20), "value": "sings"},
        {"kind": "add", "span": (0, 20), "speaker": (0, 10_000_000)},
    ]
    for draft in drafts:
        with pytest.raises(StopRun):
            of_article(archive, article.id, **draft)
    assert archive.decisions() == []
