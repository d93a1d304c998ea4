"""Makes one text into another of the same kind: other people, places, posts, dates, figures and words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_DAYS)}),?(?P<gap>\s+))?"
    rf"\b(?:(?P<day>[0-9]{{1,2}})(?P<nth>st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\b(?P<comma>,?)(?:\s+(?P<year>(?:19|20)[0-9]{{2}})\b)?"
)
_LONE_YEAR = re.compile(r"(?<![0-9£.,/:])(?:19[89]|20[0-4])[0-9](?![0-9:.,/]?[0-9])")
_FIGURE = re.compile(rf"(?<=[a-z,(;–-] )(£?)([0-9]{{2,3}})(?=%|[ ,.;)][ a-z])(?! (?:{_MONTH}))")
_PROSE_END = re.compile(r"(?<=[a-z]{4})\.(?=\s|$)")
_HIGHEST_YEAR = 2025


@cache
def words() -> dict[str, Any]:
    """The data of wording.toml."""
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text("utf-8"))


def surname(random: Random) -> str:
    """A made-up surname."""
    people = words()["people"]
    return str(random.choice(people["roots"].split()) + random.choice(people["endings"].split()))


def place(random: Random, like: str = "") -> str:
    """A made-up name of a place; of a shire where `like` is one."""
    places = words()["places"]
    ending = "shire" if like.endswith("shire") else random.choice(places["endings"].split())
    middle = random.choice(("", "", "ing", "er", "le", "s"))
    return str(random.choice(places["roots"].split()) + middle + ending)


def own_words(authority: str) -> list[str]:
    """The words of an authority's name that are its own: "Airedon" of "Airedon City Council"."""
    generic = set(words()["places"]["generic"].split())
    return [word for word in re.findall(r"[A-Za-z-]+", authority) if word not in generic]


def surnames_in(text: str) -> list[str]:
    """The surnames that the text prints after a title or a given name, in the order of the alphabet."""
    people = words()["people"]
    title = "|".join(people["titles"])
    given = "|".join(people["given"].split())
    first = rf"(?:(?:{title})\.?|{given})"
    name = re.compile(rf"\b{first} (?:(?:[A-Z]\.? ?|(?:{given}) ))*([A-Z][a-z]{{2,}}(?:-[A-Z][a-z]+)?)\b")
    common = {*people["titles"], *people["given"].split(), *MONTHS, "Executive", "Member", "Members", "Chair"}
    return sorted({found for found in name.findall(text) if found not in common})


def renamed(text: str, names: dict[str, str]) -> str:
    """The text with each word that `names` has as a key replaced, also in small letters (addresses of mail)."""
    if not names:
        return text
    all_names = {**names, **{name.lower(): other.lower() for name, other in names.items()}}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, all_names), key=len, reverse=True)) + r")\b")
    return pattern.sub(lambda found: all_names[found.group()], text)


def one_of_each(text: str, groups: Iterable[Sequence[str]], random: Random) -> str:
    """The text in which each group of equal phrases is one of them throughout."""
    names = {}
    for group in groups:
        chosen = random.choice(group)
        names.update({phrase: chosen for phrase in group if phrase != chosen})
    return _phrases(names).sub(lambda found: names[found.group()], text) if names else text


def reworded(text: str, random: Random) -> str:
    """The text with phrases replaced by equal ones, at each place anew."""
    groups = {phrase: group for group in words()["wording"]["equal"] for phrase in group}

    def other(found: re.Match[str]) -> str:
        return str(random.choice(groups[found.group()]))

    return _phrases(groups).sub(other, text)


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + r")\b")


class Dates:
    """Moves all dates of a document by the same number of years and months."""

    def __init__(self, random: Random, latest: int) -> None:
        """Draw how far; `latest` is the last year that the document has."""
        self._years = random.randint(-8, min(6, _HIGHEST_YEAR - latest))
        self._months = random.randint(0, 11)
        self._days = random.randint(0, 27)

    def moved(self, text: str) -> str:
        """The text with its dates moved; a day of the week before a whole date is put right."""
        text = _LONE_YEAR.sub(lambda found: str(int(found.group()) + self._years), text)
        return _DATE.sub(self._date, text)

    def iso(self, day: str) -> str:
        """An ISO date moved likewise."""
        if not day:
            return day
        year, month, number = map(int, day.split("-"))
        return f"{year + self._years}-{self._month(month):02}-{self._day(number):02}"

    def _month(self, month: int) -> int:
        return (month - 1 + self._months) % 12 + 1

    def _day(self, day: int) -> int:
        return (day - 1 + self._days) % 28 + 1

    def _date(self, found: re.Match[str]) -> str:
        month = self._month(MONTHS.index(found["month"]) + 1)
        day = self._day(int(found["day"])) if found["day"] else None
        parts = []
        if found["weekday"]:
            right = date(int(found["year"]), month, day).weekday() if found["year"] and day else 0
            comma = "," if "," in found.group().split(found["gap"])[0] else ""
            parts.append((_DAYS[right] if found["year"] and day else found["weekday"]) + comma + found["gap"])
        if day is not None:
            parts.append(f"{day}{_nth(day) if found['nth'] else ''} ")
        parts.append(MONTHS[month - 1] + found["comma"])
        if found["year"]:
            parts.append(f" {found['year']}")
        return "".join(parts)


def _nth(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def figures_varied(text: str, random: Random) -> str:
    """The text with its figures of two or three digits up to a fifth higher or lower; numbers of items stay."""

    def other(found: re.Match[str]) -> str:
        value = int(found[2])
        return f"{found[1]}{max(10, round(value * random.uniform(0.8, 1.2)))}"

    return _FIGURE.sub(other, text)


def with_tails(text: str, random: Random, share: float) -> str:
    """The text in which a share of the sentences of prose says a little more."""

    def end(found: re.Match[str]) -> str:
        if random.random() >= share:
            return "."
        tail: str = random.choice(words()["wording"]["tails"])
        tail = tail.replace("FIGURE", str(random.randint(11, 480))).replace("PLACE", place(random))
        return tail.replace("MONTH", random.choice(MONTHS)).replace("PERSON", f"Councillor {surname(random)}") + "."

    return _PROSE_END.sub(end, text)
