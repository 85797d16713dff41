"""Why a statement is whose it is: its speaker, its mode, its day and its origin."""

from collections.abc import Iterator

from variorum.align import statements
from variorum.align.entities.merging import EntityIndex
from variorum.align.statements import SpeakerRule, find_speaker, hull, speakers_by_form
from variorum.model import Attribution, Because, Mode, Reading, Statement

_SPEAKERS: dict[SpeakerRule, str] = {
    "as-read": "the reading of the article takes “{source}” for {name}",
    "one-person-named": "{name} is the one person whom the source “{source}” names",
    "own-form": "“{source}” is a form of the name of {name} in this story, and of no other",
    "nobody-known": "the source “{source}” names nobody who is known in this story",
}

_MODES: dict[Mode, str] = {
    "says": "saying",
    "denies": "denying",
    "accuses": "accusing",
    "confirms": "confirming",
    "promises": "promising",
    "demands": "demanding",
    "warns": "warning",
    "expects": "expecting",
    "unverified": "telling what nobody has verified",
}


def attribution_of(statement: Statement, reading: Reading) -> Attribution | None:
    """The attribution of its article that a statement was made of."""
    for one in reading.attributions:
        if not one.content:
            continue
        span = hull(one.content)
        cue = statements.words_at(reading.article.text, one.cue)
        evidence = statement.evidence
        if span == (evidence.start, evidence.end) and cue == statement.cue:
            return one
    return None


def statement_reasons(
    statement: Statement, reading: Reading, index: EntityIndex
) -> Iterator[Because]:
    """Why a statement has this speaker, mode, date and origin."""
    attribution = attribution_of(statement, reading)
    module = statements.__name__
    if attribution is not None:
        speaker, rule = find_speaker(reading, attribution, index, speakers_by_form(index))
        name = next((one.name for one in index.entities if one.id == speaker), "nobody known")
        if statement.speaker_text is None and speaker is None:
            words = "the text names no source"
        else:
            words = _SPEAKERS[rule].format(source=statement.speaker_text, name=name)
        yield Because(words=f"Speaker: {words}.", rule=rule, module=module)
    yield Because(words=f"Mode {statement.mode}: {_mode(statement)}.", rule="cue")
    if statement.date is not None:
        words = f"Date: {statement.date} is named beside the word of saying, not in what is said."
        yield Because(words=words, rule="day-beside-cue", module=module)


def _mode(statement: Statement) -> str:
    if statement.cue is None:
        return "no word of saying stands beside it, so it is taken for what somebody says"
    return f"“{statement.cue}” is a word of {_MODES[statement.mode]}"
