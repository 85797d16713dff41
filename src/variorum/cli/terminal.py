"""What the commands print, and how: rows of text, progress, files."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from variorum.cli.progress import Progress
from variorum.cli.running import tell
from variorum.errors import StopRun
from variorum.model import Comparison, Decision, Rejection
from variorum.store.address import is_address

if TYPE_CHECKING:
    from variorum.engine import Archive
    from variorum.engine.browsing import Browsed
    from variorum.engine.decision_log import Entry
    from variorum.store.catalogue import Hit, Listed
    from variorum.store.place import Place


class Terminal:
    """Standard output and error, as people and pipes read them."""

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """How far work is, on standard error: see `variorum.cli.progress`."""
        progress = Progress()
        try:
            yield progress
        finally:
            progress.end()

    @contextmanager
    def archive(
        self, path: "Place", *, workers: int | None = None, create: bool = True
    ) -> Iterator["Archive"]:
        """The archive over the store at `path`, to be changed, with progress."""
        from variorum.engine.opening import open_archive

        with (
            self.progress() as progress,
            open_archive(path, create=create, workers=workers, progress=progress) as archive,
        ):
            yield archive

    @contextmanager
    def archive_to_read(self, path: "Place") -> Iterator["Archive"]:
        """The archive over the store at `path`, for a command that changes nothing by itself."""
        from variorum.engine.opening import open_to_read

        with (
            self.progress() as progress,
            open_to_read(path, self.note, progress=progress) as archive,
        ):
            yield archive

    @contextmanager
    def browsed(self, path: "Place") -> Iterator["Browsed"]:
        """The store at `path`, for a command that only looks at its stories."""
        from variorum.engine.browsing import open_to_browse

        with self.progress() as progress, open_to_browse(path, self.note, progress) as shelf:
            yield shelf

    def note(self, line: str) -> None:
        """A line on standard error about what is shown."""
        tell(f"variorum: {line}")

    def rejections(self, rejected: Sequence[Rejection]) -> None:
        """One line on standard error for each document that was not read."""
        for one in rejected:
            tell(f"rejected {one.uri}: {one.reason}")

    def explained(self, comparison: Comparison, workers: int | None = None) -> Comparison:
        """The comparison with a reason on each record, made with progress."""
        from variorum.engine.explanations import explain

        with self.progress() as progress:
            return explain(comparison, workers=workers, progress=progress)

    def stories(self, listed: Iterable["Listed"], as_json: bool) -> None:
        """A line for each story."""
        from variorum.dossier.formats.script_safe import script_safe
        from variorum.dossier.formats.wording import one_line, support

        for one in listed:
            if as_json:
                line = {
                    **msgspec.to_builtins(one.head),
                    "articles": one.articles,
                    "outlets": one.outlets,
                    "origins": one.origins,
                }
                print(script_safe(msgspec.json.encode(line)))
            else:
                counts = support(one.articles, one.outlets, one.origins)
                when = one.head.start or "undated"
                print(f"{one.head.id}  {when:10}  {counts}  {one_line(one.head.title)}")

    def hits(self, found: Iterable["Hit"], as_json: bool) -> None:
        """A line for each place where words were found; on a terminal they are bold."""
        from variorum.dossier.formats.script_safe import script_safe
        from variorum.dossier.formats.wording import one_line

        marks = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("", "")
        for one in found:
            if as_json:
                plain = one.text.replace("\x02", "").replace("\x03", "")
                line = {**msgspec.structs.asdict(one), "text": plain}
                print(script_safe(msgspec.json.encode(line)))
                continue
            parts = one.text.replace("\x02", "\x03").split("\x03")
            # Parts that were between marks are every second one.
            told = "".join(
                marks[0] + one_line(part) + marks[1] if at % 2 else _inner(part, one_line)
                for at, part in enumerate(parts)
            ).strip()
            title = f"{one_line(one.title)}: " if one.title else ""
            when = one.date or "undated"
            print(f"{one.story or 'owed'}  {when:10}  {one.kind} {one.id}  {title}{told}")

    def decision(self, decision: Decision, holds: bool, as_json: bool = False) -> None:
        """A line for a decision."""
        from variorum.dossier.formats import wording
        from variorum.dossier.formats.script_safe import script_safe

        if as_json:
            line = {**msgspec.to_builtins(decision), "holds": holds}
            print(script_safe(msgspec.json.encode(line)))
            return
        end = "" if holds or decision.kind == "undo" else "  (no longer holds)"
        what = f"undo {decision.supersedes}" if decision.kind == "undo" else decision.kind
        who = f"  by {decision.by}" if decision.by else ""
        why = f"  “{decision.note}”" if decision.note else ""
        on = " ".join(decision.articles)
        if decision.target:
            words = wording.one_line(decision.target.evidence[0].text)
            on = f"{decision.target.kind} {on} “{words[:60]}”"
        print(f"{decision.id}  {decision.made[:16]}  {what}  {on}{who}{why}{end}")

    def entry(self, entry: "Entry", as_json: bool) -> None:
        """A line for a decision with what became of it."""
        from variorum.dossier.formats.script_safe import script_safe
        from variorum.engine.decision_table import as_lines

        if as_json:
            print(script_safe(as_lines([entry])), end="")
            return
        if entry.is_open:
            print(f"{entry.standing}:  ", end="")
        self.decision(entry.decision, entry.standing != "superseded")

    def is_store(self, path: "Place") -> bool:
        """Whether a path is a store's, or an address; a pipe is none.

        Raises:
            StopRun: there is no such file.
        """
        if is_address(path):
            return True
        if str(path) == "-":
            return False
        path = Path(path)
        if not path.is_file():
            raise StopRun(f"there is no file {path}")
        with path.open("rb") as file:
            return file.read(16).startswith(b"SQLite format 3")

    def load(self, path: "Place") -> Comparison:
        """The comparison in a dossier file, on standard input, or of a store.

        Raises:
            StopRun: it is none of these.
        """
        if self.is_store(path):
            with self.archive_to_read(path) as archive:
                return archive.everything()
        return _read_document(Path(path))[1]

    def verify(self, path: "Place") -> int:
        """Print what is wrong with a dossier file, standard input or a store; how much is.

        Raises:
            StopRun: it is none of these.
        """
        if self.is_store(path):
            return self._verify_store(path)
        body, comparison = _read_document(Path(path))
        from variorum.engine.rereading import check_document

        failures = check_document(body, comparison)
        for failure in failures:
            print(failure)
        if not failures:
            articles = sum(len(one.articles) for one in comparison.dossiers)
            unsealed = "" if comparison.seal else " (no seal: an older version wrote it)"
            print(
                f"{len(comparison.dossiers)} dossiers of {articles} articles: "
                f"all evidence stands{unsealed}"
            )
        return len(failures)

    def _verify_store(self, path: "Place") -> int:
        from variorum.engine.store_check import check_store

        with self.progress() as progress:
            report = check_store(path, self.note, progress=progress)
        for failure in report.failures:
            print(failure)
        if not report.failures:
            print(
                f"{report.articles} articles, {report.stories} stories, {report.dossiers} "
                "dossiers: the file is whole, and all is what the readings give"
            )
        return len(report.failures)


def _inner(text: str, one_line: Callable[[str], str]) -> str:
    """A piece of a line, with a blank at the ends that had one."""
    kept = one_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and kept else ""
    return before + kept + after


def _read_document(path: Path) -> tuple[bytes, Comparison]:
    """A dossier file or standard input, as bytes and as a comparison.

    Raises:
        StopRun: it is no dossier.
    """
    body = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        return body, msgspec.json.decode(body, type=Comparison)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StopRun(
            f"{path} is no dossier: {error}. Make one with `variorum compare PATH... --format json`"
        ) from error
