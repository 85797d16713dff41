import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import article
from variorum.model import Published, Quantity, Reading, TimeExpression
from variorum.stories import Features, features
from variorum.stories.likeness import CLIP, SIGNS, View, cosine, likeness, signs
from variorum.weights import load

FLOOD = (
    "The river Orla burst its banks at Tessen on Sunday night and flooded the old town. Four"
    " hundred families were taken to schools in Upper Tessen, mayor Ilse Brandt said."
)


def features_of(text: str, *, uri: str = "a", published: str | None = None) -> Features:
    return features(Reading(article=article(text, uri=uri, published=published)))


def test_names_and_rare_words_weigh_most_and_function_words_nothing() -> None:
    found = features_of(FLOOD)
    weights = dict(zip(found.terms, found.weights, strict=True))
    assert "the" not in weights
    assert "said" not in weights
    assert weights["tessen"] == max(weights.values())
    assert weights["orla"] > weights["families"]


def test_weights_have_unit_length_and_keys_are_pairs_of_terms() -> None:
    found = features_of(FLOOD)
    assert abs(sum((weight / 1000) ** 2 for weight in found.weights) - 1) < 0.01
    assert all(set(key.split(" ")) <= set(found.terms) for key in found.keys)
    assert all(set(key.split(" ")[1:]) <= set(found.terms) for key in found.strong)


def test_the_headline_counts() -> None:
    plain = article("Water rose through the night and streets went under.")
    titled = msgspec.structs.replace(plain, title="Orla floods Tessen")
    assert "tessen" in features(Reading(article=titled)).terms
    assert "tessen" not in features(Reading(article=plain)).terms


def test_a_date_inferred_from_the_coverage_takes_no_part() -> None:
    dated = msgspec.structs.replace(
        article(FLOOD),
        published=Published(value="2031-05-04", precision="day", basis="coverage"),
    )
    assert features(Reading(article=dated)).published is None


def alike(a: Features, b: Features) -> int:
    return likeness(View.of(a), View.of(b))


SHORT = "Water rose in Tessen through the night and some streets of the town went under."


def test_dates_far_apart_make_articles_less_alike() -> None:
    one = features_of(SHORT, uri="a", published="2031-05-04")
    next_day = features_of(FLOOD, uri="b", published="2031-05-05")
    next_year = features_of(FLOOD, uri="c", published="2032-05-05")
    assert alike(one, next_year) < alike(one, next_day)


SHOOTING = (
    "A {age}-year-old man was shot and {done} late {day} in the parking lot of a store in Marlow,"
    " police said. Two men were seen running from the parking lot after the shooting."
)


def test_ages_and_tolls_that_clash_speak_against() -> None:
    def read(uri: str, age: int, killed: int) -> Features:
        text = SHOOTING.format(age=age, done="killed", day="Monday")
        quantity = Quantity(
            start=0,
            end=1,
            text=text[:1],
            value=killed,
            low=killed,
            high=killed,
            qualifier="exact",
            unit="person",
            measure="killed",
        )
        return features(Reading(article=article(text, uri=uri), quantities=(quantity,)))

    one, same, older, more = read("a", 23, 1), read("b", 23, 1), read("c", 61, 1), read("d", 23, 3)
    names = ("ages clash", "tolls clash")

    def told(a: Features, b: Features) -> list[float]:
        found = dict(zip(SIGNS, signs(View.of(a), View.of(b)), strict=True))
        return [found[name] for name in names]

    assert told(one, same) == [0, 0]
    assert told(one, older) == [1, 0]
    assert told(one, more) == [0, 1]
    weights = dict(zip(SIGNS, load("stories").by, strict=True))
    assert all(weights[name] < 0 for name in names)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 23-year-old man and a 7 year old girl were hurt.", ("23", "7")),
        ("Ida Lund, 61, said 120 people had left.", ("61",)),
        ("Two women, 41 and 58, were taken to hospital.", ("41", "58")),
        ("The boys, aged 9 and 12 and from Marlow, walked home.", ("12", "9")),
        ("On page 12, the 125-year-old bridge of May 4, 1990, is drawn.", ()),
    ],
)
def test_ages(text: str, ages: tuple[str, ...]) -> None:
    assert features_of(text).ages == ages


def test_days_spoken_of_clash_where_all_lie_more_than_a_day_apart() -> None:
    def read(uri: str, *days: str) -> View:
        times = tuple(
            TimeExpression(start=0, end=5, text="Water", type="DATE", value=day, anchor="text")
            for day in days
        )
        return View.of(features(Reading(article=article(SHORT, uri=uri), times=times)))

    def clash(a: View, b: View) -> float:
        return dict(zip(SIGNS, signs(a, b), strict=True))["days clash"]

    one = read("a", "2031-05-04", "2031-04-01")
    assert clash(one, read("b", "2031-05-05")) == 0, "a night has two dates"
    assert clash(one, read("b", "2031-05-06")) == 1
    assert clash(one, read("b", "2031-05-06", "2031-04-01")) == 0
    assert clash(one, read("b")) == 0
    assert dict(zip(SIGNS, load("stories").by, strict=True))["days clash"] < 0


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_features_that_store_and_compare(a: str, b: str) -> None:
    one, other = features_of(a, uri="a"), features_of(b, uri="b")
    assert msgspec.json.decode(msgspec.json.encode(one), type=Features) == one
    assert alike(one, other) == alike(other, one)
    assert -CLIP <= alike(one, other) <= CLIP
    assert 0 <= cosine(View.of(one), View.of(other)) <= 1.01


def test_what_stands_in_the_opening_is_the_lead_and_what_stands_far_down_is_not() -> None:
    text = FLOOD + " It was so." * 80 + " The quarry at Marnock had closed in spring."
    found = features_of(text)
    assert {"tessen", "orla"} <= set(found.lead)
    assert "marnock" in found.terms
    assert "marnock" not in found.lead


def test_dates_far_down_are_background() -> None:
    def days(start: int) -> tuple[int, ...]:
        time = TimeExpression(
            start=start, end=start + 1, text="x", type="DATE", value="2031-05-09", anchor="text"
        )
        return features(Reading(article=article("x" * 3000, uri="a"), times=(time,))).days

    assert len(days(2499)) == 1
    assert days(2500) == ()
