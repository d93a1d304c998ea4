"""The register in memory: by id, by name, by the address of a site. Read once a process, at the first question."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from minutegraph.lexicon import load
from minutegraph.register.authority import Authority, Site
from minutegraph.register.names import Form, fills, fold, form, place

TABLE = "authorities.csv"
"""The file of the register, beside this module."""

LIST = "|"
"""What parts the values of a cell."""

COLUMNS = (
    *("id", "code", "name", "gss", "former_gss", "nation", "region", "kind", "start", "end", "new", "successors"),
    *("slug", "county", "combined", "places", "names", "abbreviations", "certain", "host", "url", "system"),
)
"""The columns of the table."""

_GSS, _KIND, _COUNTY, _PLACES, _NAMES, _SHORT, _CERTAIN, _HOST = map(
    COLUMNS.index, ("gss", "kind", "county", "places", "names", "abbreviations", "certain", "host")
)
NO_PLACES = ("combined-authority", "strategic-regional-authority")
"""The kinds whose names, without a word for the kind, are of regions and not of councils."""

_GOVERNMENT = (".gov.uk", ".gov.wales", ".gov.scot")


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the councils that one name may mean: by a name in full, by place and "council", by the place alone."""

    full: tuple[str, ...] = ()
    council: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@cache
def _rows() -> Mapping[str, list[str]]:
    """The rows of the table by id. A row becomes an `Authority` when it is asked for: few of them ever are."""
    lines = (files(__package__) / TABLE).read_text("utf-8").splitlines()
    rows = csv.reader(line for line in lines if line[0] != "#")
    next(rows)
    return {row[0]: row for row in rows}


def ids() -> tuple[str, ...]:
    """The ids of all councils of the register, in order."""
    return tuple(_rows())


@cache
def authority(id: str) -> Authority:
    """The council of that id. Raises KeyError."""
    ids, code, name, gss, former_gss, nation, region, kind, start, end, new, successors, slug, county, *rest = _rows()[
        id
    ]
    combined, places, names, abbreviations, certain, host, url, system = rest

    def several(cell: str) -> tuple[str, ...]:
        return tuple(cell.split(LIST)) if cell else ()

    return Authority(
        *(ids, code, name, gss, several(former_gss), nation, region, kind, start, end, bool(new)),
        *(several(successors), slug, county, combined, several(places), several(names), several(abbreviations)),
        several(certain),
        Site(host, url, system) if host else None,
    )


def area(code: str) -> tuple[Authority, ...]:
    """The councils, present and former, of the area with that GSS code, or that had it."""
    found = (authority(row[0]) for row in _rows().values() if code and code in (row[_GSS], *row[_GSS + 1].split(LIST)))
    return tuple(found)


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """The councils of each folded name of a place, by id."""
    found: dict[str, tuple[str, ...]] = {}
    for id, row in _rows().items():
        for name in row[_PLACES].split(LIST):
            found[name] = (*found.get(name, ()), id)
    return found


@cache
def _certain() -> Mapping[str, tuple[str, ...]]:
    """The councils of each folded name that no form makes, by id."""
    found: dict[str, tuple[str, ...]] = {}
    for id, row in _rows().items():
        for name in (*row[_CERTAIN].split(LIST), *map(fold, row[_SHORT].split(LIST))):
            if name:
                found[name] = (*found.get(name, ()), id)
    return found


@cache
def _forms() -> tuple[tuple[Form, frozenset[str]], ...]:
    """Each form of a name in full, with the kinds of councils that have it ("city" for those styled so)."""
    kinds: dict[Form, set[str]] = {}
    for kind, templates in load("authorities")["forms"].items():
        for template in templates:
            kinds.setdefault(form(template), set()).add(kind)
    return tuple((shape, frozenset(found)) for shape, found in kinds.items())


@lru_cache(maxsize=16384)
def named(name: str) -> Named:
    """Whom a folded name may mean."""
    places, rows = _places(), _rows()
    full = dict.fromkeys(_certain().get(name, ()))
    council: dict[str, None] = {}
    for shape, kinds in _forms():
        filling = fills(name, shape)
        if not filling:
            continue
        if "council" in kinds:
            full.update(dict.fromkeys(_certain().get(filling, ())))  # "BCP Council"
            council.update(dict.fromkeys(places.get(filling, ())))
            continue
        for id in places.get(filling, ()):
            if rows[id][_KIND] in kinds or (
                "city" in kinds and " city " in f" {fold(rows[id][_NAMES])} {rows[id][2].lower()} "
            ):
                full[id] = None
    return Named(tuple(full), tuple(council), _alone(name))


def _alone(name: str) -> tuple[str, ...]:
    """The councils that the name of a place alone may mean.

    The name of a county town stands for the county too: "Gloucester" may be either.
    """
    rows = _rows()
    found = [id for id in _places().get(name, ()) if rows[id][_KIND] not in NO_PLACES]
    counties = (rows[id][_COUNTY] for id in tuple(found))
    return (*found, *(id for id in counties if id and f"{name}shire" in rows[id][_PLACES].split(LIST)))


@cache
def _by_host() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, row in _rows().items():
        if row[_HOST]:
            for host in {row[_HOST], _domain(row[_HOST])}:
                found.setdefault(host, []).append(id)
    return {host: tuple(each) for host, each in found.items()}


def _domain(host: str) -> str:
    """The part of a host name that is the council's own: "democracy.york.gov.uk" gives "york.gov.uk"."""
    ending = next((each for each in _GOVERNMENT if host.endswith(each)), None)
    return host if ending is None else host.removesuffix(ending).rsplit(".", 1)[-1] + ending


@lru_cache(maxsize=4096)
def at_address(address: str) -> tuple[Authority, ...]:
    """The councils whose site is at a web address or host name; several where they share it, none where not known.

    A parish may use the site of its district: who publishes is a hint at who met, no proof.
    """
    try:
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:  # no address at all
        return ()
    table = _by_host()
    return tuple(map(authority, table.get(host) or table.get(_domain(host), ())))


def nearest(name: str, count: int = 3) -> tuple[str, ...]:
    """The official names of councils whose names are most like a name, the most like first."""
    from difflib import get_close_matches

    table = _places()
    affixes = load("authorities")["affixes"]
    found = get_close_matches(place(name, affixes), table, n=2 * count, cutoff=0.75)
    return tuple(dict.fromkeys(authority(id).name for key in found for id in table[key]))[:count]
