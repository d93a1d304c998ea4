"""`kg validate`: does a graph or a Turtle file conform to the shapes?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from minutegraph.cli import options
from minutegraph.cli.progress import progress
from minutegraph.cli.saying import counted, say, tell


@click.command("validate", short_help="Check a graph or a file against the shapes.")
@click.argument("place", required=False, type=click.Path(path_type=Path), metavar="[GRAPH | FILE.ttl]")
@options.graph
@click.option("--strict", is_flag=True, help="Let warnings fail, as violations do (exit status 1).")
@click.option("--all", "everything", is_flag=True, help="Show what is good to know too, not only what is wrong.")
@click.option("--reference", is_flag=True, help="Have pySHACL check all of a graph: slower, the same results.")
@click.pass_context
def command(
    ctx: click.Context, place: Path | None, graph: Path, strict: bool, everything: bool, reference: bool
) -> None:
    """Check a graph, or a file of RDF, against the shapes; tell what does not conform, where and what to do.

    \b
    kg validate
    kg validate graph --strict
    kg validate notes.ttl
    """
    from minutegraph.checking import check

    counts: Counter[str] = Counter()
    with progress("Validating") as step:
        for result in check(place or graph, reference, step):
            counts[result.severity] += 1
            if everything or result.severity != "info":
                say(str(result))
    tell(", ".join(counted(counts[name], name) for name in ("violation", "warning")))
    if counts["violation"] or (strict and counts["warning"]):
        ctx.exit(1)
