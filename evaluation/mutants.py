"""Whether the tests notice small changes: how many of 200 mutants of the sources they kill.

Each mutant is one module, or one file of the lexicon, with one change. It is run against the tests
of its own folder: first those that import the module, then the rest. It is killed when a test
fails, or runs on for several times as long as all of them take. Neither mutmut nor cosmic-ray can
be bounded so: the first changes what stands in functions alone, and so no word list; the second has
no change for words, and neither runs a drawn sample against a folder's own tests.

A file of the lexicon acts in the folders that read it. Its mutants are run against `tests/lexicon`
and then against the tests of every folder with a module that names the file, or names a file of the
lexicon that takes words from it.

`python -m evaluation.mutants --only outside --seed 11` tries a part of another draw, and
`--count 60` the first 60 of the draw of 200: as many of each kind, in the order of the seed.
"""

import argparse
import ast
import contextlib
import hashlib
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from functools import cache
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from evaluation.mutations import change, sites
from evaluation.scores import Row, Scores
from variorum.errors import StopRun

SEED = 10
MUTANTS = 200
KINDS = ("constant", "words", "condition")
"""As many mutants are drawn of each kind, as words are fewer than numbers and matter as much."""

LEXICON = "lexicon"
LEARNED = ("annotate", "align")
"""The folders whose share is told apart: their rules are being replaced by learned readers."""

LEARNED_RUN = 4
"""So many of the mutants of these two folders are run, as their tests take the longest by far."""

_LOADERS = frozenset(["load_rules", "one_rule"])
"""The functions that are given a file of the lexicon by its bare name."""

FAST = "not slow and not data and not browser"
PATIENCE = 4.0
"""A mutant that runs this many times as long as its folder's tests is taken to run for ever."""

_HEAVY = """
    _hypothesis_pytestplugin charset_normalizer ftfy htmldate hypothesis jinja2 lxml.html msgspec
    numpy onnxruntime pytest rapidfuzz rich.progress tokenizers trafilatura typer typer.testing
"""
"""What the tests import from others: loaded once, before the mutants part from this process."""

_NOTE = (
    "The mutants of `lexicon/en/` ran against `tests/lexicon` and the tests of the folders whose "
    "modules read the file. Every other mutant ran against the tests of its own folder. "
    f"Of the mutants of annotate/ and align/ in the draw of {MUTANTS}, {LEARNED_RUN} were run. "
    "The lines below are the changes that no test noticed."
)


class Mutant(NamedTuple):
    """One changed module: where it lies below the package, and what was changed at which line."""

    module: str
    line: int
    kind: str
    what: str
    source: str

    @property
    def folder(self) -> str:
        """The folder whose tests must notice it; empty for a module at the top."""
        return self.module.split("/")[0] if "/" in self.module else ""


class Job(NamedTuple):
    """A mutant on trial: its process, and when it is taken to run for ever."""

    mutant: Mutant
    process: BaseProcess
    ends: float


def evaluate(data: Path) -> Scores:
    """The shares of killed mutants; `data` is the folder of the tests, beside `src/`.

    Raises:
        StopRun: the tests of a folder fail, or there are none, before anything is changed.
    """
    root = data.resolve().parent
    drawn = bounded(draw(root / "src" / "variorum", SEED, MUTANTS))
    return _scores(drawn, survive(drawn, root))


def _scores(drawn: list[Mutant], survivors: set[Mutant]) -> Scores:
    parts = {"outside annotate/ and align/": [one for one in drawn if one.folder not in LEARNED]}
    parts |= {f"{name}/": [one for one in drawn if one.folder == name] for name in LEARNED}
    for kind in KINDS:
        parts[f"{kind}, outside"] = [
            one for one in drawn if one.kind == kind and one.folder not in LEARNED
        ]
    rows = [_row(name, part, survivors) for name, part in parts.items()]
    folders = sorted({one.folder for one in drawn} - set(LEARNED))
    rows += [
        _row(f"{name or 'top'}/, outside", [one for one in drawn if one.folder == name], survivors)
        for name in folders
    ]
    lines = [f"`{one.module}:{one.line}`: {one.what}" for one in sorted(survivors)]
    return Scores(task="mutants", rows=tuple(rows), notes=(_NOTE, *lines))


