"""What an article calls its persons and bodies besides their names."""

import pytest

from tests.annotate.attributions.pages import page_of
from variorum.annotate.attributions.bearers import bodies_by_its, body_called, roles_of, sexes
from variorum.model import Label, Mention


def mention(text: str, name: str, label: Label = "person") -> Mention:
    at = text.index(name)
    return Mention(start=at, end=at + len(name), text=name, label=label)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The finance minister Ann Bell spoke.", {"finance", "minister"}),
        ("The minister thanked Bishop Ann Bell.", {"bishop"}),
        ("The coach met striker Ann Bell.", {"striker"}),
        ("Actress Tilda Moor praised director Ann Bell.", {"director"}),
        ("The minister of health Ann Bell spoke.", {"health", "minister"}),
        ("The mother of Ann Bell spoke.", set()),
        ("Gov. Ann Bell spoke.", {"gov", "governor"}),
        ("Ann Bell, the judge's wife, fled.", {"judge", "wife"}),
    ],
)
def test_a_title_is_of_the_name_it_stands_at(text: str, roles: set[str]) -> None:
    page, _ = page_of(text)
    assert roles_of(page, mention(text, "Ann Bell")) == roles


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("The widow Zdenka Horak left.", "she"),
        ("Chairman Zdenka Horak left.", "he"),
        ("Zdenka Horak said he would stay.", "he"),
        ("Zdenka Horak met Milos Bren and he left.", None),
        ("Zdenka Horak left.", None),
        ("Zdenka Horak said “he is gone”.", None),
    ],
)
def test_titles_and_pronouns_tell_the_sex(text: str, sex: str | None) -> None:
    page, units = page_of(text)
    mentions = [mention(text, name) for name in ("Zdenka Horak", "Milos Bren") if name in text]
    assert sexes(page, units, mentions, range(len(mentions))).get(0) == sex


@pytest.mark.parametrize(
    ("text", "names", "head", "found"),
    [
        ("Halden Freight shut a depot. The firm", {"Halden Freight": "organization"}, "firm", 0),
        ("Orvo shut a depot. The firm", {"Orvo": "person"}, "firm", 0),
        ("Ann Orvo shut a depot. The firm", {"Ann Orvo": "person"}, "firm", None),
        ("The Tarn Ministry met. The firm", {"Tarn Ministry": "organization"}, "firm", None),
        ("The Ministry of Works met. It", {"Ministry of Works": "organization"}, "ministry", 0),
        (
            "Halden Freight sued Orvo Foods. The firm",
            {"Halden Freight": "organization", "Orvo Foods": "organization"},
            "firm",
            None,
        ),
        (
            "Police in Ulm fined Orvo Foods. The firm",
            {"Ulm": "organization", "Orvo Foods": "organization"},
            "firm",
            1,
        ),
    ],
)
def test_the_company_is_the_one_firm_named(
    text: str, names: dict[str, Label], head: str, found: int | None
) -> None:
    page, _ = page_of(text)
    mentions = [mention(text, name, label) for name, label in names.items()]
    assert body_called(page, mentions, head, len(text), range(len(mentions))) == found


def test_its_shows_a_bare_name_to_be_a_body() -> None:
    text = "Orvo shut its depot. Bell shut the door of his depot."
    page, units = page_of(text)
    assert bodies_by_its(page, units, [mention(text, "Orvo"), mention(text, "Bell")], (0, 1)) == {0}
