"""The verbs of the lexicon, by form: what `lexicon/saying.toml` lists, inflected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from minutegraph.lexicon import load

SPEAKS = frozenset(("say", "tell", "answer", "opine"))
"""The classes of verbs by which somebody speaks, and does not ask."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: its base form, its classes (tables of `[verbs]`), and what the form can be."""

    lemma: str
    classes: frozenset[str]
    finite: bool
    """The form can stand as a finite verb by itself: "asked", "asks"."""
    participle: bool
    """The form can stand in a passive: "asked"."""


@cache
def forms() -> dict[str, Form]:
    """Every form of every verb of the lexicon, lower-case."""
    classes: dict[str, set[str]] = {}
    irregular: dict[str, tuple[str, str]] = {}
    for name, entries in load("saying")["verbs"].items():
        for entry in entries:
            base, *rest = entry.split()
            classes.setdefault(base, set()).add(name)
            if rest:
                irregular[base] = (rest[0], rest[-1])
    out: dict[str, Form] = {}
    for base, names in classes.items():
        kinds = frozenset(names)
        past, participle = irregular.get(base, (_regular_past(base),) * 2)
        out.setdefault(base, Form(base, kinds, False, False))
        out.setdefault(_third_person(base), Form(base, kinds, True, False))
        out[past] = Form(base, kinds, True, past == participle)
        if participle != past:
            out[participle] = Form(base, kinds, False, True)
    return out


def _regular_past(base: str) -> str:
    """The regular past of a verb: "ask" gives "asked", "note" "noted", "apply" "applied"."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def _third_person(base: str) -> str:
    """The third person of the present: "ask" gives "asks", "press" "presses", "reply" "replies"."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"
