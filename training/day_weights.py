"""Learns which day a sentence without a date tells of, for `dossier/days_of_context.py`.

Careful readers noted the facts of whole stories, and when each happened. A day is right for a
sentence if a fact that it tells happened then and was not planned. What a sentence is worth is a
sign, and is judged here by weights that have not seen its story. What is printed comes from fits
that have not seen the story either.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training import news_weights
from training.fitting import Bools, Fit, Floats, fit_yes_or_no, left_out
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum.dossier.accounts import Account
from variorum.dossier.days import within
from variorum.dossier.days_of_context import candidates
from variorum.dossier.news_value import Worth
from variorum.dossier.tellings import tellings_of
from variorum.model import Span
from variorum.weights import FOLDER, read

FILE = "days.json"
PENALTY = 40.0
DIGITS = 3

_LINES = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)


class Case(NamedTuple):
    """A sentence and one day: its signs, and whether a fact in it is noted with that day.

    `sentence` is the article's id and the sentence's number.
    """

    story: str
    sentence: tuple[str, int]
    signs: list[float]
    right: bool


def cases(folder: Path, write: Callable[[str], object] = print) -> list[Case]:
    """The sentences without a date of all noted stories, each with the days that it may be of."""
    stories = sorted(one for one in folder.iterdir() if (one / "notes.json").is_file())
    read_once = {story: news_weights.aligned(story) for story in stories}
    worths = iter(news_weights.worth_left_out(stories, read_once))
    found: list[Case] = []
    for story, (accounts, _) in read_once.items():
        found += _cases_of(story, accounts, worths)
        write(f"{story.name}: {len(found)} sentences with a day")
    return found


def _cases_of(story: Path, accounts: Sequence[Account], worths: Iterator[Worth]) -> Iterator[Case]:
    notes = json.loads((story / "notes.json").read_text(encoding="utf-8"))
    worth = {
        account.reading.article.id: [next(worths) for _ in account.reading.sentences]
        for account in accounts
    }
    told = [one for account in accounts for one in tellings_of(account)]
    noted = {account.reading.article.id: list(_noted(account, notes)) for account in accounts}
    for one in candidates(accounts, told, worth):
        article = one.account.reading.article.id
        span = one.account.reading.sentences[one.at]
        right = any(
            news_weights.tells(span, spot) and meet(day, within(one.value)[0])
            for spot, day in noted[article]
        )
        yield Case(story.name, (article, one.at), one.signs, right)


def _noted(account: Account, notes: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    """Where an account tells what happened on a day that is noted, and that day."""
    for fact in notes["facts"]:
        if fact.get("date") and fact["kind"] != "planned":
            for span in news_weights.places(account, fact):
                yield span, fact["date"]


def meet(one: str, other: str) -> bool:
    """Whether two dates are of one day, or one holds the other."""
    one, other = one[:10], other[:10]
    return one.startswith(other) or other.startswith(one)


def fit(seen: Sequence[Case]) -> Fit:
    """The weights over these cases."""
    values = np.array([case.signs for case in seen])
    truth = np.array([case.right for case in seen], dtype=float)
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY)


def held_out(found: Sequence[Case]) -> tuple[Floats, Bools]:
    """The probability of each case by a fit without its story, and whether it is right."""
    return left_out(found, fit), np.array([case.right for case in found])


def report(found: Sequence[Case], write: Callable[[str], object] = print) -> None:
    """Print how many sentences get a day from each line on, and how many of these are noted so."""
    odds, right = held_out(found)
    best: dict[tuple[str, int], int] = {}
    for at, case in enumerate(found):
        if case.sentence not in best or odds[at] > odds[best[case.sentence]]:
            best[case.sentence] = at
    chosen = np.array(sorted(best.values()))
    for line in _LINES:
        over = chosen[odds[chosen] >= line]
        share = right[over].mean() if len(over) else 0.0
        write(f"from {line:.2f} on: {len(over)} sentences, {share:.2f} noted with that day")


def write_weights(found: Sequence[Case], of: str, out: Path) -> None:
    """Write the weights over these cases into the folder `out`."""
    learned = fit(found)
    fitted = learned.rounded(read(FOLDER / FILE).names, DIGITS)
    renew(FILE, fitted, round(learned.intercept, DIGITS), of, out)


def make(data: Path, out: Path) -> None:
    """Learn, report, and write the weights."""
    found = cases(data / "notes" / "dev")
    report(found)
    write_weights(found, digest(data, PARTS["days"].data), out)
