"""The forms of a dossier tell which of its lines people reviewed and corrected, and how many."""

import io
import zipfile

import msgspec

from tests.dossier.sample import flood
from variorum.dossier import formats
from variorum.dossier.formats.reviewed import changed, decided, reviewed
from variorum.model import Comparison, Decision, Evidence
from variorum.model.decision import Amount, DecisionKind, LineKind, Target
from variorum.review import Change, Signature, decide_line

SAMPLE = flood()
CLAIM, REPORT = SAMPLE.claims[0].pieces[0], SAMPLE.figures[0].reports[0].evidence


def made(
    kind: DecisionKind, on: LineKind, *pieces: Evidence, by: str = "Ida", **change: object
) -> Decision:
    signed = Signature("2026-05-06T07:08:09Z", by, "read again")
    told = Change(**change) if change else None  # type: ignore[arg-type]
    return decide_line(kind, Target(kind=on, evidence=pieces), [], signed, told, "as it <was>")


AMOUNT = Amount(qualifier="between", value=None, low=3, high=5)
DECISIONS = (
    made("accept", "claims", CLAIM),
    made("amount", "reports", REPORT, by="Ben", amount=AMOUNT),
    made("measure", "reports", REPORT, by="Ben", value="missing"),
)
REVIEWED = msgspec.structs.replace(SAMPLE, decisions=DECISIONS)


def test_a_line_counts_once_and_so_does_a_person() -> None:
    assert reviewed(SAMPLE) == (0, 0, 0)
    assert str(reviewed(SAMPLE)) == ""
    assert reviewed(REVIEWED) == (2, 1, 2)
    assert str(reviewed(REVIEWED)) == "2 lines reviewed by 2 people, 1 of them corrected"
    one = msgspec.structs.replace(SAMPLE, decisions=DECISIONS[:1])
    assert str(reviewed(one)) == "1 line reviewed by 1 person"


def test_what_takes_the_place_of_what_was_read() -> None:
    assert [one.to for one in decided(REVIEWED)] == ["", "between 3 and 5", "missing"]
    assert changed(made("speaker", "statements", CLAIM, to=None)) == "nobody is named"
    assert changed(made("speaker", "statements", CLAIM, to=REPORT)) == REPORT.text
    assert changed(made("merge", "claims", CLAIM, REPORT)) == f"with {REPORT.text}"
    assert changed(made("split", "claims", CLAIM)) == CLAIM.text
    assert changed(made("place", "events", CLAIM, value=None)) == "none"
    assert changed(made("strike", "claims", CLAIM)) is None


def test_every_form_that_people_read_tells_it() -> None:
    comparison = Comparison(dossiers=(REVIEWED,))
    told = "2 lines reviewed by 2 people, 1 of them corrected"
    for format in ("text", "markdown", "html"):
        assert told in " ".join(formats.render(comparison, format).split())
        assert "reviewed by" not in formats.render(SAMPLE, format)
    page = formats.render(comparison, "html")
    for words in ("as it &lt;was&gt;", "between 3 and 5", "by <bdi>Ben</bdi>", "read again"):
        assert words in page
    document = formats.encode(comparison, "docx")
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = archive.read("word/document.xml").decode()
    for words in (told, "as it &lt;was&gt;", "between 3 and 5", "Ben, 2026-05-06 07:08"):
        assert words in body
