"""Which reports are about one figure: same measure, kind of group, event, and near in size."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from variorum.align.figures.like_amounts import group_alike
from variorum.align.figures.populations import population_kind
from variorum.align.figures.reports import Candidate

Group = list[Candidate]
_TOLL = frozenset(
    str.split("""
    killed injured hospitalized missing displaced evacuated affected trapped rescued incidents
""")
)
_TOLL_STEP = 4
"""Sorted by size, reports of one toll lie within this factor of the next: early tolls of 2 and 7
are one rising count, 3 and 200 are not. Seen in rising tolls of disasters and attacks."""
_STEP = 1.5
"""The same for counts that do not rise by the hour: "nearly 1,000" and 850 troops are one count."""
_SMALL = 5
"""Tolls this close in absolute number are never parted: 1 and 6."""
_SAME = 1.1
"""An earlier event is known again by its number, told almost alike ("32", "some 30")."""
_TELLING = 5
"""Below this, equal numbers of two events are chance."""
_DISTINCT = 10
"""From here on one number told of one measure is taken for one count; 2 and 3 are everywhere."""
_FAMILY = {"rescued": "released", "returned": "released"}
"""Words for one outcome: 21 captives "freed", "rescued" and "back" are the same 21."""
_APART = 2
"""An account does not give one count twice with numbers this many times apart."""
_ANYONE = frozenset(["person", "people", "victim", "victims"])
"""Who somebody is that no account names: a worker may be the person, a woman may be another."""
_OPEN_KINDS = frozenset(["general", "captive"])
"""Words for people that say nothing of who they are otherwise."""
_STATES = frozenset(["deployed", "population", "other", "sheltered"])
"""What lasts: the year or the place told beside a garrison or a population sets nothing apart."""


def group_reports(candidates: Sequence[Candidate]) -> list[Group]:
    """Part candidates into figures; every candidate is in exactly one group.

    Two different counts of one sentence are never one figure. A group with a nation or body in
    its name ("German troops") joins the unnamed one where the story knows only that nation.
    """
    by_kind: dict[tuple[str, ...], dict[str, Group]] = defaultdict(lambda: defaultdict(list))
    measured = [c for c in candidates if c.quantity.measure != "other"]
    for c in measured:
        by_kind[_key(c)][setting_of(c)].append(c)
    groups: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for key in sorted(merged := _join_named(by_kind)):
        settings = merged[key]
        own = [group for name in sorted(settings) for group in _split(settings[name], name)]
        groups[key[:3]] += _rejoin(own)
    families: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for (measure, *rest), alike in groups.items():
        families[family_of(measure), *rest] += alike
    joined = [group for alike in families.values() for group in _join_equal(alike)]
    return joined + group_alike([c for c in candidates if c.quantity.measure == "other"])


def family_of(measure: str) -> str:
    """One measure for all that tell the same outcome."""
    return _FAMILY.get(measure, measure)


def setting_of(c: Candidate) -> str:
    """What sets a count apart from the story's event; nothing does for what lasts."""
    return "" if c.quantity.measure in _STATES else c.setting


def _key(c: Candidate) -> tuple[str, ...]:
    quantity = c.quantity
    kind = population_kind(quantity.population, quantity.unit)
    role = ""
    if quantity.qualifier == "unknown":
        role = "unknown"
    elif quantity.value == 0 and kind != "general":
        role = "none"
    else:
        role = c.role
    return quantity.measure, quantity.unit, role, *kind.split(":")


def _join_named(
    by_kind: dict[tuple[str, ...], dict[str, Group]],
) -> dict[tuple[str, ...], dict[str, Group]]:
    """Fold "force:german" into "force" where it is the only named one."""
    named: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in by_kind:
        named[key[:4]] += [key] if len(key) > 4 else []
    joined: dict[tuple[str, ...], dict[str, Group]] = defaultdict(lambda: defaultdict(list))
    for key, settings in by_kind.items():
        target = key[:4] if len(named[key[:4]]) == 1 else key
        if (
            key[3] == "general"
            and len(key) > 4
            and not _are_all(settings, by_kind.get(key[:4], {}))
        ):
            target = key
        for setting, group in settings.items():
            joined[target][setting] += group
    for settings in joined.values():
        for group in settings.values():
            group.sort(key=lambda c: c.key)
    return joined


def _are_all(named: Mapping[str, Group], unnamed: Mapping[str, Group]) -> bool:
    """Whether those of one nation are all the people: both are told by one number."""
    numbers = [{c.report.value for of in side.values() for c in of} for side in (named, unnamed)]
    return bool(numbers[0] & numbers[1] - {None})


def _split(bucket: Group, setting: str) -> list[Group]:
    """The figures of one bucket: parted by size, and where one sentence gives two counts.

    Counts of other times are of one event only where they are near: their tolls do not rise.
    """
    step = _STEP if (setting and not setting[:1].isalpha()) or setting == "background" else None
    sized = sorted((c for c in bucket if _is_sized(c)), key=_size)
    groups: list[Group] = []
    least: dict[str, float] = {}
    for c in sized:
        told = _size(c)[0] if c.left else least.setdefault(c.key[0], _size(c)[0])
        near = groups and _near(groups[-1][-1], c, step)
        if near and not _apart(told, _size(c)[0]):
            groups[-1].append(c)
        else:
            groups.append([c])
            least = {} if c.left else {c.key[0]: _size(c)[0]}
    groups = [part for group in groups for part in _one_a_sentence(group)]
    vague = [c for c in bucket if not _is_sized(c)]
    if not vague:
        return groups
    if not groups:
        return [vague]
    main = max(groups, key=_support)
    main += vague
    return groups


