"""Why a piece of a page was taken out: the rule that named it, and what such pieces are."""

from variorum.model import Because, Removed, RemovedReason

_KINDS: dict[RemovedReason, str] = {
    "chrome": "it is the site's own: a name, a menu, a request, a legal line",
    "credit": "it tells who made the page or the story, or when",
    "navigation": "it leads to other pages",
    "duplicate": "the same words stand elsewhere on the page",
    "caption": "it describes a picture",
}
_MODULES: dict[RemovedReason, str] = {
    "chrome": "variorum.clean.chrome",
    "credit": "variorum.clean.credits",
    "navigation": "variorum.clean.edges",
    "duplicate": "variorum.clean.titles",
    "caption": "variorum.clean.captions",
}


def removal_reason(removed: Removed) -> Because:
    """Why a piece was removed: its kind, and its rule where the article tells it."""
    return Because(
        words=f"Removed as {removed.reason}: {_KINDS[removed.reason]}.",
        rule=removal_rule(removed),
        module=_MODULES[removed.reason],
    )


def removal_rule(removed: Removed) -> str:
    """The id of the rule that took a piece out."""
    return removed.reason
