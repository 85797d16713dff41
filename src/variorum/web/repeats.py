"""Repeats: a change that is sent twice under one `Idempotency-Key` is made once.

A program whose connection broke does not know whether its change was made. It sends the same again
under the same key, and gets the answer that it missed.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

LASTS = 24 * 3600.0
"""Seconds that an answer is kept."""

_MOST = 5000
"""Answers that are kept; the oldest go first. Each is a decision of some kilobytes."""


class _Answer(NamedTuple):
    sent: str
    until: float
    status: int
    headers: dict[str, str]
    body: bytes


class Repeats:
    """The answers to changes of late, by who asked, where, and under which key."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: OrderedDict[tuple[str, str, str], _Answer] = OrderedDict()
        self._begun: set[tuple[str, str, str]] = set()

    async def once(
        self, place: tuple[str, str, str], body: bytes, run: Callable[[], Awaitable[Response]]
    ) -> Response:
        """The answer to a change; of one that was made already, the answer that it had.

        `place` is who asks, the address, and the key. Only an answer that something was made is
        kept: what was refused may be sent again.

        Raises:
            HTTPException: the same is being made right now, or the key was used for something else.
        """
        sent = hashlib.sha256(body).hexdigest()
        held = self._answers.get(place)
        if held is not None and held.until > self._clock():
            if held.sent != sent:
                raise HTTPException(422, "this Idempotency-Key was used for something else")
            headers = {**held.headers, "idempotency-replayed": "true"}
            return Response(held.body, held.status, headers)
        if place in self._begun:
            raise HTTPException(409, "the same is being done right now: ask again in a moment")
        self._begun.add(place)
        try:
            response = await run()
        finally:
            self._begun.discard(place)
        if response.status_code < 300:
            self._keep(place, sent, response)
        return response

    def _keep(self, place: tuple[str, str, str], sent: str, response: Response) -> None:
        until = self._clock() + LASTS
        headers = dict(response.headers)
        answer = _Answer(sent, until, response.status_code, headers, bytes(response.body))
        self._answers[place] = answer
        while len(self._answers) > _MOST:
            self._answers.popitem(last=False)
