"""The comparison as JSON: the dossier document of the contract."""

import msgspec

from variorum.model import Comparison


def to_json(comparison: Comparison) -> str:
    """The document with two blanks of indentation, its fields in the records' order."""
    plain = comparison.unexplained()
    return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode() + "\n"
