"""Names: whether a name of a claim and a name of an account are one's."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from variorum.align import EntityIndex
from variorum.align.entities.name_forms import body_key, initials, name_tokens
from variorum.annotate.text.closed_classes import NEVER_NAMES
from variorum.model import Entity, Label, Mention, Reading
from variorum.model.word_keys import fold


class Named(NamedTuple):
    """A name in the forms in which it is compared."""

    label: Label
    tokens: tuple[str, ...]
    body: frozenset[str]
    place: int | None = None


class Namings(NamedTuple):
    """The names of a story: by article and index of the mention all forms of whom it means."""

    forms: Mapping[str, Sequence[Named]]
    of_mention: Mapping[tuple[str, int], str]
    places: Mapping[tuple[str, int], int]

    @classmethod
    def of(cls, readings: Sequence[Reading], index: EntityIndex) -> "Namings":
        """The names of the readings of one story."""
        places = {
            (reading.article.id, at): place
            for reading in readings
            for at, place in places_of(reading).items()
        }
        forms = {one.id: _forms(one) for one in index.entities}
        return cls(forms, index.of_mention, places)

    def means(self, claimed: Named, article: str, mention: int) -> bool:
        """Whether a mention of an account means who the claim names."""
        entity = self.of_mention.get((article, mention))
        place = self.places.get((article, mention))
        if claimed.place is not None and claimed.place == place:
            return True
        return any(_one(claimed, form) for form in self.forms.get(entity or "", ()))

    def single_words(self) -> dict[str, Label]:
        """The names of one word in the story, each with its kind."""
        found = sorted(
            (form.tokens[0], form.label)
            for forms in self.forms.values()
            for form in forms
            if len(form.tokens) == 1 and form.tokens[0] not in NEVER_NAMES
        )
        return dict(found)

    def label_of(self, article: str, mention: int) -> Label | None:
        """The kind of whom a mention means."""
        entity = self.of_mention.get((article, mention))
        forms = self.forms.get(entity or "", ())
        return forms[0].label if forms else None


def named(mention: Mention, place: int | None = None) -> Named:
    """A mention as it is compared."""
    tokens = name_tokens(mention.text, mention.label)
    return Named(mention.label, tokens, frozenset(body_key(tokens)), place)


def places_of(reading: Reading) -> dict[int, int]:
    """By the index of a mention, the place of the gazetteer that it leads to."""
    found = {
        (one.start, one.end): one.geonameid for one in reading.places if one.geonameid is not None
    }
    return {
        at: found[one.start, one.end]
        for at, one in enumerate(reading.entities)
        if (one.start, one.end) in found
    }


def in_words(claimed: Named, tokens: Iterable[str]) -> bool:
    """Whether all words of a name stand among these words, whatever they were read as."""
    held = {fold(token).removesuffix("'s") for token in tokens}
    return set(claimed.tokens) <= held or claimed.body <= frozenset(body_key(tuple(held)))


def _forms(entity: Entity) -> list[Named]:
    texts = dict.fromkeys([entity.name, *entity.variants])
    made = [name_tokens(text, entity.kind) for text in texts]
    if entity.kind != "person":
        letters = sorted({one for text in texts for one in initials(text) if len(one) > 1})
        made += [(one.lower(),) for one in letters]
    return [Named(entity.kind, tokens, frozenset(body_key(tokens))) for tokens in made]


def _one(claimed: Named, form: Named) -> bool:
    """Whether a form is a form of the name: of a person the surname, of a body the same words."""
    if claimed.label == "person" or form.label == "person":
        short, long = sorted((claimed.tokens, form.tokens), key=len)
        if len(short) == 1 and form.label == "other":
            return short[0] == long[-1]
        if claimed.label == "person" and form.label == "person" and len(short) == 1:
            return short[0] in (long[-1], long[0])
        return short == long or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])
    if len(claimed.body) == 1 < len(form.body):
        # "House" is no White House, but "Germany" may stand for the German police.
        return claimed.label == "place" and body_key(form.tokens[:1]) == tuple(claimed.body)
    return bool(claimed.body) and claimed.body <= form.body
