"""Because: why a record is there, by the rule or by the signs that were weighed.

After the waterfall charts of record linkers, in words: what each sign adds, the sum, and the line
that the sum had to pass.
"""

from collections.abc import Iterable

import msgspec


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign that was weighed: what it is in plain words, its weight, and how much of it is seen.

    It adds `weight` times `value` to the sum.
    """

    sign: str
    weight: float
    value: float

    @property
    def adds(self) -> float:
        """What the sign adds to the sum; below nought it speaks against."""
        return self.weight * self.value


class Because(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reason why a record is there, or why a part of it is what it is.

    `words` say it in a sentence. `rule` is the id of the rule, or the name of the model, that
    decided. Where something was weighed, `signs` were added up to `total`, which passed `line`.
    `module` is the module that decides, or the file of data that the rule stands in, for who wants
    to change it. What does not apply is left out.
    """

    words: str
    rule: str | None = None
    signs: tuple[Sign, ...] = ()
    total: float | None = None
    line: float | None = None
    module: str | None = None


def waterfall(start: float, weighed: Iterable[tuple[str, float, float]]) -> tuple[Sign, ...]:
    """The signs of a weighted sum that begins at `start`, the heaviest first after it.

    `weighed` gives of each sign its words, its weight and its value; what adds nothing is left out.
    """
    signs = [
        Sign(sign=sign, weight=weight, value=round(value, 6)) for sign, weight, value in weighed
    ]
    signs = sorted((one for one in signs if one.adds), key=lambda one: -abs(one.adds))
    return (Sign(sign="before any sign", weight=start, value=1.0), *signs)


Reasons = tuple[Because, ...] | msgspec.UnsetType
"""The field `because` of a record: unset, and left out of JSON, where nobody asked."""
