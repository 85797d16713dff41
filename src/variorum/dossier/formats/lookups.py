"""Articles by number, and the look-ups that lead from a record to what is shown of it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from variorum.dossier.formats import wording
from variorum.dossier.formats.told_reasons import Names, Reason, tell
from variorum.dossier.formats.view import Piece, Ref, Support
from variorum.model import Article, Comparison, Dossier, Evidence, Origin, Reasons, Statement


def number_articles(comparison: Comparison) -> dict[str, str]:
    """The number of each article by its id (`01`, `02`, ...): by dossier, then earliest first.

    Articles without a date come last; ties are broken by address, so the order in which the
    articles were given tells nothing.
    """
    ordered = [
        article.id for dossier in comparison.dossiers for article in _by_date(dossier.articles)
    ]
    width = max(2, len(str(len(ordered))))
    return {key: str(position).zfill(width) for position, key in enumerate(ordered, 1)}


def _by_date(articles: Iterable[Article]) -> list[Article]:
    return sorted(
        articles,
        key=lambda one: (one.published.value if one.published else "9999", one.uri, one.id),
    )


def outlet_name(article: Article) -> str:
    """How the outlet is called where it is shown; the file's own name where none is known.

    A file keeps its ending, so that nobody takes its name for an outlet's, or `03` for a number.
    """
    name = article.outlet.name or article.outlet.domain
    return wording.one_line(name or article.uri.rstrip("/").split("/")[-1]) or "unnamed"


def names_of(comparison: Comparison) -> Names:
    """What the articles of a comparison are called where reasons are told."""
    numbers = number_articles(comparison)
    return Names(
        {
            article.id: (numbers[article.id], outlet_name(article))
            for dossier in comparison.dossiers
            for article in dossier.articles
        }
    )


class Index:
    """Everything of one dossier that is looked up by id."""

    def __init__(self, dossier: Dossier, numbers: Mapping[str, str]):
        self.dossier = dossier
        self.numbers = numbers

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The articles in the order of their numbers."""
        return tuple(self._piece(article) for article in _by_date(self.dossier.articles))

    @cached_property
    def piece_of(self) -> dict[str, Piece]:
        """Articles by id."""
        return {piece.article.id: piece for piece in self.pieces}

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """Each article's origin, by the article's id."""
        return {key: one for one in self.dossier.origins for key in one.articles}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {one.id: one for one in self.dossier.statements}

    @cached_property
    def figures(self) -> dict[str, str]:
        """What each figure counts, by its id."""
        return {one.id: wording.one_line(one.what) for one in self.dossier.figures}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: wording.one_line(one.name) for one in self.dossier.entities}

    @cached_property
    def _told(self) -> Names:
        articles = self.dossier.articles
        return Names({one.id: (self.numbers[one.id], outlet_name(one)) for one in articles})

    def why(self, *because: Reasons) -> tuple[Reason, ...]:
        """The reasons of a record, told for people; none where the dossier holds none."""
        return tuple(reason for one in because for reason in tell(one, self._told))

    def name(self, entity: str | None) -> str:
        """An entity's name; empty for none."""
        return self._names.get(entity, entity) if entity else ""

    def names(self, entities: Iterable[str]) -> str:
        """Several entities in one line."""
        return wording.listed(tuple(self.name(one) for one in entities))

    def ref(self, evidence: Evidence) -> Ref:
        """The reference to a piece of evidence."""
        piece = self.piece_of[evidence.article]
        return Ref(
            number=piece.number,
            outlet=piece.outlet,
            origin=piece.origin,
            start=evidence.start,
            end=evidence.end,
            text=wording.one_line(evidence.text),
        )

    def refs(self, evidence: Iterable[Evidence]) -> tuple[Ref, ...]:
        """References in the order of the articles' numbers, each once."""
        found = {(ref.number, ref.start, ref.end): ref for ref in map(self.ref, evidence)}
        return tuple(found[key] for key in sorted(found))

    def support(self, articles: Iterable[str], origins: int) -> Support:
        """How many outlets carry these articles, beside the count of origins."""
        return Support(len({self._outlet_key(one) for one in articles}), origins)

    def _outlet_key(self, key: str) -> str:
        """Articles of unknown outlets count as one outlet each."""
        outlet = self.piece_of[key].article.outlet
        return outlet.domain or outlet.name or key

    def _piece(self, article: Article) -> Piece:
        published = article.published
        origin = self.origin_of.get(article.id)
        return Piece(
            number=self.numbers[article.id],
            outlet=outlet_name(article),
            title=wording.one_line(article.title or ""),
            date=wording.day(published.value if published else None),
            iso=published.value if published else "",
            date_basis=wording.BASES[published.basis] if published else "",
            facts=tuple(_facts(article)),
            origin=_origin_name(origin, article) if origin else "",
            article=article,
            why=self.why(article.because),
        )


def _origin_name(origin: Origin, article: Article) -> str:
    """The origin's label; where no outlet is known that is an address, shown as the outlet is."""
    if origin.label == article.uri:
        return outlet_name(article)
    return wording.one_line(origin.label) or "unnamed"


def _facts(article: Article) -> Iterable[tuple[str, str]]:
    """What is known of an article beside its text, each with its name."""
    if article.byline:
        yield "By", wording.one_line(article.byline)
    if article.agency:
        yield "Agency", wording.one_line(article.agency)
    if article.via:
        yield "Republished from", wording.one_line(", ".join(article.via))
    if article.dateline and article.dateline.place:
        yield "Dateline", wording.one_line(article.dateline.place)
    yield "Address", wording.one_line(article.uri)
