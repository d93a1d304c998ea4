"""Acts whose subject says, tells, answers, thinks or promises: what is left when nothing was asked or brought."""

from __future__ import annotations

from collections.abc import Iterator

from minutegraph.extraction import rules
from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import THANKED, THANKS, either, words
from minutegraph.extraction.language.verbs import SPEAKS
from minutegraph.extraction.speech.act import Act, following, has_noun, make, party_after, rest
from minutegraph.extraction.speech.passives import COURTESY
from minutegraph.extraction.speech.thanked import thanked

_RELATIVE = regex(r", which (?:the |an? )?$")
"""Before who answers in a relative clause: "asked about the cost, which the Clerk confirmed"."""
_TO_THIS = regex(r"to (?:this|that|both|it|these|all)\b")

_FINDS_IT = regex(
    r"(?:it|this|that|the|these)(?: \w+){0,2} (?:\w+ly |very |most |quite )?(?:\w+ing|\w+ful|strange|odd|hard|difficult)\b"
)
_FEELING = regex(rf"(?:on record )?(?:\S+ ){{0,4}}(?:{either('speaking', 'recorded')})\b")
_A_QUERY = regex(
    r"(?:to )?(?:(?:a|an|another|some|several|further|various) )?(?:(?:further|supplementary|specific) )?"
    r"(?:questions|queries|(?<=a )(?:question|query|enquiry)|(?<=another )(?:question|query))"
    r" (?:from|by|raised|put|on|about|regarding|concerning|as to)\b"
)
_BY_SAYING = regex(rf"(?:(?:the|their|his|her) \w+ )?by (?:\w+ly )?(?:{either('speaking', 'by_saying')})\b")
_FLOOR = regex(rf"(?:any |further )*(?:{either('speaking', 'floor')})\b")
_ON_THE_ITEM = regex(
    r"(?:on|in relation(?: to)?|in respect of|regarding|with regard to|under|for|against)(?: (?:the|"
    r"this))? (?:agenda )?items?\b",
)
_QUESTIONS_ALONE = regex(
    r"(?:to )?(?:(?:a (?:number|range|series|variety) of|several|various|some|any|all|the|their|these|members['’]?|"
    r"councillors['’]?|further|additional|many) )*(?:\w+ )?(?:questions|queries)"
    r"(?: (?:from|of|by|put|raised|asked|together with)\b.*| at (?:some )?length\b.*| in (?:detail|full|turn)\b.*)?$"
)
"""What somebody answered, with no word of the answer: "responded to a number of questions"."""
_QUERY_ENDS = frozenset(("that", "which", "saying", "on", "about", "regarding", ";"))
_ORDERS = words("acts", "orders")
_URGES = words("acts", "urges")
_INCOMPLETE = words("acts", "incomplete")
_TO_SOMEBODY = regex(rf"(?:\S+ ){{0,5}}(?:{either('speaking', 'given_to')})(?: \S+){{0,3}}? to\b")
_APOLOGY_TO = regex(r" (?:(?!which\b|that\b|and\b|due\b|owing\b|having\b|had\b|have\b)\S+ ){0,8}?to ")
_COMPLETE = words("acts", "complete")
_DOUBTS = frozenset(("challenge", "criticise"))
_VOTES = regex(r"(?:to it|to this|to the (?:motion|proposal|recommendation))?(?:,|$)")
_INVITED = regex(rf"\bto (?:{either('speaking', 'invited_to')})\b")
_NO_ENDS: frozenset[str] = frozenset()


def saying(parse: Parse, c: Clause) -> Iterator[Act]:
    """What the subject of an active verb says or undertakes; nothing for courtesies and decisions."""
    if c.complement == "none" and _attributed(parse, c):
        yield make(c, "statement", rules.ATTRIBUTED, c.subject)._replace(content=True)
        return
    promises = c.lemma in ("agree", "offer")
    if not (promises or c.lemma in ("undertake", "promise")) and _RELATIVE.search(parse.text, 0, c.start):
        yield make(c, "answer", "answer.relative", c.subject, c.hearer)
        return
    if promises and _TO_THIS.match(rest(parse, c)):
        return
    if c.lemma in ("undertake", "promise") or (promises and c.complement == "to" and not _bodies(c.subject)):
        yield make(c, "undertaking", rules.PROMISED, c.subject)
    elif "record" in c.classes:
        if _FEELING.match(rest(parse, c)):
            yield make(c, "statement", "statement.record", c.subject, _hearer(parse, c, True))
    elif "answer" in c.classes:
        if _A_QUERY.match(rest(parse, c)):
            asker = party_after(following(parse, c.complement_start, 12), 0, ("from", "by"), _QUERY_ENDS)
            yield make(c, "question", "question.replied-to", asker, (), rest(parse, c))
        if not _QUESTIONS_ALONE.match(rest(parse, c)):
            yield make(c, "answer", rules.REPLY, c.subject, c.hearer, None)
    elif "tell" in c.classes:
        if (c.complement != "none" or c.hearer) and (c.lemma != "let" or (c.hearer and rest(parse, c).startswith("know "))):
            yield make(c, "statement", "statement.tell", c.subject, c.hearer)
    elif c.lemma in _ORDERS and c.complement in ("that", "to", "for", "np"):
        if c.lemma in _URGES and not (c.lemma == "recommend" and _reviews(c.subject)):
            yield make(c, "statement", rules.URGED, c.subject, c.hearer)
    elif _nothing_said(parse, c):
        return
    elif "bound" in c.classes:
        if _BY_SAYING.match(rest(parse, c)):
            yield make(c, "statement", "statement.by-saying", c.subject, c.hearer)
    elif c.lemma == "complain":
        yield make(c, "concern", "statement.complain", c.subject, c.hearer)
    elif c.complement != "none" and ("say" in c.classes or "opine" in c.classes):
        thanks = has_noun(parse, c.complement_start, THANKS, 5)
        yield make(c, "statement", "statement.say", c.subject, _hearer(parse, c, thanks))
    elif c.lemma in _COMPLETE:
        yield make(c, "statement", "statement.say", c.subject, _hearer(parse, c, False))


