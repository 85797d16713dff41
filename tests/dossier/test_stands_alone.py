"""Whether a sentence stands alone: each lack lowers it."""

import pytest

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.stands_alone import standing

LEANING = """
    He She It They This That These Those His Her Its Their We I You Our My And But So Or Then
    There Also Both Other Others Another However Meanwhile Instead Afterwards
    Later Earlier Here “She
"""
WHOLE = "Ann Bell closed the old harbour bridge after heavy floods reached Selby."


def value(text: str, *, lead: bool = False) -> float:
    """How well a sentence stands, as the first of its account or far down."""
    before = "" if lead else "Rain fell in the valley. Snow fell on the hill. Fog lay on the lake. "
    full = before + text
    names = {"Ann Bell": "person"} if "Ann Bell" in text else {}
    reading = read("a", full, names=names)  # type: ignore[arg-type]
    (account,) = accounts_of([reading], origins_of("a"), ())
    return standing(account, (len(before), len(full)))


def test_a_whole_sentence_stands_alone_and_a_lead_better() -> None:
    assert value(WHOLE) == pytest.approx(1)
    assert value(WHOLE, lead=True) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (WHOLE[:-1], 0.2),
        (WHOLE.replace("the old", '"the old'), 0.4),
        (WHOLE.replace("closed the", "rejected this"), 0.5),
        (WHOLE.replace("heavy", "such"), 0.5),
        (WHOLE.replace("Ann Bell", "Mayors"), 0.5),
        ("Ann Bell left Selby.", 0.3),
    ],
)
def test_a_lack_lowers_it(text: str, times: float) -> None:
    assert value(text) == pytest.approx(times)


@pytest.mark.parametrize("word", LEANING.split())
def test_an_opening_that_leans_on_what_was_said_lowers_it(word: str) -> None:
    assert value(f"{word} Ann Bell closed the old harbour bridge after heavy floods.") < 0.5


@pytest.mark.parametrize("opening", ["The warning came as", "The closures follow, since"])
def test_news_that_only_comes_leans_on_the_news_before_it(opening: str) -> None:
    told = "Ann Bell closed the old harbour bridge after heavy floods."
    assert value(f"{opening} {told}") == pytest.approx(0.3 if opening.startswith("The w") else 1)
