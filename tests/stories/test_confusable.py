"""Events that are easily taken for one another stay apart, and one that runs on stays one."""

import msgspec
import pytest

from tests.stories.at_once import cluster
from tests.support import article
from variorum.annotate import annotate
from variorum.stories import Features, features

SHOOTINGS = {
    "elm-1": (
        "2031-05-06",
        "Man, 23, shot dead on Elm Street",
        "MARLOW - A 23-year-old man was shot and killed on Elm Street in Marlow on Monday night,"
        " police said. Officers found Darnell Oakes with two gunshot wounds outside a laundromat"
        " shortly after 10 p.m. He died at Mercy Hospital. Sgt. Paul Ibsen said that no arrest had"
        " been made and asked witnesses to come forward.",
    ),
    "elm-2": (
        "2031-05-07",
        "Victim of Elm Street shooting named",
        "MARLOW - Police have named the man who was shot dead outside a laundromat on Elm Street on"
        " Monday as Darnell Oakes, 23, of Marlow. His mother, Renee Oakes, said he had gone to"
        " collect his work clothes. Sgt. Paul Ibsen said detectives were looking for a gray sedan.",
    ),
    "depot-1": (
        "2031-05-09",
        "Two wounded in shooting at bus depot",
        "MARLOW - Two women were wounded on Thursday afternoon when shots were fired at the bus"
        " depot on Canal Road in Marlow, police said. The women, aged 41 and 58, were taken to"
        " Mercy Hospital in stable condition. A driver, Lionel Frayne, said the shots came from"
        " behind the ticket booth.",
    ),
    "depot-2": (
        "2031-05-10",
        "Driver held after depot shooting",
        "MARLOW - Police in Marlow have arrested a former driver, Curtis Mabry, over the shooting"
        " that wounded two women, 41 and 58, at the Canal Road bus depot on Thursday. Lionel"
        " Frayne, who works there, said Mabry had been dismissed last month.",
    ),
}


def read(texts: dict[str, tuple[str, str, str]]) -> list[Features]:
    found = []
    for uri, (published, title, text) in texts.items():
        one = msgspec.structs.replace(article(text, uri=uri, published=published), title=title)
        found.append(features(annotate(one)))
    return found


def groups(texts: dict[str, tuple[str, str, str]]) -> set[tuple[str, ...]]:
    return {story.articles for story in cluster(read(texts))}


def test_two_shootings_in_one_city_in_one_week_are_two_stories() -> None:
    assert groups(SHOOTINGS) == {("depot-1", "depot-2"), ("elm-1", "elm-2")}


@pytest.mark.parametrize("days", [1, 3])
def test_a_strike_that_runs_for_weeks_is_one_story(days: int) -> None:
    turns = [
        "walked out at dawn over unpaid overtime",
        "blocked the gate with a crane while talks in the customs house broke off",
        "voted to go on after the Orla Shipping Company offered half of the overtime",
        "sent home the last tugs, and grain ships waited in the roads",
        "met the arbiter Vera Stenholm, who spoke of a way out",
        "went back to work after the Orla Shipping Company agreed to pay overtime in full",
    ]
    texts = {
        f"t{at}": (
            f"2031-05-{at * days + 2:02}",
            f"Tessen dockers' strike: day {at * days + 1}",
            f"TESSEN - Dockers of the Tessen harbour union led by Ilse Brandt {turn}. The strike at"
            f" the Orla Shipping Company began on May 2. Brandt told the dockers of Tessen that the"
            f" union would keep the harbour shut until overtime was paid.",
        )
        for at, turn in enumerate(turns)
    }
    assert groups(texts) == {tuple(sorted(texts))}
