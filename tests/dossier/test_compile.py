from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.readings import origins_of, read
from variorum.align import align
from variorum.dossier import compile, verify
from variorum.model import Comparison, Dossier, Origin, Reading, Story

DAM = "The Kellermark dam burst on Thursday and water poured through the lower town."


def dossier_of(*readings: Reading, origins: tuple[Origin, ...] = ()) -> Dossier:
    origins = origins or origins_of(*([reading.article.id] for reading in readings))
    story = Story(id="s1", articles=tuple(sorted(reading.article.id for reading in readings)))
    return compile(story, readings, origins, (), align(readings, origins, ()))


def test_the_title_is_a_headline_that_others_share() -> None:
    from msgspec.structs import replace

    titles = [
        "Dam bursts in Kellermark",
        "Kellermark dam bursts, town flooded",
        "Our week in pictures",
    ]
    readings = [
        replace(one, article=replace(one.article, title=title))
        for one, title in zip([read(uri, DAM) for uri in "abc"], titles, strict=True)
    ]
    assert dossier_of(*readings).story.title == "Dam bursts in Kellermark"


def test_without_headlines_the_earliest_account_heads_the_story() -> None:
    a = read("a", "Divers went down. They came up.", published="2024-05-04")
    b = read("b", "The dam burst. Water rose.", published="2024-05-03")
    head = dossier_of(a, b).story
    assert head.title == "The dam burst."
    assert (head.start, head.end) == ("2024-05-03", "2024-05-04")


def test_events_start_the_story() -> None:
    a = read("a", DAM, times={"Thursday": "2024-05-02"}, published="2024-05-03")
    assert dossier_of(a).story.start == "2024-05-02"


PIECES = st.sampled_from(
    [
        "The army",
        "denied",
        "the charges",
        "were false",
        "seven people",
        "killed",
        "dam",
        "mayor",
        "and",
        ", while",
        "Thursday",
        "“",
        ".",
        ". ",
        "Anna Verrick",
        "said",
        "will",
        "\n\n",
        "—",
    ]
)
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=4)


def annotated(uri: str, text: str) -> Reading:
    """A reading with whatever of its pieces the text happens to hold."""
    held = text.split()
    return read(
        uri,
        text,
        names={"Anna Verrick": "person"} if "Verrick" in held else {},
        times={"Thursday": "2024-05-02"} if "Thursday" in held else {},
        counts={"seven people": ("killed", 7)} if "seven" in held else {},
        said=[("said", "said", text[text.rindex("said") :], "says")] if "said" in held else [],
        published="2024-05-03",
    )


@settings(deadline=None)
@given(TEXTS)
def test_whatever_was_read_compiles_to_a_sound_dossier_in_any_order(texts: list[str]) -> None:
    readings = [annotated(f"a{number}", text) for number, text in enumerate(texts)]
    dossier = dossier_of(*readings)
    assert verify(Comparison(dossiers=(dossier,))) == []
    origins = origins_of(*([reading.article.id] for reading in readings))
    assert dossier == dossier_of(*readings[::-1], origins=origins)


def test_hundreds_of_accounts_of_one_story_compile_in_seconds() -> None:
    """Work grows with the words, not with their square: 150 accounts, each told its own way."""
    import random
    import time

    draw = random.Random(7)
    common = ["dam", "water", "town", "mayor", "army", "rescue", "bridge", "rain", "boat", "school"]
    rare = [f"w{number}ord" for number in range(4000)]
    readings = []
    for number in range(150):
        lines = [
            "The " + " ".join([*draw.sample(common, 4), *draw.sample(rare, 5)]) + "."
            for _ in range(30)
        ]
        readings.append(read(f"a{number:03d}", " ".join(lines)))
    begun = time.process_time()
    dossier = dossier_of(*readings)
    assert len(dossier.articles) == 150
    # About 2 s on a core of 2024; a quadratic step takes a minute.
    assert time.process_time() - begun < 12


def test_a_sentence_without_end_is_headed_by_its_first_words_in_no_time() -> None:
    started = process_time()
    title = dossier_of(read("a", "water rose " * 20_000)).story.title
    assert title.startswith("water rose water rose")
    assert len(title) <= 100
    assert process_time() - started < 10
