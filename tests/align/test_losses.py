"""What one side says it did to the other, and the other that it did not suffer."""

import pytest
from msgspec.structs import replace

from tests.align.readings import Said, read
from tests.align.test_claims import ASIDE, claims_of, with_words
from variorum.model import Label, Measure, Reading

NAMES: dict[str, Label] = {
    "Red Front": "organization",
    "Port Malen": "place",
    "Foreign Office": "organization",
}
COUNTS: dict[str, tuple[Measure, int]] = {
    "forty invaders": ("killed", 40),
    "Two of the staff": ("injured", 2),
    "No passer-by": ("injured", 0),
    "None of its staff": ("injured", 0),
    "forty soldiers": ("killed", 40),
    "None of our soldiers": ("killed", 0),
    "two soldiers": ("injured", 2),
    "Nobody": ("injured", 0),
}
CLAIMED: Said = (
    "Red Front",
    "said",
    "the raid on the Port Malen consulate had left forty invaders dead",
    "says",
)


def _counting(reading: Reading) -> Reading:
    """The reading, with the words of each count for those whom it counts."""
    counts = (
        replace(one, population=None if one.text == "Nobody" else one.text)
        for one in reading.quantities
    )
    return replace(reading, quantities=tuple(counts))


def disputed(words: str, *said: Said) -> bool:
    """Whether the Red Front's claim is disputed by an account that says `words` by `said`."""
    first, second = f"The Red Front said {CLAIMED[2]}. {ASIDE}", f"{words} Snow fell there."
    a, b = (
        _counting(
            read(
                uri,
                text,
                names={name: label for name, label in NAMES.items() if name in text},
                counts={words: count for words, count in COUNTS.items() if words in text},
                said=[one for one in (CLAIMED, *said) if one[2] in text],
            )
        )
        for uri, text in (("a", first), ("b", second))
    )
    claims, relations = claims_of(a, b)
    held = with_words(claims, "invaders")
    denied = {one.to for one in relations if one.kind == "denies"}
    return bool(held) and held[0].status == "disputed" and held[0].id in denied


@pytest.mark.parametrize(
    "content",
    [
        "All staff of the consulate in Port Malen were unharmed",
        "None of its staff was hurt in the consulate in Port Malen",
        "Nobody was hurt in the consulate in Port Malen",
    ],
)
def test_who_came_to_no_harm_denies_the_losses_that_the_other_side_tells(content: str) -> None:
    assert disputed(
        f"{content}, the Foreign Office said.", ("the Foreign Office", "said", content, "says")
    )


@pytest.mark.parametrize(
    ("content", "source"),
    [
        # One was spared; some were hurt; no side's people; another attack; the same voice.
        (
            "The raiders let one of the staff of the Port Malen consulate go safe",
            "the Foreign Office",
        ),
        ("Two of the staff of the consulate in Port Malen were hurt", "the Foreign Office"),
        ("No passer-by was hurt near the consulate in Port Malen", "the Foreign Office"),
        ("All staff of the power station were unharmed", "the Foreign Office"),
        ("All staff of the consulate in Port Malen were unharmed", "the Red Front"),
    ],
)
def test_what_does_not_contradict_is_no_denial(content: str, source: str) -> None:
    assert not disputed(f"{content}, {source} said.", (source, "said", content, "says"))


def test_dead_are_contradicted_by_none_killed_and_wounded_are_not() -> None:
    def sides(told: str) -> int:
        said: list[tuple[str, Said]] = [
            ("a", ("Red Front", "said", f"the raid on Port Malen had hit {told}", "says")),
            (
                "b",
                ("Foreign Office", "said", "None of our soldiers died in Port Malen raid", "says"),
            ),
        ]
        _, relations = claims_of(
            *(
                _counting(
                    read(
                        uri,
                        f"The {one[0]} said {one[2]}. {ASIDE}",
                        names={
                            name: label for name, label in NAMES.items() if name in one[0] + one[2]
                        },
                        counts={words: count for words, count in COUNTS.items() if words in one[2]},
                        said=[one],
                    )
                )
                for uri, one in said
            )
        )
        return len([one for one in relations if one.kind == "denies"])

    assert sides("forty soldiers") == 1
    assert sides("two soldiers") == 0
