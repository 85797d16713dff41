"""Archives of files: ZIP and tar, each member read as a file of its own, never unpacked to disk."""

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from variorum.errors import SkipArticle
from variorum.intake.streams import BROKEN_GZIP, Bounded, Budget, Unpacking

if TYPE_CHECKING:
    import tarfile
    import zipfile

MAX_MEMBERS = 1_000_000
"""Files of one archive; their names alone take some hundred megabytes of memory then."""

_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
Member = tuple[str, BinaryIO | SkipArticle]
"""The name of a member, and what it holds or why it cannot be read."""


def open_zip(stream: BinaryIO, size: int) -> Iterator[Member]:
    """The files in a ZIP archive of `size` bytes, in the order of their names.

    Raises:
        SkipArticle: it is damaged, an office document, or unpacks to too much.
    """
    import zipfile

    budget = Budget(size)
    try:
        with zipfile.ZipFile(stream) as packed:
            known = packed.infolist()
            _refuse_others([one.filename for one in known])
            for one in sorted(known, key=lambda one: one.filename):
                if one.is_dir() or _hidden(one.filename):
                    continue
                yield one.filename, _zip_member(packed, one, budget)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SkipArticle("the ZIP archive is damaged or cut off") from error


def open_tar(stream: BinaryIO, size: int) -> Iterator[Member]:
    """The files in a tar archive, in their order there; its file has `size` bytes.

    Raises:
        SkipArticle: it is damaged or cut off; what stood before that was read.
    """
    import tarfile

    budget = Budget(size)
    try:
        with tarfile.open(fileobj=stream, mode="r|") as packed:
            for number, one in enumerate(packed, start=1):
                if number > MAX_MEMBERS:
                    raise SkipArticle(f"it holds more than {MAX_MEMBERS:,} files")
                # The list of all that was seen would grow with the archive.
                packed.members = []  # type: ignore[attr-defined]
                if one.isdir() or _hidden(one.name):
                    continue
                yield one.name, _tar_member(packed, one, budget)
    except (tarfile.TarError, *BROKEN_GZIP) as error:
        raise SkipArticle(
            "the tar archive is damaged or cut off; what stood before that was read"
        ) from error


def place_of(archive: str, name: str) -> str:
    """Where a member lies, as it is shown: `coverage.zip/day one/03.txt`."""
    shown = _ODD.sub(lambda match: f"\\x{ord(match[0]):02x}", name)
    return f"{archive}/{shown.removeprefix('./')}"


def refusal(name: str) -> str | None:
    """Why a member of this name is not read, or null: its name leads out of the archive."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", name):
        return "its name leads out of the archive"
    return None


class _Unpacked(Bounded):
    """A member as it is unpacked; what breaks it off is the end of its data."""

    _broken = False

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`."""
        import tarfile
        import zipfile

        if self._broken:
            raise EOFError
        try:
            return super().readinto(buffer)
        except (zipfile.BadZipFile, tarfile.TarError, *BROKEN_GZIP) as error:
            # Who only looked at the beginning is told again when the rest is read.
            self._broken = True
            raise EOFError from error


def _zip_member(
    packed: "zipfile.ZipFile", one: "zipfile.ZipInfo", budget: Budget
) -> BinaryIO | SkipArticle:
    if one.flag_bits & 1:
        return SkipArticle("it is protected by a password")
    if one.external_attr >> 28 == 0xA:
        return SkipArticle("it is a link, not a file")
    try:
        return io.BufferedReader(_Unpacked(cast(Unpacking, packed.open(one)), budget), 65536)
    except (NotImplementedError, RuntimeError):
        return SkipArticle("it is packed in a way that is not read; pack it as ordinary ZIP")


def _tar_member(
    packed: "tarfile.TarFile", one: "tarfile.TarInfo", budget: Budget
) -> BinaryIO | SkipArticle:
    found = packed.extractfile(one) if one.isfile() and not one.issparse() else None
    if found is None:
        return SkipArticle("it is a link, a device or a file with holes, not a plain file")
    return io.BufferedReader(_Unpacked(cast(Unpacking, found), budget), 65536)


def _hidden(name: str) -> bool:
    """Whether a file is hidden, or one that a system puts beside others for itself."""
    parts = [
        part
        for part in PurePosixPath(name.replace("\\", "/")).parts
        if part not in (".", "..", "/")
    ]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _refuse_others(names: list[str]) -> None:
    if len(names) > MAX_MEMBERS:
        raise SkipArticle(f"it holds more than {MAX_MEMBERS:,} files")
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise SkipArticle("an office document or a book of a kind that is not read (.docx is)")
