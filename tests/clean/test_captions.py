import pytest

from variorum.clean.captions import drop_captions, is_caption
from variorum.clean.page import Page

BODY = (
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
    "The coast guard closed the harbour until Wednesday and sent divers to look at the hull.",
)


def kept(*lines: str) -> list[str]:
    page = Page(list(lines))
    drop_captions(page)
    return [line for line in page.lines if line]


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright EPA Image caption The pier after the blow",
        "Rescuers carry a passenger ashore in Port Arden, March 3, 2026. REUTERS/Ann Bell",
        "Rescuers carry a passenger ashore. (AP Photo/Ann Bell, File)",
        "The pier on Tuesday. Photograph: Ann Bell/AP",
        "File - In this Monday, March 2, 2026 file photo, the ferry leaves the harbour.",
        "The ferry in better days. (Photo: Ann Bell)",
        "PA • AFP The ferry lay on its side all day",
        "Getty Images The ferry lay on its side all day",
        "Photo credit: Harbour police",
        "Grab from a video obtained by a local station shows the ferry on its side",
        "A video still provided by the coast guard shows the hull",
        "Divers wait on the pier in a photo obtained from the harbour office.",
        "The hull, seen from below. (Arden Coast Guard)",
        "Divers wait on the pier. (Ann Bell/Arden Courier)",
        "Ann Bell/Arden Courier",
    ],
)
def test_captions_by_their_own_form(line: str) -> None:
    assert is_caption(line)
    assert kept(BODY[0], line, BODY[1]) == [BODY[0], BODY[1]]


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "Reuters could not verify the account.",
        "AP reported that the captain had been held.",
        "The photograph shows the captain on the bridge, prosecutors said.",
        "“I saw the photo and wept,” she said.",
        "Massive damage",
        "The ratio was 1/3 of the usual, he said.",
        "1/2 Nine of our crew are safe, thank you. — Arden Ferries (@arden) March 3, 2026",
        "The minister was seen in a photo posted by the crew.",
        "She had a still from the film on her wall.",
    ],
)
def test_story_lines_are_no_captions(line: str) -> None:
    assert kept(BODY[0], line, BODY[1]) == list(dict.fromkeys([BODY[0], line, BODY[1]]))


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Bell Image 1 of / 4 Caption Close Image 1 of 4 The hull Back to Gallery",
        "2 of 6 | Divers wait on the pier",
        "Picture gallery (11 pictures)",
    ],
)
def test_counters_of_galleries(line: str) -> None:
    assert kept(BODY[0], line, BODY[1]) == [BODY[0], BODY[1]]


def test_credit_glued_to_a_paragraph_of_the_story_is_cut_off() -> None:
    line = "Witnesses told police that the siren had been silent."
    assert kept(BODY[0], f"{line} (Ann Bell/WXYZ)", BODY[1]) == [BODY[0], line, BODY[1]]


def test_paragraph_of_several_sentences_at_the_end_is_no_gallery() -> None:
    last = (
        "In the first fire on the island, which ended in 1994, fell thirty houses. In the second "
        "there were four more. Between them lay a quarter of a century of talk."
    )
    assert kept(*BODY, last, "Picture gallery (11 pictures)", "Top of page")[:4] == [*BODY, last]


def test_gallery_run_together_in_one_line_and_over_many() -> None:
    glued = "Ferry crash 3 show all Ferry crash 1/3 The pier Ann Bell 2/3 The hull 3/3 The crowd PA"
    assert kept(BODY[0], glued, BODY[1]) == [BODY[0], BODY[1]]
    assert kept(BODY[0], "1/2 The pier", "2/2 2025 The hull. Nobody was hurt.", BODY[1]) == [
        BODY[0],
        BODY[1],
    ]


def test_label_glued_to_a_paragraph_goes_alone() -> None:
    long = "Image copyright EPA Image caption " + " ".join(BODY * 3)
    (found,) = kept(long)
    assert found == " ".join(BODY * 3)


def test_pull_quote_and_doubled_paragraph_go_as_duplicates() -> None:
    quote = "a long scrape and then everybody fell down on the deck"
    line = f"“We heard {quote},” said Mira Sandell, a passenger."
    assert kept(BODY[0], f"We heard {quote} Mira Sandell", line, BODY[0]) == [BODY[0], line]


def test_captions_left_at_the_end_go_and_a_last_paragraph_stays() -> None:
    tail = ["Rescuers on the pier after the crash of the ferry", "Divers at work in the harbour"]
    assert kept(*BODY, *tail) == list(BODY)
    assert kept(*BODY, "Parliament meets on Monday.") == [*BODY, "Parliament meets on Monday."]


def test_lost_full_stop_is_forgiven_once_but_a_habit_is_a_caption() -> None:
    lost = "The mayor promised new buoys for the harbour before the end of the summer"
    assert lost in kept(BODY[0], lost, BODY[1], BODY[2])
    habit = [
        "The ferry struck the pier at full speed shortly after noon",
        "Divers looked at the hull for hours but found no leak",
        "The captain left the harbour office with his lawyer at night",
    ]
    mixed = [part for pair in zip(BODY, habit, strict=True) for part in pair]
    assert kept(*mixed, "It was reopened on Friday.") == [*BODY, "It was reopened on Friday."]


def test_list_under_a_colon_stays() -> None:
    items = [
        "- the ferry that left the island of Orm at nine in the morning",
        "- two fishing boats",
    ]
    assert kept(*BODY, "Three ships were hit:", *items, BODY[0].replace("nine", "ten")) == [
        *BODY,
        "Three ships were hit:",
        *items,
        BODY[0].replace("nine", "ten"),
    ]


def test_an_agency_after_the_last_paragraph_signs_the_text_and_elsewhere_a_picture() -> None:
    assert kept(*BODY, "© AFP")[-1] == "© AFP"
    assert kept(*BODY, "Source: Reuters/AFP")[-1] == "Source: Reuters/AFP"
    assert kept(BODY[0], "© AFP", *BODY[1:]) == list(BODY)
    assert kept(*BODY, "REUTERS/Ann Bell") == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour master thanked the divers via Twitter",
        "Ada Roy answered them with a poem that she posted via Facebook.",
        "The fire brigade warned the town via Instagram",
    ],
)
def test_a_sentence_that_leads_to_a_post_is_story(line: str) -> None:
    assert not is_caption(line)


def test_who_owns_a_picture_on_a_network_is_a_credit() -> None:
    assert is_caption("Divers wait at the pier. Harbour police via Twitter")
