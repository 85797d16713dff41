"""Weights: what was learned, one file for each judgement, all in one form.

A file says what it judges, which features speak for and against and how much each weighs, where
the lines lie and how they were chosen, and on which data it was fitted. `python -m training` makes
these files; what uses them asks `load`.

    weights = load("stories")
    weights.total(values) >= weights.line("link")

A total is a logit: the logarithm of the odds that the judgement holds. It is 0 where both are as
likely. The reader's model lies in the folder `reader` beside these files.
"""

import math
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from variorum.errors import StopRun

FOLDER = Path(__file__).parent
"""Where the files lie, each named after its part: `names.json`."""


class Reason(NamedTuple):
    """One feature's share in a total: `weight` times `value` is what it adds."""

    label: str
    weight: float
    value: float


class Feature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sign: the name it has in code, what it says in plain words, and what it weighs."""

    name: str
    label: str
    weight: float


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value from which on something is held to be so, and how that value was chosen.

    `scale` tells what is compared with it: the total itself, or the probability that follows.
    """

    value: float
    scale: Literal["logit", "probability"]
    chosen: str


class Weights(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    dict=True,
):
    """The weights of one judgement.

    `judges` is the question that a total answers. `fitted` tells how the weights came about, and
    `since` what has changed since then, so that the same fit would give others today. `data` names
    the files and folders they were fitted on, below the folder of public sets or, for what this
    project wrote itself, below its root. `digest` is the SHA-256 of these files, as
    `training/weight_files.py` makes it, and `date` the day of the fit. The features stand in the
    order in which values are given, and a value is a number or, for yes and no, 1 and 0.
    """

    judges: str
    fitted: str
    since: str = ""
    data: tuple[str, ...]
    digest: str
    date: str
    intercept: float
    features: tuple[Feature, ...]
    lines: dict[str, Line]

    @cached_property
    def by(self) -> tuple[float, ...]:
        """The weight of each feature, in order."""
        return tuple(feature.weight for feature in self.features)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each feature, in order."""
        return tuple(feature.name for feature in self.features)

    def total(self, values: Sequence[float]) -> float:
        """The intercept and each weight times its value, as a logit.

        The products are added in the order of the features, and their sum to the intercept: the
        last digit depends on the order. Raises `ValueError` where there are more or fewer values
        than features.
        """
        total = 0.0
        for weight, value in zip(self.by, values, strict=True):
            total += weight * value
        return self.intercept + total

    def probability(self, values: Sequence[float]) -> float:
        """The probability that the total stands for, 0 to 1."""
        total = self.total(values)
        return 1 / (1 + math.exp(-total)) if total > -700 else 0.0

    def reasons(self, values: Sequence[float]) -> tuple[Reason, ...]:
        """What each feature adds to the total, in order, those left out whose value is nought."""
        pairs = zip(self.features, values, strict=True)
        return tuple(Reason(one.label, one.weight, float(value)) for one, value in pairs if value)

    def line(self, name: str) -> float:
        """The value of one of the lines."""
        return self.lines[name].value


@cache
def load(name: str) -> Weights:
    """The weights of a part, "names" for instance; each file is read once.

    Raises `StopRun` with one line where the file is missing or not of the form above.
    """
    return read(FOLDER / f"{name}.json")


def read(path: Path) -> Weights:
    """The weights in a file. Raises `StopRun` as `load` does."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights)
    except FileNotFoundError as error:
        raise StopRun(f"the weights {path} are missing; install Variorum again") from error
    except msgspec.MsgspecError as error:
        raise StopRun(f"the weights in {path} cannot be read ({error})") from error
