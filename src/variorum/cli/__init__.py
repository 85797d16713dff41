"""The command line: thin, no logic of its own."""

from variorum.cli.app import main

__all__ = ["main"]
