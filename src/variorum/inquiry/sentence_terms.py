"""Terms: the tokens of a sentence, and the parts that it is compared by."""

from typing import Literal, NamedTuple

Kind = Literal["name", "number", "time", "word"]

MARKS = frozenset(',;:.!?—–()“”"') | {"but"}
"""Where what a word bears on ends."""


class Token(NamedTuple):
    """A word or a mark: where it begins and ends, and in small letters."""

    start: int
    end: int
    lower: str


class Term(NamedTuple):
    """One part that must be covered, or may cover one.

    `at` and `last` are its first token and the one after its last; `item` is that of the mention,
    the number or the time in its list. `negated`, `ahead` and `open` tell what bears on it, and
    `barred` that it is negated by a word that bars a noun ("no passengers").
    """

    kind: Kind
    at: int
    last: int
    senses: frozenset[str]
    item: int = -1
    negated: bool = False
    barred: bool = False
    ahead: bool = False
    open: bool = False
    verb: bool = False
