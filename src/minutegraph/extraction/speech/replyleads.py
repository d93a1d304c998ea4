"""Openings of a sentence that tell that a reply follows, and the question they name: "In reply to Mr Fox, who asked ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.clause import Group, Parse
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import adverb
from minutegraph.extraction.language.grammar import words as entries
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import SPEAKS, forms
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.parties.reference import judges
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.acts import acts
from minutegraph.extraction.speech.leadlines import INITIALS
from minutegraph.lexicon import load
from minutegraph.model import Party


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening of a reply. `query` tells that it names the question; `by` who asked, `asked` whom; `about` what.

    `to` is who is replied to where only they are named: "In reply to the Chair,". `many` tells that it names several questions by
    nobody about nothing, of which none is printed: "In response to questions,". `voiced` tells that it names no question but
    a concern or a comment, to which much is a response that nobody says.
    """

    query: bool
    by: Group = ()
    about: str | None = None
    to: Group = ()
    asked: Group = ()
    voiced: bool = False
    many: bool = False


_questions = load("saying")["questions"]
_QUESTION_NOUN = (
    r"(?:(?:supplementary |further |follow[- ]up |similar |specific |several |various )*"
    rf"(?:{'|'.join(_questions['replied_to'])}|(?P<voiced>{'|'.join(_questions['voiced'])})))"
)
_LEAD = regex(
    r"(?:^|[-–:,;]\s+|\band\s+)"
    r"(?:(?:In (?:direct |further )?(?:response|reply|answer(?:ing)?|return)|Responding|Replying|Answering)\b|"
    r"(?=(?:To|Following|After|Arising (?:from|out of)) (?:(?:a|an|another) (?:\w+ )?(?:question|query|enquiry)\b|"
    r"(?:(?:some|further|several) )*(?:questions|queries) (?:(?:from|by) [^,]{2,40} )?(?:about|on|as to|regarding|concerning)\b)"
    r"(?![^,]*\b(?:last|previous) (?:\w+ )?meeting\b)))(?P<rest>[^.]*)",
    re.I,
)
_TO_QUERY = regex(
    r"^\s*(?:(?:to|from|following|after|arising (?:from|out of))\s+)?"
    r"(?:(?:an?|the|this|that|these|those|another|other|some|one|two|any|more|additional|"
    r"members|councillors) )*(?:[^,]{0,60}?(?:'s?|s') )?"
    rf"{_QUESTION_NOUN}\b",
    re.I,
)
_MANY = regex(
    r"\s*(?:to )?(?:(?:the|their|these|further|some|several|various|other|additional|a number of) )*(?:questions|queries)\b", re.I
)
_AFTER_WHICH = ("To a", "Following ", "After ", "Arising ")
_THANKS = entries("acts", "thanks")
_REPLY_PARTS = ("espon", "epl", "nswer", " return")  # of "response", "Replying" …: quicker than a pattern
_WHEN_ASKED = regex(r"(?:when |on being )?(?:asked|questioned|pressed|challenged)\b(?! to\b)", re.I)
_LEADS = Hints((*_REPLY_PARTS, "question", "query", "queries", "enquiry", "asked", "pressed", "challenged"))
_ASKED_ABOUT = regex(r"Asked\s+(?:about|on|by|whether|if|why|how|what|when)\b")
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
    if not _LEADS.found(text):
        return None
    if _WHEN_ASKED.match(text):
        return _when_asked(parsed)
    if not any(part in text for part in _REPLY_PARTS) and not text.startswith(_AFTER_WHICH):
        return None
    match = _LEAD.search(text)
    if match is None:
        return None
    first = parsed.clauses[0] if parsed.clauses else None
    if (first is not None and match.start() > first.verb_start) or _NOT_A_REPLY.match(match["rest"]):
        return None
    if first is not None and first.lemma in _THANKS and text.startswith(_AFTER_WHICH):
        return None  # "After questions about the fee, Mr Lee moved that"
    begin, end = match.span("rest")
    if first is not None and first.start > begin:
        end = min(end, first.start)
    query = _TO_QUERY.match(match["rest"])
    by, to = _asker([t for t in parsed.tokens if begin <= t.start < end], query is not None)
    if to or query is None:
        return Lead(bool(to), to, None, to)
    topic = _TOPIC.search(text, begin, end)
    about = topic["topic"].strip(" ,") if topic else None
    many = not by and about is None and _MANY.match(match["rest"]) is not None
    return Lead(True, by, about, voiced=query["voiced"] is not None, many=many)


_BEHIND = regex(r",?\s(?:in (?:direct )?(?:response|reply|answer)|responding|replying)(?P<rest>\s+to\b[^.;]*)", re.I)


def reply_behind(parsed: Parse) -> Lead | None:
    """The question that a sentence names behind its verb, where what is said there answers it.

    "explained, in response to a question from Mr Fox, that it was so", "clarified the fee in response to a Member's question".
    """
    behind = _BEHIND.search(parsed.text) if any(part in parsed.text for part in _REPLY_PARTS) else None
    query = _TO_QUERY.match(behind["rest"]) if behind is not None else None
    if behind is None or query is None or query["voiced"]:
        return None
    said = [clause for clause in parsed.clauses if clause.verb_end <= behind.start()]
    if not said or not said[-1].classes.isdisjoint(("ask", "present", "receive")):
        return None
    by, _ = _asker([t for t in parsed.tokens if behind.start("rest") <= t.start < behind.end()], True)
    aside = behind.start() <= said[-1].verb_end + _BESIDE or said[-1].complement_start >= behind.end("rest")
    last = behind.end() >= len(parsed.text.rstrip(" ."))
    of_this = said[-1].complement != "that" or judges(tuple(m.party for m in by))
    if not (aside or (last and of_this)):
        return None
    topic = _TOPIC.search(behind["rest"].split(",")[0])
    about = topic["topic"].strip() if topic else None
    return Lead(True, by, about, many=not by and about is None and _MANY.match(behind["rest"]) is not None)


