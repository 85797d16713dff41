"""Frozen, typed records; no I/O. The two JSON documents of the contract are made of these."""

from variorum.model.aligned import Aligned
from variorum.model.article import (
    Article,
    Dateline,
    Digests,
    Given,
    Outlet,
    OutletNote,
    Precision,
    Published,
    RawDocument,
    Rejection,
    Removed,
    RemovedReason,
    TooLong,
)
from variorum.model.article_history import Change, ChangeKind, History, State
from variorum.model.asked import Asked
from variorum.model.because import Because, Reasons, Sign, waterfall
from variorum.model.claim import Claim, Relation
from variorum.model.decision import Decision
from variorum.model.dossier import (
    BriefSentence,
    Comparison,
    Dossier,
    Event,
    EventDate,
    LeftOut,
    Location,
    OnlyIn,
    StoryHead,
)
from variorum.model.figure import Figure, Policy, Report
from variorum.model.invisible import InvisibleKind, SetAside
from variorum.model.origin import Credit, Origin, Passage, Reuse, SharedOwner, SharedText
from variorum.model.reading import (
    Attribution,
    Label,
    Measure,
    Mention,
    Mode,
    Place,
    Qualifier,
    Quantity,
    Reading,
    SourceType,
    TimeExpression,
)
from variorum.model.span import Evidence, Span, identify
from variorum.model.statement import Entity, Statement
from variorum.model.story import Story

__all__ = [
    "Aligned",
    "Article",
    "Asked",
    "Attribution",
    "Because",
    "BriefSentence",
    "Change",
    "ChangeKind",
    "Claim",
    "Comparison",
    "Credit",
    "Dateline",
    "Decision",
    "Digests",
    "Dossier",
    "Entity",
    "Event",
    "EventDate",
    "Evidence",
    "Figure",
    "Given",
    "History",
    "InvisibleKind",
    "Label",
    "LeftOut",
    "Location",
    "Measure",
    "Mention",
    "Mode",
    "OnlyIn",
    "Origin",
    "Outlet",
    "OutletNote",
    "Passage",
    "Place",
    "Policy",
    "Precision",
    "Published",
    "Qualifier",
    "Quantity",
    "RawDocument",
    "Reading",
    "Reasons",
    "Rejection",
    "Relation",
    "Removed",
    "RemovedReason",
    "Report",
    "Reuse",
    "SetAside",
    "SharedOwner",
    "SharedText",
    "Sign",
    "SourceType",
    "Span",
    "State",
    "Statement",
    "Story",
    "StoryHead",
    "TimeExpression",
    "TooLong",
    "identify",
    "waterfall",
]
