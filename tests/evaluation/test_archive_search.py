"""The made store of the search measurement is a store like any other."""

from pathlib import Path

import msgspec

from evaluation.archive_search import make
from variorum.dossier import verify
from variorum.engine.stored import Store
from variorum.model import Comparison


def test_made_stories_are_found_by_what_is_theirs(tmp_path: Path) -> None:
    make(tmp_path / "v.db", 6)
    with Store.open(tmp_path / "v.db") as store:
        stories = store.stories()
        assert len({one.head.id for one in stories}) == len(stories) == 6
        assert all((one.articles, one.outlets) == (2, 2) for one in stories)
        (found,) = {one.story for one in store.search("Ship00004", kinds=["article"])}
        assert found
        dossier = store.show(found)
        assert all("Ship00004" in one.text for one in dossier.articles)
        assert all(500 < len(one.text.split()) < 800 for one in dossier.articles)
        place = dossier.story.places[0]
        assert found in {one.head.id for one in store.stories(place=place)}
        plain = msgspec.structs.replace(dossier, articles=dossier.articles)
        assert [one for one in verify(Comparison(dossiers=(plain,))) if "digest" not in one] == []
