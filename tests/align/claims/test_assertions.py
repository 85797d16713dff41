"""What an assertion counts: its measure or its noun, and the number."""

import msgspec
import pytest

from tests.align.readings import read
from variorum.align.claims.assertions import assertions_of
from variorum.align.entities.merging import merge_entities
from variorum.annotate.quantities.counts import find_quantities


def counted(text: str) -> set[str]:
    one = read("a", text)
    one = msgspec.structs.replace(one, quantities=find_quantities(text, one.sentences))
    found = assertions_of([one], [], {}, merge_entities([one]))
    return {key for each in found for key in each.keys if "=" in key}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The blast in the market killed 12 traders on Monday.", {"killed=12"}),
        ("Among the dead were five children, the ministry said.", {"killed child=5"}),
        ("Five bodies were found in the lower village.", {"killed=5"}),
        ("The firm exposed the records of 37 million customers.", {"person custom=37000000"}),
        ("The city paid 11 million crowns for the hospital roof.", {"crown roof=11000000"}),
        ("A court fined the line 3 million euros on Tuesday.", {"EUR=3000000"}),
        ("The fine of less than 3 million euros was paid.", set()),
        ("The papers name 128 other politicians of the region.", set()),
        ("The reporter met one baker near the old town hall.", set()),
        ("The price of the shares fell to 12 dollars at noon.", set()),
    ],
)
def test_a_count_is_a_key_where_it_has_a_measure_or_a_noun(text: str, keys: set[str]) -> None:
    assert counted(text) == keys


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("The bridge is expected to reopen on Wednesday.", "ahead"),
        ("The bridge will reopen on Wednesday.", "ahead"),
        ("The bridge reopened on Wednesday.", "back"),
        ("The bridge will have reopened by Wednesday.", "back"),
        ("The bridge on the river", None),
    ],
)
def test_a_clause_looks_ahead_or_back(text: str, looks: str | None) -> None:
    one = read("a", text)
    found = assertions_of([one], [], {}, merge_entities([one]))
    assert [each.looks for each in found] == [looks]
