import pytest

from variorum.align.entities.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wandunga", "vandunga"),
        ("schalwaran", "shalvaran"),
        ("quiroga", "kiroga"),
        ("celeste", "seleste"),
        ("ioakim", "joaquim"),
        ("dmitry", "dmitri"),
        ("farouki", "faruki"),
    ],
)
def test_one_name_by_the_rules_of_two_tongues_sounds_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("john", "joan"), ("mario", "maria"), ("paul", "paula"), ("ali", "eli"), ("hamid", "hamad")],
)
def test_names_that_part_in_a_vowel_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)
