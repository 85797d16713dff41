"""The commands about the command line itself: its settings, and its completion in shells."""

import os
from typing import Annotated, Literal

import typer

from variorum.cli import configuration
from variorum.cli.configuration import Known
from variorum.store.address import named

VARIABLES = ("VARIORUM_MODEL", "VARIORUM_DEBUG", "VARIORUM_WAIT")
"""The settings that are environment variables."""


def config(context: typer.Context) -> None:
    """Show the settings that are in force, and where they come from.

    Settings are options in variorum.toml in the folder where the command runs.

    Example: variorum config
    """
    file = configuration.find()
    known = options_of(context)
    print(f"# {file or f'there is no {configuration.FILE} in this folder'}")
    for line in configuration.lines(configuration.read(file, known)) if file else ():
        print(named(line))
    for name in VARIABLES:
        if os.environ.get(name):
            print(f"# environment: {name}={os.environ[name]}")


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="Which shell.")],
) -> None:
    """Print what a shell has to run so that the Tab key completes commands and options.

    Example: eval "$(variorum completion bash)"
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(
        prog_name="variorum", complete_var="_VARIORUM_COMPLETE", shell=shell
    )
    print(script)


def options_of(context: typer.Context) -> Known:
    """The names of each command's options, without their dashes."""
    program = context.find_root().command
    commands = getattr(program, "commands", {})
    return {
        name: frozenset(
            option.removeprefix("--")
            for one in command.params
            for option in one.opts
            if option.startswith("--") and option != "--help"
        )
        for name, command in commands.items()
    }
