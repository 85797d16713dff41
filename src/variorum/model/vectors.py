"""Vectors: what the parts of a text's sentences mean, as the reader's encoder places them.

A reading holds them as bytes, one row of small whole numbers for each of `parts_of` its sentences,
so that they cost little to keep. Two passages that tell the same thing in other words lie near
each other (Reimers and Gurevych, Sentence-BERT, 2019). All sums are of whole numbers, so that no
order of adding changes them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from variorum.model.reading import Reading
from variorum.model.span import Span
from variorum.model.word_keys import parts_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

# Of rows of unit length one number in ten thousand is above a fifth: it fits in a byte.
_SCALE = 400

# The length of a vector in whole numbers: products of two stay exact in 32-bit floats.
_LENGTH = 1000


def pack(rows: "Floats") -> bytes:
    """Rows of unit length as bytes, a number each."""
    import numpy as np

    return np.clip(np.rint(rows * _SCALE), -127, 127).astype(np.int8).tobytes()


class Vectors(NamedTuple):
    """The vectors of one text, looked up by offsets."""

    parts: Sequence[Span]
    starts: Sequence[int]
    rows: "Ints"

    @classmethod
    def of(cls, reading: Reading) -> "Vectors | None":
        """The vectors of a reading; None where it was read by rules and has none."""
        import numpy as np

        parts = parts_of(reading.article.text, reading.sentences) if reading.vectors else []
        if not parts:
            return None
        rows = np.frombuffer(reading.vectors, dtype=np.int8).reshape(len(parts), -1)
        return cls(parts, [start for start, _ in parts], rows.astype(np.int64))

    def between(self, start: int, end: int) -> "Floats":
        """The vector of `[start, end)`: its parts weighed by their letters.

        It has whole numbers and a length of about a thousand, or is zero where nothing stands.
        """
        import numpy as np

        first = max(0, bisect_left(self.starts, start + 1) - 1)
        last = bisect_left(self.starts, end)
        held = [max(0, min(end, high) - max(start, low)) for low, high in self.parts[first:last]]
        total = np.array(held, dtype=np.int64) @ self.rows[first:last]
        length = np.sqrt(total @ total) or 1.0
        rounded: Floats = np.rint(total * (_LENGTH / length)).astype(np.float32)
        return rounded


def likeness(ones: "Floats", other: "Floats") -> "Floats":
    """The cosine of each row of `ones` with `other`, 0 where either is zero."""
    import numpy as np

    cosines: Floats = (ones @ other) / np.float32(_LENGTH * _LENGTH)
    return cosines
