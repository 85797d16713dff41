"""Why a piece of a page was taken out: the named rule that did it, and that rule's own reason."""

from variorum.lexicon import Rule, load_rules
from variorum.model import Because, Removed, RemovedReason

_FILES = ("page_talk", "captions", "furniture", "credits")
"""Where the rules of cleaning stand, in the lexicon."""

_KINDS: dict[RemovedReason, str] = {
    "chrome": "it is the site's own: a name, a menu, a request, a legal line",
    "credit": "it tells who made the page or the story, or when",
    "navigation": "it leads to other pages",
    "duplicate": "the same words stand elsewhere on the page",
    "caption": "it describes a picture",
}


def removal_reason(removed: Removed) -> Because:
    """Why a piece was removed: what such pieces are, and by which rule this is one.

    A dossier that was made without `--why` does not name the rule. Then a rule is named where its
    pattern matches the piece by itself; what stood around it is no longer known.
    """
    kind = f"Removed as {removed.reason}: {_KINDS[removed.reason]}."
    given = isinstance(removed.rule, str)
    found = _named(str(removed.rule)) if given else _matching(removed)
    if found is None:
        name = str(removed.rule) if given else None
        missing = "" if given else " Its rule is named where the dossier is made with --why."
        return Because(words=f"{kind}{missing}", rule=name, module="variorum.clean.cleaning")
    file, rule = found
    return Because(words=f"{kind} {rule.reason}", rule=rule.id, module=f"lexicon/en/{file}.toml")


def _named(name: str) -> tuple[str, Rule] | None:
    """The rule of this id, and the file that it stands in."""
    rules = ((file, rule) for file in _FILES for rule in load_rules(file))
    return next(((file, rule) for file, rule in rules if rule.id == name), None)


def _matching(removed: Removed) -> tuple[str, Rule] | None:
    """The first rule for this reason whose pattern matches the piece."""
    rules = ((file, rule) for file in _FILES for rule in load_rules(file))
    of_reason = (
        (file, rule)
        for file, rule in rules
        if rule.id.startswith(f"{removed.reason}.") and rule.how != "page"
    )
    return next(((file, rule) for file, rule in of_reason if rule.find(removed.text)), None)
