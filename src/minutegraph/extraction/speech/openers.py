"""Lines that open a list of things said: what the items are, and who says them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutegraph.extraction import rules
from minutegraph.extraction.language.clause import Group, Parse
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import either
from minutegraph.extraction.language.grammar import words as entries
from minutegraph.extraction.parties.reference import judges
from minutegraph.extraction.speech.act import Act, party_after
from minutegraph.extraction.speech.acts import acts
from minutegraph.extraction.speech.replyleads import reply_lead
from minutegraph.lexicon import load
from minutegraph.model import Party

NOTHING = "nothing"
TOLD_OF = "told of"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the items of a list are if they hold no act of their own.

    `kind` is "" where the line does not tell, `NOTHING` where they are nothing said (names, enclosures, decisions), `TOLD_OF`
    where they are questions that somebody tells of.
    """

    kind: str
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    text: str = ""
    asks: bool = False

    def replied_by(self, by: Group) -> bool:
        """Whether these answer in the list, so that an item ("Stated that") goes on with "In response the Director:"."""
        return self.kind == "answer" and bool(self.by) and tuple(m.party for m in by) == self.by


def tells_of(by: tuple[Party, ...], act: Act, inherited: Opening | None) -> bool:
    """Whether a speaker's list item only tells of others: "the team welcomed the challenge", "The need was stressed"."""
    if inherited is None or inherited.kind != "statement" or not all(p.kind in ("person", "post") for p in inherited.by):
        return False
    if not by:
        return bool(inherited.by) and act.rule == "statement.passive-say"
    others = all(p.kind in _OTHERS and p.label.split()[-1].lower() not in _MEET for p in by)
    return bool(inherited.by) and others and act.kind in ("statement", "concern")


_OTHERS = frozenset(("body", "authority", "organisation", "department"))
_MEET = frozenset((*load("decisions")["meeting"]["bodies"], "sub-committee", "meeting"))
_QUESTIONS = regex(rf"\b(?:{either('openers', 'question')})\b", re.I)
_FOLLOWS = regex(r"\b(?:following|below|as follows)\b|\b(?:included?|including|namely|such as)\W*$", re.I)
_OTHER = regex(rf"\b(?:{either('openers', 'points')})\b", re.I)
_ELSE = regex(rf"\b(?:{either('openers', 'nothing_said')})\w*", re.I)
_NAMELY = regex(r"\bnamely\b", re.I)
_REPLIES = regex(
    r"^(?:in (?:response|reply|answer) to|arising from|responding to)\b.{0,30}\b(?:questions?|queries|comments)\b.{0,60}"
    r"\b(?:was|were|made|noted|said|advised|provided|given|explained|reported|confirmed)\b",
    re.I,
)
_DISCUSSION = regex(either("openers", "discussion"), re.I)
_POINTS_TOO = regex(
    r"\bquestions?\b.*\band (?:the )?following (?:\w+ ){0,3}(?:points|matters|issues|comments|information|responses) "
    r"(?:was|were) (?:\w+ )?(?:made|raised|highlighted|noted|discussed|clarified|covered|provided|given)\b",
    re.I,
)
"""Members asked questions, and below stand points of which nobody says who made them."""
_STATES = regex(rf"\b(?:{either('openers', 'states')})\b", re.I)


_WHO_SAID = regex(r"\bwho (?:then )?(?:\w+ed|said)\b", re.I)
"""Whom the meeting heard says what follows: "heard from Mr Lee, who stated:"."""
_EXPLAINS = entries("openers", "explains")
_PUT = regex(r"\b(?:asked|put|submitted|received|raised|posed|tabled)\b", re.I)
_UNSAID = regex(either("openers", "unsaid"), re.I)
"""Openings of lists of which nobody says the items: a scale, grades, the grounds of a judgement."""


_PAPERS = regex(
    r"\b(?:reports?|publications?|inspections?|findings)\b[^:]*\b(?:required?|obliged|respon\w+|comment)\b[^:]*"
    r"\b(?:as follows|listed below|below)\W*$|"
    r"\b(?:received|considered|noted|reviewed|approved) (?:and \w+ )?(?:\w+ ){0,3}?following (?:[\w'-]+ ){0,3}?"
    r"(?:reports|papers|documents|communications|letters|publications|minutes|policies|applications|plans|notes|bulletins|"
    r"correspondence|petitions|invoices)\b[^:]{0,30}:\W*$",
    re.I,
)
"""Below stand the titles of what somebody is to answer: "the reports that required a comment, listed below:", or what came."""


_BOTH = regex(r"\bcomments?\b[^:]*\band\b[^:]*\bquestions?\b|\bquestions?\b[^:]*\band\b[^:]*\bcomments?\b", re.I)
"""Both questions and comments stand below: "made the following comments and asked the following questions:"."""


