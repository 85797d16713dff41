"""One entity per real person, body, place or group of a story, over all its accounts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.align.entities.name_forms import (
    body_key,
    initials,
    is_acronym,
    joined_name,
    name_tokens,
    skeleton,
)
from variorum.align.entities.presented import find_presented_apart
from variorum.align.entities.sounds import sound
from variorum.align.entities.unions import Form, are_kin, name_key, union_rule
from variorum.align.regrouped import regroup
from variorum.lexicon import words
from variorum.model import Entity, Evidence, Label, Place, Reading, identify
from variorum.model.regrouping import Regrouping

_KINDS: tuple[Label, ...] = ("person", "organization", "place", "group", "other")

_TAILS = words("spellings.firm_tails")

# Bodies that every state has, and that news names bare.
_STATE_BODIES = {(word,) for word in words("names.institutions")}


class EntityIndex(NamedTuple):
    """The entities of a story, and which mention (article id, index in its reading) is whose."""

    entities: tuple[Entity, ...]
    of_mention: dict[tuple[str, int], str]


class _Seen(NamedTuple):
    article: str
    at: int
    form: Form
    evidence: Evidence
    place: Place | None


def merge_entities(readings: Sequence[Reading], decided: Sequence[Regrouping] = ()) -> EntityIndex:
    """Merge the mentions of all readings into entities; what is unclear stays apart.

    A short form goes to the one fuller form of its article that it can stand for, else to the
    one of the story; where several could be meant it is an entity of its own. What people
    `decided` of names comes last.
    """
    seen = _collect(sorted(readings, key=lambda reading: reading.article.id))
    groups = _Groups()
    full = _unite_full(seen, groups, set(find_presented_apart(readings)))
    _unite_acronyms(seen, groups)
    short = _resolve_short(seen, full, groups)
    members: dict[Form, list[_Seen]] = defaultdict(list)
    for one in seen:
        form = one.form._replace(article=one.article)
        members[groups.find(short.get(form, one.form))].append(one)
    entities: list[Entity] = []
    of_mention: dict[tuple[str, int], str] = {}
    for group in regroup(members.values(), _place_of, "entities", decided):
        entity = _entity(group)
        entities.append(entity)
        of_mention.update(((one.article, one.at), entity.id) for one in group)
    entities.sort(key=lambda entity: (-len(entity.mentions), entity.name, entity.id))
    return EntityIndex(tuple(entities), of_mention)


def _place_of(one: _Seen) -> tuple[str, int, int]:
    return one.article, one.evidence.start, one.evidence.end


class _Groups:
    """Union-find over forms; the least form of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[Form, Form] = {}

    def find(self, form: Form) -> Form:
        root = form
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while form != root:
            form, self._parent[form] = self._parent.get(form, form), root
        return root

    def unite(self, one: Form, other: Form) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def _collect(readings: Iterable[Reading]) -> list[_Seen]:
    """Every mention with its form, labels brought to one where accounts label a name two ways."""
    raw: list[tuple[Reading, int, tuple[str, ...]]] = []
    labels: dict[tuple[str, ...], Counter[Label]] = defaultdict(Counter)
    for reading in readings:
        for at, mention in enumerate(reading.entities):
            tokens = name_tokens(mention.text, mention.label)
            labels[tokens][mention.label] += 1
            raw.append((reading, at, tokens))
    surnames = {tokens[-1] for tokens, counts in labels.items() if counts["person"] and tokens[1:]}
    kinds = {tokens: _kinds(tokens, counts, surnames) for tokens, counts in labels.items()}
    places = {
        (reading.article.id, place.start, place.end): place
        for reading in readings
        for place in reading.places
    }
    seen = []
    for reading, at, tokens in raw:
        mention, article = reading.entities[at], reading.article
        form = Form(kinds[tokens].get(mention.label, mention.label), tokens)
        place = places.get((article.id, mention.start, mention.end))
        evidence = article.evidence((mention.start, mention.end))
        seen.append(_Seen(article.id, at, form, evidence, place))
    return seen


