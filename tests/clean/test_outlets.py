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


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Media can quote materials of Ulmline.example with a hyperlink.", "Ulmline.example"),
        ("When quoting materials from Tarn Echo, a link is required.", "Tarn Echo"),
        ("Reproduction of content from Tarn Media without permission is barred.", "Tarn Media"),
        ("When quoting, a hyperlink to Ulmline.example is obligatory.", "Ulmline.example"),
        ("Texts may be reprinted only with a link to Tarn Echo.", "Tarn Echo"),
        ("© Tarn Media 2026", "Tarn Media"),
        ("Contact the Valley Courier newsroom at desk@courier.example.", "Valley Courier"),
        ("Follow Tarn Radio on Twitter", "Tarn Radio"),
        ("He fled. The Valley Courier was not able to reach him.", "Valley Courier"),
        ("Valley Courier has seen the letter.", "Valley Courier"),
        ("He told the Valley Courier that. He told the Valley Courier this.", "Valley Courier"),
    ],
)
def test_a_page_names_itself(line: str, name: str) -> None:
    assert credited_outlet(["The shed burned on Monday.", line]) == name


@pytest.mark.parametrize(
    "line",
    [
        "He told the Valley Courier that the shed was locked.",
        "He told the Valley Courier one thing. He told the Valley Courier another. "
        "She told the Tarn Post and told the Tarn Post again.",
        "Reuters was not able to reach him.",
        "The owner was not able to swim.",
        "He told the BBC one thing and told the BBC another.",
        "Contact the police at once.",
    ],
)
def test_who_is_told_or_works_elsewhere_is_not_the_page(line: str) -> None:
    assert credited_outlet(["The shed burned on Monday.", line]) is None


def test_a_domain_for_a_credit_is_read_as_an_address() -> None:
    found = find_outlet(None, None, "arden-post.example")
    assert (found.name, found.domain, found.basis) == (
        "Arden Post",
        "arden-post.example",
        "credit",
    )
