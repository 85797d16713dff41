"""The desk over a store on a database server: read, reviewed and decided as over a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster import cluster
from tests.web.served import Served, served
from tests.web.test_queue_pages import fields, shown
from variorum.engine.desk import Reader
from variorum.engine.moving import copy_store
from variorum.store.catalogue import StoryFilter


@pytest.fixture(scope="module")
def address(sample_store: Path) -> str:
    made = cluster().database()
    copy_store(sample_store, made, pytest.fail)
    return made.replace("desk@", "desk:secret@")


@pytest.fixture(scope="module")
def team(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("team"), address) as desk:
        yield desk


def test_a_store_on_a_server_is_read_as_its_file_is(
    team: Served, desk: Served, sample_store: Path
) -> None:
    story = Reader(sample_store).stories(StoryFilter(place="Marvenia"))[0].head.id
    for path in (
        "/?place=Marvenia",
        "/search?about=dam",
        f"/stories/{story}/lines",
        "/review?kind=claims",
    ):
        assert team.get(path).text == desk.get(path).text, path


def test_what_is_decided_is_kept_on_the_server(team: Served, address: str) -> None:
    page = team.get("/review?kind=claims").text
    line = shown(page)
    answer = team.post(f"{line}/decide", {**fields(page), "by": "Ida", "kind": "accept"})
    assert answer.status == 303
    assert [one.by for one, holds in Reader(address).decisions() if holds] == ["Ida"]
    assert shown(team.get("/review?kind=claims").text) != line


def test_the_password_of_the_address_is_not_told(team: Served) -> None:
    told = team.told.read_text()
    assert told.startswith("The desk of postgresql://desk:***@/")
    assert "secret" not in told
