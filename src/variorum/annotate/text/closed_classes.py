"""Words of English that are no names though a sentence, a title or a heading may capitalise them.

Closed classes are complete; of the open ones only those that news puts first in a sentence.
"""

from variorum.lexicon import words

PRONOUNS = words("function_words.pronouns")
DETERMINERS = words("function_words.determiners")
PREPOSITIONS = words("function_words.prepositions")
CONJUNCTIONS = words("function_words.conjunctions")
AUXILIARIES = words("function_words.auxiliaries")
ADVERBS = words("function_words.adverbs")
# Not in the classes above, and capital at the head of many a sentence of news.
OPENERS = words("function_words.openers")
FUNCTION = PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
NEVER_NAMES = FUNCTION | OPENERS

NEGATIONS = words("function_words.negations")
TIME_WORDS = words("calendar.time_words")
# Past forms without -ed, so that a clause with one shows its verb.
IRREGULAR = words("tense.verb_forms")
VERBS = AUXILIARIES | IRREGULAR
