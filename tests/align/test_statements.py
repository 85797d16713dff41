from tests.align.readings import Said, read
from variorum.align import align_statements, merge_entities
from variorum.model import Reading, Statement


def align(*readings: Reading, origin_of: dict[str, str] | None = None) -> tuple[Statement, ...]:
    return align_statements(readings, merge_entities(readings), origin_of or {})


SAID: Said = ("Anna Verrick", "said", "the dam was safe", "says")


def test_a_statement_has_its_speaker_words_cue_and_origin() -> None:
    a = read(
        "a", "Anna Verrick said the dam was safe.", names={"Anna Verrick": "person"}, said=[SAID]
    )
    (one,) = align(a, origin_of={"a": "o7"})
    (entity,) = merge_entities([a]).entities
    assert (one.evidence.text, one.speaker, one.speaker_text, one.cue, one.mode, one.origin) == (
        "the dam was safe",
        entity.id,
        "Anna Verrick",
        "said",
        "says",
        "o7",
    )


def test_copies_keep_one_statement_for_each_article() -> None:
    a, b = (read(uri, "Anna Verrick said the dam was safe.", said=[SAID]) for uri in "ab")
    found = align(b, a)
    assert [one.evidence.article for one in found] == ["a", "b"]
    assert found[0].id != found[1].id


def test_the_person_named_inside_a_longer_source_speaks() -> None:
    a = read(
        "a",
        "The mayor of Port Malen, Anna Verrick, said the dam was safe.",
        names={"Port Malen": "place", "Anna Verrick": "person"},
        said=[("The mayor of Port Malen, Anna Verrick", "said", "the dam was safe", "says")],
    )
    (one,) = align(a)
    index = merge_entities([a])
    assert one.speaker == index.of_mention["a", 1]


def test_a_role_without_a_name_speaks_for_nobody_known() -> None:
    a = read(
        "a",
        "The police chief of Port Malen said the dam was safe.",
        names={"Port Malen": "place"},
        said=[("The police chief of Port Malen", "said", "the dam was safe", "says")],
    )
    (one,) = align(a)
    assert one.speaker is None
    assert one.speaker_text == "The police chief of Port Malen"


def test_the_day_beside_the_cue_dates_the_statement_but_not_one_inside_it() -> None:
    text = "Anna Verrick said on Friday the dam broke on Thursday."
    times = {"Friday": "2024-05-03", "Thursday": "2024-05-02"}
    (one,) = align(
        read(
            "a",
            text,
            times=times,
            said=[("Anna Verrick", "said", "the dam broke on Thursday", "says")],
        )
    )
    assert one.date == "2024-05-03"
    text = "Anna Verrick said the dam broke on Thursday."
    (one,) = align(
        read(
            "a",
            text,
            times={"Thursday": "2024-05-02"},
            said=[("Anna Verrick", "said", "the dam broke on Thursday", "says")],
        )
    )
    assert one.date is None