def _rejoin(groups: list[Group]) -> list[Group]:
    """Bring together what tells of one earlier event without always naming its place or date."""
    if len(groups) < 2:
        return groups
    story = max((g for g in groups if not g[0].setting), key=_support, default=None)
    kept: list[Group] = []
    for group in sorted(groups, key=lambda g: (g is story, _size(g[0]), g[0].key)):
        match = None if group is story else next((k for k in kept if _is_same(k, group)), None)
        if match is None:
            kept.append(group)
        else:
            match += group
    return kept


def _join_equal(groups: list[Group]) -> list[Group]:
    """Bring together groups that tell one and the same telling number of kin groups of people.

    "21 girls were freed", "21 of them were freed" and "the 21 captives freed on Thursday".
    """
    kept: list[Group] = []
    by_number: dict[float, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: len(_numbers(group)) == 1):
        numbers = _numbers(group)
        (number,) = numbers if len(numbers) == 1 else (0,)
        match = next((k for k in by_number[number] if _may_join(k, group, number)), None)
        distinct = number >= _DISTINCT or (match is not None and _is_lone(match, group, groups))
        if match is not None and distinct:
            match += group
        else:
            kept.append(group)
            for each in numbers:
                by_number[each].append(group)
    return kept


def _is_lone(held: Group, group: Group, groups: Sequence[Group]) -> bool:
    """Whether one small number is all that a story tells of a measure, of people by any name.

    "Injuring one person" and "one worker is being treated" are one. Where nobody says "one person",
    a man and a woman are two.
    """
    alike = [one for one in groups if one[0].quantity.unit == "person" and not one[0].setting]
    numbers = {number for one in alike for number in _numbers(one)}
    both = [held, group]
    return (
        len(numbers) == 1
        and all(one in alike for one in both)
        and any((c.quantity.population or "").lower() in _ANYONE for c in (*held, *group))
        and all(_numbers(one) for one in both)
    )


def _numbers(group: Group) -> set[float]:
    return {_size(c)[0] for c in group if _is_sized(c)}


def _may_join(held: Group, group: Group, number: float) -> bool:
    """Whether kin people were told by the number, and no sentence gives both groups a count."""
    same = next(c for c in held if _size(c)[0] == number)
    others = {c.sentence for c in held if _size(c)[0] != number}
    return _are_kin(same, group[0]) and not others & {c.sentence for c in group}


def _are_kin(a: Candidate, b: Candidate) -> bool:
    kinds = [population_kind(c.quantity.population, c.quantity.unit) for c in (a, b)]
    bases = {kind.split(":")[0] for kind in kinds}
    return len(bases) == 1 or bool(bases & _OPEN_KINDS)


def _is_same(a: Group, b: Group) -> bool:
    alike = any(
        min(low, high) >= _TELLING and max(low, high) <= min(low, high) * _SAME
        for low in _numbers(a)
        for high in _numbers(b)
    )
    if not alike or {c.sentence for c in a} & {c.sentence for c in b}:
        return False
    places = {c.setting for c in (*a, *b) if c.setting[:1].isalpha() and c.setting != "background"}
    return len(places) < 2 and any(c.setting for c in (*a, *b))


def _support(group: Group) -> tuple[int, int, float]:
    return len({c.report.origin for c in group}), len(group), _size(group[0])[0]


def _is_sized(c: Candidate) -> bool:
    return c.report.value is not None or c.report.high is not None


def _size(candidate: Candidate) -> tuple[float, tuple[str, int]]:
    report = candidate.report
    number = report.value if report.value is not None else report.high
    return float(number or 0), candidate.key


def _near(a: Candidate, b: Candidate, step: float | None = None) -> bool:
    low, high = _size(a)[0], _size(b)[0]
    if step is not None:
        return high <= low * step
    small = a.quantity.measure in _TOLL and high - low <= _SMALL
    return small or high <= low * step_of(a)


def step_of(c: Candidate) -> float:
    """The factor within which the next greater number of one figure lies."""
    return _TOLL_STEP if c.quantity.measure in _TOLL else _STEP


def _apart(low: float, high: float) -> bool:
    if not low < high:
        return False
    return not low or (high > low * _APART and high - low > _SMALL)


def _one_a_sentence(group: Group) -> list[Group]:
    """Part a group where a sentence has two different counts: the commoner stays, others leave.

    One that the sentence tells as replaced by another is no different count.
    """
    weight = Counter(c.report.value for c in group)
    keep: dict[tuple[str, int], Candidate] = {}
    for c in (one for one in group if not one.left):
        held = keep.get(c.sentence)
        if held is None or _rank(weight, c) > _rank(weight, held):
            keep[c.sentence] = c
    main: Group = []
    rest: dict[float | int | None, Group] = {}
    for c in group:
        if c.left or c.report.value == keep[c.sentence].report.value:
            main.append(c)
        else:
            rest.setdefault(c.report.value, []).append(c)
    return [main, *rest.values()]


def _rank(weight: Counter[float | int | None], c: Candidate) -> tuple[float, float]:
    return weight[c.report.value], _size(c)[0]
