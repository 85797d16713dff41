"""Every piece of evidence of real coverage stands where the dossiers say."""

from pathlib import Path

import msgspec

import variorum
from evaluation.set_files import read_lines, whole_events
from tests.support import data_dir


def test_all_evidence_of_real_coverage_stands(tmp_path: Path) -> None:
    """A third of the set: all articles of as many events as hold sixty."""
    docs = list(read_lines(data_dir() / "stories" / "news_cluster_dev.jsonl"))
    coverage = tmp_path / "coverage.jsonl"
    coverage.write_bytes(b"\n".join(map(msgspec.json.encode, whole_events(docs, 60))))
    comparison = variorum.compare([str(coverage)])
    assert len(comparison.dossiers) >= 8
    assert variorum.verify(comparison) == []
