"""The document of the contract as JSON."""

import json

from tests.dossier.sample import comparison
from variorum.dossier.formats.json import to_json
from variorum.model.dossier import seal_of


def test_the_document_is_indented_and_ends_its_last_line() -> None:
    text = to_json(comparison())
    assert text.splitlines()[:2] == ["{", '  "variorum": "1",']
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_fields_stand_in_the_order_of_the_records() -> None:
    read = json.loads(to_json(comparison()))
    assert list(read) == ["variorum", "dossiers", "rejected", "seal"]
    assert list(read["dossiers"][0])[:4] == ["story", "articles", "origins", "reuse"]


def test_the_seal_is_of_all_the_rest_however_it_is_laid_out() -> None:
    read = json.loads(to_json(comparison()))
    assert read["seal"] == seal_of(json.dumps(read, indent=7).encode())
    read["rejected"] = []
    assert read["seal"] != seal_of(json.dumps(read).encode())
