"""What text and Markdown show at a glance, and that nothing is lost: `--all` shows all of it."""

import re

import msgspec
import pytest
from msgspec.structs import replace

from tests.dossier.sample import bare, comparison, flood, sheet
from variorum.dossier import formats
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.folding import AGREED, ALONE, EVENTS, PASSAGES, SAYINGS, folded
from variorum.dossier.formats.view import Record
from variorum.model import (
    BriefSentence,
    Claim,
    Comparison,
    Dossier,
    Event,
    EventDate,
    OnlyIn,
    Passage,
    Removed,
    Reuse,
)

WORDS = "dam mud rain wind snow frost heat dust sand silt loam clay peat bog fen"
WHERE = sheet("a", WORDS, outlet="A")
FOLDING = ("text", "markdown")


def alone(word: str) -> OnlyIn:
    return OnlyIn(article="a", evidence=WHERE.cite(word))


def fell(word: str) -> str:
    """A whole sentence of a word."""
    return f"{word.capitalize()} fell."


def event(word: str, day: int, *, worth: float | None = None, origins: int = 1) -> Event:
    return Event(
        id=f"v-{word}",
        date=EventDate(value=f"2026-03-{day:02}", precision="day", basis="text"),
        text=fell(word),
        place=None,
        actors=(),
        evidence=(WHERE.cite(word),),
        articles=("a",),
        origins=origins,
        kind="happened",
        worth=worth,
    )


def claim(word: str, *, shown: bool = True) -> Claim:
    return Claim(
        id=f"c-{word}",
        text=word,
        statements=(),
        evidence=(WHERE.cite(word),),
        articles=("a",),
        origins=2,
        asserted_by=(),
        denied_by=(),
        status="agreed",
        shown=shown,
    )


def glance(story: Dossier) -> Record:
    return folded(arrange(Comparison(dossiers=(story,)))).records[0]


def shown(story: Dossier, format: str, whole: bool = False) -> str:
    return formats.render(Comparison(dossiers=(story,)), format, whole=whole)


@pytest.mark.parametrize("format", FOLDING)
def test_what_is_folded_is_counted_and_all_shows_it(format: str) -> None:
    words = WORDS.split()
    story = replace(
        bare(WHERE),
        only_in=tuple(alone(word) for word in words[:5]),
        events=tuple(event(word, at) for at, word in enumerate(words, 1)),
        claims=tuple(claim(word) for word in words[:9]),
    )
    story = replace(
        story, only_in=tuple(alone(word) for word in words[:5]), events=story.events[5:]
    )
    found = re.findall(r"and (\d+) more; --all shows", shown(story, format))
    # Two of five stand alone beyond those that the claims tell.
    assert found == [str(count) for count in (10 - EVENTS[0], 9 - AGREED[0], 5)]
    assert "more; --all" not in shown(story, format, whole=True)


def test_only_the_weightiest_that_stand_nowhere_else_are_told_of_one_origin() -> None:
    words = WORDS.split()
    brief = (BriefSentence(text="rain", evidence=(WHERE.cite("rain"),)),)
    story = replace(
        bare(WHERE),
        only_in=tuple(alone(word) for word in reversed(words[:8])),
        brief=brief,
        events=(event("dust", 1),),
        claims=(claim("heat"),),
    )
    (one,) = glance(story).only_in
    # In the order of the dossier, not of the text.
    assert [line.text for line in one.lines] == ["frost", "snow", "wind"]
    assert (len(one.lines), one.more) == (ALONE, 5)
    (every,) = arrange(Comparison(dossiers=(story,)), whole=True).records[0].only_in
    told = [line.text for line in every.lines if line.elsewhere]
    assert (told, len(every.lines), every.more) == (["dust", "heat", "rain"], 8, 0)


def test_versions_of_one_line_are_told_once() -> None:
    text = (
        "Ten boats of the navy left the port on Monday. "
        "On Monday twelve boats of the navy left the port."
    )
    where = sheet("a", text, outlet="A")
    first, second = text.split(". ")
    lines = tuple(OnlyIn(article="a", evidence=where.cite(line)) for line in (f"{first}.", second))
    (one,) = glance(replace(bare(where), only_in=lines)).only_in
    assert ([line.text for line in one.lines], one.more) == ([f"{first}."], 1)


def test_what_opens_with_he_or_but_is_not_shown_beside_what_reads_alone() -> None:
    text = "He saw ten boats of the navy there. Cranes at the quay fell in a storm."
    where = sheet("a", text, outlet="A")
    first, second = where.cite(text[:35]), where.cite(text[36:])
    lines = tuple(OnlyIn(article="a", evidence=one) for one in (first, second))
    (one,) = glance(replace(bare(where), only_in=lines)).only_in
    assert ([line.text for line in one.lines], one.more) == ([second.text], 1)


def test_of_events_of_one_date_that_say_nearly_the_same_one_is_shown() -> None:
    text = "Ten boats of the navy left the port. Ten boats left the port of the navy early."
    where = sheet("a", text, outlet="A")
    told = [
        replace(event("dam", day), text=one.text, evidence=(one,))
        for day, one in zip((1, 1), (where.cite(text[:36]), where.cite(text[37:])), strict=True)
    ]
    record = glance(replace(bare(where), events=tuple(told)))
    assert (len(record.timeline), record.folded.timeline) == (1, 1)
    apart = replace(told[1], date=replace(told[1].date, value="2026-03-02"))
    assert len(glance(replace(bare(where), events=(told[0], apart))).timeline) == 2


