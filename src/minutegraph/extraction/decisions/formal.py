"""The formal words that open an outcome: "RESOLVED -", "It was agreed that:", "The Committee:" and lines that end its list.

opening("RESOLVED (unanimously) - That the report be noted.").kind == "resolved"
lead_in("The Panel agreed the following recommendations:").kind == "agreed"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.outsiders import bodies
from minutegraph.lexicon import load
from minutegraph.model import DecisionKind

_DATA = load("decisions")
_OUTCOMES, _BODIES = _DATA["outcomes"], _DATA["meeting"]["bodies"]
_SIGNS = Hints(_DATA["signs"]["letters"])
_SPACED = regex(r"\b(?:[A-Z] ){4,}[A-Z]\b")
_APART = Hints((" e ",))  # a letter that all formal words have, printed apart: "R E S O L V E D"
_MARK = regex(r"[:\-–—.]")
_CLAUSE = regex(r"(?:that\b|to\b|not to\b|T H A T\b|THAT\b|THAT:|the following\b)", re.I)
_LIST_AHEAD = regex(r"(?:[:\-–—]|\b(?:that|to|as follows|following))[\s.:\-–—]*$", re.I)
_LIST_MARKS = " .:-–—"
_BY_OTHERS = regex(
    rf"\b(?:(?:{pattern(_OUTCOMES['of_others'])})(?:\s+(?:also|then|had|has))?|(?:is|are)(?:\s+\w+)?|asked\s+\w*)\s*$",
    re.I,
)
_BEFORE_THE_MEETING = regex(r"\b(?:had|has|have)\s+(?:\w+\s+)?$", re.I)
_OWN = regex(
    rf"\b(?:{pattern(_BODIES)}|members|meeting|was|were|be|also|then|and)\s*(?:,[^,]{{1,80}},)?\s*$",
    re.I,
)
_CAPITAL = regex(r"[\"'(]*[A-Z]")
_OUTCOME = regex(r"(?:it|the|a|on|payment)\b")
_THE = regex(
    r"with\s+(?:thanks|interest|regret|appreciation)\b|(?:the|this|these|his|her|their)\s|and signed\b|until\b|pending\b|"
    r"to\s+(?:the\s+|a\s+|its\s+)?(?:[A-Z]|next\b|future\b|later\b)|as an? (?:correct|true)\b"
)
_SHORT = 16  # words
_PROVIDED = regex(
    rf"(?:{pattern(_DATA['provided']['openers'])})\b|(?:once|provided)\b(?!.*,\s+(?:the|it|they|he|she|members|officers|this)\b[^,]*\bhad\b)|"
    rf"with\s+(?:[\w-]+\s+){{0,3}}?(?:{pattern(_DATA['provided']['changes'])})\b(?!\s+by\b)"
)
"""What the approval hangs on: "Agreed, subject to a change on page 2"."""
_TAIL = regex(r"\s*(?:[:\-–—.(]|for\b|of\b)")
_AND = regex(r"\band\s+\Z")
_OF_REPORT = regex(
    r"\b(?:report|paper|officers?)\b[^.:]{0,60}\brecommend(?:s|ed)\b\W*$|\brecommendations?\s+(?:of|in)\s+the\s+report\b\W*$",
    re.I,
)
_RECOMMENDATIONS = regex(r"\W*recommendations?\W*", re.I)
_FOLLOWING = regex(
    rf"\b(?:the\s+)?following\b.{{0,80}}\b(?:were|be)\s+(?:\w+ly\s+)?(?P<verb>{pattern(_OUTCOMES['following_were'])})\s*[:\-–—]*\s*$"
    rf"|^\W*(?:{pattern(_OUTCOMES['payments'])})\s+(?P<paid>agreed|approved|authorised)\b[^.]{{0,60}}[:\-–—]\s*$",
    re.I,
)


_THINGS_FOLLOW = Hints.of(_FOLLOWING.pattern)


@dataclass(frozen=True, slots=True)
class Opening:
    """The formal word at the head of a sentence.

    `kind` is None for a bare heading ("Decision:"); `word` is lower case; `rest` is the place in the sentence's text where what
    was decided begins, its length where nothing follows; `strong` tells that the word opens a list or stands for the outcome.
    """

    kind: DecisionKind | None
    word: str
    rest: int
    strong: bool


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A sentence that opens a list of limbs. `verb` is the place of its formal word, or None ("The Committee:")."""

    kind: DecisionKind | None
    verb: int | None
    loose: bool = False
    """What follows is a run of things without "That" ("The following payments were approved:")."""


@cache
def kind_of(word: str) -> DecisionKind:
    """The kind of decision that a formal word makes: "agreed" for "agreed", "recommended" likewise, else "resolved"."""
    low = word.lower()
    if low.startswith("agree"):
        return "agreed"
    return "recommended" if low.startswith("recommend") else "resolved"


