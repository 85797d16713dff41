"""The places of a story: what the readings resolved, each place once."""

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.locations import places
from variorum.model import Origin, Place


def place(text: str, name: str, *, lat: float = 34.0) -> Place:
    """A mention of `name` where it first stands in `text`."""
    start = text.index(name)
    return Place(
        start=start,
        end=start + len(name),
        text=name,
        name=name.removesuffix("'s"),
        country="AF",
        lat=lat,
        lon=69.0,
        geonameid=None,
        kind="city",
    )


FIRST = "Trucks left Harbin before dawn. In Port Malen the bank stayed shut."
SECOND = "Port Malen waited for its trucks."


def test_each_place_stands_once_with_all_its_mentions_the_best_known_first() -> None:
    one = read("a", FIRST, places=[place(FIRST, "Harbin"), place(FIRST, "Port Malen")])
    two = read("b", SECOND, places=[place(SECOND, "Port Malen")])
    found = places(accounts_of([two, one], origins_of("a", "b"), ()))
    assert [(one.name, len(one.mentions)) for one in found] == [("Port Malen", 2), ("Harbin", 1)]
    assert [mention.text for mention in found[0].mentions] == ["Port Malen", "Port Malen"]
    assert (found[0].country, found[0].lat, found[0].lon) == ("AF", 34.0, 69.0)


def test_copies_do_not_raise_a_place() -> None:
    readings = [
        read("a", FIRST, places=[place(FIRST, "Harbin")]),
        read("b", FIRST, places=[place(FIRST, "Harbin")]),
        read("c", SECOND, places=[place(SECOND, "Port Malen")]),
        read("d", SECOND + " ", places=[place(SECOND, "Port Malen")]),
    ]
    origins = (
        Origin(id="o1", label="x", articles=("a", "b")),
        Origin(id="o2", label="y", articles=("c",)),
        Origin(id="o3", label="z", articles=("d",)),
    )
    assert [one.name for one in places(accounts_of(readings, origins, ()))] == [
        "Port Malen",
        "Harbin",
    ]


def test_one_name_with_two_coordinates_is_two_places() -> None:
    one = read("a", FIRST, places=[place(FIRST, "Harbin")])
    two = read("b", FIRST, places=[place(FIRST, "Harbin", lat=45.7)])
    assert len(places(accounts_of([one, two], origins_of("a", "b"), ()))) == 2
