import asyncio

import pytest
from starlette.exceptions import HTTPException
from starlette.responses import Response

from variorum.web.repeats import LASTS, Repeats

PLACE = ("Ida", "/api/v1/x", "key")


class Made:
    """Something that is made each time it is asked for."""

    def __init__(self, status: int = 201) -> None:
        self.times = 0
        self.status = status

    async def __call__(self) -> Response:
        self.times += 1
        await asyncio.sleep(0)
        return Response(f"made {self.times}", self.status, {"etag": '"a"'})


def test_the_same_is_made_once_and_answered_alike() -> None:
    now = [0.0]
    repeats, made = Repeats(lambda: now[0]), Made()

    async def run() -> None:
        first = await repeats.once(PLACE, b"body", made)
        again = await repeats.once(PLACE, b"body", made)
        assert made.times == 1
        assert (again.body, again.status_code) == (first.body, 201)
        assert again.headers["etag"] == '"a"'
        assert again.headers["idempotency-replayed"] == "true"
        assert "idempotency-replayed" not in first.headers
        with pytest.raises(HTTPException, match="something else") as wrong:
            await repeats.once(PLACE, b"another body", made)
        assert wrong.value.status_code == 422
        for other in (("Ben", *PLACE[1:]), (PLACE[0], "/y", "key"), (*PLACE[:2], "other")):
            await repeats.once(other, b"body", made)
        assert made.times == 4
        now[0] = LASTS + 1
        await repeats.once(PLACE, b"body", made)
        assert made.times == 5

    asyncio.run(run())


def test_of_two_at_once_one_is_told_to_wait() -> None:
    repeats, made = Repeats(), Made()

    async def run() -> None:
        both = await asyncio.gather(
            *(repeats.once(PLACE, b"body", made) for _ in range(2)), return_exceptions=True
        )
        assert [type(one) for one in both] == [Response, HTTPException]
        assert getattr(both[1], "status_code", 0) == 409
        assert made.times == 1

    asyncio.run(run())


def test_what_was_refused_may_be_sent_again() -> None:
    repeats, refused = Repeats(), Made(412)

    async def fails() -> Response:
        raise HTTPException(412)

    async def run() -> None:
        await repeats.once(PLACE, b"body", refused)
        with pytest.raises(HTTPException):
            await repeats.once(PLACE, b"body", fails)
        made = Made()
        await repeats.once(PLACE, b"body", made)
        assert made.times == 1

    asyncio.run(run())
