"""Readings put by: the last of each article comes back, in memory or in a file."""

import pytest

from tests.support import article
from variorum.engine import spool
from variorum.engine.spool import Spool
from variorum.model import Reading


@pytest.mark.parametrize("held", [10, 10**9])
def test_the_last_one_put_by_comes_back(held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", held)
    readings = [Reading(article=article(f"Text {n}.", uri=f"{n}.txt")) for n in range(30)]
    with Spool() as kept:
        for one in readings:
            kept.put(one)
        again = Reading(article=article("Another.", uri="3.txt"))
        kept.put(again)
        assert kept.take("7.txt") == readings[7]
        assert kept.take("3.txt") == again
        with pytest.raises(KeyError):
            kept.take("30.txt")
