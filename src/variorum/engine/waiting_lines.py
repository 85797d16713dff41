"""The lines of a story that the program weighed and that nobody has judged yet."""

from collections.abc import Iterator

import msgspec

from variorum.engine.line_ruling import decided_on
from variorum.engine.opened_lines import Lines
from variorum.model import BriefSentence, Claim, Dossier, OnlyIn, Relation
from variorum.store.catalogue import Unsure

_OWN = 1000
"""What an origin of the whole story weighs, where one of the line itself weighs 1."""


def waiting_lines(dossier: Dossier) -> Iterator[Unsure]:
    """The lines that wait to be judged: those with a confidence, on which no decision holds."""
    lines = Lines(dossier)
    decided = dossier.decisions or ()
    for address, (kind, _, record) in lines.records.items():
        sure = getattr(record, "confidence", None)
        if sure is None or (decided and decided_on(lines, address, decided)):
            continue
        yield Unsure(
            address=address,
            kind=kind,
            sure=round(sure * 1000),
            weight=len(dossier.origins) * _OWN + min(_origins(lines, record), _OWN - 1),
        )


def _origins(lines: Lines, record: msgspec.Struct) -> int:
    """How many independent origins a line rests on."""
    match record:
        case Claim():
            return record.origins
        case Relation():
            origins = {one.id: one.origins for one in lines.dossier.claims}
            return origins[record.claim] + origins[record.to]
        case BriefSentence():
            origin_of = lines.index.origin_of
            return len({origin_of[one.article].id for one in record.evidence})
        case OnlyIn():
            return 1
    return 0
