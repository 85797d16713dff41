"""All of it in one command: prepare, train, export, score.

python -m training ../shared/data src/variorum/weights/reader --minutes 130
"""

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Runs the steps in turn; each leaves its result under `build/reader`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", default="130")
    options = parser.parse_args()
    build = Path("build/reader")
    prepared, run = build / "data.pkl", build / "run"
    if not prepared.exists():
        _step("prepare", str(options.data), str(prepared))
    _step("train", str(prepared), str(run), "--minutes", options.minutes)
    _step("export", str(run / "state.pt"), str(options.out))
    for task in ("attribution", "entities"):
        command = [sys.executable, "-m", "variorum", "evaluate", task, "--data", str(options.data)]
        subprocess.run(command, check=True)


def _step(name: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"training.{name}", *arguments], check=True)


if __name__ == "__main__":
    main()
