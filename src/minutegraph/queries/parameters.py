"""What narrows a named query: values that are bound to variables of the query, never pasted into its text.

A parameter NAME is the variable `$onlyNAME` of the query (`from` is `$onlyFrom`). Each query projects its parameters
and asks `COALESCE($onlyFrom = "", true) || …`, which is true where no value is bound; they must be projected because
Oxigraph substitutes only what is in the projection, and must be variables of their own because a value bound to a
variable of an OPTIONAL would relabel all rows instead of choosing among them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from minutegraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its name (`--NAME` on the command line, `NAME=` in an address), and what its value means.

    `takes` is the word of its variable where that is not its name; `default` gives the value of one left out.
    """

    name: str
    meaning: str
    takes: str = ""
    default: Callable[[], str] | None = None

    @property
    def variable(self) -> str:
        """The variable of the query that takes the value."""
        return f"only{(self.takes or self.name).capitalize()}"


def today() -> str:
    """This day (ISO), where this program runs."""
    return datetime.date.today().isoformat()


PARAMETERS = (
    Parameter("authority", "part of the authority's name, or its IRI"),
    Parameter("body", "part of the body's name, or its IRI"),
    Parameter("from", "no earlier than this date: 2021, 2021-06 or 2021-06-30"),
    Parameter("to", "no later than this date"),
    Parameter("about", "a theme (notation or label), or words of the quote, the title or a paper; SEND as printed"),
    Parameter("on", "part of the name of the authority or service acted upon"),
    Parameter("on", "the day on which an action is late: 2021-06-30; today where it is not given", "day", today),
    Parameter("person", "part of the person's name, or the person's IRI"),
    Parameter("undated", "only rows without a date"),
)
"""All parameters that a named query may take; those of one name are never taken by one query."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def of_text(text: str) -> tuple[Parameter, ...]:
    """The parameters that a query takes: those whose variables occur in its text."""
    return tuple(p for p in PARAMETERS if re.search(rf"[?$]{p.variable}\b", text))


def bindings(given: Mapping[str, str | None], taken: tuple[Parameter, ...], query: str) -> dict[str, str]:
    """Variable to value for the parameters given (those that are None or empty are left out, or have their default).

    `taken` are the parameters that the query has, `query` is its name for messages. Raises UsageError for a parameter
    that the query does not take, and for a date that is none.
    """
    values = {name: value.strip() for name, value in given.items() if value and value.strip()}
    named = {p.name: p for p in taken}
    for name in values:
        if name not in named:
            choices = ", ".join(f"--{p.name}" for p in taken) or "no parameter"
            raise UsageError(f"{query} takes no --{name}; it takes {choices}")
    for name in {"from", "to"} & values.keys():
        _check_date(name, values[name])
    if "from" in values and "to" in values and values["from"][: len(values["to"])] > values["to"]:
        raise UsageError(f"--from {values['from']} is after --to {values['to']}")
    values |= {p.name: p.default() for p in taken if p.default is not None and p.name not in values}
    for parameter in taken:
        if parameter.default is today and not _DAY.fullmatch(values[parameter.name]):
            raise UsageError(f"--{parameter.name} {values[parameter.name]}: write a day as 2021-06-30")
        if parameter.default is today:
            _check_date(parameter.name, values[parameter.name])
    return {named[name].variable: value for name, value in values.items()}


def _check_date(name: str, value: str) -> None:
    if not _DATE.fullmatch(value):
        raise UsageError(f"--{name} {value}: write a date as 2021, 2021-06 or 2021-06-30")
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError as error:
        raise UsageError(f"--{name} {value}: no such date; write it as 2021, 2021-06 or 2021-06-30") from error
