"""Articles by number, and the look-ups that lead from a record to what is shown of it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from variorum.dossier.formats import wording
from variorum.dossier.formats.told_reasons import Names, Reason, tell
from variorum.dossier.formats.view import Piece, Ref, Support
from variorum.model import Article, Comparison, Dossier, Evidence, Origin, Reasons, Statement


def number_articles(comparison: Comparison) -> dict[str, str]:
    """The number of each article by its id (`01`, `02`, ...): by dossier, then earliest first.

    Articles without a date come last; ties are broken by id, which derives from the content, so
    neither the order in which the articles were given nor the names of files tell anything.
    """
    ordered = [
        article.id for dossier in comparison.dossiers for article in _by_date(dossier.articles)
    ]
    width = max(2, len(str(len(ordered))))
    return {key: str(position).zfill(width) for position, key in enumerate(ordered, 1)}


def _by_date(articles: Iterable[Article]) -> list[Article]:
    return sorted(
        articles,
        key=lambda one: (one.published.value if one.published else "9999", one.id),
    )


def outlet_name(article: Article) -> str:
    """How the outlet is called where it is shown: `unnamed (03.txt)` where it is not known."""
    name = article.outlet.name or article.outlet.domain
    return wording.one_line(name or "") or wording.unnamed(article.uri)


def count_accounts(dossier: Dossier) -> Support:
    """How many articles, outlets and origins a dossier has."""
    index = Index(dossier, number_articles(Comparison(dossiers=(dossier,))))
    return index.whole


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
    """Everything of one dossier that is looked up by id, without what is held back.

    `held_back` are the numbers of claims and of relations that are candidates and not shown. With
    `whole` nothing is held back.
    """

    def __init__(self, dossier: Dossier, numbers: Mapping[str, str], whole: bool = False):
        self.dossier = dossier if whole else dossier.as_shown()
        self.held_back = (
            len(dossier.claims) - len(self.dossier.claims),
            len(dossier.relations) - len(self.dossier.relations),
        )
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
            article=evidence.article,
        )

    def refs(self, evidence: Iterable[Evidence]) -> tuple[Ref, ...]:
        """References in the order of the articles' numbers, each once."""
        found = {(ref.number, ref.start, ref.end): ref for ref in map(self.ref, evidence)}
        return tuple(found[key] for key in sorted(found))

    def support(self, articles: Iterable[str], origins: int) -> Support:
        """How many articles these are, how many outlets carry them, and the count of origins.

        The states of one article are one.
        """
        given = {self._standing.get(one, one) for one in articles}
        return Support(len(given), len({self._outlets[one] for one in given} - {None}), origins)

    @property
    def whole(self) -> Support:
        """How many articles, outlets and origins the dossier has."""
        articles = [article.id for article in self.dossier.articles]
        return self.support(articles, len(self.dossier.origins))

    @cached_property
    def _standing(self) -> dict[str, str]:
        """By the id of an earlier state of an article, that of the state that stands now."""
        histories = self.dossier.histories or ()
        return {article: one.standing for one in histories for article in one.left}

    @cached_property
    def _outlets(self) -> dict[str, str | None]:
        """What tells each article's outlet apart, by the article's id; None where it is unknown.

        An outlet known by its domain here and by its name alone there is one outlet.
        """
        outlets = {article.id: article.outlet for article in self.dossier.articles}
        domains = {
            one.name.casefold(): one.domain for one in outlets.values() if one.name and one.domain
        }
        return {
            key: one.domain or (one.name and domains.get(one.name.casefold(), one.name.casefold()))
            for key, one in outlets.items()
        }

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
            origin=self._origin_name(origin) if origin else "",
            article=article,
            why=self.why(article.because),
        )

    def _origin_name(self, origin: Origin) -> str:
        """The origin's label; where no outlet of it is known, its first article is named."""
        if origin.label != wording.UNNAMED:
            return wording.one_line(origin.label) or wording.UNNAMED
        first = min(origin.articles, key=self.numbers.__getitem__)
        return outlet_name(next(one for one in self.dossier.articles if one.id == first))


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
    if article.set_aside:
        yield (
            "Invisible characters set aside",
            wording.listed(
                tuple(wording.invisible(one.kind, one.count) for one in article.set_aside)
            ),
        )
    yield "Address", wording.one_line(article.uri)
