"""The comparison as JSON: the dossier document of the contract, whole or a story a line."""

import msgspec

from variorum.dossier.formats.script_safe import script_safe
from variorum.model import Comparison
from variorum.model.dossier import seal_of


def to_json_lines(comparison: Comparison) -> str:
    """A line for each story: the document of that story alone, sealed by itself."""
    asked = _asked(comparison)
    documents = (Comparison(dossiers=(one,)) for one in comparison.dossiers)
    return "".join(script_safe(_sealed(one, asked)) + "\n" for one in documents)


def to_json(comparison: Comparison) -> str:
    """The document, sealed, with two blanks of indentation, its fields in the records' order.

    Rules and reasons stand in it where the comparison was explained (`--why`), and only there.
    """
    sealed = _sealed(comparison, _asked(comparison))
    return script_safe(msgspec.json.format(sealed, indent=2)) + "\n"


def _asked(comparison: Comparison) -> bool:
    """Whether the comparison was explained."""
    return any(isinstance(one.story.because, tuple) for one in comparison.dossiers)


def _sealed(comparison: Comparison, asked: bool) -> bytes:
    plain = comparison if asked else comparison.unexplained()
    seal = seal_of(msgspec.json.encode(plain))
    return msgspec.json.encode(msgspec.structs.replace(plain, seal=seal))
