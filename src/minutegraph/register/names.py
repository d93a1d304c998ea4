"""How names are compared, and which names of a council follow from its name and kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

Affixes = Mapping[str, list[str]]

_APOSTROPHES = re.compile("['’‘ʼ`]")
_SEPARATORS = re.compile(r"[\s.,;:!?/\\()\[\]{}\"“”«»|_\-‐‑‒–—―]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """What two writings of one name share: case, apostrophes, punctuation, white space folded, `&` read as "and"."""
    name = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", name)).strip().removeprefix("the ")


def place(name: str, affixes: Affixes) -> str:
    """The folded name of the place in the name of a council: "City of York Council" gives "york"."""
    left = fold(name)
    for ending in affixes["after"]:
        if left.endswith(f" {ending}"):
            left = left.removesuffix(f" {ending}")
            break
    for opening in affixes["before"]:
        rest = left.removeprefix(f"{opening} ")
        if rest != left and rest not in affixes["whole"]:
            return rest
    return left


Form = tuple[str, str]
"""What stands before and after the place in a name, folded, with the blanks."""


def form(template: str) -> Form:
    """The form of a template such as "Borough of {}"."""
    before, after = template.casefold().split("{}")
    return before, after


def fills(name: str, shape: Form) -> str:
    """The place in a folded name of that form; "" where the name has another form."""
    before, after = shape
    if len(name) > len(before) + len(after) and name.startswith(before) and name.endswith(after):
        return name[len(before) : len(name) - len(after)]
    return ""


def initials(name: str) -> str:
    """The first letters of the words of a name, small words aside: "Kent County Council" gives "KCC"."""
    return "".join(word[0] for word in fold(name).split() if word not in ("of", "and", "upon", "the", "on")).upper()
