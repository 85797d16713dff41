"""Learns which assertions of two accounts tell one fact, and how sure a claim of several is.

Careful readers noted the facts of whole stories, and which words of which accounts tell each. Two
assertions tell one fact where both hold words of it; a claim is right where its sentences of two
accounts do. First the weights of pairs are fitted (`align/claims/pair_signs.py`), then those of
claims (`align/claims/claim_signs.py`) over the claims that come of pairs judged by weights that
have not seen their story. What is printed comes from fits that have not seen the story.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from training.fitting import Bools, Fit, Floats, fit_yes_or_no
from training.news_weights import area
from training.noted_stories import Noted, noted_stories
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum import weights
from variorum.align.claim_alignment import Drawn, draw
from variorum.align.claims.claim_making import ClaimMaker
from variorum.align.claims.claim_signs import ClaimSigns
from variorum.align.claims.pair_links import is_judged, pairs_of
from variorum.align.claims.pair_signs import PairJudge, PairSigns
from variorum.align.entities.merging import merge_entities
from variorum.align.passage_origins import OriginOf
from variorum.align.statements import align_statements

PENALTY = 10.0
DIGITS = 3
FOLDS = 6

Write = Callable[[str], object]


class Cases(NamedTuple):
    """The pairs or the claims of one story: the signs of each, and whether it is so."""

    story: str
    signs: Floats
    truth: Bools


def drawn(story: Noted) -> Drawn:
    """What is set side by side in a noted story, by the weights in use."""
    index = merge_entities(story.readings)
    origin_of = OriginOf(story.origins)
    statements = align_statements(story.readings, index, origin_of)
    return draw(story.readings, statements, origin_of, index)


def pairs(story: Noted) -> Cases:
    """The pairs of a story that are judged, of two origins each."""
    matcher = drawn(story).matcher
    facts = [story.facts(one.article, (one.start, one.end)) for one in matcher.assertions]
    told = [frozenset().union(*(facts[at] for at in held)) for held in matcher.members]
    seen = pairs_of(matcher)
    judge = PairJudge(matcher.firsts, matcher.total, seen)
    signs, truth = [], []
    for pair in seen:
        sides = matcher.firsts[pair.at], matcher.firsts[pair.other]
        if sides[0].origin != sides[1].origin and is_judged(matcher, pair):
            signs.append(judge.signs(pair))
            truth.append(bool(told[pair.at] & told[pair.other]))
    return _cases(story.name, signs, truth, len(PairSigns._fields))


def claims(story: Noted) -> Cases:
    """The claims of a story that two origins make, by the weights in use."""
    made = drawn(story)
    maker = ClaimMaker(made.matcher, made.sentences, made.articles)
    signs, truth = [], []
    for group in made.groups:
        claim = maker.claim(group)
        seen = maker.signs(group)
        if claim.origins > 1 and seen is not None:
            told: dict[int, set[str]] = {}
            for one in claim.evidence:
                for fact in story.facts(one.article, (one.start, one.end)):
                    told.setdefault(fact, set()).add(one.article)
            signs.append(seen)
            truth.append(any(len(articles) > 1 for articles in told.values()))
    return _cases(story.name, signs, truth, len(ClaimSigns._fields))


def _cases(
    story: str, signs: Sequence[tuple[float, ...]], truth: Sequence[bool], wide: int
) -> Cases:
    return Cases(story, np.array(signs, float).reshape(-1, wide), np.array(truth, bool))


def fit(cases: Sequence[Cases]) -> Fit:
    """The weights of these cases."""
    truth = np.concatenate([one.truth for one in cases]).astype(float)
    values = np.vstack([one.signs for one in cases])
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY)


@contextmanager
def using(file: str, learned: Fit, names: Sequence[str]) -> Iterator[None]:
    """Within it, the weights of `file` are those of a fit."""
    before = weights.FOLDER
    with TemporaryDirectory() as folder:
        for one in before.glob("*.json"):
            shutil.copyfile(one, Path(folder) / one.name)
        fitted = learned.rounded(names, DIGITS)
        renew(file, fitted, round(learned.intercept, DIGITS), "", Path(folder))
        weights.FOLDER = Path(folder)
        weights.load.cache_clear()
        try:
            yield
        finally:
            weights.FOLDER = before
            weights.load.cache_clear()


def claims_of(stories: Sequence[Noted], judged: Sequence[Cases]) -> list[Cases]:
    """The claims of each story, made of pairs judged by weights that have not seen it."""
    found: list[Cases] = []
    for fold in range(min(FOLDS, len(stories))):
        seen = [one for at, one in enumerate(judged) if at % FOLDS != fold]
        with using("pairs.json", fit(seen), PairSigns._fields):
            found += [claims(one) for at, one in enumerate(stories) if at % FOLDS == fold]
    return sorted(found, key=lambda one: one.story)


def held_out(cases: Sequence[Cases]) -> tuple[Floats, Bools]:
    """The probability of each case by a fit without its story, and whether it is so."""
    odds = []
    for left in cases:
        logits = fit([one for one in cases if one is not left]).logits(left.signs)
        odds.append(1 / (1 + np.exp(-logits)))
    return np.concatenate(odds), np.concatenate([one.truth for one in cases])


def report(name: str, cases: Sequence[Cases], write: Write = print) -> None:
    """Print the area and the reliability of one judgement, by fits without the story."""
    odds, truth = held_out(cases)
    write(f"{name}: AUC {area(odds, truth):.3f}, {truth.mean():.2f} of {len(truth)} hold")
    for low in range(10):
        inside = (odds >= low / 10) & (odds < (low + 1) / 10)
        if inside.any():
            write(f"  given .{low} to .{low + 1}: {truth[inside].mean():.2f} of {inside.sum()}")


def write_weights(stories: Sequence[Noted], judged: Sequence[Cases], of: str, out: Path) -> None:
    """Fit both weights to these stories, whose pairs are `judged`, and write them into `out`."""
    both = (
        ("pairs.json", PairSigns._fields, list(judged)),
        ("claims.json", ClaimSigns._fields, claims_of(stories, judged)),
    )
    for file, names, cases in both:
        learned = fit(cases)
        renew(file, learned.rounded(names, DIGITS), round(learned.intercept, DIGITS), of, out)


def make(data: Path, out: Path) -> None:
    """Learn, report, and write the weights."""
    stories = list(noted_stories(data / "notes" / "dev"))
    judged = [pairs(one) for one in stories]
    report("pairs", judged)
    report("claims", claims_of(stories, judged))
    write_weights(stories, judged, digest(data, PARTS["pairs"].data), out)
