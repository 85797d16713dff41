"""Compile: what was aligned of a story becomes one record, headed, dated and in order."""

from collections.abc import Callable, Sequence

from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.brief import brief
from variorum.dossier.days import first_day
from variorum.dossier.figure_worth import weigh
from variorum.dossier.locations import places
from variorum.dossier.news_value import judge
from variorum.dossier.only_in import left_out, only_in
from variorum.dossier.timeline import in_order, timeline
from variorum.model import (
    Aligned,
    Dossier,
    Entity,
    Event,
    Origin,
    Reading,
    Reuse,
    Span,
    Story,
    StoryHead,
)
from variorum.model.word_keys import content_keys


def compile(
    story: Story,
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    reuse: Sequence[Reuse],
    aligned: Aligned,
    ruled: Callable[[tuple[Event, ...]], tuple[Event, ...]] | None = None,
) -> Dossier:
    """The dossier of one story; the readings may come in any order.

    `ruled` gives the events of the timeline as people corrected them; all that follows from them
    follows from what it gives.
    """
    accounts = accounts_of(readings, origins, aligned.entities)
    entity_at = {
        (mention.article, mention.start): entity.id
        for entity in aligned.entities
        for mention in entity.mentions
    }
    worth = judge(accounts, aligned.claims)
    events = timeline(accounts, entity_at, aligned.claims, worth)
    if ruled is not None:
        events = in_order(ruled(events))
    return Dossier(
        story=_head(story, accounts, events, aligned.entities),
        articles=tuple(account.reading.article for account in accounts),
        origins=tuple(origins),
        reuse=tuple(reuse),
        entities=aligned.entities,
        statements=aligned.statements,
        figures=weigh(aligned.figures, accounts, worth),
        claims=aligned.claims,
        relations=aligned.relations,
        events=events,
        only_in=only_in(accounts, worth, aligned.claims),
        brief=brief(accounts, aligned, worth),
        places=places(accounts),
        left_out=left_out(accounts, origins, aligned.claims),
    )


def _head(
    story: Story,
    accounts: Sequence[Account],
    events: Sequence[Event],
    entities: Sequence[Entity],
) -> StoryHead:
    """What heads the dossier: title, first and last day, and the places named most."""
    days = [
        day.isoformat()
        for event in events
        if event.kind == "happened" and event.date.precision in ("day", "minute")
        if (day := first_day(event.date.value))
    ]
    days += [
        day.isoformat()
        for account in accounts
        if (published := account.reading.article.published)
        and published.precision in ("day", "minute")
        and (day := first_day(published.value))
    ]
    return StoryHead(
        id=story.id,
        title=_title(accounts),
        start=min(days, default=None),
        end=max(days, default=None),
        places=_places(accounts, events, entities),
    )


def _title(accounts: Sequence[Account]) -> str:
    """The headline whose words the other headlines share most, each origin counted once.

    Where no account has a headline, the first words of the earliest account stand in.
    """
    titles = {
        account.reading.article.title: frozenset(content_keys(account.reading.article.title))
        for account in accounts
        if account.reading.article.title
    }
    origins: dict[str, set[str]] = {}
    for account in accounts:
        for key in titles.get(account.reading.article.title or "", ()):
            origins.setdefault(key, set()).add(account.origin)
    if titles:
        return min(
            titles,
            key=lambda title: (
                -sum(len(origins[key]) - 1 for key in titles[title]) / (3 + len(titles[title])),
                len(title),
                title,
            ),
        )
    return _first_words(accounts)


def _first_words(accounts: Sequence[Account]) -> str:
    """The first sentence of the earliest account, cut at a word to a headline's length."""

    def when(account: Account) -> tuple[str, str]:
        published = account.reading.article.published
        return (published.value if published else "9999", account.reading.article.id)

    for account in sorted(accounts, key=when):
        for start, end in account.reading.sentences:
            # Of a sentence without end, more than so many letters cannot make a headline.
            words = account.reading.article.text[start : min(end, start + 400)].split()
            while len(words) > 1 and len(" ".join(words)) > 100:
                words.pop()
            if words:
                return " ".join(words)
    return ""


def _places(
    accounts: Sequence[Account], events: Sequence[Event], entities: Sequence[Entity]
) -> tuple[str, ...]:
    """The five places of what happened that most origins name, then by how often they are named.

    An account tells where in its first sentences and where it dates what happened; a place that it
    names elsewhere alone (a visit called off, a spokesman's office) is no place of the story.
    """
    origin_of = {account.reading.article.id: account.origin for account in accounts}
    told: dict[str, list[Span]] = {}
    for account in accounts:
        told[account.reading.article.id] = list(account.reading.sentences[:_OPENING])
    for event in events:
        for item in event.evidence if event.kind == "happened" else ():
            told[item.article].append((item.start, item.end))
    counts: dict[str, tuple[int, int]] = {}
    for entity in entities:
        if entity.kind != "place":
            continue
        mentions = [
            one
            for one in entity.mentions
            if any(start <= one.start and one.end <= end for start, end in told[one.article])
        ]
        if mentions:
            rank = len({origin_of[one.article] for one in mentions}), len(mentions)
            counts[entity.name] = max(counts.get(entity.name, (0, 0)), rank)
    ranked = sorted(counts, key=lambda name: (-counts[name][0], -counts[name][1], name))
    return tuple(ranked[:5])


_OPENING = 2
"""Sentences in which news says where: the lead, and a dateline or headline before it."""
