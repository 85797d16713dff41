"""Small tables that tell kinds of names apart. General knowledge, none of it of one story.

They are short on purpose: the place resolver knows the world's towns, this only needs to know
which words are names of countries, of peoples, and of kinds of bodies and places.
"""

from variorum.lexicon import words

COUNTRIES = words("names.countries")

REGIONS = words("names.regions")

CITIES = words("names.cities")

PLACES = COUNTRIES | REGIONS | CITIES

# Adjectives and nouns of peoples and faiths; a plural is the same word with an s.
PEOPLES = words("names.peoples")

# Bodies of the whole world's news whose names show no kind.
BODIES = words("names.bodies")
# What ends the name of an event, a law, a prize or a work, which is no body and no place.
OTHER_HEADS = words("names.other_heads")
PORTFOLIOS = words("names.portfolios")

# The kind of body a name ends with (or begins with: "Ministry of ...").
ORGANIZATION_HEADS = words("names.organization_heads")

# Bodies that news names in lower case after a country or a people: "Israeli army".
INSTITUTIONS = words("names.institutions")
INSTITUTION_MODIFIERS = words("names.institution_modifiers")
INSTITUTION_TAILS = words("names.institution_tails")

PLACE_HEADS = words("names.place_heads")

PLACE_NOUNS = words("names.place_nouns")

TITLES = words("titles.titles")
# Titles that end a title run and so a person must follow, unlike "former" or "under".
WEAK_TITLES = words("titles.weak")

# Common given names of many tongues: a capital word after one of these is a surname.
MALE_NAMES = words("names.men")
FEMALE_NAMES = words("names.women")
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

CALENDAR = words("calendar.capitalised")
