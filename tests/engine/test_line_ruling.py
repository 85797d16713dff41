"""Decisions on lines change what is compiled, can be undone, and survive what is made anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.engine.stages import count_runs
from tests.support import COVERAGE
from variorum.engine.archive import Archive
from variorum.engine.desk import Missing
from variorum.engine.line_ruling import Draft, Overtaken, decide_line, decided_on, speakers, state
from variorum.engine.opened_lines import Lines
from variorum.engine.rereading import check_document
from variorum.engine.store_check import check_store
from variorum.errors import StopRun
from variorum.model import Comparison, Decision, Dossier
from variorum.model.decision import Amount
from variorum.review import Signature
from variorum.store.sqlite import SqliteStore
from variorum.why import explained

SIGNED = Signature("2026-05-06T00:00:00Z", "Ida", "read again")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "v.db"
    store = SqliteStore(path)
    Archive(store, workers=1).add([str(COVERAGE)])
    store.close()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "v.db"))


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    store = SqliteStore(path)
    yield Archive(store, workers=1)
    store.close()


def dam(archive: Archive) -> Dossier:
    return next(one for one in archive.stories() if "Dam" in one.story.title)


def decide(archive: Archive, dossier: Dossier, address: str, **draft: object) -> Decision:
    return decide_line(archive, dossier.story.id, address, Draft(**draft), SIGNED)  # type: ignore[arg-type]


def addresses(dossier: Dossier) -> dict[str, str]:
    """An address of each kind of line that can be struck."""
    kinds = {kind: address for address, (kind, _, _) in Lines(dossier).records.items()}
    denied = next(one for one in dossier.relations if one.kind == "denies")
    kinds["relations"] = f"{denied.claim}..{denied.to}"
    return kinds


@pytest.mark.parametrize(
    "kind", ["brief", "events", "figures", "claims", "relations", "only_in", "statements"]
)
def test_a_line_is_struck_and_comes_back(archive: Archive, kind: str) -> None:
    before = dam(archive)
    address = addresses(before)[kind]
    decision = decide(archive, before, address, kind="strike")
    after = dam(archive)
    assert address not in Lines(after).records
    assert after.decisions == (decision,)
    assert decision.was == getattr(Lines(before).open(address), "text", None)
    assert check_document_of(after) == []
    archive.undo(decision.id, made="2026-05-07T00:00:00Z")
    assert dam(archive) == before


def check_document_of(dossier: Dossier) -> list[str]:
    comparison = Comparison(dossiers=(dossier,))
    found = check_document(msgspec.json.encode(comparison), comparison)
    return [one for one in found if "seal" not in one]


def test_a_candidate_that_is_accepted_is_shown(archive: Archive) -> None:
    for dossier in list(archive.stories()):
        for claim in (one for one in dossier.claims if not one.shown):
            decide(archive, dossier, claim.id, kind="accept")
            after = archive.show(dossier.story.id).dossiers[0]
            assert next(one for one in after.claims if one.id == claim.id).shown
            return
    pytest.fail("the sample has no candidate")


def test_unsure_changes_nothing_but_is_kept(archive: Archive) -> None:
    before = dam(archive)
    decision = decide(archive, before, before.claims[0].id, kind="unsure")
    after = dam(archive)
    assert after.decisions == (decision,)
    assert msgspec.structs.replace(after, decisions=msgspec.UNSET) == before


def test_another_speaker_is_who_asserts_the_claim(archive: Archive) -> None:
    before = dam(archive)
    statement, claim = next(
        (one, claim)
        for claim in before.claims
        for one in before.statements
        if one.id in claim.statements and one.speaker
    )
    named = next(
        one
        for one in speakers(before, statement.evidence.article)
        if all(one != mention for mention in mentions(before, statement.speaker))
    )
    decide(archive, before, statement.id, kind="speaker", speaker=(named.start, named.end))
    after = dam(archive)
    said = next(one for one in after.statements if one.evidence == statement.evidence)
    assert said.speaker_text == named.text
    assert named in mentions(after, said.speaker)
    assert claim.id in {one.id for one in after.claims if said.id in one.statements}
    assert check_document_of(after) == []
    decide(archive, after, said.id, kind="speaker", speaker=None)
    nobody = next(one for one in dam(archive).statements if one.evidence == statement.evidence)
    assert (nobody.speaker, nobody.speaker_text) == (None, None)
    # The later decision supersedes the earlier one, which stays on record.
    assert [holds for _, holds in archive.decisions()] == [False, True]


def mentions(dossier: Dossier, entity: str | None) -> list[object]:
    return [piece for one in dossier.entities if one.id == entity for piece in one.mentions]


AMOUNT = Amount(qualifier="exact", value=14, low=14, high=14)


def toll(dossier: Dossier) -> tuple[str, tuple[str, int, int]]:
    figure = next(one for one in dossier.figures if one.relation != "single")
    piece = figure.reports[0].evidence
    return figure.id, (piece.article, piece.start, piece.end)


def test_a_number_that_is_read_otherwise(archive: Archive, path: Path) -> None:
    before = dam(archive)
    figure, place = toll(before)
    decide(archive, before, figure, kind="amount", place=place, amount=AMOUNT)
    after = dam(archive)
    reports = [one for figure in after.figures for one in figure.reports]
    (changed,) = [
        one
        for one in reports
        if (one.evidence.article, one.evidence.start, one.evidence.end) == place
    ]
    assert (changed.qualifier, changed.value, changed.low, changed.high) == ("exact", 14, 14, 14)
    assert check_document_of(after) == []
    assert explained(after).figures[0].because
    assert check_store(path, pytest.fail, workers=1).failures == ()
    # A report that was struck is no part of the figure.
    decide(archive, after, figure, kind="strike", place=place)
    left = [one.evidence for figure in dam(archive).figures for one in figure.reports]
    assert place not in [(one.article, one.start, one.end) for one in left]


def test_decisions_are_found_again_whatever_is_made_anew(
    archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stage of another version, and an article that goes and comes back."""
    before = dam(archive)
    figure, place = toll(before)
    kinds = addresses(before)
    decide(archive, before, figure, kind="amount", place=place, amount=AMOUNT)
    decide(archive, before, kinds["relations"], kind="strike")
    decide(archive, before, kinds["brief"], kind="accept")
    decided = dam(archive)
    assert len(decided.decisions or ()) == 3
    count_runs(monkeypatch, raised="annotate")
    assert dam(archive) == decided
    uri = next(one.uri for one in before.articles if one.id == place[0])
    archive.remove(place[0])
    assert AMOUNT not in [one.amount for one in dam(archive).decisions or ()]
    archive.add([uri])
    assert dam(archive).decisions == decided.decisions
    assert check_store(path, pytest.fail, workers=1).failures == ()


