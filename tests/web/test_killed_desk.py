"""A desk that is killed while people decide has kept all that it said it had kept."""

import re
import signal
import threading
import time
from pathlib import Path

from tests.web.served import Served, start
from variorum.engine.desk import Reader
from variorum.engine.store_check import check_store
from variorum.store.catalogue import StoryFilter


def test_nothing_acknowledged_is_lost(own_store: Path, tmp_path: Path) -> None:
    reader = Reader(own_store)
    story = reader.stories(StoryFilter(place="Marvenia"))[0].head.id
    claims = [one.id for one in reader.dossier(story).claims]
    kept: list[str] = []

    def decide(desk: Served) -> None:
        for number in range(100):
            path = f"/stories/{story}/lines/{claims[number % len(claims)]}/decide"
            kind = ("accept", "unsure")[number // len(claims) % 2]
            try:
                answer = desk.post(path, {"kind": kind, "by": f"P{number}"})
            except OSError:
                return
            if answer.status == 303:
                found = re.search(r"d[0-9a-f]{12}", answer.headers["location"])
                assert found
                kept.append(found[0])

    for killed in range(3):
        desk = start(tmp_path, own_store)
        desk.enter()
        thread = threading.Thread(target=decide, args=(desk,))
        thread.start()
        before = len(kept)
        while thread.is_alive() and len(kept) < before + 3 + killed:
            time.sleep(0.01)
        # In the middle of the next one, at another moment of it each time.
        time.sleep(0.02 * killed)
        desk.stop(signal.SIGKILL)
        thread.join(60)
        assert not thread.is_alive()
    assert len(kept) >= 12
    known = {one.id for one, _ in Reader(own_store).decisions()}
    assert set(kept) <= known
    # One more may have been kept than was heard of, each time.
    assert len(known) <= len(kept) + 3
    report = check_store(own_store, lambda _: None, workers=1)
    assert report.failures == ()
