"""Ways to run the pipeline: over files at hand, and over a store."""

from variorum.engine.archive import AddOutcome, Archive
from variorum.engine.asking import ask
from variorum.engine.local import Progress, compare, read

__all__ = ["AddOutcome", "Archive", "Progress", "ask", "compare", "read"]
