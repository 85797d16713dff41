"""Disputes of whole stories: which denials are set against what they deny.

The folder `disputes` holds invented coverage, a JSON file for each story: in `tuned` those that the
weights were learned from, in `held_out` those that nobody read meanwhile. A story gives its
`articles`, its `disputes` (every sentence that asserts, and every sentence that denies) and
`not_disputes`, pairs of sentences that only look like one.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article
from variorum import pipeline
from variorum.annotate import annotate
from variorum.engine.workers import Workers
from variorum.model import Evidence, Outlet, Published, Reading, Story

HALVES = ("tuned", "held_out")


class Told(msgspec.Struct, frozen=True):
    """A sentence of one article, by its words."""

    article: str
    quote: str


class Report(msgspec.Struct, frozen=True):
    """One account of a story."""

    id: str
    outlet: str
    title: str
    date: str
    text: str


class Dispute(msgspec.Struct, frozen=True):
    """Who asserts something and who denies it; `kind` is `toll`, `blame` or `claim`."""

    about: str
    kind: str
    asserted: tuple[Told, ...]
    denied: tuple[Told, ...]


class Lookalike(msgspec.Struct, frozen=True):
    """Two sentences that do not contradict each other, and why."""

    why: str
    a: Told
    b: Told


class Coverage(msgspec.Struct, frozen=True):
    """The accounts of one story and what they dispute."""

    name: str
    articles: tuple[Report, ...]
    disputes: tuple[Dispute, ...]
    not_disputes: tuple[Lookalike, ...]


class Drawn(msgspec.Struct, frozen=True):
    """What was drawn for one story: pairs (denial, what it denies)."""

    coverage: Coverage
    pairs: tuple[tuple[Evidence, Evidence], ...]

    def answers(self, pair: tuple[Evidence, Evidence]) -> int | None:
        """Which of the noted disputes a pair belongs to; who denies may be seen either way."""
        denial, target = pair
        for at, dispute in enumerate(self.coverage.disputes):
            for one, other in ((denial, target), (target, denial)):
                if self._in(one, dispute.denied) and self._in(other, dispute.asserted):
                    return at
        return None

    def misled(self) -> int:
        """How many of the pairs that only look like a dispute were drawn as one."""
        return sum(
            any(
                (self._in(denial, (one.a,)) and self._in(target, (one.b,)))
                or (self._in(denial, (one.b,)) and self._in(target, (one.a,)))
                for denial, target in self.pairs
            )
            for one in self.coverage.not_disputes
        )

    def _in(self, evidence: Evidence, noted: tuple[Told, ...]) -> bool:
        for one in noted:
            if one.article == evidence.article:
                text = next(each.text for each in self.coverage.articles if each.id == one.article)
                start = text.index(one.quote)
                if evidence.start < start + len(one.quote) and start < evidence.end:
                    return True
        return False


def evaluate(data: Path) -> Scores:
    """Disputes found of those noted, and pairs drawn that belong to one, by half and by kind."""
    if not (data / "disputes").is_dir():
        raise FileNotFoundError(2, "no such folder", str(data / "disputes"))
    rows = []
    for half in HALVES:
        drawn = list(draw(data / "disputes" / half))
        rows.append(_row(half.replace("_", " "), drawn))
        rows += _by_kind(half.replace("_", " "), drawn)
    return Scores(task="disputes", rows=tuple(rows))


def draw(folder: Path) -> Iterator[Drawn]:
    """The disputes drawn for each story of a folder, in the order of the files' names."""
    for coverage, own in read_coverage(folder):
        story = Story(id=coverage.name, articles=tuple(one.article.id for one in own))
        dossier = pipeline.compile_story(story, own, "most-origins")
        # A sentence that tells both sides by itself answers no other, and is not scored here.
        pairs = [
            (one.evidence[0], one.evidence[1])
            for one in dossier.relations
            if one.kind == "denies" and not _overlap(*one.evidence[:2])
        ]
        yield Drawn(coverage, tuple(pairs))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def read_coverage(folder: Path) -> Iterator[tuple[Coverage, list[Reading]]]:
    """Each story of a folder and the readings of its accounts, in the order of the files' names."""
    stories = [
        msgspec.json.decode(path.read_bytes(), type=Coverage)
        for path in sorted(folder.glob("*.json"))
    ]
    with Workers() as pool:
        reports = [one for each in stories for one in each.articles]
        readings = iter(list(pool.map(_read, reports)))
    for coverage in stories:
        yield coverage, [next(readings) for _ in coverage.articles]


def _read(report: Report) -> Reading:
    """The reading of one account, its text kept to the character."""
    return annotate(
        bare_article(
            report.id,
            report.text,
            outlet=Outlet(name=report.outlet, basis="metadata"),
            title=report.title,
            published=Published(value=report.date, precision="day", basis="metadata"),
        )
    )


def _row(name: str, drawn: list[Drawn]) -> Row:
    answered = [[one.answers(pair) for pair in one.pairs] for one in drawn]
    found = sum(len(set(one) - {None}) for one in answered)
    asked = sum(len(one.coverage.disputes) for one in drawn)
    right = sum(at is not None for one in answered for at in one)
    given = sum(map(len, answered))
    return Row(
        name=name,
        values={
            "share": found / asked,
            "found": found,
            "asked": asked,
            "precision": right / given if given else 0.0,
            "pairs": given,
            "misled": sum(one.misled() for one in drawn),
        },
    )


def _by_kind(name: str, drawn: list[Drawn]) -> Iterator[Row]:
    asked: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    for one in drawn:
        answered = {one.answers(pair) for pair in one.pairs}
        for at, dispute in enumerate(one.coverage.disputes):
            asked[dispute.kind] += 1
            found[dispute.kind] += at in answered
    for kind in sorted(asked):
        yield Row(
            name=f"{name}, {kind}",
            values={
                "share": found[kind] / asked[kind],
                "found": found[kind],
                "asked": asked[kind],
            },
        )