def _hearer(parse: Parse, c: Clause, thanks: bool) -> Group:
    """Who hears; of thanks and apologies the whole of whom they are for."""
    if c.lemma in _DOUBTS:
        return c.hearer  # "challenged the reason for it" tells it to nobody
    if c.lemma in THANKED:
        return thanked(parse, c)
    if c.lemma == "welcome":
        return ()
    if c.lemma == "apologise":
        return thanked(parse, c, to=True) if _APOLOGY_TO.match(parse.text, c.verb_end) else c.hearer
    if thanks and not c.hearer:
        return thanked(parse, c, to=True) if _TO_SOMEBODY.match(rest(parse, c)) else _to_anyone(parse, c)
    return c.hearer


def _attributed(parse: Parse, c: Clause) -> bool:
    """Whether the clause stands behind what was said: "The plan was late, the Director confirmed."."""
    before = parse.text[: c.start].rstrip()
    ends = not parse.text[c.verb_end :].strip(" .")
    return ends and len(before) > 12 and before.endswith(",") and not c.classes.isdisjoint(SPEAKS)


_BEGINS_BY = regex(r"(?:(?:his|her|their|the|its)\s+\w+\s+)?(?:by|with)\b")


def _nothing_said(parse: Parse, c: Clause) -> bool:
    """Whether a verb of saying here says nothing: a decision, a greeting, "looked at", "moved" with no more."""
    if c.complement == "to" and (c.lemma == "agree" or (c.lemma == "hope" and not c.shared)):
        return True
    if c.lemma in ("consider", "find") and c.complement != "that" and _bodies(c.subject):
        return not _FINDS_IT.match(rest(parse, c)) or rest(parse, c).startswith("the following")
    if c.lemma == "find" and c.shared and c.complement != "that" and not _FINDS_IT.match(rest(parse, c)):
        return True  # "carried out an audit and found the premises clean": nothing thought in the meeting
    if c.lemma == "submit" and parse.text.startswith(("submits ", "submit "), c.verb_start):
        return True  # an agenda: "The Director submits a report on"
    if c.lemma == "begin" and not _BEGINS_BY.match(rest(parse, c)):
        return True  # "began consideration of the plan"
    if c.lemma in ("welcome", "declare", "wish", "move") and COURTESY.search(parse.text, c.start):
        return True
    if c.lemma == "welcome" and _person(c.hearer) and parse.text[c.hearer[-1].end : c.hearer[-1].end + 1] not in ("'", "’"):
        return True
    if c.lemma == "invite" and _INVITED.search(rest(parse, c)):
        return True
    if c.lemma == "see":
        return True
    if c.lemma == "note" and _bodies(c.subject) and rest(parse, c).startswith(","):
        return True  # "had before it, and NOTED, a report"
    if c.lemma == "oppose" and _VOTES.match(rest(parse, c)) and " favour" in parse.text[: c.start]:
        return True  # "three Members in favour and one opposed, it was resolved": a vote
    if c.lemma == "identify" and not _person(c.subject):
        return True  # what the report, the review or the team found
    if c.lemma == "invite" and _FLOOR.match(rest(parse, c)):
        return True
    if c.lemma == "discuss" and not _person(c.subject):
        return True
    if c.lemma == "speak" and _ON_THE_ITEM.match(rest(parse, c)):
        return True
    if c.lemma == "talk" and c.complement != "about":
        return True
    if c.lemma == "pay" and "tribute" not in rest(parse, c)[:24]:
        return True
    if c.lemma == "look" and not parse.text.startswith("forward", c.complement_start):
        return True
    return c.lemma in _INCOMPLETE and c.complement == "none"


def _to_anyone(parse: Parse, c: Clause) -> Group:
    """The party after the first "to": whom thanks go to."""
    return party_after(following(parse, c.complement_start, 12), 0, ("to",), _NO_ENDS)


def _person(group: Group) -> bool:
    return bool(group) and all(m.party.kind in ("person", "post") for m in group)


def _reviews(group: Group) -> bool:
    """Whether the subject is who audits or inspects, whose recommendations stand in their reports."""
    return all("audit" in m.party.label.lower() or m.party.kind == "inspectorate" for m in group)


def _bodies(group: Group) -> bool:
    """Whether all are bodies, or members as a whole, who decide by considering rather than speak."""
    return all(
        m.party.kind in ("body", "authority") or m.party.label.lower() in ("members", "councillors") for m in group
    )
