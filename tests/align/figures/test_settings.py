"""Counts without a measure known again, and telling numbers in one setting."""

from msgspec.structs import replace

from tests.align.figures.reports_of import candidate
from tests.align.readings import read
from variorum.align.figures.reports import read_candidates
from variorum.align.figures.retold import settle_retold, settle_settings
from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Reading, TimeExpression


def test_a_telling_number_takes_the_measure_that_all_others_give() -> None:
    other = candidate(34, origin="o2", measure="other", population="pupils")
    freed = candidate(34, measure="released", population="pupils")
    killed = candidate(34, origin="o3", measure="killed", population="pupils")
    assert [c.quantity.measure for c in settle_retold([freed, other])] == ["released"] * 2
    assert settle_retold([freed, killed, other])[2].quantity.measure == "other"
    few = [c._replace(quantity=c.quantity) for c in (candidate(3, measure="other"), candidate(3))]
    assert settle_retold(few)[0].quantity.measure == "other"


def test_most_origins_decide_the_setting() -> None:
    apart = candidate(64, setting="2024-04")
    own = [candidate(64, origin=f"o{at}") for at in (2, 3)]
    assert [c.setting for c in settle_settings([apart, *own])] == ["", "", ""]
    assert [c.setting for c in settle_settings([apart, own[0]])] == ["", ""]
    placed = candidate(64, setting="selby")
    assert settle_settings([placed, *own])[0].setting == "selby"
    two = [apart, candidate(64, origin="o4", setting="2024-03")]
    assert [c.setting for c in settle_settings(two)] == ["2024-04", "2024-03"]


def test_a_toll_that_its_account_tells_alone_is_of_the_event_though_dated() -> None:
    dated = candidate(4, setting="2014-06", published="2016-03-01")
    assert [c.setting for c in settle_settings([dated, candidate(4, origin="o2")])] == ["", ""]
    beside = candidate(9, setting="2014-06", published="2016-03-01", at=50)
    told = settle_settings([dated, beside, candidate(4, origin="o2")])
    assert told[0].setting == "2014-06"
    unnamed = candidate(4, setting="background")
    assert settle_settings([unnamed, candidate(4, origin="o2")])[0].setting == "background"


def test_the_month_that_most_accounts_date_is_the_event_s_own() -> None:
    def account(id: str, text: str) -> Reading:
        one = read(id, text, published="2016-01-06")
        at = text.find("New Year's Eve")
        eve = TimeExpression(
            start=at, end=at + 14, text="New Year's Eve", type="DATE", value="2015-12-31"
        )
        counted = find_quantities(text, one.sentences)
        return replace(one, quantities=counted, times=(eve,) if at >= 0 else ())

    told = account("a", "On New Year's Eve 34 women were hurt.")
    again = account("b", "The police met after New Year's Eve and said nothing.")
    alone = read_candidates([told, account("c", "It was cold.")], [], {"a": "o1", "c": "o2"})
    both = read_candidates([told, again], [], {"a": "o1", "b": "o2"})
    assert [c.setting for c in alone] == ["2015-12"]
    assert [c.setting for c in both] == [""]
