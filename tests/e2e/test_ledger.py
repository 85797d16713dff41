"""The figures of the sample coverage, checked by hand: groups, numbers, how accounts stand."""

from functools import cache

import pytest

from tests.support import COVERAGE
from variorum import compare
from variorum.model import Article, Dossier, Figure, Policy

# Each row: story, measure, unit, low, best, high, relation, reports as "file: words".
FLOOD = [
    (
        "killed",
        *(12, 18, 18, "update"),
        [
            "01: At least 12 people were killed",
            "02: At least 12 people were killed",
            "03: 12 persons",
            "04: number of dead to 17",
            "05: 17",
            "06: 17 deaths",
            "06: death toll stood at 18",
        ],
    ),
    ("killed", 5, 5, 5, "agree", ["04: five more bodies", "05: Five bodies"]),
    ("killed", 5, 5, 5, "single", ["01: Among the dead were five children"]),
    ("killed", 0, 0, 0, "single", ["01: no one died"]),
    (
        "missing",
        *(19, 19, 31, "update"),
        [
            "01: 31 people were still missing",
            "02: 31 people were still missing",
            "03: 31 missing persons",
            "05: 22 people who are still missing",
            "06: Nineteen people have not been accounted for",
        ],
    ),
    (
        "injured",
        *(58, 63, 63, "update"),
        [
            "01: 60 injured",
            "02: 60 injured",
            "03: As injured are registered 58 persons",
            "05: A further 63 people have been treated for",
        ],
    ),
    ("injured", 2, 2, 2, "single", ["01: two of them in a critical condition"]),
    (
        "hospitalized",
        *(14, 14, 14, "agree"),
        [
            "01: Fourteen of the injured were taken to hospital",
            "03: 14 are located in the regional hospital",
        ],
    ),
    ("rescued", 3, 3, 3, "single", ["06: three of the missing alive"]),
    (
        "evacuated",
        *(4000, 4200, 4200, "agree"),
        [
            "01: about 4,000 residents had been moved to a reception centre",
            "02: about 4,000 residents had been moved to a reception center",
            "05: number of evacuees at 4,200",
        ],
    ),
    (
        "sheltered",
        *(3800, 4200, 4200, "update"),
        [
            "03: accommodated 3,800 inhabitants",
            "04: more than 4,200 people sleeping in the sports hall",
        ],
    ),
    ("displaced", 5000, 5000, 5000, "single", ["05: about 5,000 people had been driven from"]),
    ("displaced", 1900, 1900, 1900, "single", ["05: 1,900 children"]),
    ("displaced", 900, 900, 900, "single", ["03: More than 900 families have lost the roof"]),
    (
        "destroyed",
        *(74, 74, 74, "agree"),
        ["03: destroyed 74 houses and the bridge", "05: swept away 74 houses"],
    ),
    (
        "deployed",
        *(300, 300, 300, "agree"),
        ["01: sent 300 soldiers", "02: sent 300 soldiers", "03: 300 military men"],
    ),
    ("other", 40, 40, 40, "single", ["04: 40 sheep"]),
    ("other", 46, 46, 46, "single", ["03: 46 boats"]),
    ("other", 930, 930, 930, "single", ["04: 930 families"]),
    ("other", 4, 4, 4, "single", ["01: four villages", "02: four villages"]),
    ("other", 3, 3, 3, "single", ["01: three written warnings", "02: three written warnings"]),
    ("other", 2, 2, 2, "single", ["04: two schools"]),
    ("other", 4, 4, 4, "single", ["04: Velmara four times"]),
    ("other", 2, 2, 2, "single", ["04: two members"]),
    ("other", *[80_000_000] * 3, "single", ["04: be more than 80 million dollars"]),
    ("other", 3, 3, 3, "single", ["03: sent three times"]),
    ("other", 40, 40, 40, "single", ["01: stood 40 centimetres"]),
]
SHELLING = [
    (
        "killed",
        *(7, 9, 9, "update"),
        [
            "07: killed seven civilians",
            "08: Seven dead",
            "08: seven people were killed",
            "09: death toll rose to nine",
            "09: death toll rose to nine",
            "09: seven dead",
            "10: nine dead",
        ],
    ),
    ("killed", 2, 3, 3, "update", ["07: two of the dead", "10: three of them"]),
    ("killed", 2, 2, 2, "single", ["09: two of the wounded died", "09: two of the wounded died"]),
    ("killed", 1100, 1100, 1100, "single", ["07: about 1,100 people died"]),
    (
        "injured",
        *(23, 26, 26, "update"),
        ["07: wounded 23", "09: treated 26", "10: At least 26 people were injured"],
    ),
    ("injured", 0, 0, 0, "single", ["08: No one was hurt"]),
    ("hospitalized", 11, 11, 11, "single", ["09: 11 remained in care"]),
    (
        "incidents",
        *(14, 14, 14, "agree"),
        ["09: 14 explosions", "09: 14 explosions", "10: 14 blasts"],
    ),
    ("incidents", 37, 37, 37, "single", ["09: 37 violations"]),
    ("incidents", 21, 21, 21, "single", ["09: 21 of them"]),
    ("incidents", 16, 16, 16, "single", ["09: 16"]),
    (
        "displaced",
        *(1100, 1200, 1300, "agree"),
        [
            "07: About 1,200 families have left the town",
            "10: Between 1,100 and 1,300 families have fled",
        ],
    ),
    ("displaced", 6000, 6000, 6000, "single", ["09: More than 6,000 people have left"]),
    ("displaced", 150, 150, 150, "single", ["08: Some 150 people"]),
    ("destroyed", 5, 5, 5, "single", ["10: five houses were destroyed"]),
    ("other", 9, 9, 9, "agree", ["07: nine shells", "10: nine shells"]),
    ("other", 9, 9, 9, "single", ["09: nine craters", "09: nine craters"]),
    ("other", 48, 48, 48, "single", ["08: within 48 hours"]),
    ("other", 4, 4, 4, "single", ["07: four months of fighting"]),
    ("other", 3, 3, 3, "single", ["08: camp three kilometres"]),
    ("other", 10, 10, 10, "single", ["10: pause of some ten minutes"]),
]


