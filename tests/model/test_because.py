"""Reasons as records: what a sign adds, the order of a waterfall, and what JSON leaves out."""

import msgspec

from variorum.model import Because, OnlyIn, Sign, waterfall
from variorum.model.span import Evidence

PIECE = Evidence(article="a", start=0, end=3, text="Two")


def test_a_waterfall_begins_before_any_sign_and_tells_the_heaviest_first() -> None:
    steps = waterfall(-2.0, [("small", 0.5, 1.0), ("heavy", -1.5, 2.0), ("absent", 3.0, 0.0)])
    assert [(one.sign, one.adds) for one in steps] == [
        ("before any sign", -2.0),
        ("heavy", -3.0),
        ("small", 0.5),
    ]


def test_what_does_not_apply_is_left_out() -> None:
    assert msgspec.json.encode(Because(words="So.")) == b'{"words":"So."}'


def test_a_record_that_nobody_asked_about_has_no_reasons_in_json() -> None:
    plain = OnlyIn(article="a", evidence=PIECE)
    assert b"because" not in msgspec.json.encode(plain)
    reason = Because(words="So.", signs=(Sign(sign="a sign", weight=2.0, value=0.5),), total=1.0)
    asked = msgspec.structs.replace(plain, because=(reason,))
    body = msgspec.json.encode(asked)
    assert b'"signs":[{"sign":"a sign","weight":2.0,"value":0.5}],"total":1.0' in body
    assert msgspec.json.decode(body, type=OnlyIn) == asked
