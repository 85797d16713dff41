"""The `variorum` command."""

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from variorum import __version__
from variorum.cli import (
    access_commands,
    alert_commands,
    archive_commands,
    ask_command,
    changes_command,
    configuration,
    decision_commands,
    mcp_command,
    moving_command,
    report_command,
    running,
    serve_command,
    shell_commands,
    store_commands,
    watch_commands,
    why_command,
)
from variorum.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AsIs,
    ColumnsOption,
    FormatOption,
    OnlyOption,
    OutletOption,
    OutOption,
    OwnersOption,
    Paths,
    PolicyName,
    StorePath,
    TooLongOption,
    WhyOption,
    WorkersOption,
    coverage,
)
from variorum.cli.terminal import Terminal
from variorum.cli.writing import Output
from variorum.errors import StopRun, VariorumError
from variorum.store.address import named

app = typer.Typer(
    name="variorum",
    help="Read every outlet's account of an event and compile one record that a person can check.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def variorum(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Tell nothing but what ends the command.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell what was done, and how long it took.")
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option("--log", help="Add all that is told to this file.", show_default=False),
    ] = None,
) -> None:
    """Read every outlet's account of an event and compile one record that a person can check."""
    file = configuration.find()
    settings: configuration.Settings = {"": {}}
    if file is not None:
        known = shell_commands.options_of(context)
        settings = configuration.read(file, known)
        context.default_map = configuration.defaults(settings, known)
    told = settings[""]
    if log is None and told.get("log"):
        log = Path(str(told["log"]))
    running.choose(
        running.Manner(
            quiet=quiet or bool(told.get("quiet")),
            verbose=verbose or bool(told.get("verbose")),
            log=log,
            events=context.invoked_subcommand == "watch",
        )
    )
    if file is not None:
        running.tell(f"variorum: settings of {file}", detail=True)


@app.command()
def compare(
    paths: Paths,
    format: FormatOption = None,
    out: OutOption = None,
    as_is: AsIs = False,
    policy: Annotated[
        PolicyName, typer.Option(help="How the best of several figures is chosen.")
    ] = "most-origins",
    owners: OwnersOption = None,
    why: WhyOption = False,
    all: AllOption = False,
    outlet: OutletOption = None,
    too_long: TooLongOption = "read",
    columns: ColumnsOption = None,
    workers: WorkersOption = None,
) -> None:
    """Compare accounts of events: one dossier for each story. Keeps nothing.

    Exit code 0 if anything was compared, 1 if nothing was, 2 for wrong usage.

    Example: variorum compare coverage/ --out out/
    """
    from variorum import engine
    from variorum.reuse import NO_OWNERS, read_owners

    terminal = Terminal()
    output = Output(format, out)
    with terminal.progress() as progress:
        comparison = engine.compare(
            coverage(paths, outlet, too_long, columns),
            as_is=as_is,
            policy=policy,
            owners=read_owners(owners) if owners else NO_OWNERS,
            workers=workers,
            progress=progress,
        )
    if why:
        comparison = terminal.explained(comparison, workers)
    terminal.rejections(comparison.rejected)
    output.write(comparison, whole=all)
    raise typer.Exit(0 if comparison.dossiers else 1)


@app.command()
def read(
    paths: Paths,
    format: Annotated[
        Literal["jsonl"],
        typer.Option("--format", "-f", case_sensitive=False, help="One reading a line."),
    ] = "jsonl",
    as_is: AsIs = False,
    outlet: OutletOption = None,
    too_long: TooLongOption = "read",
    columns: ColumnsOption = None,
    workers: WorkersOption = None,
) -> None:
    """Print the reading of each article, one JSON document a line.

    An article that tells no date takes it from the others given that are of the same story.

    Example: variorum read coverage/ | jq .quantities
    """
    import msgspec

    from variorum import engine
    from variorum.dossier.formats.script_safe import script_safe
    from variorum.model import Rejection

    terminal = Terminal()
    count = 0
    with terminal.progress() as progress:
        given = coverage(paths, outlet, too_long, columns)
        results = engine.read(given, as_is=as_is, workers=workers, progress=progress)
        for one in results:
            if isinstance(one, Rejection):
                terminal.rejections([one])
            else:
                print(script_safe(msgspec.json.encode(one.unexplained())))
                count += 1
    raise typer.Exit(0 if count else 1)


