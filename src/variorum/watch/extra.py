"""The extra that fetching needs, and what to do where it is missing."""

from importlib.util import find_spec

from variorum.errors import StopRun

NEEDED = ("httpx2", "protego")


def need_extra() -> None:
    """See that what fetches is installed.

    Raises:
        StopRun: it is not; the message tells the mend.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise StopRun(
            f"fetching needs {' and '.join(missing)}: install it with `pip install "
            "'variorum[watch]'`; files of coverage are read without it by `variorum add`"
        )
