"""What is new in the stories of a store, since a moment."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from variorum.dossier.change_log import change_log
from variorum.engine.archive import Archive
from variorum.errors import StopRun
from variorum.model import Dossier
from variorum.model.story_news import StoryNews
from variorum.store.base import Store
from variorum.store.catalogue import StoryFilter


def news_of(
    archive: Archive,
    since: str | None = None,
    wanted: StoryFilter | None = None,
    story: str | None = None,
) -> list[StoryNews]:
    """What is new in the stories of an archive that are meant, once it is up to date.

    `since` is a day or a moment in universal time: what the store came to know from then on.

    Raises:
        StopRun: a day cannot be understood, or no story is meant.
    """
    archive.settle()
    one = archive.show(story).dossiers[0] if story else None
    return store_news(archive.store, since, wanted, one)


def store_news(
    store: Store,
    since: str | None,
    wanted: StoryFilter | None = None,
    story: Dossier | None = None,
) -> list[StoryNews]:
    """What is new in one story, in those of a filter, or in all; by when it came to be known.

    With `since`, only what the store came to know from that moment on.

    Raises:
        StopRun: `since` is no day and no moment, or a filter cannot be understood.
    """
    begin = read_since(since) if since else ""
    found: list[StoryNews] = []
    for dossier in [story] if story else _dossiers(store, begin, wanted):
        arrived = store.outbox.arrivals([one.id for one in dossier.articles])
        log = change_log(dossier, arrived)
        found += (one for one in log if not begin or (one.known or "") >= begin)
    return sorted(found, key=lambda one: (one.known or "", one.at or "", one.story, one.id))


def _dossiers(store: Store, begin: str, wanted: StoryFilter | None) -> Iterator[Dossier]:
    """The dossiers of the stories that are meant, of those alone that something came to."""
    came = set(store.stories.of(store.outbox.arrived_since(begin)).values()) if begin else None
    for key in _keys(store, wanted):
        if came is None or key in came:
            dossier = store.stories.dossier(key)
            if dossier is not None:
                yield dossier


def _keys(store: Store, wanted: StoryFilter | None) -> Iterable[str]:
    if wanted is not None:
        return [one.key for one in store.catalogue.stories(wanted)]
    return [one.id for one in store.stories.all()]


def read_since(text: str) -> str:
    """A day or a moment as the beginning of what is meant, in universal time.

    Raises:
        StopRun: it is neither.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise StopRun(
            f"{text!r} is no day and no moment: write 2026-03-10 or 2026-03-10T14:20"
        ) from None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
