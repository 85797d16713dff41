"""A limit on the processor time that one text may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.errors import SkipArticle
from variorum.limits import MAX_SECONDS

_AGAIN = 5.0
"""Seconds after which a text is stopped once more: a library may have swallowed the first time."""


@contextmanager
def limited_time(seconds: float = MAX_SECONDS) -> Iterator[None]:
    """Stop what is done inside after so many seconds of this process's own time.

    Without effect outside the main thread and on systems without such a clock (Windows).

    Raises:
        SkipArticle: the time is over.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise SkipArticle(f"the text took more than {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    outer = signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        signal.setitimer(signal.ITIMER_VIRTUAL, *outer)
