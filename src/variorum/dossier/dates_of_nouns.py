"""Dates that go with a noun, a name or a comparison, and so date nothing that a clause tells."""

import re

from variorum.lexicon import one_of
from variorum.model import TimeExpression

_YEAR = re.compile(r"\d{4}")
_BARE_YEAR_OF_NAME = re.compile(r"\b(?!In\b|By\b|Since\b|Of\b)[A-Z][\w’'-]+\s$")
_MONTHS = re.compile(
    rf"(?:{one_of('calendar.months', 'calendar.seasons').title()}"
    r"|Early|Late|Mid|During|From|Until|Around|Before|After)\s$"
)

# "The 2015 deal is dead" tells nothing of 2015; "during the 2015 talks" and "a 2015 audit found"
# do.
_OF_NOUN = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bsince )(?<!\bduring )(?<!\bafter )(?<!\bbefore )(?<!\bround of )"
    r"\b(?:the|an?|its|his|her|their|our|this|that|every|[\w’']+[’']s?)\s$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s[A-Za-z][\w’'-]+")
_NO_NOUN = re.compile(
    rf"\s(?:{one_of('function_words.prepositions', 'function_words.conjunctions')}"
    rf"|{one_of('function_words.auxiliaries', 'function_words.pronouns')}"
    rf"|{one_of('function_words.determiners')})\b"
)
_TELLS = re.compile(
    rf"(?:\s(?!(?:is|are|be|been|has|have|will)\b)[\w’'-]+){{1,3}}?\s(?:{one_of('tense.past_forms')}|[a-z]{{3,}}ed)\b(?!\sby\b)"
)

# "More than last September", "up 6 percent on the day before", "like those on New Year's Eve":
# something to compare with. A caption tells when its picture was taken.
_COMPARED = re.compile(
    r"\b(?:than(?:\s(?:in|on|at))?|compared\s(?:with|to)|(?:per\s?cent|%|levels?)\s(?:from|on)"
    r"|(?:increase|rise|drop|decrease|decline|gain|growth|jump|hike|fall)s?\s(?:from|over|on|since)"
    r"|(?:level|point|mark|price|low|high)s?\ssince(?:\slate|\searly)?"
    r"|those\s(?:on|of|in|from)|(?:photographed|pictured)\s(?:here\s)?(?:in|on|at))"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:centur(?:y|ies)|decades?|\d{2,3}0s|(?:nine|eigh|seven|six)ties)\b")

# "Album of the year", "today's music" and "the largest ship in use today" tell of no time.
_TITLE = re.compile(r"\bof\s$")
_NO_TIME = re.compile(r"the\s+year", re.IGNORECASE)
_THESE_DAYS = re.compile(r"today", re.IGNORECASE)
_EXISTING = re.compile(
    r"\b(?:in\s(?:use|service|operation|existence|business|power)|flying|living|alive|working"
    r"|existing|available)\s$",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"[’']s?\s+[a-z]")

# "In the aftermath of last September's attack" tells nothing of September; "at last year's fair"
# does.
_OF = re.compile(r"\b(?:of|over|about|leading\sup(?:\sto)?|for|from|with|like)\s$", re.IGNORECASE)

# The end of a span of years: "hunted from 2016 to 2018" tells what began in 2016.
_END_OF_SPAN = re.compile(r"\b(?:from|between)\s[^,.;]{4,24}?\s(?:to|and|through|until)\s$")

# "Interference in the 2016 vote" tells nothing of that year, "died in the 2016 flood" does.
_ACT = (
    r"\b(?:\w+(?:tion|sion|ment|ence|ance|ing|ness|ity)s?|roles?|parts?|wins?|victory|defeats?|loss"
    r"|rivals?|opponents?|candidates?|nominees?|bids?|probes?|hacks?|attempts?|efforts?)"
    r"\s(?:in|during|of|to|over|about|for|around|on)\s"
)
_OF_ACT = re.compile(rf"{_ACT}(?:the|its|his|her|their|an?)\s$")
_ACT_IN = re.compile(rf"{_ACT}$")  # "meddling in last year's vote"
# "To sway 2016 vote", as headlines write.
_BARE_YEAR = re.compile(
    rf"\b(?!(?:{one_of('function_words.prepositions', 'function_words.conjunctions')}"
    rf"|{one_of('function_words.determiners', 'function_words.auxiliaries')}"
    r"|early|late|mid|year|back|circa|again)\b)[a-z]{3,}(?<!ly)\s$"
)

# A day or month by its name, and what is called after one: "the Sept. 11 attacks". The day is
# that of no clause here.
_BY_NAME = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{one_of('calendar.months', 'calendar.months_short')})\b",
    re.IGNORECASE,
)
_FEAST = re.compile(
    r"(?:the\s)?(?:New\sYear|Christmas|Easter|Thanksgiving|Halloween|Valentine|Bastille|Independence"
    r"|Memorial|Labou?r)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:annual|yearly|traditional|usual)\s$")
