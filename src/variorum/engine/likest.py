"""Which stories of a store a claim may be about: those whose articles weigh its words most."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from variorum import pipeline
from variorum.model import Story


def likest_stories(
    known: Sequence[Story],
    features_of: Callable[[Iterable[str]], Mapping[str, bytes]],
    words: Iterable[str],
    most: int,
) -> set[str]:
    """The ids of the stories whose articles weigh these words most, at most so many."""
    wanted = {word.casefold().strip(".,;:!?\"'“”‘’") for word in words}
    wanted |= {word.removesuffix("'s").removesuffix("’s") for word in wanted}
    ranked = []
    for story in known:
        best = max(
            (
                sum(
                    weight
                    for term, weight in zip(one.terms, one.weights, strict=True)
                    if term in wanted
                )
                for one in map(pipeline.decode_features, features_of(story.articles).values())
            ),
            default=0,
        )
        if best:
            ranked.append((-best, story.id))
    return {id for _, id in sorted(ranked)[:most]}
