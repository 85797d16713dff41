import itertools

import msgspec

from tests.support import article
from variorum.clean import find_standing, outlet_key, remove_standing
from variorum.model import Article, Outlet

STANDING = "Arden Echo is the voice of the coast and costs two crowns."
TEXTS = (
    "A ferry struck the pier on Tuesday.\n\nNine people were hurt, the police said.",
    "The council voted on Monday.\n\nThe new road will cost nine million crowns.",
    "Schools stay closed until Friday.\n\nThe frost broke the pipes in all of them.",
)


def at(domain: str | None, uri: str, text: str) -> Article:
    return msgspec.structs.replace(article(text, uri=uri), outlet=Outlet(domain=domain))


def test_line_that_two_articles_of_one_outlet_share() -> None:
    articles = [at("a.example", str(n), f"{text}\n\n{STANDING}") for n, text in enumerate(TEXTS)]
    found = find_standing(articles)
    assert found == {"a.example": frozenset({STANDING})}
    cleaned = remove_standing(articles[0], found["a.example"])
    assert cleaned.text == TEXTS[0]
    assert [(item.text, item.reason) for item in cleaned.removed] == [(STANDING, "chrome")]


def test_copies_of_one_text_make_no_line_standing() -> None:
    copies = [at("a.example", "1", TEXTS[0]), at("a.example", "2", TEXTS[0] + "\n\nMore to come.")]
    assert find_standing(copies) == {}
    again = [*copies, at("a.example", "3", TEXTS[1])]
    assert find_standing(again) == {}


def test_background_repeated_in_articles_about_one_story_is_the_story() -> None:
    background = (
        "The Halmet bridge was built in 1968 and was closed twice after floods in the spring."
    )
    opening = "Rescuers searched the Telse valley below Halmet on {}, Mayor Oskarin said.\n\n{}"
    follow_ups = [
        at("a.example", "1", opening.format("Monday", TEXTS[1]) + f"\n\n{background}"),
        at("a.example", "2", opening.format("Friday", TEXTS[2]) + f"\n\n{background}"),
    ]
    assert find_standing(follow_ups) == {}


def test_phrase_of_the_trade_is_the_story() -> None:
    phrase = "No arrest has been made."
    articles = [at("a.example", str(n), f"{text}\n\n{phrase}") for n, text in enumerate(TEXTS)]
    assert find_standing(articles) == {}


def test_outlets_are_kept_apart_and_unknown_ones_pass() -> None:
    articles = [
        at("a.example", "1", f"{TEXTS[0]}\n\n{STANDING}"),
        at("b.example", "2", f"{TEXTS[1]}\n\n{STANDING}"),
        at(None, "3", f"{TEXTS[2]}\n\n{STANDING}"),
        at(None, "4", f"{TEXTS[1]}\n\n{STANDING}"),
    ]
    assert find_standing(articles) == {}
    assert outlet_key(articles[2]) is None


def test_any_order_gives_the_same_lines() -> None:
    articles = [at("a.example", str(n), f"{text}\n\n{STANDING}") for n, text in enumerate(TEXTS)]
    found = [find_standing(order) for order in itertools.permutations(articles)]
    assert all(item == found[0] for item in found)


def test_article_of_nothing_else_is_left_alone() -> None:
    only = at("a.example", "1", STANDING)
    assert remove_standing(only, frozenset({STANDING})) == only
