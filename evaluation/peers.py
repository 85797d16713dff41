"""What others group, beside what we do: near-duplicate and clustering libraries, where installed.

At the settings their own documentation uses. None is needed to run Variorum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

THRESHOLDS = (0.3, 0.5)
PERMUTATIONS = 128

Labels = list[int]


def near_duplicates(texts: Sequence[str]) -> dict[str, Callable[[], Labels]]:
    """The group of each text by each peer: datasketch and rensa, joined where they say alike."""
    found: dict[str, Callable[[], Labels]] = {}
    for threshold in THRESHOLDS:
        if find_spec("datasketch"):
            found[f"datasketch MinHash LSH, {threshold}"] = partial(datasketch, texts, threshold)
        if find_spec("rensa"):
            found[f"rensa R-MinHash LSH, {threshold}"] = partial(rensa, texts, threshold)
    return found


def datasketch(texts: Sequence[str], threshold: float) -> Labels:
    """MinHash LSH on word 3-grams, 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        mark = MinHash(num_perm=PERMUTATIONS)
        mark.update_batch([gram.encode() for gram in grams(text)])
        pairs += [(int(other), number) for other in index.query(mark)]
        index.insert(str(number), mark)
    return join(len(texts), pairs)


def rensa(texts: Sequence[str], threshold: float) -> Labels:
    """R-MinHash LSH on word 3-grams, 128 permutations, 32 bands, candidates checked."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=32)
    marks: list[Any] = []
    pairs: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        mark = RMinHash(num_perm=PERMUTATIONS, seed=42)
        mark.update(grams(text))
        for other in index.query(mark):
            if mark.jaccard(marks[other]) >= threshold:
                pairs.append((other, number))
        index.insert(number, mark)
        marks.append(mark)
    return join(len(texts), pairs)


def clusterings(texts: Sequence[str]) -> dict[str, Callable[[], Labels]]:
    """TF-IDF with DBSCAN and with HDBSCAN; noise is a group of each text alone."""
    if not find_spec("sklearn"):
        return {}

    def vectors() -> Any:
        from sklearn.feature_extraction.text import TfidfVectorizer

        words = TfidfVectorizer(stop_words="english", sublinear_tf=True, max_df=0.5, min_df=2)
        return words.fit_transform(texts)

    def dbscan() -> Labels:
        from sklearn.cluster import DBSCAN

        return alone(DBSCAN(eps=0.7, min_samples=2, metric="cosine").fit_predict(vectors()))

    def hdbscan() -> Labels:
        from sklearn.cluster import HDBSCAN
        from sklearn.decomposition import TruncatedSVD
        from sklearn.preprocessing import normalize

        matrix = vectors()
        size = min(100, matrix.shape[1] - 1)
        dense = normalize(TruncatedSVD(size, random_state=0).fit_transform(matrix))
        return alone(HDBSCAN(min_cluster_size=2, copy=True).fit_predict(dense))

    return {"TF-IDF + DBSCAN, .7": dbscan, "TF-IDF + HDBSCAN": hdbscan}


def grams(text: str) -> list[str]:
    """The word 3-grams of a text, each once, in order."""
    words = text.lower().split()
    return list(dict.fromkeys(" ".join(words[at : at + 3]) for at in range(len(words) - 2)))


def alone(labels: Iterable[int]) -> Labels:
    """The labels, with one of its own for each that has none (-1)."""
    return [int(label) if label >= 0 else -1 - at for at, label in enumerate(labels)]


def join(count: int, pairs: Iterable[tuple[int, int]]) -> Labels:
    """The components that the pairs make of the numbers below `count`."""
    near: dict[int, list[int]] = defaultdict(list)
    for x, y in pairs:
        near[x].append(y)
        near[y].append(x)
    labels = [-1] * count
    for first in range(count):
        stack = [first] if labels[first] < 0 else []
        while stack:
            one = stack.pop()
            if labels[one] < 0:
                labels[one] = first
                stack += near[one]
    return labels