def _row(name: str, part: list[Mutant], survivors: set[Mutant]) -> Row:
    killed = sum(one not in survivors for one in part)
    values = {"mutants": len(part), "killed": killed, "share": killed / max(1, len(part))}
    return Row(name=name, values=values)


def draw(package: Path, seed: int, count: int) -> list[Mutant]:
    """`count` mutants of the files below `package`, evenly over the kinds, in a fixed order.

    A change's place in the draw follows from the seed, its module and its text alone, so that work
    on one module leaves the draw over the others as it is.
    """
    ranked: dict[str, list[tuple[str, str, int, int]]] = {kind: [] for kind in KINDS}
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml")]):
        module = path.relative_to(package).as_posix()
        seen: dict[tuple[str, str], int] = {}
        for at, (line, kind, text) in enumerate(sites(path.read_text(encoding="utf-8"), module)):
            again = seen[kind, text] = seen.get((kind, text), 0) + 1
            key = f"{seed} {module} {kind} {again} {text}"
            rank = hashlib.sha256(key.encode()).hexdigest()
            ranked[kind].append((rank, module, at, line))
    drawn: list[Mutant] = []
    for number, kind in enumerate(KINDS):
        share = count // len(KINDS) + (number < count % len(KINDS))
        for rank, module, at, line in sorted(ranked[kind])[:share]:
            source = (package / module).read_text(encoding="utf-8")
            what, after = change(source, module, at, random.Random(rank))
            drawn.append(Mutant(module, line, kind, what, after))
    return sorted(drawn)


def bounded(drawn: list[Mutant]) -> list[Mutant]:
    """The mutants of a draw without those of annotate/ and align/ after the first `LEARNED_RUN`.

    Which of these come first follows from their text alone.
    """

    def rank(mutant: Mutant) -> str:
        return hashlib.sha256(f"{mutant.module} {mutant.what}".encode()).hexdigest()

    learned = sorted((one for one in drawn if one.folder in LEARNED), key=rank)
    return [one for one in drawn if one.folder not in LEARNED or one in learned[:LEARNED_RUN]]


def survive(drawn: Iterable[Mutant], root: Path, seconds: float | None = None) -> set[Mutant]:
    """The mutants that no test of their own folder, or of the folders that read them, notices.

    Each has `seconds` before it is taken to run for ever; where they are not told, how long the
    tests take is measured first.

    Raises:
        StopRun: the tests of a folder fail, or there are none, before anything is changed.
    """
    for name in _HEAVY.split():
        with contextlib.suppress(ImportError):
            __import__(name)
    survivors: set[Mutant] = set()
    by_folder: dict[str, list[Mutant]] = {}
    for mutant in drawn:
        by_folder.setdefault(mutant.folder, []).append(mutant)
    places = {place for group in by_folder.values() for one in group for place in _timed(one, root)}
    told = dict.fromkeys(places, (seconds or 0) / PATIENCE)
    times = _times(places, root) if seconds is None else told
    # The longest come last, so that what is told of the others is not waited for.
    for folder, mutants in sorted(by_folder.items(), key=lambda one: (one[0] in LEARNED, one[0])):
        lived = set()
        for one in _lived(mutants, root, times):
            print(f"mutants: lived: {one.module}:{one.line}: {one.what}", file=sys.stderr)
            lived.add(one)
        print(
            f"mutants: {folder or 'top'}: {len(mutants) - len(lived)} of {len(mutants)} killed",
            file=sys.stderr,
        )
        survivors |= lived
    return survivors


def _timed(mutant: Mutant, root: Path) -> list[str]:
    """The places whose tests a mutant runs: folders, or the module itself at the top."""
    folders = trial(mutant.module, root).folders
    return [f"{name}/" for name in folders if name] or [mutant.module]


