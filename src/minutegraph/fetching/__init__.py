"""Minutes from the sites of councils that use ModernGov: asked politely, saved in a folder that `kg build` takes.

    target ──► client ──► service, else pages ──► run ──► folder
    which site  robots.txt,  committees, meetings,           files, manifest.csv,
                pace, retries  minutes                         journal of what was asked

No module here asks the network unless `fetch` is called.
"""

from minutegraph.fetching.client import Client, Pace
from minutegraph.fetching.folder import Folder
from minutegraph.fetching.found import page
from minutegraph.fetching.run import Outcome, Wish, fetch
from minutegraph.fetching.target import Target, target

__all__ = ["Client", "Folder", "Outcome", "Pace", "Target", "Wish", "fetch", "page", "target"]
