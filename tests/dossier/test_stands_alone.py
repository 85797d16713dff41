import pytest
from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.stands_alone import standing

ASIDE = "Rain fell on the northern hills all day. Farmers counted their lost sheep in the valley. "


def value(sentence: str, *, lead: bool = False) -> float:
    text = sentence if lead else ASIDE + sentence
    one = read("a", text, names={"Kellermark": "place"} if "Kellermark" in text else {})
    start = len(text) - len(sentence)
    spans = (*(span for span in one.sentences if span[1] <= start), (start, len(text)))
    one = replace(one, sentences=spans)
    (account,) = accounts_of([one], origins_of("a"), ())
    return standing(account, (start, len(text)))


WHOLE = "Engineers at Kellermark found long cracks in the dam wall on Monday."


@pytest.mark.parametrize(
    "worse",
    [
        "He found long cracks in the dam wall at Kellermark on Monday.",
        "Engineers found long cracks in the old dam wall there on Monday.",
        '"Engineers at Kellermark found long cracks in the dam wall.',
        "Engineers at Kellermark found long cracks in the dam wall",
        "We at Kellermark found long cracks in the dam wall on Monday.",
        "The Kellermark authority denies it and speaks of an old wall.",
        "Kellermark dam cracked.",
    ],
)
def test_what_leans_on_other_sentences_stands_less(worse: str) -> None:
    assert value(worse) < value(WHOLE)


def test_a_lead_stands_more() -> None:
    assert value(WHOLE, lead=True) > value(WHOLE)
