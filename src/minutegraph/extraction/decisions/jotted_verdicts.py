"""Outcomes jotted down or set off: "Payments as listed approved.", "The scorecard was NOTED.", "... - this was agreed"."""

from __future__ import annotations

import re

from minutegraph.extraction.decisions.bodyverdicts import SAYING, papers, subject_at
from minutegraph.extraction.decisions.formal import kind_of
from minutegraph.extraction.decisions.verdict_words import FINITE, Verdict, words
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import any_of, pattern
from minutegraph.extraction.parties.mentions import find as find_parties
from minutegraph.lexicon import load
from minutegraph.model import Party

_SAYINGS, _JOTTED = load("decisions")["said"], load("decisions")["jotted"]
_SPOKE = regex(rf"\b(?:{pattern(_SAYINGS['remarks'])})\b")
CLOSING = Caseless(
    r"(?:^|[-–—,;:.)]\s*|\band\s+|\b(?=all\s+(?:noted|agreed|in)))(?:(?:this|it|which|these)\s+(?:was|were)\s+)?"
    r"(?:(?:all|unanimously|was|were|everyone|all councillors|all members|and)\s+)*"
    r"(?P<verb>agreed|approved|carried|noted|resolved|all in favour|all were in favour|in favour|unanimous\s+approval|"
    r"(?<=[-–—]\s)no objections?)"
    r"(?:\s+(?:unanimously|by all|in favour|for payment|and signed|\d+\s*[-–]\s*\d+)|"
    r"(?<=agreed),\s+(?:all\s+)?[\w.'-]+(?:\s+[\w.'-]+){0,3}\s+(?:against|abstain\w*))?\W*$",
)
"""The outcome told at the end."""
_NOT_DECIDED = regex(r"\b(?:had|has|have|not|be|previously|to be|been)\s+(?:\w+\s+)?$")
_SAID = regex(rf"\b(?:{pattern(_SAYINGS['asked'])})\b")
_PUT_AND_SECONDED = regex(r"\bproposed\b.*\bseconded\b")
"""Before a dash: what "Agreed" behind it is of, whatever the proposal says that somebody be asked."""
_FORMAL_END = regex(r"(?:ed|paid|\bdo|unanimously|\bcon)\W*$", re.I)
_TABLED = regex(
    r"\W*(?:(?:the|this|that|an?)\s+)?(?:[\w'’-]+\s+){0,4}?(?:minutes|reports?|updates?|accounts|notes)\b(?!.*\bfrom\b)",
    re.I,
)


def capitals(text: str) -> Verdict | None:
    """ "Use of the reserve: CARRIED (7 for, 2 against)", "The scorecard was NOTED.": the outcome set off in capitals."""
    found = CAPITALS.search(text) if not text.isupper() else None
    if found is None or SAYING.search(text, 0, found.start()) or _NOT_DECIDED.search(text[: found.start("verb")]):
        return None
    if _ELSEWHEN.search(text, 0, found.start("verb")) or (found["noted"] and found["verb"] in _OF_OTHERS):
        return None
    by = tuple(party for party in subject_at(text, found.start("verb")) if party.kind == "body")
    return Verdict(kind_of(found["verb"]), 0, "decision.capitals", by)


_OF_OTHERS = frozenset(word.upper() for word in _JOTTED["of_others"])
"""What stands behind a dash where a parish lists what the planning authority decided."""
_ELSEWHEN = regex(r"\b(?:once|if|when|until|unless|last\s+(?:year|month|time)|previous(?:ly)?|(?<!the\s)earlier)\b", re.I)
CAPITALS = regex(
    r"(?:(?P<noted>(?:[:.;,–—]|\s-)\s*)|\b(?:was|were)\s+(?:\w+ly\s+)?)"
    rf"(?P<verb>(?:NOT\s+)?{any_of(_JOTTED['capitals']).upper()}|{any_of(_JOTTED['capitals_only']).upper()})"
    r"(?:\s+(?:and|AND)\s+[A-Z]{5,})?"
    r"(?:\s+(?:to\s+(?!be\b)\w.*|that\s.*)|(?:,?\s+(?:unanimously|UNANIMOUSLY|nem\.?\s*con\.?|as\s+amended|by\s+\d.*|on\s+a\s+vote.*|\([^)]*\)|with\s+\d.*|\d+\s.*))?\W*)$"
)
"""The outcome in capitals, behind a mark or "was"."""


