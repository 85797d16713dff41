"""Counts without a measure known again, and telling numbers in one setting."""

from tests.align.figures.reports_of import candidate
from variorum.align.figures.retold import settle_retold, settle_settings


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
