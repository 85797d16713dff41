"""The commands that watch sources: their list, and the asking."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.options import DEFAULT_STORE, StorePath, WorkersOption
from variorum.cli.running import write_event
from variorum.cli.terminal import Terminal
from variorum.errors import SkipArticle, StopRun

if TYPE_CHECKING:
    from variorum.store.base import Store
    from variorum.watch.watching import Manner, Report

sources = typer.Typer(
    help="Keep the list of sources that `variorum watch` asks: feeds, sitemaps, pages, OPML.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE", help="A source's id, the start of it, its address, or its outlet's name."
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        help="An address of e-mail or of a page, by which the sites that are asked reach you.",
        show_default=False,
    ),
]
AllowNetwork = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-network",
        help="A network of your own that may be reached: 10.1.0.0/16. None is unless it is named.",
        show_default=False,
    ),
]


@sources.callback()
def _sources() -> None:
    """Keep the list of sources that are watched."""


@sources.command("add")
def add(
    given: Annotated[
        str,
        typer.Argument(
            metavar="URL|FILE",
            help="A feed, sitemap or page; or a file of them: OPML, or an address in each line.",
        ),
    ],
    outlet: Annotated[
        str | None, typer.Option("--outlet", help="The outlet's name.", show_default=False)
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country", help="Where it is at home: a code such as PT.", show_default=False
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", help="What it publishes in: en.", show_default=False),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", help="Who owns it and other outlets.", show_default=False),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option("--note", help="Your own word on how far to believe it.", show_default=False),
    ] = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Add a source, or tell of one anew. Nothing is asked of it before `variorum watch`.

    Example: variorum sources add https://echo.example/feed --outlet "Drovny Echo" --country PT
    """
    import datetime

    from variorum.watch.source_list import add_sources

    told = {
        "outlet": outlet,
        "country": country,
        "language": language,
        "owner": owner,
        "note": note,
    }
    with _opened(store, create=True) as opened:
        today = datetime.datetime.now(datetime.UTC).date()
        done = add_sources(opened, given, told, today)
    for one in done.new:
        print(f"added {one.id}  {one.url}")
    for one in done.known:
        print(f"there already {one.id}  {one.url}")


