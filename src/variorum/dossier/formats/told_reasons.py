"""Reasons as people read them: each as a sentence, and under it the signs that add up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Because, Reasons

_ARTICLE = re.compile(r"\ba[0-9a-f]{12}(?P<start>:\d+)?")

# A waterfall of more steps is not read; what is left out is told as one step.
_STEPS = 8


@dataclass(frozen=True)
class Step:
    """One step of a sum: what it adds, with its sign, and what for."""

    adds: str
    sign: str


@dataclass(frozen=True)
class Reason:
    """One reason: its sentence, the steps of its sum, and the sum with the line that it passed."""

    words: str
    steps: tuple[Step, ...] = ()
    total: str = ""
    decided: str = ""


class Names:
    """Articles as they are called where reasons are told: `[03:120]`, `[03] Drovny Echo`."""

    def __init__(self, names: Mapping[str, tuple[str, str]]) -> None:
        """`names` gives the number and the outlet of each article, by its id."""
        self._names = names

    def told(self, words: str) -> str:
        """Words with their article ids replaced by numbers, which the text and the page show."""
        return _ARTICLE.sub(lambda match: self._one(match), words)

    def _one(self, match: re.Match[str]) -> str:
        article = match[0].partition(":")[0]
        if article not in self._names:
            return match[0]
        number, outlet = self._names[article]
        return f"[{number}{match['start']}]" if match["start"] else f"[{number}] {outlet}"


def tell(because: Reasons, names: Names) -> tuple[Reason, ...]:
    """The reasons of a record, none where it holds none."""
    return tuple(_reason(one, names) for one in because) if isinstance(because, tuple) else ()


def _reason(one: Because, names: Names) -> Reason:
    decided = [one.rule or ""]
    if one.module:
        decided.append(_file(one.module))
    return Reason(
        words=names.told(one.words),
        steps=tuple(_steps(one, names)),
        total=_total(one),
        decided=", ".join(part for part in decided if part),
    )


def _file(module: str) -> str:
    """The file of a module, from the package's root; the path of a file of data as it is."""
    if "/" in module:
        return module
    return module.removeprefix("variorum.").replace(".", "/") + ".py"


def _steps(one: Because, names: Names) -> Sequence[Step]:
    weighed = one.total is not None
    steps = [
        Step(
            f"{sign.adds:+.2f}" if weighed else f"{sign.value:g}",
            names.told(sign.sign) + _value(sign.weight, sign.value),
        )
        for sign in one.signs
    ]
    if len(steps) <= _STEPS:
        return steps
    rest = sum(sign.adds for sign in one.signs[_STEPS - 1 :])
    left = len(steps) - _STEPS + 1
    return [*steps[: _STEPS - 1], Step(f"{rest:+.2f}", f"{left} lesser signs together")]


def _value(weight: float, value: float) -> str:
    """How much of a sign is seen, where that is not told by what it adds."""
    return "" if weight == 1.0 or value == 1.0 else f" ({value:.2f})"


def _total(one: Because) -> str:
    if one.total is None:
        return ""
    if one.line is None:
        return f"sum {one.total:.2f}"
    side = "at or above" if one.total >= one.line else "below"
    # Two places do not show on which side of the line a sum lies that nearly meets it.
    places = 2 if f"{one.total:.2f}" != f"{one.line:.2f}" else 6
    return f"sum {one.total:.{places}f}, {side} the line of {one.line:.2f}"


def lines(reason: Reason) -> list[str]:
    """A reason as lines of plain text, its steps set in."""
    wide = max((len(step.adds) for step in reason.steps), default=0)
    found = [reason.words, *(f"  {step.adds:>{wide}}  {step.sign}" for step in reason.steps)]
    if reason.total:
        found.append(f"  = {reason.total}")
    if reason.decided:
        found.append(f"  by {reason.decided}")
    return found
