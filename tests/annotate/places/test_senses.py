import msgspec
import pytest

from tests.support import article
from variorum.annotate.names.capital_runs import find_names
from variorum.annotate.names.kinds import label_runs
from variorum.annotate.places.candidates import find_options
from variorum.annotate.places.gazetteer import find_entries
from variorum.annotate.places.outlet_home import find_home_of
from variorum.annotate.places.senses import resolve
from variorum.annotate.text.sentences import split
from variorum.annotate.text.word_tokens import tokenise
from variorum.model import Article, Label, Outlet


def _of(domain: str | None, text: str = "x") -> Article:
    return msgspec.structs.replace(article(text), outlet=Outlet(domain=domain))


def _country(text: str, name: str, domain: str | None = None) -> str | None:
    one = _of(domain, text)
    at = text.index(name)
    entry = resolve(text, [(at, at + len(name))], one)[0]
    return entry.country if entry else None


def test_counties_and_provinces_of_all_countries_are_known() -> None:
    assert find_entries("Benue")[0].country == "NG"
    assert find_entries("Kanawha County")[0].area == "WV"
    assert find_options("Herat province")[0].kind == "region"
    assert find_options("Herat")[0].kind == "city"


def test_a_local_papers_own_town_is_meant_by_its_name() -> None:
    assert _country("Police in Athens closed the road.", "Athens") == "GR"
    assert _country("Police in Athens closed the road.", "Athens", "athensreview.com") == "US"


def test_a_paper_of_a_world_city_is_that_citys() -> None:
    assert find_home_of(_of("themoscowtimes.com")).country != "US"


def test_a_papers_town_and_country_are_read_off_its_domain() -> None:
    assert find_home_of(_of("dailystar.com.lb")).country == "LB"
    assert {town.name for town in find_home_of(_of("lasvegassun.com")).towns} >= {"Las Vegas"}


def test_an_acronym_is_no_town() -> None:
    assert find_options("OAS") == ()


def _labels(text: str) -> dict[str, Label]:
    return {one.text: one.label for one in find_names(text, split(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Vestrel accused its neighbour. Troops left northern Vestrel.",
        "Vestrel denied it. Vestrel's army moved on Monday.",
        "Vestrel said no. The mayor of Vestrel spoke.",
    ],
)
def test_a_name_that_speaks_is_a_place_where_the_text_stands_in_it(text: str) -> None:
    assert _labels(text)["Vestrel"] == "place"


def test_holders_are_cut_from_the_place_or_body_before_them() -> None:
    text = "In Vestrel it rained. The mayor of Vestrel Ilka Brennova spoke."
    assert _labels(text)["Ilka Brennova"] == "person"
    text = "The director of the Orm Water Authority Jaro Vinter denied it."
    assert _labels(text)["Orm Water Authority"] == "organization"


def test_no_runs_have_no_labels() -> None:
    assert label_runs(tokenise("rain"), []) == []
