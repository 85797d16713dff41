"""What happened to what a number counts: the verb or noun in reach that governs it."""

import re
from typing import NamedTuple

from variorum.annotate.quantities import measures
from variorum.annotate.quantities.counted_nouns import Phrase
from variorum.annotate.quantities.numbers import Number
from variorum.lexicon import one_of, parts, words
from variorum.model import Measure

_REACH = 110
"""Characters from a counted phrase to its verb: most relative clauses and lists fit in."""
_REACH_BACK = 180
_THINGS_ONLY = frozenset(["destroyed", "damaged"])
_BURNS_DOWN = frozenset(["building", "vehicle", "village"])
# An army that "lost 14 men" buried them; a firm that lost workers did not.
_COMRADES = words("counted.comrades")
_MOVES = re.compile(r"(?:re)?mov|reloc|airl|ferr|bus")
# Who is moved out of harm's way; officers are moved to other posts and suspects to other jails.
_MOVABLE = words("counted.moved_to_safety")
_TALKERS = words("counted.talkers")
_AT_LARGE = words("counted.at_large")
"""Of these "escaped" is no rescue."""
_PEOPLE_ONLY = words("counted.happens_to_people")
_MODAL = parts("governing.modal")
_HYPOTHETICAL = re.compile(
    rf"(?:\b|(?<=n))(?:{_MODAL})(?:[ ]\w+ly)?(?:[ ]have)?(?:[ ]be(?:en)?)?(?:[ ](?:for|of))?[ ]*$"
)
# "Are to be freed"; those who had to be freed were.
_TO_COME = re.compile(r"\b(?:is|are|was|were)[ ]to[ ]be\b")
_HEDGED = re.compile(parts("governing.hedged"))
_GAP_STOP = re.compile(parts("governing.gap_stop"))
_OBJECT = re.compile(parts("governing.object"))
_NUMBER_LAST = re.compile(parts("governing.number_last"))
_CLAUSE = re.compile(parts("governing.clause"))
_FINITE = re.compile(r"(?:was|were|is|are|has|have|had)\b")
_RELATIVE = re.compile(r"(?:who|that|which)\b")
_NEAR = re.compile(parts("governing.near"))
_FROM = re.compile(r"[ ](?:from|in|of|at|on|near|aboard|inside)\b")
_DIED = re.compile(parts("governing.died"))
_HURT = ("injured", "hospitalized")
_HAVE_ONLY = re.compile(r"^(?:(?:have|has|had|also|already|since|now|who|that|which) )+$")
_BE = re.compile(r"\b(?:was|were|is|are|been|being|be|got|left|remain\w*)\b")
_HAVE = re.compile(r"\b(?:have|has|had)\b")
# "have left Aford" is displacement; "have left the company" and "left 12 dead" are not.
_NAMED_PLACE = re.compile(r"[ ][A-Z]\w")
_DOUBTED = re.compile(parts("governing.doubted"))
_CUSTODIAL = frozenset(["detained", "rescued"])
_CAUSED = re.compile(parts("governing.caused"))


# What may have happened is an estimate of what did; what would have, had something failed, is none.
_MAY = re.compile(r"\b(?:may|might|could)(?:[ ](?:well|also|already|\w+ly))?[ ]+$")
_MAY_HAVE = re.compile(
    r"\b(?:may|might|could)(?:[ ](?:well|also|already|\w+ly))?[ ]have(?:[ ]\w+ly)?[ ]*$"
)
_CONDITION = re.compile(r"\b(?:if|had[ ](?:it|they|he|she|the)|unless|otherwise|but for|without)\b")
_HOSPITAL = re.compile(rf"\b(?:{one_of('counted.hospital_signs')})\b")
_CLAUSE_VERB = re.compile(parts("governing.clause_verb"))


class Governor(NamedTuple):
    """The measure that words in `[start, end)` tell; `adjacent` where they touch the phrase.

    `hedged` where it is told as what may have happened: "may have been killed".
    """

    measure: Measure
    start: int
    end: int
    adjacent: bool
    hedged: bool = False


