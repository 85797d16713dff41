import pytest

from variorum.clean.outlets import credited_outlet, domain_of, find_outlet


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.paper.example/a?b=http://x.example/", "paper.example"),
        ("http://m.paper.example:8080/a", "paper.example"),
        ("https://news.paper.example/a", "news.paper.example"),
        ("//paper.example/a", "paper.example"),
        ("https://archive.org/web/2026/http://www.paper.example:80/a", "paper.example"),
        ("coverage/a.txt", None),
        ("http://", None),
    ],
)  # fmt: skip
def test_domain(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_first_that_tells_is_the_basis() -> None:
    url = "https://www.paper.example/a"
    found = [
        find_outlet("The Paper", url, "Credit"),
        find_outlet("www.paper.example", None, None),
        find_outlet(None, url, None),
        find_outlet(None, None, "Arden Echo"),
        find_outlet(None, None, None),
    ]
    assert [(item.name, item.domain, item.basis) for item in found] == [
        ("The Paper", "paper.example", "metadata"),
        ("Paper", "paper.example", "metadata"),
        ("Paper", "paper.example", "url"),
        ("Arden Echo", None, "credit"),
        (None, None, "unknown"),
    ]


def test_credits_on_the_page() -> None:
    assert credited_outlet(["Ferry strikes pier", "The Arden Echo", "Text."]) == "The Arden Echo"
    assert credited_outlet(["Text.", "© 2026 Arden Media Ltd. Terms"]) == "Arden Media"
    assert credited_outlet(["Text.", "Copyright 2026 The Associated Press."]) is None
    assert credited_outlet(["Text."]) is None
