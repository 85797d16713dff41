"""Why, through the real command: five questions that a newcomer asked of the sample coverage."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import variorum
from tests.support import COVERAGE, ROOT

Ask = Callable[..., str]
SOURCE = ROOT / "src" / "variorum"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's dossiers in two files: as they are made, and with every reason."""
    made = tmp_path_factory.mktemp("why")
    for name, options in (("plain.json", ()), ("explained.json", ("--why",))):
        done = variorum("compare", COVERAGE, "--format", "json", *options)
        (made / name).write_text(done.stdout, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def dossiers(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "plain.json").read_text())["dossiers"]
    return found


@pytest.fixture(scope="module")
def ask(folder: Path) -> Ask:
    def asked(wanted: str, *options: str, file: str = "explained.json") -> str:
        """The answer, its lines joined."""
        done = variorum("why", folder / file, wanted, *options)
        assert done.returncode == 0, done.stderr
        return " ".join(done.stdout.split())

    return asked


def claim_with(dossiers: list[dict[str, Any]], words: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        claim
        for one in dossiers
        for claim in one["claims"]
        if any(words in part["text"] for part in claim["parts"])
    )
    return found


def opened(answer: str) -> set[str]:
    """The files that an answer names; each of them is there."""
    named = set(re.findall(r"[\w/]+\.(?:py|toml)\b", answer))
    assert all((SOURCE / name).is_file() for name in named), named
    return named


def test_why_twelve_to_eighteen_dead(ask: Ask, dossiers: list[dict[str, Any]]) -> None:
    figure = dossiers[0]["figures"][0]
    assert (figure["low"], figure["high"]) == (12, 18)
    answer = ask(figure["id"][:8], file="plain.json")
    assert "12 is the least number that any report gives" in answer
    assert "12 on 2026-03-12, 17 on 2026-03-13, 18 on 2026-03-14" in answer
    assert "“At least 12 people were killed” counts 12 (at least)" in answer
    assert "by “were killed”" in answer
    assert "align/figures/estimates.py" in opened(answer)


def test_why_this_line_was_removed(ask: Ask) -> None:
    answer = ask("01-velmara-courier.txt:All rights reserved", file="plain.json")
    assert "© 2026 The Velmara Courier. All rights reserved." in answer
    assert "Removed as chrome" in answer
    assert "chrome.all-rights, lexicon/en/page_talk.toml" in answer
    # A rule that is decided on the page is known where reasons were asked for.
    assert "duplicate.title, lexicon/en/furniture.toml" in ask("01")


def test_why_this_weekday_is_the_eleventh(ask: Ask, dossiers: list[dict[str, Any]]) -> None:
    articles = {one["uri"].rsplit("/", 1)[-1]: one for one in dossiers[0]["articles"]}
    text = articles["01-velmara-courier.txt"]["text"]
    answer = ask(f"01:{text.index('Wednesday')}", file="plain.json")
    assert "“Wednesday” is 2026-03-11: counted from the day on which the article came out" in answer
    assert "Thursday 2026-03-12, and the sentence looks to the past" in answer
    assert "times.weekday, lexicon/en/times.toml" in answer


def test_why_these_two_are_one_claim(ask: Ask, dossiers: list[dict[str, Any]]) -> None:
    claim = claim_with(dossiers, "guns have been silent")
    assert len(claim["articles"]) == 2
    answer = ask(claim["id"])
    assert "says the same as the claim's words at" in answer
    assert "shares 2 words, the rarer the more: silent, guns" in answer
    total, line = re.findall(r"sum ([\d.]+), at or above the line of ([\d.]+)", answer)[0]
    assert float(total) >= float(line)
    steps = re.findall(r"([+-][\d.]+) (?:shares|lies near)", answer)
    assert sum(map(float, steps)) == pytest.approx(float(total), abs=0.02)
    assert "align/claims/verdicts.py" in opened(answer)


def test_who_says_that_estrand_denies(ask: Ask, dossiers: list[dict[str, Any]]) -> None:
    place = ask("07-karovian-standard.txt:denied the accusation")
    assert "Estrand's foreign ministry denied (denies): “the accusation”" in place
    assert "The trained reader read who says it" in place
    relation = re.search(r"relation (c\w+\.\.c\w+)", place)
    assert relation is not None
    answer = ask(relation[1])
    assert "it says so by its verb" in answer
    assert re.search(r"\+[\d.]+ the other was put forward by somebody", answer)
    assert "align/disputes/answers.py" in opened(answer)


def test_the_guide_names_the_module_of_each_question() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (why|who) [^|]*\| `([^`]+)` \|", guide, re.MULTILINE)
    assert len(rows) == 5
    assert all((SOURCE / module).exists() for _, module in rows)


def test_as_json(ask: Ask, dossiers: list[dict[str, Any]]) -> None:
    figure = dossiers[0]["figures"][0]["id"]
    answer = json.loads(ask(figure, "--format", "json"))
    assert (answer["kind"], answer["id"]) == ("figure", figure)
    best = answer["because"][2]
    assert best["rule"] == "most-origins"
    assert best["signs"] == [
        {"sign": "origins that give 18, last on 2026-03-14", "weight": 1.0, "value": 1.0}
    ]


def test_reasons_are_the_same_from_the_file_and_made_again(
    ask: Ask, dossiers: list[dict[str, Any]]
) -> None:
    claim = claim_with(dossiers, "guns have been silent")["id"]
    assert ask(claim, file="plain.json") == ask(claim)


def test_reasons_are_left_out_unless_asked_for(folder: Path) -> None:
    plain = (folder / "plain.json").read_text()
    assert '"because"' not in plain
    assert '"rule"' not in plain
    explained = json.loads((folder / "explained.json").read_text())
    for dossier in explained["dossiers"]:
        for kind in ("claims", "figures", "relations", "origins", "entities", "events", "brief"):
            assert all(one["because"] for one in dossier[kind]), kind
        strip(dossier)
    told = json.loads(plain)
    # Each document has a seal of its own, reasons included.
    assert explained.pop("seal") != told.pop("seal")
    assert explained == told


def strip(value: Any) -> None:
    """Take the reasons out of a document."""
    if isinstance(value, dict):
        value.pop("because", None)
        value.pop("rule", None)
        for one in value.values():
            strip(one)
    elif isinstance(value, list):
        for one in value:
            strip(one)


def test_of_a_store(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    one = tmp_path / "one.txt"
    one.write_text(
        "Ferry sinks off Port Arden\n\nPORT ARDEN, March 4, 2026 - At least nine people drowned "
        "when a ferry sank on Tuesday, the coast guard said.\n\nShare this article\n"
    )
    variorum("add", one, "--store", store)
    answer = variorum("why", store, "one.txt:on Tuesday")
    assert "2026-03-03" in answer.stdout
    assert "times.weekday" in answer.stdout


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("f00000000000", "nothing here has the id or address"),
        ("01-velmara-curier.txt", "did you mean 01-velmara-courier.txt (article)?"),
        ("brief[0]", "may mean s"),
        ("01:999999", "characters"),
        ("01:no such words", "stands neither in the text"),
    ],
)
def test_what_is_not_there_is_said(folder: Path, wanted: str, said: str) -> None:
    done = variorum("why", folder / "explained.json", wanted)
    assert done.returncode == 2
    assert said in done.stderr
    assert not done.stdout
