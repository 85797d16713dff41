"""The figure ledger with the hashtags of the Humanitarian Exchange Language (HXL 1.1).

The first row names the columns, the second one tags them; a tool that knows HXL finds the columns
by their tags, whatever they are called.
"""

from collections.abc import Iterable, Sequence

from variorum.dossier.formats.coding import Coded, coded
from variorum.dossier.formats.csv import Cell, table
from variorum.model import Comparison, Report

COLUMNS = {
    "story": "#event+id",
    "story_title": "#event+name",
    "figure": "#indicator+id",
    "measure": "#indicator+code",
    "what": "#indicator+name",
    "unit": "#indicator+unit",
    "relation": "#status+relation",
    "policy": "#meta+policy",
    "low": "#indicator+min+num",
    "best": "#indicator+best+num",
    "high": "#indicator+max+num",
    "articles": "#meta+articles+num",
    "outlets": "#meta+outlets+num",
    "origins": "#meta+origins+num",
    "qualifier": "#indicator+reported+qualifier",
    "value": "#indicator+reported+num",
    "value_low": "#indicator+reported+min+num",
    "value_high": "#indicator+reported+max+num",
    "population": "#group+name",
    "unit_told": "#indicator+reported+unit",
    "setting": "#event+setting",
    "claimant": "#meta+claimant",
    "as_of": "#date+occurred",
    "place": "#loc+name",
    "country": "#country+code+v_iso2",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "outlet": "#org+outlet+name",
    "origin": "#meta+origin",
    "published": "#date+published",
    "start": "#meta+start+num",
    "end": "#meta+end+num",
    "text": "#description+quote",
    "uri": "#meta+url",
}


def to_hxl(comparison: Comparison) -> str:
    """One row for each report of each figure."""
    rows: Iterable[Sequence[Cell]] = (row for story in coded(comparison) for row in _rows(story))
    return table(tuple(COLUMNS), [tuple(COLUMNS.values()), *rows])


def _rows(story: Coded) -> Iterable[Sequence[Cell]]:
    head = story.dossier.story
    for figure in story.dossier.figures:
        told = story.support([one.evidence.article for one in figure.reports], figure.origins)
        for one in figure.reports:
            piece = story.piece_of[one.evidence.article]
            yield (
                *(head.id, head.title, figure.id, figure.measure, figure.what, figure.unit),
                *(figure.relation, figure.policy, figure.low, figure.best, figure.high),
                *(told.articles, told.outlets, told.origins),
                *(one.qualifier, one.value, one.low, one.high, one.population),
                *(one.unit, one.setting_name or one.setting),
                *(story.name(one.claimant), one.as_of, *_where(story, one)),
                *(piece.outlet, piece.origin, piece.iso, one.evidence.start, one.evidence.end),
                *(one.evidence.text, piece.article.uri),
            )


def _where(story: Coded, report: Report) -> tuple[Cell, ...]:
    """Name, country and coordinates of a report's place; only a name that is one place has them."""
    known = story.placed(report.place)
    if known is None:
        return (report.place, None, None, None)
    return (report.place, known.country, known.lat, known.lon)
