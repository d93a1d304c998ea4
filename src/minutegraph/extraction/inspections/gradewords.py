"""The words of grading, as the alternatives of an expression."""

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
