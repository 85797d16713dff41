"""A PostgreSQL server of the tests' own, started by the first test that asks for one.

It runs as a user without rights, in a temporary folder, on a socket in that folder and on no
network address. It ends with the process of the tests, however that ends.
"""

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "16MB",
    # Nothing of a test has to outlive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
_PR_SET_PDEATHSIG = 1


class Cluster:
    """A running server, with any number of databases."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="variorum-pg-"))
        self._user = _unprivileged()
        if self._user:
            shutil.chown(self.folder, self._user)
        self._data = self.folder / "data"
        self._made = 0
        self.process = self._start()
        atexit.register(self.end)

    def _start(self) -> "subprocess.Popen[bytes]":
        self.run("initdb", "-D", self._data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        guarded = "local all guarded scram-sha-256\nlocal all all trust\n"
        (self._data / "pg_hba.conf").write_text(guarded)
        process = self.serve()
        self._await(process)
        return process

    def serve(self) -> "subprocess.Popen[bytes]":
        """Start the server."""
        options = [one for pair in _SETTINGS.items() for one in ("-c", "=".join(pair))]
        return subprocess.Popen(
            [str(self.programs / "postgres"), "-D", self._data, "-k", self.folder, *options],
            user=self._user,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("wb"),
            cwd=self.folder,
            preexec_fn=_end_with_parent,
        )

    def _await(self, process: "subprocess.Popen[bytes]") -> None:
        ready = [str(self.programs / "pg_isready"), "-h", str(self.folder), "-q"]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            assert process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.05)
        raise TimeoutError((self.folder / "log").read_text())

    def run(self, program: str, *arguments: object) -> str:
        """Run a program of PostgreSQL as the server's user; what it prints."""
        done = subprocess.run(
            [str(self.programs / program), *map(str, arguments)],
            user=self._user,
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def address(self, database: str, user: str = "desk") -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """The address of a database that nothing is in."""
        self._made += 1
        self.run("createdb", "-h", self.folder, "-U", "desk", f"v{self._made}")
        return self.address(f"v{self._made}")

    def restart(self) -> None:
        """End the server as a crash does, and start it again."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        self.process = self.serve()
        self._await(self.process)

    def end(self) -> None:
        """End the server and leave nothing of it."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def cluster() -> Cluster:
    """The server of this process, or a skip with the reason where there can be none."""
    pytest.importorskip("psycopg_pool", reason="the extra variorum[team] is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip(
            "PostgreSQL is not installed: apt-get install postgresql, or `make test` as root"
        )
    return _running(programs)


@cache
def _running(programs: Path) -> Cluster:
    return Cluster(programs)


def _programs() -> Path | None:
    """The folder of the server's programs; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def _unprivileged() -> str | None:
    """The user to run as: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
