"""`variorum serve` begins and ends as other commands do, and tells what is in the way."""

import signal
from pathlib import Path

import pytest

from tests.e2e.command import variorum
from tests.support import COVERAGE
from tests.web.served import Served, free_port, start
from variorum.errors import StopRun
from variorum.web.serving import PORT, listen


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_by_a_signal_as_other_commands_do(
    number: signal.Signals, own_store: Path, tmp_path: Path
) -> None:
    desk = start(tmp_path, own_store)
    desk.enter()
    assert desk.get("/").status == 200
    assert desk.stop(number) == 128 + number
    told = desk.told.read_text()
    assert told.endswith("variorum: stopped\n")
    assert "Traceback" not in told


def test_coverage_is_added_first_and_stays(tmp_path: Path) -> None:
    store = tmp_path / "new.db"
    port = str(free_port())
    desk = start(tmp_path, COVERAGE / "01-velmara-courier.txt", "--store", store, "--port", port)
    desk.enter()
    assert desk.port == int(port)
    assert "Dam" in desk.get("/").text
    assert desk.stop() == 143
    assert "1 added, 0 there already, 0 rejected" in desk.told.read_text()
    assert store.exists()


def test_a_knock_without_a_key_tells_another_link_in_the_terminal(desk: Served) -> None:
    before = desk.told.read_text().count("/enter?token=")
    page = desk.ask("/")
    assert page.status == 401
    assert "/enter?token=" not in page.text
    assert desk.told.read_text().count("/enter?token=") <= before + 1


def test_what_is_in_the_way_is_told(tmp_path: Path, own_store: Path) -> None:
    none = variorum("serve", "--no-open", cwd=tmp_path)
    assert (none.returncode, none.stdout) == (2, "")
    assert "there is no store at variorum.db" in none.stderr
    with listen(None) as taken:
        port = taken.getsockname()[1]
        told = variorum("serve", own_store, "--no-open", "--port", str(port))
        assert told.returncode == 2
        assert f"port {port} of 127.0.0.1 cannot be used" in told.stderr
    no_file = variorum("serve", "nothing.db", "--no-open", cwd=tmp_path)
    assert no_file.returncode == 2
    assert "nothing.db" in no_file.stderr


def test_the_usual_port_gives_way_where_none_was_asked_for() -> None:
    with listen(None) as first, listen(None) as second:
        assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"
        assert first.getsockname()[1] != second.getsockname()[1]
        with pytest.raises(StopRun, match="cannot be used"):
            listen(second.getsockname()[1])
    assert PORT > 1024