def find_governor(
    text: str, lower: str, start: int, end: int, number: Number, phrase: Phrase
) -> Governor | bool | None:
    """What governs a counted phrase of the sentence `[start, end)`.

    None where nothing does; False where what does is only possible, planned or denied ("could
    kill thousands"), so that the number is no count of anything that happened.
    """
    before = lower[max(start, number.start - _REACH_BACK) : number.start]
    strong = _before(measures.BEFORE, before, number, phrase)
    if isinstance(strong, Governor) and before.rstrip().endswith(("admitted", "admitting")):
        strong = strong if _is_admission(lower, start, end, phrase) else None
    # "Vowed to rescue the 218 still held": those are known, only the rescue is to come.
    if strong is not None and not (strong is False and before.endswith(" the ")):
        return strong
    after = _after(text, lower, end, number, phrase, caused=bool(_CAUSED.search(before)))
    if after is not None:
        return after
    if phrase.partitive and phrase.adjective:
        told = _main_verb(text, lower, phrase.end, end, phrase)
        if told is not None:
            return told
    weak = _before(measures.WEAK, before, number, phrase)
    if weak is not None:
        return weak
    toll = measures.TOLL.search(before)
    if toll and phrase.unit in (None, "person", "family") and not _COMMA_NUMBER.search(toll[0]):
        measure = measures.measure_of(toll)
        if measure is not None:
            return Governor(measure, number.start - len(toll[0]), number.start, len(toll[0]) < 60)
    return None


_COMMA_NUMBER = re.compile(r"\d[^.]*,")


def _before(
    pattern: re.Pattern[str], before: str, number: Number, phrase: Phrase
) -> Governor | bool | None:
    """A verb directly in front of the number: "killing at least six"."""
    match = pattern.search(before)
    if match is None:
        return None
    measure = measures.measure_of(match)
    if measure == "destroyed" and "away" in match[0] and phrase.unit == "person":
        measure = "missing"
    if measure == "trapped" and match[0].startswith("bur") and phrase.unit in _BURNS_DOWN:
        measure = "destroyed"
    if measure == "killed" and match[0].startswith("los") and phrase.unit == "vehicle":
        measure = "destroyed"
    if measure is None or not fits(measure, phrase, match[0]):
        return None
    head = before[: match.start()]
    estimated = bool(_MAY_HAVE.search(head)) and not _CONDITION.search(before)
    if _HYPOTHETICAL.search(head) and not _HEDGED.search(head) and not estimated:
        return False
    start = number.start - (len(before) - match.start())
    return Governor(measure, start, number.start, adjacent=True, hedged=estimated)


def _is_admission(lower: str, start: int, end: int, phrase: Phrase) -> bool:
    """Whether "admitted" is of a hospital: it names one, and no clause or deed is admitted."""
    if phrase.unit not in (None, "person", "family") or _CLAUSE_VERB.match(lower, phrase.end, end):
        return False
    return _HOSPITAL.search(lower, start, end) is not None


def _after(
    text: str, lower: str, end: int, number: Number, phrase: Phrase, *, caused: bool
) -> Governor | bool | None:
    """A participle or verb behind the phrase, within its clause: "12 people ... were killed".

    What the phrase is `caused` to do ("forced 200 people to flee") was done.
    """
    limit = min(end, phrase.end + _REACH)
    at = phrase.end
    while True:
        match = measures.AFTER.search(lower, at, limit)
        if match is None:
            return None
        gap = lower[phrase.end : match.start()]
        stop = _GAP_STOP.search(gap)
        estimated = _is_estimated(lower, gap, match["aux"], phrase.end, end)
        if stop and not estimated and not (caused and gap == " to "):
            modal = re.search(rf"(?:{_MODAL})$", gap[: stop.end()])
            near = match.start() - phrase.end - stop.end() < 12
            return False if modal and near and not _HEDGED.search(gap) else None
        if phrase.singular and number.value == 1 and not _NEAR.match(gap):
            return None
        related = _RELATIVE.match(match["aux"]) and gap.strip(" ,") and not _FROM.match(gap)
        if related or not _reaches(gap, phrase, lower.endswith(", ", 0, number.start)):
            return None
        if _TO_COME.search(match["aux"]) and not _HEDGED.search(gap + match["aux"]):
            return False
        measure = _measure_at(match, phrase)
        if _NUMBER_LAST.search(gap) and not match["aux"]:
            return None
        if measure is not None and _applies(text, match, measure, phrase):
            told = None
            if (not match["aux"] and number.value != 1) or _RELATIVE.match(match["aux"]):
                told = _main_verb(text, lower, match.end(), end, phrase)
            died = measure in _HURT and _DIED.match(lower, match.end(), end)
            touches = not gap.strip(" ,")
            return told or Governor(
                "killed" if died else measure, match.start(), match.end(), touches, estimated
            )
        at = max(match.end(), at + 1)


