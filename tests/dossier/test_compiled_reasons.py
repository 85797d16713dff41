"""Why the compiled parts of a dossier are there: events, brief, what one origin alone reports."""

from collections.abc import Iterable, Sequence
from math import log

import msgspec
import pytest

from tests.align.readings import near, origins_of, read
from tests.dossier.sample import bare, sheet
from variorum.dossier import only_in, timeline
from variorum.dossier.compiled_reasons import compiled_reasons
from variorum.model import (
    Because,
    BriefSentence,
    Claim,
    Dossier,
    Event,
    Evidence,
    Figure,
    LeftOut,
    OnlyIn,
    Reading,
    Relation,
    Report,
)
from variorum.weights import load

THURSDAY = {"Thursday": "2024-05-02"}
BURST = "A wall of the Kellermark dam burst on Thursday."


def dossier(readings: Sequence[Reading], **parts: object) -> Dossier:
    """A dossier of these readings, each an origin of its own."""
    story = bare(sheet("a", "Text.", outlet="Echo"))
    return msgspec.structs.replace(
        story,
        articles=tuple(one.article for one in readings),
        origins=origins_of(*([one.article.id] for one in readings)),
        **parts,
    )


def events(*readings: Reading, **parts: object) -> list[tuple[Event, tuple[Because, ...]]]:
    told = compiled_reasons(dossier(readings, **parts), readings)
    return [(one, because) for one, because in told if isinstance(one, Event)]


def only(found: Iterable[tuple[object, tuple[Because, ...]]]) -> Because:
    """The one reason of the one record."""
    ((_, because),) = found
    (reason,) = because
    return reason


def claim(key: str, *readings: Reading, words: str, origins: int = 3) -> Claim:
    return Claim(
        id=key,
        text=words,
        statements=(),
        evidence=tuple(cited(one, words) for one in readings),
        articles=tuple(one.article.id for one in readings),
        origins=origins,
        asserted_by=(),
        denied_by=(),
        status="agreed",
    )


def cited(reading: Reading, words: str) -> Evidence:
    start = reading.article.text.index(words)
    return reading.article.evidence((start, start + len(words)))


def test_an_event_says_why_it_is_held_to_be_of_its_date() -> None:
    a = read("a", BURST, times=THURSDAY)
    ((_, because),) = events(a)
    fits = because[-1]
    assert fits.rule == "dates"
    assert fits.signs is not None
    assert fits.total is not None
    assert fits.total == pytest.approx(sum(sign.adds for sign in fits.signs), abs=1e-4)
    assert fits.total >= log(0.6 / 0.4)
    assert fits.line == round(log(0.6 / 0.4), 6)


def test_an_event_says_which_words_date_it() -> None:
    a = read("a", BURST, times=THURSDAY)
    ((event, (dated, kind, _)),) = events(a)
    at = BURST.index("Thursday")
    assert dated.words.startswith(f"Dated {event.date.value} by “Thursday” at a:{at}: ")
    assert dated.rule == f"date-{event.date.basis}"
    assert (kind.rule, kind.module) == (event.kind, timeline.__name__)


def test_a_second_account_of_an_event_shares_its_words() -> None:
    a = read("a", BURST, times=THURSDAY)
    b = read("b", "On 2 May a wall of the dam at Kellermark burst.", times={"2 May": "2024-05-02"})
    ((event, because),) = events(a, b)
    joined = because[1]
    assert event.articles == ("a", "b")
    assert joined.rule == "same-date-and-words"
    assert joined.total is not None
    assert joined.line == timeline.SAME
    assert joined.total >= joined.line
    assert joined.signs[0].sign.startswith("shares 4 words")


def test_words_and_meaning_together_may_join_two_accounts() -> None:
    a = read("a", BURST, times=THURSDAY)
    told = "On Thursday the old barrier above Kellermark valley suddenly burst under heavy rain."
    b = read("b", told, times=THURSDAY)
    assert len(events(a, b)) == 2
    ((_, because),) = events(*near(a, b))
    joined = because[1]
    assert joined.rule == "same-date-and-meaning"
    assert len(joined.signs) == 2
    assert joined.total == pytest.approx(sum(sign.adds for sign in joined.signs))
    assert joined.line is not None
    assert joined.total is not None
    assert joined.total >= joined.line


def test_a_coarser_date_that_holds_the_day_is_told_so() -> None:
    a = read("a", BURST, times=THURSDAY)
    b = read("b", "A wall of the Kellermark dam burst in May 2024.", times={"May 2024": "2024-05"})
    ((_, because),) = events(a, b)
    assert (because[1].rule, because[1].line) == ("coarser-date", timeline.SAME_NESTED)


