from evaluation.crowd import crowd_of
from tests.align.readings import read
from variorum.model.word_keys import parts_of

TEXT = (
    "Villagers carried sandbags uphill while soldiers repaired bridges near Halmet. "
    "Anna Verrick said that seven farmers reached shelter, although streams still climbed."
)


def test_a_crowd_is_in_other_words_with_every_offset_true() -> None:
    reading = read(
        "a",
        TEXT,
        names={"Halmet": "place", "Anna Verrick": "person"},
        counts={"seven farmers": ("sheltered", 7)},
    )
    crowd = crowd_of([reading], 12)
    assert len({one.article.id for one in crowd}) == 12
    assert len({one.article.text for one in crowd}) > 6
    for one in crowd:
        text = one.article.text
        assert parts_of(text, one.sentences) == parts_of(TEXT, reading.sentences)
        assert all(text[name.start : name.end] == name.text for name in one.entities)
        assert all(text[count.start : count.end] == count.text for count in one.quantities)
    assert crowd_of([reading], 12) == crowd
