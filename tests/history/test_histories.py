"""One article in its states: found, put in order, and told in the dossier."""

import msgspec
import pytest

from tests.history.made import state
from variorum import pipeline
from variorum.dossier import verify
from variorum.dossier.formats.edited_lines import edited_lines, moment_in_words
from variorum.dossier.formats.lookups import Index, count_accounts, number_articles
from variorum.dossier.formats.text import to_text
from variorum.engine.rereading import reread
from variorum.history import trace
from variorum.history.own_notes import is_note, note_kind
from variorum.history.same_article import group_states, plain_address
from variorum.history.sentence_pairs import changed_pairs
from variorum.history.slips import is_slip
from variorum.history.state_order import order_states
from variorum.history.taken_back import Known
from variorum.history.word_edits import find_edits
from variorum.model import Comparison, Dossier, Outlet, Published, Reading, Story
from variorum.model.stage import Stage
from variorum.why.recompute import reasons_of

FIRST = """A fire on a ferry killed seven people on Tuesday off Tarn Island, the coast guard said.

The owner of the ferry, Norrline, said that a passenger had lit a stove below deck.

The Merrow was carrying 112 passengers from Oldhaven when smoke was seen near the engine room."""

SECOND = """A fire on a ferry killed nine people on Tuesday off Tarn Island, the coast guard said.

The Merrow was carrying 112 passengers from Oldhaven when smoke was seen near the engine room.

Correction: An earlier version of this article gave a cause that the owner has taken back."""

OTHER = """Nine people died when a ferry burned off Tarn Island on Tuesday, the harbour police said.

Divers will search the wreck of the Merrow on Thursday. The mayor of Oldhaven asked for silence."""


def made(
    text: str,
    uri: str = "https://courier.example/ferry",
    *,
    outlet: str = "courier.example",
    seen: str | None = None,
    **told: object,
) -> Reading:
    reading = state("Ferry fire off Tarn Island", text, uri + (seen or ""))
    article = msgspec.structs.replace(
        reading.article,
        uri=uri,
        outlet=Outlet(name=outlet.partition(".")[0], domain=outlet, basis="url"),
        published=Published(value="2026-03-10", precision="day", basis="metadata"),
        seen=seen or msgspec.UNSET,
        **told,
    )
    return msgspec.structs.replace(reading, article=article)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    return [
        made(FIRST, seen="2026-03-10T12:05:00Z"),
        made(SECOND, seen="2026-03-10T14:20:00Z"),
        made(OTHER, "https://echo.example/1", outlet="echo.example"),
    ]


def compiled(readings: list[Reading]) -> Dossier:
    story = Story(id="s1", articles=tuple(sorted(one.article.id for one in readings)))
    return pipeline.compile_story(story, readings, "most-origins")


def test_states_of_one_address_are_one_article(readings: list[Reading]) -> None:
    (history,) = trace(readings)
    assert history.basis == "address"
    assert history.articles == (readings[0].article.id, readings[1].article.id)
    assert [one.at for one in history.states] == ["2026-03-10T12:05:00Z", "2026-03-10T14:20:00Z"]
    told = {one.kind: one.text for one in history.changes}
    assert told["number"] == "killed: raised from 7 to 9"
    assert told["withdrawal"].startswith("taken out: “The owner of the ferry")
    assert told["correction"].startswith("correction appended: “Correction: An earlier version")
    assert trace(readings[::-1]) == (history,)


def test_a_dossier_tells_what_stands_and_what_was_taken_back(readings: list[Reading]) -> None:
    dossier = compiled(readings)
    assert isinstance(dossier.histories, tuple)
    assert len(dossier.articles) == 3
    deaths = next(one for one in dossier.figures if one.measure == "killed")
    assert (deaths.low, deaths.best, deaths.high) == (9, 9, 9)
    assert deaths.relation == "update"
    left = [one for one in deaths.reports if one.taken_back]
    assert [(one.value, one.state, one.taken_back) for one in left] == [
        (7, 1, readings[1].article.id)
    ]
    stand = [one.state for one in deaths.reports if one.evidence.article == readings[1].article.id]
    assert set(stand) == {2}
    # The text that was taken out has no part in what the accounts tell now.
    first = readings[0].article.id
    assert all(first not in one.articles for one in dossier.claims)
    assert all(first not in one.articles for one in dossier.events)
    document = Comparison(dossiers=(dossier,))
    assert [*verify(document), *reread(document)] == []


def test_a_copy_of_an_earlier_state_is_still_a_copy(readings: list[Reading]) -> None:
    copy = made(
        FIRST.split("\n\n")[1] + "\n\n" + FIRST, "https://daily.example/x", outlet="d.example"
    )
    copy = msgspec.structs.replace(
        copy, article=msgspec.structs.replace(copy.article, title="Another headline")
    )
    dossier = compiled([*readings, copy])
    origin = next(one for one in dossier.origins if copy.article.id in one.articles)
    assert readings[0].article.id in origin.articles
    assert readings[1].article.id in origin.articles
    assert len(dossier.origins) == 2
    own = {readings[0].article.id, readings[1].article.id}
    assert all(set(one.articles) != own for one in dossier.reuse)


def test_other_articles_at_one_address_are_no_states(readings: list[Reading]) -> None:
    other = made(
        "The council of Varnmouth voted to close a bridge to lorries after engineers found cracks.",
        seen="2026-04-10T12:05:00Z",
    )
    assert group_states([readings[0], other]) == []


