"""What the small parts learn from: denials, places and stories, on invented cases."""

import numpy as np

from evaluation.toponym_sets import GoldArticle, GoldToponym
from tests.support import article
from training import denial_weights, place_weights, story_weights
from training.denial_weights import Pairs
from training.fitting import Fit
from training.story_weights import Set
from variorum.annotate.places.senses import Signs as PlaceSigns
from variorum.model import Reading
from variorum.stories import likeness
from variorum.stories.features import features


def pairs() -> Pairs:
    """Two denials: the first answers one of two, the second, which is explicit, is in doubt."""
    return Pairs(
        signs=np.array([[2.0], [1.0], [-0.5], [-0.9]]),
        right=np.array([1.0, 0.0, 1.0, 0.0]),
        denials=[7, 7, 8, 8],
        disputes=[frozenset({0}), frozenset(), frozenset({1}), frozenset()],
        explicit=[False, False, True, True],
        asked=2,
    )


def test_each_denial_goes_to_its_likeliest_pair_above_its_line() -> None:
    weights = Fit(0.0, np.array([1.0]))
    assert denial_weights.chosen(pairs(), weights, (-0.8, 0.0)) == [0, 2]
    assert denial_weights.chosen(pairs(), weights, (0.0, 0.0)) == [0]
    assert denial_weights.chosen(pairs(), weights, (-0.8, 3.0)) == [2]


def test_disputes_found_and_pairs_right_are_shares() -> None:
    towards, away = Fit(0.0, np.array([1.0])), Fit(0.0, np.array([-1.0]))
    assert denial_weights.score([pairs()], [towards], (-0.8, 0.0)) == (1.0, 1.0)
    assert denial_weights.score([pairs()], [towards], (0.0, 0.0)) == (0.5, 1.0)
    assert denial_weights.score([pairs()], [away], (-3.0, -3.0)) == (0.0, 0.0)


def test_real_pairs_that_answer_nothing_lower_the_odds() -> None:
    alone = denial_weights.fit([pairs()], [])
    beside = denial_weights.fit([pairs()], [np.array([[1.0]] * 20)])
    assert beside.logits(np.array([[1.0]]))[0] < alone.logits(np.array([[1.0]]))[0]


def test_a_place_is_right_within_a_hundred_miles() -> None:
    text = "Floods closed roads in Paris, Texas, and schools in Paris stayed shut."
    first = text.index("Paris")
    toponym = GoldToponym(start=first, end=first + 5, text="Paris", lat=33.66, lon=-95.55)
    nowhere = GoldToponym(start=first, end=first + 5, text="Paris")
    item = GoldArticle(id="a", text=text, toponyms=[toponym, nowhere])
    (choice,) = place_weights.choices([item], None)
    assert choice.values.shape == (len(choice.right), len(PlaceSigns._fields))
    assert 0 < choice.right.sum() < len(choice.right)
    held = choice.values[:, PlaceSigns._fields.index("held")]
    assert held[choice.right].max() == 1, "Texas holds it"
    assert held[~choice.right].max() == 0


def test_the_first_choice_of_places_knows_no_other_places() -> None:
    text = "Paris, Texas, and Paris, Tennessee, signed a pact in Paris."
    first = text.index("Paris")
    toponym = GoldToponym(start=first, end=first + 5, text="Paris", lat=33.66, lon=-95.55)
    early, late = place_weights.fit([GoldArticle(id="a", text=text, toponyms=[toponym])])
    known = [name in place_weights._SECOND for name in PlaceSigns._fields]
    assert not early.weights[known].any()
    assert early.weights.any()
    assert late.weights.shape == early.weights.shape


def sample() -> Set:
    """Three articles, the first two of one story."""
    texts = ("The ebb left boats on the mud in Tessen.", "Boats lay dry in Tessen.", "A vote.")
    items = [features(Reading(article=article(t, uri=f"a{n}"))) for n, t in enumerate(texts)]
    signs = np.zeros((3, len(likeness.SIGNS)))
    signs[0, 0] = 1.0
    return Set(
        items=items,
        story={"a0": "tide", "a1": "tide", "a2": "vote"},
        pairs=[("a0", "a1"), ("a0", "a2"), ("a1", "a2")],
        signs=signs,
        one=np.array([True, False, False]),
        clash=np.array([False, False, False]),
    )


def test_what_the_pairs_of_a_story_share_speaks_for_it() -> None:
    weights = story_weights.fit([sample()])
    assert weights.weights[0] > 0
    assert not weights.weights[1:].any()


def test_weights_are_scored_by_the_stories_they_make() -> None:
    right, wrong = np.zeros(len(likeness.SIGNS)), np.zeros(len(likeness.SIGNS))
    right[0], wrong[0] = 9.0, -9.0
    assert story_weights.score(sample(), Fit(-3.0, right)) == (1.0, 1.0, 1.0, 1.0)
    assert story_weights.score(sample(), Fit(-3.0, wrong))[1] < 1, "each article is alone"


def test_both_halves_make_the_whole_and_no_story_is_parted() -> None:
    halves = [story_weights.half(sample(), number) for number in (0, 1)]
    assert sorted(one.article for part in halves for one in part.items) == ["a0", "a1", "a2"]
    assert {*halves[0].story.values()}.isdisjoint(halves[1].story.values())
    assert sum(len(part.pairs) for part in halves) == sum(len(part.signs) for part in halves)
