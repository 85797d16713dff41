"""What people keep of their work at the desk, in every kind of store."""

from variorum.model import Evidence, Story
from variorum.store.rows import RowStore
from variorum.store.rows.teamwork_rows import TeamworkRows
from variorum.store.teamwork import Opinion, Remark, SavedFilter, Seen, SeenLine


def test_a_line_is_held_by_one_and_not_for_ever(kept: RowStore) -> None:
    team = TeamworkRows(kept.db)
    assert team.hold("c1", "Ida", now=100, until=160)
    assert not team.hold("c1", "Bo", now=150, until=210)
    assert team.holder("c1", 150) == "Ida"
    assert team.hold("c1", "Ida", now=155, until=215)
    assert not team.hold("c1", "Bo", now=200, until=260)
    assert team.holder("c1", 215) is None
    assert team.hold("c1", "Bo", now=215, until=275)
    assert team.holder("c1", 216) == "Bo"


def test_somebody_holds_one_line_at_a_time(kept: RowStore) -> None:
    team = kept.teamwork
    assert team.hold("c1", "Ida", 0, 60)
    assert team.hold("c2", "Ida", 1, 61)
    assert team.holder("c1", 2) is None
    assert team.hold("c1", "Bo", 2, 62)
    assert not team.hold("c1", "Ida", 3, 63)


def test_a_story_is_the_work_of_one_whatever_joins_it(kept: RowStore) -> None:
    kept.stories.assign([Story(id="s1", articles=("a1", "a2")), Story(id="s2", articles=("a3",))])
    team = kept.teamwork
    team.assign("a1", "Ida", "2031-05-07")
    team.assign("a3", "Cai", "2031-05-07")
    assert team.assigned(["a1", "a2"]) == ["Ida"]
    # Another article of the same story leads to the same work.
    team.assign("a2", "Bo", "2031-05-08")
    assert team.assigned(["a1", "a2"]) == ["Bo"]
    kept.stories.assign([Story(id="s1", articles=("a1", "a2", "a3"))])
    assert team.assigned(["a1", "a2", "a3"]) == ["Bo", "Cai"]
    team.assign("a2", "", "2031-05-09")
    assert team.assigned(["a1", "a2", "a3"]) == []


def test_remarks_of_a_line_and_of_all(kept: RowStore) -> None:
    piece = Evidence(article="a1", start=0, end=4, text="Four")
    first = Remark(
        id="m2", made="2031-05-07T10", by="Ida", story="s1", address="c1", text="?", evidence=piece
    )
    second = Remark(
        id="m1", made="2031-05-07T11", by="Bo", story="s1", address="c2", text="", flag=True
    )
    for one in (second, first, first):
        kept.teamwork.keep_remark(one)
    assert kept.teamwork.remarks() == [first, second]
    assert kept.teamwork.remarks("c2") == [second]
    assert kept.teamwork.remarks("c3") == []


def test_a_second_reader_may_think_again(kept: RowStore) -> None:
    said = [
        Opinion(decision="d1", who="Bo", made="2031-05-07", kind="accept"),
        Opinion(decision="d1", who="Cai", made="2031-05-07", kind="unsure"),
        Opinion(decision="d1", who="Bo", made="2031-05-08", kind="strike"),
    ]
    for one in said:
        kept.teamwork.keep_opinion(one)
    assert kept.teamwork.opinions() == [said[1], said[2]]


def test_what_somebody_saw_is_kept_apart_from_what_others_saw(kept: RowStore) -> None:
    line = SeenLine(kind="claims", text="Four ferries sank", digest="x")
    seen = Seen(made="2031-05-07", lines={"c1": line})
    kept.teamwork.keep_seen("Ida", "a1", seen)
    assert kept.teamwork.seen("Ida", "a1") == seen
    assert kept.teamwork.seen("Bo", "a1") is None
    later = Seen(made="2031-05-08", lines={})
    kept.teamwork.keep_seen("Ida", "a1", later)
    assert kept.teamwork.seen("Ida", "a1") == later


def test_filters_are_listed_by_their_names(kept: RowStore) -> None:
    ferries = SavedFilter(id="q2", name="ferries", who="Ida", made="2031", query="about=ferry")
    dams = SavedFilter(id="q1", name="dams", who="Bo", made="2031", query="about=dam")
    kept.teamwork.save(ferries)
    kept.teamwork.save(dams)
    assert kept.teamwork.saved() == [dams, ferries]
    kept.teamwork.save(SavedFilter(id="q2", name="ships", who="Ida", made="2032", query="x=y"))
    assert [(one.name, one.made, one.query) for one in kept.teamwork.saved()] == [
        ("dams", "2031", "about=dam"),
        ("ships", "2031", "x=y"),
    ]
    kept.teamwork.forget("q1")
    assert [one.id for one in kept.teamwork.saved()] == ["q2"]
