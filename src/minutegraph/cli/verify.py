"""`kg verify`: is every quote at its place, and every text as it was?"""

from __future__ import annotations

from pathlib import Path

import click

from minutegraph.cli import options


@click.command("verify", short_help="Prove that every quote stands at its place.")
@options.graph
@click.pass_context
def command(ctx: click.Context, graph: Path) -> None:
    """Read the graph again and prove it: each quote stands at its place in a text that is as it was.

    Where a source file is still there, it is compared too. Exit status 1 where anything is found.

    \b
    kg verify
    kg verify --graph graph
    """
    from minutegraph.record.verify import verify

    proof = verify(graph)
    for finding in proof.findings:
        click.echo(str(finding))
    found = f"{len(proof.findings):,} found wrong" if proof.findings else "nothing wrong"
    click.echo(
        f"{proof.quotes:,} quotes of {proof.documents:,} documents proved, {found}; "
        f"{proof.sources:,} source files are still what was read",
        err=True,
    )
    if proof.findings:
        ctx.exit(1)
