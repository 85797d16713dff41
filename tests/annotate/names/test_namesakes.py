"""One name, one label: what an article says of a name in one place holds in another."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.names.namesakes import agree
from variorum.model import Label, Mention

TEXT = "Norvik grew. Norvik sold mines. Norvik and NATO met; NATO left Norvikia. A norvik swam."


def found(text: str, *marked: tuple[str, int, Label]) -> list[Mention]:
    """Mentions of the n-th place at which each of some words stands."""
    made = []
    for words, number, label in marked:
        start = -1
        for _ in range(number):
            start = text.index(words, start + 1)
        made.append(Mention(start=start, end=start + len(words), text=words, label=label))
    return made


def test_the_label_of_most_places_wins() -> None:
    marked = found(
        TEXT,
        ("Norvik", 1, "organization"),
        ("Norvik", 2, "place"),
        ("Norvik", 3, "organization"),
    )
    assert [one.label for one in agree(TEXT, marked)] == ["organization"] * 3


def test_two_labels_of_equal_weight_stay() -> None:
    marked = found(TEXT, ("Norvik", 1, "organization"), ("Norvik", 2, "place"))
    labels = [one.label for one in agree(TEXT, marked)]
    assert labels[:2] == ["organization", "place"]


def test_a_name_found_twice_is_found_again_as_a_whole_word() -> None:
    marked = found(TEXT, ("Norvik", 1, "organization"), ("Norvik", 2, "organization"))
    starts = [one.start for one in agree(TEXT, marked)]
    assert starts == [0, 13, 32]


def test_a_name_found_once_is_found_again_only_in_capitals() -> None:
    marked = found(TEXT, ("Norvik", 1, "organization"), ("NATO", 1, "organization"))
    assert [one.text for one in agree(TEXT, marked)] == ["Norvik", "NATO", "NATO"]


def test_a_name_seldom_marked_is_left_alone() -> None:
    text = "NATO met. " * 5
    assert len(agree(text, found(text, ("NATO", 1, "organization")))) == 1


@given(st.text(alphabet="Ab .", max_size=60), st.sets(st.integers(0, 59), max_size=6))
def test_names_stay_exact_and_apart(text: str, starts: set[int]) -> None:
    spans = [(at, at + 2) for at in sorted(starts) if at + 2 <= len(text) and at + 1 not in starts]
    marked = [Mention(start=s, end=e, text=text[s:e], label="person") for s, e in spans]
    end = 0
    for one in agree(text, marked):
        assert text[one.start : one.end] == one.text
        assert one.start >= end
        end = one.end
