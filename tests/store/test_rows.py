"""What `variorum.store.base.Store` promises, held by every backend."""

import msgspec
import pytest

from tests.support import article
from variorum.errors import StopRun
from variorum.model import Reading, Rejection, Story
from variorum.review import decide
from variorum.store.base import GivenId, Made, Owed, Prepared, Store, Unwritable
from variorum.store.place import Place, open_store
from variorum.store.rows import RowStore


@pytest.fixture
def store(kept: RowStore) -> Store:
    return kept


def prepared(uri: str, *keys: str, outlet: str | None = None, text: str = "Text.") -> Prepared:
    own = article(text, uri=uri)
    return Prepared(
        own=own, outlet=outlet, reading=Reading(article=own), keys=keys, features=uri.encode()
    )


def test_put_and_hold(store: Store) -> None:
    assert not store.articles.holds("aaaa")
    store.articles.put(prepared("aaaa", "k1"))
    assert store.articles.holds("aaaa")
    assert store.articles.ids() == ["aaaa"]
    assert store.articles.readings(["aaaa"])[0].article.text == "Text."
    assert store.articles.features(["aaaa"]) == {"aaaa": b"aaaa"}


def test_put_replaces(store: Store) -> None:
    store.articles.put(prepared("aaaa", "k1", "k2"))
    store.articles.put(prepared("aaaa", "k3", text="Other."))
    assert store.links.sharing(["k1", "k2"]) == []
    assert store.links.sharing(["k3"]) == ["aaaa"]
    assert store.articles.readings(["aaaa"])[0].article.text == "Other."


def test_find_by_id_start_and_uri(store: Store) -> None:
    store.articles.put(prepared("abcdef"))
    store.articles.put(prepared("abcxyz"))
    assert store.articles.find("abcdef") == ["abcdef"]
    assert store.articles.find("abcx") == ["abcxyz"]
    assert store.articles.find("abc") == []
    assert store.articles.find("%") == []


def test_sharing_is_a_sorted_union(store: Store) -> None:
    store.articles.put(prepared("b", "k1", "k2"))
    store.articles.put(prepared("a", "k2"))
    store.articles.put(prepared("c", "k3"))
    assert store.links.sharing(["k1", "k2"]) == ["a", "b"]


def test_sharing_within_days_holds_the_undated(store: Store) -> None:
    for uri, day in (("a", 10), ("b", 40), ("c", None)):
        store.articles.put(msgspec.structs.replace(prepared(uri, "k"), day=day, strong=("! s",)))
    assert store.links.sharing(["k"], (5, 15)) == ["a", "c"]
    assert store.links.sharing(["k"]) == ["a", "b", "c"]
    assert store.links.sharing(["k"], (40, 700_000)) == ["b", "c"]
    assert store.links.sharing(["! s"]) == []
    assert store.links.strongly_sharing(["! s"]) == ["a", "b", "c"]
    store.articles.remove("b")
    assert store.links.sharing(["k"]) == store.links.strongly_sharing(["! s"]) == ["a", "c"]


def test_features_are_renewed_alone(store: Store) -> None:
    store.articles.put(prepared("a", "k"))
    store.articles.renew_features(
        msgspec.structs.replace(prepared("a", "l", text="No."), features=b"new")
    )
    assert store.articles.features(["a"]) == {"a": b"new"}
    assert (store.links.sharing(["k"]), store.links.sharing(["l"])) == ([], ["a"])
    assert store.articles.readings(["a"])[0].article.text == "Text."


def test_decisions_stay_in_their_order(store: Store) -> None:
    later = decide("apart", ("b", "a"), [], made="2031-05-07T00:00:00Z", by="Ida")
    first = decide("same", ("a", "b"), [], made="2031-05-06T00:00:00Z", note="one ferry")
    for one in (later, first, later):
        store.decisions.keep(one)
    assert store.decisions.all() == [first, later]


