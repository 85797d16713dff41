"""Files read in one manner, whatever they lie in."""

from pathlib import Path

from tests.intake.made_files import zipped
from variorum.intake.file_reading import FileReader
from variorum.intake.sources import Source
from variorum.model import RawDocument, Rejection

BROKEN = "The cafÃ© was closed on Monday."


def source(path: Path) -> Source:
    return Source(path=path, uri=str(path), named=True, root=path.parent)


def test_a_manner_holds_for_what_lies_in_archives(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": BROKEN.encode(), "b.jsonl": b'{"Body": "Shut."}\n'}))
    kept = list(FileReader(as_is=True, columns={"text": "Body"}).read(source(path)))
    assert [one.text for one in kept if isinstance(one, RawDocument)] == [BROKEN, "Shut."]
    mended, refused = FileReader().read(source(path))
    assert isinstance(mended, RawDocument)
    assert mended.text == "The café was closed on Monday."
    assert isinstance(refused, Rejection)
    assert "its fields are Body" in refused.reason
