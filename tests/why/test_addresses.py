"""Addresses: one record or place is meant, or a message says what is near."""

import msgspec
import pytest

from tests.dossier.sample import comparison
from variorum.errors import StopRun
from variorum.model import Comparison
from variorum.why.addresses import Place, Record, addressed, find


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return comparison()


def test_each_record_is_found_by_its_address(sample: Comparison) -> None:
    first = sample.dossiers[0]
    for _, address, record in addressed(first):
        name = f"{first.story.id}:{address}" if "[" in address else address
        found = find(sample, name)
        assert isinstance(found, Record)
        assert found.record == record
        assert found.address == address


def test_every_record_that_a_dossier_holds_has_an_address(sample: Comparison) -> None:
    for dossier in sample.dossiers:
        fields = msgspec.structs.asdict(dossier)
        held = {"story": 1} | {
            name: len(value) for name, value in fields.items() if isinstance(value, tuple) and value
        }
        named = [field for field, _, _ in addressed(dossier)]
        assert {field: named.count(field) for field in named} == held


def test_no_two_records_of_a_dossier_share_an_address(sample: Comparison) -> None:
    for dossier in sample.dossiers:
        addresses = [address for _, address, _ in addressed(dossier)]
        assert len(addresses) == len(set(addresses))


def test_the_start_of_both_ids_names_a_relation(sample: Comparison) -> None:
    relation = sample.dossiers[0].relations[0]
    found = find(sample, f"{relation.claim[:-1]}..{relation.to[:-1]}")
    assert isinstance(found, Record)
    assert found.record == relation


def test_a_place_is_named_as_it_is_printed(sample: Comparison) -> None:
    article = find(sample, "01")
    assert isinstance(article, Record)
    for written in ("01:5", "[01:5–20]", "01:5-20", f"{article.address}:5"):
        found = find(sample, written)
        assert isinstance(found, Place)
        assert (found.article.id, found.start, found.words) == (article.address, 5, None)


def test_a_place_is_named_by_its_words(sample: Comparison) -> None:
    found = find(sample, "01:people were killed")
    assert isinstance(found, Place)
    assert (found.start, found.words) == (None, "people were killed")


def test_an_address_on_the_web_may_hold_colons(sample: Comparison) -> None:
    for dossier in sample.dossiers:
        for article in dossier.articles:
            found = find(sample, f"{article.uri}:3")
            assert isinstance(found, Place)
            assert found.article == article


def test_an_empty_start_names_nothing(sample: Comparison) -> None:
    for wanted in ("", ":", "..", "nothing-of-this-name"):
        with pytest.raises(StopRun, match="nothing here"):
            find(sample, wanted)


def test_what_is_spelt_alike_is_offered(sample: Comparison) -> None:
    with pytest.raises(StopRun, match=r"did you mean story-flood \(story\)"):
        find(sample, "story-flod")
