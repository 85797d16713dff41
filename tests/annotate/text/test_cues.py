"""Reporting verbs in each of their forms."""

import pytest

from variorum.annotate.text.cues import CUES


@pytest.mark.parametrize(
    ("form", "lemma", "frame", "mode"),
    [
        ("says", "say", "say", "says"),
        ("said", "say", "say", "says"),
        ("saying", "say", "say", "says"),
        ("told", "tell", "tell", "says"),
        ("denied", "deny", "say", "denies"),
        ("denies", "deny", "say", "denies"),
        ("denying", "deny", "say", "denies"),
        ("accuses", "accuse", "object", "accuses"),
        ("confirmed", "confirm", "say", "confirms"),
        ("pledged", "pledge", "say", "promises"),
        ("urges", "urge", "object", "demands"),
        ("warned", "warn", "say", "warns"),
        ("predicts", "predict", "say", "expects"),
        ("wrote", "write", "say", "says"),
        ("written", "write", "say", "says"),
        ("stresses", "stress", "say", "says"),
        ("seeing", "see", "clause", "says"),
        ("agreeing", "agree", "say", "says"),
        ("found", "find", "clause", "says"),
    ],
)
def test_a_form_has_its_lemma_frame_and_mode(form: str, lemma: str, frame: str, mode: str) -> None:
    assert CUES[form][:3] == (lemma, frame, mode)


def test_finite_forms_are_told_from_participles() -> None:
    assert [CUES[form].form for form in ("says", "say", "saying")] == ["finite", "base", "ing"]
    assert CUES["said"].form == "past"


def test_other_verbs_report_nothing() -> None:
    assert not {"ran", "fell", "mayor", "sayed", "denyed", "writed"} & CUES.keys()
