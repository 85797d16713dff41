"""Arrivals, rules of alerts and letters, in every kind of store."""

import msgspec

from variorum.store.outbox import Letter
from variorum.store.rows import RowStore
from variorum.store.rows.outbox_rows import OutboxRows


def letter(id: str, **told: str) -> Letter:
    made = {"rule": "r1", "about": "s1", "to": "feed", "made": "2026-03-10T08:00:00Z"}
    return msgspec.convert(
        {**made, "due": "2026-03-10T08:00:00Z", **told, "id": id, "body": b"{}"}, type=Letter
    )


def test_the_first_arrival_stands(kept: RowStore) -> None:
    assert isinstance(kept.outbox, OutboxRows)
    kept.outbox.note_arrival("a1", "2026-03-10T08:00:00Z")
    kept.outbox.note_arrival("a1", "2026-03-11T08:00:00Z")
    kept.outbox.note_arrival("a2", "2026-03-11T08:00:00Z")
    assert kept.outbox.arrivals(["a1", "a2", "a3"]) == {
        "a1": "2026-03-10T08:00:00Z",
        "a2": "2026-03-11T08:00:00Z",
    }
    assert kept.outbox.arrived_since("2026-03-11") == ["a2"]


def test_a_letter_is_put_in_once_and_taken_by_one(kept: RowStore) -> None:
    outbox = kept.outbox
    assert outbox.post([letter("m1"), letter("m2", due="2026-03-10T09:00:00Z")]) == 2
    assert outbox.post([letter("m1"), letter("m3")]) == 1
    now, until = "2026-03-10T08:30:00Z", "2026-03-10T08:35:00Z"
    assert [one.id for one in outbox.take_due(now, until)] == ["m1", "m3"]
    assert outbox.take_due(now, until) == []
    # Who took them was killed: another one gets them when the time is over.
    assert [one.id for one in outbox.take_due("2026-03-10T08:36:00Z", until)] == ["m1", "m3"]
    outbox.mark("m1", "sent", 1, now)
    outbox.mark("m3", "due", 1, "2026-03-10T10:00:00Z")
    later = "2026-03-10T11:00:00Z"
    assert [(one.id, one.tries) for one in outbox.take_due(later, later)] == [("m2", 0), ("m3", 1)]
    assert {one.id: one.state for one in outbox.letters()}["m1"] == "sent"


def test_a_rule_that_goes_takes_what_it_has_not_sent(kept: RowStore) -> None:
    kept.outbox.keep_rule("r1", b"{}")
    kept.outbox.keep_rule("r1", b'{"id": 1}')
    assert kept.outbox.rules() == {"r1": b'{"id": 1}'}
    kept.outbox.post([letter("m1"), letter("m2", state="sent"), letter("m3", rule="r2")])
    kept.outbox.drop_rule("r1")
    assert kept.outbox.rules() == {}
    assert [one.id for one in kept.outbox.letters()] == ["m2", "m3"]
