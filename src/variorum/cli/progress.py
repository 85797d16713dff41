"""How far work is: a bar on a terminal, else a line from time to time."""

import sys
import time
from typing import TYPE_CHECKING

from variorum.cli.running import chosen, tell

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import Task, TaskID

SHOW_AFTER = 1.0
"""Seconds after which a terminal shows how far work is."""

LINE_EVERY = 10.0
"""Seconds between lines where no terminal shows a bar: few enough for a log to be read."""


class Progress:
    """Shows how far the works of one command are; called as `variorum.engine.Progress`."""

    def __init__(self) -> None:
        self._screen = sys.stderr.isatty()
        self._began = self._drawn = time.monotonic()
        self._starts: dict[str, float] = {}
        self._done: dict[str, tuple[int, int | None]] = {}
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, work: str, done: int, total: int | None) -> None:
        """Take note that so much of a work is done, and show it where it is time to."""
        now = time.monotonic()
        self._starts.setdefault(work, now)
        self._done[work] = (done, total)
        if chosen().quiet:
            return
        if self._screen:
            self._draw(work, done, total, now)
        elif now - self._drawn >= LINE_EVERY:
            self._drawn = now
            tell(f"variorum: {self._line(work, now)}")

    def end(self) -> None:
        """Take the bars away, and tell what was done where that is asked for."""
        if self._bars is not None and self._tasks:
            self._bars.stop()
        now = time.monotonic()
        for work, (done, _) in self._done.items():
            tell(f"variorum: {work}: {done} in {now - self._starts[work]:.1f} s", detail=True)

    def _draw(self, work: str, done: int, total: int | None, now: float) -> None:
        if now - self._began < SHOW_AFTER or (now - self._drawn < 0.1 and done != total):
            return
        self._drawn = now
        bars = self._bars = self._bars or _bars()
        bars.start()
        if work not in self._tasks:
            self._tasks[work] = bars.add_task(work, total=total)
        bars.update(self._tasks[work], completed=done, total=total)
        bars.refresh()

    def _line(self, work: str, now: float) -> str:
        """`reading articles: 120 of 800, 4.1/s, 2:46 left`."""
        done, total = self._done[work]
        spent = now - self._starts[work]
        rate = done / spent if spent > 0 else 0.0
        line = f"{work}: {done:,}" if total is None else f"{work}: {done:,} of {total:,}"
        if rate:
            line += f", {rate:.1f}/s"
        if rate and total is not None:
            left = round((total - done) / rate)
            line += f", {left // 60}:{left % 60:02} left"
        return line


def _bars() -> "Bars":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: "Task") -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    return Bars(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        # Drawn by the calls alone: a drawing thread and forked workers do not go together.
        auto_refresh=False,
        transient=True,
    )
