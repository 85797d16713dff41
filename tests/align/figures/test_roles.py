"""Wholes, parts and increments among the counts of one account."""

import pytest

from variorum.align.figures.roles import find_roles, whole_of
from variorum.annotate.quantities.counts import find_quantities


def roles(*sentences: str) -> list[tuple[str, str]]:
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    found = find_quantities(text, spans)
    return [(q.text, r) for q, r in zip(found, find_roles(found, [""] * len(found)), strict=True)]


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (["Nine people died.", "Two of the dead were nurses."], "part"),
        (["Nine people died.", "Two of those who died were nurses."], "part"),
        (["Nine people were hurt.", "Two of those who were hurt were nurses."], "part"),
        (["Nine people died, including two children."], "part"),
        (["Nine people died.", "Four more bodies were found."], "added"),
        (["Nine people died.", "Four bodies were found in the cellar."], "added"),
        (["The toll rose to nine.", "Two of the wounded died on Sunday."], "added"),
        (["Nine people died.", "Another three died on Sunday."], "added"),
        (["Nine people died and dozens more were injured."], ""),
        (["Nine people died.", "A further 20 were injured."], ""),
        (["Four bodies were found in the cellar."], ""),
        (["Three were badly hurt and 20 people were slightly hurt."], "part"),
        (["Some 20 people were slightly hurt."], ""),
        (["Nine people were hurt.", "Two of them were hurt by glass."], "part"),
        (["Nine people were hurt.", "Two of them died."], ""),
        (["Some 60 pupils are still held hostage."], "left"),
        (["Fourteen of the injured were taken to hospital."], ""),
        (["The army sent 300 soldiers and 200 more soldiers."], "added"),
    ],
)
def test_the_role_of_the_last_count(sentences: list[str], last: str) -> None:
    assert roles(*sentences)[-1][1] == last


def test_a_part_is_of_the_nearest_greater_whole() -> None:
    text = "A fire killed 16 people. Six of the dead were women."
    found = find_quantities(text, [(0, 24), (25, len(text))])
    told = find_roles(found, ["", ""])
    assert told == ["", "part"]
    assert whole_of(1, found, told, ["", ""]) == 0
    assert whole_of(1, found, told, ["", "2001"]) is None
