from evaluation.set_files import drawn

NAMES = [f"incident {number}" for number in range(200)]


def test_a_draw_is_the_same_whatever_the_order() -> None:
    some = drawn(NAMES, 50)
    assert len(some) == 50
    assert some == drawn(reversed(NAMES), 50)


def test_a_smaller_draw_is_within_a_larger_one() -> None:
    assert drawn(NAMES, 20) == drawn(NAMES, 50)[:20]


def test_a_draw_is_no_stretch_of_the_names() -> None:
    assert drawn(NAMES, 50) != sorted(NAMES)[:50]


def test_without_a_limit_all_are_drawn() -> None:
    assert sorted(drawn(NAMES, None)) == sorted(NAMES)
