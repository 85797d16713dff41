"""Lone surrogates: halves of characters that Python's text may hold and that no file can."""

import re

import msgspec

from variorum.model import Comparison

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def encodable(comparison: Comparison) -> Comparison:
    """The comparison with U+FFFD for each lone surrogate, so that every format can be encoded.

    One character for one: offsets stay, and evidence still has the very words of its text. What
    the commands read holds none; a comparison made in Python may.
    """
    try:
        msgspec.json.encode(comparison)
    except UnicodeEncodeError:
        return msgspec.convert(_mended(msgspec.to_builtins(comparison)), Comparison)
    return comparison


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {name: _mended(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mended(one) for one in value]
    return value
