"""Untold: sentences that tell of no happening, though a date may stand in them."""

import re

from variorum.lexicon import one_of

# A question tells of nothing, and a posting or a caption with an address is no sentence. Nor does
# a page's line on where the article was printed.
_NO_TELLING = re.compile(
    r"\?[”\"’']?$|https?://|\bpic\.twitter\b|\(@\w+\)|^A version of this \w+ (?:appear|ran)"
)

_CONDITION = re.compile(r"\W*(?:if|unless|should)\b", re.IGNORECASE)

# What shows that a sentence has a verb: "Mayor Roy and Ada Lund at the dam in 2017." has none.
_VERB_FORM = re.compile(
    rf"\b(?:{one_of('function_words.auxiliaries', 'tense.verb_forms')}"
    r"|(?!(?:his|its|this|us|as|plus|across|towards|besides|perhaps|always)\b)[a-z]{2,}(?:ed|s))\b"
    r"|[a-z][’'](?:s|re|ve|ll|d|m)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDS = re.compile(r"[.!?][”\"’')\]]*$")

_RAISED = 0.6
"""From this share of raised words on, words without a full stop are a list of names or topics."""
_LISTED = 8
"""Fewer words than that are a headline or a name."""


def is_condition(sentence: str) -> bool:
    """Whether a sentence opens with what has to be so first: "If the dam breaks, ..."."""
    return bool(_CONDITION.match(sentence))


def is_no_telling(sentence: str) -> bool:
    """Whether a sentence is a question, a posting or caption with an address, or has no verb."""
    return bool(_NO_TELLING.search(sentence)) or is_listing(sentence) or not has_verb(sentence)


def has_verb(sentence: str) -> bool:
    """Whether some word of a sentence has the form of a verb."""
    return bool(_VERB_FORM.search(sentence))


def is_listing(sentence: str) -> bool:
    """Whether words are a list of topics or names of a page: mostly raised, without a full stop."""
    words = _WORD.findall(sentence)
    raised = sum(word[0].isupper() for word in words)
    return len(words) >= _LISTED and raised >= _RAISED * len(words) and not _ENDS.search(sentence)
