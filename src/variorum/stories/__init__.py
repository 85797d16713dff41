"""Stories: which articles are about one event, and when undated ones came out (docs/stories.md)."""

from variorum.stories.cluster import LINK, cluster, find_links, group
from variorum.stories.features import Features, features
from variorum.stories.inferred_dates import infer_dates
from variorum.stories.likeness import WINDOW

__all__ = [
    "LINK",
    "WINDOW",
    "Features",
    "cluster",
    "features",
    "find_links",
    "group",
    "infer_dates",
]
