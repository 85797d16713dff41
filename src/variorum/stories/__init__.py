"""Stories: which articles are about one event, and when undated ones came out (docs/stories.md)."""

from variorum.stories.cluster import LINK, find_links, find_meeting, group
from variorum.stories.features import Features, features
from variorum.stories.inferred_dates import infer_dates
from variorum.stories.likeness import WINDOW

__all__ = [
    "LINK",
    "WINDOW",
    "Features",
    "features",
    "find_links",
    "find_meeting",
    "group",
    "infer_dates",
]
