"""The words that report: verbs, nouns and set phrases, with what each may govern.

A general word list of English news, checked against the cues of PolNeAR's training part.
"""

from typing import Literal, NamedTuple

from variorum.annotate.text.closed_classes import words
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


_SAY = """say:said add write:wrote:written announce declare state explain insist claim argue admit
acknowledge concede confirm deny warn predict suggest stress reiterate assert contend maintain
recall recount joke quip reply:replied respond remark comment observe note tweet shout yell
cry:cried scream chant exclaim complain lament testify:testified allege conclude continue caution
emphasize emphasise post repeat vow pledge promise report estimate boast muse read:read ask wonder
disclose agree plead"""
_CLAUSE = """show:showed:shown find:found indicate reveal believe think:thought feel:felt fear hope
expect know:knew:known learn suspect figure assume realize realise understand:understood imply
imagine foresee:foresaw decide determine rule guess signal hint worry:worried point
speculate hear:heard see:saw"""
_TELL = "tell:told inform assure remind"
_OBJECT = """accuse blame criticize criticise condemn denounce urge demand reject dismiss praise
welcome refuse decline threaten propose call refute rebut decry:decried deplore recommend advise
brand label slam blast hail applaud doubt dispute cite express voice describe charge verify"""

_MODES: dict[Mode, str] = {
    "denies": "deny reject dismiss refute rebut dispute",
    "accuses": "accuse blame allege charge",
    "confirms": "confirm acknowledge admit concede",
    "promises": "promise pledge vow",
    "demands": "demand urge",
    "warns": "warn caution threaten fear",
    "expects": "expect predict hope foresee estimate",
}
_MODE_OF: dict[str, Mode] = {lemma: mode for mode, line in _MODES.items() for lemma in line.split()}


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
    frames: tuple[tuple[str, Frame], ...] = (
        (_OBJECT, "object"),
        (_CLAUSE, "clause"),
        (_SAY, "say"),
        (_TELL, "tell"),
    )
    for line, frame in frames:
        for entry in line.split():
            lemma = entry.split(":")[0]
            for word, form in _forms(entry):
                table[word] = Cue(lemma, frame, _MODE_OF.get(lemma, "says"), form)
    return table


CUES = _table()

# Verbs of saying that with a plain object often do something else ("added two players",
# "announced the end"): without that, a quotation or a clause they are no cue. The others of the
# `say` frame take their object as content ("denied the charges", "promised help").
NEEDS_CLAUSE = words(
    """add write state explain maintain recall note observe suggest continue respond reply remark
    comment declare conclude argue read ask wonder post tweet report estimate repeat stress agree
    shout yell cry scream chant exclaim recount show testify plead
    indicate reveal believe think feel assume guess signal hint worry hope fear expect
    speculate imply"""
)
# Verbs of the mind and of showing that report only with "that" or a quotation after them.
NEEDS_THAT = words(
    """show find know learn suspect figure realize realise understand imagine foresee decide
    determine rule point hear see"""
)
# Words spelled like a verb's form that are nouns after an article, an adjective or a preposition.
NOUN_FORMS = words(
    """claim claims report reports state states note notes comment comments warning warnings demand
    demands promise promises hope hopes fear fears plan plans order orders request requests estimate
    estimates call calls post posts show shows support back cry cries reply question questions
    doubt doubts saying finding findings feeling understanding rule rules point points blame vow
    pledge pledges response respond praise thought label brand advice figure figures meaning
    ruling rulings backing posting reading writing thinking said dispute blast signal tweet
    tweets joke jokes favor favour ask see reporting planning hint worry remark remarks read
    shouts chants screams shout scream chant"""
)

# Particles that belong to the cue rather than to what it reports.
PARTICLES = {
    "call": words("for on upon"),
    "point": words("out"),
    "warn": words("of about against"),
    "complain": words("of about"),
    "boast": words("of about"),
    "speculate": words("about"),
}

# A noun that holds a content: "the claim that", "fears that", "a warning that".
NOUN_CUES: dict[str, Mode] = {
    "claim": "says",
    "claims": "says",
    "accusation": "accuses",
    "accusations": "accuses",
    "allegation": "accuses",
    "allegations": "accuses",
    "assertion": "says",
    "belief": "says",
    "confirmation": "confirms",
    "denial": "denies",
    "fear": "warns",
    "fears": "warns",
    "hope": "expects",
    "hopes": "expects",
    "insistence": "says",
    "pledge": "promises",
    "promise": "promises",
    "promises": "promises",
    "reports": "unverified",
    "rumours": "unverified",
    "rumors": "unverified",
    "speculation": "unverified",
    "statement": "says",
    "suggestion": "says",
    "suggestions": "says",
    "suspicion": "unverified",
    "suspicions": "unverified",
    "warning": "warns",
    "warnings": "warns",
}

# Passives that name no source: "is believed to", "were said to have", "it was reported that".
IMPERSONAL: dict[str, Mode] = {
    "believed": "unverified",
    "thought": "unverified",
    "said": "unverified",
    "reported": "unverified",
    "alleged": "unverified",
    "understood": "unverified",
    "rumoured": "unverified",
    "rumored": "unverified",
    "suspected": "unverified",
    "estimated": "unverified",
    "presumed": "unverified",
    "feared": "warns",
    "expected": "expects",
    "accused": "accuses",
    "charged": "accuses",
}
HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
