"""A statement has the origin of the passage it stands in."""

import msgspec

from tests.align.readings import read
from variorum.align import align
from variorum.align.passage_origins import OriginOf, origin_at
from variorum.model import Origin

TEXT = "The mayor said the bridge was safe. The harbour authority said twelve people had drowned."
LOAN = "The harbour authority said twelve people had drowned."

OWN = read(
    "own",
    TEXT,
    said=[
        ("The mayor", "said", "the bridge was safe", "says"),
        ("The harbour authority", "said", "twelve people had drowned", "says"),
    ],
    counts={"twelve people had drowned": ("killed", 12)},
)
WIRE = read(
    "wire",
    LOAN,
    said=[("The harbour authority", "said", "twelve people had drowned", "says")],
    counts={"twelve people had drowned": ("killed", 12)},
)
SPAN = (TEXT.index(LOAN), len(TEXT))
ORIGINS = (
    Origin(id="o1", label="Own", articles=("own",)),
    Origin(id="o2", label="Wire", articles=("wire",), also_in=(OWN.article.evidence(SPAN),)),
)


def test_statements_and_figures_are_of_the_passage_they_stand_in() -> None:
    aligned = align([OWN, WIRE], ORIGINS, ())
    origin = {one.evidence.text: one.origin for one in aligned.statements}
    assert origin == {"the bridge was safe": "o1", "twelve people had drowned": "o2"}
    (figure,) = aligned.figures
    assert {report.origin for report in figure.reports} == {"o2"}
    assert figure.origins == 1, "an article that took the number over is no second source of it"


def test_without_loans_each_article_speaks_for_itself() -> None:
    own = [msgspec.structs.replace(origin, also_in=()) for origin in ORIGINS]
    (figure,) = align([OWN, WIRE], own, ()).figures
    assert figure.origins == 2


def test_a_passage_holds_what_lies_mostly_in_it() -> None:
    of = OriginOf(ORIGINS)
    assert origin_at(of, "own", 0, 30) == "o1"
    assert origin_at(of, "own", SPAN[0] - 5, SPAN[1]) == "o2"
    assert origin_at(of, "elsewhere", 0, 3) == "elsewhere"
    assert origin_at({"own": "o9"}, "own", *SPAN) == "o9"
