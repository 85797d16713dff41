"""The lines of a story that wait to be judged, and what they weigh."""

import msgspec

from tests.dossier.sample import comparison
from variorum.engine.line_changes import Draft, target_of
from variorum.engine.opened_lines import Lines
from variorum.engine.waiting_lines import waiting_lines
from variorum.model import Dossier
from variorum.review import Signature, decide_line

STORY = comparison().dossiers[0]


def unsure() -> Dossier:
    claims = tuple(msgspec.structs.replace(one, confidence=0.4) for one in STORY.claims)
    return msgspec.structs.replace(STORY, claims=claims)


def test_what_was_weighed_waits_and_weighs_by_its_origins() -> None:
    story = unsure()
    found = {one.address: one for one in waiting_lines(story)}
    assert {one.id for one in STORY.claims} <= set(found)
    for claim in STORY.claims:
        one = found[claim.id]
        assert (one.kind, one.sure) == ("claims", 400)
        assert one.weight == len(STORY.origins) * 1000 + claim.origins
    assert not {one.id for one in STORY.figures} & set(found)


def test_what_was_decided_does_not_wait() -> None:
    story = unsure()
    target = target_of(Lines(story), STORY.claims[0].id, Draft(kind="accept"))
    for kind in ("accept", "unsure"):
        decision = decide_line(kind, target, [], Signature("2031-05-07"))
        decided = msgspec.structs.replace(story, decisions=(decision,))
        left = {one.address for one in waiting_lines(decided)}
        assert STORY.claims[0].id not in left
        assert len(left) == len(list(waiting_lines(story))) - 1
