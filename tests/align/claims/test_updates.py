"""Claims that tell the steps of one figure."""

from tests.align.readings import read
from tests.align.test_claim_alignment import ASIDE
from variorum.align import align
from variorum.model import Aligned, Reading
from variorum.reuse import fold


def aligned(*readings: Reading) -> Aligned:
    return align(readings, fold(readings).origins, ())


FIRST = "At least 12 people were killed when the tide broke the sea wall of Port Malen."
AGAIN = "The broken sea wall of Port Malen has killed 12 people so far."
LATER = "By Friday officials had raised the number of dead to 17."
SO_TOO = "Officials raised the number of the dead to 17 on Friday evening."
KILLED_12 = {"12 people": ("killed", 12)}
KILLED_17 = {"17": ("killed", 17)}


def test_claims_of_two_steps_of_a_figure_update_each_other() -> None:
    found = aligned(
        read("a", f"{FIRST} {ASIDE}", counts=KILLED_12, published="2031-05-07"),  # type: ignore[arg-type]
        read("b", f"{AGAIN} Snow fell.", counts=KILLED_12, published="2031-05-07"),  # type: ignore[arg-type]
        read("c", f"{LATER} Trains ran.", counts=KILLED_17, published="2031-05-09"),  # type: ignore[arg-type]
        read("d", f"{SO_TOO} Shops shut.", counts=KILLED_17, published="2031-05-09"),  # type: ignore[arg-type]
    )
    (relation,) = [one for one in found.relations if one.kind == "updates"]
    assert (relation.slot, relation.by) == ("number", 5)
    claims = {one.id: one for one in found.claims}
    assert claims[relation.to].articles == ("a", "b")
    assert claims[relation.claim].articles == ("c", "d")
    assert claims[relation.to].status == "updated"


def test_a_step_told_again_later_is_still_updated_whatever_the_names_of_articles() -> None:
    """Names of articles follow from where they lie, and tell nothing of what came first."""
    for late, early in (("a", "z"), ("z", "a")):
        found = aligned(
            read(late, f"{AGAIN} Snow fell.", counts=KILLED_12, published="2031-05-09"),  # type: ignore[arg-type]
            read(early, f"{FIRST} {ASIDE}", counts=KILLED_12, published="2031-05-07"),  # type: ignore[arg-type]
            read("m", f"{LATER} Trains ran.", counts=KILLED_17, published="2031-05-09"),  # type: ignore[arg-type]
        )
        (relation,) = [one for one in found.relations if one.slot == "number"]
        assert relation.kind == "updates"


def test_two_numbers_of_one_day_update_nothing() -> None:
    found = aligned(
        read("a", f"{FIRST} {ASIDE}", counts=KILLED_12, published="2031-05-07"),  # type: ignore[arg-type]
        read("b", f"{AGAIN} Snow fell.", counts=KILLED_12, published="2031-05-07"),  # type: ignore[arg-type]
        read("c", f"{LATER} Trains ran.", counts=KILLED_17, published="2031-05-07"),  # type: ignore[arg-type]
    )
    assert not [one for one in found.relations if one.kind == "updates"]
