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
from variorum.model import Asked, Comparison, Dossier, Reading, notebook

if TYPE_CHECKING:
    from variorum.dossier import verify
    from variorum.dossier.formats import render
    from variorum.dossier.formats.frames import frame
    from variorum.engine import ask, compare, read
    from variorum.engine.stored import Store

__all__ = [
    "Asked",
    "Comparison",
    "Dossier",
    "Reading",
    "SkipArticle",
    "StopRun",
    "Store",
    "VariorumError",
    "__version__",
    "ask",
    "compare",
    "frame",
    "read",
    "render",
    "verify",
]

__version__ = "0.1.0"

_PLACES = {
    "Store": "variorum.engine.stored",
    "ask": "variorum.engine",
    "compare": "variorum.engine",
    "frame": "variorum.dossier.formats.frames",
    "read": "variorum.engine",
    "render": "variorum.dossier.formats",
    "verify": "variorum.dossier",
}


def __getattr__(name: str) -> object:
    # The engine loads every stage; a program that only wants the records does not pay for it.
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _page(comparison: object) -> str:
    from variorum.dossier.formats import encode

    assert isinstance(comparison, Comparison)
    return encode(comparison, "html").decode()


notebook.made_by(_page)
