"""The files that people have, through the real command."""

import json
from pathlib import Path

import pytest

from tests.e2e.command import variorum
from tests.intake.made_files import pdf, tarred, zipped
from tests.intake.test_feeds import RSS
from tests.intake.test_mails import message
from tests.intake.test_pdf_files import FIRST
from tests.intake.test_word_files import written

TABLE = 'Nr,Wording,Head,When\n7,"The dam above Kell held, engineers said.",Dam holds,2024-03-13\n'


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")


def test_every_form_is_read_and_packed_ones_alike(tmp_path: Path) -> None:
    files = {
        "a.rss": RSS,
        "b.eml": message(Subject="Ferry stopped").as_bytes(),
        "c.docx": written(
            "The quay at Sorn was shut on Monday, the mayor said.", title="Quay shut"
        ),
        "d.pdf": pdf(FIRST, title=FIRST[0]),
        "e.tsv": b"title\ttext\nBridge\tThe bridge at Drovny was shut on Sunday.\n",
    }
    (tmp_path / "plain").mkdir()
    for name, data in files.items():
        (tmp_path / "plain" / name).write_bytes(data)
    (tmp_path / "x.zip").write_bytes(zipped(files))
    (tmp_path / "x.tar.gz").write_bytes(tarred(files, "gz"))
    told = []
    for given in ("plain", "x.zip", "x.tar.gz"):
        done = variorum("read", given, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        articles = [json.loads(line)["article"] for line in done.stdout.splitlines()]
        told.append({one["id"]: (one["title"], one["text"]) for one in articles})
    assert told[0] == told[1] == told[2]
    titles = {title for title, _ in told[0].values()}
    assert {"Ferry & barge collide", "Ferry stopped", "Quay shut", FIRST[0], "Bridge"} <= titles
    assert any("Nobody was hurt." in text for _, text in told[0].values())


def test_columns_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    (tmp_path / "t.jsonl").write_text('{"Wording": "The ferry sank.", "Nr": 1}\n')
    none = variorum("compare", "t.csv", "t.jsonl", cwd=tmp_path)
    assert none.returncode == 1
    assert "its columns are Nr, Wording, Head, When" in none.stderr
    assert "its fields are Wording, Nr" in none.stderr
    told = variorum(
        "read", "t.csv", "--columns", "text=wording,title=Head,published=When", cwd=tmp_path
    )
    article = json.loads(told.stdout)["article"]
    assert (article["title"], article["published"]["value"]) == ("Dam holds", "2024-03-13")
    records = variorum("read", "t.jsonl", "--columns", "text=Wording", cwd=tmp_path)
    assert json.loads(records.stdout)["article"]["text"] == "The ferry sank."
    wrong = variorum("read", "t.csv", "--columns", "body=Wording", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "the fields are text, id, url, title" in wrong.stderr


def test_a_long_table_is_read_row_by_row(tmp_path: Path) -> None:
    row = 'A,"' + "The dam above Kell held, engineers said. " * 20_000 + '"\n'
    with (tmp_path / "t.csv").open("w") as file:
        file.write("title,text\n")
        for _ in range(30):
            file.write(row)
    done = variorum("read", "t.csv", "--too-long", "reject", cwd=tmp_path)
    assert done.returncode == 1
    assert "of one article 150,000 are read" in done.stderr
    assert done.stderr.count("the same text as t.csv#1") == 29
