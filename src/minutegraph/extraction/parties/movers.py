"""Who moved and who seconded: words behind or before which somebody is named who put a motion, and does nothing else."""

from __future__ import annotations

import re

from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of
from minutegraph.lexicon import load

WORDS = any_of(load("saying")["acts"]["motions"])
"""The source of an expression for them."""

MOVED = regex(rf"\b{WORDS}\b", re.I)
"""One of them in a text: "seconded by Cllr Lee", "Prop. Cllr Shaw"."""
