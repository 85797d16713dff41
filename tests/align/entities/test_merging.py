from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.readings import read
from variorum.align import merge_entities
from variorum.align.entities.merging import EntityIndex
from variorum.model import Entity, Label, Mention, Place, Reading


def one_of(index: EntityIndex, reading: Reading, words: str) -> Entity:
    """The entity of the first mention of `words` in a reading."""
    at = next(i for i, mention in enumerate(reading.entities) if mention.text == words)
    found = index.of_mention[reading.article.id, at]
    return next(entity for entity in index.entities if entity.id == found)


def test_a_surname_and_a_full_name_are_one_person() -> None:
    a = read(
        "a",
        "Anna Verrick spoke. Ms Verrick left.",
        names={"Anna Verrick": "person", "Ms Verrick": "person"},
    )
    b = read("b", "Verrick declined to speak.", names={"Verrick": "person"})
    index = merge_entities([a, b])
    assert [entity.name for entity in index.entities] == ["Anna Verrick"]
    assert set(index.entities[0].variants) == {"Anna Verrick", "Ms Verrick", "Verrick"}
    assert [mention.article for mention in index.entities[0].mentions] == ["a", "a", "b"]


def test_two_people_with_one_surname_stay_apart_and_a_bare_surname_picks_neither() -> None:
    names: dict[str, Label] = {"Anna Orsk": "person", "Peter Orsk": "person"}
    a = read("a", "Anna Orsk spoke. Peter Orsk listened.", names=names)
    b = read("b", "Orsk spoke.", names={"Orsk": "person"})
    index = merge_entities([a, b])
    assert {entity.name for entity in index.entities} == {"Anna Orsk", "Peter Orsk", "Orsk"}


def test_a_bare_surname_is_the_one_person_of_its_article() -> None:
    a = read("a", "Anna Orsk spoke. Then Orsk left.", names={"Anna Orsk": "person"})
    b = read(
        "b",
        "Peter Orsk spoke. Then Mr Orsk left.",
        names={"Peter Orsk": "person", "Mr Orsk": "person"},
    )
    index = merge_entities([a, b])
    assert one_of(index, b, "Mr Orsk").name == "Peter Orsk"
    assert one_of(index, a, "Anna Orsk").name == "Anna Orsk"


def test_spellings_of_people_and_places_are_merged() -> None:
    a = read(
        "a",
        "Sayed Kamal Rahimi was in Varo-i-Sharid.",
        names={"Sayed Kamal Rahimi": "person", "Varo-i-Sharid": "place"},
    )
    b = read(
        "b",
        "Sayid Kamal Rahimi was in Varo-e-Sharid.",
        names={"Sayid Kamal Rahimi": "person", "Varo-e-Sharid": "place"},
    )
    assert len(merge_entities([a, b]).entities) == 2


def test_places_that_resolve_apart_are_not_spellings_of_one() -> None:
    def at(uri: str, word: str, number: int, country: str) -> Reading:
        place = Place(
            start=0,
            end=len(word),
            text=word,
            name=word,
            country=country,
            lat=0.0,
            lon=0.0,
            geonameid=number,
            kind="city",
        )
        return read(uri, f"{word} is calm.", names={word: "place"}, places=[place])

    apart = merge_entities([at("a", "Sandvillas", 1, "NO"), at("b", "Sandvilas", 2, "ES")])
    assert sorted(entity.country or "" for entity in apart.entities) == ["ES", "NO"]
    one = merge_entities([at("a", "Sandvillas", 1, "NO"), at("b", "Sandvilas", 1, "NO")])
    assert len(one.entities) == 1
    exonyms = merge_entities([at("a", "Wien", 7, "AT"), at("b", "Vienna", 7, "AT")])
    assert len(exonyms.entities) == 1


def test_people_and_ships_spelt_by_two_tongues_are_one() -> None:
    a = read(
        "a",
        "Levan Kvirine left the Estrela do Golfo.",
        names={"Levan Kvirine": "person", "Estrela do Golfo": "other"},
    )
    b = read(
        "b",
        "Lewan Kwirine left the Estrella do Golfu. Then Kwirine slept.",
        names={"Lewan Kwirine": "person", "Estrella do Golfu": "other", "Kwirine": "person"},
    )
    index = merge_entities([a, b])
    assert {entity.kind for entity in index.entities} == {"person", "other"}
    assert len(index.entities) == 2