def _kinds(
    tokens: tuple[str, ...], counts: Counter[Label], surnames: set[str]
) -> dict[Label, Label]:
    """Which kind each label of one form becomes: the commonest, people and places kept apart."""
    top = min(counts, key=lambda label: (-counts[label], _KINDS.index(label)))
    kinds: dict[Label, Label] = dict.fromkeys(counts, top)
    if counts["person"] and counts["place"] and len(tokens) == 1 and tokens[0] not in surnames:
        # A country that speaks is taken for a person; one who is somebody has a surname or more.
        return dict.fromkeys(counts, "place" if top == "person" else top)
    if counts["person"] and top != "person":
        # One label in five is taken for a slip of the reader, unless the word is a surname here.
        surname = len(tokens) == 1 and tokens[0] in surnames
        slip = 5 * counts["person"] <= sum(counts.values()) and not surname
        kinds["person"] = top if slip else "person"
    if top == "person" and "place" in counts:
        kinds["place"] = "place"
    if "other" in counts and tokens[0] in surnames and len(tokens) == 1:
        kinds["other"] = "person"
    return kinds


def _unite_full(
    seen: Sequence[_Seen], groups: _Groups, apart: Collection[tuple[str, ...]]
) -> dict[Form, set[str]]:
    """Unite full forms over the whole story; returns in which articles each form stands.

    The names of `apart` are no short forms of longer ones.
    """
    where: dict[Form, set[str]] = defaultdict(set)
    ids: dict[Form, set[int]] = defaultdict(set)
    for one in seen:
        where[one.form].add(one.article)
        if one.place and one.place.geonameid is not None:
            ids[one.form].add(one.place.geonameid)
    blocks: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in sorted(where):
        for block in _blocks(form, ids.get(form, set())):
            blocks[block].append(form)
    for forms in blocks.values():
        for form, other in combinations(forms, 2):
            if groups.find(form) == groups.find(other):
                continue
            if min(form.tokens, other.tokens, key=len) in apart and len(form.tokens) != len(
                other.tokens
            ):
                continue
            if union_rule(form, other, ids) is not None:
                groups.unite(form, other)
    return where


def _blocks(form: Form, ids: set[int]) -> set[tuple[str, ...]]:
    """The keys under which a form meets those it may be one with."""
    if form.kind == "person":
        ends = (form.tokens[0], form.tokens[-1]) if len(form.tokens) > 1 else ()
        whole = ("joined", skeleton(joined_name(form.tokens)))
        return {whole, *(("person", skeleton(key)) for end in ends for key in (end, sound(end)))}
    joined = "".join(form.tokens)
    return {
        ("body", *name_key(form)),
        ("joined", skeleton(joined)),
        ("heard", sound(joined)),
        *(("place", str(number)) for number in ids),
        *([("spelling", joined[:3], joined[-2:])] if form.kind == "place" and not ids else []),
    }


def _unite_acronyms(seen: Sequence[_Seen], groups: _Groups) -> None:
    """Unite an acronym with the one name in the story whose words it shortens."""
    long: dict[str, dict[Form, None]] = defaultdict(dict)
    short: dict[Form, str] = {}
    for one in seen:
        if is_acronym(one.evidence.text) and one.place is None:
            short[one.form] = "".join(one.form.tokens)
        if one.form.kind == "person":
            continue
        for letters in initials(one.evidence.text):
            long[letters][one.form] = None
    for form, letters in sorted(short.items()):
        # Three capitals and more may be labelled anything; the name they shorten tells what it is.
        sure = len(letters) > 2
        meant = [
            other
            for other in long.get(letters, ())
            if are_kin(form.kind, other.kind) or (sure and other.kind == "organization")
        ]
        if meant and len({groups.find(other) for other in meant}) == 1:
            groups.unite(form, meant[0])


def _resolve_short(
    seen: Sequence[_Seen], where: Mapping[Form, set[str]], groups: _Groups
) -> dict[Form, Form]:
    """For each short form in an article, the full form it stands for there."""
    counts: Counter[Form] = Counter(one.form for one in seen)
    fuller: dict[tuple[Label, tuple[str, ...]], list[Form]] = defaultdict(list)
    for form in sorted(where):
        for part in _parts(form):
            fuller[form.kind, _heard(form.kind, part)].append(form)
    chosen: dict[Form, Form] = {}
    for form in sorted(where):
        longer = fuller.get((form.kind, _heard(form.kind, form.tokens)), [])
        for article in sorted(where[form]) if longer else ():
            here = [other for other in longer if article in where[other]]
            wide = longer if form.kind == "person" or len(form.tokens) > 1 else []
            meant = _meant(here, counts, groups) if here else _meant(wide, counts, groups)
            if form.kind != "person" and form.tokens in _STATE_BODIES:
                meant = _meant_most(longer, counts, groups)
            if meant is not None:
                chosen[form._replace(article=article)] = meant
    return chosen


