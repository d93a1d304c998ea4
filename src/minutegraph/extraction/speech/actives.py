"""Acts whose subject brings business, receives it, hears or raises a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction import rules
from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import (
    BUSINESS,
    CONCERNS,
    QUESTIONS,
    SPEAKING_PAPERS,
    either,
    words,
)
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.speech.act import (
    OWN_MINUTES,
    RECEIVED,
    Act,
    agent_anywhere,
    business_after,
    following,
    has_noun,
    make,
    meets,
    party_after,
    rest,
    sender,
    through,
    told_by_paper,
    with_others,
)
from minutegraph.extraction.speech.passives import LATER, TO_PRESENT
from minutegraph.extraction.speech.ways import Way, Ways, nobody
from minutegraph.lexicon import load

_REPORT_ON = regex(r"(?:back )?(?:on|upon|about|regarding)\b")
_SPEAK_TO = regex(
    rf"(?:to|about) (?:the |this |his |her |their |an? )?(?:\w+ ){{0,3}}?(?:{either('presenting', 'spoken_to')})\b"
)
_RAISED_WHETHER = regex(
    r"(?:the |an? )?(?:issues?|points?|matters?|subject)\b[^,]{0,30}\b(?:whether|how|why|what|when|if)\b"
)

_TO_GIVE = regex(r"to (?:give|provide|take)\b")
_FEEDBACK = regex(r"(?:\w+ ){0,3}feedback\b")
_INSPECTORS = words("outside", "labels")
_HOLDS = words("speaking", "holds")
_THE_MEETING = regex(r"^(?:the |this |our )?(?:meeting|panel|committee|board|forum|council) ")
_AS_READ = regex(rf"(?:the|his|her|their|this) (?:\w+ ){{0,2}}(?:{either('presenting', 'as_read')}) as read\b")
_REPORT = regex(r"(?:the|his|her|this) (?:report|paper)\b(?! be\b)")
_CONSIDERED = regex(
    rf"(?:further |careful |due )?consideration to (?:\S+ ){{1,5}}(?:{either('presenting', 'considered')})\b",
    re.I,
)
_HOUSEKEEPING = regex(
    r"\b(?:(?:fire|evacuation|emergency)\s+(?:\w+\s+)?(?:procedures?|arrangements|exits?|drill|protocol)|[Hh]ousekeeping)\b"
    r"(?!\s+(?:\w+\s+)?(?:budget|report|review|policy|plan)\b)"
)
_SYMPATHY = regex(rf"(?:\w+ ){{0,5}}(?:{either('speaking', 'had')})\b")
_ISSUE = regex(either("speaking", "took_issue"))
_SEES_NONE = regex(
    r"(?:no|little|neither|not|more)\b|(?:it|this|things|matters) (?:quite )?(?:like that|that way|in that light|differently)\b"
)
_REFERENCE = regex(either("speaking", "made_reference"))
_EXAMPLE = regex(r"(?:an? |some |several |two |three )?(?:\w+ )?examples? of\b")
_VIEWS = regex(r"(?:the|his|her|their) (?:\w+ )?(?:views?|opinions?|thoughts)\b(?! that\b)")
_VERB_OF: dict[str, str] = load("saying")["held_views"]
"""What somebody does who holds or gives such a thing: "took the view that" thinks."""
_THAT_NOUN = regex(
    rf"(?:the|an?|his|her|their|a strong|every|further)? ?(?:\w+ )?({'|'.join(_VERB_OF)}) that\b"
)
_GIVEN = words("acts", "given")
_REPORTS = words("presenting", "reports")
_OUTLINED = words("acts", "outlined")
_RECEIVES = words("acts", "receives")
_RECEIVED_TOO = words("business", "received_too")
_NOTES = words("acts", "notes")
_BROUGHT_BY = words("acts", "brought_by")
_VOICES = words("acts", "voices")
_PAPERS = words("acts", "papers")
_SET_OUT = words("business", "set_out")
_BODY = frozenset(("body", "group", "authority"))
_GIVER_ENDS = frozenset(("which", "that", "who"))
_TO_ENDS = frozenset(("on", "that", "which", "about", "regarding", "response", "reply", "answer"))
_OBJECT_ENDS = frozenset(("that", "whether", "how", "from", "to", "of", ";", "."))


def paper(parse: Parse, c: Clause) -> Iterator[Act]:
    """A paper speaks: "The report stated that" is a statement by nobody named, "This report set out" brings business."""
    if c.passive or c.subject or c.noun not in SPEAKING_PAPERS:
        return
    if c.complement == "that" or (c.complement == "np" and c.lemma in _NOTES):
        if "say" in c.classes or "tell" in c.classes or c.lemma in ("show", "reveal"):
            yield make(c, "statement", "statement.paper", (), c.hearer)
    elif c.lemma in _SET_OUT and c.noun in _PAPERS:
        yield make(c, "report", rules.PAPER, (), _hearers(parse, c), rest(parse, c))


def presenting(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject brings business."""
    return _WAYS.acts(parse, c)


