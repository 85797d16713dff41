"""The words of time: what each counts, names or measures."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_SHORT_NAMED = ("may", "june", "july")
SHORT_MONTHS = tuple(name for name in MONTHS if len(name) < 5 and name not in _SHORT_NAMED)
LONG_MONTHS = tuple(name for name in MONTHS if name not in SHORT_MONTHS)
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mondays", "mon"),
            ("tuesday", "tuesdays", "tue", "tues"),
            ("wednesday", "wednesdays", "wed"),
            ("thursday", "thursdays", "thu", "thur", "thurs"),
            ("friday", "fridays", "fri"),
            ("saturday", "saturdays", "sat"),
            ("sunday", "sundays", "sun"),
        )
    )
    for name in names
}
# Words that are also something else: read as times only where written with a capital.
CAPITALISED = frozenset(MONTHS) | frozenset(WEEKDAYS)
# These need more than a capital: a day, a year or a preposition beside them.
DOUBTFUL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed", "jan"})

# Unit of a TIMEX3 duration; those below a day stand after a T.
UNITS = {
    "second": "TS",
    "seconds": "TS",
    "minute": "TM",
    "minutes": "TM",
    "hour": "TH",
    "hours": "TH",
    "day": "D",
    "days": "D",
    "night": "D",
    "nights": "D",
    "week": "W",
    "weeks": "W",
    "weekend": "WE",
    "weekends": "WE",
    "fortnight": "F",
    "fortnights": "F",
    "month": "M",
    "months": "M",
    "quarter": "Q",
    "quarters": "Q",
    "year": "Y",
    "years": "Y",
    "decade": "DE",
    "decades": "DE",
    "century": "CE",
    "centuries": "CE",
}
PLURALS = frozenset(word for word in UNITS if word.endswith("s"))
SINGULARS = frozenset(UNITS) - PLURALS

NUMBERS: dict[str, float] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
    if number
}
NUMBERS |= {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
NUMBERS |= {"eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12}

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}
PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
# "Early Tuesday", "the end of November": the part that the expression keeps, as TIMEX3 names it.
STAGES = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
}
# What goes before a length of time, and the modifier that TIMEX3 gives it.
BOUNDS = {
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
}
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
REFERENCES = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "recently": "PAST_REF",
    "soon": "FUTURE_REF",
}
RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
# Steps from now: "last week" is one back, "this week" none.
STEPS = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "this": 0, "current": 0}
STEPS |= {"next": 1, "following": 1, "coming": 1}
# Fixed days of the year; movable feasts are left to a calendar.
HOLIDAYS = {"christmas": (12, 25), "halloween": (10, 31)}
_ZONES = "est edt pst pdt cst cdt mst et pt gmt utc bst cet cest eet msk ist jst aest"
ZONES = tuple(_ZONES.split())
