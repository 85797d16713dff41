import os
import subprocess
import sys

import psutil
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


LEFT_ALONE = """
import sys, time, types
from variorum.engine import workers

# A system whose kernel does not end a process with its parent.
workers.sys = types.SimpleNamespace(platform="elsewhere")

def rest(number):
    time.sleep(0.05)
    return number

with workers.Workers(2) as pool:
    for number in pool.map(rest, range(10_000)):
        print(number, flush=True)
"""


def test_workers_end_with_their_parent_where_no_kernel_sees_to_it() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", LEFT_ALONE], stdout=subprocess.PIPE, start_new_session=True
    )
    assert parent.stdout is not None
    while parent.stdout.readline() != b"30\n":
        assert parent.poll() is None
    children = psutil.Process(parent.pid).children()
    parent.kill()
    parent.wait()
    assert len(children) == 2
    assert not psutil.wait_procs(children, timeout=5)[1]
    parent.stdout.close()
