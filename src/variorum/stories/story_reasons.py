"""Why articles are of one story: for each the other that it is likest to, with the signs."""

from collections.abc import Iterator, Sequence

from variorum.model import Because, Reading, waterfall
from variorum.stories import likeness
from variorum.stories.clashes import ClashRule, clash_rule
from variorum.stories.cluster import LINK
from variorum.stories.features import features
from variorum.stories.likeness import View, signs
from variorum.weights import load

_BROUGHT = "other links, or a person's decision, brought them together."
_CLASHES: dict[ClashRule, str] = {
    "only-places": "it shares no more than places",
    "short-and-unlike": "it is short and shares too few words",
    "other-days": "it speaks of other days and shares too few words",
    "other-counts": "it is short, counts other numbers and shares too few words",
    "one-form": "it fills in one form with other names",
    "told-as-past": "one of them, without a date, tells of the other's time as past",
}


def story_reasons(readings: Sequence[Reading]) -> Iterator[tuple[str, Because]]:
    """For each article of one story, by its id, why it is linked to the story.

    `readings` are those from which stories were made: articles without a date of their own still
    have none.
    """
    views = {one.article.id: View.of(features(one)) for one in readings}
    for article, view in sorted(views.items()):
        near = {
            other: likeness.likeness(view, beside)
            for other, beside in views.items()
            if other != article
        }
        if not near:
            words = f"{article} is the only article of its story."
            yield article, Because(words=words, rule="alone", module="variorum.stories.cluster")
            continue
        likest = max(sorted(near), key=lambda other: near[other])
        yield article, _linked(article, likest, view, views[likest])


def _linked(article: str, likest: str, one: View, other: View) -> Because:
    weights = load("stories")
    if rule := clash_rule(one, other):
        words = f"{article} is of this story though {_CLASHES[rule]} beside its likest, {likest}"
        return Because(words=f"{words}: {_BROUGHT}", rule=rule, module="variorum.stories.clashes")
    seen = signs(one, other)
    total = round(weights.total(seen), 6)
    line = LINK / 1000
    if total >= line:
        words = f"{article} is of this story: of its articles it is likest to {likest}."
    else:
        words = (
            f"{article} is of this story though its likest article, {likest}, is below the line: "
            f"{_BROUGHT}"
        )
    return Because(
        words=f"{words} {_cut(total)}".strip(),
        rule="one-story",
        signs=waterfall(weights.intercept, weights.reasons(seen)),
        total=total,
        line=line,
        module=likeness.__name__,
    )


def _cut(total: float) -> str:
    """A word on a sum that was cut, so that no single pair decides over groups."""
    most = likeness.CLIP / 1000
    return f"A sum counts as no more than {most:g} either way." if abs(total) >= most else ""
