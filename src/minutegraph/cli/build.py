"""`kg build`: from minutes to a validated graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutegraph.cli.options import folder_of_graph, table
from minutegraph.cli.progress import progress
from minutegraph.cli.saying import say, tell

if TYPE_CHECKING:
    from minutegraph.reading.files import Fetch, Fetched


@click.command("build", short_help="Make the graph of minutes.")
@click.argument("sources", nargs=-1, metavar="SOURCE...", required=True)
@folder_of_graph("--out", "--graph")
@table("--manifest", "A table of what is known of the minutes, in place of manifest.csv in their folders.")
@table("--corrections", "A table of corrections (kg review), in place of corrections.csv in the folders.")
@table("--links", "A table of what is the same and what is not, in place of links.csv in the folders.")
@table("--redactions", "A table of names that are withheld, besides redactions.csv in the folders.")
@click.option(
    "--public-names",
    type=click.Choice(["keep", "initials", "drop"]),
    default="keep",
    show_default=True,
    help="What to do with the names of people who hold no office; redactions.csv withholds single ones.",
)
@click.option(
    "--fetched",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("minutes"),
    show_default=True,
    help="Where the documents at web addresses are kept, in a folder a site.",
)
@click.option("--again", is_flag=True, help="Ask for web addresses anew whose documents are kept.")
@click.option("--base", metavar="IRI", help="Where the IRIs of the graph begin.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Documents made at a time [default: all processors].")
@click.option("--add", is_flag=True, help="Keep the documents of the graph that are not among the sources.")
@click.option("--strict", is_flag=True, help="Let warnings fail the build, as violations do (exit status 1).")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary, only what could not be used.")
@click.option("--explain", is_flag=True, help="Build nothing; print what each step makes of the sources.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    out: Path,
    fetched: Path,
    again: bool,
    strict: bool,
    quiet: bool,
    explain: bool,
    **chosen: Any,
) -> None:
    """Read minutes (files, folders and ZIP archives with all that is in them, web addresses) and make the graph of them.

    Read are text and Markdown, saved web pages, answers of ModernGov's web service (XML), Word (.docx), OpenDocument
    (.odt), rich text (.rtf) and PDF files with text.

    A web address is asked for once and kept in the folder minutes, so that a later build needs no network; nothing but
    the addresses that you write is asked for. All minutes of a site: kg fetch.

    The graph holds just the sources named; unchanged ones are not done again. A manifest.csv in a folder (file,
    authority, body, date, title, url) tells what the texts do not; a corrections.csv, made with kg review, corrects
    what was found; a redactions.csv (file, name, note) tells which names are withheld. Results are validated; report.md
    in the folder of the graph tells of problems with file and line.

    \b
    kg build minutes/
    kg build minutes/ --out graph --strict
    kg build more/ --add
    kg build minutes/cabinet.txt --explain
    kg build "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=135&MId=77"
    """
    from minutegraph.building import Options, build, explained

    given = {name: value for name, value in chosen.items() if value is not None}
    options = Options(fetch=_fetcher(fetched, again, quiet), **given)
    if explain:
        for line in explained(sources, options):
            say(line)
        return
    with progress("Building", quiet) as step:
        summary = build(sources, out, options, step)
    for line in summary.failures() if quiet else summary.lines():
        tell(line)
    if not summary.good(strict):
        ctx.exit(1)


def _fetcher(folder: Path, again: bool, quiet: bool) -> Fetch:
    """What asks for web addresses; its libraries are imported when there are any."""

    def fetch(addresses: Sequence[str]) -> Fetched:
        """What these addresses give."""
        from minutegraph.fetching import Addresses

        return Addresses(folder, again, tell=(lambda line: None) if quiet else tell)(addresses)

    return fetch
