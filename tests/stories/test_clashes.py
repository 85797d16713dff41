"""What keeps two articles apart, however many words they share."""

from collections.abc import Mapping

import msgspec
import pytest

from tests.stories.at_once import cluster
from tests.support import article
from variorum.annotate import annotate
from variorum.stories import Features, features
from variorum.stories.clashes import Elsewhere, clash_rule, cosine
from variorum.stories.likeness import View

Item = tuple[str | None, str, str]


def read(items: Mapping[str, Item]) -> list[Features]:
    found = []
    for uri, (published, title, text) in items.items():
        one = msgspec.structs.replace(article(text, uri=uri, published=published), title=title)
        found.append(features(annotate(one)))
    return found


def stories(items: Mapping[str, Item]) -> set[tuple[str, ...]]:
    return {story.articles for story in cluster(read(items))}


def rule(one: Item, other: Item) -> str | None:
    a, b = (View.of(each) for each in read({"a": one, "b": other}))
    assert clash_rule(a, b) == clash_rule(b, a)
    return clash_rule(a, b)


DATELINE = {
    "tram": (
        "2031-05-07",
        "Oslo trams stand still",
        "OSLO, Norway - Tram drivers in Oslo stopped work on Tuesday over pay, their union said.",
    ),
    "theft": (
        "2031-05-07",
        "Thief returns Oslo painting",
        "OSLO, Norway - A painting stolen in Oslo was left at a church on Tuesday, a priest said.",
    ),
    "salmon": (
        "2031-05-07",
        "Salmon prices fall in Norway",
        "OSLO, Norway - Salmon became a tenth cheaper in Norway on Tuesday, the exchange said.",
    ),
}


def test_a_dateline_and_a_day_join_nothing() -> None:
    assert stories(DATELINE) == {("tram",), ("theft",), ("salmon",)}
    assert rule(DATELINE["tram"], DATELINE["theft"]) == "only-places"


def test_two_accidents_in_one_town_are_two() -> None:
    kiln = (
        "2031-05-07",
        "Kiln bursts in Marlow",
        "A kiln at a pottery in Marlow burst on Tuesday and killed four workers, the mayor said.",
    )
    lift = (
        "2031-05-08",
        "Lift falls in Marlow",
        "A lift fell in a hotel in Marlow on Wednesday and killed four workers, the mayor said.",
    )
    again = (
        "2031-05-08",
        "Pottery in Marlow had been warned",
        "Inspectors had warned the pottery in Marlow where a kiln burst on Tuesday and killed four"
        " workers, the mayor said on Wednesday.",
    )
    assert stories({"kiln": kiln, "lift": lift}) == {("kiln",), ("lift",)}
    assert stories({"kiln": kiln, "again": again}) == {("again", "kiln")}


def test_robberies_of_other_days_are_two() -> None:
    first = (
        "2031-05-06",
        "Robbers hit Oslo jeweller",
        "OSLO - Two men robbed a jeweller in Oslo on Monday and fled on a scooter, police said.",
    )
    second = (
        "2031-05-09",
        "Oslo bank robbed",
        "OSLO - A woman robbed a bank in Oslo on Thursday and was held at a tram, police said.",
    )
    assert rule(first, second) == "other-days"
    assert stories({"a": first, "b": second}) == {("a",), ("b",)}


def form(town: str, day: str, size: str, hurt: str) -> str:
    return (
        f"The River Office has raised the water alarm for {town}. The gauge rose by {size} metres"
        f" on {day} and {hurt} people were brought to safety. Bridges in the town are closed to"
        " lorries and buses. Keep away from the banks and do not enter flooded cellars. The next"
        " notice of the office follows at 9 p.m."
    )


def test_a_form_filled_in_for_two_towns_is_two_events() -> None:
    marlow = ("2031-05-06", "Water alarm: Marlow", form("Marlow", "Monday", "2", "three"))
    tessen = ("2031-05-07", "Water alarm: Tessen", form("Tessen", "Tuesday", "4", "nine"))
    assert rule(marlow, tessen) == "one-form"
    assert stories({"a": marlow, "b": tessen}) == {("a",), ("b",)}


def test_a_form_brought_up_to_date_is_one_event() -> None:
    first = ("2031-05-06", "Water alarm: Marlow", form("Marlow", "Monday", "2", "three"))
    later = ("2031-05-06", "Water alarm: Marlow", form("Marlow", "Monday", "3", "nine"))
    assert rule(first, later) is None
    assert stories({"a": first, "b": later}) == {("a", "b")}