def test_an_acronym_is_the_body_it_shortens_whatever_its_label() -> None:
    a = read(
        "a",
        "The Orm Water Authority met. OWA said no.",
        names={"Orm Water Authority": "organization", "OWA": "person"},
    )
    assert len(merge_entities([a]).entities) == 1


def test_an_acronym_joins_the_one_body_it_shortens() -> None:
    a = read("a", "The Rail Safety Board spoke.", names={"Rail Safety Board": "organization"})
    b = read("b", "RSB spoke.", names={"RSB": "organization"})
    assert len(merge_entities([a, b]).entities) == 1
    c = read("c", "The Royal Sailing Body spoke.", names={"Royal Sailing Body": "organization"})
    assert len(merge_entities([a, b, c]).entities) == 3


def test_ministries_of_two_countries_stay_apart() -> None:
    a, b, c = (
        read(uri, f"The {body} spoke.", names={body: "organization"})
        for uri, body in [
            ("a", "German foreign ministry"),
            ("b", "Indian foreign ministry"),
            ("c", "foreign ministry"),
        ]
    )
    assert len(merge_entities([a, b, c]).entities) == 3
    assert len(merge_entities([a, c]).entities) == 1


def test_a_person_is_never_a_place() -> None:
    a = read("a", "Denzil Harrow came to Harrow.", names={"Denzil Harrow": "person"})
    b = read("b", "In Harrow it rained. In Harrow it snowed.", names={"Harrow": "place"})
    c = read("c", "Harrow spoke.", names={"Harrow": "person"})
    index = merge_entities([a, b, c])
    assert {entity.kind for entity in index.entities} == {"person", "place"}
    assert one_of(index, c, "Harrow").kind == "person"


def test_a_surname_read_as_other_is_the_person() -> None:
    a = read("a", "Anna Verrick spoke.", names={"Anna Verrick": "person"})
    b = read("b", "Verrick left.", names={"Verrick": "other"})
    assert len(merge_entities([a, b]).entities) == 1


WORDS = st.sampled_from(["Anna", "Orsk", "J", "ministry", "of", "Israel's", "RSB", "Şen", "-", ""])
MENTIONS = st.tuples(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.sampled_from(["person", "organization", "place", "group", "other"]),
)


@settings(deadline=None)  # the first call imports the comparison of letters
@given(st.lists(st.lists(MENTIONS, max_size=6), min_size=1, max_size=4))
def test_every_mention_has_one_entity_in_any_order(
    articles: list[list[tuple[str, Label]]],
) -> None:
    readings = []
    for number, mentions in enumerate(articles):
        text, found = "", []
        for words, label in mentions:
            start = len(text)
            text += words + ". "
            found.append(Mention(start=start, end=start + len(words), text=words, label=label))
        reading = read(f"a{number}", text)
        readings.append(Reading(article=reading.article, entities=tuple(found)))
    index = merge_entities(readings)
    assert index == merge_entities(readings[::-1])
    assert len({entity.id for entity in index.entities}) == len(index.entities)
    assert sum(len(entity.mentions) for entity in index.entities) == len(index.of_mention)
    assert len(index.of_mention) == sum(len(reading.entities) for reading in readings)
    for entity in index.entities:
        assert entity.name in entity.variants


def test_a_ministry_is_one_in_every_order_and_spelling() -> None:
    a = read(
        "a",
        "The Veskarian Ministry of Defence spoke. The defence ministry counted.",
        names={"Veskarian Ministry of Defence": "organization", "defence ministry": "organization"},
    )
    b = read(
        "b",
        "Veskaria's defense ministry spoke.",
        names={"Veskaria's defense ministry": "organization"},
    )
    assert len(merge_entities([a, b]).entities) == 1


def test_a_bare_government_is_the_one_that_the_story_names_most() -> None:
    home: dict[str, Label] = {"Karovian government": "organization"}
    a = read("a", "The Karovian government spoke. The Karovian government left.", names=home)
    b = read(
        "b",
        "It was brokered by the Swiss government. So the parliament said.",
        names={"Swiss government": "organization"},
    )
    c = read("c", "Then the government spoke.", names={"government": "organization"})
    d = read(
        "d",
        "It was brokered by the Swiss. The government spoke of the Swiss government.",
        names={"Swiss government": "organization", "The government": "organization"},
    )
    index = merge_entities([a, c])
    assert one_of(index, c, "government").name == "Karovian government"
    index = merge_entities([a, b, d])
    assert one_of(index, d, "The government").name != "Swiss government"
