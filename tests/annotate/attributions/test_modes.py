"""How something is said: by its verb, by what negates it, and by its content."""

import pytest

from variorum.annotate.attributions.modes import mode_of
from variorum.annotate.text.cues import CUES


@pytest.mark.parametrize(
    ("cue", "after", "content", "mode"),
    [
        ("said", "", "the dam fell", "says"),
        ("denied", "", "the dam fell", "denies"),
        ("not denied", "", "the dam fell", "says"),
        ("did not confirm", "", "the dam fell", "unverified"),
        ("refused to confirm", "", "the dam fell", "unverified"),
        ("stopped short of confirm", "", "the dam fell", "unverified"),
        ("declined", "to confirm or deny it", "to confirm or deny it", "unverified"),
        ("pleaded", "guilty", "guilty", "confirms"),
        ("pleaded", "not guilty", "not guilty", "denies"),
        ("called for", "calm", "calm", "demands"),
        ("called", "it a shame", "it a shame", "says"),
        ("called", "the report", "the report utterly untrue", "denies"),
        ("described", "them as", "them as pure invention", "denies"),
        ("called", "that claim", "that claim pure propaganda", "denies"),
        ("called", "the bridge", "the bridge a lie in stone", "says"),
        ("described", "the raid", "the raid as a success", "says"),
        ("asked", "everyone to leave", "everyone to leave", "demands"),
        ("asked", "whether it fell", "whether it fell", "says"),
        ("said", "", "it could not independently verify the report", "unverified"),
        ("said", "", "they couldn’t confirm the report", "unverified"),
        ("said", "", "the report was false", "denies"),
        ("said", "", "the claims are completely baseless", "denies"),
        ("said", "", "he had no role in it", "denies"),
        ("said", "", "he was not involved in it", "denies"),
        ("said", "", "he wasn't involved in it", "denies"),
        ("said", "", "there isn’t any truth in it", "denies"),
        ("said", "", "he knew the man who was wrong", "says"),
        ("warned", "", "the report was false", "warns"),
        ("dismissed", "it as a stunt", "a stunt", "says"),
        ("dismissed", "it as “ a stunt ”", "“a stunt”", "says"),
        ("dismissed", "the charge as a stunt", "the charge as a stunt", "denies"),
        ("dismissed", "as false the report", "the report", "denies"),
    ],
)
def test_a_mode_follows_from_cue_and_content(cue: str, after: str, content: str, mode: str) -> None:
    verb = next(word for word in reversed(cue.split()) if word in CUES)
    assert mode_of(CUES[verb], cue.split(), after.split(), content) == mode
