"""The real command with a fault planted in it: a function that fails, or a limit that is small."""

import subprocess
import sys
from pathlib import Path

_RUN = """
import sys
from variorum.cli import main
{plant}
sys.argv[0] = "variorum"
main()
"""


def run_planted(plant: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command after the statements of `plant`; workers that it forks have the fault too."""
    return subprocess.run(
        [sys.executable, "-c", _RUN.format(plant=plant), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