_BESIDE = 2
"""Characters between a verb and what stands beside it."""
_ASKS = Hints((*_questions["asked"], *_questions["asking"], *_questions["asking_too"]))
_WHO_ASKED = regex(
    r"(?:in (?:response|reply|answer) to|responding to|replying to|answering)\s+(?P<who>[^,]{2,60}?),?\s+who\s+"
    r"(?:had\s+)?(?:also\s+)?"
    rf"(?:{v.ASKED}|wished to know|wanted to know|sought)\b",
    re.I,
)
_ASKED_INSIDE = regex(
    r"(?P<head>[^,;]{3,70}),\s+(?:(?:when\s+|on\s+being\s+|being\s+)?asked(?:\s+by\s+(?P<who>[^,;]{3,50}?))?|"
    r"(?:in\s+(?:reply|response|answer)|replying|responding)\s+to\s+(?P<asker>[^,;]{3,50}?),?\s+who\s+(?:had\s+)?(?:also\s+)?asked)"
    r"(?:\s+(?P<about>(?:whether|if|why|how|what|when|about|for)\b[^;]{3,160}?))?,\s+"
    r"(?P<rest>(?:answered|replied|said|stated|advised|explained|confirmed|responded)\b.*)"
)
"""A question put between subject and verb: "The Director, asked by Mr Fox whether it was so, answered that it was"."""
_WHICH_ASKED = regex(
    r"(?:on|as to|as for|regarding)\s[^,]{2,60},\s+(?:about\s+)?which\s+(?P<who>[^,]{2,40}?)\s+(?:(?:had|also)\s+)*"
    r"(?:asked|enquired|inquired|queried|raised)(?:\s+about)?,",
    re.I,
)


_HAVING_ASKED = regex(
    rf"(?:(?P<on>[Oo]n)\s+)?(?P<who>[^,]{{2,50}}?)\s+(?(on)(?:{'|'.join(_questions['asking'])})|having\s+"
    rf"(?:{v.ASKED}|sought))\b(?!\s+(?:to|that)\b)"
)
""" "Mrs Hale having enquired whether it was so, the Clerk said", "On Mr Fox asking if it was so, she said"."""


def asked_within(parsed: Parse) -> tuple[Lead, str] | None:
    """The question that the opening of a sentence tells of in a clause of its own, and the rest of the sentence.

    "Asked whether it was settled, the Head said", "In reply to Mr Fox, who asked about fees, she said", "On fees, which he also
    asked about, she said", "Mr Fox having asked about fees, she said". None where the rest is not what somebody says.
    """
    text = parsed.text
    if not _ASKS.found(text) or "," not in text:
        return None
    inside = _ASKED_INSIDE.fullmatch(text)
    if inside is not None and _is_one(parsed, inside):
        group = "who" if inside["who"] else "asker"
        by = _named_at(parsed, inside, group) if inside[group] else ()
        return Lead(True, by, inside["about"]), f"{inside['head']} {inside['rest']}"
    replied = _WHO_ASKED.match(text)
    told = replied or _WHICH_ASKED.match(text) or _HAVING_ASKED.match(text)
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
    who = _named_at(parsed, told)
    about = text[told.end() : start].strip(" ,") or text[: told.end()]
    return Lead(True, who, about, who if replied else ()), text[start:]


def said_behind(parsed: Parse) -> str:
    """What follows the opening of a reply with a verb that is read for who speaks: "on how it was reviewed, X said"."""
    start = next(_speakers(parsed.tokens), None)
    return parsed.text[start:] if start is not None else ""


def said_in(rest: str, whole: Parse) -> list[Act]:
    """The acts of the rest of a sentence, which quote the whole of it."""
    return [act._replace(start=0, end=len(whole.text)) for act in acts(parse(rest))]


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
        if form is not None and form.finite and not form.classes.isdisjoint(SPEAKS):
            yield tokens[i + 1].start


def _named_at(parsed: Parse, told: re.Match[str], named: str = "who") -> Group:
    """Who asked: the party there, or whoever has that name."""
    low, high = told.span(named)
    group = next((t.group for t in parsed.tokens if t.group and low <= t.start < high), ())
    if not group and (name := told[named].strip()) and (INITIALS.fullmatch(name) or (name.istitle() and len(name.split()) < 4)):
        group = (Mention(low, high, Party(name, "person")),)
    return group


def _when_asked(parsed: Parse) -> Lead | None:
    """The question that a participle tells of: "Asked about delays, the Trust said", "When asked by Mr Fox if"."""
    first = parsed.clauses[0] if parsed.clauses else None
    if first is None or not first.subject:
        return None
    apart = parsed.text[: first.start].rstrip().endswith(",") or _ASKED_ABOUT.match(parsed.text)
    if not apart or "?" in parsed.text[: first.start]:
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
