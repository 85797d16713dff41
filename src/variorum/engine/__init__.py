"""Ways to run the pipeline: over files at hand, and over a store."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.engine.archive import AddOutcome, Archive
    from variorum.engine.asking import ask
    from variorum.engine.local import Progress, compare, read

__all__ = ["AddOutcome", "Archive", "Progress", "ask", "compare", "read"]

_PLACES = {
    "AddOutcome": "archive",
    "Archive": "archive",
    "Progress": "local",
    "ask": "asking",
    "compare": "local",
    "read": "local",
}


def __getattr__(name: str) -> object:
    # Both load every stage; who only looks into a store does not pay for it.
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