@dataclass(frozen=True, slots=True)
class _Words:
    any_formal: Caseless
    label: re.Pattern[str]
    strong: frozenset[str]
    heads: frozenset[str]
    lead_verb: re.Pattern[str]
    body_only: re.Pattern[str]
    not_limbs: re.Pattern[str]
    pointers: re.Pattern[str]


@cache
def _words() -> _Words:
    labels = _DATA["labels"]
    return _Words(
        any_formal=Caseless(rf"\b(?:{pattern(_any_formal())})\b"),
        label=_label(),
        strong=frozenset((*labels["strong"], *labels["heads"])),
        heads=frozenset(labels["heads"]),
        lead_verb=_lead_verb(),
        body_only=_body_only(),
        not_limbs=regex(rf"\W*(?:{pattern(_DATA['not_limbs']['openers'])})\b(?P<tail>.*)", re.I | re.S),
        pointers=regex(rf"\W*(?:{pattern(_DATA['pointers']['words'])})\W*$", re.I),
    )


def _any_formal() -> list[str]:
    """All formal words."""
    words: list[str] = [word for table in ("kinds", "body_verbs") for each in _DATA[table].values() for word in each]
    for table in ("comments", "applications", "votes", "elections", "passives"):
        words += _DATA[table]["words"]
    for name in ("strong", "heads"):
        words += _DATA["labels"][name]
    return words + list(_DATA["signs"]["besides"])


def _label() -> re.Pattern[str]:
    """A formal word at the head of a line, how and by whom it was decided, and the marks behind: "RESOLVED (unanimously) -"."""
    labels = _DATA["labels"]
    name = r"(?-i:[A-Z])[\w'&-]*(?:\s+(?:of|and|for|the|(?-i:[A-Z])[\w'&-]*))*"
    how = (
        r"(?:\s*,?\s*(?:unanimously|by\s+(?:a\s+)?majority(?:\s+vote)?|nem\.?\s*con\.?|as\s+follows|accordingly|"
        rf"of\s+(?:the\s+)?{name}(?=\s*(?::|$))|to\s+(?:the\s+)?(?:full\s+)?{name}(?=\s*(?:[:\-–—.]|that\b|That\b|$))|\([^)]{{0,60}}\)|with\s+\w+\s+abstentions?))*"
    )
    return regex(
        r"[\W_]*(?:\d+[/.\d]*\s+)?(?:(?:accordingly|thereafter|therefore),?\s+)?(?:(?:and\s+)?it\s+was\s*,?\s*)?"
        r"(?:(?:further|therefore|also|then|hereby|unanimously|duly)\s+)*"
        rf"(?P<word>{pattern([*labels['heads'], *labels['strong'], *labels['plain']])})\b{how}\s*(?P<mark>[:\-–—.,;\s]*)",
        re.I,
    )


def _lead_verb() -> re.Pattern[str]:
    """The verb of a sentence that opens a list, wherever it stands in it."""
    leading, capitals = pattern(_DATA["labels"]["leading"]), pattern(_DATA["labels"]["plain"])
    return regex(
        rf"(?<!had )(?<!has )(?<!have )(?<!been )\b(?P<verb>{leading})\b"
        rf"|\b(?-i:(?=[A-Z]{{4}}))(?P<capitals>{capitals})\b(?-i:(?<=[A-Z]{{4}}))"
        r"|\b(?P<granted>approved|endorsed|adopted|accepted)\s+(?:[\w']+\s+){0,3}?(?:recommendation|proposal|resolution)s?\b"
        r"|\b(?P<made>made|makes|submits|submitted)\s+the\s+following\s+recommendations?\b",
        re.I,
    )


def _body_only() -> re.Pattern[str]:
    """A line that names a body and nothing else: "The Committee:"."""
    return regex(
        r"(?:(?:thereafter|accordingly|in\s+conclusion|therefore|following\s[^,]{1,80}|after\s[^,]{1,80}),?\s+)?(?:that\s+)?"
        r"(?:(?:the|this)\s+(?:[\w'&-]+\s+){0,8}?|(?=\w+\s*[:\-–—]))"
        rf"(?:sub-committee|{pattern(_DATA['meeting']['bodies'])})(?:,\s+having[^:]{{1,160}},)?\s*[:\-–—]*\s*$",
        re.I,
    )


def may_decide(text: str) -> bool:
    """Whether a formal word stands anywhere in the text: a cheap test that lets most sentences go."""
    if _SIGNS.found(text):
        return _words().any_formal.search(text) is not None
    return _APART.found(text) and _SPACED.search(text) is not None