def test_outlets(store: Store) -> None:
    store.articles.put(prepared("b", "k", outlet="The Daily"))
    store.articles.put(prepared("a", outlet="The Daily"))
    store.articles.put(prepared("c"))
    assert store.articles.of_outlet("The Daily") == ["a", "b"]
    assert store.articles.outlet_of("a") == "The Daily"
    assert store.articles.outlet_of("c") is None


def test_links_go_both_ways_and_are_replaced(store: Store) -> None:
    for uri in "abc":
        store.articles.put(prepared(uri))
    store.links.link(["a"], {("a", "b"): 700, ("a", "c"): -900})
    assert store.links.linked(["b"], 0) == ["a"]
    assert store.links.linked(["a"], 0) == ["b"]
    assert store.links.linked(["a"], -1000) == ["b", "c"]
    assert store.links.linked(["b", "c"], -1000) == ["a"]
    assert store.links.between(["a", "b"]) == {("a", "b"): 700}
    store.links.link(["b", "c"], {("b", "c"): 3})
    assert store.links.between("abc") == {("b", "c"): 3}
    store.links.link(["a"], {("a", "c"): 1})
    assert store.links.linked(["a", "b"], -2000) == ["c"]
    assert store.links.linked(["c"], 2) == ["b"]


def test_stories(store: Store) -> None:
    store.stories.assign([Story(id="s1", articles=("a", "b")), Story(id="s2", articles=("c",))])
    store.stories.assign([Story(id="s2", articles=("b", "c"))])
    assert store.stories.all() == [
        Story(id="s1", articles=("a",)),
        Story(id="s2", articles=("b", "c")),
    ]
    assert store.stories.of(["a", "b", "z"]) == {"a": "s1", "b": "s2"}
    assert store.stories.some(["s2", "s9"]) == [Story(id="s2", articles=("b", "c"))]
    assert store.stories.some([]) == []


def test_removing_takes_all_of_an_article(store: Store) -> None:
    store.articles.put(prepared("a", "k"))
    store.articles.put(prepared("b", "k"))
    store.links.link(["a"], {("a", "b"): 1})
    store.stories.assign([Story(id="s1", articles=("a", "b"))])
    store.articles.remove("a")
    assert store.articles.ids() == ["b"]
    assert store.links.sharing(["k"]) == ["b"]
    assert store.links.linked(["b"], -2000) == []
    assert store.stories.of(["a", "b"]) == {"b": "s1"}


def test_debts(store: Store) -> None:
    store.debts.owe("article", ["b", "a"])
    store.debts.owe("article", ["a"])
    store.debts.owe("story", ["s"])
    assert store.debts.owed("article") == ["a", "b"]
    store.debts.settle("article", ["a"])
    assert store.debts.owed("article") == ["b"]
    assert store.debts.owed("story") == ["s"]


def test_a_transaction_happens_whole_or_not_at_all(store: Store) -> None:
    def broken_off() -> None:
        with store.transaction():
            store.articles.put(prepared("a"))
            store.debts.owe("article", ["a"])
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    assert store.articles.ids() == []
    assert store.debts.owed("article") == []


def test_rejections(store: Store) -> None:
    store.rejections.keep(Rejection(uri="b", reason="empty"))
    store.rejections.keep(Rejection(uri="a", reason="binary"))
    assert [one.uri for one in store.rejections.all()] == ["a", "b"]
    store.articles.put(prepared("b"))
    assert [one.uri for one in store.rejections.all()] == ["a"]


def test_a_document_is_kept_with_its_article(store: Store) -> None:
    store.articles.put(msgspec.structs.replace(prepared("a"), document=b"packed"))
    store.articles.put(prepared("a", text="Read anew."))
    assert store.articles.document("a") == b"packed"
    store.articles.remove("a")
    assert store.articles.document("a") == b""


