"""Whether a post acts where a sentence names it, read from the words round it.

It acts as the subject of a verb, as the agent after "by", as the one asked to do something, as the author of a report,
with its holder in a list of those present. It does not as addressee or object, or where it is gone or vacant.
"""

from __future__ import annotations

import re

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.lexicon import load

_words = load("roles")
_ASKS, _OF, _FROM, _TO, _WITH = (frozenset(_words["before"][k]) for k in ("asks", "of", "from", "to", "with"))
_OWNED, _PASSIVE = (frozenset(_words["after"][k]) for k in ("owned", "passive"))
_ARTICLES, _FORMER, _GOVERNING = (frozenset(_words["lead"][k].split()) for k in ("articles", "former", "governing"))
_BE, _HAVE, _GONE, _IRREGULAR, _SUFFERED = (
    frozenset(_words["verbs"][k].split()) for k in ("be", "have", "gone", "irregular", "suffered")
)
_FEELINGS = frozenset(w for kind in load("saying")["feelings"].values() for w in kind)

_ABSENT = regex(r"\b(?:" + "|".join(_words["never"]["absent"]) + r")\b", re.I)
_MISSING = regex(r"\W+" + _words["never"]["missing"], re.I)
_UNABLE = regex(r"\bbut\s+(?:was|were|had\s+been)\s+unable\s+to\s+(?:attend|join|be\s+present)\b")
_MISSES = Hints.of(_ABSENT.pattern, _MISSING.pattern, _UNABLE.pattern)
_OPENING = 60  # characters: who is named in them is whom the sentence tells of
_PRESENT = regex(
    r"\W*(?:also\s+)?(?:present|in\s+attendance|attending|attendees|officers\s+(?:present|attending|in\s+attendance))\b",
    re.I,
)
_ACTION = regex(r"\W*actions?\b", re.I)
_OWNS_ACTION = regex(r"\W*actions?\W*(?:by|for|owner)?\W*(?:the\s+)?", re.I)
_GRANTS = frozenset(_words["before"]["grants"])
_SENT = regex(r"\b(?:commissioners?|advis[eo]rs?)$", re.I)  # those whom a minister appoints to act upon a council
_ONE = regex(r"\ban?\s+$")
_VACANT = regex(r"\s+(?:posts?|positions?|roles?|vacanc(?:y|ies))\b")
_PIECE = regex(r"[\w'’-]+|[^\w\s]")
_BY_ONE = regex(r"\bby\s+an?\s+\Z")
_BY_WHEN = regex(r"\s*[-–—,:]\s*(?:by|before|due)\b")
_REPORTED = regex(r"\b(?:report|update|presentation|briefing|heard)\b[^.;]*$", re.I)
_ENTRUSTED = regex(r"\b(?:delegat\w+|(?<!the\s)authority|remitted)\b[^.;]*$", re.I)
_BEEN = regex(r"\w+\s+(?:\w+\s+)?be(?:en)?\s")
_TO_BE = regex(r"\s+to\s+be\s+(?!asked|invited|requested|instructed|present)")
# What stands behind the post: an "'s", then, behind brackets, a clause between commas and adverbs, the first words.
_AFTER = regex(
    r"(?P<owns>['’]s?(?=\s))?\s*,?\s*(?:\([^)]*\)\s*,?\s*)?(?:(?<=,\s)[^,.;]{3,80},\s+(?!and\b))?"
    r"(?:(?:also|then|further|therefore|both|jointly|again|subsequently)\s+)?(?P<one>[\w'’-]+)?"
    r"(?:\s+(?:not|also|then|been|be|have|never|now|since|already|just|again))*"
    r"(?:\s+(?P<two>[\w'’-]+))?(?:\s+(?P<three>[\w'’-]+))?"
)


def absent(text: str, mention: Mention) -> bool:
    """Whether the sentence tells that the party did not come: "Apologies: …", "… had sent apologies"."""
    if not _MISSES.found(text):
        return False
    if (missed := _ABSENT.search(text, 0, mention.start)) and not _instead(text, missed.end(), mention):
        return True
    if _MISSING.match(text, mention.end) is not None:
        return True
    return mention.start < _OPENING and _UNABLE.search(text, mention.end) is not None


def _instead(text: str, missing: int, mention: Mention) -> bool:
    """Whether others were away: "in the absence of the Mayor, the Leader took the chair"."""
    return text[:missing].lower().endswith("in the absence") and "," in text[missing : mention.start]