def _heard(kind: Label, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """People's names by their sound; those of bodies in any order; of places as they stand."""
    if kind == "person":
        return tuple(map(sound, tokens))
    return tokens if kind == "place" else body_key(tokens)


def _parts(form: Form) -> list[tuple[str, ...]]:
    """The short forms that a full form may be given in: a surname, a body without its country."""
    if form.kind == "person":
        return [(form.tokens[-1],), (form.tokens[0],)] if len(form.tokens) > 1 else []
    if form.kind == "place":
        return []
    ends = [form.tokens[at:] for at in range(1, len(form.tokens))]
    if len(form.tokens) > 1 and form.tokens[-1] in _TAILS:
        ends.append(form.tokens[:-1])
    return ends


def _meant(longer: Sequence[Form], counts: Counter[Form], groups: _Groups) -> Form | None:
    """The one entity among `longer`, or among people the one clearly named most often."""
    weights: Counter[Form] = Counter()
    for form in longer:
        weights[groups.find(form)] += counts[form]
    ranked = sorted(weights, key=lambda form: (-weights[form], form))
    if not ranked:
        return None
    # Where several people share a surname, the bare surname is the main figure's; three times
    # the mentions is a margin that a relative quoted once or twice does not reach by chance.
    clear = len(ranked) == 1 or (
        ranked[0].kind == "person" and weights[ranked[0]] >= 3 * weights[ranked[1]]
    )
    return ranked[0] if clear else None


def _meant_most(longer: Sequence[Form], counts: Counter[Form], groups: _Groups) -> Form | None:
    """The state body that the whole story names at least twice as often as any other.

    "The government" is that of the country that the news is from, even where an account names only
    a foreign one in full ("brokered by the Swiss government").
    """
    weights: Counter[Form] = Counter()
    for form in longer:
        weights[groups.find(form)] += counts[form]
    ranked = sorted(weights, key=lambda form: (-weights[form], form))
    clear = len(ranked) == 1 or weights[ranked[0]] >= 2 * weights[ranked[1]]
    return ranked[0] if clear else None


def _name(kind: Label, forms: Counter[str], size: Mapping[str, int]) -> str:
    """The fullest frequent form; of people, the full form that is used most.

    More words make a body's name exact; of a person's they may be a title or a town run into it.
    """
    if kind == "person":
        full = [text for text in forms if size[text] > 1] or list(forms)
        return min(full, key=lambda text: (-forms[text], -size[text], len(text), text))
    # A form used once in ten is frequent enough to name by; a rarer one may be a slip.
    often = [text for text, count in forms.items() if 10 * count >= sum(forms.values())]
    return min(often or forms, key=lambda text: (-size[text], -forms[text], len(text), text))


def _entity(group: Sequence[_Seen]) -> Entity:
    """The entity of these mentions, named by its fullest frequent form."""
    forms = Counter(one.evidence.text for one in group)
    kinds = Counter(one.form.kind for one in group)
    kind = min(kinds, key=lambda label: (-kinds[label], _KINDS.index(label)))
    size = {one.evidence.text: len(one.form.tokens) for one in group}
    name = _name(kind, forms, size)
    countries = Counter(one.place.country for one in group if one.place and one.place.country)
    first = min(one.evidence.article + f":{one.evidence.start:09d}" for one in group)
    mentions = sorted(
        (one.evidence for one in group), key=lambda ev: (ev.article, ev.start, ev.end)
    )
    return Entity(
        id=identify("e", kind, name, first),
        name=name,
        kind=kind,
        variants=tuple(sorted(forms, key=lambda text: (-forms[text], text))),
        mentions=tuple(mentions),
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
    )
