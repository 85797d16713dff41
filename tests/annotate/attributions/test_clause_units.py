"""Pages of tokens, and the units that sentences and quotations make."""

from tests.annotate.attributions.pages import at, page_of


def test_a_sentence_is_a_unit_and_a_quotation_of_several_is_one() -> None:
    page, units = page_of("The dam burst. “It fell. We ran,” she said.\n\nRain came.")
    told = [page.text[slice(*page.span(one.first, one.last))] for one in units]
    assert told == ["The dam burst.", "“It fell. We ran,” she said.", "Rain came."]
    assert [one.paragraph for one in units] == [0, 0, 1]


def test_a_question_before_she_said_ends_no_unit() -> None:
    page, units = page_of("“Did it fall?” she asked. Rain came.")
    assert len(units) == 2
    assert page.text[slice(*page.span(units[0].first, units[0].last))].endswith("asked.")


def test_a_token_is_quoted_between_its_marks() -> None:
    page, _ = page_of("She said “it fell” twice.")
    assert [page.quoted(at(page, word)) for word in ("She", "it", "fell", "twice")] == [
        False,
        True,
        True,
        False,
    ]
    assert not page.quoted(-1)
    assert not page.quoted(99)
    first, last = page.quote_range(at(page, "it"))
    assert page.text[slice(*page.span(first, last))].strip("“”") == "it fell"
    assert (page.lower(0), page.lower(-1), page.lower(99)) == ("she", "", "")


def test_a_verb_is_told_from_a_name_and_a_genitive() -> None:
    page, _ = page_of("Will Bell's boat is lost and he's late.")
    assert not page.is_verb(at(page, "Will"))
    assert page.is_verb(at(page, "is"))
    both = [i for i, word in enumerate(page.tokens.lower) if word == "'s"]
    assert [page.is_verb(i) for i in both] == [False, True]


def test_a_past_form_may_be_the_verb() -> None:
    page, _ = page_of("The crew landed near Red Harbour")
    assert page.has_verb(0, at(page, "near"))
    assert not page.has_verb(at(page, "near"), len(page.tokens.word))


def test_what_stands_between_subject_and_verb_is_a_chain() -> None:
    page, _ = page_of("The mayor has since repeatedly not said Only this family")
    chain = [word for word in page.tokens.word if page.in_chain(at(page, word))]
    assert {"has", "since", "repeatedly", "not"} <= set(chain)
    assert not {"mayor", "Only", "family"} & set(chain)


def test_times_and_places_after_a_cue_are_passed_over() -> None:
    page, units = page_of("She said on Monday in a statement that the dam fell.")
    start, last = at(page, "on"), units[0].last
    assert page.tokens.word[page.after_adjuncts(start, last)] == "that"
    page, units = page_of("She agreed to leave the town.")
    assert page.tokens.word[page.after_adjuncts(at(page, "to"), units[0].last)] == "to"
