"""Files of learned weights: the digest of their data, and how numbers are put into them.

The words in a file (what it judges, the label of each feature, how a line was chosen) are written
by people. A fit replaces the numbers, the digest and the date, and nothing else.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from variorum.weights import FOLDER, Feature, read

ROOT = Path(__file__).parent.parent


def locate(data: Path, name: str) -> Path:
    """Where a part's file or folder lies: below the project's root if it is the project's own."""
    return (ROOT if name.startswith("tests/") else data) / name


def digest(data: Path, names: Sequence[str]) -> str:
    """The SHA-256 over the lines "SHA-256  name" of all files, those of a folder by name."""
    whole = hashlib.sha256()
    for name in names:
        place = locate(data, name)
        base = place.parents[name.count("/")]
        found = sorted(one for one in place.rglob("*") if one.is_file()) if place.is_dir() else []
        for path in found or [place]:
            part = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{part}  {path.relative_to(base).as_posix()}\n".encode())
    return whole.hexdigest()


def renew(
    file: str, fitted: Sequence[tuple[str, float]], intercept: float, of: str, out: Path
) -> None:
    """Writes `out`/`file` with these weights, a name and a number for each feature in order.

    `of` is the digest of the data. Where neither it nor a number is new, the date stays, and the
    file is the shipped one to the byte. Raises `SystemExit` where the features are not those of the
    shipped file.
    """
    shipped = read(FOLDER / file)
    names = tuple(name for name, _ in fitted)
    if names != shipped.names:
        odd = sorted({*names} ^ {*shipped.names}) or ["the order"]
        raise SystemExit(f"{file} has other features ({', '.join(odd)}): give each a label there")
    features = tuple(
        Feature(name=name, label=one.label, weight=weight)
        for one, (name, weight) in zip(shipped.features, fitted, strict=True)
    )
    table = msgspec.structs.replace(shipped, intercept=intercept, features=features, digest=of)
    if table != shipped:
        today = date.today().isoformat()
        table = msgspec.structs.replace(table, date=today, since="")
    out.mkdir(parents=True, exist_ok=True)
    (out / file).write_text(layout(msgspec.to_builtins(table)), encoding="utf-8")


def layout(table: dict[str, Any]) -> str:
    """A table as JSON with one feature, line or word in a row, so that changes are seen."""
    rows = []
    for key, value in table.items():
        many = key in ("features", "lines", "words") and value
        rows.append(f" {_compact(key)}: {_rows(value) if many else _compact(value)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _rows(value: list[Any] | dict[str, Any]) -> str:
    if isinstance(value, dict):
        rows = [f"  {_compact(key)}: {_compact(one)}" for key, one in value.items()]
        return "{\n" + ",\n".join(rows) + "\n }"
    return "[\n" + ",\n".join(f"  {_compact(one)}" for one in value) + "\n ]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
