"""How likely an editor wants a figure at a glance."""

from msgspec.structs import replace

from tests.align.readings import read
from variorum import align, reuse
from variorum.annotate.quantities.counts import find_quantities
from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.figure_worth import SIGNS, signs_of, weigh
from variorum.dossier.news_value import Worth
from variorum.model import Figure

FLOOD = (
    "The flood killed 17 people in Tessen on Sunday. Two officials said the 30-floor house stood. "
    "It has 4,000 rooms, 12 halls and 9 lifts, and the town spent $3 million on it."
)


def told(text: str, title: str = "Flood kills 17 people") -> tuple[list[Account], list[Figure]]:
    reading = read("a", text)
    reading = replace(
        reading,
        article=replace(reading.article, title=title),
        quantities=find_quantities(text, reading.sentences),
    )
    origins = reuse.fold([reading]).origins
    aligned = align.align([reading], origins, ())
    return accounts_of([reading], origins, aligned.entities), list(aligned.figures)


def signs(words: str, text: str = FLOOD) -> dict[str, float]:
    accounts, figures = told(text)
    worth = {
        a.reading.article.id: [Worth(0.5, 0.5, 0.5) for _ in a.reading.sentences] for a in accounts
    }
    found = signs_of(figures, accounts, worth)
    at = next(at for at, one in enumerate(figures) if words in one.reports[0].evidence.text)
    return dict(zip(SIGNS, found[at], strict=True))


def test_a_toll_of_the_headline_is_known() -> None:
    toll = signs("17")
    assert toll["harm"] == toll["measured"] == toll["people"] == toll["headline number"] == 1
    assert toll["early"] > 0.9
    assert toll["same sentence"] == toll["attributive"] == toll["money"] == 0


def test_what_tells_little_is_known() -> None:
    assert signs("30-floor")["attributive"] == 1
    assert signs("$3 million")["money"] == 1
    rooms = signs("4,000")
    assert rooms["same sentence"] == 0.75
    assert rooms["large"] > signs("12 halls")["large"]
    assert rooms["headline words"] == 0


def test_from_a_billion_on_a_number_is_as_large_as_any() -> None:
    def large(amount: str) -> float:
        return signs(amount, f"The flood killed 17 people. The town spent ${amount} on it.")[
            "large"
        ]

    assert large("2 billion") == large("700 billion") == 1
    assert 0.9 < large("900 million") < 1


def test_the_sentence_that_is_the_news_makes_a_figure_worth_more() -> None:
    accounts, figures = told(FLOOD)
    (article,) = (account.reading for account in accounts)
    dull, news = ([Worth(at, at, 0.5) for _ in article.sentences] for at in (0.1, 0.9))
    low, high = (weigh(figures, accounts, {article.article.id: one}) for one in (dull, news))
    assert [one.id for one in low] == [one.id for one in figures]
    assert all(a.worth < b.worth for a, b in zip(low, high, strict=True) if a.worth and b.worth)
    assert all(one.worth is not None and 0 <= one.worth <= 1 for one in (*low, *high))


def test_a_few_people_of_whom_nothing_is_told_are_known() -> None:
    text = "Two men left. Two rowers of the club left, and 300 people sang in Tessen."
    assert signs("Two men", text)["anyone"] == 1
    assert signs("rowers", text)["anyone"] == signs("300", text)["anyone"] == 0
