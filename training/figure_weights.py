"""Learns which figures an editor wants at a glance, for `dossier/figure_worth.py`.

The figures of the noted stories were judged by reading them: does this number belong in a table
that a reader sees first? The judgements are kept as pointers into the stories' texts. What a
sentence is worth is a sign, and is judged here by weights that have not seen its story. What is
printed comes from fits that have not seen the story either.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training import news_weights
from training.fitting import Bools, Fit, Floats, fit_yes_or_no, left_out
from training.parts import PARTS
from training.weight_files import digest, locate, renew
from variorum import align, engine, reuse
from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.figure_worth import signs_of
from variorum.dossier.news_value import Worth
from variorum.model import Claim, Figure, Reading
from variorum.weights import FOLDER, read

FILE = "figures.json"
PENALTY = 20.0
DIGITS = 3
LABELS = "tests/dossier/wanted_figures.tsv"
"""What was judged: story, article, the span of one report in its text, and 1 where it is wanted."""

_LINES = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


class Case(NamedTuple):
    """A figure of a noted story: its signs, and whether an editor wants it at a glance."""

    story: str
    signs: list[float]
    wanted: bool


class Story(NamedTuple):
    """A noted story as it is read and aligned."""

    accounts: list[Account]
    claims: Sequence[Claim]
    figures: Sequence[Figure]


Labels = Mapping[tuple[str, str, int], bool]
"""By story, name of the article and start of a report: whether its figure is wanted."""


def labels(path: Path) -> Labels:
    """The judgements in a file."""
    with path.open(encoding="utf-8") as lines:
        return {
            (row["story"], row["article"], int(row["start"])): row["wanted"] == "1"
            for row in csv.DictReader(lines, delimiter="\t")
        }


def cases(folder: Path, judged: Labels, write: Callable[[str], object] = print) -> list[Case]:
    """The judged figures of all noted stories, in the order of the stories' names."""
    paths = sorted(one for one in folder.iterdir() if (one / "notes.json").is_file())
    stories = {path: _aligned(path) for path in paths}
    told = [
        case for path in paths for case in news_weights.cases_of(path, lambda of: stories[of][:2])
    ]
    odds = [news_weights.held_out(told, number)[0] for number in range(3)]
    worths = iter([Worth(*map(float, row)) for row in zip(*odds, strict=True)])
    found: list[Case] = []
    for path, story in stories.items():
        worth = {
            one.reading.article.id: [next(worths) for _ in one.reading.sentences]
            for one in story.accounts
        }
        found += cases_of(path.name, story, worth, judged)
        write(f"{path.name}: {len(found)} figures")
    return found


def cases_of(
    name: str, story: Story, worth: Mapping[str, list[Worth]], judged: Labels
) -> Iterator[Case]:
    """The judged figures of one story, whose sentences are worth so much.

    A figure of which no report was judged is left out; of several judgements one that wants it
    holds.
    """
    article = {
        one.reading.article.id: Path(one.reading.article.uri.split("#")[-1]).stem
        for one in story.accounts
    }
    signed = signs_of(story.figures, story.accounts, worth)
    for figure, signs in zip(story.figures, signed, strict=True):
        places = [(name, article[e.article], e.start) for e in (r.evidence for r in figure.reports)]
        found = [judged[place] for place in places if place in judged]
        if found:
            yield Case(name, signs, any(found))


def _aligned(path: Path) -> Story:
    paths = [str(one) for one in sorted((path / "articles").iterdir())]
    readings = [one for one in engine.read(paths, workers=1) if isinstance(one, Reading)]
    folding = reuse.fold(readings)
    aligned = align.align(readings, folding.origins, folding.reuse, "most-origins")
    accounts = accounts_of(readings, folding.origins, aligned.entities)
    return Story(accounts, aligned.claims, aligned.figures)


def fit(seen: Sequence[Case]) -> Fit:
    """The weights over these figures."""
    values = np.array([case.signs for case in seen])
    truth = np.array([case.wanted for case in seen], dtype=float)
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY)


def held_out(found: Sequence[Case]) -> tuple[Floats, Bools]:
    """The probability of each figure by a fit without its story, and whether it is wanted."""
    return left_out(found, fit), np.array([case.wanted for case in found])


def report(found: Sequence[Case], write: Callable[[str], object] = print) -> None:
    """Print how well figures are told apart, and how many are wanted from each line on."""
    odds, wanted = held_out(found)
    write(f"AUC {news_weights.area(odds, wanted):.3f}, {wanted.mean():.2f} of all are wanted")
    for line in _LINES:
        over = odds >= line
        share = wanted[over].mean() if over.any() else 0.0
        kept = (wanted & over).sum() / max(1, wanted.sum())
        write(f"from {line:.2f} on: {over.sum()} figures, {share:.2f} wanted, {kept:.2f} of these")


def write_weights(found: Sequence[Case], of: str, out: Path) -> None:
    """Write the weights over these figures into the folder `out`."""
    learned = fit(found)
    fitted = learned.rounded(read(FOLDER / FILE).names, DIGITS)
    renew(FILE, fitted, round(learned.intercept, DIGITS), of, out)


def make(data: Path, out: Path) -> None:
    """Learn, report, and write the weights."""
    found = cases(data / "notes" / "dev", labels(locate(data, LABELS)))
    report(found)
    write_weights(found, digest(data, PARTS["figures"].data), out)
