"""Minutes from the sites of councils that use ModernGov: asked politely, saved in a folder that `kg build` takes.

    target ──► client ──► service, else pages ──► run ──► folder
    which site  robots.txt,  committees, meetings,           files, manifest.csv,
                pace, retries  minutes                         journal of what was asked

Nothing here asks the network until `survey` or `fetch` is called.
"""

from minutegraph.fetching.client import Client, Pace
from minutegraph.fetching.folder import Folder
from minutegraph.fetching.found import page
from minutegraph.fetching.run import Outcome, Survey, Wish, fetch, survey
from minutegraph.fetching.target import Target, target

__all__ = ["Client", "Folder", "Outcome", "Pace", "Survey", "Target", "Wish", "fetch", "page", "survey", "target"]
