"""Acts whose subject asks, brings business, receives it, hears or raises a matter."""

from __future__ import annotations

from collections.abc import Iterator

from minutegraph.extraction.act import (
    ASKED_FOR,
    RECEIVED,
    Act,
    agent_anywhere,
    asked_for,
    business_after,
    following,
    has_noun,
    make,
    party_after,
    rest,
    through,
)
from minutegraph.extraction.clause import Clause, Group, Parse
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.grammar import (
    ASKED,
    BUSINESS,
    CONCERNS,
    QUESTIONS,
    SPEAKING_PAPERS,
    words,
)
from minutegraph.extraction.passives import LATER, TO_PRESENT, WANTS_TO_KNOW
from minutegraph.extraction.skeleton import Token
from minutegraph.extraction.thanked import thanked

_FOR_WHAT = regex(r"for (?:what|which|how|whom)\b")
_RECORDED = regex(r"\b(?:be (?:recorded|minuted|noted|passed|placed on record)|thanks)\b")
_TO_RECORD = regex(r"for (?:it|this|that|(?:his|her|their) [\w' ]{3,40}?) to be (?:recorded|minuted|noted|placed on record)\b")
_PASSED_ON = regex(r"that (?:\S+ ){1,3}(?:thanks|congratulations|appreciation|gratitude) be (?:\S+ ){1,3}to\b")
_TO_BE_GIVEN = regex(r"to be (?:told|informed|advised|given|sent|shown|kept|provided|supplied|notified)\b")
_PUSHED_FOR = regex(
    r"(?:further )?for (?:an? |the |some |more )*(?:\w+ )?(?:answers?|figures?|detail|clarity|assurances?|"
    r"explanation|date|timescale)\b",
)
_OPENS_FLOOR = regex(
    r"for (?:its|their|any|his|her|members'?|further|questions|comments)\b"
    r"(?: (?:\w+ ){0,2}(?:comments|views|questions|observations))?\s*$"
)
_EXPLAIN = regex(
    r"to (?:explain|clarify|comment|confirm|elaborate|expand|outline|describe|say|advise|tell|give (?:his|her|their) views?)\b"
)
_REPORT_ON = regex(r"(?:back )?(?:on|upon|about|regarding)\b")
_SPEAK_TO = regex(
    r"(?:to|about) (?:the |this |his |her |their )?(?:\w+ )?(?:report|update|item|paper|presentation|slides)\b"
)
_RAISED_WHETHER = regex(
    r"(?:the |an? )?(?:issues?|points?|matters?|subject)\b[^,]{0,30}\b(?:whether|how|why|what|when|if)\b"
)

