import os

import pytest

from variorum.engine.workers import ALONE_BELOW, Workers
from variorum.errors import StopRun


def double(number: int) -> int:
    return number * 2


def die(number: int) -> int:
    if number == 20:
        os._exit(9)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, ALONE_BELOW - 1, ALONE_BELOW, 100])
def test_results_come_in_order(workers: int, count: int) -> None:
    with Workers(workers) as pool:
        assert list(pool.map(double, range(count))) == [number * 2 for number in range(count)]
        assert list(pool.map(double, range(count))) == [number * 2 for number in range(count)]


def test_a_worker_that_dies_stops_the_run_with_a_mend() -> None:
    with Workers(2) as pool, pytest.raises(StopRun, match="--workers 1"):
        list(pool.map(die, range(40)))