def acts(text: str, mention: Mention, group: tuple[Mention, ...]) -> bool:
    """Whether the post of a mention acts in the sentence `text`, or is asked to; `group` are those named with it."""
    start, end = group[0].start, group[-1].end
    if absent(text, mention) or _VACANT.match(text, mention.end):
        return False
    if mention.party.holder or _PRESENT.match(text) or _OWNS_ACTION.fullmatch(text, 0, start):
        return True
    if _ACTION.match(text) and not text[end:].strip(" ./") and text[:start].rstrip()[-1:] in "-–:/(":
        return True
    if text[:start].endswith("(") and _BY_WHEN.match(text, end):
        return True
    if mention.party.label[0].islower() and _BY_ONE.search(text[max(0, start - 8) : start]):
        return False  # "looked at by a team leader"
    second, first = _lead(text[max(0, start - 60) : start])
    if first in _FORMER:
        return False
    if first in _ASKS or first == "by" or _named_by(first, second, text[:start]):
        return True
    if first in _GRANTS and (first.startswith("appoint") or _ONE.search(text, 0, start)):
        return _SENT.search(mention.party.label) is not None
    if first in _GOVERNING:
        return False
    return _owns_word(text, end) or _is_subject(text, mention, group, first)


def gone(text: str, mention: Mention, group: tuple[Mention, ...]) -> bool:
    """Whether the sentence names somebody who no longer holds the post, and does nothing: "the outgoing Director, Ms Hay"."""
    first = _lead(text[max(0, mention.start - 60) : mention.start])[1]
    return first in _FORMER and not _is_subject(text, mention, group, first)


def titled(text: str, mention: Mention, group: tuple[Mention, ...]) -> bool:
    """Whether a heading tells of an act: "Report of the Director", "The PCC read out the following"."""
    first = _lead(text[max(0, group[0].start - 60) : group[0].start])[1]
    return first in ("of", "by", "from") or _is_subject(text, mention, group, first)


def _lead(before: str) -> tuple[str, str]:
    """The two words before a party, its determiner left out: ("report", "of") of "a report of the"; "" at a mark."""
    words = [w.lower() for w in _PIECE.findall(before)]
    while words and words[-1] in _ARTICLES:
        words.pop()
    one = words[-1] if words and words[-1][0].isalnum() else ""
    two = words[-2] if one and len(words) > 1 and words[-2][0].isalnum() else ""
    return two, one


def _named_by(first: str, second: str, before: str) -> bool:
    """Whether noun and preposition tell who acts: "report of", "update from", "delegated to", "consultation with"."""
    if first == "of":
        return second in _OF
    if first == "from":
        return second in _FROM or _REPORTED.search(before) is not None
    if first == "to":
        return second in _TO or _ENTRUSTED.search(before) is not None
    return first == "with" and second in _WITH


def _owns_word(text: str, end: int) -> bool:
    """Whether what the post owns is an act: "the Secretary of State's consent"."""
    match = _AFTER.match(text, end)
    return bool(match and match["owns"] and (match["one"] or "").lower() in _OWNED)


def _is_subject(text: str, mention: Mention, group: tuple[Mention, ...], first: str) -> bool:
    """Whether a finite verb, or "to" with a verb, follows the group; `first` is the word before it."""
    start, end = group[0].start, group[-1].end
    match = _AFTER.match(text, end)
    if match is None or match["owns"] or not match["one"]:
        return False
    one, two = match["one"].lower(), (match["two"] or "").lower()
    if one == "to":
        opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".;:-–•/,)]" or first in ("the", "agreed")
        return opens and bool(two) and not _TO_BE.match(text, end)
    if one in _BE:
        return not _suffers(two, mention)
    if one in _HAVE:
        return two not in _GONE and not (_BEEN.match(text, match.start("one")) and _suffers(two, mention))
    form = v.SAYING.get(one)
    if one == "who":
        return text[end:].lstrip().startswith(",") or start < 5
    if one in v.AUXILIARIES or (form is not None and (form.finite or first == "that")):
        return True
    if not match["one"].islower():
        return False
    if one in _IRREGULAR:
        return True
    return len(one) > 3 and (one.endswith("ed") or (first == "that" and bool(match["three"])))


def _suffers(participle: str, mention: Mention) -> bool:
    """Whether "was" with this participle leaves the post acted upon ("was informed", "had been written to")."""
    if participle in _PASSIVE or participle in _FEELINGS:
        return False
    if participle == "appointed":
        return not _SENT.search(mention.party.label)
    form = v.SAYING.get(participle)
    return (form is not None and form.participle) or participle.endswith("ed") or participle in _SUFFERED