@app.command()
def add(
    paths: Paths,
    store: StorePath = DEFAULT_STORE,
    as_is: AsIs = False,
    outlet: OutletOption = None,
    too_long: TooLongOption = "read",
    columns: ColumnsOption = None,
    only: OnlyOption = None,
    workers: WorkersOption = None,
) -> None:
    """Add articles to a store and bring its stories up to date.

    Articles that are there already are left as they are, so a run that was broken off can be
    run again.

    Example: variorum add coverage/ --store election.db
    """
    terminal = Terminal()
    with terminal.archive(store, workers=workers) as archive:
        given = coverage(paths, outlet, too_long, columns, only)
        outcome = archive.add(given, as_is=as_is)
    terminal.rejections(outcome.rejected)
    stories = "1 story" if outcome.stories == 1 else f"{outcome.stories} stories"
    print(
        f"{named(store)}: {len(outcome.added)} added, {len(outcome.known)} there already, "
        f"{len(outcome.rejected)} rejected; {stories} compiled"
    )
    raise typer.Exit(0 if outcome.added or outcome.known else 1)


@app.command()
def verify(
    file: Annotated[str, typer.Argument(help="A dossier file (JSON), a store, or - for a pipe.")],
) -> None:
    """Check a dossier file against the texts in it, or a store against what it is made of.

    Exit code 0 if all of it stands, 1 with a line for each failure.

    Example: variorum compare coverage/ -f json | variorum verify -
    """
    terminal = Terminal()
    raise typer.Exit(1 if terminal.verify(file) else 0)


for _command in (
    store_commands.stories,
    store_commands.search,
    store_commands.show,
    store_commands.export,
    changes_command.changes,
    store_commands.remove,
    decision_commands.decide,
    decision_commands.decisions,
    decision_commands.undo,
    shell_commands.config,
    shell_commands.completion,
):
    app.command()(_command)
app.add_typer(moving_command.store, name="store")
app.add_typer(archive_commands.archive, name="archive")
app.add_typer(alert_commands.alerts, name="alerts")
app.command()(why_command.why)
app.command()(ask_command.ask)
app.command()(serve_command.serve)
app.add_typer(watch_commands.sources, name="sources")
app.command()(watch_commands.watch)
app.command()(report_command.report)
app.add_typer(access_commands.user, name="user")
app.add_typer(access_commands.token, name="token")
app.command()(mcp_command.mcp)


@app.command()
def schema(
    document: Annotated[
        Literal["reading", "dossier", "asked"], typer.Argument(help="Which of the documents.")
    ],
) -> None:
    """Print the JSON Schema of a document."""
    from variorum.dossier.formats import json_schema as schemas

    sys.stdout.write(schemas.json_schema(document))


class _Stopped(BaseException):
    """The user, or the machine, asked the command to end; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        self.number = number


def _stop(number: int, _: object) -> None:
    # Who asks twice is not made to wait for the end of a transaction.
    signal.signal(number, signal.SIG_DFL)
    raise _Stopped(number)


def main() -> None:
    """Run the command; an error is one line on standard error, never a traceback.

    Ctrl-C and SIGTERM end it alike: workers end, a store is left whole, and the exit code is 128
    and the signal's number.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        # Text from the web may hold what a terminal's encoding lacks; nothing fails for that.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.argv[1:] = running.to_front(sys.argv[1:])
    if "_VARIORUM_COMPLETE" in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except _Stopped as stopped:
        _silence()
        _end("variorum: stopped", 128 + stopped.number)
    except VariorumError as error:
        _end(f"variorum: {error}", 2 if isinstance(error, StopRun) else 1)
    except BrokenPipeError:
        # The reader of the pipe has seen enough (`| head`); closing quietly is what it expects.
        _silence()
        sys.exit(0)
    except OSError as error:
        _silence()
        _end(f"variorum: {error.filename or 'the output'}: {error.strerror}", 2)
    except Exception as error:
        if os.environ.get("VARIORUM_DEBUG"):
            raise
        _end(
            f"variorum: internal error: {type(error).__name__}: {error} "
            "(set VARIORUM_DEBUG=1 for the details, and please report them)",
            70,
        )


def _end(line: str, code: int) -> NoReturn:
    """End with a line that tells why, on standard error and in the log."""
    print(line, file=sys.stderr)
    with contextlib.suppress(StopRun):
        running.write_down(line)
    sys.exit(code)


def _silence() -> None:
    """Send what standard output still holds to nowhere, so that the end of Python adds no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
