import random

from hypothesis import given
from hypothesis import strategies as st

from tests.stories.at_once import cluster
from tests.support import article
from variorum.model import Reading, Story
from variorum.stories import LINK, WINDOW, Features, features, find_links, group

TEXTS = {
    "flood-1": (
        "The river Orla burst its banks at Tessen on Sunday night and flooded the old town. Four"
        " hundred families were taken to schools in Upper Tessen, mayor Ilse Brandt said. Two"
        " people drowned in the cellar of a bakery.",
        "2031-05-04",
    ),
    "flood-2": (
        "Two bakers drowned when the Orla flooded Tessen overnight. Mayor Ilse Brandt asked the"
        " army for boats; four hundred families were sleeping in schools of the upper town.",
        "2031-05-05",
    ),
    "flood-3": (
        "Soldiers brought boats and bread to Tessen, where the flooded Orla had driven hundreds of"
        " families into schools. The water is falling, mayor Brandt said.",
        None,
    ),
    "other-flood": (
        "Heavy rain flooded the valley of the Quill and cut off the village of Marnock, where a"
        " bridge was swept away on Sunday. Nobody was hurt, the county engineer Tom Reddy said.",
        "2031-05-05",
    ),
    "vote-1": (
        "Parliament in Karsk rejected the pension law by three votes late on Tuesday after deputy"
        " Oleg Danin of the Farmers' Union changed sides.",
        "2031-05-06",
    ),
    "vote-2": (
        "The pension law has failed in Karsk. Oleg Danin, whose Farmers' Union had pledged its"
        " support, voted with the opposition in parliament.",
        "2031-05-07",
    ),
}


def features_of(names: list[str]) -> list[Features]:
    return [
        features(Reading(article=article(TEXTS[name][0], uri=name, published=TEXTS[name][1])))
        for name in names
    ]


ALL = features_of(sorted(TEXTS))


def may_meet(a: Features, b: Features) -> bool:
    """The rule by which a store looks articles up."""
    near = a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW
    return bool({*a.strong} & {*b.strong} or (near and {*a.keys} & {*b.keys}))


def links_of(new: Features, others: list[Features]) -> dict[tuple[str, str], int]:
    met = [one for one in others if one.article != new.article and may_meet(new, one)]
    pairs = [(min(new.article, x.article), max(new.article, x.article)) for x in met]
    return find_links([new, *met], pairs)


def alike(a: Features, b: Features) -> list[int]:
    return [*find_links([a, b], [(a.article, b.article)]).values()]


def groups(found: list[Features]) -> set[tuple[str, ...]]:
    return {story.articles for story in cluster(found)}


def test_one_event_is_one_story_and_like_events_stay_apart() -> None:
    assert groups(ALL) == {
        ("flood-1", "flood-2", "flood-3"),
        ("other-flood",),
        ("vote-1", "vote-2"),
    }


def test_a_story_is_named_after_its_founding_article_whatever_joins_later() -> None:
    ids = {story.articles: story.id for story in cluster(ALL)}
    assert ids["flood-1", "flood-2", "flood-3"] == "sflood-1"
    (later,) = cluster(features_of(["flood-2", "flood-3"]))
    assert later.id == "sflood-2", "an undated article founds no story that has a dated one"


def test_copies_without_a_date_are_one_story() -> None:
    text = TEXTS["vote-1"][0]
    copies = [
        features(Reading(article=article(text, uri="x"))),
        features(Reading(article=article("Pension law fails\n\n" + text[:90], uri="y"))),
    ]
    assert groups(copies) == {("x", "y")}


def test_a_chain_of_like_articles_is_not_one_story() -> None:
    """Each shares most of its words with the next, the first nothing with the last."""
    words = [f"{c}{v}lor{e}" for c in "bdfgkmprst" for v in "aeio" for e in ("an", "ek", "us")]
    windows = [words[i : i + 20] for i in range(0, 100, 5)]
    chain = [
        features(Reading(article=article(" ".join(window), uri=f"c{n}")))
        for n, window in enumerate(windows)
    ]
    assert alike(*chain[:2])[0] >= LINK
    assert max(len(story.articles) for story in cluster(chain)) < 8


def test_links_are_symmetric() -> None:
    for a in ALL:
        for b in ALL:
            assert alike(a, b) == alike(b, a)


@given(st.permutations(ALL))
def test_any_order_gives_the_same_stories(order: list[Features]) -> None:
    assert cluster(order) == cluster(ALL)


@given(st.permutations(ALL))
def test_adding_one_by_one_gives_the_stories_of_all_at_once(order: list[Features]) -> None:
    """As a store does it: only the articles linked to the new one, near or far, are clustered."""
    story_of: dict[str, Story] = {}
    links: dict[tuple[str, str], int] = {}
    for count, new in enumerate(order, start=1):
        links |= links_of(new, order[:count])
        component, edge = set[str](), {new.article}
        while edge:
            component |= edge
            near = [pair for pair, alike in links.items() if alike >= LINK and edge & {*pair}]
            edge = {one for pair in near for one in pair} - component
        inside = {pair: alike for pair, alike in links.items() if component.issuperset(pair)}
        members = [one for one in order[:count] if one.article in component]
        for story in group(members, inside):
            story_of.update(dict.fromkeys(story.articles, story))
    assert set(story_of.values()) == set(cluster(ALL))


def test_linked_articles_cluster_alike_without_the_rest() -> None:
    for story in cluster(ALL):
        assert cluster(features_of(list(story.articles))) == (story,)


def test_a_large_component_is_parted_without_losing_an_article() -> None:
    pick = random.Random(7)
    words = [f"{c}{v}nt{e}" for c in "bdfgklmprst" for v in "aeiou" for e in "aeiou"]
    many = [
        features(Reading(article=article(" ".join(pick.sample(words, 60)), uri=f"m{n:03}")))
        for n in range(340)
    ]
    found = [one for story in cluster(many) for one in story.articles]
    assert sorted(found) == sorted(one.article for one in many)
    pick.shuffle(many)
    assert groups(many) == {story.articles for story in cluster(many)}


def test_hundreds_of_copies_are_one_story() -> None:
    text = TEXTS["vote-1"][0]
    copies = [features(Reading(article=article(text, uri=f"k{n:03}"))) for n in range(310)]
    assert len(cluster([*copies, *ALL])) == 3
