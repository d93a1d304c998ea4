"""Lines that open a list of things said, and openings of a sentence that tell that a reply follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.acts import acts
from minutegraph.extraction.clauses import Group, Parse, parse
from minutegraph.lexicon import load
from minutegraph.model import Party

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the items of a list are if they hold no act of their own.

    `kind` is "" where the line does not tell, `NOTHING` where they are nothing said (names, enclosures, decisions).
    """

    kind: str
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    text: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening of a reply. `query` tells that it names the question; `by` who asked; `about` what."""

    query: bool
    by: Group = ()
    about: str | None = None
    to: Group = ()


_QUESTION_NOUN = r"(?:(?:supplementary |further |follow[- ]up |similar |specific |several |various )*(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies)|concerns?|requests?|comments?|points?|suggestions?|observations?|challenges?))"
_LEAD = re.compile(
    r"(?:^|[-–:,;]\s+|\band\s+)(?:In (?:direct |further )?(?:response|reply|answer(?:ing)?|return)|Responding|Replying|Answering)\b(?P<rest>[^.]*)",
    re.I,
)
_TO_QUERY = re.compile(
    rf"^\s*(?:to|from)\s+(?:a |an |the |this |that |another |some |one |(?P<who>[^,]{{0,60}}?)(?:'s?|s') |members' |councillors' )?{_QUESTION_NOUN}\b(?P<tail>[^,]*)",
    re.I,
)
_NOT_A_REPLY = re.compile(
    r"^\s*to (?:the |this |these |an? )?(?:report|pandemic|consultation|inspection|findings|covid|ofsted|letter|legislation|need|demand|incident|presentation|recommendations?)\b",
    re.I,
)
_ASKED_BY = re.compile(r"\b(?:by|from)\s*$", re.I)
_TOPIC = re.compile(
    r"\b(?:regarding|about|on|concerning|as to|in relation to|relating to|with regard to|in respect of|around|over|whether|how|what|why)\b\s*(?P<topic>.*)",
    re.I,
)


def reply_lead(parsed: Parse) -> Lead | None:
    """The reply that the sentence opens with ("In response to a query from X on Y,"), or None."""
    text = parsed.text
    if "respon" not in text.lower() and "repl" not in text.lower() and "answer" not in text.lower():
        return None
    match = _LEAD.search(text)
    if match is None:
        return None
    first = next((c for c in parsed.clauses), None)
    if first is not None and match.start() > first.verb_start:
        return None
    rest = match["rest"]
    if _NOT_A_REPLY.match(rest):
        return None
    query = _TO_QUERY.match(rest)
    end = match.start("rest") + len(rest)
    if first is not None:
        end = min(end, first.start) if first.start > match.start("rest") else end
    before_clause = [t for t in parsed.tokens if match.start("rest") <= t.start < end]
    by: Group = ()
    for i, word in enumerate(before_clause):
        if word.group and i and before_clause[i - 1].lower in ("by", "from"):
            by = word.group
            break
        if word.group and i + 2 < len(before_clause) and before_clause[i + 1].lower in ("'", "'s"):
            by = word.group
            break
        if word.group and i and before_clause[i - 1].lower == "to" and not query:
            return Lead(True, word.group, None, word.group)
    if not query:
        return Lead(False)
    topic = _TOPIC.search(text, match.start("rest"), end)
    return Lead(True, by, topic["topic"].strip(" ,") if topic else None)


@cache
def _opener_words(kind: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load("saying")["openers"][kind]) + r")\b", re.I)


_FOLLOWS = re.compile(r"\b(?:following|below|included?|including|as follows|namely|such as)\b", re.I)
_OTHER = re.compile(
    r"\b(?:comments?|points?|observations?|issues?|matters?|views?|statements?|highlighted|discussed|responses? provided)\b",
    re.I,
)
_ELSE = re.compile(
    r"\b(?:append|attach|enclos|namely|apologies|attend|in attendance|resolved|agreed|ordered|recommended|declar)\w*",
    re.I,
)
_REPLIES = re.compile(
    r"^(?:in (?:response|reply|answer) to|arising from|responding to)\b.{0,30}\b(?:questions?|queries|comments)\b.{0,60}\b(?:was|were|made|noted|said|advised|provided|given|explained|reported|confirmed)\b",
    re.I,
)
_DISCUSSION = re.compile(
    r"\b(?:discuss\w*|debat\w*|considered)\b.{0,60}\b(?:following|includ\w+|were)\b|\b(?:areas|points) of discussion\b|"
    r"\b(?:issues|matters|points|comments|queries|areas)\b.{0,40}\b(?:raised|discussed|considered|made|noted|covered|clarified)\b|\bdiscussion points\b|\b(?:debate|discussion) (?:ensued|took place|followed)\b",
    re.I,
)
_STATES = re.compile(
    r"\b(?:points?|comments?|issues?|matters?|observations?|highlighted|raised|noted|reported|outlined|advised|informed|included?|including|"
    r"as follows|following|stated|explained|said|told|were|covered|summary|messages?|findings|headlines|views?|made)\b",
    re.I,
)


def opening(text: str, speaker: tuple[Party, ...]) -> Opening:
    """What a line that opens a list makes of the items. `speaker` is who spoke last, whom "the main points were:" continues."""
    parsed = parse(text)
    found = acts(parsed)
    by = tuple(m.party for m in (found[-1].by if found else ()) if not m.pronoun) or speaker
    closed = not text.endswith((".", "?", "!", ";")) or text.endswith((":-", ".-"))
    if _ELSE.search(text):
        return Opening(NOTHING)
    if not closed and not _FOLLOWS.search(text):
        return Opening("")
    if text.rstrip(":- ").endswith("that") and any(a.verb in ("ask", "request") for a in found):
        return Opening(NOTHING)  # what somebody asked for, not about
    mixed = bool(_OTHER.search(text))
    questions = [a for a in found if a.kind == "question"]
    if _REPLIES.search(text) or (reply_lead(parsed) is not None and not mixed):
        return Opening("answer", tuple(m.party for m in (found[-1].by if found else ())))
    if questions or _opener_words("question").search(text):
        named = next((tuple(m.party for m in a.by if not m.pronoun) for a in found if a.by), ())
        asked = any(a.verb == "ask" for a in questions)
        return Opening(
            "mixed" if mixed and not asked else "question",
            named or _subject(parsed) or (by if questions else ()),
            (),
            text,
            True,
        )
    if _DISCUSSION.search(text):
        return Opening("mixed", _subject(parsed) if not (found and not found[-1].by) else (), (), text)
    if found and found[-1].kind in ("statement", "concern", "report", "raise"):
        impersonal = not found[-1].by
        hears = found[-1].rule in ("statement.hear", "statement.passive-tell")
        to = tuple(m.party for m in found[-1].to if not m.pronoun) if hears else ()
        frame = text if impersonal or found[-1].kind == "concern" else ""
        return Opening("statement", () if impersonal and found[-1].kind != "report" else by, to, frame)
    if _STATES.search(text) and closed:
        return Opening("statement", _subject(parsed) or speaker, (), text)
    subject = _subject(parsed)
    if subject and len(parsed.tokens) <= 3:
        return Opening("subject", subject)
    return Opening("")


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
