"""The scorer of speakers: right, wrong, left open, and spans that it does not count."""

from evaluation.basil_speakers import Quoted, QuotedArticle, score

TEXT = "Ana Lund arrived. “We lost,” said Ana Lund. “It rained,” a farmer said. Tom Brek waited."


def values(*named: tuple[str, str | None]) -> dict[str, float | int]:
    """The values of one article in which some words are said by somebody."""
    spans = tuple(
        Quoted(TEXT.index(words), TEXT.index(words) + len(words), True, name)
        for words, name in named
    )
    return dict(score([QuotedArticle(TEXT, spans)]).values)


def test_a_right_speaker_counts_under_any_part_of_the_name() -> None:
    assert values(("We lost", "Lund")) == {
        "gold": 1, "found": 1, "coverage": 1.0, "precision": 1.0, "accuracy": 1.0,
    }  # fmt: skip


def test_a_wrong_speaker_lowers_precision_and_an_open_one_coverage() -> None:
    got = values(("We lost", "Tom_Brek"), ("It rained", "Ana_Lund"))
    assert (got["gold"], got["accuracy"]) == (2, 0.0)
    assert got["coverage"] == 0.5
    assert got["precision"] == 0.0


def test_camps_and_names_not_in_the_text_do_not_count() -> None:
    got = values(("We lost", "other_anti"), ("It rained", "Mia_Koch"))
    assert got["gold"] == 0
