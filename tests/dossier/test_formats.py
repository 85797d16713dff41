"""What every format holds to: the order of reading, exactness, any text, the same bytes."""

import re
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossier.sample import BLAST, DESK, WEEKLY, Sheet, bare, comparison, flood, sheet
from variorum.dossier import formats, verify
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.lookups import count_accounts
from variorum.errors import StopRun
from variorum.model import Comparison, OnlyIn, Outlet, Rejection, SharedOwner
from variorum.model.dossier import seal_of

ORDER = (
    "Dam overflow in Marvenia",
    "11–13 March 2026",
    "Kellermark, Drovny",
    "In brief",
    "Timeline",
    "Figures",
    "What is disputed",
    "What accounts agree on",
    "What only one origin reports",
    "The articles",
    "Share on X",
)
PEOPLE = ("text", "markdown", "html")


def one_story() -> Comparison:
    return Comparison(dossiers=(flood(),))


@pytest.mark.parametrize("format", PEOPLE)
def test_sections_stand_in_the_order_of_reading(format: str) -> None:
    page = formats.render(one_story(), format, whole=True)
    body = page[page.index("<main") :] if format == "html" else page
    body = re.sub(r'<div class="glance">.*?</div>', "", body, flags=re.DOTALL)
    places = [body.lower().index(title.lower()) for title in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("format", PEOPLE)
def test_several_stories_begin_with_a_list_and_end_with_what_was_not_read(format: str) -> None:
    page = formats.render(comparison(), format)
    assert page.index("2 stories") < page.index("Blasts in Halmet") < page.index("Kellermark,")
    assert "broken.gz" in page
    assert "the gzip stream ends too early" in page


@pytest.mark.parametrize("format", PEOPLE)
def test_outlets_and_origins_are_counted_apart(format: str) -> None:
    page = re.sub(r"<[^>]*>|\*", "", formats.render(one_story(), format))
    assert "3 articles, 3 outlets, 2 origins" in page


@pytest.mark.parametrize("format", PEOPLE)
def test_every_reference_is_of_words_that_stand_there(format: str) -> None:
    record = arrange(one_story()).records[0]
    texts = {piece.number: piece.article.text for piece in record.pieces}
    page = formats.render(one_story(), format)
    numbers = {piece.article.id: piece.number for piece in record.pieces}
    found = re.findall(r"\[(\d\d):(\d+)–(\d+)\]|#e([a-z]+)-(\d+)-(\d+)\"", page)
    cited = {(a or numbers[d], int(b or e), int(c or f)) for a, b, c, d, e, f in found}
    assert cited == {(ref.number, ref.start, ref.end) for ref in record.refs}
    assert all(0 <= start < end <= len(texts[number]) for number, start, end in cited)


@pytest.mark.parametrize("format", sorted({*formats.FORMATS} - {"json", "jsonl"}))
def test_the_order_in_which_articles_are_given_changes_nothing(format: str) -> None:
    story = flood()
    turned = msgspec.structs.replace(story, articles=story.articles[::-1])
    assert formats.encode(Comparison(dossiers=(turned,)), format) == formats.encode(
        one_story(), format
    )


def test_json_is_the_document_of_the_contract() -> None:
    text = formats.render(comparison(), "json")
    told = msgspec.json.decode(text, type=Comparison)
    assert msgspec.structs.replace(told, seal=msgspec.UNSET) == comparison()
    assert told.seal == seal_of(text.encode())
    assert text.startswith('{\n  "variorum": "1",\n  "dossiers": [')
    assert '"from": "courier"' in text


def test_a_format_that_does_not_exist_stops_with_the_ones_that_do() -> None:
    with pytest.raises(StopRun, match="text, json, jsonl, markdown, html, docx, csv, acled"):
        formats.render(comparison(), "pdf")


def test_a_word_document_is_no_text() -> None:
    with pytest.raises(StopRun, match="docx"):
        formats.render(comparison(), "docx")


def test_a_lone_surrogate_is_shown_as_one_character() -> None:
    text = "Two \ud800 boats sank off Port Malen."
    where = sheet("a", text, outlet="\udfff", title="Boats \ud83d sink")
    given = Comparison(
        dossiers=(
            msgspec.structs.replace(
                bare(where),
                only_in=(OnlyIn(article="a", evidence=where.cite("Two \ud800 boats")),),
            ),
        )
    )
    read = msgspec.json.decode(formats.encode(given, "json"), type=Comparison)
    assert read.dossiers[0].only_in[0].evidence.text == "Two \ufffd boats"
    assert verify(read) == []
    for format in formats.FORMATS:
        assert formats.encode(given, format)


def test_write_all_writes_every_format_and_table(tmp_path: Path) -> None:
    paths = formats.write_all(comparison(), tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [
        *("dossier.json", "dossier.html", "dossier.md", "dossier.txt", "dossier.docx"),
        *("figures.csv", "statements.csv", "claims.csv", "events.csv"),
    ]
    written = ("json", "html", "markdown", "text", "docx", "csv")
    for path, format in zip(paths[:6], written, strict=True):
        assert path.read_bytes() == formats.encode(comparison(), format)


def test_write_all_names_the_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StopRun, match="taken"):
        formats.write_all(comparison(), tmp_path / "taken")


def test_a_claim_that_only_denies_is_shown_once_as_the_denial() -> None:
    record = arrange(one_story()).records[0]
    (dispute,) = record.disputed
    assert dispute.asserted_by == "Nelda Oskarin"
    assert dispute.denied_by == "water authority"
    assert [said.text for said in dispute.denies] == [
        "denied that it had received any such letter",
        "The authority denies it",
    ]
    # Two outlets with the same words of the mayor are one line with two references.
    assert [len(said.refs) for said in dispute.asserts] == [2, 1]


def test_two_claims_that_deny_each_other_are_one_dispute() -> None:
    story = flood()
    back = msgspec.structs.replace(story.relations[0], claim="c1", to="c2")
    story = msgspec.structs.replace(story, relations=(*story.relations, back))
    record = arrange(Comparison(dossiers=(story,))).records[0]
    assert [point.id for point in record.disputed] == ["c1"]


@pytest.mark.parametrize("format", PEOPLE)
def test_what_third_parties_observe_stands_in_the_dispute(format: str) -> None:
    story = flood()
    claims = tuple(
        msgspec.structs.replace(one, dispute="c1" if one.id != "c2" else "c2")
        for one in story.claims
    )
    given = Comparison(dossiers=(msgspec.structs.replace(story, claims=claims),))
    (dispute,) = arrange(given).records[0].disputed
    assert [said.text for said in dispute.observes] == ["water poured over the Kellermark dam"]
    assert [title for title, _, _ in dispute.sides][-1] == "what others observe"
    assert "what others observe" in formats.render(given, format).lower()
    assert "what others observe" not in formats.render(one_story(), format).lower()


@pytest.mark.parametrize("format", PEOPLE)
@pytest.mark.parametrize(
    ("slot", "by", "shown"),
    [("number", 1200, "by 1,200"), ("time", 1, "by 1 day"), ("time", 0.5, "by 0.5")],
)
def test_claims_that_differ_say_by_how_much(
    format: str, slot: Literal["number", "time"], by: float, shown: str
) -> None:
    story = flood()
    relation = msgspec.structs.replace(story.relations[0], kind="differs", slot=slot, by=by)
    given = Comparison(dossiers=(msgspec.structs.replace(story, relations=(relation,)),))
    (parting,) = arrange(given).records[0].differing
    assert parting.apart == shown
    assert shown in formats.render(given, format)


def test_origins_say_why_they_are_one_and_where_else_their_words_stand() -> None:
    wire, desk = flood().origins
    wire = msgspec.structs.replace(
        wire,
        basis=(SharedOwner(articles=("courier", "ledger"), family="Marl Press"),),
        also_in=(DESK.cite("A judge will lead"), DESK.cite("The authority denies it")),
    )
    story = msgspec.structs.replace(flood(), origins=(wire, desk))
    (record,) = arrange(Comparison(dossiers=(story,))).records
    told = {line.text: len(line.refs) for line in record.origins[0].basis}
    assert told == {
        "[01] and [02] are of outlets of one owner: Marl Press": 0,
        "2 passages of it also in [03] World Desk": 2,
    }


def test_nothing_given_is_nothing_shown() -> None:
    for format in formats.FORMATS:
        assert isinstance(formats.encode(Comparison(), format), bytes)
    only = Comparison(rejected=(Rejection(uri="a b.txt", reason="the file is empty"),))
    for format in PEOPLE:
        assert "a b.txt" in formats.render(only, format)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), min_size=1), st.text(st.characters()))
