"""Claims asked of whole stories: true ones must be found, and no other one confirmed.

The claims stand in `tests/inquiry/claims.txt`, a line each: the story, the kind and the claim. A
claim is `true`, or inverted in a `number`, in who acts (`actor`), in a yes and a no (`polarity`) or
in its `time`, or `absent`: nobody tells anything of the kind. Those under `tuned` were read one by
one while `variorum ask` was made; those under `held out` were written later, and only counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evaluation.scores import Row, Scores
from variorum import engine, inquiry, pipeline
from variorum.model import Reading, Story

CLAIMS = Path(__file__).parents[1] / "tests" / "inquiry" / "claims.txt"
HALVES = ("tuned", "held out")
KINDS = ("true", "number", "actor", "polarity", "time", "absent")


class Claim(NamedTuple):
    """A claim asked of a noted story; `half` is that of `HALVES`."""

    story: str
    kind: str
    text: str
    half: int


def read_claims(path: Path = CLAIMS) -> list[Claim]:
    """The claims of a file, in its order."""
    found = []
    half = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            half = next((at for at, name in enumerate(HALVES) if line.startswith(f"# {name}:")), 0)
        elif line.strip():
            story, kind, text = line.split("|", 2)
            found.append(Claim(story, kind, text.strip(), half))
    return found


def evaluate(data: Path) -> Scores:
    """Of each half: true claims found, others confirmed wrongly, and absent ones answered so."""
    folder = data / "notes" / "dev"
    if not folder.is_dir():
        raise FileNotFoundError(2, "no such folder", str(folder))
    found = list(answers(folder, read_claims()))
    return Scores(task="ask", rows=tuple(rows(found)))


def answers(folder: Path, claims: list[Claim]) -> Iterator[tuple[Claim, str]]:
    """Each claim with what was found of it in its story."""
    of_story: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        of_story[one.story].append(one)
    for story, asked in sorted(of_story.items()):
        read = engine.read([str(folder / story / "articles")])
        readings = [one for one in read if isinstance(one, Reading)]
        ids = tuple(sorted(one.article.id for one in readings))
        dated, origins = pipeline.fold_story(Story(id=story, articles=ids), readings)
        coverage = inquiry.Coverage(story, dated, origins)
        for one in asked:
            findings = coverage.findings(inquiry.read_claim(one.text))
            yield one, inquiry.conclude(one.text, findings, len(readings)).found


def rows(found: list[tuple[Claim, str]]) -> Iterator[Row]:
    """A row for each half, and one for each kind of claim in it."""
    for half, name in enumerate(HALVES):
        counts = Counter((one.kind, answer) for one, answer in found if one.half == half)
        asked = Counter(one.kind for one, _ in found if one.half == half)
        told = {kind: _told(counts, kind) for kind in KINDS}
        wrong = sum(told.values()) - told["true"]
        yield Row(
            name=name,
            values={
                "true found": told["true"] / max(1, asked["true"]),
                "others not confirmed": 1 - wrong / max(1, sum(asked.values()) - asked["true"]),
                "confirmed wrongly": wrong,
                "absent answered so": counts["absent", "nothing found"] / max(1, asked["absent"]),
            },
        )
        for kind in KINDS:
            yield Row(
                name=f"{name}, {kind}",
                values={
                    "asked": asked[kind],
                    "told": told[kind],
                    "denied": counts[kind, "denied"],
                    "differs": counts[kind, "differs"],
                    "nothing found": counts[kind, "nothing found"],
                },
            )


def _told(counts: Counter[tuple[str, str]], kind: str) -> int:
    return sum(counts[kind, answer] for answer in ("told", "disputed", "superseded"))
