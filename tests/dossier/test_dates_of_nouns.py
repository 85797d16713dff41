"""Dates that go with a noun, a name or a comparison, and those of what a clause tells."""

import pytest

from variorum.dossier.dates_of_nouns import is_of_noun
from variorum.model import TimeExpression


def of_noun(text: str) -> bool:
    before, words, after = text.split("@")
    start = len(before)
    time = TimeExpression(
        start=start, end=start + len(words), text=words, type="DATE", value="2015"
    )
    return is_of_noun(before + words + after, time)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board said that the @2015@ levy deal is dead.",
        "The port relies on a @1962@ law to close its gates.",
        "The board hopes to end Selm's @2015@ ban on nets.",
        "They met to change the @2015@ vote.",
        "Links to the party in the row over the @2015@ vote are denied.",
        "The Lakeland Open @2015@ drew crowds.",
        "The board let nets of ships built from 2012 to @2015@ pass.",
        "The board let nets of ships built between 2012 and @2015@ pass.",
        "The catch fell by 30 percent from @2015@ levels.",
        "The catch is larger than in @2015@ off Selm.",
        "The price rose to 7 marks, up 6% on the @previous day@.",
        "Guards are safer than @last September@, the board said.",
        "The catch was good compared with @last week@.",
        "The board fears floods like those on @New Year's Eve@.",
        "Ada Lund, pictured in @2015@, leads the board.",
        "The dam was thought safe in the @1990s@.",
        "The herd was larger @a century ago@.",
        "The herd grew @two decades ago@.",
        "Prices are at their lowest level since @November@.",
        "It won album of @the year@.",
        "The board is out of touch with @today@'s music.",
        "It is the largest ship in use @today@.",
        "It is the largest bank in business @today@.",
        "He is the oldest man alive @today@.",
        "It is the oldest plane flying @today@.",
        "She is the last native speaker living @today@.",
        "They met in the aftermath of @last year@'s flood.",
        "They met in the aftermath of @last year’s@ flood.",
        "The board denied any role in the @2015@ vote.",
        "Nets were cut to sway interference in the @2015@ vote.",
        "The board acted to sway @2015@ vote on nets.",
        "The board sued on behalf of those lost in the @Sept. 11@ attacks.",
        "Four of the 19 @Sept. 11@ hijackers lived in Selm.",
        "Four of the @19 Sept.@ 11 hijackers lived in Selm.",
        "The board is to host @New Year's Eve@ programming.",
        "Roy lost the annual @New Year's Eve@ show she hosted.",
        "The board looked into meddling in @last year@'s vote.",
        "The board asked what he knew of the @June 2015@ meeting with Roy.",
        "The board acts ahead of @November@ mid-term elections.",
        "It was a ten percent increase over @the previous year@.",
        "The board promised aid to @Sept. 11@ survivors.",
        "In the days before @Wednesday@'s vote the board met.",
        "Roy lost votes in the run-up to the @Sunday@ poll.",
        "The board called @the night@ a success for Selm.",
        "Roy spoke on @the night@ of the flood in Selm.",
    ],
)
def test_a_date_of_a_noun_or_a_comparison_tells_of_nothing(text: str) -> None:
    assert of_noun(text)


@pytest.mark.parametrize(
    "text",
    [
        "A row broke out during the @2015@ talks.",
        "The port has been shut since the @2015@ storm.",
        "A @2015@ audit found holes in the hull.",
        "He was picked in the first round of the @2015@ draft.",
        "Nets were banned in @2015@ off Selm.",
        "By @2015@ nets were banned off Selm.",
        "The port was shut from @2012@ to 2015.",
        "The board met @on Thursday@ in Selm.",
        "In the @2015@ that followed nets were banned.",
        "The port has been shut since @November@.",
        "The port has lost half of its ships on @the year@.",
        "The ship sank off Selm @today@.",
        "At @last year@'s fair a stand burned down.",
        "Two ships sank in the @2015@ storm.",
        "During the @June 2015@ meeting Roy resigned.",
        "The @Jan. 5@ ruling said that nets may be cut.",
        "Nets were cut on @Sept. 11@ off Selm.",
        "In @November@ elections were held.",
        "The fair opened on @New Year's Eve@ in Selm.",
        "The ship sank in @last year@'s storm.",
        "The ship sank late in @the night@ off Selm.",
        "@The night@ took two more ships.",
        "Two days before, on @Monday@, the board met.",
    ],
)
def test_a_date_of_a_clause_tells_when(text: str) -> None:
    assert not of_noun(text)


def test_attacks_called_after_a_day_are_over_though_the_day_comes_again() -> None:
    def called(after: str) -> bool:
        text = f"The board fears another Sept. 11 {after}."
        time = TimeExpression(start=24, end=32, text="Sept. 11", type="DATE", value="2031-09-11")
        return is_of_noun(text, time, "2031-08-01")

    assert called("attack")
    assert called("bombing")
    assert not called("deadline")