@cache
def dossiers(policy: Policy = "most-origins") -> tuple[Dossier, ...]:
    return compare([str(COVERAGE)], policy=policy).dossiers


def story(word: str, policy: Policy = "most-origins") -> Dossier:
    (found,) = [
        one for one in dossiers(policy) if any(word in article.text for article in one.articles)
    ]
    return found


def row(figure: Figure, names: dict[str, str]) -> tuple[object, ...]:
    words = sorted(f"{names[r.evidence.article]}: {r.evidence.text}" for r in figure.reports)
    return figure.measure, figure.low, figure.best, figure.high, figure.relation, words


def name(article: Article) -> str:
    """The number of the article's file; pages with an address of their own are told by outlet."""
    outlet = {"Estrand Today": "08", "Northern Wire Agency": "09", "Lakeland Weekly": "09"}
    return outlet.get(article.outlet.name or "") or article.uri.split("/")[-1][:2]


@pytest.mark.parametrize(("word", "rows"), [("Kellermark", FLOOD), ("Halmet", SHELLING)])
def test_every_figure_is_as_a_careful_reader_has_it(
    word: str, rows: list[tuple[object, ...]]
) -> None:
    found = story(word)
    names = {article.id: name(article) for article in found.articles}
    told = [row(figure, names) for figure in found.figures]
    assert sorted(map(repr, told)) == sorted(map(repr, rows))


def test_copies_of_one_dispatch_hold_as_of_the_same_day() -> None:
    toll = max(story("Kellermark").figures, key=lambda f: (f.measure == "killed", len(f.reports)))
    days = {r.as_of for r in toll.reports if r.evidence.text == "At least 12 people were killed"}
    assert days == {"2026-03-11"}


@pytest.mark.parametrize(
    ("policy", "best"),
    [
        ("lowest", 12),
        ("highest", 18),
        ("latest", 18),
        ("most-origins", 18),
        ("ucdp-like", 17),
        ("acled-like", 17),
    ],
)
def test_each_policy_has_its_best_for_one_toll(policy: Policy, best: int) -> None:
    found = story("Kellermark", policy)
    toll = max(found.figures, key=lambda f: (f.measure == "killed", len(f.reports)))
    assert (toll.best, toll.policy) == (best, policy)
