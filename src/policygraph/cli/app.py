"""The typer application: its global options, and the commands in the order in which help lists them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Annotated, Any

import typer

from ..messages import DEBUG, say
from . import ask, draw, judge, make, serve, state
from .streams import ReaderGone, put

app = typer.Typer(
    name="policygraph",
    help=say("help"),
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        put(say("version", version=version("policygraph")))
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("help.version"))
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help=say("help.debug"))] = False,
) -> None:
    """Set what holds for every command."""
    del show_version  # its callback has printed it
    if debug:
        os.environ[DEBUG] = "1"  # an environment variable, so that worker processes know it too
    if context.invoked_subcommand is None:
        put(context.get_help())


def _add(name: str, function: Callable[..., int | None]) -> None:
    @wraps(function)
    def command(*arguments: Any, **options: Any) -> int | None:
        try:
            return function(*arguments, **options)
        except BrokenPipeError:
            raise ReaderGone from None  # typer would end the program with status 1

    app.command(name, help=say(f"help.{name}"))(command)


_add("build", make.build)
_add("status", state.status)
_add("extract", make.extract)
_add("query", ask.query)
_add("shared", ask.shared)
_add("show", ask.show)
_add("view", draw.view)
_add("serve", serve.serve)
_add("export", draw.export)
_add("validate", draw.validate)
_add("evaluate", judge.evaluate)