@sources.command("list")
def list_sources(
    json: Annotated[bool, typer.Option("--json", help="One JSON document a line.")] = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """List the sources: when each was asked, what came, what went wrong, when it is due next.

    Example: variorum sources list
    """
    from variorum.watch.told_sources import as_line, as_record

    with _opened(store) as opened:
        tally = opened.watched.tally()
        for source, visit in opened.watched.sources():
            entries = tally.get(source.id, {})
            print(as_record(source, visit, entries) if json else as_line(source, visit, entries))


@sources.command("pause")
def pause(wanted: Wanted, store: StorePath = DEFAULT_STORE) -> None:
    """Ask a source no more till it is resumed.

    Example: variorum sources pause "Drovny Echo"
    """
    _set_paused(wanted, store, True)


@sources.command("resume")
def resume(wanted: Wanted, store: StorePath = DEFAULT_STORE) -> None:
    """Ask a source again that was paused, or given up as gone.

    Example: variorum sources resume "Drovny Echo"
    """
    _set_paused(wanted, store, False)


@sources.command("remove")
def remove(wanted: Wanted, store: StorePath = DEFAULT_STORE) -> None:
    """Forget a source. The articles that came from it stay.

    Example: variorum sources remove https://echo.example/feed
    """
    from variorum.watch.source_list import remove_sources

    with _opened(store) as opened:
        for one in remove_sources(opened, wanted):
            print(f"removed {one.id}  {one.url}")


@sources.command("test")
def look(
    wanted: Annotated[str, typer.Argument(metavar="URL|SOURCE", help="An address, or a source.")],
    contact: Contact = None,
    allow_network: AllowNetwork = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Ask a source once, and tell what it lists. Nothing is kept.

    Exit code 1 if it lists nothing that can be read.

    Example: variorum sources test https://echo.example/ --contact desk@example.org
    """
    from variorum.watch.extra import need_extra

    need_extra()
    from variorum.watch.fetching import Failed
    from variorum.watch.polite_hosts import Disallowed, Shut
    from variorum.watch.source_list import pick
    from variorum.watch.told_sources import found_lines
    from variorum.watch.watching import look_at

    url = wanted
    if "://" not in wanted:
        with _opened(store) as opened:
            url = pick(opened, wanted)[0][0].url
    try:
        found = look_at(url, _manner(contact, allow_network))
    except (Failed, Disallowed, Shut, SkipArticle) as error:
        print(f"{url}: {error}")
        raise typer.Exit(1) from None
    for line in found_lines(url, found):
        print(line)


@sources.command("export")
def export(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write into this file.", show_default=False),
    ] = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Write the list of sources as OPML, as other readers take it.

    Example: variorum sources export > sources.opml
    """
    from variorum.watch.opml import write_opml

    with _opened(store) as opened:
        text = write_opml(source for source, _ in opened.watched.sources())
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
        print(out)


@sources.command("about")
def about(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, the start of it, or address.")
    ],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Tell where an article came from: source, address, when, its dates, and the uses allowed.

    Example: variorum sources about https://echo.example/2031/05/07/dam
    """
    from variorum.watch.told_sources import came_lines

    with _opened(store) as opened:
        ids = opened.articles.find(article)
        found = [came for one in ids if (came := opened.watched.came(one)) is not None]
        if not found:
            raise StopRun(f"no article that was fetched is meant by {article!r}")
        for came in found:
            held = opened.watched.one(came.source)
            for line in came_lines(came, held[0] if held else None):
                print(line)


def watch(
    store: Annotated[
        str,
        typer.Argument(metavar="[STORE]", help="The store's file, or the address of a team's."),
    ] = DEFAULT_STORE,
    once: Annotated[
        bool, typer.Option("--once", help="Ask for what is due now, read it, and end.")
    ] = False,
    contact: Contact = None,
    bind: Annotated[
        list[str] | None,
        typer.Option(
            "--bind",
            help="A use that binds you where a page does not allow it: tdm, ai-input, train-ai, "
            "search or ai. Such pages are not kept.",
            show_default=False,
        ),
    ] = None,
    backlog: Annotated[
        int,
        typer.Option("--backlog", min=0, help="Days: what is older when first seen is left out."),
    ] = 7,
    allow_network: AllowNetwork = None,
    workers: WorkersOption = None,
) -> None:
    """Ask the sources of a store when they are due, and add the articles that they list.

    It keeps to robots.txt, asks a host one thing at a time, and what has not changed is not sent
    again. What was fetched is kept at once: end it with Ctrl-C, or by force, and the next run goes
    on from there. With --log each request is a line of JSON in that file.

    Example: variorum watch news.db --once --contact desk@example.org
    """
    from variorum.watch.extra import need_extra

    need_extra()
    from variorum.engine.opening import open_archive
    from variorum.watch.usage_signals import USES
    from variorum.watch.watching import Watch

    unknown = sorted(set(bind or ()) - set(USES))
    if unknown:
        raise StopRun(f"--bind: there is no use {unknown[0]!r}; the uses are {', '.join(USES)}")
    manner = _manner(contact, allow_network, tuple(bind or ()), backlog)
    terminal = Terminal()
    with (
        terminal.progress() as progress,
        open_archive(store, workers=workers, progress=progress) as archive,
        _opened(store) as opened,
    ):
        watching = Watch(opened, archive, manner, progress=progress, event=write_event)
        if not once:
            watching.for_good(partial(_tell_round, archive.store, terminal))
        report = watching.once()
        _send_alerts(archive.store, terminal)
    terminal.rejections(report.rejected)
    print(f"{store}: {_line(report)}")


def _tell_round(store: "Store", terminal: Terminal, report: "Report") -> None:
    """Tell what was done so far, and send what it brings."""
    terminal.note(_line(report))
    _send_alerts(store, terminal)


def _send_alerts(store: "Store", terminal: Terminal) -> None:
    """Send what the rules of alerts ask for, now that the stories are up to date."""
    from variorum.alerts.delivering import send_alerts

    done = send_alerts(store)
    if done.made or done.sent or done.failed:
        terminal.note(f"{done.made} alerts made, {done.sent} sent, {len(done.failed)} not taken")
    for line in done.failed:
        terminal.note(f"not taken: {line}")


def _set_paused(wanted: str, store: str, paused: bool) -> None:
    from variorum.watch.source_list import set_paused

    with _opened(store) as opened:
        for one in set_paused(opened, wanted, paused):
            print(f"{'paused' if paused else 'resumed'} {one.id}  {one.url}")


def _manner(
    contact: str | None,
    networks: list[str] | None,
    binding: tuple[str, ...] = (),
    backlog: int = 7,
) -> "Manner":
    from variorum.watch.guard import read_networks
    from variorum.watch.watching import Manner

    return Manner(
        contact=contact,
        allowed=read_networks(networks or ()),
        binding=binding,
        backlog=backlog,
    )


def _line(report: "Report") -> str:
    counts = report.counts
    parts = [
        f"{counts.sources} sources asked, {counts.unchanged} unchanged, {counts.failed} failed",
        f"{counts.pages} pages fetched, {counts.from_feeds} taken from feeds, "
        f"{counts.refused} refused, {counts.not_had} not to be had, {counts.put_off} put off",
        f"{report.added} articles added, {report.known} there already, "
        f"{len(report.rejected)} rejected",
    ]
    return "; ".join(parts)


@contextmanager
def _opened(place: str, *, create: bool = False) -> "Iterator[Store]":
    from variorum.store.place import open_store

    store = open_store(place, create=create)
    try:
        yield store
    finally:
        store.close()