def test_an_event_has_one_reference_to_each_article_that_of_the_words_shown_first() -> None:
    cited = (WHERE.cite("dam"), WHERE.cite("rain"))
    told = replace(event("rain", 1), text="rain", evidence=cited)
    assert [ref.text for ref in glance(replace(bare(WHERE), events=(told,))).timeline[0].refs] == [
        "rain"
    ]
    whole = arrange(Comparison(dossiers=(replace(bare(WHERE), events=(told,)),))).records[0]
    assert len(whole.timeline[0].refs) == 2


def test_a_claim_of_one_origin_makes_nothing_told_elsewhere() -> None:
    single = msgspec.structs.replace(claim("dam"), status="single")
    story = replace(bare(WHERE), only_in=(alone("dam"),), claims=(single,))
    assert [line.text for line in glance(story).only_in[0].lines] == ["dam"]


def test_of_many_events_those_of_most_origins_and_worth_are_told_in_order() -> None:
    words = WORDS.split()
    events = [event(word, at, worth=0.5) for at, word in enumerate(words, 1)]
    events[0] = event("dam", 1, worth=0.1)
    events[1] = event("mud", 2, worth=0.1, origins=2)
    events[2] = event("rain", 3, worth=0.4)
    record = glance(replace(bare(WHERE), events=tuple(events)))
    assert len(record.timeline) == EVENTS[0]
    assert record.folded.timeline == len(words) - EVENTS[0]
    assert [one.text for one in record.timeline] == [fell(word) for word in ("mud", *words[3:8])]


def test_pieces_of_sentences_are_shown_only_where_few_others_are() -> None:
    pieces = [replace(event(word, 1), text=f"the {word}") for word in ("frost", "heat", "dust")]
    whole = [event(word, at) for at, word in enumerate(("dam", "mud", "rain"), 2)]
    few = glance(replace(bare(WHERE), events=(*pieces, whole[0])))
    assert [one.text for one in few.timeline] == ["the frost", "the heat", "Dam fell."]
    full = glance(replace(bare(WHERE), events=(*pieces, *whole)))
    assert ([one.text for one in full.timeline], full.folded.timeline) == (
        ["Dam fell.", "Mud fell.", "Rain fell."],
        3,
    )


def test_long_coverage_has_more_lines_up_to_a_bound() -> None:
    words = WORDS.split()
    for length, count in ((8 * 150, 8), (10_000, EVENTS[-1])):
        long = sheet("a", f"{WORDS} {'ebb ' * length}", outlet="A")
        events = tuple(
            replace(event(word, at), evidence=(long.cite(word),))
            for at, word in enumerate(words, 1)
        )
        assert len(glance(replace(bare(long), events=events)).timeline) == count


def test_what_was_removed_is_counted() -> None:
    removed = [Removed(text=f"menu {number}", reason="navigation") for number in range(9)]
    story = bare(sheet("a", "x", outlet="A", removed=removed))
    assert "9 passages; --all shows them" in shown(story, "text")
    assert "menu" not in shown(story, "text") + shown(story, "markdown")
    assert "1 passage; --all shows it" in shown(
        bare(sheet("a", "x", outlet="A", removed=removed[:1])), "text"
    )
    for format in FOLDING:
        assert shown(story, format, whole=True).count("menu") == 9
        assert shown(story, format, whole=True).count("more; --all") == 0


def test_a_copy_is_known_by_two_passages() -> None:
    passage = Passage(a=(0, 3), b=(0, 3))
    other = sheet("b", WORDS, outlet="B")
    story = replace(
        bare(WHERE),
        articles=(WHERE.article, other.article),
        reuse=(
            Reuse(
                copied=None,
                articles=("a", "b"),
                passages=(passage,) * 5,
                share_a=1.0,
                share_b=1.0,
                direction_basis=None,
            ),
        ),
    )
    (copying,) = glance(story).copying
    assert (len(copying.passages), copying.more) == (PASSAGES, 3)


def test_of_a_dispute_two_sayings_a_side_are_quoted() -> None:
    whole, cut = arrange(Comparison(dossiers=(flood(),))).records[0], glance(flood())
    assert max(len(one.asserts) for one in cut.disputed) <= SAYINGS
    assert [one.text for one in cut.disputed] == [one.text for one in whole.disputed]


def test_candidates_are_shown_with_all_and_marked() -> None:
    story = replace(bare(WHERE), claims=(claim("dam"), claim("mud", shown=False)))
    for format, mark in (("text", "candidate: mud"), ("markdown", "*candidate:* mud")):
        assert mark not in shown(story, format).lower()
        assert "1 claim (unsure; --all and the JSON show it)" in shown(story, format)
        assert mark in shown(story, format, whole=True).lower()
        assert "unsure" not in shown(story, format, whole=True)


def test_the_other_formats_fold_nothing() -> None:
    for format in ("json", "html", "csv"):
        assert formats.encode(comparison(), format, whole=True) == formats.encode(
            comparison(), format
        )