def _times(places: Iterable[str], root: Path) -> dict[str, float]:
    """Seconds that the tests of each place take while nothing is changed."""
    waiting = sorted(places, reverse=True)
    running: list[tuple[Job, float]] = []
    times: dict[str, float] = {}
    failed: set[str] = set()
    while waiting or running:
        while waiting and len(running) < len(os.sched_getaffinity(0)):
            job = _start(Mutant(waiting.pop(), 0, "", "", ""), root, 3600)
            running.append((job, time.monotonic()))
        wait([job.process.sentinel for job, _ in running])
        for job, began in list(running):
            if job.process.is_alive():
                continue
            job.process.join()
            running.remove((job, began))
            place = job.mutant.module
            if job.process.exitcode == 0:
                times[place] = time.monotonic() - began
            elif place in failed:
                raise StopRun(
                    f"the tests of {place.rstrip('/')} fail, or are none: mend them first"
                )
            else:
                # Tests of time may fail on a busy machine, hardly twice.
                failed.add(place)
                waiting.append(place)
    return times


def _lived(mutants: list[Mutant], root: Path, times: dict[str, float]) -> Iterator[Mutant]:
    """Those of a folder's mutants that no test notices, as many at a time as processors.

    `times` are the seconds that the tests of each place take while nothing is changed.
    """
    waiting = list(reversed(mutants))
    running: list[Job] = []
    while waiting or running:
        while waiting and len(running) < len(os.sched_getaffinity(0)):
            mutant = waiting.pop()
            seconds = sum(times[place] for place in _timed(mutant, root))
            running.append(_start(mutant, root, 10 + PATIENCE * seconds))
        ends = min(job.ends for job in running)
        wait([job.process.sentinel for job in running], max(0.0, ends - time.monotonic()))
        for job in list(running):
            if job.process.is_alive() and time.monotonic() < job.ends:
                continue
            if job.process.is_alive() and job.process.pid:
                os.killpg(job.process.pid, signal.SIGKILL)
            job.process.join()
            running.remove(job)
            if job.process.exitcode == 0:
                yield job.mutant


def _start(mutant: Mutant, root: Path, seconds: float) -> Job:
    process = multiprocessing.get_context("fork").Process(target=_try, args=(mutant, root))
    process.start()
    return Job(mutant, process, time.monotonic() + seconds)


def _try(mutant: Mutant, root: Path) -> None:
    """In a process of its own: run the tests over the changed package; exit with 0 if all pass."""
    os.setpgrp()
    with contextlib.suppress(OSError):
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
    above = Path(tempfile.mkdtemp(prefix="mutant"))
    try:
        overlay(root / "src" / "variorum", above / "variorum", mutant)
        code = _run_tests(mutant, root, above)
    finally:
        shutil.rmtree(above, ignore_errors=True)
    os._exit(code)


def overlay(package: Path, above: Path, mutant: Mutant) -> None:
    """A copy of `package` at `above` made of links, with the mutant's module in its place."""
    above.mkdir()
    first, _, rest = mutant.module.partition("/")
    for path in package.iterdir():
        if path.name == first and rest:
            overlay(path, above / path.name, mutant._replace(module=rest))
        elif path.name == first and mutant.source:
            (above / first).write_text(mutant.source, encoding="utf-8")
        else:
            (above / path.name).symlink_to(path)


def _run_tests(mutant: Mutant, root: Path, above: Path) -> int:
    """0 where every test passes, first of those that import the module, then of its folders."""
    import pytest

    sys.path[:] = [str(above), str(root), *(one for one in sys.path if one != str(root / "src"))]
    os.environ |= {"PYTHONPATH": str(above), "CI": "1", "VARIORUM_DEBUG": ""}
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.chdir(root)
    for name in [name for name in sys.modules if name.split(".")[0] in {"variorum", "tests"}]:
        del sys.modules[name]
    options = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-m", FAST]
    near, folders = trial(mutant.module, root)
    ran = [pytest.main([*options, *near])] if near else []
    rest = [f"--ignore={one}" for one in near]
    for folder in filter(None, folders):
        if set(ran) <= {0, 5}:
            ran.append(pytest.main([*options, *rest, str(root / "tests" / folder)]))
    # 5: no test was left to run, which is well if another run had some.
    return 0 if 0 in ran and set(ran) <= {0, 5} else 1


