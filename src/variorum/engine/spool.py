"""Readings put by in a temporary file, so that a run over many articles needs little memory."""

import tempfile
from types import TracebackType

import msgspec

from variorum.model import Reading

IN_MEMORY = 16 * 1024 * 1024
"""Bytes of readings that are held in memory before the file is made: those of some 300 articles."""


class Spool:
    """Readings by the id of their article; the last one put by is the one given back."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def put(self, reading: Reading) -> None:
        """Put a reading by."""
        body = msgspec.json.encode(reading)
        self._file.seek(0, 2)
        self._places[reading.article.id] = (self._file.tell(), len(body))
        self._file.write(body)

    def take(self, article: str) -> Reading:
        """The reading of an article.

        Raises:
            KeyError: none was put by.
        """
        start, size = self._places[article]
        self._file.seek(start)
        return msgspec.json.decode(self._file.read(size), type=Reading)
