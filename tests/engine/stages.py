"""Stages whose runs are counted, and whose versions are raised."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from variorum import pipeline


def count_runs(patch: pytest.MonkeyPatch, raised: str | None = None) -> Counter[str]:
    """The runs of each stage from now on; the version of the stage `raised` is one higher."""
    runs: Counter[str] = Counter()

    def counted(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*known: Any) -> Any:
            runs[name] += 1
            return run(*known)

        return counting

    stages = tuple(
        msgspec.structs.replace(
            stage,
            version=stage.version + (stage.name == raised),
            run=counted(stage.name, stage.run),
        )
        for stage in pipeline.STAGES
    )
    patch.setattr(pipeline, "STAGES", stages)
    return runs
