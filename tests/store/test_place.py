"""Where a store is, and how that is shown."""

from pathlib import Path

import pytest

from variorum.errors import StopRun
from variorum.store.address import is_address, named
from variorum.store.place import check_place, open_store
from variorum.store.sqlite import SqliteStore


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("postgresql://desk@db.example/news", True),
        ("postgres:///news", True),
        ("variorum.db", False),
        ("postgresql", False),
        (Path("postgresql://x"), False),
    ],
)
def test_an_address_is_told_from_a_path(place: str | Path, address: bool) -> None:
    assert is_address(place) is address


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("postgresql://ida:secret@db/news: gone", "postgresql://ida:***@db/news: gone"),
        ("add x --store postgres://ida:a:b@db/n", "add x --store postgres://ida:***@db/n"),
        (
            "postgresql://db/n?user=ida&password=se&x=1",
            "postgresql://db/n?user=ida&password=***&x=1",
        ),
        ("postgresql://ida@db/news", "postgresql://ida@db/news"),
        (Path("variorum.db"), "variorum.db"),
    ],
)
def test_a_password_is_not_shown(line: object, told: str) -> None:
    assert named(line) == told


def test_a_path_is_a_file(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "v.db"))
    assert isinstance(store, SqliteStore)
    store.close()
    assert check_place(str(tmp_path / "v.db")) == []
    assert check_place("postgresql://db/news") == []
    with pytest.raises(StopRun, match="there is no store at"):
        open_store(tmp_path / "none.db", create=False)


def test_without_its_packages_a_server_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("variorum.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg_pool", None)
    with pytest.raises(StopRun, match=r"pip install 'variorum\[team\]'"):
        open_store("postgresql://db/news")
