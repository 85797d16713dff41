"""The claims of the evaluation, and how they are counted."""

from evaluation.asked_claims import HALVES, KINDS, Claim, read_claims, rows


def test_every_claim_has_a_known_kind_and_both_halves_have_true_ones() -> None:
    claims = read_claims()
    assert {one.kind for one in claims} == set(KINDS)
    assert len(claims) >= 200
    assert len({(one.story, one.text) for one in claims}) == len(claims)
    for half in range(len(HALVES)):
        assert any(one.half == half and one.kind == "true" for one in claims)


def test_confirmed_inversions_are_counted() -> None:
    found = [
        (Claim("s", "true", "a", 0), "told"),
        (Claim("s", "true", "b", 0), "differs"),
        (Claim("s", "number", "c", 0), "disputed"),
        (Claim("s", "absent", "d", 0), "nothing found"),
    ]
    first = next(iter(rows(found))).values
    assert first["true found"] == 0.5
    assert first["confirmed wrongly"] == 1
    assert first["others not confirmed"] == 0.5
    assert first["absent answered so"] == 1