_HOLDS = frozenset(("take", "give", "make", "offer", "hold", "have", "provide"))
_THE_MEETING = regex(r"^(?:the |this |our )?(?:meeting|panel|committee|board|forum|council) ")
_AS_READ = regex(r"(?:the|his|her|their|this) (?:\w+ ){0,2}(?:report|paper|item|presentation|slides) as read\b")
_REPORT = regex(r"(?:the|his|her|this) (?:report|paper)\b(?! be\b)")
_CONSIDERED = regex(
    r"(?:further |careful |due )?consideration to (?:\S+ ){1,5}(?:report|reports|paper|plan|update|strategy|"
    r"budget|proposals?)\b",
)
_HOUSEKEEPING = regex(
    r"\b(?:(?:fire|evacuation|emergency)\s+(?:\w+\s+)?(?:procedures?|arrangements|exits?|drill|protocol)|[Hh]ousekeeping)\b"
    r"(?!\s+(?:\w+\s+)?(?:budget|report|review|policy|plan)\b)"
)
_SYMPATHY = regex(r"(?:\w+ ){0,5}(?:sympathy|misgivings|reservations)\b")
_WORTH = regex(r"the (?:wisdom|value|worth|sense|merits?|logic|fairness|point|usefulness|honesty|sincerity) of\b")
_ISSUE = regex(
    r"(?:great |strong |some )?(?:issue|exception|umbrage|objection) (?:with|to|at)\b|"
    r"(?:an?|the) (?:\w+ )?(?:different|opposite|contrary|dim|kinder|harsher|other) (?:view|line|position)\b|another view\b"
)
_SEES_NONE = regex(
    r"(?:no|little|neither|not|more)\b|(?:it|this|things|matters) (?:quite )?(?:like that|that way|in that light|differently)\b"
)
_REFERENCE = regex(
    r"(?:particular |brief |specific |further )?(?:reference|mention|allusion) (?:to|of)\b|"
    r"the (?:following )?(?:comments|points|observations)\b",
)
_EXAMPLE = regex(r"(?:an? |some |several |two |three )?(?:\w+ )?examples? of\b")
_THAT_NOUN = regex(
    r"(?:the|an?|his|her|their|a strong|every|further)? ?(?:\w+ )?"
    r"(view|opinion|assurance|reassurance|explanation|point|warning|impression|understanding) that\b"
)
_VERB_OF = {
    "assurance": "assure",
    "reassurance": "assure",
    "explanation": "explain",
    "view": "think",
    "opinion": "think",
}
_INVERTED = frozenset(("was", "were", "is", "are", "did", "could", "would", "had"))
_QUESTIONS_OR_ASKED_FOR = QUESTIONS | ASKED_FOR
_ENQUIRES = frozenset(ASKED - {"ask", "query", "question"} | {"quiz", "probe"})
_THROUGH = words("acts", "through")
_PRESENTS = words("acts", "presents")
_GIVES = words("acts", "gives")
_GIVEN = words("acts", "given")
_OUTLINES = words("acts", "outlines")
_OUTLINED = words("acts", "outlined")
_RECEIVES = words("acts", "receives")
_BROUGHT_BY = words("acts", "brought_by")
_VOICES = words("acts", "voices")
_PAPERS = words("acts", "papers")
_SET_OUT = words("business", "set_out")
_BODY = frozenset(("body", "group", "authority"))
_GIVER_ENDS = frozenset(("which", "that", "who"))
_TO_ENDS = frozenset(("on", "that", "which", "about", "regarding"))
_OBJECT_ENDS = frozenset(("that", "whether", "how", "from", "to", "of", ";", "."))


def paper(parse: Parse, c: Clause) -> Iterator[Act]:
    """A paper speaks: "The report stated that" is a statement by nobody named, "This report set out" brings business."""
    if c.passive or c.subject or c.noun not in SPEAKING_PAPERS:
        return
    if c.complement == "that":
        if "say" in c.classes or "tell" in c.classes or c.lemma in ("show", "reveal"):
            yield make(c, "statement", "statement.paper", (), c.hearer)
    elif c.lemma in _SET_OUT and c.noun in _PAPERS:
        yield make(c, "report", "report.paper", (), c.hearer, rest(parse, c))


