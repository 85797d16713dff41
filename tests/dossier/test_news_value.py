"""What a sentence is worth: signs that the weights name, and judgements that follow the text."""

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.news_value import JUDGEMENTS, Worth, judge, signs_of
from variorum.model import Reading
from variorum.weights import load

NEWS = "A ferry with 40 people aboard sank off Port Malen on Friday, killing 12 of them."
TALK = "Are you one of us?"


def worth_of(*readings: Reading) -> list[list[Worth]]:
    origins = origins_of(*([reading.article.id] for reading in readings))
    return list(judge(accounts_of(readings, origins, ())).values())


def test_there_is_a_sign_for_every_feature_of_every_judgement() -> None:
    a, b = read("a", NEWS), read("b", TALK)
    for _, signs in signs_of(accounts_of([a, b], origins_of("a", "b"), ())):
        for name in JUDGEMENTS:
            assert len(signs) == len(load(name).features)


def test_all_judgements_look_at_the_same_features() -> None:
    assert len({load(name).names for name in JUDGEMENTS}) == 1


def test_each_sign_stands_under_its_name() -> None:
    """No code names the signs, so their order is held by what they say of two sentences."""
    text = f"{NEWS} {TALK}"
    a = read("a", text, counts={"killing 12": ("killed", 12)}, names={"Port Malen": "place"})
    names = load(JUDGEMENTS[0]).names
    news, talk = (
        dict(zip(names, signs, strict=True))
        for _, signs in signs_of(accounts_of([a], origins_of("a"), ()))
    )
    assert (news["opening"], talk["opening"]) == (1, 0)
    assert (news["question"], talk["question"]) == (0, 1)
    assert (news["to the reader"], talk["to the reader"]) == (0, 1)
    assert (news["harm"], talk["harm"]) == (1, 0)
    assert (news["no name"], talk["no name"]) == (0, 1)
    assert news["height"] > talk["height"]
    assert news["length"] > talk["length"]
    assert news["money"] == talk["money"] == news["ahead"] == talk["ahead"] == 0


def test_news_weighs_more_than_talk() -> None:
    (a,) = worth_of(
        read(
            "a",
            f"{NEWS} {TALK}",
            counts={"40 people": ("other", 40), "killing 12": ("killed", 12)},
            names={"Port Malen": "place"},
        )
    )
    assert a[0].weighty > 0.8 > a[1].weighty
    assert a[0].main > a[1].main


def test_what_another_origin_tells_is_less_likely_alone() -> None:
    text = "The coast was calm that day. The harbour master of Port Malen closed the pier at noon."
    told = "Fish died. At noon the harbour master of Port Malen closed the pier."
    a, _ = worth_of(read("a", text), read("b", told))
    b, _ = worth_of(read("a", text), read("b", "Fish died. Sheep were lost in the hills."))
    assert a[1].alone < 0.3 < b[1].alone


def test_a_copy_changes_nothing() -> None:
    text = "The coast was calm that day. The harbour master of Port Malen closed the pier at noon."
    readings = [read("a", text), read("b", text), read("c", "Fish died in the hills.")]
    apart = list(judge(accounts_of(readings, origins_of("ab", "c"), ())).values())
    assert apart[0] == apart[1]


def test_every_judgement_is_a_probability() -> None:
    odd = ["“", "?", "A.", "x " * 400, "1 2 3 4 5 6 7 8."]
    for rows in worth_of(*(read(str(at), text) for at, text in enumerate(odd))):
        assert all(0 <= value <= 1 for worth in rows for value in worth)
