"""What is said to the user, a line at a time: names of files and pages can neither end a line nor steer a terminal."""

from __future__ import annotations

import re

import click

_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """Text as one line, its indentation kept: line ends are spaces, signs that nobody sees are left out."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).rstrip()


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 quote", "1,204 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(line: str) -> None:
    """A line on standard output."""
    click.echo(one_line(line))


def tell(line: str) -> None:
    """A line on standard error."""
    click.echo(one_line(line), err=True)
