"""The comparison as JSON: the dossier document of the contract."""

import msgspec

from variorum.model import Comparison
from variorum.model.dossier import seal_of


def to_json(comparison: Comparison) -> str:
    """The document, sealed, with two blanks of indentation, its fields in the records' order."""
    seal = seal_of(msgspec.json.encode(comparison))
    sealed = msgspec.json.encode(msgspec.structs.replace(comparison, seal=seal))
    return msgspec.json.format(sealed, indent=2).decode() + "\n"
