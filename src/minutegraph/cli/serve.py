"""`kg serve`: a read-only SPARQL endpoint over the graph, with pages for people."""

from __future__ import annotations

from pathlib import Path

import click

from minutegraph.cli import options


@click.command("serve", short_help="Serve the graph at a SPARQL endpoint, with pages.")
@options.graph
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 for any free one."
)
@click.option(
    "--timeout", default=30.0, show_default=True, type=options.Seconds(0.1, 3600), help="Seconds a query may take."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(min=1), help="Queries answered at a time.")
def command(graph: Path, host: str, port: int, timeout: float, workers: int) -> None:
    """Serve the graph at /sparql, with a start page and a page for each thing in it, until Ctrl-C.

    \b
    kg serve
    kg serve --port 8080 --timeout 10
    """
    from minutegraph.endpoint.serving import serve
    from minutegraph.endpoint.settings import Settings

    serve(graph, host, port, Settings(timeout=timeout, workers=workers))