def test_one_event_in_other_words_is_one() -> None:
    one = (
        "2031-05-07",
        "Crane falls on kiosk",
        "OSLO - Three people were killed on Tuesday when a crane fell on a kiosk in Oslo.",
    )
    other = (
        "2031-05-08",
        "Oslo crane kills three",
        "OSLO - A crane crushed a kiosk in Oslo on Tuesday and killed three people, police said.",
    )
    assert rule(one, other) is None
    assert stories({"a": one, "b": other}) == {("a", "b")}


def test_a_round_up_joins_no_two() -> None:
    strait = (
        "2031-05-07",
        "Navy threatens to close strait",
        "The navy of Ashmark said on Tuesday that it would close the strait to tankers unless the"
        " blockade of its ports was lifted. Oil rose by four dollars. Insurers ended their cover.",
    )
    envoy = (
        "2031-05-07",
        "Envoy shot outside hotel",
        "Envoy Pavel Drost was shot and wounded outside a hotel in Corran on Tuesday, police said."
        " A student was held with a pistol. Drost had come to sign a treaty on fishing.",
    )
    live = (
        "2031-05-07",
        "Gulf crisis live: strait to close, envoy shot",
        "The navy of Ashmark said on Tuesday that it would close the strait to tankers unless the"
        " blockade of its ports was lifted.\n\nEnvoy Pavel Drost was shot and wounded outside a"
        " hotel in Corran on Tuesday, police said. A student was held with a pistol.",
    )
    found = stories({"envoy": envoy, "live": live, "strait": strait})
    assert not any({"envoy", "strait"} <= set(one) for one in found)
    assert any("live" in one and len(one) == 2 for one in found), "it is put where it fits best"


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [({"dam": 600, "oslo": 800}, {"dam": 600, "oslo": 800}, 1.0), ({"oslo": 9}, {"oslo": 9}, 0.0)],
)
def test_words_of_places_do_not_count(a: dict[str, int], b: dict[str, int], alike: float) -> None:
    one, other = Elsewhere.of(a, {"oslo"}), Elsewhere.of(b, {"oslo"})
    assert cosine(one, other) == pytest.approx(alike)


RIVER = (
    "The Orla flooded the market of Tessen on Tuesday and families left their houses, police said."
)
AGAIN = "The Orla flooded the market of Tessen and families left their houses, police said."


@pytest.mark.parametrize(
    ("past", "published", "found"),
    [
        ("It had flooded it in 2028 and in May 2031, when a bridge fell.", "2031-05-07", True),
        ("It had flooded it in 2033.", "2031-05-07", True),
        ("It had flooded it in April 2031.", "2031-05-07", False),
        ("It will be dredged in June 2033.", "2031-05-07", False),
        ("The bridge fell on 9 May 2031.", "2031-05-07", False),
        ("The bridge fell on 9 August 2031.", "2031-05-07", True),
    ],
)
def test_an_undated_text_is_of_no_event_that_it_tells_of_as_past(
    past: str, published: str, found: bool
) -> None:
    dated = (published, "Orla floods Tessen", RIVER)
    undated = (None, "Tessen market flooded", f"{AGAIN} {past}")
    assert (rule(dated, undated) == "told-as-past") == found


@pytest.mark.parametrize(("later", "one"), [("2032-05-04", False), ("2031-05-08", True)])
def test_the_same_in_the_same_place_a_year_later_is_another_event(later: str, one: bool) -> None:
    first = ("2031-05-07", "Orla floods Tessen", RIVER)
    again = (later, "Orla floods Tessen, bridge falls", RIVER.replace("families", "two clubs"))
    assert (stories({"a": first, "b": again}) == {("a", "b")}) == one


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The Office set a yellow alarm for Marlow.", "The Office set a red alarm for Tessen."),
        ("One house in Marlow was lost on Monday.", "Nine houses in Tessen were lost on Friday."),
        ("Shares of Orbit rose to 9 crowns.", "Shares of Halcyon fell to 7 crowns."),
    ],
)
def test_levels_numbers_and_directions_are_filled_in(ours: str, theirs: str) -> None:
    rest = "Bridges in the town are closed to all. Keep away from the banks of it."
    rest += " The next notice of it follows soon."
    one = ("2031-05-06", "Notice", f"{ours} {rest}")
    other = ("2031-05-09", "Notice", f"{theirs} {rest}")
    assert rule(one, other) == "one-form"
