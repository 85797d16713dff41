"""The rules of cleaning that have no pattern: each shown on pages, and each removal by its rule."""

import pytest

from variorum.clean import clean, remove_standing
from variorum.lexicon import Rule, load_rules
from variorum.model import RawDocument, Removed

FILES = ("page_talk", "captions", "furniture", "credits")
EVERY = [rule for file in FILES for rule in load_rules(file)]
PAGES = [pytest.param(rule, id=rule.id) for rule in EVERY if rule.how == "page"]


@pytest.mark.parametrize("rule", PAGES)
def test_a_rule_takes_something_out_of_its_pages_and_of_no_others(rule: Rule) -> None:
    for page in rule.matches:
        assert rule.id in rules_of(page), page
    for page in rule.spares:
        assert rule.id not in rules_of(page), page


@pytest.mark.parametrize("rule", [rule for rule in EVERY if rule.group == "speaks"])
def test_a_notice_under_a_story_is_taken_out_by_a_rule_of_its_wording(rule: Rule) -> None:
    notice = rule.matches[0]
    assert removed(f"{BODY}\n{notice}")[-1].text == notice


def test_reason_and_rule_agree() -> None:
    for rule in EVERY:
        for one in removed("\n".join([BODY, rule.matches[0]])):
            assert str(one.rule).startswith(one.reason + ".")


def test_the_documents_of_the_contract_name_no_rule() -> None:
    article = clean(raw(BODY + "\nShare | Tweet | Print"))
    assert [one.rule for one in article.removed] == ["navigation.label"]
    assert article.unexplained().removed == (
        Removed(text="Share | Tweet | Print", reason="navigation"),
    )


def rules_of(page: str) -> set[str]:
    return {str(one.rule) for one in removed(page)}


def removed(page: str) -> tuple[Removed, ...]:
    article = clean(raw(page))
    return remove_standing(article, frozenset([STANDING])).removed


def raw(text: str) -> RawDocument:
    return RawDocument(uri="a.txt", kind="text", text=text, digest="d", content="c")


STANDING = "Harbour Echo brings you closer to the sea."
BODY = "\n".join(
    [
        "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
        "The harbour master said that the captain had reported a fault in the rudder.",
        "The coast guard closed the harbour until Wednesday and sent divers to look at the hull.",
    ]
)
