import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import article
from variorum.annotate.places.candidates import find_options
from variorum.annotate.places.gazetteer import find_entries, fold
from variorum.annotate.places.toponyms import find_places
from variorum.model import Label, Mention, Place


def places(text: str, *labelled: str) -> dict[str, Place]:
    mentions = [
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, label="place")
        for name in labelled
    ]
    found = find_places(text, mentions, article(text))
    assert all(place.text == text[place.start : place.end] for place in found)
    return {place.text: place for place in found}


def test_a_city_has_its_point_country_and_kind() -> None:
    found = places("A quake was felt in Gyumri on Thursday.", "Gyumri")["Gyumri"]
    assert (found.country, found.kind) == ("AM", "city")
    assert abs((found.lat or 0) - 40.79) < 0.1
    assert found.geonameid is not None


@pytest.mark.parametrize("name", ["Bandar-e Anzali", "Bandar-i-Anzali", "Bandar-e-Anzali"])
def test_spellings_of_one_city_are_one_place(name: str) -> None:
    found = places(f"The port of {name} is shut.", name)[name]
    assert (
        found.geonameid
        == places("Rain fell on Bandar-e Anzali.", "Bandar-e Anzali")["Bandar-e Anzali"].geonameid
    )


def test_what_follows_a_comma_decides_among_namesakes() -> None:
    assert places("A storm hit Paris, Texas, overnight.")["Paris"].country == "US"
    assert places("A storm hit Paris overnight.", "Paris")["Paris"].country == "FR"


def test_the_countries_and_peoples_of_an_article_decide_among_namesakes() -> None:
    assert places("Roads in Hamilton are shut.", "Hamilton")["Hamilton"].country == "CA"
    text = "Roads in Hamilton are shut, said New Zealand police. New Zealand closed two ports."
    assert places(text, "Hamilton")["Hamilton"].country == "NZ"


def test_a_state_named_elsewhere_decides_between_a_state_and_a_country() -> None:
    text = "Voters in Georgia, Florida and Alabama queued. Atlanta was quiet."
    assert places(text, "Georgia", "Atlanta")["Georgia"].country == "US"
    assert places("Tbilisi is the capital of Georgia. Georgian troops left.")[
        "Georgia"
    ].country == ("GE")


def test_unlabelled_countries_and_regions_are_found_by_themselves() -> None:
    found = places("Rain fell over the West Bank and northern Mali, the U.N. said.")
    assert set(found) == {"West Bank", "Mali"}
    assert found["West Bank"].country == "PS"
    assert found["Mali"].kind == "country"


def test_a_province_lies_where_its_town_does() -> None:
    found = places("Fighting spread in Kunar and Herat district.", "Herat district")
    assert found["Herat district"].kind == "region"
    assert found["Herat district"].country == "AF"


def test_datelines_in_capitals_are_read() -> None:
    assert places("NAIROBI - Rain fell.", "NAIROBI")["NAIROBI"].country == "KE"


def test_names_of_no_known_kind_are_places_after_to_and_people_are_not() -> None:
    text = "The bus to Tirana stopped, and a note went to Jackson."
    at, man = text.index("Tirana"), text.index("Jackson")
    mentions = [
        Mention(start=at, end=at + 6, text="Tirana", label="other"),
        Mention(start=man, end=man + 7, text="Jackson", label="person"),
    ]
    assert [place.text for place in find_places(text, mentions, article(text))] == ["Tirana"]


def test_peoples_and_unknown_names_give_no_place() -> None:
    assert places("Kenyan officials met in Qzwxlandia in March.", "Qzwxlandia", "Kenyan") == {}


def test_places_inside_the_names_of_bodies_and_offices_are_found() -> None:
    text = "Toledo Mayor Ann Lee met Boise Fire Department officers of a Lyon-based firm."
    at = text.index("Boise")
    body = Mention(start=at, end=at + 21, text="Boise Fire Department", label="organization")
    assert [place.text for place in find_places(text, [body], article(text))] == [
        "Toledo",
        "Boise",
        "Lyon",
    ]


def test_countries_inside_the_names_of_bodies_are_actors() -> None:
    text = "The Norway Police Directorate met Kenya Airways."
    mentions = [
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            label="organization",
        )
        for name in ("Norway Police Directorate", "Kenya Airways")
    ]
    assert find_places(text, mentions, article(text)) == ()


