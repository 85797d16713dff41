"""Which assertions tell one fact, learned from notes: cases, fits without the story, weights."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.align.readings import near, origins_of, read
from training import pair_weights
from training.fitting import Fit
from training.noted_stories import Noted, noted_stories
from training.pair_weights import Cases, claims, claims_of, fit, held_out, pairs, report, using
from variorum import weights
from variorum.align.claims.claim_signs import ClaimSigns
from variorum.align.claims.pair_signs import PairSigns
from variorum.weights import load
from variorum.weights import read as read_weights

FLOOD = (
    "The Orla flooded the old town of Tessen on Sunday night.\n\n"
    "Mayor Ilse Brandt said “the pumps came too late for the lower streets of Tessen”.\n\n"
)
LATER = (
    "Boats went out to Upper Tessen at dawn.\n\n"
    "On Sunday night the Orla flooded the old town of Tessen.\n\n"
    "The pumps came too late for the lower streets of Tessen, she said.\n"
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Noted:
    """A story of two accounts that tell one fact, as noted; a folder without notes is left out."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "flood" / "articles").mkdir(parents=True)
    (folder / "vote" / "articles").mkdir(parents=True)
    (folder / "flood" / "articles" / "echo.txt").write_text(FLOOD)
    (folder / "flood" / "articles" / "post.txt").write_text(LATER)
    facts = [
        {"at": [["echo", "flooded the old town"], ["post", "Flooded the old town"]]},
        {"at": [["echo", 'said "the pumps came']]},
        {"at": [["post", "words that stand nowhere"]]},
    ]
    (folder / "flood" / "notes.json").write_text(json.dumps({"facts": facts}))
    (found,) = noted_stories(folder)
    return found


@pytest.fixture(scope="module")
def made() -> Noted:
    """Two accounts with vectors that tell one fact, and each another thing."""
    told = "The Orla flooded the old town of Tessen on Sunday night."
    more = "Boats brought bread and water to the school on the hill."
    a = read("a", f"{told} Fish lay dead beside the mill and its two broken wheels.")
    b = read("b", f"{told[:-1]} for hours. {more}")
    spots = {"a": [((0, 40), 0)], "b": [((0, 40), 0), ((len(told) + 12, len(told) + 50), 1)]}
    return Noted("flood", near(a, b), origins_of("a", "b"), spots)


def test_a_passage_tells_the_facts_whose_words_it_holds(story: Noted) -> None:
    by_start = {one.article.text[:4]: one.article for one in story.readings}
    echo, post = by_start["The "], by_start["Boat"]
    assert story.facts(echo.id, (0, 60)) == {0}
    assert story.facts(echo.id, (0, len(echo.text))) == {0, 1}
    assert story.facts(post.id, (0, 30)) == frozenset()
    # A few letters are no telling.
    start = echo.text.index("flooded")
    assert story.facts(echo.id, (start, start + 5)) == frozenset()


def test_a_pair_is_right_where_both_tell_a_fact(made: Noted) -> None:
    found = pairs(made)
    assert found.signs.shape == (len(found.truth), len(PairSigns._fields))
    assert found.truth.sum() == 1
    apart = made._replace(spots={**made.spots, "a": [((0, 40), 7)]})
    assert pairs(apart).truth.sum() == 0


def test_a_claim_is_right_where_two_accounts_tell_a_fact(made: Noted) -> None:
    found = claims(made)
    assert found.signs.shape == (len(found.truth), len(ClaimSigns._fields))
    assert found.truth.tolist() == [True]
    apart = made._replace(spots={**made.spots, "a": [((0, 40), 7)]})
    assert claims(apart).truth.tolist() == [False]


def cases(story: str, *values: float) -> Cases:
    signs = np.array([[value] for value in values])
    return Cases(story, signs, signs[:, 0] > 0)


def test_what_is_held_out_is_not_seen() -> None:
    apart = [cases("ebb", 1, -1, 2, -2), cases("flow", -3, 3), cases("tide", 1, -1)]
    odds, truth = held_out(apart)
    assert (odds > 0.5).tolist() == truth.tolist()
    turned = Cases("tide", apart[2].signs, ~apart[2].truth)
    odds, _ = held_out([*apart[:2], turned])
    assert (odds[-2:] > 0.5).tolist() == [True, False], "it is judged as the others teach"


def test_the_report_tells_how_often_what_is_given_holds() -> None:
    lines: list[str] = []
    report("ebb", [cases("a", 9, -9), cases("b", 9, -9)], lambda line: lines.append(str(line)))
    assert lines[0] == "ebb: AUC 1.000, 0.50 of 4 hold"
    assert len(lines) > 1


def test_weights_in_use_are_those_of_the_fit_and_then_those_that_ship() -> None:
    before = load("claims")
    wide = np.zeros((4, len(ClaimSigns._fields)))
    wide[:2, 0] = 1
    learned = fit([Cases("a", wide, np.array([True, True, False, False]))])
    with using("claims.json", learned, ClaimSigns._fields):
        assert load("claims").by[0] > 0
        assert load("claims") != before
    assert load("claims") == before


def test_claims_are_made_by_weights_that_have_not_seen_their_story(
    made: Noted, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    def watched(some: list[Cases]) -> Fit:
        seen.append([one.story for one in some])
        return fit(some)

    monkeypatch.setattr(pair_weights, "fit", watched)
    found = claims_of([made, made._replace(name="other")], [judged("flood"), judged("other")])
    assert seen == [["other"], ["flood"]]
    assert [one.story for one in found] == ["flood", "other"]


def judged(story: str) -> Cases:
    """Pairs of which the nearer ones tell one fact."""
    signs = np.zeros((8, len(PairSigns._fields)))
    signs[:, 0] = np.arange(8) / 4
    return Cases(story, signs, signs[:, 0] > 0.8)


def test_both_files_are_written(made: Noted, tmp_path: Path) -> None:
    both = [made, made._replace(name="other")]
    pair_weights.write_weights(both, [judged("flood"), judged("other")], "ab12", tmp_path)
    for file in ("pairs.json", "claims.json"):
        assert read_weights(tmp_path / file).digest == "ab12"
        assert read_weights(tmp_path / file).names == read_weights(weights.FOLDER / file).names