def _is_invited(_: Parse, c: Clause, about: str) -> bool:
    asked = about.lstrip(", ")
    # not "asked Members to provide any information"
    fits = TO_PRESENT.match(asked) and not (meets(c.hearer) and _TO_GIVE.match(asked))
    return bool(c.hearer and fits) and not LATER.search(about)


def _invited(parse: Parse, c: Clause) -> Group:
    """Who is invited; "him" is who was welcomed before: "welcomed the Chief Constable and invited him to present"."""
    if not c.hearer[0].pronoun:
        return c.hearer
    before = [t.group for t in parse.tokens if t.group and t.start < c.verb_start and t.group != c.subject]
    return before[-1] if before and all(m.party.kind in ("person", "post") for m in before[-1]) else c.hearer


def _attends(_: Parse, __: Clause, about: str) -> bool:
    return TO_PRESENT.match(_THE_MEETING.sub("", about)) is not None


def _briefs(_: Parse, c: Clause, __: str) -> bool:
    return bool(c.hearer or c.complement == "about") and c.complement != "that"


def _reads_out(parse: Parse, c: Clause, about: str) -> bool:
    return about.startswith("out ") and has_noun(parse, c.complement_start + len("out "), RECEIVED, 6)


def _takes_as_read(_: Parse, __: Clause, about: str) -> bool:
    return _AS_READ.match(about) is not None


def _moves_report(_: Parse, __: Clause, about: str) -> bool:
    return _REPORT.match(about) is not None


def _leads_through(parse: Parse, c: Clause, about: str) -> bool:
    return not (c.lemma == "go" and meets(c.subject)) and through(parse, c) and not _HOUSEKEEPING.search(about)


def _presents(parse: Parse, c: Clause, _: str) -> bool:
    if parse.text.startswith(("submits ", "submit "), c.verb_start):
        return False
    if c.lemma == "introduce" and not _object_is_paper(parse, c):
        return False
    return c.complement not in ("that", "wh", "none") or c.lemma == "present"


def _gives(parse: Parse, c: Clause, about: str) -> bool:
    if _FEEDBACK.match(about) and all(m.party.label.lower() in _INSPECTORS for m in c.subject):
        return False  # given elsewhere
    brings = has_noun(parse, c.complement_start, BUSINESS, 9)
    return brings and (c.lemma in ("provide", "give") or has_noun(parse, c.complement_start, _GIVEN, 9))


def _provides_with(parse: Parse, c: Clause, about: str) -> bool:
    return bool(c.hearer) and about.startswith("with") and business_after(parse, c, 8)


def _outlines(parse: Parse, c: Clause, _: str) -> bool:
    # "She summarised the work done" is a presenter's point
    return not any(m.pronoun for m in c.subject) and has_noun(parse, c.complement_start, _OUTLINED, 5)


def _opens_list(parse: Parse, c: Clause, about: str) -> bool:
    """ "The Clerk reported:", with what was reported below."""
    return parse.text.endswith((":", ":-")) and len(about.split()) < 3 and c.complement != "that"


def _reports_on(parse: Parse, c: Clause, about: str) -> bool:
    if parse.text.startswith("reports ", c.verb_start) and not all(m.party.kind in ("person", "post") for m in c.subject):
        return False  # "the Inspectorate's reports on two homes had been published"
    return _REPORT_ON.match(about) is not None or c.complement == "about"


def _speaks_to(_: Parse, __: Clause, about: str) -> bool:
    return _SPEAK_TO.match(about) is not None


def _object_is_paper(parse: Parse, c: Clause) -> bool:
    """Whether what was introduced is a paper or item, not a person."""
    found = following(parse, c.complement_start, 9)
    if found and found[0].lower in ("it", "this", "them"):
        return True
    if c.hearer or not found or any(m.party.kind in ("person", "post") for m in found[0].group):
        return False
    return any(w.lower in BUSINESS for w in found)


def _to_after(parse: Parse, c: Clause) -> Group:
    """The party after the first "to" of the complement: "gave a presentation to the Board"."""
    heard = party_after(following(parse, c.complement_start, 20), 0, ("to", "at"), _TO_ENDS)
    return heard if meets(heard) else told_by_paper(parse, c)


def _hearers(parse: Parse, c: Clause) -> Group:
    """Who stands behind the verb, else the meeting behind the first "to"."""
    return c.hearer or _to_after(parse, c)


