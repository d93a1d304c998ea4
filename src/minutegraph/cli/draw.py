"""`kg draw`: who reported what to whom, as a page."""

from __future__ import annotations

from pathlib import Path

import click

from minutegraph.cli import options
from minutegraph.cli.saying import counted, tell


@click.command("draw", short_help="Draw who reported what to whom, as one HTML page.")
@click.argument("view", type=click.Choice(["told", "agents"]), default="told")
@options.graph
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("drawing.html"), show_default=True, help="The page."
)
@click.option("--authority", help="Only of authorities with this in their name.")
@click.option("--body", help="Only of bodies with this in their name.")
@click.option("--from", "from_", help="No earlier than this date (2021, 2021-06, 2021-06-30).")
@click.option("--to", help="No later than this date.")
@click.option("--about", help="Only what is about this theme, or has these words; SEND as printed.")
def command(
    view: str,
    graph: Path,
    out: Path,
    authority: str | None,
    body: str | None,
    from_: str | None,
    to: str | None,
    about: str | None,
) -> None:
    """Draw who reported what to whom as one HTML page that needs no network: open it in any browser.

    VIEW is `told` (agents, and the documents that were reported on) or `agents` (without documents). A click on a link
    shows the sentences that prove it.

    \b
    kg draw
    kg draw --authority Stourshire --about fostering --out fostering.html
    """
    from minutegraph.drawing import draw

    parameters = {"authority": authority, "body": body, "from": from_, "to": to, "about": about}
    nodes, edges = draw(graph, out, parameters, documents=view == "told")
    if not nodes:
        tell("nothing in the graph fits, the page is empty; kg query who-reported-what-to-whom with the same options says more")
    tell(f"{counted(nodes, 'node')} and {counted(edges, 'link')} drawn: open {out} in a browser")
