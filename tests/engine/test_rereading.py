"""What a dossier says is held against the words of its articles, and against its seal."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.dossier.sample import COURIER, flood
from variorum.dossier.formats import render
from variorum.engine.rereading import check_document, reread
from variorum.model import Comparison, Digests, Dossier, Entity, Outlet, Statement
from variorum.model.article import digest_text

replace = msgspec.structs.replace


def sound() -> Dossier:
    """The flood, told as its words tell it."""
    story = flood()
    killed, moved = story.figures
    at_least = [replace(one, high=None) for one in killed.reports[:2]]
    about = replace(moved.reports[0], low=None, high=None)
    named = [
        replace(one, mentions=(COURIER.cite(words),))
        for one, words in zip(
            story.entities,
            ("civil protection ministry", "Nelda Oskarin", "water authority"),
            strict=True,
        )
    ]
    return replace(
        story,
        entities=tuple(named),
        statements=tuple(map(spoken, story.statements)),
        figures=(
            replace(killed, reports=(*at_least, killed.reports[2])),
            replace(moved, reports=(about, moved.reports[1])),
        ),
        claims=(*story.claims[:2], replace(story.claims[2], asserted_by=())),
    )


def spoken(one: Statement) -> Statement:
    """A statement whose speaker and cue stand in its article."""
    late = one.evidence.article == "desk"
    if one.speaker == "mayor":
        who, cue = ("Ms Oskarin", "accuses") if late else ("Nelda Oskarin", "accused")
    else:
        who, cue = "The authority", "denies" if late else "denied"
    return replace(one, speaker_text=who, cue=cue)


def failures(story: Dossier) -> list[str]:
    return reread(Comparison(dossiers=(story,)))


def part(field: str, at: int, **changes: object) -> Callable[[Dossier], Dossier]:
    """The dossier with one of its records changed."""

    def changed(story: Dossier) -> Dossier:
        records: list[Any] = list(getattr(story, field))
        records[at] = replace(records[at], **changes)
        return replace(story, **{field: tuple(records)})

    return changed


def report(**changes: object) -> Callable[[Dossier], Dossier]:
    """The dossier with the last report of its first figure changed."""

    def changed(story: Dossier) -> Dossier:
        reports = story.figures[0].reports
        return part("figures", 0, reports=(*reports[:-1], replace(reports[-1], **changes)))(story)

    return changed


def test_what_a_dossier_says_rightly_is_left_alone() -> None:
    assert failures(sound()) == []


def test_a_comparison_of_nothing_says_nothing_wrong() -> None:
    assert reread(Comparison()) == []


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        (report(value=70, low=70, high=70), "gives 70 (exact), but its words '17' say 17 (exact)"),
        (report(qualifier="at_least"), "gives 17 (at least), but its words '17' say 17 (exact)"),
        (
            report(statement="s1", claimant="authority"),
            "names another claimant than its statement's speaker",
        ),
        (part("figures", 0, best=16), "figures[0] gives 16, which none of its reports does"),
        (part("figures", 0, low=17, best=12), "gives a best number outside of its bounds"),
        (part("figures", 0, origins=3), "figures[0] counts 3 origins of 2"),
        (part("statements", 0, cue="boasted"), "the cue 'boasted' does not stand by"),
        (part("statements", 0, speaker_text="Otto Vance"), "the speaker 'Otto Vance' does not"),
        (
            part("statements", 0, speaker="ministry"),
            "has 'civil protection ministry' speak where the article has 'Nelda Oskarin'",
        ),
        (
            part("statements", 2, speaker="ministry"),
            "has 'civil protection ministry' speak, whom its article does not name",
        ),
        (part("claims", 0, asserted_by=("ministry",)), "asserted by an entity that makes none"),
        (part("claims", 0, origins=3), "claims[0] counts 3 origins of 2"),
        (part("claims", 0, articles=("desk",)), "lists other articles than its evidence is of"),
        (part("events", 0, origins=2), "events[0] counts 2 origins of 1"),
        (part("origins", 1, label="Reuters"), "is called 'Reuters', as none of its articles is"),
        (
            part("articles", 0, sha256=Digests(given="", text=digest_text("Other."))),
            "is not the one that its digest was taken of",
        ),
        (
            part("articles", 0, outlet=Outlet(name="World Desk", domain="b.example", basis="url")),
            "the outlet of https://desk.example/flood is given as b.example",
        ),
        (
            part("articles", 0, outlet=Outlet(name="World Desk")),
            "is named, though nothing told it",
        ),
        (
            part("articles", 0, outlet=Outlet(name="World Desk", basis="credit")),
            "does not credit 'World Desk'",
        ),
    ],
)
def test_what_the_words_do_not_say_is_found(
    tamper: Callable[[Dossier], Dossier], line: str
) -> None:
    story = tamper(person(sound()))
    found = failures(story)
    assert [one for one in found if line in one], found
    assert all(one.startswith("dossier story-flood: ") for one in found)


def person(story: Dossier) -> Dossier:
    """The mayor is known to be a person."""
    entities: list[Entity] = [
        replace(one, kind="person") if one.id == "mayor" else one for one in story.entities
    ]
    return replace(story, entities=tuple(entities))


def test_a_credit_that_stands_on_the_page_is_no_fault() -> None:
    credited = part("articles", 0, outlet=Outlet(name="Ms Oskarin", basis="credit"))(sound())
    labelled = part("origins", 1, label="Ms Oskarin")(credited)
    assert failures(labelled) == []


def test_a_number_that_a_policy_codes_need_not_be_reported() -> None:
    coded = part("figures", 0, policy="acled-like", best=16)(sound())
    assert failures(coded) == []


def test_each_story_is_named() -> None:
    wrong = part("figures", 0, origins=3)(sound())
    other = replace(wrong, story=replace(wrong.story, id="story-other"))
    lines = reread(Comparison(dossiers=(sound(), other)))
    assert [one.split(":")[0] for one in lines] == ["dossier story-other"]


def document() -> bytes:
    return render(Comparison(dossiers=(sound(),)), "json").encode()


def check(body: bytes) -> list[str]:
    return check_document(body, msgspec.json.decode(body, type=Comparison))


def test_a_document_as_it_was_written_is_sound() -> None:
    assert check(document()) == []


def test_what_no_word_tells_is_found_by_the_seal() -> None:
    forged = document().replace(b'"title": "Dam overflow in Marvenia"', b'"title": "All is well"')
    assert forged != document()
    assert check(forged) == [
        "the document is not as it was sealed: it was changed after it was written"
    ]


def test_a_seal_that_was_taken_away_is_missed_where_texts_have_digests() -> None:
    sealed = msgspec.json.decode(document())
    del sealed["seal"]
    assert check(msgspec.json.encode(sealed)) == [], "an older version wrote neither"
    text = sealed["dossiers"][0]["articles"][0]["text"]
    sealed["dossiers"][0]["articles"][0]["sha256"] = {"given": "", "text": digest_text(text)}
    (failure,) = check(msgspec.json.encode(sealed))
    assert failure.startswith("the document has lost its seal")


def test_evidence_that_stands_elsewhere_is_told_beside_what_is_reread() -> None:
    moved = part("only_in", 0, evidence=replace(COURIER.cite("The mayor"), article="desk"))(sound())
    body = render(Comparison(dossiers=(moved,)), "json").encode()
    assert len(check(body)) == 1