@pytest.mark.parametrize(("kind", "found"), [("resort", 2), ("hall", 0)])
def test_what_the_text_calls_a_town_is_one_whatever_the_label(kind: str, found: int) -> None:
    text = f"A lorry drove into a crowd in the {kind} of Lugo. Lugo mourns."
    label: Label = "organization"
    mentions = [
        Mention(start=at.start(), end=at.end(), text="Lugo", label=label)
        for at in re.finditer("Lugo", text)
    ]
    assert len(find_places(text, mentions, article(text))) == found


def test_words_of_other_use_are_no_towns() -> None:
    assert places("Walk to Bridge on Street. Visit Section and Council.") == {}


def test_a_spelling_is_understood_in_the_country_that_the_article_names() -> None:
    text = "Two villages near Ramallah, in the West Bank, Nabi Saleh among them, were shut."
    assert places(text, "Nabi Saleh")["Nabi Saleh"].country == "PS"
    assert places("A man of Nabi Saleh spoke.", "Nabi Saleh") == {}


def test_an_unknown_place_lies_where_the_text_says() -> None:
    found = places("A fire broke out in Qzwxley, Croydon, at noon.", "Qzwxley")["Qzwxley"]
    assert (found.name, found.kind, found.precision) == ("Qzwxley", "site", "city")
    assert found.geonameid is None
    assert abs((found.lat or 0) - 51.38) < 0.1


def test_airports_and_shortened_names_are_known() -> None:
    assert places("Flights to Narita Airport stopped.", "Narita Airport")[
        "Narita Airport"
    ].kind == ("airport")
    assert find_options("Mt. Vernon")[0].name == "Mount Vernon"
    assert find_options("N. Korea")[0].country == "KP"


def test_a_city_in_capitals_and_one_with_city_in_its_name_are_cities() -> None:
    assert places("Police in New York closed a bridge.", "New York")["New York"].kind == "city"
    assert find_options("LA")[0].name == "Los Angeles"


def test_counties_are_known_without_their_kind() -> None:
    assert find_options("Gwinnett")[0].name == "Gwinnett County"


@pytest.mark.parametrize(
    ("phrase", "km", "north", "east"),
    [
        ("10 km east of", 10, 0, 1),
        ("some 20 miles north of", 32.2, 1, 0),
        ("about ten kilometres (six miles) south-west of", 10, -0.71, -0.71),
        ("30 kilometers to the west of the city of", 30, 0, -1),
    ],
)
def test_a_distance_from_a_town_is_a_point_of_its_own(
    phrase: str, km: float, north: float, east: float
) -> None:
    town = places("Rain fell on Gyumri.", "Gyumri")["Gyumri"]
    found = places(f"A train stopped {phrase} Gyumri.", "Gyumri")["Gyumri"]
    assert found.lat is not None
    assert town.lat is not None
    assert found.precision == "point"
    assert abs((found.lat - town.lat) * 111.2 - north * km) < 0.4
    assert abs(((found.lon or 0) - (town.lon or 0)) * 84.2 - east * km) < 0.5
    assert (found.offset or "").endswith("of")


def test_precision_tells_how_exact_a_point_is() -> None:
    text = "Rain fell on Gyumri, on Shirak province, on Armenia and on Narita Airport."
    found = places(text, "Gyumri", "Shirak province", "Armenia", "Narita Airport")
    assert [place.precision for place in found.values()] == ["city", "region", "country", "point"]
    assert found["Gyumri"].offset is None


def test_a_capital_that_speaks_is_its_government_and_no_place() -> None:
    assert places("Kyiv has denied it.", "Kyiv") == {}
    assert set(places("Officials in Kyiv denied it.", "Kyiv")) == {"Kyiv"}
    assert set(places("Odesa denied it.", "Odesa")) == {"Odesa"}


def test_no_name_is_reported_twice() -> None:
    text = "Police in Lima said Lima was calm."
    found = find_places(
        text, [Mention(start=10, end=14, text="Lima", label="place")], article(text)
    )
    assert [place.start for place in found] == sorted({place.start for place in found})


def test_folding_takes_accents_hyphens_and_the_linking_vowel() -> None:
    assert fold("Bandar-e Anzalī") == fold("Bandar-i-Anzali") == "bandar anzali"
    assert fold("St. Étienne") == fold("Saint-Etienne")
    assert fold("Puławy") == "pulawy"


