"""Corrections in words become drafts."""

import msgspec
import pytest

from tests.dossier.sample import flood
from variorum.engine.line_changes import Draft
from variorum.engine.told_corrections import amount_told, line_draft, place_told, speaker_told
from variorum.errors import StopRun
from variorum.model.decision import Amount

DAM = flood()


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("12", Amount(qualifier="exact", value=12, low=12, high=12)),
        ("exactly 1,200", Amount(qualifier="exact", value=1200, low=1200, high=1200)),
        ("At least 12", Amount(qualifier="at_least", value=12, low=12, high=None)),
        ("less than 3.5", Amount(qualifier="less_than", value=3.5, low=None, high=3.5)),
        ("about 7", Amount(qualifier="about", value=7, low=None, high=None)),
        ("10 to 12", Amount(qualifier="between", value=None, low=10, high=12)),
        ("between 10 and 12", Amount(qualifier="between", value=None, low=10, high=12)),
    ],
)
def test_a_number_in_words(told: str, amount: Amount) -> None:
    assert amount_told(told) == amount


@pytest.mark.parametrize("told", ["", "many", "12 to 10", "at least", "1e9", "-4"])
def test_what_is_no_number_is_refused(told: str) -> None:
    with pytest.raises(StopRun):
        amount_told(told)


def test_a_place_in_a_text() -> None:
    assert place_told("a1f3:120-168") == ("a1f3", 120, 168)
    assert place_told(" [07:120–168] ") == ("07", 120, 168)
    for wrong in ("a1f3", "a1f3:120", "a1f3:x-y"):
        with pytest.raises(StopRun):
            place_told(wrong)


def test_drafts_of_every_kind() -> None:
    figure = DAM.figures[0]
    assert line_draft(DAM, "c1", "merge", ["c2"], None) == Draft(kind="merge", other="c2")
    assert line_draft(DAM, "c1", "relate", ["c2"], "denies").value == "denies"
    assert line_draft(DAM, "c1", "split", ["a:1-2", "a:3-4"], None).pieces == (
        ("a", 1, 2),
        ("a", 3, 4),
    )
    told = line_draft(DAM, figure.id, "amount", ["a:1-2"], "at least 12")
    assert (told.place, told.amount and told.amount.qualifier) == (("a", 1, 2), "at_least")
    assert line_draft(DAM, "v1", "date", [], "2031").value == "2031"
    with pytest.raises(StopRun, match="name the other one"):
        line_draft(DAM, "c1", "merge", [], None)
    with pytest.raises(StopRun, match="only a statement"):
        line_draft(DAM, "c1", "speaker", [], "Ida")
    with pytest.raises(StopRun, match="in one report"):
        line_draft(DAM, "c1", "amount", [], "12")


def test_who_speaks_is_one_that_the_article_names() -> None:
    speaker = next(one for one in DAM.entities if one.kind != "place")
    piece = DAM.articles[0].evidence((4, 12))
    named = msgspec.structs.replace(speaker, mentions=(piece,))
    dossier = msgspec.structs.replace(DAM, entities=(named,))
    assert speaker_told(dossier, piece.article, None) is None
    assert speaker_told(dossier, piece.article, speaker.name.upper()) == piece
    for article, name in ((piece.article, "Nobody Here"), ("a0", speaker.name)):
        with pytest.raises(StopRun, match="does not name"):
            speaker_told(dossier, article, name)
