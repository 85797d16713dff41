"""The desk: a store's stories and decisions in a browser, on this machine alone (docs/desk.md)."""

from variorum.web.serving import Manner, serve

__all__ = ["Manner", "serve"]