_ON_DAY = re.compile(r"\b(?:on|since|until|by|before|after)\s(?:the\s)?$", re.IGNORECASE)
_FULL = re.compile(r"\d{4}")  # a day with its year says surely when
_NUMBERED = re.compile(r"\b(?:the|its|his|her|their|all)\s\d+\s$")
_CALLED_AFTER = re.compile(
    r"\s(?:terror(?:ist)?\s|suicide\s)?(?:attacks|bombings|memorial|anniversary|commission|massacre|riots?"
    r"|uprising|coup|elections?|mid-?terms?|primar(?:y|ies)|ballots?)\b",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    # "The 19 Sept. 11 hijackers": the number before the month counts them.
    r"(?:\.?\s\d{1,2})?\s(?:attack\s)?(?:hijackers?|attackers?|bombers?|victims?|famil(?:y|ies)|widows?|survivors?|advocates?)\b",
    re.IGNORECASE,
)

# "The Sept. 11 attacks": they are over, though the next such day lies ahead.
_OVER_NOUN = re.compile(
    r"\s(?:terror(?:ist)?\s|suicide\s)?(?:attacks?|bombings?|memorial|massacre|riots?|uprising)\b"
)

# "In the days before Wednesday's vote", "the run-up to Sunday's poll": the vote is only mentioned.
_LED_UP = re.compile(
    r"\b(?:hours|days|weeks|months|run-?up|lead-?up|countdown)"
    r"\s(?:before|to|ahead\sof|leading\s(?:up\s)?to|after|following|since)\s(?:the\s)?$",
    re.IGNORECASE,
)

# "Called the night a win", "on the night of the attack": no day is told.
_PART = re.compile(r"(?:the\s)?(?:morning|afternoon|evening|night|day)", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:in|on|at|by|during|through|throughout|until|late|early|later|earlier|for|over|into"
    r"|of|all)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(r"\s(?:of|before|after)\s")

_REACH = 48  # the characters before a date that are looked at


def is_of_noun(text: str, time: TimeExpression, report: str = "") -> bool:
    """Whether a date goes with a noun, a name or a comparison rather than with a verb.

    `report` is the day of publication, empty where it is not known: what is called after a day to
    come ("the 12 May deadline") is planned for that day.
    """
    before = text[max(0, time.start - _REACH) : time.start]
    if _COMPARED.search(before) or _LONG_AGO.search(time.text) or _goes_with_noun(text, time):
        return True
    if _BY_NAME.match(time.text):
        if _PEOPLE_OF.match(text, time.end) or _OVER_NOUN.match(text, time.end):
            return _FULL.search(time.text) is None
        ahead = bool(report) and (time.value or "")[:10] > report
        whole = len(time.value or "") >= 10 and _FULL.search(time.text) is not None
        return not ahead and not whole and _is_called_after(text, before, time.end)
    if _is_feast(text, before, time):
        return True
    if not _YEAR.fullmatch(time.text):
        return False
    named = _BARE_YEAR_OF_NAME.search(before) and not _MONTHS.search(before)
    return bool(named or _END_OF_SPAN.search(before) or _describes(text, before, time.end))


def _goes_with_noun(text: str, time: TimeExpression) -> bool:
    """Whether a time other than a year is part of what a noun is called, or goes with it alone."""
    before = text[max(0, time.start - _REACH) : time.start]
    if _NO_TIME.fullmatch(time.text):
        return bool(_TITLE.search(before))
    if _PART.fullmatch(time.text):
        opens = not before or before.endswith((". ", "\n"))
        return bool(_OF_ELSE.match(text, time.end)) or not (opens or _WHEN.search(before))
    if _LED_UP.search(before):
        return True
    if _THESE_DAYS.fullmatch(time.text) and _EXISTING.search(before):
        return True
    own = time.text.rstrip("’'s") if time.text.endswith(("’s", "'s")) else time.text
    if not _POSSESSED.match(text, time.start + len(own)):
        return False
    coarse = re.fullmatch(r"\d{4}-\d\d-\d\d.*", time.value or "") is None
    of = _OF.search(before) or _ACT_IN.search(before)
    return bool(_THESE_DAYS.fullmatch(own) or (coarse and of))


def _is_feast(text: str, before: str, time: TimeExpression) -> bool:
    """Whether a feast is part of what something is called: "to host New Year's Eve programming"."""
    noun = _NOUN.match(text, time.end) and not _NO_NOUN.match(text, time.end)
    told = _TELLS.match(text, time.end) and not _YEARLY.search(before)
    on_day = _ON_DAY.search(before)
    return bool(_FEAST.match(time.text) and noun and not told and not on_day)


def _is_called_after(text: str, before: str, end: int) -> bool:
    """Whether a day or a month is part of what something is called: "the Sept. 11 attacks"."""
    if _PEOPLE_OF.match(text, end):
        return True
    if _TELLS.match(text, end) is not None:
        return False
    if _CALLED_AFTER.match(text, end) and not before.rstrip().endswith(("In", "On")):
        return True
    return _describes(text, before, end)


def _describes(text: str, before: str, end: int) -> bool:
    """Whether a date stands between an article and a noun: "the 2015 deal"."""
    opens = any(one.search(before) for one in (_OF_NOUN, _OF_ACT, _NUMBERED, _BARE_YEAR))
    if not opens or not _NOUN.match(text, end) or _NO_NOUN.match(text, end):
        return False
    return _TELLS.match(text, end) is None
