"""Points at a distance from a place."""

import pytest

from variorum.annotate.places.offsets import Offset, find_offset, move


@pytest.mark.parametrize(
    ("before", "km", "bearing"),
    [
        ("10 km east of ", 10, 90),
        ("10 kilometers north of ", 10, 0),
        ("ten kilometres south-west of ", 10, 225),
        ("about ten km northeast of ", 10, 45),
        ("5 miles west of ", 8.04672, 270),
        ("1,200 km NNE of ", 1200, 22.5),
        ("30 km (19 miles) to the south of the city of ", 30, 180),
        ("30 km southern from ", 30, 180),
    ],
)
def test_distance_and_direction_stand_before_the_place(
    before: str, km: float, bearing: float
) -> None:
    text = f"It fell {before}Lugo."
    found = find_offset(text, text.index("Lugo"))
    assert found is not None
    assert found.km == pytest.approx(km)
    assert found.bearing == bearing
    assert found.text == found.text.strip()


@pytest.mark.parametrize("before", ["10 km from ", "ab km east of ", "10 kg east of ", "east of "])
def test_without_both_there_is_no_point(before: str) -> None:
    text = f"It fell {before}Lugo."
    assert find_offset(text, text.index("Lugo")) is None


def test_a_point_is_moved_over_the_sphere() -> None:
    degree = 111.195
    assert move(10, 20, Offset(degree, 0, "")) == pytest.approx((11, 20), abs=0.002)
    assert move(10, 20, Offset(degree, 180, "")) == pytest.approx((9, 20), abs=0.002)
    assert move(0, 20, Offset(degree, 90, "")) == pytest.approx((0, 21), abs=0.002)
    assert move(60, 20, Offset(degree, 270, "")) == pytest.approx((59.985, 18), abs=0.01)
    assert move(0, 179.5, Offset(degree, 90, "")) == pytest.approx((0, -179.5), abs=0.002)
