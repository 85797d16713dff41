"""Why a denial answers an assertion: its signs with their weights, or what it points at."""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.align.claims import revisions, state_changes
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.revisions import Revision
from variorum.align.disputes import ages, answers, observations, pointing, within_sentence
from variorum.align.disputes.ages import AgesDiffer
from variorum.align.disputes.answers import Finder
from variorum.align.disputes.denials import Denial
from variorum.align.disputes.pointing import Pointer
from variorum.align.disputes.within_sentence import Inner
from variorum.lexicon import one_rule
from variorum.model import Because, Sign, waterfall
from variorum.weights import load


class Case(NamedTuple):
    """The denials of one story, with what weighs them."""

    assertions: Sequence[Assertion]
    denials: Sequence[Denial]
    finder: Finder
    pointer: Pointer


def denies(case: Case, pair: tuple[int, int]) -> Because:
    """Why the first of a pair denies the second, both as indices of assertions."""
    at, target = pair
    one, other = case.assertions[at], case.assertions[target]
    places = f"{one.article}:{one.start} denies what {other.article}:{other.start} puts forward"
    denial = next((denial for denial in case.denials if denial.at == at), None)
    if denial is None:
        return Because(words=f"{places}.", module=answers.__name__)
    if case.finder.judged(denial)[1]:
        return _points(case.pointer, denial, target, places)
    rivals = case.finder.weigh(denial)
    weighed = next(pair for pair in rivals if pair.target == target)
    weights = load("denials")
    least = weights.line("explicit" if denial.explicit else "other")
    others = sum(1 for pair in rivals if pair.target != target)
    told = f"{_how(denial)}, and it is the likeliest of {others + 1} it may answer"
    return Because(
        words=f"{places}: {told}.",
        rule="denial-answers",
        signs=waterfall(weights.intercept, weights.reasons(weighed.signs)),
        total=answers.weight(weighed.signs) / 1000,
        line=least,
        module=answers.__name__,
    )


def _how(denial: Denial) -> str:
    """By which of its words a denial is known."""
    if denial.denies:
        return "it says so by its verb"
    if denial.refutes:
        return "it calls what was said false"
    if denial.negates:
        return "it says that it was not so"
    return "it says that all are well"


def _points(pointer: Pointer, denial: Denial, target: int, places: str) -> Because:
    """A denial that tells little by itself, and what it points at."""
    rank = pointer.rank(denial, target)
    signs = [] if rank is None else [Sign(sign="how clearly it points", weight=1.0, value=rank)]
    return Because(
        words=f"{places}: it tells little but that it denies, and nothing it may mean lies nearer.",
        rule="denial-points",
        signs=tuple(signs),
        total=rank,
        module=pointing.__name__,
    )


def within(inner: Inner | Revision | AgesDiffer) -> Because:
    """Why a text tells a dispute, or a change, by itself."""
    if isinstance(inner, Revision):
        own = inner.earlier_article == inner.article
        reason = one_rule("revisions" if own else "states", inner.rule).reason
        places = f"{inner.earlier_article}:{inner.earlier[0]}"
        told = "tells of a change" if own else f"tells as over what {places} tells as open"
        return Because(
            words=f"{inner.article}:{inner.later[0]} {told}. {reason}",
            rule=inner.rule,
            module=(revisions if own else state_changes).__name__,
        )
    if isinstance(inner, AgesDiffer):
        one, other = (f"{each.article}:{each.sentence[0]}" for each in inner)
        return Because(
            words=f"{one} and {other} give one person the ages {inner.one.age} and "
            f"{inner.other.age}.",
            rule="ages-differ",
            module=ages.__name__,
        )
    told = "tells both sides" if inner.two_sides else "tells a denial, and not who holds otherwise"
    return Because(
        words=f"The sentence at {inner.article}:{inner.sentence[0]} {told}.",
        rule="within-sentence",
        module=within_sentence.__name__,
    )


def observes(assertions: Sequence[Assertion], pair: tuple[int, int]) -> Because:
    """Why an observation is about what is disputed: the first of the pair about the second."""
    one, other = (assertions[at] for at in pair)
    return Because(
        words=f"{one.article}:{one.start} tells what a third party found, or could not establish, "
        f"of what {other.article}:{other.start} puts forward; who says it stands on neither side.",
        rule="third-party-observes",
        module=observations.__name__,
    )
