"""The limbs of a resolution: where each stands when they run on in one paragraph, and who decides in it.

    pieces("Resolved - (a) That A be noted; (b) that B be sent.", 11) gives the stretches of (a) and (b).
"""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.formal import Kind, kind_of
from minutegraph.extraction.parties import find as find_parties
from minutegraph.extraction.phrases import pattern
from minutegraph.lexicon import load
from minutegraph.model import Party

_MARKER = re.compile(r"(?:(?<=\s)|(?<=[-–—:;,])|^)\(?(?P<mark>[a-hA-H]|[ivx]{1,4}|\d{1,2})[).](?:\s+|(?=[A-Z]))")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_END = re.compile(r"(?:[\s,;]|\band)*$")
_ORDER = re.compile(
    r"^(?:that|to)\b|\b(?:be|to be|shall|should|would|will|must)\s+\w+|\bmay\s+(?!have\b)\w+", re.I
)
_GROUNDS = re.compile(
    r"\b(?:grounds?(?:\s+that)?|reasons?|because|conditions?|criteria|namely|including|comprising|as\s+follows|consisting\s+of|"
    r"amendments?|terms|subject\s+to|noting|members(?:hip)?)\s*[:\-–—]*\s*$",
    re.I,
)
_FOLLOWING = re.compile(r"^\W*(?:that\s+)?(?:the\s+)?following\b[^.]*[:\-–—]?\s*$", re.I)
_SUBJUNCTIVE = re.compile(
    r"^[\"'(\s]*(?:That|that|THAT|T H A T)\b,?\s+(?!(?:was|were|is|had|has|would|meant|means|could|did|does|way|said|figure|night|day|evening|year|afternoon|which)\b)",
)
_ORDERED = re.compile(
    r"(?:subject\s+to\s[^,]{3,120},\s+)?(?:the|an?|this|these|authority|approval|delegated|consideration|members|councillors?|cllr|no)\b[^.;:]{3,200}?"
    r"(?<!to )(?<!would )(?<!will )(?<!should )(?<!could )(?<!can )(?<!must )(?<!may )(?<!might )(?<!not )(?<!cannot )"
    r"\bbe\s+(?:\w+ly\s+)?\w+(?:ed|en|ght|nt|de)\b",
    re.I,
)
_BE = re.compile(r"\b(?:be|not be|is hereby|are hereby)\s+(?:\w+ly\s+)?\w+")


def pieces(text: str, start: int, end: int | None = None) -> list[tuple[int, int]]:
    """The limbs that run on in text[start:end] of the document, as (start, end), markers and closing "; and" left out.

    Empty where the stretch does not open with a first marker ("(a)", "1.", "i)"), or has one limb only that no second follows.
    """
    stop = len(text) if end is None else end
    marks: list[re.Match[str]] = []
    for match in _MARKER.finditer(text, start, stop):
        if not marks:
            if match["mark"].lower() not in ("a", "1", "i") or text[start : match.start()].strip(" \n\t-–—:("):
                return []
            marks.append(match)
        elif follows(marks[-1]["mark"].lower(), match["mark"].lower()):
            marks.append(match)
    out = []
    for number, match in enumerate(marks):
        high = marks[number + 1].start() if number + 1 < len(marks) else stop
        closing = _END.search(text[match.end() : high])
        out.append((match.end(), match.end() + (closing.start() if closing else high - match.end())))
    return [(low, high) for low, high in out if high > low]


def marker_before(text: str, at: int) -> str:
    """The marker that stands right before a limb at `at` of the document, or ""."""
    match = re.search(r"\(?(\w{1,4})[).]\s*$", text[max(0, at - 12) : at])
    return match[1] if match else ""


def follows(first: str, second: str) -> bool:
    """Whether one marker is the next after another: "(a)" and "b)", "ii" and "iii", "1." and "2."."""
    first, second = (re.sub(r"[^a-z0-9]", "", mark.lower()) for mark in (first, second))
    if first.isdigit() or second.isdigit():
        return first.isdigit() and second.isdigit() and int(second) == int(first) + 1
    if first in _ROMAN and second in _ROMAN and _ROMAN.index(second) == _ROMAN.index(first) + 1:
        return True
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1


def is_order(text: str) -> bool:
    """Whether an item of a list inside a limb orders something by itself: it has "be", "shall", a verb of deciding first."""
    return _ORDER.search(text) is not None or _verb_first(text) is not None


