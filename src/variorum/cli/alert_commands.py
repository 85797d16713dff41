"""The commands over alerts: rules, and letters to who wants to be told."""

import sys
from typing import Annotated, Literal

import typer

from variorum.cli.options import DEFAULT_STORE, StorePath
from variorum.cli.terminal import Terminal
from variorum.errors import StopRun

alerts = typer.Typer(
    help="Be told what is new, by rule: each thing once.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@alerts.command()
def add(
    kind: Annotated[str, typer.Argument(help="toll, origins, denial, correction, place, person.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(help="killed 10 for a toll; a number, or a name.", show_default=False),
    ] = None,
    webhook: Annotated[
        list[str] | None, typer.Option("--webhook", help="Post here.", show_default=False)
    ] = None,
    mail: Annotated[
        list[str] | None, typer.Option("--mail", help="Write here.", show_default=False)
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="May be a private address.", show_default=False),
    ] = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Add a rule. Without a receiver, its alerts stand in the feed alone.

    Example: variorum alerts add toll killed 10 --webhook https://desk.example/hook
    """
    import msgspec

    from variorum import review
    from variorum.alerts.alert_rules import AlertRule, read_rule
    from variorum.alerts.webhooks import new_secret
    from variorum.model import identify

    fields = read_rule(kind, words or [])
    made = review.now()
    to = (*(webhook or ()), *(f"mailto:{one}" for one in mail or ())) or ("feed",)
    secret = new_secret() if webhook else ""
    rule = msgspec.convert(
        {
            "id": identify("r", kind, fields, to, made),
            "kind": kind,
            "made": made,
            "to": to,
            "secret": secret,
            "allowed": tuple(allow_host or ()),
            **fields,
        },
        type=AlertRule,
    )
    with Terminal().archive(store, create=False) as archive:
        archive.store.outbox.keep_rule(rule.id, msgspec.json.encode(rule))
    print(f"{rule.id}  {rule}")
    if secret:
        print(f"the receiver checks signatures by this secret, shown once: {secret}")


@alerts.command("list")
def show(store: StorePath = DEFAULT_STORE) -> None:
    """List the rules, and how many letters each has sent, has due, and could not send."""
    from variorum.alerts.delivering import rules_of

    with Terminal().archive_to_read(store) as archive:
        letters = archive.store.outbox.letters()
        for rule in rules_of(archive.store):
            own = [one.state for one in letters if one.rule == rule.id]
            counts = ", ".join(f"{own.count(one)} {one}" for one in ("sent", "due", "failed"))
            print(f"{rule.id}  {rule}; to {', '.join(rule.to)}; {counts}")


@alerts.command()
def remove(
    rule: Annotated[str, typer.Argument(help="Its id, or the start of it.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Remove a rule; what it has not sent yet is not sent."""
    from variorum.alerts.delivering import meant_rule

    with Terminal().archive(store, create=False) as archive:
        meant = meant_rule(archive.store, rule)
        archive.store.outbox.drop_rule(meant.id)
    print(f"removed {meant.id}")


@alerts.command("test")
def try_out(
    rule: Annotated[str, typer.Argument(help="Its id, or the start of it.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Send a letter that says that it is a test. Exit code 1 if it was not taken."""
    from variorum import review
    from variorum.alerts.delivering import mail, meant_rule, post_letter, test_letter
    from variorum.alerts.webhooks import Undelivered

    with Terminal().archive_to_read(store) as archive:
        meant = meant_rule(archive.store, rule)
    for to in meant.to:
        letter = test_letter(meant, to, review.now())
        try:
            if to.startswith("mailto:"):
                mail(letter)
            elif to != "feed":
                post_letter(letter, meant)
        except Undelivered as why:
            raise StopRun(f"{to}: {why}") from why
        print(f"{to}: taken")


@alerts.command()
def send(store: StorePath = DEFAULT_STORE) -> None:
    """Send what the rules ask for and nobody was told yet; run it after each `add`.

    A letter that is not taken is tried again by a later run, less and less often. Exit code 1 if
    one was not taken.
    """
    from variorum.alerts.delivering import send_alerts

    with Terminal().archive(store, create=False) as archive:
        archive.settle()
        done = send_alerts(archive.store)
    for line in done.failed:
        print(f"not taken: {line}", file=sys.stderr)
    print(f"{done.made} alerts made, {done.sent} sent, {len(done.failed)} not taken")
    raise typer.Exit(1 if done.failed else 0)


@alerts.command()
def feed(
    format: Annotated[
        Literal["rss", "atom", "jsonfeed"],
        typer.Option("--format", "-f", case_sensitive=False, help="The form of the feed."),
    ] = "atom",
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Print all alerts as a feed."""
    from variorum.alerts.delivering import news_in
    from variorum.dossier.formats.news_feeds import to_feed

    with Terminal().archive_to_read(store) as archive:
        news = news_in(archive.store.outbox.letters())
    sys.stdout.write(to_feed(news, format, "Alerts"))