def test_any_text_is_shown(text: str, title: str) -> None:
    where = sheet("a", text, outlet=title, title=title, published=title, uri=title or "a")
    middle = len(text) // 2
    story = msgspec.structs.replace(
        bare(where),
        only_in=tuple(
            OnlyIn(article="a", evidence=where.article.evidence(span))
            for span in ((0, len(text)), (0, middle), (middle, len(text)))
        ),
    )
    given = Comparison(dossiers=(story,), rejected=(Rejection(uri=title, reason=title),))
    for format in formats.FORMATS:
        assert formats.encode(given, format)


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_day_of_the_timeline_is_named_once(format: str) -> None:
    event = flood().events[0]
    times = ("2026-03-11", "2026-03-11T23:10", "2026-03-11TNI", "2026-03-12TNI")
    events = tuple(
        msgspec.structs.replace(
            event, id=value, date=msgspec.structs.replace(event.date, value=value)
        )
        for value in times
    )
    story = msgspec.structs.replace(flood(), events=events)
    page = formats.render(Comparison(dossiers=(story,)), format, whole=True)
    # What only a screen reader reads is not what is seen.
    seen = re.sub(r'<span class="vh">.*?</span>', "", page)
    timeline = seen[seen.lower().rindex("timeline") : seen.lower().rindex("figures")]
    assert timeline.count("Wed 11 March 2026") == 1
    assert timeline.count("Thu 12 March 2026, night") == 1
    assert "23:10" in timeline
    assert timeline.count("night") == 2


def test_a_file_is_never_an_outlet_and_keeps_its_ending() -> None:
    where = msgspec.structs.replace(WEEKLY.article, uri="in/03.txt", outlet=Outlet())
    (record,) = arrange(Comparison(dossiers=(bare(Sheet(where)),))).records
    assert record.pieces[0].outlet == "unnamed (03.txt)"
    assert str(record.support) == "1 article, 0 outlets, 1 origin"


def test_an_outlet_known_by_domain_here_and_by_name_there_is_one() -> None:
    story = flood()
    outlets = (Outlet(name="Courier", domain="courier.example"), Outlet(name="courier"), Outlet())
    articles = [
        msgspec.structs.replace(article, outlet=outlet)
        for article, outlet in zip(story.articles, outlets, strict=True)
    ]
    told = msgspec.structs.replace(story, articles=tuple(articles))
    assert str(count_accounts(told)) == "3 articles, 1 outlet, 2 origins"


def test_articles_are_numbered_over_all_stories_the_undated_last() -> None:
    records = arrange(comparison()).records
    assert [[piece.number for piece in one.pieces] for one in records] == [
        ["01", "02", "03"],
        ["04"],
    ]
    assert [piece.outlet for piece in records[0].pieces][-1] == "World Desk"
    assert records[1].pieces[0].article.text == BLAST