class Trial(NamedTuple):
    """What a mutant is run against: the test files nearest to it, then whole folders of tests."""

    near: list[str]
    folders: list[str]


@cache
def trial(module: str, root: Path) -> Trial:
    """The tests that a change of this module, or of this file of the lexicon, must show in."""
    first = module.split("/")[0] if "/" in module else ""
    if not module.endswith(".toml"):
        return Trial(near_tests(module, root), [first])
    readers = readers_of(Path(module).stem, root / "src" / "variorum")
    near = [str(one) for one in sorted((root / "tests" / first).rglob("test_*.py"))]
    for reader in readers:
        near += [one for one in near_tests(reader, root) if one not in near]
    return Trial(near, [first, *sorted({one.split("/")[0] for one in readers if "/" in one})])


@cache
def readers_of(file: str, package: Path) -> list[str]:
    """The modules that read a file of the lexicon, by name or through a file that takes from it."""
    files = {file}
    while more := {
        path.stem
        for path in (package / LEXICON).rglob("*.toml")
        if path.stem not in files
        and any(re.search(rf'[{{"]{one}\.[a-z_]+', path.read_text("utf-8")) for one in files)
    }:
        files |= more
    named = ((path, named_files(path)) for path in sorted(package.rglob("*.py")))
    return [path.relative_to(package).as_posix() for path, found in named if found & files]


@cache
def named_files(path: Path) -> frozenset[str]:
    """The files of the lexicon that a module names: "calendar" where it asks for its months."""
    if not any(one.startswith("variorum.lexicon") for one in imported(path)):
        return frozenset()
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        held: list[ast.AST] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _LOADERS:
            held = [*node.args[:1]]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("_FILE"):
            held = [*ast.walk(node.value)]
        elif isinstance(node, ast.Constant) and "." in str(node.value):
            held = [node]
        for one in held:
            if isinstance(one, ast.Constant) and re.fullmatch(
                r"[a-z_]+(\.[a-z_]+)?", str(one.value)
            ):
                found.add(str(one.value).partition(".")[0])
    return frozenset(found)


def near_tests(module: str, root: Path) -> list[str]:
    """The test files that import a module, of its own folder of tests."""
    folder, _, rest = module.rpartition("/")
    first = module.split("/")[0] if "/" in module else ""
    name = ".".join(["variorum", *filter(None, folder.split("/")), rest.removesuffix(".py")])
    files = (root / "tests" / first).rglob("test_*.py") if rest else ()
    return [str(path) for path in sorted(files) if name in imported(path)]


@cache
def imported(path: Path) -> set[str]:
    """What a file imports: modules, and what it takes from them, by their full names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def main() -> int:
    """Try a part of a draw, and print what no test notices; nothing is recorded."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutants", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests"), help="the folder of the tests")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw (%(default)s)")
    parser.add_argument(
        "--count", type=int, default=MUTANTS, help="the first so many of the draw (%(default)s)"
    )
    parser.add_argument(
        "--seconds", type=float, help="a mutant's bound, in place of timing the tests beforehand"
    )
    parser.add_argument("--only", help="`outside` annotate/ and align/, or folders, by commas")
    asked = parser.parse_args()
    root = asked.data.resolve().parent
    drawn = draw(root / "src" / "variorum", asked.seed, asked.count)
    if asked.only == "outside":
        drawn = [one for one in drawn if one.folder not in LEARNED]
    elif asked.only:
        drawn = [one for one in drawn if one.folder in asked.only.split(",")]
    scores = _scores(drawn, survive(drawn, root, asked.seconds))
    for row in scores.rows:
        print(f"{row.name}: {row.values['killed']} of {row.values['mutants']}")
    print(*scores.notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
