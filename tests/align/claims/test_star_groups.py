from variorum.align.claims.star_groups import stars


def links_of(*pairs: tuple[int, int, float]) -> list[dict[int, float]]:
    links: list[dict[int, float]] = [{} for _ in range(1 + max(max(a, b) for a, b, _ in pairs))]
    for one, other, likeness in pairs:
        links[one][other] = links[other][one] = likeness
    return links


def test_what_the_centre_is_linked_to_is_its_star() -> None:
    links = links_of((0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.7))
    assert stars([0, 1, 2], links) == [[0, 1, 2]]


def test_a_wording_goes_to_the_centre_that_it_is_most_like() -> None:
    links = links_of((0, 1, 0.9), (0, 2, 0.7), (2, 3, 0.9), (3, 4, 0.8))
    assert sorted(stars([0, 3, 1, 2, 4], links)) == [[0, 1], [3, 2, 4]]


def test_one_left_alone_draws_what_is_more_like_it_to_itself() -> None:
    links = links_of((0, 1, 0.9), (1, 2, 0.7), (2, 3, 0.9), (1, 4, 0.9))
    assert sorted(stars([1, 0, 2, 4, 3], links)) == [[1, 0, 4], [3, 2]]


def test_one_left_alone_joins_a_group_of_which_most_say_the_same() -> None:
    links = links_of((0, 1, 0.9), (0, 2, 0.9), (1, 3, 0.7), (2, 3, 0.7))
    assert stars([0, 1, 2, 3], links) == [[0, 1, 2, 3]]


def test_no_chain_of_small_steps_joins_what_differs() -> None:
    steps = links_of(*((at, at + 1, 0.8) for at in range(8)))
    assert max(len(star) for star in stars(range(9), steps)) == 3
