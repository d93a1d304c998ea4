"""A council of the register."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """The site on which a council publishes its meetings: `host` in lower case, the address, the system behind it."""

    host: str
    url: str
    system: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A principal council, present or former.

    `id` is the last part of its IRI and never changes; `code` is its code in the source. `name` is its official name,
    `places` the folded names of its place, `names` other names as printed, `abbreviations` what it is called for short,
    `certain` folded names in full that no rule makes of these. `gss` is the code of the area that it administers (no
    code of the council), `former_gss` codes that the area had. `kind` is a notation of the code list `authority-kind`.
    `start` and `end` are ISO dates, "" where not known or not ended; `end` is the last day, or the day after it, as the
    source has it. `new` tells that nothing of its name was a council before `start`. `successors`, `county` (of a
    district) and `combined` (of which it is a member) are ids. `slug` is its name on GOV.UK.
    """

    id: str
    code: str
    name: str
    gss: str
    former_gss: tuple[str, ...]
    nation: str
    region: str
    kind: str
    start: str
    end: str
    new: bool
    successors: tuple[str, ...]
    slug: str
    county: str
    combined: str
    places: tuple[str, ...]
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    certain: tuple[str, ...]
    site: Site | None

    def stood(self, date: str) -> bool:
        """Whether it existed at an ISO date of any precision (of an interval: at its beginning)."""
        day = date.split("/")[0]
        begun = not self.new or day >= self.start[: len(day)]
        return begun and (not self.end or day <= self.end[: len(day)])
