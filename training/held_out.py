"""Scores the lines of dossiers on noted stories, each by weights that have not seen its story.

    python -m training.held_out ../shared/data

It fits the weights of `training/pair_weights.py`, `training/news_weights.py`,
`training/day_weights.py`, `training/date_weights.py` and `training/figure_weights.py` once for each
noted story, without that story, and runs the scorer of the notes (`score/notes.py` beside the
folder of sets) over commands that use them. Called as
`python -m training.held_out compare ... STORY/articles` it is that command.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from training import date_weights, day_weights, figure_weights, news_weights, pair_weights
from training.noted_stories import noted_stories
from training.weight_files import locate
from variorum import weights
from variorum.cli.app import main as variorum

BUILD = Path("build/held_out")
"""Where the weights of each left-out story lie, made once and used until removed."""


def main() -> int:
    """Run as the scorer's command, or fit and score."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["compare"]:
        story = Path(arguments[-1]).parent.name
        weights.FOLDER = BUILD / story
        weights.load.cache_clear()
        variorum()
        return 0
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    return _score(Path(arguments[0]))


def _score(data: Path) -> int:
    stories = sorted((data / "notes" / "dev").iterdir())
    stories = [story for story in stories if (story / "notes.json").is_file()]
    if not all((BUILD / story.name / "done").exists() for story in stories):
        _fit(data, [story.name for story in stories])
    command = f"{sys.executable} -m training.held_out"
    scorer = data.parent / "score" / "notes.py"
    return subprocess.run([sys.executable, scorer, *stories, "--variorum", command]).returncode


def _fit(data: Path, stories: list[str]) -> None:
    found = news_weights.cases(data / "notes" / "dev", lambda line: print(line, file=sys.stderr))
    dated = day_weights.cases(data / "notes" / "dev", lambda line: print(line, file=sys.stderr))
    told = date_weights.cases(data / "notes" / "dev", lambda line: print(line, file=sys.stderr))
    judged_figures = figure_weights.labels(locate(data, figure_weights.LABELS))
    counted = figure_weights.cases(
        data / "notes" / "dev", judged_figures, lambda line: print(line, file=sys.stderr)
    )
    noted = list(noted_stories(data / "notes" / "dev"))
    judged = [pair_weights.pairs(one) for one in noted]
    for story in stories:
        folder = BUILD / story
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in sorted(weights.FOLDER.glob("*.json")):
            shutil.copyfile(file, folder / file.name)
        rest = [one for one in noted if one.name != story]
        pair_weights.write_weights(rest, [one for one in judged if one.story != story], "", folder)
        news_weights.write_weights([case for case in found if case.story != story], "", folder)
        day_weights.write_weights([case for case in dated if case.story != story], "", folder)
        date_weights.write_weights([case for case in told if case.story != story], "", folder)
        figure_weights.write_weights([case for case in counted if case.story != story], "", folder)
        (folder / "done").touch()


if __name__ == "__main__":
    sys.exit(main())
