"""By which role an account presents somebody, and whom it keeps apart so."""

import msgspec
import pytest

from tests.align.readings import read
from variorum.align import merge_entities
from variorum.align.entities.presented import find_presented_apart, roles_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The candidate Lena Roth spoke.", {"candidate"}),
        ("A clerk, Lena Roth, counted them.", {"clerk"}),
        ("Lena Roth, the candidate, spoke.", {"candidate"}),
        ("A fourth man, Lena Roth, the minister's driver, left.", {"fourth", "man"}),
        ("Minister Lena Roth spoke.", {"minister"}),
        ("Then Lena Roth spoke.", set()),
    ],
)
def test_roles_stand_before_a_name_or_in_an_aside(text: str, roles: set[str]) -> None:
    at = text.index("Lena Roth")
    found = roles_of(text, at, at + 9)
    assert found >= roles
    assert bool(found) == bool(roles)


LONG, SHORT = "Lena Maria Roth", "Maria Roth"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("A clerk, Maria Roth, counted. The candidate Lena Maria Roth spoke.", True),
        ("Maria Roth, a clerk, counted. Lena Maria Roth, the candidate, spoke.", True),
        ("The candidate Maria Roth left. The candidate Lena Maria Roth spoke.", False),
        ("Then Maria Roth left. The candidate Lena Maria Roth spoke.", False),
    ],
)
def test_two_roles_keep_two_people_apart(text: str, apart: bool) -> None:
    marked = read("a", text, names={LONG: "person", SHORT: "person"})
    # The reader of the tests marks the short name inside the long one, too.
    inside = text.index(LONG) + len(LONG) - len(SHORT)
    names = tuple(one for one in marked.entities if one.start != inside)
    reading = msgspec.structs.replace(marked, entities=names)
    assert list(find_presented_apart([reading])) == ([("maria", "roth")] if apart else [])
    assert len(merge_entities([reading]).entities) == 1 + apart
