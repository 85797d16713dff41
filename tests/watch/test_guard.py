"""No connection to what is not of the public network, however it is written."""

import asyncio
import socket
from collections.abc import Sequence

import httpcore2
import pytest

from variorum.errors import StopRun
from variorum.watch.guard import Forbidden, GuardedBackend, look_up, read_networks


class Line:
    """A resolver that gives one answer after the other, and takes note of each question."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)
        self.asked = 0

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The next answer."""
        self.asked += 1
        return self._answers.pop(0)


class Dials(httpcore2.AsyncNetworkBackend):
    """Opens nothing, and takes note of where it should."""

    def __init__(self, *dead: str) -> None:
        self.dialed: list[str] = []
        self._dead = dead

    async def connect_tcp(
        self, host: str, *_: object, **__: object
    ) -> httpcore2.AsyncNetworkStream:
        """Take note of an address."""
        self.dialed.append(host)
        if host in self._dead:
            raise httpcore2.ConnectError("refused")
        return httpcore2.AsyncNetworkStream()


def connect(resolver: Line, *allowed: str, port: int = 443, dead: Sequence[str] = ()) -> list[str]:
    """The addresses that are dialed for a host."""
    backend = GuardedBackend(read_networks(allowed), resolver)
    dials = Dials(*dead)
    backend._inner = dials  # type: ignore[assignment]
    asyncio.run(backend.connect_tcp("echo.example", port, 5.0))
    return dials.dialed


def test_the_address_that_was_checked_is_dialed_and_the_name_looked_up_once() -> None:
    resolver = Line(["8.8.8.8"], ["127.0.0.1"])
    assert connect(resolver) == ["8.8.8.8"]
    assert resolver.asked == 1


def test_of_several_addresses_the_private_are_left_out() -> None:
    assert connect(Line(["127.0.0.1", "8.8.4.4"])) == ["8.8.4.4"]


def test_the_next_address_is_tried_where_the_first_is_dead() -> None:
    assert connect(Line(["8.8.8.8", "10.0.0.1", "8.8.4.4"]), dead=["8.8.8.8"]) == [
        "8.8.8.8",
        "8.8.4.4",
    ]
    with pytest.raises(httpcore2.ConnectError, match="refused"):
        connect(Line(["8.8.8.8"]), dead=["8.8.8.8"])


def test_a_host_with_private_addresses_alone_is_refused_with_the_reason() -> None:
    with pytest.raises(
        Forbidden, match=r"echo\.example means 127\.0\.0\.1, ::1, which is no address"
    ):
        connect(Line(["127.0.0.1", "::1"]))
    with pytest.raises(Forbidden, match="means nothing"):
        connect(Line([]))


def test_only_the_ports_of_the_web_are_open_but_in_networks_allowed_by_name() -> None:
    assert connect(Line(["8.8.8.8"]), port=80) == ["8.8.8.8"]
    with pytest.raises(Forbidden, match="port 22"):
        connect(Line(["8.8.8.8"]), port=22)
    assert connect(Line(["127.1.0.1"]), "127.1.0.0/16", port=8080) == ["127.1.0.1"]
    with pytest.raises(Forbidden):
        connect(Line(["127.0.0.1"]), "127.1.0.0/16")
    with pytest.raises(Forbidden):
        connect(Line(["8.8.8.8"]), "127.1.0.0/16", port=8080)


def test_a_network_that_is_none_is_refused() -> None:
    with pytest.raises(StopRun, match="--allow-network"):
        read_networks(["10.0.0.1/8"])


def test_a_socket_of_this_machine_is_refused() -> None:
    with pytest.raises(Forbidden):
        asyncio.run(GuardedBackend().connect_unix_socket("/run/x"))


def test_a_name_that_is_not_known_or_not_found_in_time_is_told_so() -> None:
    async def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "not known")

    async def slow(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    with pytest.raises(httpcore2.ConnectError, match="is not known"):
        asyncio.run(GuardedBackend((), unknown).connect_tcp("x.example", 80, 1.0))
    with pytest.raises(httpcore2.ConnectTimeout):
        asyncio.run(GuardedBackend((), slow).connect_tcp("x.example", 80, 0.01))


@pytest.mark.parametrize("written", ["2130706433", "0177.0.0.1", "0x7f000001", "127.1"])
def test_the_system_reads_numbers_as_it_would_at_connect(written: str) -> None:
    assert asyncio.run(look_up(written, 80)) == ["127.0.0.1"]
