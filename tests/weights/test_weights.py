"""What was learned lies in one form, is read strictly, and says what each feature adds."""

import json
import math
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.support import article
from variorum.align.claims.claim_signs import ClaimSigns
from variorum.align.claims.pair_signs import PairSigns
from variorum.align.disputes.answers import Signs as DenialSigns
from variorum.align.disputes.answers import weight
from variorum.align.entities.same_name import Likeness, compare, score
from variorum.annotate.places.senses import Signs as PlaceSigns
from variorum.dossier.date_fit import SIGNS as DATE_SIGNS
from variorum.dossier.days_of_context import SIGNS as DAY_SIGNS
from variorum.dossier.figure_worth import SIGNS as FIGURE_SIGNS
from variorum.dossier.news_value import JUDGEMENTS
from variorum.errors import StopRun
from variorum.model import Reading
from variorum.stories.features import features
from variorum.stories.likeness import CLIP, SIGNS, View, likeness, signs
from variorum.weights import FOLDER, Feature, Line, Weights, load, read

USED = {
    "names": Likeness._fields,
    "denials": DenialSigns._fields,
    "pairs": PairSigns._fields,
    "claims": ClaimSigns._fields,
    "places": PlaceSigns._fields,
    "places_first": PlaceSigns._fields,
    "stories": SIGNS,
    "days": DAY_SIGNS,
    "dates": DATE_SIGNS,
    "figures": FIGURE_SIGNS,
}

EBB = "The harbour of Tessen fell dry on Monday while the ebb lasted, and boats lay on the mud."
FLOOD = "In Tessen the Orla rose on Friday, and the mayor asked volunteers to carry sandbags."

FERRY = Weights(
    judges="Does the ferry sail?",
    fitted="by hand",
    data=(),
    digest="0" * 64,
    date="2031-05-04",
    intercept=-1.5,
    features=(
        Feature(name="calm", label="the sea is calm", weight=2.5),
        Feature(name="wind", label="knots of wind, in tens", weight=-0.5),
        Feature(name="feast", label="it is a holiday", weight=4.0),
    ),
    lines={"sails": Line(value=0.0, scale="logit", chosen="as likely as not")},
)


@pytest.mark.parametrize("name", USED)
def test_values_are_given_in_the_order_of_the_features(name: str) -> None:
    assert load(name).names == USED[name]


@pytest.mark.parametrize("name", [*USED, *JUDGEMENTS])
def test_a_file_tells_what_its_numbers_mean_and_where_they_came_from(name: str) -> None:
    weights = load(name)
    labels = [feature.label for feature in weights.features]
    assert len({*labels}) == len(labels)
    assert all(len(label.split()) > 1 for label in labels), "a label is words, not a name in code"
    assert weights.judges.endswith("?")
    assert weights.data
    assert int(weights.digest, 16)
    assert len(weights.digest) == 64
    assert date.fromisoformat(weights.date)
    assert all(line.chosen.endswith(".") for line in weights.lines.values())


def test_every_file_is_used() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {*USED, *JUDGEMENTS, "words"}


def test_a_total_is_the_intercept_and_each_weight_times_its_value() -> None:
    assert FERRY.total((True, 3.0, False)) == -1.5 + 2.5 - 1.5
    assert FERRY.total((0, 0, 0)) == -1.5
    assert FERRY.line("sails") == 0


def test_products_are_added_from_the_first_on_and_the_intercept_last() -> None:
    tenths = [Feature(name=name, label=name, weight=0.1) for name in "abc"]
    weights = msgspec.structs.replace(FERRY, intercept=0.7, features=tuple(tenths))
    assert weights.total((1, 1, 1)) == 0.7 + ((0.1 + 0.1) + 0.1)
    assert weights.total((1, 1, 1)) != ((0.7 + 0.1) + 0.1) + 0.1, "another order, another digit"


@pytest.mark.parametrize("values", [(1, 1), (1, 1, 1, 1)])
def test_as_many_values_as_features(values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        FERRY.total(values)
    with pytest.raises(ValueError, match="zip"):
        FERRY.reasons(values)


def test_reasons_are_what_adds_to_the_total() -> None:
    reasons = FERRY.reasons((True, 3.0, False))
    assert reasons == (("the sea is calm", 2.5, 1.0), ("knots of wind, in tens", -0.5, 3.0))
    assert FERRY.intercept + sum(one.weight * one.value for one in reasons) == -0.5


def test_a_file_is_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"
    path.write_bytes(msgspec.json.encode(FERRY))
    assert read(path) == FERRY
    table = json.loads(path.read_bytes())
    for wrong in (
        {**table, "bias": 1.0},
        {**table, "intercept": "1.0"},
        {**table, "features": [{**table["features"][0], "levels": 2}]},
        {**table, "lines": {"sails": {"value": 1.0, "scale": "percent", "chosen": "so"}}},
        {name: value for name, value in table.items() if name != "digest"},
    ):
        path.write_text(json.dumps(wrong), encoding="utf-8")
        with pytest.raises(StopRun, match=r"ferry\.json cannot be read"):
            read(path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(StopRun, match=r"tides\.json are missing; install Variorum again"):
        load("tides")


def test_a_denial_is_weighed_in_thousandths_of_its_total() -> None:
    nothing = DenialSigns(*[0.0] * len(DenialSigns._fields))
    weights = load("denials")
    assert weight(nothing) == round(1000 * weights.intercept)
    for number, feature in enumerate(weights.features):
        one = DenialSigns(*[float(at == number) for at in range(len(weights.features))])
        assert weight(one) - weight(nothing) == round(1000 * feature.weight)


def test_likeness_of_articles_is_the_total_of_their_signs() -> None:
    one, other = (View.of(features(Reading(article=article(text)))) for text in (EBB, FLOOD))
    total = 1000 * load("stories").total(signs(one, other))
    assert -CLIP < likeness(one, other) < CLIP
    assert abs(likeness(one, other) - total) < 0.51


def test_names_are_scored_by_the_odds_of_their_total() -> None:
    shared = compare("Ilse Brandt", "Ilse Brant", "person")
    odds = math.exp(load("names").total(shared))
    assert score("Ilse Brandt", "Ilse Brant", "person") == pytest.approx(odds / (1 + odds))


def test_a_file_is_read_once() -> None:
    assert load("names") is load("names")
