"""Count in how many news articles each word stands, for `variorum/stories/frequencies.txt`.

    python training/word_frequencies.py DATA src/variorum/stories/frequencies.txt

DATA is the folder of public sets; those used here are apart from the sets on which stories are
scored. Only words of one article in five hundred are kept: words of news at large, nothing that
belongs to one text.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SETS = (
    "attribution/polnear_train.jsonl.gz",
    "places/geovirus.jsonl",
    "places/geowebnews.jsonl",
    "places/lgl.jsonl.gz",
    "stories/ecbplus_train.jsonl.gz",
    "times/tbaq.jsonl",
)
_WORD = re.compile(r"[^\W\d_]+")


def texts(data: Path) -> Iterator[str]:
    """The texts of the sets, in order."""
    for name in SETS:
        path = data / name
        raw = path.read_bytes()
        lines = gzip.decompress(raw) if path.suffix == ".gz" else raw
        for line in lines.splitlines():
            yield json.loads(line)["text"]


def main(data: Path, out: Path) -> None:
    """Write the number of articles, then one word a line with the number it stands in."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(data):
        counts.update({word.casefold() for word in _WORD.findall(text) if len(word) > 1})
        total += 1
    kept = sorted((word, n) for word, n in counts.items() if n * 500 >= total)
    out.write_text(f"{total}\n" + "".join(f"{word} {n}\n" for word, n in kept), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
