"""Every piece of evidence of real coverage stands where the dossiers say."""

import variorum
from tests.support import data_dir


def test_all_evidence_of_real_coverage_stands() -> None:
    coverage = data_dir() / "stories" / "news_cluster_dev.jsonl"
    comparison = variorum.compare([str(coverage)])
    assert len(comparison.dossiers) > 20
    assert variorum.verify(comparison) == []
