"""Which of two articles was copied: each sign alone, and where it no longer holds."""

from typing import Any

import msgspec
import pytest

from tests.support import article
from variorum.model import Article, Outlet, Passage, Published
from variorum.reuse.direction import find_direction

ALL = [Passage(a=(0, 500), b=(0, 500))]


def one(name: str, length: int = 1000, **more: object) -> Article:
    return msgspec.structs.replace(article("x" * length, uri=name), **more)


def published(value: str, precision: str = "day", basis: str = "metadata") -> Published:
    return Published(value=value, precision=precision, basis=basis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("credits", "outlet", "credited"),
    [
        ({"agency": "Halcyon"}, Outlet(name="HALCYON"), True),
        ({"agency": "Halcyon"}, Outlet(domain="www.halcyon.example"), True),
        ({"via": ("Lake Post",)}, Outlet(name="Lake Post"), True),
        ({"via": ("halcyon.example",)}, Outlet(domain="halcyon.example"), True),
        ({"agency": "Orbit"}, Outlet(name="Halcyon"), False),
        ({}, Outlet(name="Halcyon"), False),
    ],
)
def test_the_credited_one_was_copied(
    credits: dict[str, Any], outlet: Outlet, credited: bool
) -> None:
    copy, source = one("copy", **credits), one("source", outlet=outlet)
    wanted = ("source", "credit") if credited else (None, None)
    assert find_direction(copy, source, ALL, 0.5, 0.5) == wanted
    assert find_direction(source, copy, ALL, 0.5, 0.5) == wanted
    assert find_direction(source, copy, [], 0.5, 0.5) == wanted


def test_two_that_credit_each_other_show_nothing() -> None:
    a = one("a", outlet=Outlet(name="A"), agency="B")
    b = one("b", outlet=Outlet(name="B"), agency="A")
    assert find_direction(a, b, ALL, 0.5, 0.5) == (None, None)


def test_an_outlet_that_credits_itself_has_copied_nobody() -> None:
    a = one("a", outlet=Outlet(name="Halcyon"), agency="Halcyon")
    b = one("b", outlet=Outlet(name="Halcyon"))
    assert find_direction(a, b, ALL, 0.5, 0.5) == (None, None)


@pytest.mark.parametrize(
    ("a", "b", "copied"),
    [
        (published("2031-05-05"), published("2031-05-06"), "a"),
        (published("2031-05-07"), published("2031-05-06"), "b"),
        (published("2031-05-05"), published("2031-05-05"), None),
        (published("2031-05-05"), published("2031-05-05T10:00", "minute"), None),
        (published("2031-05-05T09:00", "minute"), published("2031-05-05T10:00", "minute"), "a"),
        (published("2031-05"), published("2031-05-06"), None),
        (published("2031-04", "month"), published("2031-05-06"), "a"),
        (published("2031-05-05", basis="coverage"), published("2031-05-06"), None),
        (published("2031-05-05"), published("2031-05-06", basis="coverage"), None),
        (None, published("2031-05-06"), None),
        (published("2031-05-05"), None, None),
    ],
)
def test_the_earlier_one_was_copied(
    a: Published | None, b: Published | None, copied: str | None
) -> None:
    if a and a.value == "2031-05":
        a = msgspec.structs.replace(a, precision="month")
    found = find_direction(one("a", published=a), one("b", published=b), ALL, 0.5, 0.5)
    assert found == (copied, "date" if copied else None)


@pytest.mark.parametrize(
    ("share", "end", "length", "copied"),
    [
        (0.9, 500, 1000, "a"),
        (0.89, 500, 1000, None),
        (1.0, 700, 1000, "a"),
        # A fifth of the longer text must be its own.
        (1.0, 800, 1000, None),
        (1.0, 799, 1000, "a"),
    ],
)
def test_what_is_cut_from_the_bottom_was_copied(
    share: float, end: int, length: int, copied: str | None
) -> None:
    passages = [Passage(a=(0, end), b=(0, end))]
    found = find_direction(one("a", length), one("b"), passages, 0.1, share)
    assert found == (copied, "containment" if copied else None)
    turned = [Passage(a=one.b, b=one.a) for one in passages]
    found = find_direction(one("b"), one("a", length), turned, share, 0.1)
    assert found == (copied, "containment" if copied else None)


@pytest.mark.parametrize(("gap", "copied"), [(100, "a"), (150, None)])
def test_what_is_left_out_in_the_middle_shows_little(gap: int, copied: str | None) -> None:
    # Of what the longer text has alone, four fifths must follow the last common passage.
    passages = [Passage(a=(0, 300), b=(0, 300)), Passage(a=(300 + gap, 600), b=(300, 600 - gap))]
    found = find_direction(one("a"), one("b"), passages, 0.1, 1.0)
    assert found == (copied, "containment" if copied else None)
