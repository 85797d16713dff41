"""A fixed draw: an order that looks like chance and is the same wherever it is made."""

import hashlib

_SEED = "variorum"


def rank(name: str) -> str:
    """Where something of this name stands in the draw: the least first."""
    return hashlib.sha256(f"{_SEED} {name}".encode()).hexdigest()
