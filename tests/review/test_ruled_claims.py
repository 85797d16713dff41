"""Claims that people put together, took apart, or set against each other."""

from tests.support import article
from variorum.model import Aligned, Claim, Decision, Evidence, Origin, Relation, Statement
from variorum.model.decision import DecisionKind, LineKind, Target
from variorum.review import Change, Signature, decide_line
from variorum.review.honour import rule

TEXTS = {
    "a": "Ida Roe said nine men died. The dam held.",
    "b": "Nine men were dead, the mayor said. The dam burst.",
    "c": "Nine died. Water rose.",
}
ARTICLES = [article(text, uri=name) for name, text in TEXTS.items()]
ORIGINS = [
    Origin(id="o1", label="One", articles=("a", "c")),
    Origin(id="o2", label="Two", articles=("b",)),
]


def at(name: str, words: str) -> Evidence:
    start = TEXTS[name].index(words)
    return Evidence(article=name, start=start, end=start + len(words), text=words)


def said(id: str, piece: Evidence, speaker: str, origin: str) -> Statement:
    return Statement(
        id=id,
        evidence=piece,
        speaker=speaker,
        speaker_text=None,
        cue=None,
        mode="says",
        quoted=False,
        date=None,
        origin=origin,
    )


def claim(id: str, *pieces: Evidence, statements: tuple[str, ...] = (), origins: int = 1) -> Claim:
    return Claim(
        id=id,
        text=pieces[0].text,
        statements=statements,
        evidence=pieces,
        articles=tuple(sorted({one.article for one in pieces})),
        origins=origins,
        asserted_by=(),
        denied_by=(),
        status="agreed" if origins > 1 else "single",
        shown=False,
    )


NINE_A, NINE_B, NINE_C = (
    at("a", "nine men died"),
    at("b", "Nine men were dead"),
    at("c", "Nine died"),
)
HELD, BURST, ROSE = at("a", "The dam held"), at("b", "The dam burst"), at("c", "Water rose")
ALIGNED = Aligned(
    entities=(),
    statements=(
        said("s1", NINE_A, "roe", "o1"),
        said("s2", NINE_B, "mayor", "o2"),
        said("s3", ROSE, "roe", "o1"),
    ),
    figures=(),
    claims=(
        claim("c1", NINE_A, NINE_C, statements=("s1",)),
        claim("c2", NINE_B, statements=("s2",)),
        claim("c3", HELD),
        claim("c4", BURST),
    ),
    relations=(Relation(claim="c4", to="c2", kind="denies", evidence=()),),
)


def decided(
    kind: DecisionKind, on: LineKind, *pieces: Evidence, value: str | None = None
) -> Decision:
    change = Change(value=value) if value else None
    return decide_line(kind, Target(kind=on, evidence=pieces), [], Signature("2031"), change)


def ruled(*decisions: Decision) -> tuple[Aligned, set[str]]:
    return rule(ALIGNED, decisions, ARTICLES, ORIGINS)


def holding(aligned: Aligned, piece: Evidence) -> Claim:
    (found,) = [one for one in aligned.claims if piece in one.pieces]
    return found


def test_two_claims_are_one_with_the_origins_of_both() -> None:
    one = decided("merge", "claims", NINE_A, NINE_B)
    aligned, met = ruled(one)
    assert met == {one.id}
    assert len(aligned.claims) == 3
    made = holding(aligned, NINE_A)
    assert set(made.pieces) == {NINE_A, NINE_B, NINE_C}
    assert (made.articles, made.origins, made.status) == (("a", "b", "c"), 2, "agreed")
    assert made.statements == ("s1", "s2")
    assert made.shown
    # What was said of either is now said of the one.
    assert [each.to for each in aligned.relations] == [made.id]
    # Nobody asserts it in more than half of the accounts.
    assert made.asserted_by == ()


def test_claims_in_relation_lose_it_when_they_are_one() -> None:
    aligned, _ = ruled(decided("merge", "claims", NINE_B, BURST))
    assert aligned.relations == ()


def test_pieces_leave_a_claim_as_one_of_their_own() -> None:
    one = decided("split", "claims", NINE_C)
    aligned, met = ruled(one)
    assert met == {one.id}
    stays, own = holding(aligned, NINE_A), holding(aligned, NINE_C)
    assert (stays.pieces, stays.articles, stays.statements) == ((NINE_A,), ("a",), ("s1",))
    assert (own.pieces, own.text, own.origins) == ((NINE_C,), "Nine died", 1)
    assert stays.id != own.id
    assert stays.asserted_by == ("roe",)
    # What does not stand in it takes nothing out.
    assert len(ruled(decided("split", "claims", NINE_A, NINE_C))[0].claims) == len(ALIGNED.claims)


def test_a_relation_is_drawn_and_struck_and_drawn_again() -> None:
    drawn = decided("relate", "relations", HELD, BURST, value="denies")
    aligned, met = ruled(drawn)
    assert met == {drawn.id}
    denial, denied = holding(aligned, HELD), holding(aligned, BURST)
    assert (denied.status, denied.dispute, denial.dispute) == ("disputed", denied.id, denied.id)
    assert (denial.shown, denied.shown) == (True, True)
    (made,) = [one for one in aligned.relations if one.to == denied.id]
    assert (made.claim, made.kind, made.evidence) == (denial.id, "denies", (HELD, BURST))
    struck = decided("strike", "relations", HELD, BURST)
    aligned, met = ruled(drawn, struck)
    assert met == {drawn.id, struck.id}
    assert len(aligned.relations) == 1
    later = decided("relate", "relations", NINE_A, NINE_B, value="updates")
    aligned, _ = ruled(later)
    assert holding(aligned, NINE_B).status == "updated"


def test_a_statement_that_no_claim_holds_is_set_against_one() -> None:
    drawn = decided("relate", "relations", ROSE, HELD, value="differs")
    aligned, met = ruled(drawn)
    assert met == {drawn.id}
    made = holding(aligned, ROSE)
    assert (made.statements, made.asserted_by, made.text) == (("s3",), ("roe",), "Water rose")
    # Words that nobody says, and no claim holds, are no side of anything.
    nowhere = decided("relate", "relations", at("b", "the mayor"), HELD, value="differs")
    assert ruled(nowhere) == (ALIGNED, set())
