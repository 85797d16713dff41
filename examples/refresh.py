"""Make what README.md shows of the sample coverage anew: its lines of output, and its picture.

    python examples/refresh.py            # both; the picture needs Chromium

A test holds the lines equal to what the command prints.
"""

import re
import subprocess
import tempfile
from pathlib import Path

import variorum

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "page.png"
WIDTH, HEIGHT = 1280, 800
FIRST, COUNT = "at least 12  the civil", 13
"""The lines that are shown: so many from the first that holds these words."""

_SHOWN = re.compile(r"(?s)(grep -m 1 -A 12 .*?```text\n)(.*?)(```)")


def shown(output: str) -> str:
    """The lines of the command's output that README.md shows."""
    lines = output.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if FIRST in line)
    return "".join(lines[start : start + COUNT])


def photograph(page: Path, picture: Path) -> None:
    """The first screen of a page as a PNG file, by Chromium.

    Raises:
        subprocess.CalledProcessError: Chromium failed.
    """
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def main() -> None:
    """Compare the sample coverage, write the lines into README.md, and take the picture."""
    comparison = variorum.compare([str(ROOT / "examples" / "coverage")])
    lines = shown(variorum.render(comparison, "text"))
    text = README.read_text(encoding="utf-8")
    README.write_text(_SHOWN.sub(lambda match: match[1] + lines + match[3], text), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "dossier.html"
        page.write_text(variorum.render(comparison.dossiers[0], "html"), encoding="utf-8")
        photograph(page, PICTURE)


if __name__ == "__main__":
    main()