def opening(text: str) -> Opening | None:
    """The formal word at the head of a sentence's text, or None. "Agreed" in "Agreed procedures apply" is none."""
    squeezed = _SPACED.match(text.lstrip())
    if squeezed and squeezed[0].replace(" ", "").lower() in _words().strong:
        word = squeezed[0].replace(" ", "").lower()
        end = text.index(squeezed[0]) + len(squeezed[0])
        return Opening(kind_of(word), word, len(text) - len(text[end:].lstrip(" :-–—.")), True)
    match = _words().label.match(text)
    if match is None:
        return None
    word, end = " ".join(match["word"].lower().split()), match.end()
    rest = text[end:]
    strong = word in _words().strong
    capitals = match["word"].isupper() and len(word) > 3
    marked = _MARK.search(match["mark"]) is not None
    if word in _words().heads:
        announced = not rest or ":" in match["mark"] or (marked and _CAPITAL.match(rest) and may_decide(rest))
        return Opening(None, word, end, True) if announced else None
    short = len(text.split()) < _SHORT
    telegraphic = short and (_PROVIDED.match(rest) is not None or (not strong and _THE.match(rest) is not None))
    clause = strong and (marked or _CLAUSE.match(rest) is not None)
    sound = not rest or capitals or clause or telegraphic or _agentive(word, rest)
    if not sound:
        return None
    return Opening(kind_of(word.removeprefix("it was ").removeprefix("unanimously ")), word, end, strong)


def _agentive(word: str, rest: str) -> bool:
    """ "Approved by Parish Council", "Decided it was not worth repairing": an outcome told without its subject."""
    if rest.startswith(("by ", "as recommended", "as proposed", "as set out", "as printed")):
        return True
    return word in ("decided", "agreed", "resolved") and _OUTCOME.match(rest) is not None


_DECIDERS = pattern([*_BODIES, *_DATA["labels"]["deciders"]])
_BODY_AND_WORD = regex(
    rf"(?:The\s+)?(?i:{_DECIDERS})\s+(?P<verb>AGREED|RESOLVED|RECOMMENDED|APPROVED|DECIDED)\W*"
)
""" "Board AGREED" on a line of its own."""


def lead_in(text: str) -> LeadIn | None:
    """What a sentence that opens a list makes of its items, or None where it opens no list of limbs."""
    following = _FOLLOWING.search(text) if _THINGS_FOLLOW.found(text) else None
    if following:
        word = following["verb"] or following["paid"]
        return LeadIn(kind_of(word), following.start(following.lastgroup or 0), True)
    alone = LeadIn(None, None) if _words().body_only.match(text) else None
    if short := _BODY_AND_WORD.fullmatch(text):
        return LeadIn(kind_of(short["verb"]), short.start("verb"))
    last = len(text.rstrip(_LIST_MARKS))
    if len(text) > 400 or not _LIST_AHEAD.search(text, max(0, last - len("as follows"))):
        return alone
    verbs = [
        found
        for found in _words().lead_verb.finditer(text)
        if not _BY_OTHERS.search(text, max(0, found.start() - 40), found.start())
    ]
    verbs = [found for found in verbs if _is_own(text, found)]
    if not verbs:
        return alone
    verb = next((found for found in verbs if found[found.lastgroup or 0].isupper()), verbs[0])
    if verb["capitals"]:  # "NOTED the plan and AGREED the following:"
        verb = next((f for f in verbs if f["verb"] and _AND.search(text, verb.end(), f.start())), verb)
    if len(text) - verb.end() > 160:
        return None
    return LeadIn("recommended" if verb["made"] else kind_of(verb[0].split()[0]), verb.start())


def _is_own(text: str, verb: re.Match[str]) -> bool:
    """Whether "recommended" in a lead-in is the meeting's own: "the Panel recommended", "it was recommended"."""
    theirs = verb["made"] or verb[0].startswith("recommend")
    if not theirs or not text[: verb.start()].strip():
        return True
    if _BEFORE_THE_MEETING.search(text, max(0, verb.start() - 20), verb.start()):
        return False  # "The auditor had also recommended:"
    if any(body.end >= len(text[: verb.start()].rstrip(" ,")) - len("had also ") for body in bodies(text[: verb.start()])):
        return False  # "The Civil Aviation Authority recommended:"
    return _OWN.search(text, max(0, verb.start() - 60), verb.start()) is not None


def is_of_report(text: str) -> bool:
    """Whether a line announces what a report recommends to the body, and so nothing that the body decided."""
    return _OF_REPORT.search(text) is not None


def heads_recommendations(text: str) -> bool:
    """Whether a line is the heading "Recommendations" and nothing else."""
    return _RECOMMENDATIONS.fullmatch(text) is not None


def first_kind(text: str) -> DecisionKind:
    """The kind that the first formal word of a text makes; `resolved` where it has none of its own."""
    found = _words().any_formal.search(text)
    return kind_of(found[0]) if found else "resolved"


def ends_limbs(text: str) -> bool:
    """Whether a line ends a list of limbs or opens one that holds none: "Reasons for decision:", "Note -"."""
    match = _words().not_limbs.match(text)
    return match is not None and (not match["tail"].strip() or _TAIL.match(match["tail"]) is not None)


def points_elsewhere(text: str) -> bool:
    """Whether the text only points at a decision printed elsewhere: "As above."."""
    return _words().pointers.match(text) is not None
