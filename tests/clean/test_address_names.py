"""Names of outlets by their addresses, all invented or plainly generic."""

import pytest

from variorum.clean.address_names import name_by_address


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("dailyworld.example", "Daily World"),
        ("theeveningstar.co.uk", "The Evening Star"),
        ("northcoastnews.com.au", "North Coast News"),
        ("stateofthenation.example", "State of the Nation"),
        ("city-post.example", "City Post"),
        ("qrt.example", "QRT"),
        ("qrstv.example", "QRSTV"),
        ("edition.qrtv.example", "QRTV"),
        ("africa.worlddaily.com.cn", "World Daily"),
    ],
)
def test_words_run_together_are_parted(domain: str, name: str) -> None:
    assert name_by_address(domain) == name


@pytest.mark.parametrize("label", ["zelmarkovia", "velmaracourier", "xinqu"])
def test_what_is_no_run_of_words_stays_one(label: str) -> None:
    assert name_by_address(f"{label}.example") == label.capitalize()


def test_a_short_label_below_another_is_in_doubt() -> None:
    assert name_by_address("citynews.qo.example") is None


def test_a_name_in_other_letters_is_not_spelled() -> None:
    assert name_by_address("xn--80ak6aa92e.example") is None


@pytest.mark.parametrize("odd", ["", ".", "..", "com", "-.example", "a" * 300 + ".example"])
def test_odd_hosts_raise_nothing(odd: str) -> None:
    found = name_by_address(odd)
    assert found is None or found


@pytest.mark.parametrize(
    "name",
    [
        "The Iron Age",
        "All Day News",
        "The Art at Hand",
        "Big Bay Eye",
        "Red Fox for You",
        "Hot Job Map",
        "It Is Law",
        "Low Sea and Sky",
        "A Man on Men",
        "My New Way",
        "Now on Off",
        "One of Our Own",
        "Out to Sun",
        "Tax in War",
        "An Up at the Top",
        "We and You",
    ],
)
def test_a_short_word_is_no_abbreviation(name: str) -> None:
    """Letters that stand for a name are written large ("QRT"); words of three letters are not."""
    assert name_by_address(f"{name.lower().replace(' ', '-')}.example") == name