def test_nearly_the_same_text_of_one_outlet_is_one_article(readings: list[Reading]) -> None:
    moved = made(FIRST.replace("seven", "eight"), "https://courier.example/moved")
    elsewhere = made(FIRST.replace("seven", "six"), "https://echo.example/2", outlet="echo.example")
    assert group_states([readings[0], moved, elsewhere]) == [((0, 1), "text")]
    late = msgspec.structs.replace(
        moved,
        article=msgspec.structs.replace(
            moved.article,
            published=Published(value="2026-03-17", precision="day", basis="metadata"),
        ),
    )
    assert group_states([readings[0], late]) == []


def test_canonical_addresses_and_ids_of_the_outlet_name_one_article(
    readings: list[Reading],
) -> None:
    named = made(OTHER, "https://courier.example/a", known_as=("https://courier.example/z", "id:7"))
    again = made(OTHER + " It rained.", "https://courier.example/z")
    same_id = made("It rained. " + OTHER, "https://courier.example/q", known_as=("id:7",))
    assert group_states([named, again])[0][1] in ("canonical", "text")
    assert group_states([named, same_id])[0][0] == (0, 1)


def test_an_address_is_told_by_what_leads_to_the_page() -> None:
    plain = "courier.example/a/b"
    assert plain_address("https://www.courier.example/a/b/?utm_source=x#top") == plain
    assert plain_address("http://courier.example/a/b/amp/") == plain
    assert plain_address("https://courier.example/a?id=7") == "courier.example/a?id=7"
    assert plain_address("https://courier.example/") is None
    assert plain_address("coverage/03.txt") is None


def test_without_times_a_note_of_correction_tells_the_later_state() -> None:
    ordered, states = order_states([made(SECOND), made(FIRST)])
    assert [one.article.text for one in ordered] == [FIRST, SECOND]
    assert [(one.at, one.basis) for one in states] == [("2026-03-10", "published"), (None, "text")]


def test_a_moved_sentence_is_no_change() -> None:
    parts = FIRST.split("\n\n")
    assert changed_pairs(made(FIRST), made("\n\n".join(parts[::-1]))) == []


def test_a_clause_that_came_is_added_text() -> None:
    longer = FIRST.replace("near the engine room", "near the engine room and fishing crews came")
    (pair,) = changed_pairs(made(FIRST), made(longer))
    assert [one.kind for one in find_edits(made(FIRST), made(longer), pair)] == ["added"]


@pytest.mark.parametrize(
    ("old", "new", "slip"),
    [
        ("government", "govenment", True),
        ("colour", "color", True),
        ("than", "then", True),
        ("untied", "united", True),
        ("out side", "outside", True),
        ("Iran", "Iraq", False),
        ("accident", "attack", False),
        ("not", "now", False),
        ("may", "", False),
        ("the", "", True),
    ],
)
def test_a_slip_alters_nothing_that_is_told(old: str, new: str, slip: bool) -> None:
    assert is_slip(old.split(), new.split()) is slip


def test_notes_are_told_from_the_story() -> None:
    assert note_kind("Updated at 14:20 GMT") == "stamp"
    assert is_note("This article has been withdrawn.")
    assert not is_note("The army has withdrawn from the town.")


def test_what_outlets_changed_is_told_in_words(readings: list[Reading]) -> None:
    dossier = compiled(readings)
    document = Comparison(dossiers=(dossier,))
    lines = edited_lines(Index(dossier, number_articles(document)))
    told = [one.text for one in lines]
    assert told[0] == "courier, 14:20 UTC on 10 March 2026 (state 2): killed: raised from 7 to 9"
    assert [len(one.refs) for one in lines] == [2, 1, 1]
    shown = to_text(document)
    assert "WHAT OUTLETS CHANGED" in shown
    assert "taken back in a later state of the article" in " ".join(shown.split())
    assert (moment_in_words("2026-03-10"), moment_in_words(None)) == ("10 March 2026", "")


def test_the_states_of_an_article_count_once(readings: list[Reading]) -> None:
    support = count_accounts(compiled(readings))
    assert (support.articles, support.outlets, support.origins) == (2, 2, 2)


def test_a_document_that_names_an_unknown_state_is_faulty(readings: list[Reading]) -> None:
    dossier = compiled(readings)
    assert isinstance(dossier.histories, tuple)
    (history,) = dossier.histories
    strange = msgspec.structs.replace(history.states[0], article="a0")
    wrong = msgspec.structs.replace(history, states=(strange, *history.states[1:]))
    failures = verify(Comparison(dossiers=(msgspec.structs.replace(dossier, histories=(wrong,)),)))
    assert any("histories[0].states names a0" in one for one in failures)


def test_what_is_known_of_articles_without_states_stands_as_it_is(readings: list[Reading]) -> None:
    known = Known(readings[2:], (), (), ())
    assert known.now() is known
    assert known.corrected(lambda given: given[:0]).readings == []


def test_histories_are_a_stage_of_the_plan() -> None:
    stage = next(one for one in pipeline.STAGES if one.name == "history")
    assert isinstance(stage, Stage)
    assert stage.scope == "story"


def test_each_record_that_stands_is_still_explained(readings: list[Reading]) -> None:
    dossier = compiled(readings)
    reasons = reasons_of(dossier)
    ids = [one.id for one in dossier.figures] + [one.id for one in dossier.claims]
    ids += [one.id for one in dossier.origins] + [one.id for one in dossier.articles]
    assert [one for one in ids if not reasons.get(one)] == []