def opening(text: str, speaker: tuple[Party, ...]) -> Opening:
    """What a line that opens a list makes of the items. `speaker` is who spoke last, whom "the main points were:" continues."""
    parsed = parse(text)
    found = acts(parsed)
    closed = not text.endswith((".", "?", "!", ";")) or text.endswith((":-", ".-"))
    said = any(a.kind in ("statement", "concern") and a.by for a in found)
    if _ELSE.search(text) or (_NAMELY.search(text) and not said):
        return Opening(NOTHING)
    if found and all(a.kind == "report" for a in found) and _PAPERS.search(text):
        return Opening(TOLD_OF)
    if not closed and not _FOLLOWS.search(text):
        return Opening("")
    if text.rstrip(":- ").endswith("that") and any(a.verb in ("ask", "request") for a in found):
        return Opening(NOTHING)  # what somebody asked for, not about
    mixed = bool(_OTHER.search(text))
    lead = reply_lead(parsed)
    if _REPLIES.search(text) or (lead is not None and (not mixed or (lead.query and parsed.tokens[-1].lower == ":"))):
        return Opening("answer", tuple(m.party for m in (found[-1].by if found else _who_goes_on(parsed))))
    if _POINTS_TOO.search(text):
        return Opening("statement", (), (), text)
    if found and all(a.kind == "statement" and a.content and not judges(tuple(m.party for m in a.by)) for a in found) and (
        _QUESTIONS.search(text) and not mixed and not _PUT.search(text)
    ):
        return Opening(TOLD_OF)  # "Members were informed that it had looked at three questions:", which nobody asks here
    if any(a.kind == "question" for a in found) or _QUESTIONS.search(text):
        return _of_questions(parsed, found, speaker, mixed)
    if _DISCUSSION.search(text) and not (found and found[-1].rule == rules.HEARD and found[-1].by):
        return Opening("mixed", _subject(parsed) if not (found and not found[-1].by) else (), (), text)
    if _UNSAID.search(text) and not (found and found[-1].by):
        return Opening(NOTHING)
    if found and found[-1].kind in ("statement", "concern", "report", "raise"):
        return _of_sayings(found[-1], text, speaker)
    if closed and _STATES.search(text):
        return Opening("statement", _subject(parsed) or speaker, (), text)
    subject = _subject(parsed)
    return Opening("subject", subject) if subject and len(parsed.tokens) <= 3 else Opening("")


def _who_goes_on(parsed: Parse) -> Group:
    """Who is named right before the colon, or first, and speaks in the items: "In response to questions, officers:"."""
    said = [word for word in parsed.tokens if word.lower != "the"]
    if len(said) > 2 and said[-1].text == ":" and said[-2].group and said[-3].lower not in ("to", "from", "by"):
        return said[-2].group
    return said[0].group if len(said) > 1 and said[1].text == "," else ()


def _named(group: Group) -> tuple[Party, ...]:
    return tuple(m.party for m in group if not m.pronoun)


def _of_questions(parsed: Parse, found: tuple[Act, ...], speaker: tuple[Party, ...], mixed: bool) -> Opening:
    """The opening of a list of questions; `mixed` where it speaks of comments and the like as well."""
    questions = [a for a in found if a.kind == "question"]
    by = raised_by(parsed) or next((_named(a.by) for a in found if a.by), ())
    if not by and not any(m.pronoun for a in found for m in a.by):  # "He asked the Committee:" goes on with the speaker
        by = _subject(parsed)
    if not by and questions:
        by = speaker
    asked = any(a.verb == "ask" for a in questions)
    to = _named(questions[-1].to) if questions else ()
    both = mixed and (not asked or _BOTH.search(parsed.text) is not None)
    return Opening("mixed" if both else "question", by, to, parsed.text, True)


def raised_by(parsed: Parse) -> tuple[Party, ...]:
    """Who put the questions that somebody answers below: "responded to the following questions raised by the Panel:"."""
    nouns = [t for t in parsed.tokens if t.lower in ("questions", "queries")]
    return _named(party_after(parsed.tokens, nouns[0].end, ("by", "from"), frozenset((";", ".")))) if nouns else ()


def _of_sayings(act: Act, text: str, speaker: tuple[Party, ...]) -> Opening:
    """The opening of a list of things that somebody said, or that nobody named said."""
    hears = act.rule in (rules.HEARD, rules.TOLD, "statement.tell") or act.verb in _EXPLAINS
    reported = act.rule == rules.TOLD and not act.by  # "Members were reminded of the areas of concern:" reports them as fact
    frame = text if (not act.by and not reported) or act.kind == "concern" else ""
    by = _named(act.by) or speaker if act.by or act.kind == "report" else ()
    told = hears and not (act.rule == rules.HEARD and _WHO_SAID.search(text))
    return Opening("statement", by, _named(act.to) if told else (), frame)


def _subject(parsed: Parse) -> tuple[Party, ...]:
    """Who a line without an act makes speak: "Members' comments included:", "The Committee discussed the following:"."""
    words = parsed.tokens
    named = [
        t.group
        for t, following in zip(words, (*words[1:], None), strict=True)
        if t.group and not t.group[0].pronoun and not (following and following.lower in ("'", "'s"))
    ]
    first = tuple(m.party for t in parsed.tokens[:3] for m in t.group if not m.pronoun)
    bodies = [g for g in named if all(m.party.kind in ("body", "group") for m in g)]
    return first or (tuple(m.party for m in bodies[0]) if bodies else ())
