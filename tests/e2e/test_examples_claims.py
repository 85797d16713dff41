"""The disputes, updates and timeline of the sample coverage, each checked by hand."""

import json
from functools import cache
from typing import Any

import pytest

from tests.e2e.command import variorum
from tests.support import COVERAGE


@cache
def dossiers() -> tuple[dict[str, Any], ...]:
    """The dossiers of the sample coverage: the flood, then the shelling."""
    found = json.loads(variorum("compare", COVERAGE, "--format", "json").stdout)["dossiers"]
    return tuple(sorted(found, key=lambda one: str(one["story"]["start"])))


FLOOD, SHELLING = 0, 1


def names(dossier: dict[str, Any], ids: list[str]) -> set[str]:
    known = {entity["id"]: entity["name"] for entity in dossier["entities"]}
    return {known[one] for one in ids}


def claims(dossier: dict[str, Any], status: str) -> list[dict[str, Any]]:
    return [one for one in dossier["claims"] if one["status"] == status]


def test_the_mayor_and_the_water_authority() -> None:
    dossier = dossiers()[FLOOD]
    (dispute,) = claims(dossier, "disputed")
    assert "ignoring" in dispute["text"]
    assert dispute["origins"] == 2
    assert "Telse Water Authority" in names(dossier, dispute["denied_by"])
    denials = [one for one in dossier["relations"] if one["kind"] == "denies"]
    assert {one["to"] for one in denials} == {dispute["id"]}
    words = " ".join(one["evidence"][0]["text"] for one in denials)
    assert "received any such letter" in words
    assert "rejected the accusations" in words


def _updates(dossier: dict[str, Any]) -> set[tuple[str, float, str, str]]:
    """What was updated, by how much, and words of the new and of the old."""
    text = {one["id"]: one["text"] for one in dossier["claims"]}
    found = (one for one in dossier["relations"] if one["kind"] == "updates")
    return {(one["slot"], one["by"], text[one["from"]], text[one["to"]]) for one in found}


def test_the_toll_of_the_flood_rose_and_the_missing_were_found() -> None:
    told = _updates(dossiers()[FLOOD])
    steps = {(slot, by) for slot, by, _, _ in told}
    assert steps == {("number", 5), ("number", 1), ("number", 9), ("number", 3)}
    (rise,) = [(new, old) for _, by, new, old in told if by == 5]
    assert "17" in rise[0]
    assert "At least 12 people were killed" in rise[1]


def test_the_toll_of_the_shelling_rose() -> None:
    ((slot, by, new, old),) = _updates(dossiers()[SHELLING])
    assert (slot, by) == ("number", 2)
    assert "nine" in new
    assert "seven people were killed" in old


def _dispute(word: str) -> dict[str, Any]:
    (found,) = [
        one
        for one in claims(dossiers()[SHELLING], "disputed")
        if any(word in evidence["text"] for evidence in one["evidence"])
    ]
    return found


def test_the_disputes_about_the_shelling() -> None:
    dossier = dossiers()[SHELLING]
    market = _dispute("of shelling the market")
    assert market == _dispute("of firing artillery")
    assert names(dossier, market["asserted_by"]) == {"Karovia"}
    assert names(dossier, market["denied_by"]) == {"Estrand", "foreign ministry"}
    assert market["origins"] == 2
    ammunition = _dispute("were caused by ammunition")
    assert names(dossier, ammunition["asserted_by"]) == {"Elske Norrad"}
    assert names(dossier, ammunition["denied_by"]) == {"Davit Orsan"}
    assert len(claims(dossier, "disputed")) == 3


def test_the_boxes_are_disputed() -> None:
    boxes = _dispute("green boxes")
    assert names(dossiers()[SHELLING], boxes["asserted_by"]) == {"Bohdan Reil"}
    assert names(dossiers()[SHELLING], boxes["denied_by"]) == {"Davit Orsan"}


def test_the_observers_belong_to_the_dispute_and_deny_nothing() -> None:
    dossier = dossiers()[SHELLING]
    market = _dispute("of shelling the market")
    together = [one for one in dossier["claims"] if one["dispute"] == market["id"]]
    weighed = [one for one in together if "direction of fire" in one["text"]]
    assert len(weighed) == 1
    relations = {one["from"] for one in dossier["relations"]}
    assert weighed[0]["id"] not in relations
    assert len([one for one in together if one["id"] in relations]) >= 2


@pytest.mark.parametrize(
    ("story", "value", "words", "kind", "articles"),
    [
        (FLOOD, "1968", "was completed", "background", 1),
        (FLOOD, "2026-03-11", "poured over the Kellermark dam", "happened", 4),
        # One account says shortly after 23:00, the other 23:10: the day is what both say.
        (FLOOD, "2026-03-11", "wave from the Kellermark dam", "happened", 2),
        (FLOOD, "2026-03-12", "31 people were still missing", "happened", 3),
        (FLOOD, "2026-03-13", "rose to 17 on Friday", "happened", 3),
        (FLOOD, "2026-03-14", "death toll stood at 18", "happened", 1),
        (FLOOD, "2026-03-15", "more rain is expected", "planned", 1),
        (FLOOD, "2026-03-16", "Parliament will meet", "planned", 1),
        (FLOOD, "2026-03", "hand copies of her letters", "planned", 1),
        (SHELLING, "2025-02", "truce of February", "background", 1),
        (SHELLING, "2026-05-14", "green boxes", "happened", 1),
        (SHELLING, "2026-05-16", "recorded 14 explosions", "happened", 4),
        (SHELLING, "2026-05-17", "accused neighbouring Estrand", "happened", 3),
        (SHELLING, "2026-05-17", "death toll rose to nine", "happened", 2),
        (SHELLING, "2026-05-19", "visited two of five", "happened", 1),
        (SHELLING, "2026-05-20", "Security Council", "planned", 1),
    ],
)
def test_the_timeline(story: int, value: str, words: str, kind: str, articles: int) -> None:
    found = [
        one
        for one in dossiers()[story]["events"]
        if one["date"]["value"].startswith(value) and words in one["text"]
    ]
    assert [(one["kind"], len(one["articles"])) for one in found] == [(kind, articles)]


def test_what_may_be_is_on_no_timeline() -> None:
    texts = [event["text"] for dossier in dossiers() for event in dossier["events"]]
    assert not [text for text in texts if "can be seventy" in text]


def test_the_brief_gives_figures_and_both_sides() -> None:
    flood, shelling = ([one["text"] for one in dossier["brief"]] for dossier in dossiers())
    ranges = [one for one in flood if one.startswith("Reports of people killed")]
    assert len(ranges) == 1
    assert "range from 12 to 18: at least 12 (" in ranges[0]
    assert not [one for one in flood if one in ("The authority denies it.",)]
    assert any("Water Authority rejected" in one for one in flood)
    assert any(one.startswith("Karovia accused neighbouring Estrand") for one in shelling)
    assert any("Estrand" in one and ("denie" in one or "reject" in one) for one in shelling)


def test_an_article_that_leaves_out_what_three_origins_tell() -> None:
    flood = dossiers()[FLOOD]
    wide = {one["id"] for one in flood["claims"] if one["origins"] >= 3}
    assert wide
    for one in flood["left_out"]:
        assert set(one["claims"]) <= wide