def test_what_was_made_under_another_mark_is_owed(store: Store) -> None:
    one = prepared("a", "k", outlet="x")
    made = Made(own="m1", reading="m2", features="m3")
    store.articles.put(msgspec.structs.replace(one, made=made, document=b"packed"))
    store.stories.assign([Story(id="s", articles=("a",))])
    store.stories.mark(["a"], "m4")
    store.stories.mark_links(["a"], "m5")
    store.outlets.keep_standing("x", frozenset({"line"}), "m6")
    assert store.outlets.standing("x") == {"line"}
    marks: dict[Owed, str] = {
        "clean": "m1",
        "annotate": "m2",
        "features": "m3",
        "group": "m4",
        "article": "m5",
        "outlet": "m6",
    }
    for kind, mark in marks.items():
        store.versions.owe_outdated(kind, mark)
        assert store.debts.owed(kind) == []
        store.versions.owe_outdated(kind, "another")
        assert store.debts.owed(kind) == (["x"] if kind == "outlet" else ["a"])


def test_versions_are_kept(store: Store) -> None:
    store.versions.keep({"clean": (1, "m1"), "annotate": (2, "m2")})
    store.versions.keep({"clean": (2, "m3")})
    assert store.versions.kept() == {"clean": (2, "m3")}


def test_given_ids_stay_in_their_order_and_lead_on(store: Store) -> None:
    ids = store.given_ids
    ids.give([GivenId(id="sbb", kind="story", article="a2")])
    ids.give(
        [
            GivenId(id="saa", kind="story", article="a1"),
            GivenId(id="f1", kind="figures", article="a1", start=3, end=9),
        ]
    )
    assert [one.id for one in ids.of("story", ["a1", "a2"])] == ["sbb", "saa"]
    assert ids.of("figures", ["a1", "a2"]) == [
        GivenId(id="f1", kind="figures", article="a1", start=3, end=9)
    ]
    assert (ids.taken("f1"), ids.taken("f2")) == (True, False)
    assert [one.id for one in ids.meant("saa")] == ["saa"]
    assert [one.id for one in ids.meant("s")] == ["sbb", "saa"]
    assert ids.meant("f1") == ids.meant("") == []
    ids.lead("saa", ("a3", 0, 0))
    assert [one.id for one in ids.of("story", ["a1", "a3"])] == ["saa"]


def test_what_was_stored_is_there_when_opened_again(place: Place) -> None:
    first = open_store(place)
    first.articles.put(prepared("a"))
    first.close()
    again = open_store(place, create=False)
    assert again.articles.ids() == ["a"]
    again.close()


def test_what_is_opened_to_be_read_is_not_written(place: Place) -> None:
    open_store(place).close()
    store = open_store(place, read_only=True)
    assert not store.writable
    assert store.articles.ids() == []
    with pytest.raises(Unwritable):
        store.articles.put(prepared("a"))
    with pytest.raises(StopRun), store.transaction():
        store.debts.owe("story", ["s"])
    store.close()


def test_a_debt_is_claimed_once_until_it_is_released_or_owed_anew(store: Store) -> None:
    debts = store.debts
    debts.owe("story", ["b", "a"])
    assert debts.claim("story") == ["a", "b"]
    assert debts.claim("story") == []
    debts.owe("story", ["a"])
    assert debts.claim("story") == ["a"]
    debts.settle("story", ["a"])
    debts.release()
    assert debts.claim("story") == ["b"]
    assert debts.claim("article") == []
    assert not debts.elsewhere()


def test_a_claimed_debt_stands_till_it_is_paid_or_owed_anew(store: Store) -> None:
    debts = store.debts
    debts.owe("story", ["a", "b", "c"])
    assert not debts.stands("story", "a"), "nobody is at work on it"
    debts.claim("story")
    debts.owe("story", ["b"])
    debts.settle("story", ["c"])
    assert [debts.stands("story", one) for one in "abc"] == [True, False, False]
    debts.settle("story", ["a"])
    debts.owe("story", ["a"])
    assert not debts.stands("story", "a"), "it was paid, and is owed anew"
