"""The first screen: what is new is told by the latest day alone, and nothing is told twice."""

import msgspec

from tests.dossier.sample import DESK, WEEKLY, bare, flood
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.glance import Glance, glance
from variorum.model import Comparison, Dossier, Published


def seen(story: Dossier) -> Glance:
    return glance(arrange(Comparison(dossiers=(story,))).records[0])


def test_the_first_screen_of_a_story() -> None:
    found = seen(flood())
    assert found.as_of == "13 March 2026"
    assert [(one.id, one.best, one.what, one.spread, one.note) for one in found.figures] == [
        ("f1", "17", "people killed", "12–17 reported", "2 origins"),
        ("f2", "4,000", "people moved", "4,000–4,200 reported", "2 origins"),
    ]
    (dispute,) = found.disputed
    assert dispute.note == "said by Nelda Oskarin, denied by water authority"
    assert [ref.number for ref in dispute.refs] == ["01", "01"]
    assert [(one.id, one.text, one.note) for one in found.new] == [
        ("e2", "A judge will lead the inquiry.", "June 2026")
    ]
    assert found.more_disputed == 0


def test_nothing_is_new_where_all_is_of_one_day() -> None:
    day = Published(value="2026-03-13T08:00", precision="minute", basis="text")
    articles = tuple(msgspec.structs.replace(one, published=day) for one in flood().articles)
    found = seen(msgspec.structs.replace(flood(), articles=articles))
    assert (found.as_of, found.new) == ("13 March 2026", ())


def test_a_story_without_days_has_no_day() -> None:
    assert seen(bare(WEEKLY)) == Glance("", (), (), 0, ())


def test_a_line_that_earlier_articles_tell_is_not_new() -> None:
    judge = flood().events[1]
    both = (*judge.evidence, flood().events[0].evidence[0])
    older = msgspec.structs.replace(judge, evidence=both)
    story = msgspec.structs.replace(flood(), events=(older,), only_in=())
    assert DESK.article in story.articles
    assert seen(story).new == ()