def _measure_at(match: re.Match[str], phrase: Phrase) -> Measure | None:
    """The measure of a participle or verb; a house that is burned is destroyed, not injured."""
    measure = measures.measure_of(match)
    burns = measure == "injured" and "burn" in match[0] and phrase.unit in _BURNS_DOWN
    return "destroyed" if burns else measure


def _is_estimated(lower: str, gap: str, aux: str, at: int, end: int) -> bool:
    """Whether it is told as what may have happened: "may have been killed", with no "if"."""
    if not (_MAY.search(gap) and aux.startswith("have")) or _GAP_STOP.search(_MAY.sub("", gap)):
        return False
    return not _CONDITION.search(lower, max(0, at - _REACH_BACK), min(end, at + _REACH))


def _main_verb(text: str, lower: str, at: int, end: int, phrase: Phrase) -> Governor | None:
    """The verb that tells what became of those told of first: "21 abducted in 2014 were freed"."""
    for match in measures.AFTER.finditer(lower, at, min(end, at + _REACH)):
        if _CLAUSE.search(lower, at, match.start()):
            return None
        if _FINITE.match(match["aux"]) or match[0] == "died":
            measure = measures.measure_of(match)
            if measure is not None and _applies(text, match, measure, phrase):
                return Governor(measure, match.start(), match.end(), adjacent=False)
            return None
    return None


def _reaches(gap: str, phrase: Phrase, apposed: bool) -> bool:
    """Whether what stands between lets a verb govern: an aside is closed, a list is joined."""
    if not gap.strip():
        return True
    if phrase.noun is None and not phrase.partitive and phrase.words is None:
        return False
    if apposed and gap.count(",") == 1 and gap.rstrip().endswith(","):
        return True
    commas = gap.count(",")
    return commas % 2 == 0 or bool(re.search(r",?[ ](?:and|or)[ ]", gap))


def _applies(text: str, match: re.Match[str], measure: Measure, phrase: Phrase) -> bool:
    """Whether a participle says it of the phrase, not of an object that follows it."""
    if not fits(measure, phrase, match[0]):
        return False
    aux, word = match["aux"], match[0][len(match["aux"]) :].split()[0]
    if word == "alive" and _DOUBTED.search(aux):
        return False
    if match[0].endswith("left"):
        return bool(_HAVE.search(aux) and _NAMED_PLACE.match(text, match.end()))
    if phrase.partitive and phrase.words is None and not aux and word in measures.TRANSITIVE:
        return False
    if word not in measures.TRANSITIVE or _BE.search(aux):
        return True
    if aux and _HAVE_ONLY.match(aux):
        return False
    return not _OBJECT.match(text, match.end())


def fits(measure: Measure, phrase: Phrase, verb: str) -> bool:
    """Whether a thing of this kind can be so measured: houses are not killed, nor men razed."""
    unit = phrase.unit
    if phrase.noun == "life":
        return measure in ("killed", "rescued")
    if phrase.noun in measures.NOUN_MEASURES and unit == "event_count":
        return False
    if "escaped" in verb:
        return unit in ("person", "family", None) and phrase.noun not in _AT_LARGE
    if unit in ("building", "vehicle", "village", "incident"):
        dead = measure == "killed" and re.match(r"(?:the )?(?:deaths?|bod(?:y|ies))", verb)
        return not dead and measure not in _PEOPLE_ONLY and unit != "incident"
    if measure in _THINGS_ONLY:
        return unit in ("other", None) and not verb.startswith(("burn", "shot"))
    if verb.strip() in ("lost", "losing"):
        return phrase.noun in measures.CONTINGENTS or phrase.noun in _COMRADES
    if verb.startswith("seiz"):
        return unit == "person"
    return _befalls(measure, phrase, verb)


def _befalls(measure: Measure, phrase: Phrase, verb: str) -> bool:
    """Whether this verb says it of people of this kind: delegates are sent, and not deployed."""
    if measure == "deployed":
        return phrase.noun not in _TALKERS
    if measure == "evacuated" and _MOVES.match(verb):
        return phrase.noun in _MOVABLE
    if measure == "killed" and verb.startswith(("cost", "tak", "claim")):
        return phrase.noun == "life" or (phrase.noun is None and "lives" in verb)
    return True
