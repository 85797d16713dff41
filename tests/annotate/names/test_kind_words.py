"""Tables of kinds of names: in small letters, and none of two kinds that exclude each other."""

from variorum.annotate.names import kind_words as kinds


def test_names_stand_in_small_letters_without_needless_blanks() -> None:
    for table in (kinds.PLACES, kinds.PEOPLES, kinds.BODIES, kinds.TITLES, kinds.PLACE_HEADS):
        assert all(name == " ".join(name.casefold().split()) != "" for name in table)


def test_the_world_is_known_by_its_countries_regions_and_cities() -> None:
    assert {"norway", "new zealand", "bosnia and herzegovina", "u.s."} <= kinds.COUNTRIES
    assert {"africa", "middle east", "texas", "gaza"} <= kinds.REGIONS
    assert {"oslo", "new delhi", "são paulo"} <= kinds.CITIES
    assert kinds.PLACES == kinds.COUNTRIES | kinds.REGIONS | kinds.CITIES


def test_a_people_is_no_place_and_a_body_neither() -> None:
    assert not kinds.PEOPLES & kinds.PLACES
    assert not kinds.BODIES & kinds.PLACES
    assert {"norwegian", "muslim", "democrat"} <= kinds.PEOPLES
    assert {"nato", "white house", "european union"} <= kinds.BODIES


def test_heads_tell_bodies_places_and_events_apart() -> None:
    assert {"agency", "ministry", "police", "university"} <= kinds.ORGANIZATION_HEADS
    assert {"river", "street", "county", "airfield"} <= kinds.PLACE_HEADS
    assert {"war", "cup", "award", "act"} <= kinds.OTHER_HEADS
    assert not kinds.OTHER_HEADS & kinds.PLACE_HEADS


def test_titles_stand_with_and_without_their_full_stop() -> None:
    for short in ("mr", "mrs", "dr", "gen", "gov"):
        assert {short, short + "."} <= kinds.TITLES
