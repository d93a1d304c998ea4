"""The forms in which a text names one person, as an expression that finds them.

"Jane Smith" is also "Ms Smith", "J. Smith", "SMITH, Jane", "jane-smith" and, where one of these stands in the text, "Smith".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.lexicon import load
from minutegraph.redaction.people import Person

_APOSTROPHES = "['’‘ʼ´`]"
_HYPHENS = "[-‐‑–]"
_BETWEEN = r"(?:[\s\u00a0.,_+-]|%20)"
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ´`.‐‑–-]+[^\W\d_]+)*\.?")
_START, _END = r"(?<![^\W_])", r"(?![^\W_])(?!-[^\W_])"


def is_person(name: str) -> bool:
    """Whether these words look like the name of a person, and not like an address or a case."""
    words = name.split()
    low = {word.lower().strip(".") for word in words}
    return (
        1 < len(words) <= 6 and all(map(_WORD.fullmatch, words)) and not low & (v.PLACES | v.ORG_HEADS | v.BODY_HEADS)
    )


@lru_cache(maxsize=1024)
def phrase(name: str) -> re.Pattern[str]:
    """Finds the words of a name just as they are, in any case and with any apostrophes, hyphens and spaces."""
    return re.compile(_START + rf"{_BETWEEN}+".join(map(_letters, name.split())) + _END, re.I)


@lru_cache(maxsize=1024)
def full(person: Person) -> re.Pattern[str]:
    """Finds given names or initials with the surname, and a civil title before them."""
    given = rf"{_BETWEEN}+".join(_given(name, at) for at, name in enumerate(person.given))
    surname = rf"{_BETWEEN}+".join(map(_letters, person.surname.split()))
    gap = rf"{_BETWEEN}{'*' if min(len(person.given[0]), len(person.surname)) > 2 else '+'}" if person.given else ""
    plain = rf"{given}(?:{_BETWEEN}+[^\W\d_]\b\.?)?{gap}{surname}"
    turned = rf"{surname}\s*,\s*(?:{_titles()}\s+)?{given}"
    return re.compile(rf"{_START}(?:(?:{_titles()}\s+)?{plain}|{turned}){_END}", re.I)


@lru_cache(maxsize=1024)
def titled(person: Person, titles: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Finds the surname with a civil title, "Mr and Mrs Smith" too; with `titles` only with one of these."""
    surname = rf"{_BETWEEN}+".join(map(_letters, person.surname.split()))
    own = _titles(titles)
    return re.compile(rf"{_START}(?:{own}\s+(?:and|&)\s+)?{own}\s+(?:[^\W\d_]\b\.?\s*){{0,2}}{surname}{_END}", re.I)


@lru_cache(maxsize=1024)
def bare(word: str) -> re.Pattern[str]:
    """Finds one word of a name alone, as printed or in capitals, where it does not begin the name of a place."""
    either = rf"(?:{_letters(word)}|{_letters(word.upper())})"
    places = "|".join(sorted(map(re.escape, v.PLACES)))
    return re.compile(rf"{_START}{either}{_END}(?!\s+(?i:{places})\b)")


def initials(person: Person) -> str:
    """What the rule `initials` leaves of a name: its title and first letters, without stops."""
    letters = "".join(part[0].upper() for part in (*person.given, *re.split(r"[\s-]", person.surname)) if part)
    return f"{person.title.capitalize()} {letters}".strip()


def _titles(titles: tuple[str, ...] = ()) -> str:
    return rf"(?:{'|'.join(titles or load('redaction')['civil'])})\b\.?"


def _given(name: str, at: int) -> str:
    """A given name, or its initial; those after the first may be left out."""
    letter = _letters(name[0])
    one = rf"(?:{_letters(name.strip('.'))}|{letter}\.?)" if len(name.strip(".")) > 1 else rf"{letter}\.?"
    return one if at == 0 else rf"(?:{one})?"


def _letters(word: str) -> str:
    """A word with any apostrophe and hyphen, its accents composed or not."""
    out = []
    for letter in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", letter)
        if letter in "'’‘ʼ´`":
            out.append(f"{_APOSTROPHES}?")
        elif letter in "-‐‑–":
            out.append(rf"(?:{_HYPHENS}|\s)?")
        else:
            out.append(re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})")
    return "".join(out)