def opens_grounds(text: str) -> bool:
    """Whether a limb ends in words after which its list holds reasons, conditions or parts, and no limbs."""
    return _GROUNDS.search(text) is not None


def only_opens(text: str) -> bool:
    """Whether a limb says nothing but that a list follows: "That the following be approved:"."""
    return _FOLLOWING.match(text) is not None or (text.rstrip().endswith((":", "-", "–")) and len(text.split()) <= 5)


def may_open(marker: str, text: str) -> bool:
    """Whether a list item without a lead-in has the form of a first limb: "(a) the plan be approved;"."""
    first = re.sub(r"[^a-z0-9]", "", marker.lower()) in ("a", "i", "1")
    return first and (is_resolution(text) or _ORDERED.match(text) is not None)


def is_resolution(text: str) -> bool:
    """Whether a sentence by itself has the form of a resolution: "That the report be noted."."""
    if not _SUBJUNCTIVE.match(text):
        return False
    return _BE.search(text) is not None or _base_verb().search(text) is not None


@cache
def _base_verb() -> re.Pattern[str]:
    """A noun and then a base form: "That the Lead Member write to"."""
    verbs = [word for word in load("decisions")["limb_verbs"]["base"]]
    return re.compile(
        rf"^\W*that,?\s+(?:[^,]{{0,60}},\s+)?(?:[\w'&/()-]+\s+){{1,14}}?(?:{pattern([*verbs, 'bring', 'provide', 'report', 'circulate', 'arrange', 'undertake', 'submit', 'prepare', 'meet', 'attend', 'take place', 'carry', 'continue', 'remain', 'review'])})\b",
        re.I,
    )


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("decisions")
    past = [word for words in data["kinds"].values() for word in words] + ["requested", "asked", "thanked", "welcomed", "directed"]
    first = re.compile(rf"^\W*(?:(?:that|to|also|and|further|unanimously|it)\s+)*(?P<verb>{pattern([*data['limb_verbs']['base'], *past])})\b", re.I)
    deciding = pattern(data["limb_verbs"]["deciding"])
    subject = re.compile(
        rf"(?:,[^,]*,)?\s*(?:also\s+|further\s+|hereby\s+|formally\s+)?(?:(?P<verb>{deciding})s?|had\s+no|has\s+no|have\s+no|should|would\s+like|does\s+not)\b",
        re.I,
    )
    return first, subject


def _verb_first(text: str) -> str | None:
    match = _verbs()[0].match(text)
    return match["verb"] if match else None


def own_kind(text: str) -> Kind | None:
    """The kind that a limb's own first word makes it: "recommended to Cabinet that" is `recommended`; None without a verb first."""
    verb = _verb_first(text)
    return kind_of(verb) if verb else None


def agent(text: str) -> tuple[Party, ...]:
    """The body after "by" at the end of a short outcome: "Agreed by Borough Council."."""
    match = re.search(r"\bby\s+(?:the\s+)?(?=[^.]{0,60}\W*$)", text)
    if not match:
        return ()
    return tuple(m.party for m in find_parties(text) if match.end() - 4 <= m.start <= match.end() and m.party.kind in ("body", "authority"))[:1]


def decider(text: str) -> tuple[Party, ...]:
    """Who decides, where a limb or lead-in names the body itself: "That this Committee notes ...", "RESOLVED that the Panel:"."""
    head = text
    for mention in find_parties(head):
        if mention.party.kind not in ("body", "authority") and not re.match(r"(?:members|councillors)$", mention.party.label, re.I):
            continue
        before = head[: mention.start]
        if re.search(r"\b(?:be|of|to|by|with|for|from|in|on|at|between|requested?|asked?)\s+(?:the|this|that)?\s*$", before, re.I) and not re.search(
            r"\bthat\s+(?:the|this)?\s*$", before, re.I
        ):
            continue
        behind = head[mention.end :]
        asked = re.search(r"\b(?:recommend|request|ask|urge|advise|inform|invite|instruct)\w*\b", before, re.I)
        if (_verbs()[1].match(behind) and not asked) or re.match(r"\s*(?:,\s+having[^:]{1,160},)?\s*[:\-–—]*\s*$", behind) or re.match(r"\s*[:\-–—]+\s*\(?[a1i][).]", behind):
            return (mention.party,)
    return ()
