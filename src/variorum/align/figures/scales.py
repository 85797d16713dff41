"""Amounts on one scale: metres and feet, hours and days, so that two can be compared."""

from typing import NamedTuple

from variorum.lexicon import table
from variorum.model import Quantity
from variorum.model.vague_words import promised, vague_words

Number = float | int


def _bases() -> dict[str, tuple[str, float]]:
    """Each unit of measure with its base unit and how many of that it is."""
    found: dict[str, tuple[str, float]] = {}
    for key in ("units.measures", "units.durations"):
        for value in table(key).values():
            unit, factor, base = value.split()
            found[unit] = base, float(factor)
    return found


_BASES = _bases()
_CURRENCIES = frozenset(
    [*table("units.currency_signs").values(), *table("units.currencies").values()]
)
_PLAIN = _CURRENCIES.union(table("units.shares").values(), table("units.occasions").values())
"""Units that no other is converted into: currencies, shares, how often."""
_KINDS = table("units.kinds")
_DIGITS = 3
_ROUNDED = 2
"""Digits that a rounded number keeps at the least."""
_LARGE = 1_000_000
_MEASURES = frozenset(base for base, _ in _BASES.values()) - {"kilogram"}
_COMMON = frozenset([*range(1, 6), *range(10, 60, 5), 100, 200, 500, 1_000])
"""Round and small numbers, which two measures of a story may share by chance."""


class Scaled(NamedTuple):
    """An amount in its base unit; `base` is "count" where people or things are counted.

    `word` is the vague word that stands for the number, `least` what it promises; `written` is the
    number as it stands in the text.
    """

    base: str
    value: Number | None
    low: Number | None
    high: Number | None
    word: str | None
    least: Number | None
    written: Number | None = None

    @property
    def is_vague(self) -> bool:
        """Whether a word stands for the number, or nothing does."""
        return self.value is None and self.low is None and self.high is None

    @property
    def is_telling(self) -> bool:
        """Whether a story tells such a number of one thing only: 359, 2.6, $4 billion, 60 days.

        It has three digits that are no ending noughts, or two with a decimal point, or is a sum of
        a million and more, or a measure that is not among those that anything may have.
        """
        if self.written is None:
            return False
        if self.base in _MEASURES and self.written not in _COMMON:
            return True
        digits = f"{self.written:.6g}".split("e")[0]
        count = len(digits.replace(".", "").strip("0"))
        large = self.base in _CURRENCIES and abs(self.written) >= _LARGE
        return large or count >= (_DIGITS if "." not in digits else _DIGITS - 1)

    def middled(self) -> "Scaled":
        """The amount, a range told by its middle."""
        if self.value is not None or self.low is None or self.high is None:
            return self
        return self._replace(value=(self.low + self.high) / 2)

    def differs(self, other: "Scaled") -> float:
        """By which share of the greater two numbers differ; 1 where one gives none."""
        if (self.value is None) != (other.value is None):
            return 1.0
        if self.value is None or other.value is None:
            ends = (self.low, self.high, self.word) == (other.low, other.high, other.word)
            return 0.0 if ends else 1.0
        greater = max(abs(self.value), abs(other.value))
        return abs(self.value - other.value) / greater if greater else 0.0

    def allows(self, other: "Scaled") -> bool:
        """Whether a vague word on one side leaves room for the number on the other."""
        vague, told = (self, other) if self.is_vague else (other, self)
        number = told.value if told.value is not None else told.high
        return vague.least is None or (number or 0) >= vague.least


def scaled(quantity: Quantity) -> Scaled:
    """A quantity on the scale of its base unit."""
    base, factor = _scale_of(quantity.unit)
    value, low, high = (
        None if one is None else one * factor
        for one in (quantity.value, quantity.low, quantity.high)
    )
    vague = quantity.value is None and low is None and high is None
    word = vague_words(quantity.text) if vague else None
    least = promised(quantity.text) if vague else None
    return Scaled(base, value, low, high, word.lower() if word else None, least, quantity.value)


def in_unit(number: Number, unit: str | None, other: str | None) -> Number | None:
    """A number of one unit told in another; None where they measure different things.

    Kinds of people and things are counted on one scale.

    >>> in_unit(2, "kilometre", "metre"), in_unit(3, "thing", "vehicle"), in_unit(3, "USD", "EUR")
    (2000.0, 3, None)
    """
    if unit == other:
        return number
    (base, factor), (kind, parts) = _scale_of(unit), _scale_of(other)
    if base != kind:
        return None
    return number if factor == parts else number * factor / parts


def _scale_of(unit: str | None) -> tuple[str, float]:
    """The base unit of a unit, and how many of it that is; "count" for what is no measure."""
    if unit in _PLAIN:
        return unit or "", 1.0
    return _BASES.get(unit or "", ("count", 1.0))


def is_rounding(one: Number, other: Number) -> bool:
    """Whether one number is the other told with fewer digits, but with two at the least.

    >>> is_rounding(15_000_000, 14_959_450), is_rounding(139, 141), is_rounding(36, 35.7)
    (True, False, True)
    """
    for coarse, fine in ((one, other), (other, one)):
        digits = len(f"{abs(coarse):.10g}".split("e")[0].replace(".", "").strip("0"))
        finer = len(f"{abs(fine):.10g}".split("e")[0].replace(".", "").strip("0"))
        if finer > max(_ROUNDED, digits) and float(f"{fine:.{max(_ROUNDED, digits)}g}") == coarse:
            return True
    return False


def on_one_scale(unit: str | None, other: str | None) -> bool:
    """Whether numbers of two units are compared as they stand."""
    return in_unit(1, unit, other) == 1


def is_amount(unit: str) -> bool:
    """Whether a unit is one of money, shares or measures, and no kind of people or things."""
    return unit in _PLAIN or unit in _BASES


def kind_of(unit: str) -> str:
    """What a unit measures in a word: "money", "share", "length"."""
    base, _ = _scale_of(unit)
    return "money" if base in _CURRENCIES else _KINDS.get(base, base)
