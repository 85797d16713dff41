"""What every scorer returns: named rows of named values."""

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a score table: what was scored, and its values by name."""

    name: str
    values: dict[str, float | int]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one task, in the order in which they are shown."""

    task: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """What a score leaves to be read one by one, such as the mutants that no test noticed."""
