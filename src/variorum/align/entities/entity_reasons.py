"""Why the names of one entity are one: for each form, the rule or the signs that joined it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Literal

from variorum.align.entities import merging, same_name, unions
from variorum.align.entities.name_forms import initials, is_acronym, name_tokens
from variorum.align.entities.sounds import sound
from variorum.align.entities.unions import Form, UnionRule, union_rule
from variorum.model import Because, Entity, Reading, waterfall
from variorum.weights import load

_WORDS: dict[UnionRule | Literal["acronym", "short-form"], str] = {
    "same-person": "no given name differs, and the last names are spelt or sound alike",
    "spelt-alike": "a learned scorer of spellings holds the two for one name",
    "one-place": "both lead to one place of the gazetteer",
    "one-letter": "the two are long names that part in one letter",
    "same-words": "the words are the same, whatever their order, endings and small words",
    "one-sound": "the two sound the same, whichever tongue spelt them",
    "near-spelling": "the consonants are the same, and nearly all letters",
    "acronym": "the one is the first letters of the other, and no other name here fits them",
    "short-form": "the one is a short form of the other, and of no other name that could be meant",
}


def entity_reasons(entity: Entity, readings: Sequence[Reading]) -> Iterator[Because]:
    """Why each form of an entity's name is one with another of its forms."""
    ids = _ids(entity, readings)
    forms: dict[Form, str] = {}
    for variant in (entity.name, *entity.variants):
        forms.setdefault(Form(entity.kind, name_tokens(variant, entity.kind)), variant)
    joined = [next(iter(forms))]
    left = list(forms)[1:]
    if not left:
        count = len(entity.mentions)
        told = "one mention" if count == 1 else f"{count} mentions, all of one form of the name"
        yield Because(words=f"“{entity.name}”: {told}.", rule="one-form", module=merging.__name__)
    while left:
        pair = next(
            (
                (form, other, rule)
                for form in left
                for other in joined
                if (rule := _rule(form, other, forms, ids))
            ),
            None,
        )
        if pair is None:
            names = ", ".join(f"“{forms[form]}”" for form in left)
            yield Because(
                words=f"{names}: each stands for “{entity.name}” in its own article.",
                rule="short-form",
                module=merging.__name__,
            )
            return
        form, other, rule = pair
        yield _because(forms[form], forms[other], form, other, rule)
        joined.append(form)
        left.remove(form)


def _ids(entity: Entity, readings: Sequence[Reading]) -> Mapping[Form, set[int]]:
    """The places of the gazetteer to which the forms of an entity were resolved."""
    at = {(one.article, one.start): one.text for one in entity.mentions}
    found: dict[Form, set[int]] = defaultdict(set)
    for reading in readings:
        for place in reading.places:
            text = at.get((reading.article.id, place.start))
            if text is not None and place.geonameid is not None:
                found[Form(entity.kind, name_tokens(text, entity.kind))].add(place.geonameid)
    return found


def _rule(
    form: Form, other: Form, forms: Mapping[Form, str], ids: Mapping[Form, set[int]]
) -> UnionRule | Literal["acronym", "short-form"] | None:
    rule = union_rule(form, other, ids)
    if rule is not None:
        return rule
    for short, long in ((form, other), (other, form)):
        if is_acronym(forms[short]) and "".join(short.tokens) in initials(forms[long]):
            return "acronym"
        heard = set(map(sound, short.tokens)) <= set(map(sound, long.tokens))
        if heard and len(short.tokens) < len(long.tokens):
            return "short-form"
    return None


def _because(
    written: str,
    beside: str,
    form: Form,
    other: Form,
    rule: UnionRule | Literal["acronym", "short-form"],
) -> Because:
    words = f"“{written}” is one with “{beside}”: {_WORDS[rule]}."
    if rule != "spelt-alike":
        module = merging if rule in ("acronym", "short-form") else unions
        return Because(words=words, rule=rule, module=module.__name__)
    weights = load("names")
    likeness = same_name.compare(" ".join(form.tokens), " ".join(other.tokens), "person")
    total = weights.total(likeness)
    return Because(
        words=words,
        rule=rule,
        signs=waterfall(weights.intercept, weights.reasons(likeness)),
        total=round(total, 6),
        line=round(logit(weights.line("merge")), 6),
        module=same_name.__name__,
    )


def logit(probability: float) -> float:
    """The logarithm of the odds."""
    return log(probability / (1 - probability))
