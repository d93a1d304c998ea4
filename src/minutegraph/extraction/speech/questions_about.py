"""Questions of which only the subject is told: "Further questions concerned referral rates"."""

from __future__ import annotations

import re

from minutegraph.extraction.language.clause import Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import either
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties.reference import judges
from minutegraph.extraction.speech.act import Act
from minutegraph.lexicon import load

_HINTS = Hints(load("saying")["asking"]["subject_hints"])
_SUBJECT = regex(
    rf"(?:(?:{either('asking', 'which')}|[A-Z]\w+['’]s?) )*(?:questions?|quer(?:y|ies))"
    r"(?: (?:put |raised |asked )?(?:from|by) [^,.;:?]{3,60}?)?"
    rf" (?:{either('asking', 'concerned')})\b (?P<about>[^:?]{{4,}}?)\.?$",
    re.I,
)


def questions_about(parse: Parse) -> tuple[Act, ...]:
    """The question that a sentence without a verb of asking tells of, or nothing."""
    told = _SUBJECT.match(parse.text) if _HINTS.found(parse.text) else None
    if told is None:
        return ()
    by = next((token.group for token in parse.tokens if token.group and token.start < told.start("about")), ())
    if by and not judges(tuple(m.party for m in by)):
        return ()  # "The inspectors' questions related to the survey"
    return (Act("question", "question.about", 0, len(parse.text), by, verb="ask", about=told["about"]),)
