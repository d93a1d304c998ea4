"""`kg query`: ask the graph a named query, or any SPARQL."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutegraph import result_formats
from minutegraph.cli import options
from minutegraph.cli.saying import tell
from minutegraph.errors import UsageError

if TYPE_CHECKING:
    from minutegraph.queries import Prepared
    from minutegraph.queries.execution import Answer


@click.command("query", short_help="Ask the graph, by a named query or any SPARQL.")
@click.argument("query", required=False, metavar="[NAME | FILE.rq | 'SELECT …' | -]")
@options.graph
@click.option("--format", "-f", "shape", type=click.Choice(result_formats.ALL), help="How to write the answer.")
@click.option("--list", "listing", is_flag=True, help="Explain the named queries, or in full the one that is named.")
@click.option("--columns", metavar="A,B,…", help="The columns of a table.")
@click.option("--authority", metavar="TEXT", help="Only this authority: part of its name, or its IRI.")
@click.option("--body", metavar="TEXT", help="Only this body: part of its name, or its IRI.")
@click.option("--from", "from_", metavar="DATE", help="No earlier than 2021, 2021-06 or 2021-06-30.")
@click.option("--to", metavar="DATE", help="No later than this date.")
@click.option("--about", metavar="TEXT", help="Only this theme, or these words in quote, title or paper; SEND as printed.")
@click.option("--on", metavar="TEXT", help="Inspections: upon this authority. Overdue: late on this day.")
@click.option("--person", metavar="TEXT", help="Attendance: only this person, part of the name or the IRI.")
@click.option("--undated", is_flag=True, help="Only rows without a date.")
def command(
    query: str | None,
    graph: Path,
    shape: str | None,
    listing: bool,
    columns: str | None,
    **given: str | bool | None,
) -> None:
    """Ask the graph a named query, or any SPARQL 1.1 query: from a file, the command line or standard input (-).

    \b
    kg query --list
    kg query who-reported-what-to-whom --authority Stourshire --from 2021
    kg query reports --format csv > reports.csv
    kg query 'SELECT ?label { ?post a mg:Role ; rdfs:label ?label }'
    """
    from minutegraph import queries, results

    if listing:
        click.echo(queries.explained(query), nl=False)
        return
    if columns and shape not in (None, "table"):
        raise UsageError(f"--columns chooses those of a table; {shape} has all of them")
    if query is None:
        raise UsageError("name a query, a file or SPARQL; kg query --list tells of the named queries")
    parameters = {name.rstrip("_"): "yes" if value is True else value or None for name, value in given.items()}
    prepared = queries.prepare(queries.find(query), parameters)
    answer = _asked(graph, prepared)
    if shape == "table" or (shape is None and results.default_format(answer.form) == "table"):
        wanted = (columns or "").replace(",", " ").split()
        click.echo(results.table(answer, shutil.get_terminal_size((100, 24)).columns, wanted), nl=False)
    else:
        click.echo(results.serialize(answer, shape or results.default_format(answer.form)), nl=False)
    if answer.remark:
        tell(f"kg: {answer.remark}")
    if not given["on"] and "onlyDay" in prepared.bindings:
        click.echo(f"kg: late on {prepared.bindings['onlyDay']}, today (--on DATE asks for another day)", err=True)
    if answer.undated:
        rows = "row" if answer.undated == 1 else "rows"
        click.echo(f"kg: {answer.undated:,} {rows} without a date left out (--undated shows them)", err=True)


def _asked(graph: Path, prepared: Prepared) -> Answer:
    from minutegraph.queries.execution import run
    from minutegraph.queries.patience import interruptible
    from minutegraph.store import open_for_reading

    return interruptible(lambda: run(open_for_reading(graph), prepared))
