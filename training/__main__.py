"""Make what ships as learned: `python -m training PART --data ../shared/data`."""

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from training import reader_model
from training.parts import PARTS
from training.weight_files import locate
from variorum.errors import StopRun
from variorum.weights import FOLDER


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 2 where data or packages are missing."""
    options = _parser().parse_args(arguments)
    names = [*PARTS] if options.part == "all" else [options.part]
    if line := _lacking(names, options.data):
        print(f"training: {line}", file=sys.stderr)
        return 2
    if options.part == "all":
        return _make_all(options)
    make = import_module(PARTS[options.part].module).make
    try:
        if options.part == "reader":
            make(options.data, options.out, options.minutes)
        else:
            make(options.data, options.out)
    except StopRun as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    made = ", ".join(str(options.out / name) for name in PARTS[options.part].makes)
    print(f"{options.part}: wrote {made}", file=sys.stderr)
    return 0


def _make_all(options: argparse.Namespace) -> int:
    """Each part in a process of its own, so that it reads with what was made before it."""
    for number, name in enumerate(PARTS, 1):
        print(f"[{number}/{len(PARTS)}] {name}", flush=True)
        command = [sys.executable, "-m", "training", name, "--data", str(options.data)]
        command += ["--out", str(options.out), "--minutes", str(options.minutes)]
        if code := subprocess.run(command).returncode:
            return code
    return 0


def _lacking(names: list[str], data: Path) -> str | None:
    """What keeps these parts from being made, as one line."""
    if not data.is_dir():
        return f"there is no folder {data}; name the folder of public sets with --data"
    for name in names:
        for file in (*PARTS[name].data, *PARTS[name].apart):
            if not locate(data, file).exists():
                return f"{name} needs {file}, which is not in {locate(data, file).parent}"
    if "reader" in names and (packages := reader_model.missing()):
        line = f"the reader needs {', '.join(packages)}: pip install {' '.join(packages)}"
        return line if len(names) == 1 else f"{line}, or make the other parts one by one"
    return None


def _parser() -> argparse.ArgumentParser:
    rows = "\n".join(f"  {name:8} {part.row()}" for name, part in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=f"{__doc__}\n\nparts, in the order in which `all` makes them:\n{rows}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("part", choices=[*PARTS, "all"], help="what to make; `all` makes each")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        help="the folder of public sets (default: %(default)s)",
    )
    parser.add_argument(
        "--out", type=Path, default=FOLDER, help="where to write (default: the package's weights)"
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=reader_model.MINUTES,
        help="the bound on the training of the reader (default: %(default)s)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