def test_who_saw_another_state_is_told(archive: Archive) -> None:
    dossier = dam(archive)
    claim = dossier.claims[0].id
    seen = state(Lines(dossier), claim, [])
    first = decide(archive, dossier, claim, kind="accept", seen=seen)
    with pytest.raises(Overtaken):
        decide(archive, dossier, claim, kind="strike", seen=seen)
    lines = Lines(dam(archive))
    assert decided_on(lines, claim, [first]) == [first]
    assert state(lines, claim, [first]) != seen
    assert len(archive.decisions()) == 1


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(archive: Archive) -> None:
    dossier = dam(archive)
    figure, place = toll(dossier)
    claim, statement = dossier.claims[0].id, dossier.statements[0].id
    wrong: list[tuple[str, dict[str, object]]] = [
        (claim, {"kind": "speaker"}),
        (statement, {"kind": "speaker", "speaker": (0, 1_000_000)}),
        (figure, {"kind": "amount", "amount": AMOUNT}),
        (figure, {"kind": "amount", "place": place}),
        (figure, {"kind": "amount", "place": ("a0", 0, 1), "amount": AMOUNT}),
        (claim, {"kind": "strike", "place": place}),
    ]
    for address, draft in wrong:
        with pytest.raises(StopRun):
            decide(archive, dossier, address, **draft)
    with pytest.raises(Missing):
        decide(archive, dossier, "c0", kind="strike")
    assert archive.decisions() == []