_WAYS = Ways(
    (
        Way(("invite", "ask"), "report", "report.invited", _is_invited, to=nobody, by=_invited),
        Way(("attend", "join"), "report", "report.attended", _attends, nobody),
        Way(("update", "brief"), "report", "report.brief", _briefs),
        Way(("read",), "report", "report.read-out", _reads_out),
        Way(("take",), "report", "report.taken", _takes_as_read, nobody),
        Way(("move",), "report", "report.taken", _moves_report, nobody),
        Way(words("acts", "through"), "report", "report.through", _leads_through),
        Way(words("acts", "presents"), "report", "report.present", _presents, _hearers),
        Way(words("acts", "gives"), "report", "report.give", _gives, _hearers),
        Way(("provide",), "report", "report.give", _provides_with),
        Way(words("acts", "outlines"), "report", "report.outline", _outlines),
        Way(("report",), "report", "report.report-on", _opens_list, quiet=True),
        Way(("report", "feed"), "report", "report.report-on", _reports_on),
        Way(("speak", "talk"), "report", "report.speak-to", _speaks_to),
    )
)


def receiving(parse: Parse, c: Clause) -> Iterator[Act]:
    """A body receives or considers business."""
    if c.lemma == "give" and _CONSIDERED.match(rest(parse, c)):
        yield make(c, "report", "report.consideration", (), c.subject, rest(parse, c))
    if c.lemma not in _RECEIVES or not all(m.party.kind in _BODY for m in c.subject):
        return
    if _has_paper(parse, c):
        tokens = following(parse, c.complement_start, 40)
        giver = party_after(tokens, 0, ("from", "by"), _GIVER_ENDS) if c.lemma == "receive" else ()
        told = sender(tokens) if has_noun(parse, c.complement_start, _REPORTS, 6) else ()
        giver = with_others(tokens, giver or _presenter(tokens) or told)
        yield make(c, "report", "report.receive", giver, c.subject, rest(parse, c))


def _presenter(tokens: list[Token]) -> Group:
    """By whom what is received was brought: "the annual letter, which was presented by the Audit Manager"."""
    for be, verb, preposition, who in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if be.lower == "was" and verb.lower in _BROUGHT_BY and preposition.lower == "by":
            return who.group
    return ()


_MORE = regex(r"\band\s+(?:an?|the)\s+(?:\w+\s+){0,2}?(?:report|update|presentation|briefing|letter|paper)\b")
"""Beside the minutes up for approval: "the minutes of 3 May and a report from the Director"."""


def _has_paper(parse: Parse, c: Clause) -> bool:
    """Whether the object is a paper; "regular reports" is not one."""
    for n, word in enumerate(following(parse, c.complement_start, 12)):
        if word.lower in RECEIVED or word.lower in _RECEIVED_TOO:
            return not OWN_MINUTES.match(parse.text, word.start) or _MORE.search(parse.text, word.end) is not None
        if word.lower == "regular" or (n and word.lower in _OBJECT_ENDS):
            return False
    return False


def hearing(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject hears: "The Panel heard from carers that"."""
    if "hear" not in c.classes:
        return
    if c.complement == "np" and has_noun(parse, c.complement_start, _GIVEN, 4):
        yield make(c, "report", "report.hear", agent_anywhere(parse, c), c.subject, rest(parse, c))
    else:
        yield make(c, "statement", rules.HEARD, agent_anywhere(parse, c), c.subject)


def raising(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject voices a concern or raises a matter, either of which may be met."""
    about = rest(parse, c)
    if c.lemma == "have" and _SYMPATHY.match(about):
        yield make(c, "statement", "statement.nominal-view", c.subject, c.hearer)
        return
    if c.lemma == "have" and len(about.split()) < 4:
        return
    if c.lemma in _HOLDS and (noun := _THAT_NOUN.match(about)) is not None:
        act = make(c, "statement", "statement.nominal-view", c.subject, c.hearer)
        yield act._replace(verb=_VERB_OF[noun[1]], content=True)
        return
    if (c.lemma == "take" and _ISSUE.match(about)) or (c.lemma == "see" and _SEES_NONE.match(about)):
        yield make(c, "concern", "statement.doubt", c.subject, c.hearer, about)
        return
    if (c.lemma == "make" and _REFERENCE.match(about)) or (c.lemma == "give" and _EXAMPLE.match(about)):
        heard = _hearers(parse, c) if "representation" in about[:30] else c.hearer
        yield make(c, "statement", "statement.nominal-view", c.subject, heard)
        return
    if c.lemma == "give" and _VIEWS.match(about):
        yield make(c, "statement", "statement.nominal-view", c.subject, c.hearer)
        return
    if c.lemma in _VOICES and has_noun(parse, c.complement_start, CONCERNS, 7):
        yield make(c, "concern", "statement.raise-concern", c.subject, c.hearer, about)
    elif (c.lemma in ("raise", "put", "pose", "direct", "address") and has_noun(parse, c.complement_start, QUESTIONS, 7)) or (
        c.lemma == "raise" and _RAISED_WHETHER.match(about)
    ):
        yield make(c, "question", "question.raise", c.subject, c.hearer, about)
    elif c.lemma == "raise":
        yield make(c, "raise", "statement.raise", c.subject, c.hearer, about)
