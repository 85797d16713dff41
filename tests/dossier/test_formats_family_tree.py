"""The drawing of who copied whom: who hangs on whom, by which kind of line, and its words."""

import re

import msgspec

from tests.dossier.sample import WEEKLY, bare, flood
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.family_tree import Edge, edges, family_tree
from variorum.model import Comparison, Dossier, Origin

ORDER = ("courier", "ledger", "desk")


def drawn(story: Dossier) -> str:
    (record,) = arrange(Comparison(dossiers=(story,))).records
    return str(family_tree(story, {one.article.id: one for one in record.pieces}, "t"))


def with_reuse(**fields: object) -> Dossier:
    (reuse,) = flood().reuse
    return msgspec.structs.replace(flood(), reuse=(msgspec.structs.replace(reuse, **fields),))


def test_a_copy_hangs_on_what_it_copied() -> None:
    assert edges(flood(), ORDER) == {"ledger": Edge("courier", "100 % copied", "copied")}
    svg = drawn(flood())
    assert re.findall(r'class="(copied|loan|shared|head)"', svg) == ["copied", "head"]
    assert "[02] Harbor Ledger: 100 % copied, from [01] Velmara Courier." in svg
    assert 'role="img" aria-labelledby="t-t t-d"' in svg
    assert "World Desk" not in svg


def test_text_that_two_share_has_no_arrow() -> None:
    story = with_reuse(copied=None, direction_basis=None)
    assert edges(story, ORDER) == {"ledger": Edge("courier", "shares 100 % of its text", "shared")}
    assert re.findall(r'class="(copied|loan|shared|head)"', drawn(story)) == ["shared"]


def test_a_passage_in_an_origin_of_its_own_is_dashed() -> None:
    apart = tuple(Origin(id=f"o-{one}", label=one, articles=(one,)) for one in ORDER)
    story = msgspec.structs.replace(flood(), origins=apart)
    assert edges(story, ORDER)["ledger"].kind == "loan"
    assert "its own, 100 % copied" in drawn(story)


def test_copies_of_copies_stand_further_in_and_a_circle_is_not_drawn() -> None:
    (reuse,) = flood().reuse
    second = msgspec.structs.replace(reuse, articles=("ledger", "desk"), copied="ledger")
    story = msgspec.structs.replace(flood(), reuse=(reuse, second))
    assert re.findall(r'<rect x="(\d+)"', drawn(story)) == ["6", "32", "58"]
    back = msgspec.structs.replace(reuse, articles=("ledger", "courier"), copied="ledger")
    assert drawn(msgspec.structs.replace(flood(), reuse=(reuse, back))) == ""


def test_nothing_is_drawn_where_nothing_is_shared() -> None:
    assert drawn(bare(WEEKLY)) == ""


def test_names_are_escaped_and_cut_to_their_row() -> None:
    first = flood().articles[2]
    outlet = msgspec.structs.replace(first.outlet, name="<b>" + "x" * 90)
    articles = (*flood().articles[:2], msgspec.structs.replace(first, outlet=outlet))
    svg = drawn(msgspec.structs.replace(flood(), articles=articles))
    (name,) = re.findall(r'class="name"[^>]*>(01 [^<]*)<', svg)
    assert name.startswith("01 &lt;b&gt;xxx")
    assert name.endswith("…")
