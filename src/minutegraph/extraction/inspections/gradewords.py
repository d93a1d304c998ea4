"""The words of grading, and numbers as words, as the alternatives of an expression."""

from __future__ import annotations

from minutegraph.lexicon import load

_lists = load("judgements")
GRADED = "|".join(_lists["verbs"]["graded"])
"""Verbs that give a grade."""
FOUND = "|".join((*_lists["verbs"]["graded"], *_lists["verbs"]["found"]))
"""Those, and verbs that tell a grade or anything else: "found", "assessed"."""
GRADING = "|".join(_lists["verbs"]["grading"])
"""Verbs that give a grade, in -ing."""
QUOTE = r"[\s'\"(]*"
"""Blanks, quotation marks and brackets before a grade."""
NUMBERS = "|".join(_lists["numbers"]["words"])
"""Numbers from one."""
SEVERAL = "|".join(_lists["numbers"]["words"][1:])
"""Numbers from two."""
NUMBER_OF: dict[str, int] = {word: n for n, word in enumerate(_lists["numbers"]["words"], start=1)}
"""What each number is."""
