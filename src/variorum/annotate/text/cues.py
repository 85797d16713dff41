"""The words that report: verbs, nouns and set phrases, with what each may govern.

A general word list of English news, checked against the cues of PolNeAR's training part.
"""

from typing import Literal, NamedTuple, cast

from variorum.lexicon import groups, in_order, table, words
from variorum.model import Mode

Frame = Literal["say", "clause", "tell", "object"]
"""What a verb takes: `say` anything said, also before it ("C," said S); `clause` a clause or a
quotation, since with a plain object it reports nothing ("found a body"); `tell` a hearer first;
`object` a phrase of any kind ("condemned the attack")."""


class Cue(NamedTuple):
    """One form of a reporting verb: its lemma, frame, mode, and whether it is a participle."""

    lemma: str
    frame: Frame
    mode: Mode
    form: Literal["finite", "past", "base", "ing"]


_SAY = in_order("reporting.say")
_CLAUSE = in_order("reporting.clause")
_TELL = in_order("reporting.tell")
_OBJECT = in_order("reporting.object")

_MODE_OF: dict[str, Mode] = {
    lemma: cast(Mode, mode)
    for mode, lemmas in groups("reporting.modes").items()
    for lemma in lemmas
}


def _forms(entry: str) -> list[tuple[str, Literal["finite", "past", "base", "ing"]]]:
    """The inflected forms of `lemma[:past[:participle]]`."""
    lemma, *irregular = entry.split(":")
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    past = irregular or [(lemma[:-1] + "ied") if y else stem + "ed"]
    third = (lemma[:-1] + "ies") if y else lemma + ("es" if lemma[-2:] in {"ss", "sh"} else "s")
    ing = {"see": "seeing", "agree": "agreeing", "foresee": "foreseeing", "quip": "quipping"}.get(
        lemma, stem + "ing"
    )
    if lemma in {"admit", "rebut", "refer", "quip", "slam", "plan"}:
        past, ing = [lemma + lemma[-1] + "ed"], lemma + lemma[-1] + "ing"
    if lemma in {"label"}:
        past = ["labelled", "labeled"]
    if lemma == "agree":
        past = ["agreed"]
    return [(lemma, "base"), (third, "finite"), (ing, "ing"), *((form, "past") for form in past)]


def _table() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    frames: tuple[tuple[tuple[str, ...], Frame], ...] = (
        (_OBJECT, "object"),
        (_CLAUSE, "clause"),
        (_SAY, "say"),
        (_TELL, "tell"),
    )
    for entries, frame in frames:
        for entry in entries:
            lemma = entry.split(":")[0]
            for word, form in _forms(entry):
                table[word] = Cue(lemma, frame, _MODE_OF.get(lemma, "says"), form)
    return table


CUES = _table()
PLAIN = Cue("", "say", "says", "finite")
"""What reports where no verb that is known does."""

# Verbs of saying that with a plain object often do something else ("added two players",
# "announced the end"): without that, a quotation or a clause they are no cue. The others of the
# `say` frame take their object as content ("denied the charges", "promised help").
NEEDS_CLAUSE = words("reporting.needs_clause")
# Verbs of the mind and of showing that report only with "that" or a quotation after them.
NEEDS_THAT = words("reporting.needs_that")
# Words spelled like a verb's form that are nouns after an article, an adjective or a preposition.
NOUN_FORMS = words("reporting.noun_forms")

# Particles that belong to the cue rather than to what it reports.
PARTICLES = {verb: frozenset(found) for verb, found in groups("reporting.particles").items()}

# A noun that holds a content: "the claim that", "fears that", "a warning that".
NOUN_CUES = cast(dict[str, Mode], table("reporting.nouns"))

# Passives that name no source: "is believed to", "were said to have", "it was reported that".
IMPERSONAL = cast(dict[str, Mode], table("reporting.impersonal"))
HEARSAY = words("reporting.hearsay")
