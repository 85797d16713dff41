from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.align import align
from variorum.dossier import compile, verify
from variorum.model import Comparison, Dossier, Evidence, Location, Passage, Reuse, Story


def sound() -> Dossier:
    """A small dossier in which every kind of record stands."""
    text = (
        "Soldiers shelled the crowded hospital on Thursday, killing 12 people, said Anna Verrick. "
        "Schools stayed shut. Fish died. Trains were late."
    )
    a = read(
        "a",
        text,
        names={"Anna Verrick": "person"},
        times={"Thursday": "2024-05-02"},
        counts={"12 people": ("killed", 12)},
        said=[("Anna Verrick", "said", "Soldiers shelled the crowded hospital", "accuses")],
    )
    b = read(
        "b",
        "Peter Orsk denied that soldiers had shelled the hospital. A bank in Port Malen closed.",
        names={"Peter Orsk": "person", "Port Malen": "place"},
        said=[("Peter Orsk", "denied", "soldiers had shelled the hospital", "denies")],
    )
    origins = origins_of("a", "b")
    span = (text.index("Schools"), text.index("Schools") + 20)
    reuse = Reuse(
        copied="a",
        articles=("a", "a"),
        passages=(Passage(a=span, b=span),),
        share_a=0.1,
        share_b=0.1,
        direction_basis=None,
    )
    story = Story(id="s1", articles=("a", "b"))
    return compile(story, [a, b], origins, (reuse,), align([a, b], origins, (reuse,)))


def failures(dossier: Dossier) -> list[str]:
    return verify(Comparison(dossiers=(dossier,)))


def test_a_sound_dossier_passes() -> None:
    dossier = sound()
    for field in ("statements", "figures", "claims", "relations", "events", "only_in", "brief"):
        assert getattr(dossier, field), f"the sample has no {field}"
    assert failures(dossier) == []


def broken(value: object, at: list[int]) -> object:
    """`value` with one character changed in its evidence number `at[0]`, counted down."""
    if isinstance(value, Evidence):
        at[0] -= 1
        return replace(value, text="#" + value.text[1:]) if at[0] == -1 else value
    if isinstance(value, msgspec.Struct):
        fields = {name: broken(getattr(value, name), at) for name in value.__struct_fields__}
        return type(value)(**fields)
    return tuple(broken(item, at) for item in value) if isinstance(value, tuple) else value


def test_one_broken_character_fails_wherever_it_stands() -> None:
    dossier, number = sound(), 0
    while True:
        left = [number]
        changed = broken(dossier, left)
        if left[0] >= 0:
            break
        assert isinstance(changed, Dossier)
        found = failures(changed)
        assert any("has" in line and "#" in line for line in found), f"evidence {number}: {found}"
        number += 1
    assert number > 10


def moved(dossier: Dossier) -> Dossier:
    one = dossier.only_in[0]
    return replace(dossier, only_in=(replace(one, evidence=replace(one.evidence, end=10**6)),))


def strange_speaker(dossier: Dossier) -> Dossier:
    return replace(dossier, statements=(replace(dossier.statements[0], speaker="e0"),))


def strange_origin(dossier: Dossier) -> Dossier:
    return replace(dossier, statements=(replace(dossier.statements[0], origin="o9"),))


def many_origins(dossier: Dossier) -> Dossier:
    return replace(dossier, claims=tuple(replace(one, origins=9) for one in dossier.claims))


def homeless(dossier: Dossier) -> Dossier:
    return replace(dossier, origins=dossier.origins[:1])


def reworded(dossier: Dossier) -> Dossier:
    return replace(dossier, claims=tuple(replace(one, text="Oh") for one in dossier.claims))


def uncited(dossier: Dossier) -> Dossier:
    return replace(dossier, brief=(replace(dossier.brief[0], evidence=()),))


def invented(dossier: Dossier) -> Dossier:
    return replace(dossier, brief=(replace(dossier.brief[0], text="All is well."),))


def no_copy(dossier: Dossier) -> Dossier:
    passage = Passage(a=(0, 30), b=(60, 95))
    return replace(dossier, reuse=(replace(dossier.reuse[0], passages=(passage,)),))


def twice(dossier: Dossier) -> Dossier:
    return replace(dossier, events=dossier.events * 2)


def off_the_globe(dossier: Dossier) -> Dossier:
    place = Location(
        name="Port Malen", country=None, lat=91.0, lon=0.0, geonameid=None, kind="city", mentions=()
    )
    return replace(dossier, places=(place,))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (moved, "only_in[0].evidence points at"),
        (strange_speaker, "statements[0].speaker names e0"),
        (strange_origin, "statements[0].origin names o9"),
        (many_origins, "claims[0] counts 9 origins in 1 articles"),
        (homeless, "b is in 0 origins"),
        (reworded, "claims[0].text stands in none of its evidence"),
        (uncited, "brief[0] cites nothing"),
        (invented, "brief[0] is no sentence of its evidence"),
        (no_copy, "is no copy in"),
        (twice, "is given 2 times"),
        (off_the_globe, "places[0] has the latitude 91.0"),
        (off_the_globe, "places[0] is named nowhere"),
    ],
)
def test_each_guarantee_is_checked(change: Callable[[Dossier], Dossier], line: str) -> None:
    found = failures(change(sound()))
    assert any(line in one for one in found), found
    assert all(one.startswith("dossier s1: ") for one in found)


def test_an_article_in_two_dossiers_fails() -> None:
    found = verify(Comparison(dossiers=(sound(), sound())))
    assert "article a stands in 2 dossiers" in found
