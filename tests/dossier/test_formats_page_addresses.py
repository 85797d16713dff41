"""Addresses: a record's id, safe to stand in a style sheet, and each once on a page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.formats.page_addresses import Addresses, address, evidence_address


def test_our_ids_stand_as_they_are() -> None:
    assert address("c8a0c761f5cf1") == "c8a0c761f5cf1"
    assert evidence_address("a30db9eac7811") == "e30db9eac7811"
    assert evidence_address("desk") == "edesk"


def test_one_record_in_two_places_has_two_addresses() -> None:
    addresses = Addresses()
    assert [addresses.of(one) for one in ("c1", "c2", "c1", "c1")] == ["c1", "c2", "c1-2", "c1-3"]


@given(st.text(), st.text())
def test_no_id_can_break_out_of_a_name(one: str, other: str) -> None:
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,23}", address(one))
    assert (address(one) == address(other)) == (one == other)
