"""The JSON Schemas of the documents of the contract, made from the records.

Published in `docs/schema/`; JSON Schema draft 2020-12.
"""

from typing import Literal

import msgspec

from variorum.model import Asked, Comparison, Reading

DOCUMENTS = {"reading": Reading, "dossier": Comparison, "asked": Asked}


def json_schema(document: Literal["reading", "dossier", "asked"]) -> str:
    """The JSON Schema of one reading, of the document of dossiers, or of an answer."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(DOCUMENTS[document]),
    }
    return (
        msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"
    )
