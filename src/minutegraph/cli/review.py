"""`kg review`: the facts for a person to check, least certain first."""

from __future__ import annotations

from pathlib import Path

import click

from minutegraph.cli import options
from minutegraph.cli.saying import counted, tell


@click.command("review", short_help="Write the facts to a table for people to check and correct.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@options.graph
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The table; what people have written in it is kept [default: standard output].",
)
def command(documents: tuple[str, ...], graph: Path, out: Path | None) -> None:
    """Write the facts of the documents (all where none is named) to a CSV table, least certain first.

    Open it in a spreadsheet. In the column `verdict` say keep, drop, change (after editing the slots in the row) or add
    (in a new row with file, type, quote and slots); in `checked by` and `checked on` who you are and when. Save it as
    corrections.csv beside the minutes: the next build applies it. Written again, the table keeps what you wrote.

    \b
    kg review --out minutes/corrections.csv
    kg review cabinet.txt --graph graph --out minutes/corrections.csv
    """
    from minutegraph.review.sheet import sheet
    from minutegraph.review.table import replace

    made = sheet(graph, documents, out)
    if out is None:
        click.echo(made.content(), nl=False)
        return
    replace(out, made.content())
    unfit = f", {made.unfit:,} fit no fact and stand first" if made.unfit else ""
    judged = f"{made.judged:,} {'is' if made.judged == 1 else 'are'} judged"
    tell(f"{counted(len(made.rows), 'row')} in {out}, least certain first; {judged}{unfit}")
