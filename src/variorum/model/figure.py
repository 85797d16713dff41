"""Figures: what several reports of one quantity are about."""

from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.reading import Measure, Qualifier
from variorum.model.span import Evidence

Policy = Literal["lowest", "highest", "latest", "most-origins", "ucdp-like", "acled-like"]
"""How `best` is chosen among reports that differ. Named in every dossier."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a figure: how much, how firmly, by whom, as of when, from which origin.

    `what` is what is counted, folded over plurals and spelling, `unit` that of the number as it is
    written. `setting` is "other" where the count belongs to another event or time, whose place or
    date is `setting_name` where the account tells one. `state` is the number of the state, from 1,
    of an article that came in several; `taken_back` is the id of the state in which its outlet
    tells this no more. Such a report has no part in the figure's numbers. JSON leaves out both
    elsewhere.
    """

    evidence: Evidence
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    population: str | None
    claimant: str | None
    statement: str | None
    as_of: str | None
    place: str | None
    origin: str
    part_of: str | None
    what: str | None = None
    unit: str | None = None
    setting: Literal["this", "other"] = "this"
    setting_name: str | None = None
    state: int | msgspec.UnsetType = msgspec.UNSET
    taken_back: str | msgspec.UnsetType = msgspec.UNSET


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that measure the same thing, side by side.

    `low`, `best` and `high` follow the named `policy`, in the figure's `unit`; each is null where
    no report gives a number. `origins` counts independent origins, never outlets. `worth` is how
    likely an editor wants the figure at a glance, 0 to 1; null where that was not judged.
    """

    id: str
    measure: Measure
    what: str
    unit: str
    reports: tuple[Report, ...]
    low: float | int | None
    best: float | int | None
    high: float | int | None
    policy: Policy
    origins: int
    relation: Literal["single", "agree", "differ", "update"]
    worth: float | None = None
    because: Reasons = msgspec.UNSET
