"""Acts whose subject is not the speaker: who hears, what is said or brought, "it", "there"; and feelings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction import rules
from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import (
    ASKED,
    ATTENDANCE,
    BROUGHT,
    BUSINESS,
    CONCERNS,
    CONSIDERATION,
    FEELINGS,
    MATTERS,
    QUESTIONS,
    REQUESTS,
    THANKED,
    THANKS,
    either,
    words,
)
from minutegraph.extraction.language.verbs import SPEAKS
from minutegraph.extraction.speech.act import (
    Act,
    Kind,
    agent_anywhere,
    asked_for,
    brings_paper,
    business_after,
    following,
    make,
    party_after,
    rest,
    sender,
    through,
    told_by_paper,
)
from minutegraph.lexicon import load

WANTS_TO_KNOW = regex(rf"\bto (?:{either('asking', 'to_know')})\b")
COURTESY = regex(load("saying")["procedure"]["courtesies"], re.I)
"""Greetings, which say nothing."""
_TO_HEAR = regex(r"to (?:hear|learn|see|note|read|find)\b")
TO_PRESENT = regex(rf"to (?:{either('presenting', 'to_present')})\b")
LATER = regex(
    r"\b(?:(?:by|before|within) (?:the |early |mid |late )?(?:end|next|new|\d|one|two|three|four|six|a (?:week|month|fortnight)|"
    r"weeks?|months?|then|Monday|Tuesday|Wednesday|Thursday|Friday|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|spring|summer|autumn|winter|Easter|Christmas|year)|"
    r"to (?:the|a|its) (?:next|future|\w+ meeting)|at (?:the|a|its) (?:next|future)|in due course|after the meeting)\b"
)
"""What is asked for is to be given after the meeting: nobody presents it now."""
_NO = regex(r"(?:no|none of the|neither)\b", re.I)
_THERE_NO = regex(r"\bno\b", re.I)
_PAPER_TO = regex(rf" to (?:\S+ ){{0,5}}(?:{either('presenting', 'considered')})\b")
_PRESENTED_BY = regex(rf"\b(?:{either('presenting', 'presented')}) by\b")
_ASKS_FOR_NOW = regex(rf"\bfor (?:\S+ ){{0,3}}(?:{either('asking', 'for_now')})\b")
_SETTLED = regex(r"\b(?:agreed|carried|resolved)\b", re.I)

_PROVIDED = words("acts", "provided")
_THROUGH = words("acts", "through_passives")
_PRESSED = words("acts", "pressed")
_PUT_QUESTIONS = words("acts", "put_questions")
_PUT_CONCERNS = words("acts", "put_concerns")
_PUT_THANKS = words("acts", "put_thanks")
_PUT_MATTERS = words("acts", "put_matters")
_GIVE_ASSURANCES = words("acts", "give_assurances")
_BRINGS = words("business", "passives")
_SAID_MATTERS = words("acts", "said_matters")
_WISHED = words("acts", "wished")
_CURIOUS = words("acts", "curious")
_GLAD = words("acts", "glad")
_AWARE = words("acts", "aware")
_VIEWS = words("acts", "views")
_ACCEPTS = frozenset(("agree", "accept"))
_THIS = regex(r"(?:this|that|these|both)\b", re.I)
_WEIGHED = regex(rf"the (?:{either('speaking', 'weighed')})\b", re.I)
_REPORTS = words("presenting", "reports")
_ELSEWHERE = regex(rf"\b(?:{either('speaking', 'elsewhere')})$", re.I)
_SENT_OFF = regex(
    r"(?:on|in|by) (?:the )?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TO_THE_MEETING = regex(r" to (?:the|this) meeting by\b")
_TO_SUPPORT = regex(rf"to (?:{either('speaking', 'unable_to')})\b")
_INVITED_TO = regex(
    rf"(?:by (?:\S+ ){{1,6}})?to (?:{either('presenting', 'invited_to')})\b "
    rf"(?:\S+ ){{0,5}}?(?:{either('presenting', 'invited_with')})\b"
)
_TIME_GIVEN = regex(
    rf"(?:\w+\s+){{0,2}}(?:{either('presenting', 'time')})\b(?!\s+(?:\w+\s+)?(?:{either('presenting', 'in_time')})\b)"
)
"""What somebody is given that is no business: "five minutes in which to answer"."""
_ATTENTION = regex(r"(?:\w+\W s |\w+\W )?attention\b", re.I)
_SHORT = 10  # words
_SAYS = SPEAKS | {"hear", "ask"}


def passive(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject hears: "Members were advised by X that"; "He was asked whether"."""
    about = rest(parse, c)
    if "tell" in c.classes:
        if not c.agent and all(_ELSEWHERE.search(m.party.label) for m in c.subject):
            return  # what a service or trust was told, it was told elsewhere
        if c.complement in ("about", "none", "np") and c.lemma in ("update", "brief"):
            yield make(c, "report", rules.BRIEFED, c.agent, c.subject, about)
        else:
            yield make(c, "statement", rules.TOLD, c.agent, c.subject)
    elif c.lemma == "ask" and (c.complement in ("wh", "about") or (c.complement == "for" and asked_for(parse, c))):
        yield make(c, "question", "question.passive-ask", c.agent, c.subject, about)
    elif (c.lemma == "make" and about.startswith("aware")) or (c.lemma == "urge" and c.complement == "to"):
        yield make(c, "statement", rules.TOLD, agent_anywhere(parse, c), c.subject)
    elif c.lemma in ("invite", "ask") and _INVITED_TO.match(about) and not LATER.search(about):
        yield make(c, "report", "report.invited", c.subject, (), about)
    elif c.lemma in _PRESSED and c.complement in ("about", "wh"):
        yield make(c, "question", "question.passive-press", agent_anywhere(parse, c), c.subject, about)
    elif c.lemma in _PROVIDED and business_after(parse, c, 8) and not _TIME_GIVEN.match(about):
        agent = tuple(m for m in agent_anywhere(parse, c) if m.party.kind not in ("inspectorate", "department"))
        yield make(c, "report", "report.passive-provide", agent, c.subject, about)
    elif c.lemma in _THROUGH and (through(parse, c) or about.startswith("to the")):
        yield make(c, "report", "report.passive-through", agent_anywhere(parse, c), c.subject, about)
    elif "point" in c.classes and c.complement == "to":
        yield make(c, "undertaking", "answer.directed", agent_anywhere(parse, c), c.subject)
    elif c.lemma in THANKED and (about or c.agent):
        yield make(c, "statement", "statement.passive-thanks", agent_anywhere(parse, c), c.subject)


