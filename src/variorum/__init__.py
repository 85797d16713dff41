"""Variorum reads every outlet's account of an event and compiles one record to check.

```python
import variorum

comparison = variorum.compare(["coverage/"])
print(len(comparison.dossiers), "stories")
assert variorum.verify(comparison) == []
```
"""

from typing import TYPE_CHECKING

from variorum.errors import SkipArticle, StopRun, VariorumError
from variorum.model import Asked, Comparison, Dossier, Reading

if TYPE_CHECKING:
    from variorum.dossier import verify
    from variorum.engine import ask, compare, read

__all__ = [
    "Asked",
    "Comparison",
    "Dossier",
    "Reading",
    "SkipArticle",
    "StopRun",
    "VariorumError",
    "__version__",
    "ask",
    "compare",
    "read",
    "verify",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # The engine loads every stage; a program that only wants the records does not pay for it.
    if name in ("ask", "compare", "read"):
        from variorum import engine

        return getattr(engine, name)
    if name == "verify":
        from variorum.dossier import verify

        return verify
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
