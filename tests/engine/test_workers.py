import multiprocessing
import os
import signal
import struct
import subprocess
import sys
import time
from multiprocessing.connection import Connection

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


def _send_half(number: int) -> int:
    """In a worker: a result of which only the length and one byte arrive."""
    if multiprocessing.parent_process() is None:
        return number

    def send(self: Connection, sent: bytes) -> None:
        os.write(self.fileno(), struct.pack("!i", len(sent)) + bytes(sent)[:1])
        time.sleep(60)

    Connection._send_bytes = send  # type: ignore[attr-defined]
    return number


def test_a_run_broken_off_in_the_middle_of_a_result_ends() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 2)
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
            list(workers.map(_send_half, range(40)))
        assert time.monotonic() - began < 20
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