NOTES_AGREED = regex(
    r"(?:The\s+)?(?:[Mm]inutes|[Nn]otes)\s+(?:of|from)\s[^.;:–—]{3,60}?(?:\s+[-–—]|:|,)?\s+(?:were\s+)?(?P<verb>agreed|approved|accepted|confirmed)"
    r"(?=\s*(?:[.,;–—-]|$|with\b|as\b|subject\b))"
)
"""Minutes approved, without a verb: "Minutes of the last meeting agreed"."""
AS_ACCURATE = regex(r"(?P<verb>Accepted|Agreed|Approved|Confirmed|Taken)\s+as\s+(?:an?\s+)?(?:accurate|correct|true|fair)\b")
MONEY = regex(r"(?P<verb>Agreed|Approved)\s+(?:up\s+to\s+)?£\d")


def telegraphic(text: str) -> Verdict | None:
    """ "Payments as listed approved.", "23/0417 3 Mill Lane - no objection": outcomes jotted down without "were"."""
    minutes = NOTES_AGREED.match(text) or AS_ACCURATE.match(text) or MONEY.match(text)
    if minutes is not None:
        return Verdict(kind_of(minutes["verb"]), 0, "decision.telegraphic")
    found = words().telegraphic.match(text) if _FORMAL_END.search(text[-14:]) else None
    if found is not None:
        subject = text[: found.end("subject")]
        plain = (
            (found["verb"] != "received" or _TABLED.match(subject) is not None)
            and not FINITE.search(subject)
            and not SAYING.search(subject)
            and len(subject.split()) < 25
        )
        if plain and papers().search(subject):
            return Verdict(kind_of(found["verb"]), 0, "decision.telegraphic")
    if any(sign.isdigit() for sign in text[:12]) and words().comment.match(text):
        return Verdict("resolved", 0, "decision.telegraphic")
    return None


def after_colon(text: str) -> Verdict | None:
    """ "Financial Regulations: adopted.", "Grants Policy: deferred.": the outcome behind the matter and a colon."""
    found = AFTER_COLON.fullmatch(text)
    if found is None or SAYING.search(found["what"]) or FINITE.search(found["what"]) or _PERSON.match(found["what"]):
        return None
    if found["verb"] in _OF_PLANNING and (any(sign.isdigit() for sign in text) or _CONDITIONS.search(text)):
        return None  # what the planning authority decided, in a list
    if any(mention.start < _AT_HEAD and mention.party.kind not in ("body", "group") for mention in find_parties(found["what"])):
        return None  # who spoke, or agreed elsewhere
    return Verdict(kind_of(found["verb"]), 0, "decision.telegraphic")


AFTER_COLON = regex(
    rf"(?P<what>[A-Z][^.:;?]{{3,70}}):\s+(?:all\s+|unanimously\s+)?(?P<verb>{any_of(_JOTTED['after_colon'])})"
    r"(?:\s+(?:as|until|till|to(?!\s+\d)|for|subject|unanimously|"
    r"with\s+(?:\d|one|two|amendments?|conditions|the\s+(?:amendments?|additions?|changes?|exception)|minor|immediate|effect|no)|"
    r"by\s+(?:\d|all|everyone|a\s+majority|members|councillors|the\s+(?:committee|board|panel|meeting|cabinet|trustees|governors))|"
    r"in\s+(?:principle|full|part|its|their))\b[^.:;]{0,50})?\W*"
)
"""The same, the outcome first: "Accepted as a true record"."""
_AT_HEAD = 5
"""Characters, an article perhaps, before somebody whom the words begin with."""
_CONDITIONS = regex(r"\bwith\s+(?:\w+\s+)?conditions\b")
_PERSON = regex(rf"{any_of(_JOTTED['no_matter'])}\b|[A-Z]{{2,3}}\s+\(")
_OF_PLANNING = frozenset(_JOTTED["of_planning"])


