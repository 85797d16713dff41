"""The limit on processor time: it stops what is inside, and nothing after it."""

import threading
import time

import pytest

from variorum.engine.time_limit import limited_time
from variorum.errors import SkipArticle


def work(seconds: float) -> None:
    """Use up processor time."""
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(SkipArticle, match=r"0\.1 seconds of processor time"), limited_time(0.1):
        work(5)
    work(0.3)


def test_the_outer_limit_holds_after_an_inner_one() -> None:
    def nested() -> None:
        with limited_time(50):
            work(0.01)
        work(5)

    with pytest.raises(SkipArticle), limited_time(0.2):
        nested()


def test_in_another_thread_there_is_none() -> None:
    done: list[bool] = []

    def run() -> None:
        with limited_time(0.01):
            work(0.1)
        done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]
