"""What the reader found, completed with modes, speakers and quotations that it passed over."""

from tests.support import article
from variorum.annotate.attributions.reported import complete
from variorum.annotate.reader.ties import NeuralAttribution
from variorum.annotate.text.sentences import split
from variorum.model import Mention

TEXT = "Ann Bell denied that the dam fell. “We saw no water come over the wall.”"


def spans(*pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in pieces)


def test_nothing_found_in_nothing_is_nothing() -> None:
    assert complete("", (), (), ()) == ()


def test_a_cue_gives_mode_and_speaker_and_a_quotation_goes_to_who_spoke_last() -> None:
    found = NeuralAttribution(spans("Ann Bell"), spans("denied"), spans("that the dam fell"))
    mention = Mention(start=0, end=8, text="Ann Bell", label="person")
    denial, *others = complete(TEXT, split(TEXT), [mention], [found])
    assert (denial.mode, denial.speaker, denial.quoted) == ("denies", 0, False)
    text = article(TEXT).text
    contents = [text[slice(*piece)] for one in (denial, *others) for piece in one.content]
    assert any(piece.startswith("“We saw") for piece in contents)
