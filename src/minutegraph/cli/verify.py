"""`kg verify`: is every quote at its place, and every text as it was?"""

from __future__ import annotations

from pathlib import Path

import click

from minutegraph.cli import options
from minutegraph.cli.saying import counted, say, tell


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
        say(str(finding))
    found = f"{len(proof.findings):,} found wrong" if proof.findings else "nothing wrong"
    tell(
        f"{counted(proof.quotes, 'quote')} of {counted(proof.documents, 'document')} proved, {found}; "
        f"{proof.sources:,} of their sources {'is' if proof.sources == 1 else 'are'} still what was read"
    )
    if proof.findings:
        ctx.exit(1)
