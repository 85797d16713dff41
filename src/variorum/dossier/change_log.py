"""The change log of a story: what each account was the first to tell, and what was taken back."""

from collections.abc import Iterator, Mapping, Sequence

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import outlet_name
from variorum.model import Article, Claim, Dossier, Evidence, Figure, Report, identify
from variorum.model.story_news import NewsKind, StoryNews

_NOWHERE: Mapping[str, str] = {}

_OWN: dict[str, NewsKind] = {
    "number": "number",
    "attribution": "attribution",
    "withdrawal": "withdrawal",
    "correction": "correction",
}
"""What an outlet changed that is news, by the kind of the change."""


def change_log(dossier: Dossier, arrived: Mapping[str, str] = _NOWHERE) -> tuple[StoryNews, ...]:
    """What is new in a story, the earliest first.

    `arrived` tells when the store came to know each article, by its id. Articles count in that
    order, then in that of their publication: what an earlier one told is not new in a later one.
    """
    return tuple(_Log(dossier, arrived).entries())


class _Log:
    """One dossier, gone through in the order in which its articles came."""

    def __init__(self, dossier: Dossier, arrived: Mapping[str, str]) -> None:
        self._dossier = dossier
        self._arrived = arrived
        self._articles = {one.id: one for one in dossier.articles}
        ordered = sorted(dossier.articles, key=self._when)
        self._rank = {one.id: at for at, one in enumerate(ordered)}
        self._names = {one.id: one.name for one in dossier.entities}
        self._later = {
            one.article for history in dossier.histories or () for one in history.states[1:]
        }

    def entries(self) -> list[StoryNews]:
        """All of them, in the order of the articles that brought them."""
        found = [*self._accounts(), *self._numbers(), *self._denials(), *self._changes()]
        return sorted(
            found, key=lambda one: (self._rank[one.article], _KINDS.index(one.kind), one.id)
        )

    def _when(self, article: Article) -> tuple[str, str, str]:
        return self._arrived.get(article.id, ""), told_at(article) or "9999", article.id

    def _entry(
        self,
        kind: NewsKind,
        article: str,
        text: str,
        evidence: Sequence[Evidence] = (),
        **more: object,
    ) -> StoryNews:
        own = self._articles[article]
        places = [(one.article, one.start, one.end) for one in evidence]
        return StoryNews(
            id=identify("n", kind, article, places, "" if places else text),
            kind=kind,
            story=self._dossier.story.id,
            title=wording.one_line(self._dossier.story.title),
            article=article,
            uri=own.uri,
            at=told_at(own),
            known=self._arrived.get(article),
            text=f"{outlet_name(own)}: {text}",
            evidence=tuple(evidence),
            **more,  # type: ignore[arg-type]
        )

    def _accounts(self) -> Iterator[StoryNews]:
        origin_of = {one: origin for origin in self._dossier.origins for one in origin.articles}
        seen: set[str] = set()
        for article in sorted(self._articles, key=self._rank.__getitem__):
            if article not in self._later:
                title = wording.one_line(self._articles[article].title or "")
                yield self._entry("account", article, f"new account{': ' if title else ''}{title}")
            origin = origin_of.get(article)
            if origin and origin.id not in seen:
                seen.add(origin.id)
                if len(seen) > 1:
                    text = (
                        f"independent origin number {len(seen)}: {wording.one_line(origin.label)}"
                    )
                    yield self._entry("origin", article, text, count=len(seen))

    def _numbers(self) -> Iterator[StoryNews]:
        for figure in self._dossier.figures:
            if figure.measure != "other" or figure.relation != "single":
                yield from self._numbers_of(figure)

    def _numbers_of(self, figure: Figure) -> Iterator[StoryNews]:
        told: list[str] = []
        for report in sorted(figure.reports, key=self._place):
            amount = f"{wording.qualifier(report)} {wording.amount(report)}".strip()
            if not amount or amount in told:
                continue
            # What an outlet changed in its own article is told as such.
            if report.evidence.article not in self._later:
                before = f" (before: {told[-1]})" if told else ""
                yield self._entry(
                    "number",
                    report.evidence.article,
                    f"{wording.one_line(figure.what)}: {amount}{before}",
                    [report.evidence],
                    measure=figure.measure,
                    value=report.value if report.value is not None else report.low,
                )
            told.append(amount)

    def _place(self, report: Report) -> tuple[int, int]:
        return self._rank[report.evidence.article], report.evidence.start

    def _denials(self) -> Iterator[StoryNews]:
        statements = {one.id: one for one in self._dossier.statements}
        denying = {one.claim: one.to for one in self._dossier.relations if _denies(one)}
        texts = {one.id: one.text for one in self._dossier.claims}
        for claim in self._dossier.claims:
            if not claim.shown or not (claim.denied_by or claim.id in denying):
                continue
            said = [statements[one] for one in claim.statements if one in statements]
            denials = [one.evidence for one in said if one.mode == "denies"]
            if claim.id in denying and not denials:
                denials = list(claim.evidence)
            if denials:
                first = min(denials, key=lambda one: (self._rank[one.article], one.start))
                who = self._deniers(claim)
                text = f"{who}denied: “{wording.one_line(texts[denying.get(claim.id, claim.id)])}”"
                yield self._entry("denial", first.article, text, [first])

    def _deniers(self, claim: Claim) -> str:
        names = wording.listed(tuple(self._names.get(one, "") for one in claim.denied_by))
        return f"{names} " if names else ""

    def _changes(self) -> Iterator[StoryNews]:
        for history in self._dossier.histories or ():
            for change in history.changes:
                if change.telling:
                    evidence = [one for one in (change.before, change.after) if one]
                    yield self._entry(
                        _OWN[change.kind],
                        change.article,
                        change.text,
                        evidence,
                        **self._number_in(change.article, change.after),
                    )

    def _number_in(self, article: str, after: Evidence | None) -> dict[str, object]:
        """The number of a figure that stands in the words that a change made."""
        for figure in self._dossier.figures:
            for report in figure.reports:
                one = report.evidence
                if after and one.article == article and after.start <= one.start < after.end:
                    return {"measure": figure.measure, "value": report.value}
        return {}


_KINDS: tuple[NewsKind, ...] = (
    *("account", "origin", "number", "denial", "correction", "withdrawal", "attribution"),
)
"""The order of what one article brought."""


def _denies(relation: object) -> bool:
    return getattr(relation, "kind", "") == "denies" and bool(getattr(relation, "shown", False))


def told_at(article: Article) -> str | None:
    """When an account was changed, published or fetched, as far as it tells."""
    if article.updated:
        return article.updated
    if article.published and article.published.basis != "coverage":
        return article.published.value
    return article.seen or None
