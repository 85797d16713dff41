"""The answer to "why": a record with its reasons and parts, or what stands at a place."""

from collections.abc import Callable

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, comparison
from variorum.errors import StopRun
from variorum.model import Article, Because, Comparison
from variorum.why import answering
from variorum.why.answering import answer, evidence_of
from variorum.why.standing_at import Standing
from variorum.why.stated import Part

TOLD = Because(words="It was told so.", rule="told")


def explained(field: str, at: int) -> Comparison:
    """The sample, one record of which holds its reason."""
    first, *rest = comparison().dossiers
    records = list(getattr(first, field))
    records[at] = msgspec.structs.replace(records[at], because=(TOLD,))
    changed = msgspec.structs.replace(first, **{field: tuple(records)})
    return Comparison(dossiers=(changed, *rest))


@pytest.fixture(autouse=True)
def _read_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place holds a count and somebody's saying, whatever its text; nothing is read again."""

    def stands(article: Article, start: int, end: int | None = None) -> Standing:
        return Standing(
            sentence=f"sentence at {start}",
            parts=(
                Part(kind="quantity", text="12", because=(TOLD,)),
                Part(kind="attribution", text="she said", because=(TOLD, TOLD)),
            ),
        )

    monkeypatch.setattr(answering, "standing_at", stands)
    monkeypatch.setattr(answering, "reasons_of", lambda dossier: {})


def test_a_record_is_told_with_the_reasons_that_it_holds() -> None:
    found = answer(explained("claims", 0), "c1")
    assert (found.asked, found.kind, found.id) == ("c1", "claim", "c1")
    assert found.text.endswith("(disputed)")
    assert found.because == (TOLD,)


def test_a_record_without_reasons_is_explained_from_its_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answering, "reasons_of", lambda dossier: {"c1": (TOLD,)})
    assert answer(comparison(), "c1").because == (TOLD,)


def test_what_this_version_does_not_make_again_is_refused_with_the_mend() -> None:
    with pytest.raises(StopRun, match=r"c1 is not made again .* make the file again with --why"):
        answer(comparison(), "c1")


def test_a_claim_consists_of_evidence_and_statements_and_has_relations() -> None:
    parts = answer(explained("claims", 0), "c1").parts
    kinds = [one.kind for one in parts]
    assert kinds == [*["evidence"] * 3, "relation", *["statement"] * 3]
    assert [one.id for one in parts[3:]] == ["c2..c1", "s1", "s2", "s3"]


def test_a_relation_consists_of_the_statements_of_both_sides() -> None:
    parts = answer(explained("relations", 0), "c2..c1").parts
    assert [one.id for one in parts if one.kind == "statement"] == ["s1", "s2", "s3", "s4", "s5"]


def test_words_that_open_a_text_are_a_place_though_they_were_removed_elsewhere() -> None:
    made = comparison()
    first, *rest = made.dossiers
    article = first.articles[0]
    words = article.text[:9]
    removed = msgspec.structs.replace(article.removed[0], text=f"Read also: {words}")
    articles = (msgspec.structs.replace(article, removed=(removed,)), *first.articles[1:])
    changed = msgspec.structs.replace(first, articles=articles)
    found = answer(Comparison(dossiers=(changed, *rest)), f"{article.id}:{words}")
    assert (found.kind, found.id) == ("place in a text", f"{article.id}:0")


@pytest.mark.parametrize(
    ("field", "id", "evidence", "because"),
    [("figures", "f2", 2, (TOLD,)), ("statements", "s1", 1, (TOLD, TOLD))],
)
def test_evidence_of_counts_and_statements_says_how_it_was_read(
    field: str, id: str, evidence: int, because: tuple[Because, ...]
) -> None:
    at = {"f2": 1, "s1": 0}[id]
    pieces = [one for one in answer(explained(field, at), id).parts if one.kind == "evidence"]
    assert len(pieces) == evidence
    assert all(one.because == because for one in pieces)


def test_an_article_is_told_with_what_was_removed_from_its_page() -> None:
    found = answer(explained("articles", 0), "desk")
    assert [(one.kind, one.text) for one in found.parts] == [
        ("removed", "Share on X"),
        ("removed", "Read also: What we know"),
    ]
    assert all(one.because for one in found.parts)


def test_copied_text_needs_no_parts() -> None:
    assert answer(explained("reuse", 0), "courier..ledger").parts == ()


def test_a_place_is_told_with_what_stands_there_and_what_leads_to_it() -> None:
    at = COURIER.cite("accused the water authority").start
    found = answer(comparison(), f"courier:{at}")
    assert (found.kind, found.id, found.text) == (
        "place in a text",
        f"courier:{at}",
        f"sentence at {at}",
    )
    told = [(one.kind, one.id) for one in found.parts[2:]]
    assert ("statement", "s1") in told
    assert ("claim", "c1") in told
    assert ("relation", "c2..c1") in told
    assert ("claim", "c2") not in told


def test_a_place_is_found_by_its_words() -> None:
    assert answer(comparison(), "desk:A judge will").id == f"desk:{DESK.cite('A judge').start}"


def test_words_that_were_removed_say_why() -> None:
    found = answer(comparison(), "desk:Read also")
    assert (found.kind, found.text) == ("removed from the page", "Read also: What we know")
    assert found.because[0].words.startswith("Removed as navigation")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("desk:no such words", "stands neither in the text of https://desk.example/flood nor in"),
        ("desk:99999", r"the text of https://desk\.example/flood has \d+ characters"),
    ],
)
def test_a_place_that_is_not_there_is_refused(wanted: str, message: str) -> None:
    with pytest.raises(StopRun, match=message):
        answer(comparison(), wanted)


def test_the_last_character_is_a_place_and_the_next_is_none() -> None:
    length = len(DESK.article.text)
    assert answer(comparison(), f"desk:{length - 1}").id == f"desk:{length - 1}"
    with pytest.raises(StopRun, match="characters"):
        answer(comparison(), f"desk:{length}")


@pytest.mark.parametrize(
    ("pick", "count"),
    [
        (lambda story: story.figures[0], 3),
        (lambda story: story.only_in[0], 1),
        (lambda story: story.claims[0], 3),
        (lambda story: story.origins[0], 0),
        (lambda story: story.entities[0], 0),
        (lambda story: story.story, 0),
    ],
)
def test_each_kind_of_record_has_its_evidence(pick: Callable[..., object], count: int) -> None:
    assert len(evidence_of(pick(comparison().dossiers[0]))) == count