def put_off(text: str) -> Verdict | None:
    """ "Clerk's hours - deferred to June.", "Gate put off to the May meeting.": what the meeting leaves for later."""
    found = PUT_OFF.match(text)
    if found is None or SAYING.search(found["what"]) or FINITE.search(found["what"]):
        return None
    return Verdict("resolved", 0, "decision.put-off")


PUT_OFF = regex(
    r"(?P<what>[^.;:]{3,60}?(?::[^.;:]{3,40}?)?)(?:\s*[-–—]+\s*|,?\s+)(?:(?:was|were|again)\s+)*"
    rf"{any_of(_JOTTED['put_off'])}\s+"
    r"(?:to|until|till)\s+(?!be\b)[\w\s]{3,40}\W*$"
)
"""The matter, and until when it is left."""


def charged(text: str) -> Verdict | None:
    """ "The precept was set at £12,000.", "Allotment rents set at £20": what is to be paid, jotted down."""
    found = SET_AT.match(text)
    return Verdict("resolved", 0, "decision.charged") if found and not SAYING.search(text, 0, found.end()) else None


SET_AT = regex(
    rf"(?!.*\bhad\b)\W*(?:the\s+)?(?:[\w'’/-]+\s+){{0,4}}?{any_of(_JOTTED['charges'])}\b[^.;:£]{{0,40}}?\s(?:(?:was|were)\s+)?"
    r"(?:set|fixed|kept)\s+at\s+£\s?\d", re.I,
)  # fmt: skip
"""What is to be paid, and how much."""


def moved(text: str) -> Verdict | None:
    """ "All approved, prop. Cllr Treharne sec. Cllr Sandle.": the outcome before its movers."""
    found = MOVED.match(text)
    return Verdict(kind_of(found["verb"]), 0, "decision.moved") if found else None


MOVED = regex(
    rf"\W*(?:(?:all|(?:these|this|it|they)\s+(?:was|were)(?:\s+all)?)\s+)?(?P<verb>{any_of(_JOTTED['moved'])})\b[\s,;–—-]*(?:moved|prop(?:osed)?\b\.?)(?:\s+by)?[\s:]+[A-Z]",
    re.I,
)
"""The outcome, and who moved it."""


def all_agreed(text: str) -> Verdict | None:
    """ "The Clerk was asked to write to the owners, all Councillors agreed.": who agreed, told at the end."""
    by = who_agreed(text)
    return Verdict("agreed", 0, "decision.all-agreed", by) if by else None


def who_agreed(text: str) -> tuple[Party, ...]:
    """Those of whom the end of a sentence tells that all of them agreed; () where it tells it of none."""
    found = ALL_AGREED.search(text)
    return (Party(found["who"], "group"),) if found else ()


ALL_AGREED = regex(
    r"[,;–-]\s*(?:with\s+)?all\s+(?:the\s+)?(?P<who>(?:[Pp]arish\s+)?[Cc]ouncillors|[Tt]rustees|[Gg]overnors)(?:\s+present)?\s+(?:were\s+)?"
    r"(?:agreed|agreeing|in\s+agreement|in\s+favour)\W*$"
)
"""All of some who agreed, at the end."""


def closing(text: str) -> Verdict | None:
    """ "... - this was agreed", "... all noted.": the outcome told at the end of its matter."""
    found = CLOSING.search(text)
    if not found or len(text.split()) < 2 or words().nothing.search(text):
        return None
    if _NOT_DECIDED.search(text[: found.start("verb")]):
        return None
    if _SAID.search(text[: found.start()]) and not _PUT_AND_SECONDED.search(text[: found.start()]):
        return None
    if found["verb"].lower() == "noted" and _SPOKE.search(text[: found.start()]):
        return None  # "suggested that ..., and this was noted" is a remark
    noun = found["verb"].endswith("approval")
    subjects = () if noun else subject_at(text, found.start("verb"))
    by = tuple(party for party in subjects if party.kind in ("body", "authority", "group"))
    return Verdict(kind_of(found["verb"]), 0, "decision.closing", by)
