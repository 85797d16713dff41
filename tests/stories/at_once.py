"""The stories of articles that are all at hand."""

from collections.abc import Sequence

from variorum.model import Story
from variorum.stories import Features, find_links, find_meeting, group


def cluster(features: Sequence[Features]) -> tuple[Story, ...]:
    return group(features, find_links(features, find_meeting(features)))
