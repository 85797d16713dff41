"""Learns what a sentence is worth to an editor, for `dossier/news_value.py`.

Careful readers noted the facts of whole stories: which words of which accounts tell each, and how
much it weighs. A sentence is weighty, or the news itself, by the heaviest fact that it tells, and
tells something alone if one of its facts stands in the articles of no other origin. What is printed
comes from fits that have not seen the story: how well sentences are told apart (AUC), and how often
what is given a probability is so.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training.fitting import Bools, Fit, Floats, fit_yes_or_no, left_out
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum import align, engine, reuse
from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.news_value import Worth, signs_of
from variorum.model import Claim, Reading, Span
from variorum.weights import FOLDER, read

PENALTY = 10.0
DIGITS = 3
JUDGEMENTS = ("weighty", "main", "alone")

_LEAST = 8
"""Letters that a sentence and noted words have in common where the sentence tells the fact."""

_ALIKE = str.maketrans({**dict.fromkeys("‘’ʼ´`", "'"), **dict.fromkeys("“”„", '"'), "\n": " "})


class Case(NamedTuple):
    """A sentence of a noted story: its signs, and which of `JUDGEMENTS` hold."""

    story: str
    signs: list[float]
    truth: tuple[bool, bool, bool]


class _Spot(NamedTuple):
    """Where an account tells a fact."""

    span: Span
    weight: int
    alone: bool


Aligned = tuple[list[Account], Sequence[Claim]]
"""The accounts of a story and their claims."""


def cases(folder: Path, write: Callable[[str], object] = print) -> list[Case]:
    """The sentences of all noted stories in the folder, in the order of their names."""
    found: list[Case] = []
    stories = sorted(one for one in folder.iterdir() if (one / "notes.json").is_file())
    for number, story in enumerate(stories, 1):
        found += cases_of(story, aligned)
        write(f"[{number}/{len(stories)}] {story.name}: {len(found)} sentences")
    return found


def cases_of(story: Path, read_story: Callable[[Path], Aligned]) -> Iterator[Case]:
    """The sentences of one noted story, whose accounts and claims `read_story` gives."""
    notes = json.loads((story / "notes.json").read_text(encoding="utf-8"))
    accounts, claims = read_story(story)
    origins = {_stem(account.reading.article.uri): account.origin for account in accounts}
    spots = {
        account.reading.article.id: list(_spots(account, notes, origins)) for account in accounts
    }
    sentences = [(account, span) for account in accounts for span in account.reading.sentences]
    signed = signs_of(accounts, claims)
    for (account, span), (_, signs) in zip(sentences, signed, strict=True):
        told = [spot for spot in spots[account.reading.article.id] if tells(span, spot.span)]
        weight = max((spot.weight for spot in told), default=0)
        truth = (weight >= 2, weight >= 3, any(spot.alone for spot in told))
        yield Case(story.name, signs, truth)


def aligned(story: Path) -> Aligned:
    """The accounts of a noted story and their claims."""
    paths = [str(path) for path in sorted((story / "articles").iterdir())]
    readings = [one for one in engine.read(paths, workers=1) if isinstance(one, Reading)]
    folding = reuse.fold(readings)
    aligned = align.align(readings, folding.origins, folding.reuse, "most-origins")
    return accounts_of(readings, folding.origins, aligned.entities), aligned.claims


def _spots(account: Account, notes: dict[str, Any], origins: dict[str, str]) -> Iterator[_Spot]:
    """Where this account tells the noted facts."""
    for fact in notes["facts"]:
        alone = len({origins.get(article, article) for article, _ in fact["at"]}) == 1
        for span in places(account, fact):
            yield _Spot(span, fact["weight"], alone)


def places(account: Account, fact: dict[str, Any]) -> Iterator[Span]:
    """Where this account tells one noted fact."""
    mine = _stem(account.reading.article.uri)
    text = _fold(account.reading.article.text)
    for article, words in fact["at"]:
        start = text.find(_fold(words)) if article == mine else -1
        if start >= 0:
            yield start, start + len(words)


def _stem(uri: str) -> str:
    """The name by which notes call an article."""
    return Path(uri.split("#")[-1]).stem


def _fold(text: str) -> str:
    """A text of the same length, quotation marks straight and capitals small."""
    folded = (one.lower() if len(one.lower()) == 1 else one for one in text.translate(_ALIKE))
    return "".join(folded)


def tells(sentence: Span, spot: Span) -> bool:
    """Whether a sentence holds enough of noted words to tell what they tell."""
    return min(sentence[1], spot[1]) - max(sentence[0], spot[0]) >= _LEAST


def fit(seen: Sequence[Case], judgement: int) -> Fit:
    """The weights of one judgement over these sentences."""
    values = np.array([case.signs for case in seen])
    truth = np.array([case.truth[judgement] for case in seen], dtype=float)
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY)


def held_out(found: Sequence[Case], judgement: int) -> tuple[Floats, Bools]:
    """The probability of each sentence by a fit without its story, and whether it holds."""
    return left_out(found, lambda seen: fit(seen, judgement)), np.array(
        [case.truth[judgement] for case in found]
    )


def worth_left_out(stories: Sequence[Path], read_once: Mapping[Path, Aligned]) -> list[Worth]:
    """What each sentence of noted stories is worth, in order, by fits without its story."""
    judged = [case for story in stories for case in cases_of(story, read_once.__getitem__)]
    odds = [held_out(judged, number)[0] for number in range(len(JUDGEMENTS))]
    return [Worth(*map(float, row)) for row in zip(*odds, strict=True)]


def area(odds: Floats, truth: Bools) -> float:
    """How often a sentence of which it holds is given more than one of which it does not (AUC).

    Where both are given as much, that counts half. It is one half where nothing can be told apart.
    """
    yes, no = odds[truth], np.sort(odds[~truth])
    if not len(yes) or not len(no):
        return 0.5
    below = np.searchsorted(no, yes, "left") + np.searchsorted(no, yes, "right")
    return float(below.sum() / (2 * len(yes) * len(no)))


def report(found: Sequence[Case], write: Callable[[str], object] = print) -> None:
    """Print the area and the reliability of each judgement, by fits without the story."""
    for number, name in enumerate(JUDGEMENTS):
        odds, truth = held_out(found, number)
        write(f"{name}: AUC {area(odds, truth):.3f}, {truth.mean():.2f} of all hold")
        for low in range(10):
            inside = (odds >= low / 10) & (odds < (low + 1) / 10)
            if inside.any():
                share = truth[inside].mean()
                write(f"  given .{low} to .{low + 1}: {share:.2f} hold, of {inside.sum()}")


def write_weights(found: Sequence[Case], of: str, out: Path) -> None:
    """Write the weights of each judgement over these sentences into the folder `out`."""
    for number, name in enumerate(JUDGEMENTS):
        file = f"news_{name}.json"
        learned = fit(found, number)
        fitted = learned.rounded(read(FOLDER / file).names, DIGITS)
        renew(file, fitted, round(learned.intercept, DIGITS), of, out)


def make(data: Path, out: Path) -> None:
    """Learn, report, and write the weights."""
    found = cases(data / "notes" / "dev")
    report(found)
    write_weights(found, digest(data, PARTS["news"].data), out)