def test_an_account_that_a_claim_adds_tells_the_event_without_a_date() -> None:
    a = read("a", BURST, times=THURSDAY)
    b = read("b", "A wall of the Kellermark dam burst.")
    shared = claim("c1", a, b, words="A wall of the Kellermark dam burst")
    ((event, because),) = events(a, b, claims=(shared,))
    assert event.articles == ("a", "b")
    assert [one.words.split(" tells")[0] for one in because if one.rule == "by-claim"] == ["b"]
    assert "by-claim" not in [one.rule for _, found in events(a, b) for one in found]


def test_a_sentence_of_the_brief_shows_how_it_was_weighed() -> None:
    a = read("a", BURST, times=THURSDAY)
    chosen = BriefSentence(text=BURST, evidence=(cited(a, BURST),), confidence=0.7)
    found = [
        pair
        for pair in compiled_reasons(dossier([a], brief=(chosen,)), [a])
        if isinstance(pair[0], BriefSentence)
    ]
    reason = only(found)
    assert (reason.rule, reason.line) == ("news_main", None)
    assert reason.total is not None
    # Sums are told to six places, and so is every value.
    assert sum(sign.adds for sign in reason.signs) == pytest.approx(reason.total, abs=0.001)


def test_a_sentence_of_a_dispute_names_the_claim() -> None:
    a = read("a", BURST)
    c1, c2 = (claim(key, a, words=words) for key, words in (("c1", "the Kell"), ("c2", "A wall")))
    denial = Relation(claim="c2", to="c1", kind="denies", evidence=c2.evidence)
    chosen = BriefSentence(text=BURST, evidence=(cited(a, BURST),))
    story = dossier([a], brief=(chosen,), claims=(c1, c2), relations=(denial,))
    reason = only((one, why) for one, why in compiled_reasons(story, [a]) if one == chosen)
    assert reason.rule == "brief-dispute"
    assert reason.words.endswith(": c1.")


def test_a_sentence_on_a_figure_names_the_figure() -> None:
    a = read("a", "At least 12 died.")
    report = Report(
        evidence=cited(a, "12"),
        value=12,
        low=12,
        high=12,
        qualifier="at_least",
        population=None,
        claimant=None,
        statement=None,
        as_of=None,
        place=None,
        origin="o0",
        part_of=None,
    )
    figure = Figure(
        id="f1",
        measure="killed",
        what="people killed",
        unit="person",
        reports=(report,),
        low=12,
        best=12,
        high=12,
        policy="most-origins",
        origins=1,
        relation="differ",
    )
    chosen = BriefSentence(text="12 to 17 people were killed.", evidence=(report.evidence,))
    story = dossier([a], brief=(chosen,), figures=(figure,))
    reason = only((one, why) for one, why in compiled_reasons(story, [a]) if one == chosen)
    assert reason.rule == "brief-figures"
    assert "f1 (people killed)" in reason.words


def test_what_one_origin_alone_tells_is_judged_by_the_sentence_it_stands_in() -> None:
    a = read("a", f"Fish died. {BURST}")
    second = OnlyIn(article="a", evidence=cited(a, BURST))
    inside = OnlyIn(article="a", evidence=cited(a, "Kellermark"))
    first = OnlyIn(article="a", evidence=cited(a, "Fish"))
    found = {
        one.evidence.text: because[0]
        for one, because in compiled_reasons(dossier([a], only_in=(first, second, inside)), [a])
        if isinstance(one, OnlyIn)
    }
    assert found["Kellermark"] == found[BURST] != found["Fish"]
    listed = load("news_alone").line("listed")
    line = found["Fish"].line
    assert line == pytest.approx(log(listed / (1 - listed)), abs=1e-5)
    assert {one.rule for one in found.values()} == {"news_alone"}


def test_what_an_article_leaves_out_is_told_with_the_origins_of_each_claim() -> None:
    a, b = read("a", BURST), read("b", "Fish died.")
    shared = claim("c1", a, words="A wall", origins=4)
    left = LeftOut(article="b", claims=("c1",))
    story = dossier([a, b], claims=(shared,), left_out=(left,))
    reason = only((one, why) for one, why in compiled_reasons(story, [a, b]) if one == left)
    assert reason.words.endswith("the origin of b does not: c1 (4 origins).")
    assert (reason.rule, reason.module) == ("left-out", only_in.__name__)


def test_a_story_of_nothing_has_no_reasons() -> None:
    assert (
        list(compiled_reasons(dossier([read("a", "Fish died.")]), [read("a", "Fish died.")])) == []
    )
