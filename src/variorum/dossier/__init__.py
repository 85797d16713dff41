"""Dossier: the compiled record of one story, and the proof that every cell of it resolves."""

from variorum.dossier.compile import compile
from variorum.dossier.verify import verify

__all__ = ["compile", "verify"]
