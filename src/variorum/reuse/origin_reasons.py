"""Why articles are of one origin, and why one of two counts as copied from the other."""

from collections.abc import Iterator, Sequence

from variorum.model import Because, Origin, Reading, Reuse, Sign
from variorum.reuse import direction, origins, pairs
from variorum.reuse.owners import NO_OWNERS, Owners
from variorum.reuse.pairs import Text, Tie, read_text, tie_of

_LINES = {
    "copy": "two articles of which one has this much of the other's text are copies",
    "one agency": "both credit one agency, so two takes of its dispatch need less",
    "two agencies": "the two credit different agencies, so only an all but whole copy is one",
    "one family": "both outlets are of one owner, as you told, so a shared passage is enough",
}
_DIRECTIONS = {
    "credit": "the other credits it",
    "date": "it was published first",
    "containment": "the other is its text, cut from the bottom",
}


def origin_reasons(
    readings: Sequence[Reading], found: origins.Folding, owners: Owners = NO_OWNERS
) -> Iterator[tuple[Origin | Reuse, tuple[Because, ...]]]:
    """Why each origin holds its articles, and why each reuse is told so."""
    texts = {reading.article.id: read_text(reading.article) for reading in readings}
    families = {key: owners.family(text.article.outlet) for key, text in texts.items()}
    ties = {}
    for one in found.reuse:
        a, b = one.articles
        tied = families[a] is not None and families[a] == families[b]
        ties[one.articles] = tie_of(texts[a], texts[b], one, one_family=tied)
    for origin in found.origins:
        yield origin, tuple(_of_origin(origin, found.reuse, ties))
    for one in found.reuse:
        yield one, tuple(_of_reuse(one, ties[one.articles], texts))


def _of_origin(
    origin: Origin, reuse: Sequence[Reuse], ties: dict[tuple[str, str], Tie]
) -> Iterator[Because]:
    held = set(origin.articles)
    for one in reuse:
        if held.issuperset(one.articles) and ties[one.articles].share >= ties[one.articles].line:
            yield _tied(one, ties[one.articles], "are of one origin")
    if len(held) == 1:
        (article,) = held
        near = [one for one in reuse if article in one.articles]
        if not near:
            words = f"{article} shares no passage with any other article: it is its own origin."
            yield Because(words=words, rule="own-reporting", module=origins.__name__)
            return
        nearest = max(near, key=lambda one: ties[one.articles].share)
        yield _tied(nearest, ties[nearest.articles], "are two origins")


def _tied(one: Reuse, tie: Tie, verdict: str) -> Because:
    a, b = one.articles
    sign = Sign(
        sign="share of one text, quotations aside, that stands in the other",
        weight=1.0,
        value=round(tie.share, 6),
    )
    within = tie.share >= tie.line and verdict == "are two origins"
    bridge = " An article put together from several is of the one that gave it most." * within
    return Because(
        words=f"{a} and {b} {verdict}: {_LINES[tie.because]}.{bridge}",
        rule=f"origin: {tie.because}",
        signs=(sign,),
        total=round(tie.share, 6),
        line=tie.line,
        module=pairs.__name__,
    )


def _of_reuse(one: Reuse, tie: Tie, texts: dict[str, Text]) -> Iterator[Because]:
    a, b = one.articles
    count = len(one.passages)
    passages = "1 passage" if count == 1 else f"{count} passages"
    yield Because(
        words=f"{a} and {b} share {passages} of eight words that count or more: {one.share_a:.0%} "
        f"of the first text and {one.share_b:.0%} of the second.",
        rule="shared-passages",
        module="variorum.reuse.passages",
    )
    if one.copied is None or one.direction_basis is None:
        words = "Nothing shows who copied: no credit, no two dates, and neither is the other cut."
        yield Because(words=words, rule="no-direction", module=direction.__name__)
    else:
        words = f"{one.copied} was copied: {_DIRECTIONS[one.direction_basis]}."
        yield Because(words=words, rule=one.direction_basis, module=direction.__name__)
    yield _tied(one, tie, "are of one origin" if tie.share >= tie.line else "are two origins")
