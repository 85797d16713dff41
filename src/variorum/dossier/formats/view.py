"""What every format for people shows of a dossier, ready to be laid out; made by `arrange`.

Articles are numbered over all dossiers of one comparison, earliest first, so `[03:120–168]`
names one span wherever it is read. Nothing is worded here but what no article says: names of
sections, counts, dates.
"""

from dataclasses import dataclass

from variorum.dossier.formats import wording
from variorum.dossier.formats.page_addresses import evidence_address
from variorum.dossier.formats.told_reasons import Reason
from variorum.model import Article, Rejection, Report


@dataclass(frozen=True)
class Ref:
    """One piece of evidence: the number of its article (`03`), its outlet, and the exact span.

    `article` is the article's id; with it the address of the evidence stays when numbers move.
    """

    number: str
    outlet: str
    origin: str
    start: int
    end: int
    text: str
    article: str = ""

    @property
    def key(self) -> str:
        """The address of the span in the page: `e30db9eac7811-120-168`."""
        span = f"{self.start}-{self.end}"
        return f"{evidence_address(self.article) if self.article else f'e{self.number}'}-{span}"

    @property
    def place(self) -> str:
        """The reference as it is printed: `03:120–168`."""
        return f"{self.number}:{self.start}–{self.end}"


@dataclass(frozen=True)
class Support:
    """How much stands behind a line: `4 articles, 3 outlets, 2 origins`.

    Articles whose outlet is unknown are not counted among `outlets`.
    """

    articles: int
    outlets: int
    origins: int

    def __str__(self) -> str:
        """The counts as they are printed in every format."""
        return wording.support(self.articles, self.outlets, self.origins)


@dataclass(frozen=True)
class Line:
    """A line with the evidence it leads to; `elsewhere` if other sections show it too."""

    text: str
    refs: tuple[Ref, ...]
    why: tuple[Reason, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True)
class Happening:
    """One line of the timeline; `worth` is how likely an editor wants it, 0 to 1."""

    date: str
    iso: str
    note: str
    kind: str
    text: str
    place: str
    actors: str
    support: Support
    refs: tuple[Ref, ...]
    why: tuple[Reason, ...] = ()
    worth: float = 0.0
    id: str = ""

    @property
    def day(self) -> str:
        """The date without the time of day."""
        return self.date.partition(", ")[0]

    @property
    def time(self) -> str:
        """The time or the part of the day; empty where only the date is known."""
        return self.date.partition(", ")[2]


@dataclass(frozen=True)
class Count:
    """One report of a figure, with the copies of it that stand in other articles."""

    amount: str
    qualifier: str
    population: str
    claimant: str
    as_of: str
    place: str
    part_of: str
    refs: tuple[Ref, ...]
    report: Report | None = None
    around: str = ""

    @property
    def text(self) -> str:
        """The words of the first article that has it."""
        return self.refs[0].text

    @property
    def quote(self) -> str:
        """These words within their clause."""
        return self.around or self.text

    @property
    def origin(self) -> str:
        """The origin's label where it is not the outlet's own name."""
        ref = self.refs[0]
        return "" if ref.origin == ref.outlet else ref.origin

    @property
    def notes(self) -> tuple[str, ...]:
        """What is counted and where, as far as the quoted words do not say it themselves."""
        quote = self.quote.casefold()
        return tuple(
            name + value
            for name, value in (
                ("of ", self.population),
                ("in ", self.place),
                ("part of: ", self.part_of),
                ("taken back ", _when_left(self.report)),
            )
            if value and value.casefold() not in quote
        )


def _when_left(report: Report | None) -> str:
    return "in a later state of the article" if report and report.taken_back else ""


@dataclass(frozen=True)
class Ledger:
    """One figure with its reports side by side."""

    id: str
    what: str
    measure: str
    relation: str
    relation_words: str
    low: str
    best: str
    high: str
    policy: str
    policy_words: str
    support: Support
    counts: tuple[Count, ...]
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Saying:
    """Who says something, in the evidence's words, and every article that has these words."""

    speaker: str
    cue: str
    text: str
    date: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Point:
    """One claim: who asserts it, who denies it, and what others observe of it.

    `candidate` if it is held back as unsure, and shown only where everything is.
    """

    id: str
    text: str
    status: str
    support: Support
    asserted_by: str
    denied_by: str
    asserts: tuple[Saying, ...]
    denies: tuple[Saying, ...]
    observes: tuple[Saying, ...] = ()
    why: tuple[Reason, ...] = ()
    candidate: bool = False

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """Everything that is said on it, assertions first."""
        return (*self.asserts, *self.denies, *self.observes)

    @property
    def sides(self) -> tuple[tuple[str, str, tuple[Saying, ...]], ...]:
        """Its sides that anybody takes: what they do, who they are, and what they say."""
        sides = (
            ("asserted", self.asserted_by, self.asserts),
            ("denied", self.denied_by, self.denies),
            ("what others observe", "", self.observes),
        )
        return tuple(side for side in sides if side[1] or side[2])

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The references of all of it, in the order of the articles' numbers."""
        found = {ref for saying in self.sayings for ref in saying.refs}
        return tuple(sorted(found, key=lambda ref: (ref.number, ref.start, ref.end)))


