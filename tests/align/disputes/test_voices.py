"""Nobody disputes himself: who speaks is known by name, or by the words for a role."""

import pytest

from tests.align.claims.told import assertion
from variorum.align.disputes.voices import Voices
from variorum.model import Evidence, Statement


def statement(id: str, speaker_text: str | None) -> Statement:
    return Statement(
        id=id,
        evidence=Evidence(article="a", start=0, end=1, text="x"),
        speaker=None,
        speaker_text=speaker_text,
        cue=None,
        mode="says",
        quoted=False,
        date=None,
        origin="o",
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The water board", "water board", True),
        ("the water board", "the union", False),
        ("he", "he", False),
        ("police", "Police", False),
        (None, None, False),
    ],
)
def test_a_role_is_one_voice_and_a_pronoun_is_none(
    one: str | None, other: str | None, same: bool
) -> None:
    told = [assertion("dam held firm")._replace(statement=id) for id in ("s1", "s2")]
    voices = Voices(told, [statement("s1", one), statement("s2", other)])
    assert voices.is_one([0], [1]) == same


def test_a_name_is_a_voice_and_an_accounts_own_telling_is_none() -> None:
    told = [assertion("dam held", speaker="rowe"), assertion("dam burst", speaker="rowe")]
    told += [assertion("dam leaked", speaker="ilde"), assertion("dam stood")]
    voices = Voices(told, [])
    assert voices.is_one([0], [1])
    assert not voices.is_one([0], [2])
    assert voices.is_one([3, 0], [2, 1])
    assert not voices.is_one([3], [3])
