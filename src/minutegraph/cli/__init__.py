"""The command line, `kg`: a file a command, each of which asks the rooms below and tells what they answer.

A command's module is imported when the command is called, and imports what it needs when it runs, so that `kg --help`
answers at once. All errors meet one boundary here; the exit status is 0 where all is fine (warnings included), 1 where
an input cannot be used or the data does not conform, 2 for wrong usage, 130 after Ctrl-C.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import click

from minutegraph.cli.saying import one_line
from minutegraph.errors import MinutegraphError, UsageError
from minutegraph.version import VERSION

COMMANDS = ("fetch", "build", "query", "review", "validate", "verify", "evaluate", "serve", "draw")
"""The commands in the order of the help; the module of each holds it as `command`."""

INTERRUPTED = 130
"""The exit status after Ctrl-C."""


class _Told(click.ClickException):
    """An error that is shown as one line that begins with the name of the program."""

    def show(self, file: Any = None) -> None:
        click.echo(f"kg: {one_line(' '.join(self.message.split()))}", file=file or sys.stderr)


class Commands(click.Group):
    """A group whose commands are imported by name, and that turns errors into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"minutegraph.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Errors of ours and of the machine become one line each."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error), self._inner(ctx)) from error
        except MinutegraphError as error:
            raise _Told(str(error)) from error
        except BrokenPipeError:
            raise  # click ends the program in silence
        except OSError as error:
            place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
            raise _Told(f"{place}{error.strerror or error}") from error
        except MemoryError as error:
            raise _Told("not enough memory; use fewer --jobs, or smaller files") from error
        except KeyboardInterrupt:
            click.echo("kg: stopped", err=True)
            ctx.exit(INTERRUPTED)

    def _inner(self, ctx: click.Context) -> click.Context:
        """The context of the command that was called: its usage is shown, not that of the whole program."""
        name = ctx.invoked_subcommand
        command = self.get_command(ctx, name) if name else None
        return click.Context(command, info_name=name, parent=ctx) if command else ctx


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="minutegraph")
def cli() -> None:
    """Turn the minutes of councils into a knowledge graph, and ask it who reported what to whom.

    \b
    kg build FOLDER                          read the minutes in a folder, write the folder `graph`
    kg query who-reported-what-to-whom       ask the graph
    """


def main(args: Sequence[str] | None = None) -> None:
    """The program `kg`. Ends the process with the exit status."""
    sys.excepthook = _tell_of_a_fault
    cli(args=args, prog_name="kg")


def _tell_of_a_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Shows a fault of the program itself as one line; as a traceback where KG_DEBUG is set."""
    if issubclass(kind, KeyboardInterrupt):
        print("kg: stopped", file=sys.stderr)
        os._exit(INTERRUPTED)
    if os.environ.get("KG_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    else:
        what = " ".join(f"{kind.__name__}: {error}".split())
        print(f"kg: a fault in kg itself ({what}); please report it, with what KG_DEBUG=1 shows", file=sys.stderr)
