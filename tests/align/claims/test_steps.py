"""Steps of a figure as pairs of assertions."""

import msgspec

from tests.align.claims.told import assertion
from tests.dossier.sample import flood
from variorum.align.claims.updates import updates_of


def test_a_later_number_updates_the_earlier() -> None:
    killed = flood().figures[0]
    told = [
        assertion("killed=12", article=one.evidence.article, at=one.evidence.start)._replace(
            end=one.evidence.end
        )
        for one in killed.reports
    ]
    days = {"courier": "2026-03-12", "ledger": "2026-03-12", "desk": "2026-03-13"}
    assert updates_of([killed], told, {0: 0, 1: 0}, days) == [(2, 0)]
    agreed = msgspec.structs.replace(killed, relation="agree")
    assert updates_of([agreed], told, {}, days) == []
