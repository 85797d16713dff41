"""The `variorum` command of a later release, whose stage `RAISED` has the next version.

Run as a module in place of `variorum`. Each run of an article or story stage is noted as a line in
the file `RUNS`: the stage, and the article or story that it was run for.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from variorum import pipeline
from variorum.cli import main
from variorum.engine import browsing

RAISED = os.environ["RAISED"]
RUNS = Path(os.environ["RUNS"])
NAMED = {
    "clean": lambda known: known[0].uri,
    "annotate": lambda known: known[0].uri,
    "features": lambda known: known[0].article.uri,
    "dossier": lambda known: known[0].id,
}


def noted(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    def noting(*known: Any) -> Any:
        result = run(*known)
        # A run that a test is to kill in the middle has a middle.
        time.sleep(0.004)
        with RUNS.open("a", encoding="utf-8") as file:
            file.write(f"{name} {NAMED[name](known) if name in NAMED else ''}\n")
        return result

    return noting


if __name__ == "__main__":
    # The plan of a later release is another one.
    browsing.plan_digest = lambda: "later"
    pipeline.STAGES = tuple(
        msgspec.structs.replace(
            stage, version=stage.version + (stage.name == RAISED), run=noted(stage.name, stage.run)
        )
        for stage in pipeline.STAGES
    )
    main()
