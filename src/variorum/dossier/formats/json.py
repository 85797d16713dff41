"""The comparison as JSON: the dossier document of the contract."""

import msgspec

from variorum.dossier.formats.script_safe import script_safe
from variorum.model import Comparison
from variorum.model.dossier import seal_of


def to_json(comparison: Comparison) -> str:
    """The document, sealed, with two blanks of indentation, its fields in the records' order."""
    seal = seal_of(msgspec.json.encode(comparison))
    sealed = msgspec.json.encode(msgspec.structs.replace(comparison, seal=seal))
    return script_safe(msgspec.json.format(sealed, indent=2)) + "\n"
