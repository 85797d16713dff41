"""Opening an archive: to change it, or to read it where it may not or need not be changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from variorum import pipeline
from variorum.engine.archive import Archive
from variorum.engine.local import Progress, silent
from variorum.errors import StopRun
from variorum.store.base import BadRow, Outdated, Store, Unwritable
from variorum.store.place import Place, open_store


@contextmanager
def open_archive(
    path: Place,
    *,
    create: bool = False,
    workers: int | None = None,
    progress: Progress = silent,
) -> Iterator[Archive]:
    """The archive over the store at `path`, to be changed; made where `create` allows.

    Raises:
        StopRun: it cannot be opened, or breaks down; the message tells the mend.
    """
    store = open_store(path, create=create)
    try:
        yield Archive(store, workers=workers, progress=progress)
    except BadRow as bad:
        owe(path, bad)
        raise
    finally:
        store.close()


@contextmanager
def open_to_read(
    path: Place,
    note: Callable[[str], None],
    *,
    progress: Progress = silent,
) -> Iterator[Archive]:
    """The archive over the store at `path`, for a command that changes nothing by itself.

    Where work is owed it is opened to be written, so that what is shown is up to date. Where it
    cannot be written, `note` is told so, and what there is is shown.

    Raises:
        StopRun: it cannot be opened, or breaks down; the message tells the mend.
    """
    store = store_to_read(path, note)
    try:
        yield Archive(store, progress=progress)
    except BadRow as bad:
        store.close()
        owe(path, bad)
        raise
    finally:
        store.close()


def store_to_read(path: Place, note: Callable[[str], None]) -> Store:
    """The store at `path`, opened to be read alone where no work is owed or none can be done."""
    try:
        store = open_store(path, read_only=True)
    except Outdated as outdated:
        try:
            return open_store(path, create=False)
        except Unwritable as why:
            raise StopRun(
                f"{outdated}, and cannot be brought up to date ({why}): copy it to a folder that "
                "can be written"
            ) from why
    if not Archive(store).owes():
        return store
    try:
        written = open_store(path, create=False)
    except Unwritable as why:
        note(f"work is owed and cannot be done now, so what there is is shown ({why})")
        return store
    store.close()
    return written


def owe(path: Place, bad: BadRow) -> None:
    """Owe what makes a damaged record anew, where anything does and the store can be written."""
    if bad.kind is None:
        return
    try:
        store = open_store(path, create=False)
    except Unwritable:
        return
    try:
        store.debts.owe(bad.kind, [bad.key])
        if bad.kind == "story":
            # Where one dossier is missing others may be.
            store.versions.owe_outdated("story", pipeline.marks()["dossier"])
    finally:
        store.close()
