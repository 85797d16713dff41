"""Attempts to sign in: who guesses is made to wait, longer each time."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable

FREE = 5
"""Wrong passwords for one name before anybody has to wait. People mistype a few times."""

LONGEST = 900.0
"""Seconds that a name waits at most, so that who guesses cannot lock its owner out for good."""

AT_ONCE = 60
"""Wrong passwords for all names together in a minute. Who tries one password on many names is held
up by this."""

_MINUTE = 60.0
_NAMES = 10_000
"""Names of which wrong passwords are remembered; the least lately tried are forgotten first."""


class Attempts:
    """The wrong passwords of late."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._by_name: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=AT_ONCE)

    def wait(self, name: str) -> float:
        """Seconds until a password for a name is looked at again; 0 for now."""
        now = self._clock()
        failed, last = self._by_name.get(name, (0, now))
        own = last + _pause(failed) - now
        full = len(self._all) == AT_ONCE
        shared = self._all[0] + _MINUTE - now if full else 0.0
        return max(0.0, own, shared)

    def begin(self, name: str) -> None:
        """Note an attempt before it is looked at, so that many at once count too."""
        now = self._clock()
        failed, _ = self._by_name.pop(name, (0, now))
        self._by_name[name] = (failed + 1, now)
        while len(self._by_name) > _NAMES:
            self._by_name.popitem(last=False)
        self._all.append(now)

    def passed(self, name: str) -> None:
        """The password was right: the name waits no more, and the attempt counts for nothing."""
        self._by_name.pop(name, None)
        if self._all:
            self._all.pop()


def _pause(failed: int) -> float:
    return 0.0 if failed < FREE else float(min(LONGEST, 2.0 ** min(failed - FREE + 1, 20)))
