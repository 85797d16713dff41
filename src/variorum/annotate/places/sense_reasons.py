"""Why a name is the place that it is taken for, among the places of that name."""

from variorum.annotate.places import senses
from variorum.annotate.places.senses import Context
from variorum.annotate.places.toponyms import find_toponyms
from variorum.model import Because, Place, Reading, waterfall
from variorum.weights import load


def sense_reason(reading: Reading, place: Place) -> Because:
    """Why a place of a reading is this one: it is the only one, or its signs outweigh the others'.

    The sum is compared with that of the next likeliest place of the name.
    """
    text = reading.article.text
    names = find_toponyms(text, reading.entities)
    spans = [(name.start, name.end) for name in names]
    context = Context(text, spans, reading.article)
    name = text[place.start : place.end]
    options = context.options.get(name, ())
    count = len(options)
    told = f"“{place.text}” is {place.name} ({place.kind}, {place.country or 'no country'})"
    if count < 2:
        return Because(
            words=f"{told}: the gazetteer has one place of that name.",
            rule="only-place",
            module=senses.__name__,
        )
    for weights in ("places_first", "places"):
        context.settle({one: context.choose(one, load(weights)) for one in context.options})
    fitted = load("places")
    signs = context.signs(name)
    totals = [fitted.total(one) for one in signs]
    best = max(range(count), key=lambda at: (totals[at], -at))
    rivals = [total for at, total in enumerate(totals) if at != best]
    return Because(
        words=f"{told}: of {count} places of that name it has the greatest sum; the next has "
        f"{max(rivals):+.2f}.",
        rule="likeliest-place",
        signs=waterfall(fitted.intercept, fitted.reasons(signs[best])),
        total=round(totals[best], 6),
        module=senses.__name__,
    )
