"""Makes the register that ships with the package, authorities.csv, of the tables that are its source.

    python -m minutegraph.register.make uk-authorities.csv council-sites.csv

The first is mySociety's *UK local authority names and codes* (data package uk_la_future), the second the list of sites
of Democracy Club's Local Government Scraper Framework. What stands in neither is in additions.toml.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from minutegraph.lexicon import load
from minutegraph.register.lookup import COLUMNS, LIST, NO_PLACES, TABLE
from minutegraph.register.names import fold, form, place

Row = Mapping[str, str]

_HERE = Path(__file__).parent
_HEAD = """\
# Principal councils of the United Kingdom, present and former. Made by minutegraph.register.make; do not edit by hand.
# From mySociety, "UK local authority names and codes" (data package uk_la_future, commit
# 67ef8b118938678401a452f4f19f669a7221cc73), https://mysociety.github.io/uk_local_authority_names_and_codes/,
# licence CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/): names reduced to those that are no misspelling, dates
# of entry into that list left out; and from the metadata of Democracy Club's Local Government Scraper Framework (hosts).
"""
_AREA_ENDINGS = (" UA", " CA", " London Boro")


def _kind(row: Row) -> str:
    return row["local-authority-type-name"].lower().replace(" ", "-")


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _begun(row: Row) -> str:
    """The day on which the council began, "" where the source has the day of its own entry instead.

    Councils began on the first of April; only combined authorities began on any day, and of those the source has the
    first of April where it does not know.
    """
    first_of_april = row["start-date"].endswith("-04-01")
    return row["start-date"] if first_of_april != (_kind(row) == "combined-authority") else ""


def _printed(row: Row, added: Iterable[str], left_out: Iterable[str]) -> list[str]:
    """The other names of a council, as they are printed, without those that only fold differently.

    The source has the names that matter with capitals, and in lower case what people typed, misspellings among it. A
    name with a comma in it is cut in pieces there: none of those that are left is a piece.
    """
    whole = _tidy(row["nice-name"])
    names = [whole]
    for name in map(_tidy, row["alt-names"].split(",")):
        if name[:1].isupper() and name.isprintable() and "ï" not in name and not name.endswith(_AREA_ENDINGS):
            names.append(name)
    pieces = {fold(piece) for piece in whole.split(",")} if "," in whole else set()
    pieces.update(map(fold, left_out))
    kept: dict[str, str] = {}
    for name in [*(name for name in names if fold(name) not in pieces), *added]:
        if name != "City of" and fold(name) != fold(row["official-name"]):
            kept.setdefault(fold(name), name)
    return list(kept.values())


def _places(row: Row, printed: Iterable[str], added: Iterable[str]) -> list[str]:
    affixes = load("authorities")["affixes"]
    names = [place(name, affixes) for name in (row["official-name"], *printed)] + [fold(name) for name in added]
    return list(dict.fromkeys(names))


def _certain(row: Row, printed: Iterable[str], places: Iterable[str]) -> list[str]:
    """The folded names in full that no form of its kind makes of a place; "PLACE Council" is none of them."""
    forms = load("authorities")["forms"]
    region = _kind(row) in NO_PLACES
    made: set[str] = set() if region else set(places)
    for template in (*forms.get(_kind(row), ()), *forms["council"], *forms["city"]):
        before, after = form(template)
        made.update(before + name + after for name in places)
    names = (row["official-name"], *(() if region else printed))
    return [name for name in map(fold, names) if name not in made]


def _entry(row: Row, site: Row | None, ids: Mapping[str, str], extra: Mapping[str, Any]) -> dict[str, str]:
    code = row["local-authority-code"]
    printed = _printed(row, extra["names"].get(code, ()), extra["left_out"].get(code, ()))
    places = _places(row, printed, extra["places"].get(code, ()))
    county = extra["county"].get(code, row["county-la"])
    return {
        "id": ids[code],
        "code": code,
        "name": _tidy(row["official-name"]),
        "gss": row["gss-code"],
        "former_gss": LIST.join(each.strip() for each in row["former-gss-codes"].split(",")),
        "nation": row["nation"],
        "region": extra["region"].get(code, row["region"]),
        "kind": _kind(row),
        "start": _begun(row),
        "end": row["end-date"],
        "successors": LIST.join(ids[each] for each in extra["successors"].get(code, row["replaced-by"].split(",")) if each),
        "slug": row["gov-uk-slug"],
        "county": ids.get(county, ""),
        "combined": ids.get(row["combined-authority"], ""),
        "places": LIST.join(places),
        "names": LIST.join(printed),
        "abbreviations": LIST.join(extra["abbreviations"].get(code, ())),
        "certain": LIST.join(_certain(row, printed, places)),
        "host": site["host"].lower() if site else "",
        "url": site["base-url"] if site else "",
        "system": site["system"] if site else "",
    }


def made(authorities: Iterable[Row], sites: Iterable[Row]) -> list[dict[str, str]]:
    """The rows of the register by id, of the rows of its two sources."""
    rows = list(authorities)
    extra = tomllib.loads((_HERE / "additions.toml").read_text("utf-8"))
    by_code = {site["local-authority-code"]: site for site in sites}
    ids = {row["local-authority-code"]: fold(row["official-name"]).replace(" ", "-") for row in rows}
    found = [_entry(row, by_code.get(row["local-authority-code"]), ids, extra) for row in rows]
    successors = {each for row in found for each in row["successors"].split(LIST)}
    regions = {row["id"]: row["region"] for row in found}
    for row in found:
        row["region"] = row["region"] or regions.get(row["county"], "")
        row["new"] = "1" if row["id"] in successors else ""
    return sorted(found, key=lambda row: row["id"])


def main() -> None:
    """Write the register from the two tables that the command line names."""
    tables = []
    for name in sys.argv[1:3]:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    with (_HERE / TABLE).open("w", encoding="utf-8", newline="") as file:
        file.write(_HEAD)
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made(*tables))


if __name__ == "__main__":
    main()
