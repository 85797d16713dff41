"""The two tiers of error: skip this article, or stop the run.

A message names what failed, on what, and the mend; a user never sees a traceback for either.
"""

import os


class VariorumError(Exception):
    """Base of every error that Variorum raises on purpose."""


class SkipArticle(VariorumError):
    """This one article cannot be read; the run goes on and lists it as rejected.

    The message is the reason as the user reads it, without the article's uri: "the file is empty".
    """


class StopRun(VariorumError):
    """The run as a whole cannot go on: a store that is no store, a format that does not exist."""


class Unheard(StopRun):
    """Something was decided that those who decide now have not seen."""


def fault(doing: str, error: Exception) -> str:
    """The reason of a rejection for a fault of our own: what was being done, and what went wrong.

    Raises:
        StopRun: `error` is one; the run as a whole cannot go on.
        Exception: `error` itself, where `VARIORUM_DEBUG` asks for the details.
    """
    if isinstance(error, StopRun) or os.environ.get("VARIORUM_DEBUG"):
        raise error
    return f"internal error while {doing}: {type(error).__name__}: {error}"
