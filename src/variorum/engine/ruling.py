"""Decisions on whole stories, and articles named by the numbers that are on the screen."""

import re
from collections.abc import Sequence
from typing import Literal

from variorum import review
from variorum.dossier.formats.lookups import number_articles
from variorum.engine.archive import Archive
from variorum.errors import StopRun
from variorum.model import Comparison, Decision, Dossier
from variorum.review import Signature
from variorum.store.catalogue import StoryFilter

_NUMBER = re.compile(r"\d{1,6}")


def decide(
    archive: Archive, kind: str, named: Sequence[str], story: str | None, signed: Signature
) -> list[Decision]:
    """Keep a decision: `same` or `apart` of two articles, `merge` of two stories, `split` of one.

    Articles may be named by their number in `story`, or in the only story that there is. A `split`
    names the story and those of its articles that leave it together.

    Raises:
        StopRun: too many or too few are named, or nothing or several things are meant by a name.
    """
    if kind == "split":
        return split(archive, named, signed)
    if len(named) != 2:
        raise StopRun(f"{kind} is of two, and {len(named)} are named")
    if kind == "merge":
        return merge(archive, named[0], named[1], signed)
    one, other = (article_of(archive, name, story) for name in named)
    made, by, note, _ = signed
    same = "same" if kind == "same" else "apart"
    return [archive.decide(same, one, other, made=made, by=by, note=note)]  # type: ignore[arg-type]


def merge(archive: Archive, one: str, other: str, signed: Signature) -> list[Decision]:
    """Keep that two stories are one: all articles of both.

    Raises:
        StopRun: no story, or more than one, is meant by a name; or both mean one story.
    """
    stories = [archive.show(name).dossiers[0] for name in (one, other)]
    if stories[0].story.id == stories[1].story.id:
        raise StopRun(f"{one} and {other} are one story already")
    articles = [article.id for dossier in stories for article in dossier.articles]
    return _keep(archive, "merge", articles, (), signed)


def split(archive: Archive, named: Sequence[str], signed: Signature) -> list[Decision]:
    """Keep that some articles of a story are a story of their own; `named` begins with the story.

    They are kept together, and apart from each of the others.

    Raises:
        StopRun: none of its articles is named, or all are, or one that is not of the story.
    """
    if len(named) < 2:
        raise StopRun("split names a story, and the articles that leave it")
    dossier = archive.show(named[0]).dossiers[0]
    members = [article.id for article in dossier.articles]
    leaving = sorted({article_of(archive, name, named[0]) for name in named[1:]})
    for article in leaving:
        if article not in members:
            raise StopRun(f"article {article} is not of the story {dossier.story.id}")
    staying = [article for article in sorted(members) if article not in leaving]
    if not staying:
        raise StopRun("all articles of the story are named: nothing would be left of it")
    return _keep(archive, "split", leaving, staying, signed)


def _keep(
    archive: Archive,
    kind: Literal["merge", "split"],
    articles: Sequence[str],
    others: Sequence[str],
    signed: Signature,
) -> list[Decision]:
    """Keep a decision on all articles of a story, so that it holds whichever of them goes."""
    earlier = [decision for decision, _ in archive.decisions()]
    signature = review.Signature(*signed)
    decided = [review.decide_stories(kind, articles, others, earlier, signature)]
    archive.rule(decided)
    return decided


def article_of(archive: Archive, name: str, story: str | None) -> str:
    """The id of the article that a name means: a number on the screen, an id or an address.

    Raises:
        StopRun: no article, or more than one, is meant; or a number is in no story that is named.
    """
    if not _NUMBER.fullmatch(name):
        return archive.meant(name)
    if story is None:
        try:
            story = story_of(archive, None)
        except StopRun as unknown:
            raise StopRun(
                f"{name} is the number of an article within a story: name the story with --story"
            ) from unknown
    numbers = numbered(archive.show(story).dossiers[0])
    if int(name) not in numbers:
        raise StopRun(
            f"the story {story} has no article {name}: its articles are 1 to {len(numbers)}"
        )
    return numbers[int(name)]


def story_of(archive: Archive, named: str | None) -> str:
    """The story that is named, or the only one that there is.

    Raises:
        StopRun: none is named, and there is none or more than one.
    """
    if named is not None:
        return named
    listed = archive.catalogue().stories(StoryFilter(limit=2))
    if len(listed) != 1:
        raise StopRun("the line is of a story: name the story with --story")
    return listed[0].head.id


def numbered(dossier: Dossier) -> dict[int, str]:
    """The articles of a story by the numbers that `show`, its page and its Markdown give them."""
    told = number_articles(Comparison(dossiers=(dossier,)))
    return {int(number): article for article, number in told.items()}
