"""Many lines judged by one act, and taken back by one."""

from pathlib import Path

import pytest

from tests.web.conftest import own_store, sample_store
from variorum.engine.acts import MOST, Judged, judge, undo_act
from variorum.engine.desk import Reader
from variorum.engine.line_ruling import Draft, decide_line, state
from variorum.engine.opening import open_archive
from variorum.engine.unsure_lines import unsure_lines
from variorum.errors import StopRun
from variorum.review import Signature, holding, id_of
from variorum.store.catalogue import QueueFilter

__all__ = ["own_store", "sample_store"]
SIGNED = Signature("2031-05-07T10:00:00Z", "Ida", "all alike")


def first(store: Path, count: int, kind: str = "only_in") -> list[Judged]:
    reader = Reader(store)
    held = [one for one, holds in reader.decisions() if holds]
    return [
        Judged(one.story, one.address, state(one.lines, one.address, held))
        for one in unsure_lines(reader, QueueFilter(kind=kind), count)
    ]


def waiting(store: Path) -> list[str]:
    reader = Reader(store)
    wanted = QueueFilter(kind="only_in")
    return [one.place.address for one in reader.catalogue.waiting(wanted, 1000)]


def test_an_act_is_kept_and_taken_back_whole(own_store: Path) -> None:
    before = waiting(own_store)
    dossiers = [Reader(own_store).dossier(one.story) for one in first(own_store, 6)]
    with open_archive(own_store, workers=1) as archive:
        act = judge(archive, first(own_store, 6), "strike", SIGNED)
    assert (len(act.decisions), act.left) == (6, 0)
    assert {one.act for one in act.decisions} == {act.id}
    assert all(id_of(one) == one.id for one in act.decisions)
    struck = {one.was for one in act.decisions}
    assert len(struck) == 6
    assert waiting(own_store) == before[6:]
    later = Signature("2031-05-07T11:00:00Z", "Bo")
    with open_archive(own_store, workers=1) as archive:
        held = [one.id for one, holds in archive.decisions() if holds]
        taken = undo_act(archive, act.id, later)
        # Of two lines that the same words founded, the later decision took the place of the other.
        assert [one.supersedes for one in taken] == held
        assert len({one.act for one in taken}) == 1
        with pytest.raises(StopRun, match="nothing of this act holds"):
            undo_act(archive, act.id, later)
    assert waiting(own_store) == before
    assert [Reader(own_store).dossier(one.story.id) for one in dossiers] == dossiers
    assert [one for one, holds in Reader(own_store).decisions() if holds] == []


def test_what_changed_meanwhile_is_left(own_store: Path) -> None:
    lines = first(own_store, 3)
    with open_archive(own_store, workers=1) as archive:
        meanwhile = Signature("2031-05-07T09:00:00Z", "Bo")
        decide_line(archive, lines[1].story, lines[1].address, Draft(kind="unsure"), meanwhile)
        act = judge(archive, lines, "accept", SIGNED)
        assert (len(act.decisions), act.left) == (2, 1)
        assert [one.by for one in holding(d for d, _ in archive.decisions())].count("Bo") == 1
        with pytest.raises(StopRun, match="all of these lines changed"):
            judge(archive, lines, "strike", SIGNED)


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_an_act_is_of_some_lines_and_of_no_more_than_a_page(own_store: Path, count: int) -> None:
    lines = [Judged("s1", "c1", "x")] * count
    with open_archive(own_store, workers=1) as archive, pytest.raises(StopRun, match="choose 1 to"):
        judge(archive, lines, "accept", SIGNED)
