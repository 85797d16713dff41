"""What speaks for one event and against it: each sign alone."""

import math

import msgspec
import pytest

from tests.support import article
from variorum.model import Reading
from variorum.stories.features import Features, features
from variorum.stories.likeness import CLIP, SIGNS, View, cosine, likeness, signs
from variorum.weights import load

BARE = msgspec.structs.replace(
    features(Reading(article=article("x", uri="a", published="2024-05-01"))),
    size=1000,
)


def of(**fields: object) -> Features:
    return msgspec.structs.replace(BARE, **fields)


def sign(name: str, a: Features, b: Features) -> float:
    one, other = (signs(View.of(x), View.of(y)) for x, y in ((a, b), (b, a)))
    assert one == other
    return one[SIGNS.index(name)]


@pytest.mark.parametrize(
    ("name", "a", "b", "value"),
    [
        ("names", {"names": ("orla", "tessen")}, {"names": ("orla",)}, math.log1p(1)),
        ("title", {"title": ("a", "b", "c", "d")}, {"title": ("a", "b", "c", "d")}, 3),
        ("title", {"title": ("a", "b")}, {"title": ("a", "c")}, 1),
        ("persons", {"persons": ("bell",)}, {"persons": ("bell",)}, 1),
        ("persons", {"persons": ("bell", "gray")}, {"persons": ("bell", "orsk")}, 0.5),
        ("persons clash", {"persons": ("bell", "gray")}, {"persons": ("orsk", "holt")}, 1),
        ("persons clash", {"persons": ("bell",)}, {"persons": ("orsk", "holt")}, 0),
        ("persons clash", {"persons": ("bell", "gray")}, {"persons": ("bell", "holt")}, 0),
        ("places clash", {"places": ("1",)}, {"places": ("2",)}, 1),
        ("places clash", {"places": ("1",)}, {"places": ()}, 0),
        ("ages clash", {"ages": ("23",)}, {"ages": ("61",)}, 1),
        ("tolls clash", {"killed": (7.0,)}, {"killed": (9.0,)}, 1),
        (
            "tolls clash",
            {"killed": (7.0,), "injured": (1.0,)},
            {"killed": (9.0,), "injured": (2.0,)},
            2,
        ),
        ("tolls clash", {"killed": (7.0, 9.0)}, {"killed": (9.0,)}, 0),
        ("days", {"days": (100,)}, {"days": (100,)}, 1),
        ("days clash", {"days": (100,)}, {"days": (102,)}, 1),
        ("days clash", {"days": (100,)}, {"days": (101,)}, 0),
        ("days clash", {"days": (100,)}, {"days": ()}, 0),
        ("undated", {"day": None}, {}, 1),
        ("undated", {}, {}, 0),
        ("days apart", {"day": 10}, {"day": 13}, math.log1p(3)),
        ("days apart", {"day": 10}, {"day": 1000}, math.log1p(365)),
        ("days apart", {"day": None}, {"day": 13}, 0),
        ("over 3 days", {"day": 10}, {"day": 13}, 0),
        ("over 3 days", {"day": 10}, {"day": 14}, 1),
        ("over 14 days", {"day": 10}, {"day": 24}, 0),
        ("over 14 days", {"day": 10}, {"day": 25}, 1),
        ("short", {"size": 599}, {}, 1),
        ("short", {"size": 600}, {}, 0),
    ],
)
def test_a_sign_speaks_as_it_should(
    name: str, a: dict[str, object], b: dict[str, object], value: float
) -> None:
    assert sign(name, of(**a), of(**b)) == pytest.approx(value)


def test_shared_words_are_a_cosine() -> None:
    one = of(terms=("dam", "orla"), weights=(600, 800))
    other = of(terms=("dam", "karsk"), weights=(600, 800))
    assert cosine(View.of(one), View.of(one)) == pytest.approx(1)
    assert cosine(View.of(one), View.of(other)) == pytest.approx(0.36)
    assert sign("terms", one, other) == pytest.approx(0.36)
    lead = of(lead=("dam",), lead_weights=(1000,), headline=("orla",), headline_weights=(500,))
    assert sign("lead", lead, lead) == pytest.approx(1)
    assert sign("headline", lead, lead) == pytest.approx(0.25)


def test_likeness_is_cut_on_both_sides() -> None:
    much = of(
        terms=("dam",), weights=(1000,), lead=("dam",), lead_weights=(1000,), names=("a", "b", "c")
    )
    assert likeness(View.of(much), View.of(much)) <= CLIP
    apart = of(day=1), of(day=400, places=("2",))
    assert likeness(View.of(apart[0]), View.of(apart[1])) >= -CLIP
    assert likeness(View.of(much), View.of(much)) > likeness(*map(View.of, apart))


def test_likeness_is_thousandths_of_the_logit_that_the_weights_give() -> None:
    """The lines for links and merges are thousandths too, so that sums are whole numbers."""
    weights = load("stories")
    for one in (
        of(names=("a", "b"), persons=("bell",), terms=("dam",), weights=(360,)),
        of(title=("a", "b", "c"), names=("a", "b"), terms=("dam",), weights=(10,)),
        of(terms=("dam",), weights=(420,)),
    ):
        view = View.of(one)
        total = weights.total(signs(view, view))
        assert 1 < abs(total) < 2
        assert likeness(view, view) == pytest.approx(1000 * total, abs=0.51)
