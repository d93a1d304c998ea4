"""`kg fetch`: minutes from a council's ModernGov site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutegraph.cli import options
from minutegraph.cli.progress import progress
from minutegraph.cli.saying import say, tell

if TYPE_CHECKING:
    from minutegraph.fetching import Client, Target


@click.command("fetch", short_help="Save minutes from a council's ModernGov site.")
@click.argument("site", metavar="SITE_OR_COUNCIL")
@click.option("--committee", multiple=True, metavar="NAME|ID", help="Only this committee; may be given several times.")
@click.option("--from", "from_", metavar="DATE", help="No earlier than this date (2021, 2021-06, 2021-06-30).")
@click.option("--to", metavar="DATE", help="No later than this date.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Save at most so many meetings, the newest.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="The folder [default: minutes/HOST].")
@click.option(
    "--dry-run", is_flag=True, help="Read the site's lists only, print what would be asked for, write nothing."
)
@click.option("--again", is_flag=True, help="Ask also for minutes that are there; they may have been corrected.")
@click.option(
    "--delay",
    type=options.Seconds(0, 3600),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Time between two requests; other machines are left at least 0.5, and more where robots.txt asks for it.",
)
@click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary, only what failed.")
@click.pass_context
def command(
    ctx: click.Context,
    site: str,
    committee: tuple[str, ...],
    from_: str | None,
    to: str | None,
    limit: int | None,
    out: Path | None,
    dry_run: bool,
    again: bool,
    delay: float,
    quiet: bool,
) -> None:
    """Save the minutes of meetings from a ModernGov site in a folder that kg build takes, with a manifest.csv.

    SITE_OR_COUNCIL is the address of the site (any page of it) or the name of a council. It says who
    it is, obeys robots.txt, leaves time between requests, and waits when the site asks for it. A run that was stopped
    goes on where it ended; a later run asks only for what is new. No other command asks other machines, except kg build
    for the web addresses that you give it.

    \b
    kg fetch "Leeds City Council" --committee "Executive Board" --from 2023 --dry-run
    kg fetch https://democracy.example.gov.uk/ --committee 135 --from 2024-01 --limit 10
    kg build minutes
    """
    from minutegraph.fetching import Folder, fetch, survey, target
    from minutegraph.fetching.telling import lines, plan, wish

    wanted = wish(committee, from_, to, limit, again)
    place = target(site)
    folder = Folder(out or Path("minutes") / place.folder, place.url)
    client = _client(place, delay, (lambda line: None) if quiet else tell)
    with progress("Reading lists", quiet) as step:
        seen = survey(client, folder, wanted, step)
    outcome = seen.outcome
    if not dry_run:
        with progress("Fetching", quiet) as step:
            outcome = fetch(client, folder, wanted, seen, step)
    else:
        for line in plan(outcome, place, limit):
            say(line)
    for line in lines(outcome, folder, dry_run, quiet):
        tell(line)
    if outcome.failures:
        ctx.exit(1)



def _client(place: Target, delay: float, hear: Callable[[str], None]) -> Client:
    """What asks a site, after the user has heard which one it is and how long it waits between two requests."""
    from minutegraph.fetching import Client, Pace
    from minutegraph.fetching.client import LEAST_DELAY

    client = Client(place, Pace(delay=delay), hear)
    hear(f"asking {place.url}" + (f" ({place.authority})" if place.authority else ""))
    if delay < LEAST_DELAY and not place.is_this_machine:
        hear(f"--delay {delay:g} is too short; {LEAST_DELAY:g} s are left between two requests")
    return client