def test_entries_come_with_the_biggest_town_first() -> None:
    entries = find_entries("London")
    assert entries[0].country == "GB"
    assert [e.population for e in entries] == sorted((e.population for e in entries), reverse=True)


_PIECES = (
    "in|Paris|,|Texas|U.S.|the|Georgia|’s|of|ÉÉ|-|St.|\n|A|Mali|US|Ill.||County|Lake County|"
    "March|İzmir"
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(_PIECES.split("|")),
        max_size=20,
    )
)
def test_any_text_gives_exact_ordered_evidence(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for place in find_places(text, [], article(text)):
        assert text[place.start : place.end] == place.text != ""
        assert place.start >= last
        last = place.end


@pytest.mark.parametrize("junk", ["Aa ", "Aa of ", "A-", "in Paris, ", "a", "U.S. "])
def test_time_grows_with_the_text_and_no_faster(junk: str) -> None:
    def seconds(size: int) -> float:
        text = junk * (size // len(junk))
        began = time.process_time()
        find_places(text, [], article(text))
        return time.process_time() - began

    seconds(1000)
    assert seconds(40_000) < 12 * (seconds(10_000) + 0.05)


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A barge sank near Cairo, IL, on Tuesday.", "Cairo", 37.0, -89.2),
        ("Windows broke in Naples, FL, and in Venice, FL.", "Naples", 26.1, -81.8),
        ("Barns burnt in Manchester, NH, on Friday.", "Manchester", 43.0, -71.5),
        ("A fire was put out in London, ON, at noon.", "London", 43.0, -81.2),
        ("They met in Moscow, Idaho, at noon.", "Moscow", 46.7, -117.0),
    ],
)
def test_a_state_behind_a_town_binds(text: str, name: str, lat: float, lon: float) -> None:
    found = places(text, name)[name]
    assert abs((found.lat or 0) - lat) < 0.3
    assert abs((found.lon or 0) - lon) < 0.3


def test_a_town_that_its_state_does_not_have_is_no_other_town() -> None:
    assert "Reykjavik" not in places("They met in Reykjavik, IL, at noon.", "Reykjavik")


def test_a_dateline_in_capitals_binds_its_town_in_the_text() -> None:
    text = "NAPLES, Fla. (AP) - A barn burned outside Naples on Tuesday, police said."
    assert places(text, "NAPLES", "Naples")["Naples"].country == "US"
    unknown = text.replace("NAPLES", "REYKJAVIK").replace("Naples", "Reykjavik")
    assert "Reykjavik" not in places(unknown, "REYKJAVIK", "Reykjavik")


def test_a_list_of_countries_binds_nothing() -> None:
    found = places("He flew to Cairo, Jordan and Lebanon.", "Cairo", "Jordan", "Lebanon")
    assert found["Cairo"].country == "EG"


@pytest.mark.parametrize("word", ["Houston", "Georgia"])
def test_a_word_of_a_persons_name_is_that_person(word: str) -> None:
    text = f"Georgia Houston was hurt. {word} said she had seen nothing. {word} left."
    full = Mention(start=0, end=15, text="Georgia Houston", label="person")
    assert find_places(text, [full], article(text)) == ()
    there = f"{text} She went home from {word} on Friday."
    assert [one.text for one in find_places(there, [full], article(there))] == [word]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tariffs on Canada, Mexico and Brazil fell.", {"Canada": "CA", "Mexico": "MX"}),
        ("Envoys of Peru, Chile and Cuba met.", {"Peru": "PE", "Chile": "CL", "Cuba": "CU"}),
        ("The storm hit Cuba, Mexico and the Bahamas.", {"Cuba": "CU", "Mexico": "MX"}),
        ("A barn burned in Lebanon, Tennessee, on Monday.", {"Lebanon": "US"}),
    ],
)
def test_two_countries_in_a_list_are_two_countries(text: str, names: dict[str, str]) -> None:
    found = places(text, *names)
    assert {name: found[name].country for name in names} == names


def test_a_state_that_was_is_another_than_the_one_that_is() -> None:
    (old,), (new,) = find_entries("Soviet Union"), find_entries("Russia")[:1]
    assert old != new
    assert old.geonameid is None
