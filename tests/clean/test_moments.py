"""Moments that come with a document, and the records that they come in."""

import pytest

from variorum.clean.markup import extract
from variorum.clean.moments import read_moment
from variorum.intake.content_digest import digest_content
from variorum.intake.records import read_given


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-03-10T14:20:00+01:00", "2026-03-10T13:20:00Z"),
        ("2026-03-10T14:20:31Z", "2026-03-10T14:20:31Z"),
        ("2026-03-10 14:20:00", "2026-03-10T14:20:00"),
        ("2026-03-10", "2026-03-10"),
        ("Tue, 10 Mar 2026 14:20:00 GMT", "2026-03-10T14:20:00Z"),
        ("10 March 2026", "2026-03-10"),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_moment_is_read_to_what_it_tells(told: str | None, moment: str | None) -> None:
    assert read_moment(told) == moment


def test_a_record_tells_when_it_was_changed_and_fetched() -> None:
    given = read_given({"date_modify": "2026-03-10 14:20:00", "date_download": "2026-03-11"})
    assert (given.updated, given.seen) == ("2026-03-10 14:20:00", "2026-03-11")


def test_when_a_text_was_fetched_is_no_part_of_what_it_is() -> None:
    record = {"title": "Flood", "id": "7"}
    given = [read_given({**record, "seen": day}) for day in ("2026-03-10", "2026-03-11")]
    assert digest_content("It rained.", given[0]) == digest_content("It rained.", given[1])
    assert digest_content("It rained.", given[0]) != digest_content("It snowed.", given[0])


def test_a_page_tells_when_it_was_changed() -> None:
    body = (
        "<article><p>" + "The council of Varn met and voted on the bridge. " * 8 + "</p></article>"
    )
    head = '<meta property="article:modified_time" content="2026-03-10T14:20:00Z">'
    assert extract(f"<html><head>{head}</head><body>{body}</body></html>").updated == (
        "2026-03-10T14:20:00Z"
    )
    linked = '<script type="application/ld+json">{"dateModified": "2026-03-09T08:00Z"}</script>'
    page = f"<html><head>{linked}</head><body>{body}</body></html>"
    assert extract(page).updated == "2026-03-09T08:00Z"
    twice = page.replace("</head>", linked.replace("09T", "08T") + "</head>")
    assert extract(twice).updated is None
