"""Whether what a dossier says is what its articles' words say: they are read again and compared.

`dossier.verify` proves that all evidence stands where it points. Here its meaning is checked: the
number of a report is the one in its words, who speaks and by which word stands beside the
statement, outlets and counts are those of the articles, and texts have the digests that they were
given.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from variorum import annotate, clean, review
from variorum.dossier import verify
from variorum.model import (
    Article,
    Claim,
    Comparison,
    Dossier,
    Entity,
    Evidence,
    Figure,
    Quantity,
    Report,
    Statement,
)
from variorum.model.article import digest_text
from variorum.model.dossier import seal_of

_NEAR = 1200
"""Characters around a statement among which its speaker and its cue stand. A speaker may be named a
paragraph or two before a second quotation: of the statements of 428 articles in three sets of
stories, 24 have theirs more than 300 characters away, two more than 600, and none over 1,200."""


def reread(comparison: Comparison) -> list[str]:
    """Each thing that a dossier says otherwise than its articles, as one readable line."""
    return [
        f"dossier {dossier.story.id}: {failure}"
        for dossier in comparison.dossiers
        for failure in _Rereading(dossier).failures()
    ]


def check_document(body: bytes, comparison: Comparison) -> list[str]:
    """Each thing wrong with a dossier document, given also as the JSON that it was read from.

    To what `dossier.verify` and `reread` find comes the seal: whether anything at all was changed
    since the document was written. A document of an older version has none.
    """
    failures = [*verify(comparison), *reread(comparison)]
    digested = any(one.sha256 for story in comparison.dossiers for one in story.articles)
    if comparison.seal is msgspec.UNSET:
        if digested:
            failures.append("the document has lost its seal: it was changed after it was written")
    elif comparison.seal != seal_of(body):
        failures.append("the document is not as it was sealed: it was changed after it was written")
    return failures


class _Rereading:
    """One dossier, checked against the words of its articles."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._articles = {article.id: article for article in dossier.articles}
        self._entities = {one.id: one for one in dossier.entities}
        self._statements = {one.id: one for one in dossier.statements}
        self._origins = {key: one.id for one in dossier.origins for key in one.articles}
        self._decided = _decided(dossier)

    def failures(self) -> Iterator[str]:
        for at, article in enumerate(self._dossier.articles):
            yield from _check_article(f"articles[{at}]", article)
        yield from self._check_origins()
        counted = self._quantities()
        for at, figure in enumerate(self._dossier.figures):
            yield from self._check_figure(f"figures[{at}]", figure, counted)
        for at, statement in enumerate(self._dossier.statements):
            yield from self._check_statement(f"statements[{at}]", statement)
        for at, claim in enumerate(self._dossier.claims):
            yield from self._check_claim(f"claims[{at}]", claim)
        for at, event in enumerate(self._dossier.events):
            told = {self._origins.get(one) for one in event.articles}
            if event.origins > len(told):
                yield f"events[{at}] counts {event.origins} origins of {len(told)}"

    def _quantities(self) -> dict[tuple[str, int, int], Quantity]:
        """The counts of every article that has a report, read anew, by their place."""
        reported = {
            report.evidence.article for figure in self._dossier.figures for report in figure.reports
        }
        return {
            (article.id, one.start, one.end): one
            for article in self._dossier.articles
            if article.id in reported
            for one in annotate.count(article.text)
        }

    def _check_origins(self) -> Iterator[str]:
        """An origin is called after an agency or an outlet of its articles."""
        for at, origin in enumerate(self._dossier.origins):
            names = {"unnamed"}
            for one in (self._articles[key] for key in origin.articles if key in self._articles):
                names |= {one.agency or "", one.outlet.name or "", one.outlet.domain or ""}
                # Before, an origin without an outlet was called after its address.
                names.add(one.uri)
            if origin.label not in names:
                yield f"origins[{at}] is called {origin.label!r}, as none of its articles is"

    def _check_figure(
        self, path: str, figure: Figure, counted: Mapping[tuple[str, int, int], Quantity]
    ) -> Iterator[str]:
        told: set[float | int | None] = set()
        for at, report in enumerate(figure.reports):
            told |= {report.value, report.low, report.high}
            if ("amount", _place(report.evidence)) not in self._decided:
                yield from _check_report(f"{path}.reports[{at}]", report, counted)
            said = self._statements.get(report.statement or "")
            if said and report.claimant and report.claimant != said.speaker:
                yield f"{path}.reports[{at}] names another claimant than its statement's speaker"
        bounds = [one for one in (figure.low, figure.best, figure.high) if one is not None]
        for one in bounds if figure.policy != "acled-like" else ():
            if one not in told:
                yield f"{path} gives {one}, which none of its reports does"
        if any(low > high for low, high in pairwise(bounds)):
            yield f"{path} gives a best number outside of its bounds"
        origins = {report.origin for report in figure.reports}
        articles = {report.evidence.article for report in figure.reports}
        if figure.origins != min(len(origins), len(articles)):
            yield f"{path} counts {figure.origins} origins of {len(origins)}"

    def _check_statement(self, path: str, said: Statement) -> Iterator[str]:
        article = self._articles.get(said.evidence.article)
        if article is None or ("speaker", _place(said.evidence)) in self._decided:
            return
        for name, words in (("cue", said.cue), ("speaker", said.speaker_text)):
            if words and not _stands_near(article, said.evidence, words):
                yield f"{path}: the {name} {words!r} does not stand by {said.evidence.text[:60]!r}"
        speaker = self._entities.get(said.speaker or "")
        if speaker is not None:
            yield from self._check_speaker(path, said, speaker)

    def _check_speaker(self, path: str, said: Statement, speaker: Entity) -> Iterator[str]:
        """The entity that speaks is one that its article names, and not another one's name."""
        names = _words(" ".join(speaker.variants))
        if not names or names & _words(said.speaker_text or ""):
            return
        if not any(one.article == said.evidence.article for one in speaker.mentions):
            yield f"{path} has {speaker.name!r} speak, whom its article does not name"
        # What runs over the end of a line is more than a name.
        said_by = "" if "\n" in (said.speaker_text or "") else said.speaker_text or ""
        for one in self._dossier.entities:
            # "Its spokeswoman Dagny Reuss" is she; "Reuss's lawyer" may be anybody.
            if one.kind == "person" and said_by.endswith(one.variants):
                yield f"{path} has {speaker.name!r} speak where the article has {one.name!r}"
                return

    def _check_claim(self, path: str, claim: Claim) -> Iterator[str]:
        said = [self._statements[one] for one in claim.statements if one in self._statements]
        speakers = {one.speaker for one in said}
        for one in claim.asserted_by:
            if one not in speakers:
                yield f"{path} is asserted by an entity that makes none of its statements"
        origins = {one.origin for one in said} | {self._origins.get(one) for one in claim.articles}
        if claim.origins > len(origins):
            yield f"{path} counts {claim.origins} origins of {len(origins)}"
        if set(claim.articles) != {one.article for one in claim.evidence}:
            yield f"{path} lists other articles than its evidence is of"


