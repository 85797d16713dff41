"""Learns whether a date is that of what its sentence tells, for `dossier/date_fit.py`.

Careful readers noted every dated happening of whole stories, and when it happened. A telling is
right if a fact in its words is noted with its date, and as planned where we hold it for planned.
What is printed comes from fits that have not seen the story.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training import news_weights
from training.day_weights import meet
from training.fitting import Bools, Fit, Floats, fit_yes_or_no, left_out
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum.dossier.accounts import Account
from variorum.dossier.date_fit import DateFit
from variorum.dossier.days import within
from variorum.dossier.planned import lies_ahead
from variorum.dossier.tellings import tellings_of
from variorum.model import Span
from variorum.weights import FOLDER, read

FILE = "dates.json"
PENALTY = 20.0
DIGITS = 3

_LINES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


class Case(NamedTuple):
    """A telling with its date: its signs, and whether a fact in it is noted with that date."""

    story: str
    signs: list[float]
    right: bool


def cases(folder: Path, write: Callable[[str], object] = print) -> list[Case]:
    """The dated tellings of all noted stories in the folder, in the order of their names."""
    found: list[Case] = []
    for story in sorted(one for one in folder.iterdir() if (one / "notes.json").is_file()):
        found += cases_of(story, news_weights.aligned(story)[0])
        write(f"{story.name}: {len(found)} dated tellings")
    return found


def cases_of(story: Path, accounts: Sequence[Account]) -> Iterator[Case]:
    """The dated tellings of one noted story."""
    notes = json.loads((story / "notes.json").read_text(encoding="utf-8"))
    told = [one for account in accounts for one in tellings_of(account)]
    fit = DateFit(told)
    noted = {account.reading.article.id: list(_noted(account, notes)) for account in accounts}
    for one in told:
        right = any(
            news_weights.tells(one.span, spot)
            and meet(day, within(one.value)[0])
            and planned == lies_ahead(one)
            for spot, day, planned in noted[one.account.reading.article.id]
        )
        yield Case(story.name, fit.signs(one), right)


def _noted(account: Account, notes: dict[str, Any]) -> Iterator[tuple[Span, str, bool]]:
    """Where an account tells what is noted with a date, that date, and whether it is planned."""
    for fact in notes["facts"]:
        if fact.get("date"):
            for span in news_weights.places(account, fact):
                yield span, fact["date"], fact["kind"] == "planned"


def fit(seen: Sequence[Case]) -> Fit:
    """The weights over these cases."""
    values = np.array([case.signs for case in seen])
    truth = np.array([case.right for case in seen], dtype=float)
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY)


def held_out(found: Sequence[Case]) -> tuple[Floats, Bools]:
    """The probability of each case by a fit without its story, and whether it is right."""
    return left_out(found, fit), np.array([case.right for case in found])


def report(found: Sequence[Case], write: Callable[[str], object] = print) -> None:
    """Print how well tellings are told apart, and how many are right from each line on."""
    odds, right = held_out(found)
    write(f"AUC {news_weights.area(odds, right):.3f}, {right.mean():.2f} of {len(right)} are right")
    for line in _LINES:
        over = odds >= line
        share = right[over].mean() if over.any() else 0.0
        kept = right[over].sum() / max(1, right.sum())
        write(f"from {line:.2f} on: {over.sum()} tellings, {share:.2f} right, {kept:.2f} of these")


def write_weights(found: Sequence[Case], of: str, out: Path) -> None:
    """Write the weights over these cases into the folder `out`."""
    learned = fit(found)
    fitted = learned.rounded(read(FOLDER / FILE).names, DIGITS)
    renew(FILE, fitted, round(learned.intercept, DIGITS), of, out)


def make(data: Path, out: Path) -> None:
    """Learn, report, and write the weights."""
    found = cases(data / "notes" / "dev")
    report(found)
    write_weights(found, digest(data, PARTS["dates"].data), out)
