"""The register of the principal councils of the United Kingdom, present and former, and who is meant by a name.

The register (authorities.csv) is made from mySociety's *UK local authority names and codes* and from the list of sites
of Democracy Club's Local Government Scraper Framework; see the head of that file and NOTICE. It is read at the first
question asked of it.
"""

from minutegraph.register.authority import Authority, Site
from minutegraph.register.lookup import area, at_address, authority, ids, nearest
from minutegraph.register.names import initials
from minutegraph.register.resolution import Resolution, Surroundings, kind_words, resolve, the_kind_meant

__all__ = [
    "Authority",
    "Resolution",
    "Site",
    "Surroundings",
    "area",
    "at_address",
    "authority",
    "ids",
    "initials",
    "kind_words",
    "nearest",
    "resolve",
    "the_kind_meant",
]
