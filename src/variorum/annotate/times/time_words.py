"""The words of time by what each counts, names or measures, from `lexicon/en/calendar.toml`."""

from variorum.lexicon import in_order, table, words


def _counted(*keys: str) -> dict[str, int]:
    """The forms of these tables with what each counts."""
    return {form: int(value) for key in keys for form, value in table(key).items()}


MONTHS = _counted("calendar.months", "calendar.months_short")
SHORT_MONTHS = in_order("calendar.months_short")
LONG_MONTHS = in_order("calendar.months")
WEEKDAYS = _counted("calendar.weekdays", "calendar.weekdays_plural", "calendar.weekdays_short")
CAPITALISED = frozenset(MONTHS) | frozenset(WEEKDAYS)
"""Words that are also something else: read as times only where written with a capital."""
DOUBTFUL = words("calendar.doubtful")

UNITS = table("calendar.units")
PLURALS = frozenset(word for word in UNITS if word.endswith("s"))
SINGULARS = frozenset(UNITS) - PLURALS

_COUNTS = _counted("numbers.small", "numbers.tens") | {"hundred": 100, "thousand": 1000}
NUMBERS: dict[str, float] = {**_COUNTS, "dozen": 12}
ORDINALS = _counted("numbers.ordinals")
PARTS = table("calendar.parts")
SEASONS = table("calendar.seasons")
DECADES = _counted("calendar.decades")
STAGES = table("calendar.stages")
BOUNDS = table("calendar.bounds")
FREQUENCIES = table("calendar.frequencies")
REFERENCES = table("calendar.references")
RELATIVE_DAYS = _counted("calendar.relative_days")
STEPS = _counted("calendar.steps")
HOLIDAYS = {
    form: (int(value[:2]), int(value[3:])) for form, value in table("calendar.holidays").items()
}
EASTER_FEASTS = _counted("calendar.easter_feasts")
FIXED_HOURS = {form: f"{value}:00" for form, value in table("calendar.fixed_hours").items()}
ZONES = in_order("calendar.zones")