def _decided(dossier: Dossier) -> set[tuple[str, tuple[str, int, int]]]:
    """What people read otherwise than the program: the kind of decision and the place."""
    texts = {article.id: article.text for article in dossier.articles}
    return {
        (one.kind, _place(one.target.evidence[0]))
        for one in review.anchored(dossier.decisions or (), texts)
        if one.target
    }


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article, evidence.start, evidence.end


def _check_article(path: str, article: Article) -> Iterator[str]:
    if article.sha256 and digest_text(article.text) != article.sha256.text:
        yield f"{path}: the text of {article.uri} is not the one that its digest was taken of"
    outlet = article.outlet
    known = clean.domain_of(article.uri)
    if known and outlet.domain and outlet.basis == "url" and known != outlet.domain:
        yield f"{path}: the outlet of {article.uri} is given as {outlet.domain}"
    if outlet.basis == "unknown" and (outlet.name or outlet.domain):
        yield f"{path}: the outlet of {article.uri} is named, though nothing told it"
    if outlet.basis == "credit":
        page = [article.text, article.title or "", *(one.text for one in article.removed)]
        if not any((outlet.name or "") in one for one in page):
            yield f"{path}: the page of {article.uri} does not credit {outlet.name!r}"


def _check_report(
    path: str, report: Report, counted: Mapping[tuple[str, int, int], Quantity]
) -> Iterator[str]:
    """The number of a report is the one that its words give."""
    evidence = report.evidence
    given = (report.value, report.low, report.high, report.qualifier)
    again = counted.get((evidence.article, evidence.start, evidence.end))
    if again is not None:
        read = [(again.value, again.low, again.high, again.qualifier)]
    else:
        # A version that reads counts otherwise leaves the numbers in the words.
        numbers = annotate.numbers(evidence.text)
        read = [(one.value, one.low, one.high, one.qualifier) for one in numbers]
    if read and given not in read:
        said = " or ".join(_amount(one) for one in read)
        yield f"{path} gives {_amount(given)}, but its words {evidence.text!r} say {said}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"the", "of"}


def _amount(given: tuple[float | int | None, float | int | None, float | int | None, str]) -> str:
    value, low, high, qualifier = given
    number = f"{low} to {high}" if value is None else f"{value}"
    return f"{number} ({qualifier.replace('_', ' ')})"


def _stands_near(article: Article, evidence: Evidence, words: str) -> bool:
    """Whether these words, in their order, stand in or around a piece of evidence."""
    near = article.text[max(0, evidence.start - _NEAR) : evidence.end + _NEAR]
    at = 0
    for word in words.split():
        at = near.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True
