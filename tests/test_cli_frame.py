"""The frame of the command line: help at once, one line for an error, the right exit status."""

from __future__ import annotations

import errno
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result

from minutegraph.cli import COMMANDS, Commands, cli
from minutegraph.errors import MinutegraphError, QueryError, RecordError, SourceError, UsageError
from minutegraph.version import VERSION

HEAVY = ("rdflib", "pyshacl", "networkx", "pyvis", "pandas", "starlette", "uvicorn", "rich", "jinja2", "pyoxigraph")


def ending_with(error: BaseException) -> Result:
    """What `kg fail` gives where the command `fail` raises `error`."""

    @click.group(cls=Commands)
    def group() -> None:
        """A group with one command."""

    class One(Commands):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            @click.command("fail")
            def fail() -> None:
                raise error

            return fail

    return CliRunner().invoke(One("kg"), ["fail"])


@pytest.mark.parametrize("kind", [SourceError, RecordError, QueryError, MinutegraphError])
def test_an_error_is_one_line_and_exit_status_1(kind: type[MinutegraphError]) -> None:
    result = ending_with(kind("minutes/a.txt:3: something\nis wrong; mend it"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kg: minutes/a.txt:3: something is wrong; mend it\n"


def test_wrong_usage_is_exit_status_2() -> None:
    result = ending_with(UsageError("these options do not go together"))
    assert result.exit_code == 2 and "do not go together" in result.stderr


def test_no_space_left_is_one_line_and_exit_status_1() -> None:
    result = ending_with(OSError(errno.ENOSPC, "No space left on device", "graph/entities.ttl"))
    assert (result.exit_code, result.stderr) == (1, "kg: graph/entities.ttl: No space left on device\n")


def test_control_c_is_exit_status_130() -> None:
    result = ending_with(KeyboardInterrupt())
    assert (result.exit_code, result.stderr) == (130, "kg: stopped\n")


@pytest.mark.parametrize("args", [["no-such-command"], ["--no-such-option"], []])
def test_usage_errors_are_exit_status_2(args: list[str]) -> None:
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 2 and "Usage: " in result.output


@pytest.mark.parametrize(
    "args",
    [["serve", "--timeout", "inf"], ["serve", "--timeout", "nan"], ["fetch", "x", "--delay", "nan"], ["query"]],
    ids=" ".join,
)
def test_wrong_usage_of_a_command_leads_to_the_help_of_that_command(args: list[str]) -> None:
    result = CliRunner().invoke(cli, args, prog_name="kg")
    assert result.exit_code == 2 and f"Try 'kg {args[0]} --help'" in result.stderr


def test_the_version_is_told() -> None:
    assert VERSION in CliRunner().invoke(cli, ["--version"]).stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None and command.help and "kg " + name in command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert CliRunner().invoke(cli, [name, "--help"]).exit_code == 0


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    """What makes help quick, and holds on any machine: a limit in seconds would fail on a slow one."""
    code = (
        "import sys; from minutegraph.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & set(HEAVY)
    rooms = {name.split(".")[1] for name in loaded if name.startswith("minutegraph.")}
    assert rooms == {"cli", "errors", "result_formats", "version"}
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


def test_a_fault_in_the_program_shows_no_traceback_unless_asked_for() -> None:
    code = "from minutegraph.cli import main, cli\ndef fail(*a, **k): raise TypeError('odd')\ncli.main = fail\nmain([])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "TypeError: odd" in done.stderr
    debug = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={"KG_DEBUG": "1"}
    )
    assert "Traceback" in debug.stderr


def test_a_reader_that_stops_reading_ends_the_program_in_silence() -> None:
    command = f"{sys.executable} -m minutegraph --help | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
