"""Minutes from the sites of councils that use ModernGov: asked politely, saved in a folder that `kg build` takes.

    target ──► client ──► service, else pages ──► run ──► folder
    which site  robots.txt,  committees, meetings,           files, manifest.csv,
                pace, retries  minutes                         journal of what was asked

`addresses` asks for single documents whose web addresses kg build is given. Nothing here asks the network until
`survey`, `fetch` or an `Addresses` is called.
"""

from minutegraph.fetching.addresses import Addresses
from minutegraph.fetching.client import Client, Pace
from minutegraph.fetching.folder import Folder
from minutegraph.fetching.found import page
from minutegraph.fetching.run import Outcome, Survey, Wish, fetch, survey
from minutegraph.fetching.target import Target, target

__all__ = [
    "Addresses",
    "Client",
    "Folder",
    "Outcome",
    "Pace",
    "Survey",
    "Target",
    "Wish",
    "fetch",
    "page",
    "survey",
    "target",
]
