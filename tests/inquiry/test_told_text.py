"""The answer as plain text."""

import msgspec

from variorum.inquiry.told_text import print_asked
from variorum.model import Evidence, Outlet, Published
from variorum.model.asked import Account, Asked, Telling


def answer() -> Asked:
    text = "At least 17 people were killed."
    telling = Telling(
        evidence=Evidence(article="a1", start=0, end=len(text), text=text),
        story="s1",
        origin="o1",
        speaker="the coast guard",
    )
    later = Telling(
        evidence=Evidence(article="a2", start=5, end=30, text="19 people were killed now"),
        story="s1",
        origin="o2",
        slot="number",
        claimed="17",
        told="19",
        by=2,
    )
    accounts = tuple(
        Account(
            id=id,
            uri=f"{id}.txt",
            outlet=Outlet(name=name, basis="metadata"),
            title=None,
            published=Published(value="2026-05-05", precision="day", basis="metadata"),
        )
        for id, name in (("a1", "The Herald"), ("a2", "The Post"))
    )
    return Asked(
        claim="17 people were killed.",
        found="superseded",
        origins=1,
        says=(telling,),
        superseded_by=(later,),
        accounts=accounts,
        asked=3,
    )


def test_each_sentence_has_its_place_and_who_says_it() -> None:
    printed = print_asked(answer())
    assert "Told by 1 article, 1 independent origin; overtaken by later accounts." in printed
    assert "At least 17 people were killed. [01:0–31]" in printed
    assert "the coast guard, in The Herald, 2026-05-05" in printed
    assert "(number: 19, not 17, 2 apart)" in printed
    assert all(len(line) <= 96 for line in printed.splitlines())


def test_nothing_found_says_among_how_many() -> None:
    nothing = Asked(claim="x", found="nothing found", origins=0, asked=3)
    assert "Nothing found in 3 articles." in print_asked(nothing)


def test_what_is_only_told_otherwise_says_in_how_many() -> None:
    told = answer()
    other = msgspec.structs.replace(
        told, says=(), superseded_by=(), differs=told.superseded_by, found="differs"
    )
    assert print_asked(other).splitlines()[1] == "Not told in 3 articles; told otherwise in 1."