def asking(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject puts a question, or a request that becomes one if it is met."""
    about = rest(parse, c)
    if c.lemma == "ask":
        yield from _ask(parse, c, about)
    elif c.lemma in _ENQUIRES:
        yield make(c, "question", "question.enquire", c.subject, c.hearer, about)
    elif c.lemma == "seek" and c.complement == "to" and WANTS_TO_KNOW.match(about):
        yield make(c, "question", "question.want-to-know", c.subject, (), about)
    elif c.lemma in ("push", "explore"):
        if _PUSHED_FOR.match(about) or (c.lemma == "explore" and c.complement == "wh"):
            yield make(c, "question", "question.push", c.subject, c.hearer, about)
    elif c.lemma == "question" and _WORTH.match(about):
        yield make(c, "concern", "statement.doubt", c.subject, c.hearer, about)
    elif c.lemma in ("query", "question"):
        yield make(c, "question", "question.query", c.subject, c.hearer, about)
    elif c.lemma in ("seek", "request") and has_noun(parse, c.complement_start, _QUESTIONS_OR_ASKED_FOR, 5):
        yield make(c, "question", "question.seek", c.subject, c.hearer, about)
    elif c.lemma == "request" and c.complement in ("np", "that"):
        yield make(c, "request", "question.request", c.subject, c.hearer, about)
    elif c.lemma in ("want", "wish") and c.complement == "np" and has_noun(parse, c.complement_start, ASKED_FOR, 4):
        yield make(c, "question", "question.want", c.subject, (), about)
    elif c.lemma in ("want", "wish") and c.complement == "to" and WANTS_TO_KNOW.match(about):
        yield make(c, "question", "question.want-to-know", c.subject, _asked_of(parse, c.complement_start), about)
    elif c.lemma == "understand":
        if c.negated and c.complement == "wh" and c is parse.clauses[0]:
            yield make(c, "question", "question.not-understood", c.subject, (), about)
    elif c.lemma in ("challenge", "press", "dispute") and (c.hearer or c.complement == "wh"):
        yield make(c, "question", "question.challenge", c.subject, c.hearer, about)


def _asked_of(parse: Parse, start: int) -> Group:
    """Who stands behind "to know from": of them the question is asked."""
    words = [token for token in parse.tokens if token.start >= start][:4]
    known = [n for n, token in enumerate(words[:-2]) if token.lower == "know" and words[n + 1].lower in ("from", "of")]
    return words[known[0] + 2].group if known else ()


def _ask(parse: Parse, c: Clause, about: str) -> Iterator[Act]:
    """What "asked" does, by what follows it."""
    first = [w.lower for w in following(parse, c.complement_start, 5)]
    if c.complement in ("wh", "about", "quote") or about.strip() in ("that", "this") or _FOR_WHAT.match(about):
        yield make(c, "question", "question.ask", c.subject, c.hearer, about)
    elif c.complement == "for" and asked_for(parse, c) and not (_OPENS_FLOOR.match(about) or _TO_RECORD.match(about)):
        yield make(c, "question", "question.ask-for", c.subject, c.hearer, about)
    elif c.complement == "to" and _EXPLAIN.match(about):
        yield make(c, "question", "question.ask-to-explain", c.subject, c.hearer, about)
    elif c.complement == "np" and not QUESTIONS.isdisjoint(first):
        yield make(c, "question", "question.put", c.subject, c.hearer, about)
    elif c.complement == "np" and first and first[0] in _INVERTED:
        yield make(c, "question", "question.ask-direct", c.subject, c.hearer, about)
    elif (c.complement == "that" and _RECORDED.search(about)) or _TO_RECORD.match(about):
        thanks = _PASSED_ON.match(about)
        yield make(
            c, "statement", "statement.ask-to-record", c.subject, thanked(parse, c, to=True) if thanks else c.hearer
        )
    elif c.complement == "that" or (c.complement == "to" and _TO_BE_GIVEN.match(about)):
        yield make(c, "request", "question.ask-that", c.subject, c.hearer, about)
    elif c.complement == "for" and not _OPENS_FLOOR.match(about):
        yield make(c, "request", "question.ask-for", c.subject, c.hearer, about)


def presenting(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject brings business."""
    about = rest(parse, c)
    if c.lemma in ("invite", "ask") and c.hearer and TO_PRESENT.match(about.lstrip(", ")) and not LATER.search(about):
        yield make(c, "report", "report.invited", c.hearer, (), about)
    elif c.lemma in ("attend", "join"):
        if TO_PRESENT.match(_THE_MEETING.sub("", about)):
            yield make(c, "report", "report.attended", c.subject, (), about)
    elif c.lemma in ("update", "brief") and (c.hearer or c.complement == "about") and c.complement != "that":
        yield make(c, "report", "report.brief", c.subject, c.hearer, about)
    elif c.lemma == "read":
        if about.startswith("out ") and has_noun(parse, c.complement_start + len("out "), RECEIVED, 6):
            yield make(c, "report", "report.read-out", c.subject, c.hearer, about)
    elif (c.lemma == "take" and _AS_READ.match(about)) or (c.lemma == "move" and _REPORT.match(about)):
        yield make(c, "report", "report.taken", c.subject, (), about)
    elif c.lemma in _THROUGH and through(parse, c) and not _HOUSEKEEPING.search(about):
        yield make(c, "report", "report.through", c.subject, c.hearer, about)
    elif c.lemma in _PRESENTS and (c.lemma != "introduce" or _object_is_paper(parse, c)):
        if c.complement not in ("that", "wh", "none") or c.lemma == "present":
            yield make(c, "report", "report.present", c.subject, c.hearer or _to_after(parse, c), about)
    elif c.lemma in _GIVES and has_noun(parse, c.complement_start, BUSINESS, 9):
        if c.lemma in ("provide", "give") or has_noun(parse, c.complement_start, _GIVEN, 9):
            yield make(c, "report", "report.give", c.subject, c.hearer or _to_after(parse, c), about)
    elif c.lemma == "provide" and c.hearer and about.startswith("with") and business_after(parse, c, 8):
        yield make(c, "report", "report.give", c.subject, c.hearer, about)
    elif c.lemma in _OUTLINES and has_noun(parse, c.complement_start, _OUTLINED, 5):
        yield make(c, "report", "report.outline", c.subject, c.hearer, about)
    elif c.lemma == "report" and parse.text.endswith((":", ":-")) and len(about.split()) < 3 and c.complement != "that":
        yield make(c, "report", "report.report-on", c.subject, c.hearer, None)
    elif c.lemma in ("report", "feed") and (_REPORT_ON.match(about) or c.complement == "about"):
        yield make(c, "report", "report.report-on", c.subject, c.hearer, about)
    elif c.lemma in ("speak", "talk") and _SPEAK_TO.match(about):
        yield make(c, "report", "report.speak-to", c.subject, c.hearer, about)


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
    return heard if all(m.party.kind in ("body", "group") for m in heard) else ()


def receiving(parse: Parse, c: Clause) -> Iterator[Act]:
    """A body receives or considers business."""
    if c.lemma == "give" and _CONSIDERED.match(rest(parse, c)):
        yield make(c, "report", "report.consideration", (), c.subject, rest(parse, c))
    if c.lemma not in _RECEIVES or not all(m.party.kind in _BODY for m in c.subject):
        return
    if _has_paper(parse, c):
        tokens = following(parse, c.complement_start, 40)
        giver = party_after(tokens, 0, ("from", "by"), _GIVER_ENDS) if c.lemma == "receive" else ()
        giver = giver or _presenter(tokens)
        yield make(c, "report", "report.receive", giver, c.subject, rest(parse, c))


def _presenter(tokens: list[Token]) -> Group:
    """By whom what is received was brought: "the annual letter, which was presented by the Audit Manager"."""
    for be, verb, preposition, who in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if be.lower == "was" and verb.lower in _BROUGHT_BY and preposition.lower == "by":
            return who.group
    return ()


def _has_paper(parse: Parse, c: Clause) -> bool:
    """Whether the object is a paper; "regular reports" is not one."""
    for n, word in enumerate(following(parse, c.complement_start, 12)):
        if word.lower in RECEIVED:
            return True
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
        yield make(c, "statement", "statement.hear", agent_anywhere(parse, c), c.subject)


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
        yield act._replace(verb=_VERB_OF.get(noun[1], "say"), content=True)
        return
    if (c.lemma == "take" and _ISSUE.match(about)) or (c.lemma == "see" and _SEES_NONE.match(about)):
        yield make(c, "concern", "statement.doubt", c.subject, c.hearer, about)
        return
    if (c.lemma == "make" and _REFERENCE.match(about)) or (c.lemma == "give" and _EXAMPLE.match(about)):
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
