"""Addresses in the one form under which they are known."""

import pytest

from variorum.watch.web_addresses import clean_address, host_of, origin_of, path_of


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("HTTPS://Echo.Example/A?b=1#c", "https://echo.example/A?b=1"),
        ("http://echo.example:80", "http://echo.example/"),
        ("https://echo.example:8443/x", "https://echo.example:8443/x"),
        ("https://e.example/x?utm_source=rss&id=7&utm_medium=b", "https://e.example/x?id=7"),
        ("https://e.example/x?fbclid=1", "https://e.example/x"),
        ("  https://e.example/x\n", "https://e.example/x"),
        ("http://[::1]:80/x", "http://[::1]/x"),
    ],
)
def test_one_form(written: str, known: str) -> None:
    assert clean_address(written) == known


@pytest.mark.parametrize(
    "written",
    [
        *("", "news", "ftp://e.example/x", "file:///etc/passwd", "javascript:alert(1)", "http://"),
        *("https://ida@e.example/x", "http://e.example:99999/", "http://e x.example/"),
        "http://[::1",
    ],
)
def test_what_is_no_address_of_the_web(written: str) -> None:
    assert clean_address(written) is None


def test_an_address_beside_a_page() -> None:
    assert clean_address("/feed", "https://e.example/a/b") == "https://e.example/feed"
    assert clean_address("//o.example/x", "https://e.example/") == "https://o.example/x"


def test_its_parts() -> None:
    url = "https://e.example:8443/a?b=1"
    assert origin_of(url) == "https://e.example:8443"
    assert host_of(url) == "e.example"
    assert path_of(url) == "/a?b=1"