def _told(parse: Parse, c: Clause) -> Group:
    """Who is told by an infinitive of purpose: "was presented to advise the Board of"."""
    found = following(parse, c.complement_start, 3)
    if len(found) > 2 and found[0].lower == "to" and found[1].lower in ("advise", "inform", "update"):
        return found[2].group
    return ()


def nominal(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject is a thing said or brought: "A question was raised by X about Y", "The report was presented by X"."""
    if c.subject or c.noun in (None, "it") or not c.passive or _NO.match(parse.text, c.start):
        return
    agent = agent_anywhere(parse, c)
    if c.noun == "there":
        yield from _brought(parse, c, agent)
        return
    act = _words_said(parse, c, agent) or _business(parse, c, agent)
    if act is None and c.noun == "":
        act = _unnamed(parse, c, agent)
    if act is None and c.lemma in ("query", "question"):
        act = make(c, "question", "question.passive-query", agent, (), parse.text[c.start : c.verb_start].strip())
    if act is not None:
        yield act


def _words_said(parse: Parse, c: Clause, agent: Group) -> Act | None:
    """Questions, concerns, thanks and points that were put."""
    noun = c.noun
    if noun in REQUESTS and c.lemma == "make":
        kind: Kind = "question" if _ASKS_FOR_NOW.search(parse.text, c.verb_end) else "request"
        return make(c, kind, "question.nominal-request", agent, (), rest(parse, c))
    if noun in QUESTIONS and c.lemma in _PUT_QUESTIONS:
        return make(c, "question", "question.nominal", agent, c.hearer, rest(parse, c))
    if noun in CONCERNS and c.lemma in _PUT_CONCERNS:
        return make(c, "concern", "statement.nominal-concern", agent)
    if noun in THANKS and c.lemma in _PUT_THANKS:
        return make(c, "statement", "statement.nominal-thanks", agent, c.hearer)
    if noun in MATTERS and c.lemma in _PUT_MATTERS:
        bare = noun == "reference" and len(parse.tokens) < _SHORT  # "Reference was made to the fee": what of it comes next
        return make(c, "raise" if c.lemma == "raise" or bare else "statement", rules.NOMINAL, agent)
    if noun in QUESTIONS and c.lemma in _GIVE_ASSURANCES and c.complement == "that":
        return make(c, "statement", "statement.nominal-assurance", agent, c.hearer)
    return None


def _business(parse: Parse, c: Clause, agent: Group) -> Act | None:
    """Papers and business that were brought: "Consideration was given to a report of X", "The report was presented by X"."""
    noun = c.noun
    if noun in CONSIDERATION:
        if c.lemma == "give" and _PAPER_TO.match(parse.text, c.verb_end):
            return make(c, "report", "report.consideration", _presenter(parse, c), (), rest(parse, c))
    elif noun in BUSINESS and noun != "minutes" and c.lemma == "take" and rest(parse, c).startswith("as read"):
        giver = party_after(parse.tokens, c.start, ("from", "of", "by"), frozenset(("was", "were", "had", "on", "about")))
        return make(c, "report", "report.as-read", giver, c.hearer, None)
    elif noun in _REPORTS and c.lemma in ("receive", "consider") and all(m.party.kind in ("person", "post") for m in agent):
        return make(c, "report", "report.passive-receive", agent, c.hearer, None)
    elif noun in BUSINESS and c.lemma in _BRINGS and (c.agent or noun != "minutes"):
        outside = bool(c.hearer) and all(m.party.kind in ("inspectorate", "department") for m in c.hearer)
        if not outside and (c.agent or not _SENT_OFF.match(rest(parse, c))):
            return make(c, "report", "report.passive", c.agent or _giver(parse, c), c.hearer or _told(parse, c), None)
    return None


def _giver(parse: Parse, c: Clause) -> Group:
    """Who gives what is given to the meeting: "A report was given to the meeting by Mr Lee"."""
    match = _TO_THE_MEETING.match(parse.text, c.verb_end)
    return party_after(parse.tokens, match.start(), ("by",), frozenset()) if match else ()


def _unnamed(parse: Parse, c: Clause, agent: Group) -> Act | None:
    """Of a subject that no list knows: "The Annual Return was presented by X", "This was accepted by X"."""
    if c.lemma in BROUGHT and c.agent and c.complement in ("none", "to"):
        return make(c, "report", "report.passive", c.agent, c.hearer)
    if c.lemma == "request" and agent and c.complement == "none":
        return make(c, "request", "question.passive-request", agent, (), parse.text[c.start : c.verb_start].strip())
    if c.lemma in _ACCEPTS and agent and _THIS.match(parse.text, c.start):
        return make(c, "undertaking", "answer.accepted", agent)
    if COURTESY.search(parse.text, c.start):
        return None
    weighed = c.lemma == "note" and _WEIGHED.match(parse.text, c.start)
    drawn = c.lemma == "draw" and _ATTENTION.match(parse.text, c.start)
    said_to = c.complement == "to" and (drawn or c.lemma in ("say", "note", "describe", "state"))
    if c.lemma in _SAID_MATTERS or c.lemma == "report" or weighed or said_to:
        return make(c, "statement", "statement.passive-say", agent)
    return None


def _brought(parse: Parse, c: Clause, agent: Group) -> Iterator[Act]:
    """ "Submitted report by the Director", "There was tabled a paper"; and "Answered by the Clerk"."""
    if "answer" in c.classes:
        yield make(c, "answer", "answer.by", agent)
    elif c.lemma in BROUGHT and brings_paper(parse, c):
        by = () if c.lemma == "circulate" else agent  # whoever wrote what had been sent round does not bring it
        yield make(c, "report", "report.submitted", by, c.hearer or told_by_paper(parse, c), rest(parse, c))


def _presenter(parse: Parse, c: Clause) -> Group:
    """Who presents what was considered: "a report, presented by X", "a report from X"; the author in "a report by X" does not."""
    match = _PRESENTED_BY.search(parse.text, c.verb_end)
    if match is None:
        return sender(following(parse, c.verb_end, 40))
    return party_after(parse.tokens, match.start(), ("by",), frozenset())


def impersonal(parse: Parse, c: Clause) -> Iterator[Act]:
    """ "It was noted that", "It was asked whether"."""
    if c.noun != "it" or not c.passive:
        return
    agent = c.agent if c.complement == "to" else agent_anywhere(parse, c)  # "it is proposed to let it be read by the Clerk"
    if c.lemma == "put" and c.complement == "that" and c.hearer:
        yield make(c, "question", "question.put-to", agent, c.hearer, rest(parse, c))
    elif c.lemma in ASKED and c.complement in ("wh", "about", "quote"):
        yield make(c, "question", "question.impersonal", agent, (), rest(parse, c))
    elif c.lemma in _BRINGS and agent and c.complement in ("none", "to"):
        yield make(c, "report", "report.passive", agent, c.hearer)
    elif (
        c.lemma in _WISHED
        or (c.lemma == "propose" and _SETTLED.search(parse.text))
        or (c.lemma == "submit" and c.complement != "that")
    ):
        return
    elif not c.classes.isdisjoint(_SAYS):
        kind: Kind = "raise" if c.lemma == "request" else "statement"
        yield make(c, kind, rules.IMPERSONAL, agent, c.hearer)


def feeling(parse: Parse, c: Clause) -> Iterator[Act]:
    """ "Members were concerned that", "Members were keen to know"."""
    if "feeling" not in c.classes:
        return
    about = rest(parse, c)
    if about.startswith("to welcome") and COURTESY.search(about):
        return
    if c.lemma == "encouraged" and c.complement == "to" and not _TO_HEAR.match(about):
        yield make(c, "statement", rules.TOLD, (), c.subject)  # "Members were encouraged to attend"
    elif c.lemma in _CURIOUS and (c.complement == "wh" or WANTS_TO_KNOW.match(about)):
        yield make(c, "question", "question.keen-to-know", c.subject, (), about)
    elif c.lemma in ATTENDANCE:
        if TO_PRESENT.match(about):
            yield make(c, "report", "report.attended", c.subject, (), about)
    elif (c.lemma in _GLAD and _TO_HEAR.match(about)) or (c.lemma == "unable" and _TO_SUPPORT.match(about)):
        yield make(c, "statement", rules.FEELING, c.subject)
    elif FEELINGS.get(c.lemma) == "concern" and c.lemma != "sorry":
        yield make(c, "concern", rules.FEELING, c.subject)
    elif c.lemma not in _AWARE or c.complement == "that":
        yield make(c, "statement", rules.FEELING, c.subject)


_PUT_ELSEWHERE = regex(
    r"\bhad been\b|\bin (?:19|20)\d\d\b|\blast (?:week|month|year)\b|\b(?:in|at|by) (?:the |a )?(?:\w+ )?(?:press|"
    r"inquest|letter|e-?mail|court|media)\b",
    re.I,
)
"""A query that was not put in the meeting."""
_GIVEN = words("acts", "given")
_FROM = regex(r"(?:from|by) ")
_GIVERS = frozenset(("person", "post", "group", "organisation"))
_QUERIES = frozenset(("query", "question", "queries", "questions", "enquiry", "inquiry", "enquiries"))
_FROM_WHOM = regex(r"(?:from|by) (?:\S+ ){1,6}?(?:about|regarding|on|as to|concerning|whether|how|why|around|over|for)\b")


def existence(parse: Parse, c: Clause) -> Iterator[Act]:
    """ "There was concern that", "There was consensus that"."""
    if "existence" not in c.classes:
        return
    if c.negated or _THERE_NO.search(parse.text[c.start : c.verb_start]):
        return
    about = rest(parse, c)
    asks = (c.complement in ("about", "wh", "for") or _FROM_WHOM.match(about)) and not _PUT_ELSEWHERE.search(parse.text)
    if asks and c.lemma in _QUERIES | REQUESTS:
        now = c.lemma in _QUERIES or _ASKS_FOR_NOW.search(parse.text, c.verb_end)
        yield make(c, "question" if now else "request", "question.existence", agent_anywhere(parse, c), (), about)
    elif c.lemma in CONCERNS:
        yield make(c, "concern", rules.EXISTENCE, agent_anywhere(parse, c))
    elif c.lemma in _VIEWS and c.complement in ("that", "for"):
        yield make(c, "statement", rules.EXISTENCE, agent_anywhere(parse, c))
    elif c.lemma in _GIVEN and (c.agent or _FROM.match(about)):
        giver = agent_anywhere(parse, c)
        if giver and all(m.party.kind in _GIVERS for m in giver):
            yield make(c, "report", "report.give", giver, (), about)
