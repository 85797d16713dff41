"""Settings: what options are unless the command line says otherwise."""

from pathlib import Path

import pytest

from tests.e2e.command import outcome
from variorum.cli import configuration
from variorum.errors import StopRun

KNOWN = {"add": frozenset({"store", "too-long"}), "compare": frozenset({"policy", "too-long"})}
FILE = 'store = "é.db"\ntoo_long = "reject"\nquiet = true\n\n[compare]\nto = 1\n'


def written(folder: Path, text: str) -> Path:
    file = folder / "variorum.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_settings_of_all_commands_and_of_one(tmp_path: Path) -> None:
    text = FILE.replace("to = 1", 'policy = "latest"\ntoo-long = "read"')
    settings = configuration.read(written(tmp_path, text), KNOWN)
    assert configuration.defaults(settings, KNOWN) == {
        "add": {"store": "é.db", "too_long": "reject"},
        "compare": {"policy": "latest", "too_long": "read"},
    }
    assert configuration.lines(settings) == [
        "quiet = true",
        'store = "é.db"',
        'too-long = "reject"',
        "",
        "[compare]",
        'policy = "latest"',
        'too-long = "read"',
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FILE, "there is no option 'compare.to'; the options are policy, too-long"),
        ("colour = 1", "there is no option 'colour'"),
        ("[compar]\n", "there is no command 'compar'; use add, compare"),
        ("store = ", "cannot be read as settings"),
    ],
)
def test_what_is_no_setting_says_so(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=why):
        configuration.read(written(tmp_path, text), KNOWN)


def test_the_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VARIORUM_CONFIG", raising=False)
    assert configuration.find() is None
    file = written(tmp_path, "")
    assert configuration.find() == Path("variorum.toml")
    monkeypatch.setenv("VARIORUM_CONFIG", "")
    assert configuration.find() is None
    monkeypatch.setenv("VARIORUM_CONFIG", str(file))
    assert configuration.find() == file
    monkeypatch.setenv("VARIORUM_CONFIG", "absent.toml")
    with pytest.raises(StopRun, match="no file absent"):
        configuration.find()


def test_a_password_in_the_settings_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VARIORUM_CONFIG", raising=False)
    Path("variorum.toml").write_text('store = "postgresql://ida:secret@db.example/news"')
    assert outcome("config") == (
        0,
        '# variorum.toml\nstore = "postgresql://ida:***@db.example/news"\n',
    )
