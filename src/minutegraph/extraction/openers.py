"""Lines that open a list of things said, and openings of a sentence that tell that a reply follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.act import Act, party_after
from minutegraph.extraction.acts import acts
from minutegraph.extraction.clause import Group, Parse
from minutegraph.extraction.clauses import parse
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.grammar import adverb
from minutegraph.extraction.hints import Hints
from minutegraph.extraction.parties import Mention
from minutegraph.extraction.skeleton import Token
from minutegraph.extraction.verbs import forms
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
    """The opening of a reply. `query` tells that it names the question; `by` who asked, `asked` whom; `about` what.

    `to` is who is replied to where only they are named: "In reply to the Chair,".
    """

    query: bool
    by: Group = ()
    about: str | None = None
    to: Group = ()
    asked: Group = ()


_QUESTION_NOUN = (
    r"(?:(?:supplementary |further |follow[- ]up |similar |specific |several |various )*(?:questions?|quer(?:y|ies)|"
    r"enquir(?:y|ies)|inquir(?:y|ies)|concerns?|requests?|comments?|points?|suggestions?|observations?|challenges?))"
)
_LEAD = regex(
    r"(?:^|[-–:,;]\s+|\band\s+)"
    r"(?:(?:In (?:direct |further )?(?:response|reply|answer(?:ing)?|return)|Responding|Replying|Answering)\b|"
    r"(?=(?:To|Following|Arising (?:from|out of)) (?:a|an|another) (?:\w+ )?(?:question|query|enquiry)\b"
    r"(?! at the (?:last|previous)\b)))(?P<rest>[^.]*)",
    re.I,
)
_TO_QUERY = regex(
    r"^\s*(?:to|from|following|arising (?:from|out of))\s+"
    r"(?:(?:an?|the|this|that|these|those|another|other|some|one|two|any|more|additional|"
    r"members|councillors) )*(?:[^,]{0,60}?(?:'s?|s') )?"
    rf"{_QUESTION_NOUN}\b",
    re.I,
)
_REPLY_PARTS = ("espon", "epl", "nswer", " return")  # of "response", "Replying" …: quicker than a pattern
_WHEN_ASKED = regex(r"(?:when |on being )?(?:asked|questioned|pressed|challenged)\b(?! to\b)", re.I)
_NOT_A_REPLY = regex(
    r"^\s*to (?:the |this |these |an? )?(?:report|pandemic|consultation|inspection|findings|covid|ofsted|letter|legislation|"
    r"need|demand|incident|presentation|recommendations?)\b",
    re.I,
)
_TOPIC = regex(
    r"\b(?:regarding|about|on|concerning|as to|in relation to|relating to|with regard to|in respect of|around|over|whether|"
    r"how|what|why)\b\s*(?P<topic>.*)",
    re.I,
)


def reply_lead(parsed: Parse) -> Lead | None:
    """The reply that the sentence opens with ("In response to a query from X on Y,"), or None."""
    text = parsed.text
    if _WHEN_ASKED.match(text):
        return _when_asked(parsed)
    if not any(part in text for part in _REPLY_PARTS) and not text.startswith(("To a", "Following a", "Arising ")):
        return None
    match = _LEAD.search(text)
    if match is None:
        return None
    first = parsed.clauses[0] if parsed.clauses else None
    if (first is not None and match.start() > first.verb_start) or _NOT_A_REPLY.match(match["rest"]):
        return None
    begin, end = match.span("rest")
    if first is not None and first.start > begin:
        end = min(end, first.start)
    query = bool(_TO_QUERY.match(match["rest"]))
    by, to = _asker([t for t in parsed.tokens if begin <= t.start < end], query)
    if to or not query:
        return Lead(bool(to), to, None, to)
    topic = _TOPIC.search(text, begin, end)
    return Lead(True, by, topic["topic"].strip(" ,") if topic else None)


_ASKS = Hints(
    (
        "asked",
        "enquired",
        "inquired",
        "queried",
        "questioned",
        "wondered",
        "to know",
        "sought",
        "raised",
        "pressed",
        "challenged",
    )
)
_WHO_ASKED = regex(
    r"(?:in (?:response|reply|answer) to|responding to|replying to|answering)\s+(?P<who>[^,]{2,60}?),?\s+who\s+"
    r"(?:had\s+)?(?:also\s+)?"
    r"(?:asked|enquired|inquired|queried|questioned|wondered|wished to know|wanted to know|sought)\b",
    re.I,
)
_ASKED_INSIDE = regex(
    r"(?P<head>[^,;]{3,70}),\s+(?:when\s+|on\s+being\s+|being\s+)?asked(?:\s+by\s+(?P<who>[^,;]{3,50}?))?"
    r"(?:\s+(?P<about>(?:whether|if|why|how|what|when|about|for)\b[^;]{3,160}?))?,\s+"
    r"(?P<rest>(?:answered|replied|said|stated|advised|explained|confirmed|responded)\b.*)"
)
"""A question put between subject and verb: "The Director, asked by Mr Fox whether it was so, answered that it was"."""
_WHICH_ASKED = regex(
    r"(?:on|as to|as for|regarding)\s[^,]{2,60},\s+(?:about\s+)?which\s+(?P<who>[^,]{2,40}?)\s+(?:(?:had|also)\s+)*"
    r"(?:asked|enquired|inquired|queried|raised)(?:\s+about)?,",
    re.I,
)


def asked_within(parsed: Parse) -> tuple[Lead, str] | None:
    """The question that the opening of a sentence tells of in a clause of its own, and the rest of the sentence.

    "Asked whether it was settled, the Head said", "In reply to Mr Fox, who asked about fees, she said", "On fees, which he also
    asked about, she said". None where the rest is not what somebody says.
    """
    text = parsed.text
    if not _ASKS.found(text) or "," not in text:
        return None
    inside = _ASKED_INSIDE.fullmatch(text)
    if inside is not None and _is_one(parsed, inside):
        by = _named_at(parsed, inside) if inside["who"] else ()
        return Lead(True, by, inside["about"]), f"{inside['head']} {inside['rest']}"
    told = _WHO_ASKED.match(text) or _WHICH_ASKED.match(text)
    if told is None and not _WHEN_ASKED.match(text):
        return None
    at = told.end() - 1 if told else 0
    start = next((place for place in _speakers(parsed.tokens) if place > at), None)
    if start is None:
        return None
    if told is None:
        by, _ = _asker([t for t in parsed.tokens if t.start < start], True)
        said = parse(text[start:]).clauses
        return Lead(True, by, text[:start].strip(" ,"), (), said[0].subject if said else ()), text[start:]
    return Lead(True, _named_at(parsed, told), text[told.end() : start].strip(" ,") or text[: told.end()]), text[start:]


def _is_one(parsed: Parse, inside: re.Match[str]) -> bool:
    """Whether what stands before "asked" is somebody, and nothing besides: "The Director, asked by Mr Fox whether"."""
    first = parsed.tokens[0]
    return bool(first.group) and first.start == 0 and first.end == inside.end("head")


def _speakers(tokens: tuple[Token, ...]) -> Iterator[int]:
    """Where, behind a comma, somebody speaks: a party with a verb of saying right behind it."""
    for i, token in enumerate(tokens[:-2]):
        if token.text != "," or not tokens[i + 1].group:
            continue
        form = next((forms().get(t.lower) for t in tokens[i + 2 : i + 5] if not adverb(t.lower)), None)
        if form is not None and form.finite and not form.classes.isdisjoint(_SAYS):
            yield tokens[i + 1].start


_SAYS = frozenset(("say", "tell", "answer", "opine"))


def _named_at(parsed: Parse, told: re.Match[str]) -> Group:
    """Who asked: the party there, or whoever has that name."""
    low, high = told.span("who")
    group = next((t.group for t in parsed.tokens if t.group and low <= t.start < high), ())
    if not group and (name := told["who"].strip()).istitle() and len(name.split()) < 4:
        group = (Mention(low, high, Party(name, "person")),)
    return group


def _when_asked(parsed: Parse) -> Lead | None:
    """The question that a participle tells of: "Asked about delays, the Trust said", "When asked by Mr Fox if"."""
    first = parsed.clauses[0] if parsed.clauses else None
    if first is None or not first.subject or parsed.text[: first.start].rstrip()[-1:] != ",":
        return None
    opening_words = [t for t in parsed.tokens if t.start < first.start]
    by, _ = _asker(opening_words, True)
    return Lead(True, by, parsed.text[: first.start], (), first.subject)


def _asker(words: list[Token], query: bool) -> tuple[Group, Group]:
    """Who put the question that is replied to; and whom the reply is addressed to where no question is named."""
    topic = False
    for i, word in enumerate(words):
        topic = topic or word.lower in _TOPIC_WORDS
        if not word.group:
            continue
        before = words[i - 1].lower if i else ""
        owns = i + 2 < len(words) and words[i + 1].lower in ("'", "'s") and not topic
        if before in ("by", "from") or owns:
            return word.group, ()
        if before == "to" and not query:
            return (), word.group
    return (), ()


_TOPIC_WORDS = frozenset(("whether", "if", "how", "why", "what", "regarding", "about", "concerning", "on", "over"))


@cache
def _opener_words(kind: str) -> re.Pattern[str]:
    return regex(r"\b(?:" + "|".join(load("saying")["openers"][kind]) + r")\b", re.I)


_FOLLOWS = regex(r"\b(?:following|below|as follows)\b|\b(?:included?|including|namely|such as)\W*$", re.I)
_OTHER = regex(
    r"\b(?:comments?|points?|observations?|issues?|matters?|views?|statements?|highlighted|discussed|responses? provided)\b",
    re.I,
)
_ELSE = regex(
    r"\b(?:append|attach|enclos|apologies|attend|in attendance|resolved|agreed|ordered|recommended|declar)\w*",
    re.I,
)
_NAMELY = regex(r"\bnamely\b", re.I)
_REPLIES = regex(
    r"^(?:in (?:response|reply|answer) to|arising from|responding to)\b.{0,30}\b(?:questions?|queries|comments)\b.{0,60}"
    r"\b(?:was|were|made|noted|said|advised|provided|given|explained|reported|confirmed)\b",
    re.I,
)
_DISCUSSION = regex(
    r"\b(?:discuss\w*|debat\w*|considered)\b.{0,60}\b(?:following|includ\w+|were)\b|\b(?:areas|points) of discussion\b|"
    r"\b(?:issues|matters|points|comments|queries|areas)\b.{0,40}"
    r"\b(?:raised|discussed|considered|made|noted|covered|clarified)\b|"
    r"\bdiscussion points\b|\b(?:debate|discussion) (?:ensued|took place|followed)\b",
    re.I,
)
_POINTS_TOO = regex(
    r"\bquestions?\b.*\band (?:the )?following (?:\w+ ){0,3}(?:points|matters|issues|comments|information|responses) "
    r"(?:was|were) (?:\w+ )?(?:made|raised|highlighted|noted|discussed|clarified|covered|provided|given)\b",
    re.I,
)
"""Members asked questions, and below stand points of which nobody says who made them."""
_STATES = regex(
    r"\b(?:points?|comments?|issues?|matters?|observations?|highlighted|raised|noted|reported|outlined|advised|informed|included?|including|"
    r"as follows|following|stated|explained|said|told|were|covered|summary|messages?|findings|headlines|views?|made)\b",
    re.I,
)


_UNSAID = regex(
    r"\bthere (?:are|were|was|is) (?:\w+ ){0,5}(?:grades?|ratings?|categories|levels|judgements?|outcomes|types|stages|phases|"
    r"steps|tiers|pillars|criteria)\b|\b(?:was|were) (?:welcomed|introduced|present)\b|"
    r"\b(?:graded|rated|judged|awarded|assessed)\b|"
    r"\b(?:was|were|been) (?:\w+ ){1,3}for (?:the following|several|various|a number of|\w+) reasons\b",
    re.I,
)
"""Openings of lists of which nobody says the items: a scale, grades, the grounds of a judgement."""


def opening(text: str, speaker: tuple[Party, ...]) -> Opening:
    """What a line that opens a list makes of the items. `speaker` is who spoke last, whom "the main points were:" continues."""
    parsed = parse(text)
    found = acts(parsed)
    closed = not text.endswith((".", "?", "!", ";")) or text.endswith((":-", ".-"))
    said = any(a.kind in ("statement", "concern") and a.by for a in found)
    if _ELSE.search(text) or (_NAMELY.search(text) and not said):
        return Opening(NOTHING)
    if not closed and not _FOLLOWS.search(text):
        return Opening("")
    if text.rstrip(":- ").endswith("that") and any(a.verb in ("ask", "request") for a in found):
        return Opening(NOTHING)  # what somebody asked for, not about
    mixed = bool(_OTHER.search(text))
    if _REPLIES.search(text) or (not mixed and reply_lead(parsed) is not None):
        return Opening("answer", tuple(m.party for m in (found[-1].by if found else ())))
    if _POINTS_TOO.search(text):
        return Opening("statement", (), (), text)
    if any(a.kind == "question" for a in found) or _opener_words("question").search(text):
        return _of_questions(parsed, found, speaker, mixed)
    if _DISCUSSION.search(text):
        return Opening("mixed", _subject(parsed) if not (found and not found[-1].by) else (), (), text)
    if _UNSAID.search(text) and not (found and found[-1].by):
        return Opening(NOTHING)
    if found and found[-1].kind in ("statement", "concern", "report", "raise"):
        return _of_sayings(found[-1], text, speaker)
    if closed and _STATES.search(text):
        return Opening("statement", _subject(parsed) or speaker, (), text)
    subject = _subject(parsed)
    return Opening("subject", subject) if subject and len(parsed.tokens) <= 3 else Opening("")


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
    return Opening("mixed" if mixed and not asked else "question", by, to, parsed.text, True)


def raised_by(parsed: Parse) -> tuple[Party, ...]:
    """Who put the questions that somebody answers below: "responded to the following questions raised by the Panel:"."""
    nouns = [t for t in parsed.tokens if t.lower in ("questions", "queries")]
    return _named(party_after(parsed.tokens, nouns[0].end, ("by", "from"), frozenset((";", ".")))) if nouns else ()


def _of_sayings(act: Act, text: str, speaker: tuple[Party, ...]) -> Opening:
    """The opening of a list of things that somebody said, or that nobody named said."""
    hears = act.rule in ("statement.hear", "statement.passive-tell", "statement.tell")
    frame = text if not act.by or act.kind == "concern" else ""
    by = _named(act.by) or speaker if act.by or act.kind == "report" else ()
    return Opening("statement", by, _named(act.to) if hears else (), frame)


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