@dataclass(frozen=True)
class Parting:
    """Two claims that differ, or of which one updates the other, and how far they are apart.

    `candidate` is as of a point; `folded` if the lines stand for what is said on them.
    """

    kind: str
    first: Point
    second: Point
    apart: str
    why: tuple[Reason, ...] = ()
    candidate: bool = False
    folded: bool = False

    @property
    def points(self) -> tuple[Point, Point]:
        """Both, the one that is differed from or updated first."""
        return (self.first, self.second)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The references of both."""
        return (*self.first.refs, *self.second.refs)


@dataclass(frozen=True)
class Copying:
    """What two articles share: passages as pairs, and a sentence on who copied whom.

    `more` is how many passages are folded.
    """

    key: str
    text: str
    directed: bool
    passages: tuple[tuple[Ref, Ref], ...]
    why: tuple[Reason, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Piece:
    """One article as it is listed and shown; `folded` if what was removed is only counted."""

    number: str
    outlet: str
    title: str
    date: str
    iso: str
    date_basis: str
    facts: tuple[tuple[str, str], ...]
    origin: str
    article: Article
    why: tuple[Reason, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Source:
    """One origin: its label, its articles by number and outlet, and why they are one."""

    label: str
    pieces: tuple[Piece, ...]
    basis: tuple[Line, ...]
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Alone:
    """What one origin alone reports, the weightiest first; `more` is how much is folded."""

    label: str
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True)
class Folded:
    """How many lines of a section a format does not show at a glance."""

    timeline: int = 0
    agreed: int = 0


@dataclass(frozen=True)
class Decided:
    """One decision of a person on a line: what the line said, what takes its place, and why."""

    what: str
    was: str
    to: str
    by: str
    made: str
    note: str


@dataclass(frozen=True)
class Record:
    """One dossier in reading order."""

    key: str
    title: str
    when: str
    where: str
    support: Support
    held_back: str
    brief: tuple[Line, ...]
    timeline: tuple[Happening, ...]
    figures: tuple[Ledger, ...]
    lone_figures: tuple[Ledger, ...]
    more_figures: tuple[Ledger, ...]
    disputed: tuple[Point, ...]
    differing: tuple[Parting, ...]
    agreed: tuple[Point, ...]
    updated: tuple[Parting, ...]
    only_in: tuple[Alone, ...]
    origins: tuple[Source, ...]
    copying: tuple[Copying, ...]
    pieces: tuple[Piece, ...]
    folded: Folded = Folded()
    id: str = ""
    edited: tuple[Line, ...] = ()
    reviewed: str = ""
    decided: tuple[Decided, ...] = ()

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Every reference that the dossier shows, each once, by article and place."""
        points = (
            *(*self.disputed, *self.agreed),
            *(point for one in (*self.differing, *self.updated) for point in one.points),
        )
        found = (
            *(ref for line in (*self.brief, *self.edited) for ref in line.refs),
            *(ref for one in self.timeline for ref in one.refs),
            *(
                ref
                for figure in (*self.figures, *self.lone_figures, *self.more_figures)
                for count in figure.counts
                for ref in count.refs
            ),
            *(ref for point in points for ref in point.refs),
            *(ref for one in self.only_in for line in one.lines for ref in line.refs),
            *(ref for source in self.origins for line in source.basis for ref in line.refs),
            *(ref for one in self.copying for pair in one.passages for ref in pair),
        )
        by_place = {(ref.number, ref.start, ref.end): ref for ref in found}
        return tuple(by_place[key] for key in sorted(by_place))


@dataclass(frozen=True)
class Account:
    """Everything a comparison shows."""

    records: tuple[Record, ...]
    rejected: tuple[Rejection, ...]
