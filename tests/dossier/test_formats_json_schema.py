"""The published JSON Schemas are those of the records."""

import json
from typing import Literal

import pytest

from tests.support import ROOT
from variorum.dossier.formats.json_schema import json_schema


@pytest.mark.parametrize("document", ["reading", "dossier", "asked"])
def test_the_published_schema_is_current(document: Literal["reading", "dossier", "asked"]) -> None:
    published = ROOT / "docs" / "schema" / f"{document}.json"
    assert published.read_text("utf-8") == json_schema(document), (
        f"run: variorum schema {document} > docs/schema/{document}.json"
    )


def test_the_schema_names_the_fields_of_the_contract() -> None:
    schema = json.loads(json_schema("dossier"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    reuse = schema["$defs"]["Reuse"]["properties"]
    assert "from" in reuse
    assert "copied" not in reuse
    assert json.loads(json_schema("reading"))["$ref"] == "#/$defs/Reading"
