"""Why each part of a reading is there: what the trained reader read, and what a rule did."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.source_types import with_source_types
from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.quantities.measure_words import measure_word
from variorum.lexicon import one_rule
from variorum.model import Attribution, Because, Mention, Quantity, Reading, Span, TimeExpression

READER = "reader"
"""Names the trained reader where a record names what gave it."""


class ReadingReasons:
    """One article read again, and why each annotation of it is there."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        text = reading.article.text
        joint = read_jointly(text, reading.sentences)
        by_rule = find_attributions(text, reading.sentences, joint.names)
        self._by_rule = with_source_types(text, by_rule, joint.names)
        self._taken = [span for one in joint.found for span in (*one.cue, *one.content)]
        self._with_reader = bool(joint.vectors)

    def of_name(self, mention: Mention) -> Because:
        """Why a name is one."""
        rules = not self._with_reader or mention.text.split()[-1].islower()
        if rules:
            words = "a rule of names found it: capitals and what stands beside them"
            if mention.text.split()[-1].islower():
                words = "a rule found it: a body in small letters, which speaks and acts"
            return Because(
                words=f"“{mention.text}” is a name ({mention.label}): {words}.",
                rule="names",
                module="variorum.annotate.names.capital_runs",
            )
        return Because(
            words=f"“{mention.text}” is a name ({mention.label}): the trained reader read it, "
            "and rules set where it begins and ends.",
            rule=READER,
            module="variorum.annotate.joint_reading",
        )

    def of_attribution(self, one: Attribution) -> Because:
        """Why somebody is held to say something."""
        by_rule = one in self._by_rule and not _touches((*one.cue, *one.content), self._taken)
        if by_rule:
            return Because(
                words="A rule read who says it: a word of saying, and what stands around it.",
                rule="by-cue",
                module="variorum.annotate.attributions.by_cue",
            )
        return Because(
            words="The trained reader read who says it, by which word, and what is said.",
            rule=READER,
            module="variorum.annotate.reader.ties",
        )

    def of_time(self, time: TimeExpression) -> Because:
        """Why a time has its value: its rule, its anchor, and where its sentence looks."""
        rule = one_rule("times", time.rule) if time.rule else None
        value = time.value or "no day of the calendar"
        reason = f" {rule.reason}" if rule else ""
        return Because(
            words=f"“{time.text}” is {value}: {self._anchor(time)}.{reason}",
            rule=time.rule or "times",
            module="lexicon/en/times.toml" if rule else "variorum.annotate.times.find",
        )

    def _anchor(self, time: TimeExpression) -> str:
        """From what a time is counted."""
        published = self._reading.article.published
        if time.anchor == "text":
            return "the words give it, or the text before them"
        if time.anchor == "none" or published is None:
            return "nothing tells the day from which to count"
        day = _weekday(published.value)
        looks = f", and the sentence looks to the {time.tense}" if time.tense else ""
        return f"counted from the day on which the article came out, {day}{looks}"

    def of_quantity(self, quantity: Quantity) -> Because:
        """Why a count has its number and its measure."""
        sentence = self.sentence_at(quantity.start)
        word = measure_word(self._reading.article.text, sentence, quantity) if sentence else None
        measured = f", by “{word}”" if word else ", by its own words or those just before"
        number = "no exact number" if quantity.value is None else f"{quantity.value:,}"
        return Because(
            words=f"“{quantity.text}” counts {number} ({quantity.qualifier.replace('_', ' ')}), "
            f"measured as {quantity.measure}{measured}.",
            rule="quantities",
            module="variorum.annotate.quantities.counts",
        )

    def sentence_at(self, at: int) -> Span | None:
        """The sentence that holds an offset, None where none does."""
        spans = self._reading.sentences
        index = bisect_right([start for start, _ in spans], at) - 1
        return spans[index] if index >= 0 and at < spans[index][1] else None


def _weekday(published: str) -> str:
    """A day with its weekday: `Thursday 2026-03-12`; a date that is no day as it stands."""
    try:
        return f"{date.fromisoformat(published[:10]):%A} {published[:10]}"
    except ValueError:
        return published


def _touches(these: tuple[Span, ...], those: list[Span]) -> bool:
    return any(a < d and c < b for a, b in these for c, d in those)


def attributions_at(reading: Reading, start: int, end: int) -> Iterator[Attribution]:
    """The attributions of which any part stands in `[start, end)`."""
    for one in reading.attributions:
        if _touches((*one.source, *one.cue, *one.content), [(start, end)]):
            yield one
