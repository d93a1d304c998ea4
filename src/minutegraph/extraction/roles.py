"""Roles: the posts that a document names as acting, each once, with holder and organisation where it tells them.

Whether a post acts is read from the words round it: it is the subject of a verb, the agent after "by", asked to do something, the
author of a report, or stands with its holder in a list of those present. The whole document decides on the label: the fullest form
that it prints; "the Director" after "Director of Place" is no second role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.context import Context
from minutegraph.extraction.parties import Mention, groups
from minutegraph.extraction.parties import find as parties
from minutegraph.lexicon import load
from minutegraph.model import Minutes, Role

_words = load("roles")
ASKS, OF, FROM, TO, WITH = (frozenset(_words["before"][k]) for k in ("asks", "of", "from", "to", "with"))
OWNED, PASSIVE = frozenset(_words["after"]["owned"]), frozenset(_words["after"]["passive"])
NEVER = frozenset(_words["never"]["labels"])
ABSENT = re.compile(r"\b(?:" + "|".join(_words["never"]["absent"]) + r")\b", re.I)
FEELINGS = frozenset(w for words in load("saying")["feelings"].values() for w in words)

_AFTER = re.compile(
    r"(?P<owns>['’]s?(?=\s))?\s*,?\s*(?:\([^)]*\)\s*,?\s*)?(?:(?<=,\s)[^,.;]{3,80},\s+(?!and\b))?(?:(?:also|then|further|therefore|both|jointly|again|subsequently)\s+)?"
    r"(?P<one>[\w'’-]+)?(?:\s+(?:not|also|then|been|be|have|never|now|since|already|just|again))*(?:\s+(?P<two>[\w'’-]+))?(?:\s+(?P<three>[\w'’-]+))?"
)
_CHAIR = re.compile(r"chair(?:man|woman|person)\b", re.I)
_TOOK_CHAIR = re.compile(
    r"(?:,?\s*who)?\s+(?:took|assumed|takes)\s+the\s+chair\b|\s*,?\s*(?:was\s+)?in\s+the\s+chair\b", re.I
)
_OWNS_ACTION = re.compile(r"\W*actions?\W*(?:by|for|owner)?\W*(?:the\s+)?", re.I)
_ELECTED = re.compile(r"\b(?:elected|appointed|nominated|re-elected|re-appointed)\s+(?:as\s+)?(?:the\s+)?(?:new\s+)?$")
_SENT = re.compile(r"\b(?:commissioners?|advis[eo]rs?)$", re.I)  # those whom a minister appoints to act upon a council
_VACANT = re.compile(r"\s+(?:posts?|positions?|roles?|vacanc(?:y|ies))\b")
_ACTION = re.compile(r"\W*actions?\b", re.I)
_PRESENT = re.compile(r"\W*(?:also\s+)?(?:present|in\s+attendance|attending|attendees|officers\s+present)\b", re.I)


@dataclass(slots=True)
class _Post:
    """A post of the document: its label, where it first acts, holder and organisation, and the forms it is named by.

    `purpose` tells that the agenda names it, not the minutes.
    """

    label: str
    item: int
    start: int
    end: int
    acts: bool
    holder: str | None
    organisation: str | None
    purpose: bool
    forms: list[str]


def find(context: Context) -> Iterator[Role]:
    """The roles that the document names first in this item, in order of the text."""
    for post in _of(context.minutes):
        if post.item == context.index:
            yield Role(
                start=post.start,
                end=post.end,
                rule="roles.acting",
                item=post.item,
                label=post.label,
                holder=post.holder,
                organisation=post.organisation,
            )


_latest: list[tuple[Minutes, tuple[_Post, ...]]] = []


def _of(minutes: Minutes) -> tuple[_Post, ...]:
    """The acting posts of a document, in order; the latest document is remembered, as its items come one by one."""
    if not _latest or _latest[0][0] is not minutes:
        _latest[:] = [(minutes, tuple(_merged(list(_named(minutes)), minutes.stated.body or "")))]
    return _latest[0][1]


def _named(minutes: Minutes) -> Iterator[_Post]:
    """Every mention of a post in the document, in order of the text."""
    for number, item in enumerate(minutes.items):
        for block in item.blocks:
            if block.section == "furniture":
                continue
            for sentence in block.sentences:
                text = sentence.text
                before: Mention | None = None
                for group in groups(text, parties(text)):
                    for mention in group:
                        named = _read(text, mention, group, before)
                        if named:
                            acting = named[1] and (block.kind != "heading" or _titled(text, mention, group))
                            yield _Post(
                                named[0],
                                number,
                                sentence.start,
                                sentence.end,
                                acting,
                                *named[2:],
                                block.section == "purpose",
                                [named[0]],
                            )
                        before = mention


def _read(
    text: str, mention: Mention, group: tuple[Mention, ...], before: Mention | None
) -> tuple[str, bool, str | None, str | None] | None:
    """Label, whether it acts, holder and organisation of the post that a mention names, or None."""
    party = mention.party
    if party.kind == "person" and not mention.pronoun:
        rank, holder = _rank(party.label)
        if rank:
            return rank, not ABSENT.search(text, 0, mention.start), holder, _outside(text, group, mention)
        if _TOOK_CHAIR.match(text, mention.end):
            return "Chair", True, party.label, None
    if party.kind != "post":
        return None
    label, organisation = mention.title or party.label, party.organisation or _owner(party.label)
    if before and not party.holder and (person := before.party.holder or _person(before)):
        between = text[before.end : mention.start]
        if between.strip() == "(" or _ELECTED.search(between):
            return label, True, person, organisation
    return label, acts(text, mention, group), party.holder, organisation


def _person(mention: Mention) -> str | None:
    return mention.party.label if mention.party.kind == "person" and not mention.pronoun else None


def _rank(label: str) -> tuple[str, str | None]:
    """Rank and name of "DCI Neil Petrie" or "Chief Inspector Hay"; an empty rank where there is none."""
    words = label.split()
    for count in range(len(words) - 1, 0, -1):
        head = words[count - 1]
        if head.rstrip(".") in v.RANKS or head in v.RANKS or head.lower() in v.SPELLED_RANKS:
            return " ".join(words[:count]), " ".join(w for w in words[count:] if not w.isdigit())
    return "", None


def _outside(text: str, group: tuple[Mention, ...], mention: Mention) -> str | None:
    """The organisation printed right behind a name ("DCI Neil Petrie, Police Scotland")."""
    after = next((m for m in group if m.start > mention.end), None)
    if after and after.party.kind == "organisation" and text[mention.end : after.start].strip() == ",":
        return after.party.label
    return None


_OWNER = re.compile(
    r"(?:representative|nurse|officer|director|chair\w*|chief executive|adviser)s? (?:of|for|from) (?:the )?(.+)", re.I
)


def _owner(label: str) -> str | None:
    """The outside organisation inside a post's own name: "representative of the Health Board", "DfE Improvement Adviser"."""
    for first in (m for m in parties(label) if m.party.kind in ("organisation", "department", "inspectorate")):
        return first.party.label
    match = _OWNER.fullmatch(label)
    if match and label.lower().startswith("representative"):
        return match[1]
    return None


def acts(text: str, mention: Mention, group: tuple[Mention, ...]) -> bool:
    """Whether the words round a post tell that it acts in the sentence, or is asked to."""
    start, end = group[0].start, group[-1].end
    if ABSENT.search(text, 0, start) or _VACANT.match(text, mention.end):
        return False
    if mention.party.holder or _PRESENT.match(text) or _OWNS_ACTION.fullmatch(text, 0, start):
        return True
    if _ACTION.match(text) and not text[end:].strip(" ./") and text[:start].rstrip()[-1:] in "-–:/(":
        return True
    second, first = _lead(text[max(0, start - 60) : start])
    if first in _FORMER:
        return False
    if first in ASKS or first == "by" or _by_preposition(first, second, text[:start]):
        return True
    if first in ("appointed", "appoint"):
        return bool(_SENT.search(mention.party.label))
    if first in _PREPOSITIONS:
        return False
    return _owns(text, end) or _is_subject(text, start, end, first, mention)


def _titled(text: str, mention: Mention, group: tuple[Mention, ...]) -> bool:
    """Whether a heading tells of an act: "Report of the Director", "The PCC read out the following"."""
    first = _lead(text[max(0, group[0].start - 60) : group[0].start])[1]
    return first in ("of", "by", "from") or _is_subject(text, group[0].start, group[-1].end, first, mention)


_PREPOSITIONS = frozenset(
    [
        "of",
        "to",
        "from",
        "with",
        "for",
        "in",
        "at",
        "on",
        "about",
        "than",
        "between",
        "into",
        "regarding",
        "under",
        "without",
        "including",
        "as",
        "like",
        "per",
        "via",
        "any",
        "no",
    ]
)


def _lead(before: str) -> tuple[str, str]:
    """The two words before a party, its determiner left out: ("report", "of") of "a report of the"; "" at a mark."""
    words = [w.lower() for w in _PIECE.findall(before)]
    while words and words[-1] in _ARTICLES:
        words.pop()
    one = words[-1] if words and words[-1][0].isalnum() else ""
    two = words[-2] if one and len(words) > 1 and words[-2][0].isalnum() else ""
    return two, one


_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "his",
        "her",
        "their",
        "its",
        "new",
        "current",
        "relevant",
        "present",
        "incoming",
        "newly",
        "appointed",
    ]
)
_FORMER = frozenset(["former", "previous", "then", "outgoing", "late", "retiring", "vacant"])
_PIECE = re.compile(r"[\w'’-]+|[^\w\s]")


def _by_preposition(first: str, second: str, before: str) -> bool:
    if first == "of":
        return second in OF
    if first == "from":
        return second in FROM or bool(
            re.search(r"\b(?:report|update|presentation|briefing|heard)\b[^.]*$", before, re.I)
        )
    if first == "to":
        return second in TO or bool(re.search(r"\b(?:delegat\w+|authority|remitted)\b[^.;]*$", before, re.I))
    return first == "with" and second in WITH


def _owns(text: str, end: int) -> bool:
    match = _AFTER.match(text, end)
    return bool(match and match["owns"] and (match["one"] or "").lower() in OWNED)


def _is_subject(text: str, start: int, end: int, first: str, mention: Mention) -> bool:
    """Whether a finite verb, or "to" with a verb, follows the group."""
    match = _AFTER.match(text, end)
    if match is None or match["owns"]:
        return False
    one, two = (match["one"] or "").lower(), (match["two"] or "").lower()
    if one == "to":
        opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".;:-–•/,)]" or first in ("the", "agreed")
        return opens and bool(two) and not _TO_BE.match(text, end)
    if one == "who":
        return True
    if one in _BE:
        return not _suffers(two, mention)
    if one in _HAVE:
        return not (_PASSIVE.match(text, match.start("one")) and _suffers(two, mention)) and two not in _GONE
    form = v.SAYING.get(one)
    if (form is not None and (form.finite or first == "that")) or one in v.AUXILIARIES:
        return True
    lower = (match["one"] or "").islower()
    return (
        lower
        and len(one) > 3
        and (one.endswith("ed") or one in _IRREGULAR or (first == "that" and bool(match["three"])))
    )


_HAVE = frozenset(["has", "have", "had", "will", "would", "should", "could", "may", "might", "must", "shall", "can"])
_GONE = frozenset(["resigned", "retired", "left", "died", "gone"])
_TO_BE = re.compile(r"\s+to\s+be\s+(?!asked|invited|requested|instructed|present)")
_PASSIVE = re.compile(r"\w+\s+(?:\w+\s+)?been?\s")
_BE = frozenset({"is", "are", "was", "were", "be", "being"})
_IRREGULAR = frozenset(
    [
        "began",
        "brought",
        "came",
        "chose",
        "found",
        "gave",
        "got",
        "held",
        "kept",
        "knew",
        "left",
        "led",
        "met",
        "paid",
        "put",
        "ran",
        "read",
        "saw",
        "sent",
        "set",
        "spoke",
        "stood",
        "took",
        "went",
        "won",
        "wrote",
        "gives",
        "takes",
        "wants",
        "makes",
        "undertook",
        "sat",
        "drew",
        "rose",
        "sought",
        "thought",
        "felt",
        "told",
        "said",
        "understood",
    ]
)


def _suffers(participle: str, mention: Mention) -> bool:
    """Whether "was" with this participle leaves the post the one acted upon ("was informed", "had been written to")."""
    if participle in PASSIVE or participle in FEELINGS:
        return False
    if participle == "appointed":
        return not _SENT.search(mention.party.label)
    form = v.SAYING.get(participle)
    if form is not None and form.participle:
        return True
    return participle.endswith("ed") or participle in (
        "written",
        "sent",
        "given",
        "told",
        "shown",
        "made",
        "drawn",
        "taken",
        "held",
    )


def _merged(posts: list[_Post], body: str) -> Iterator[_Post]:
    """One post a label: short forms, initials and spellings of one post taken together, those that never act left out."""
    full: list[_Post] = []
    for post in sorted(posts, key=lambda p: (-len(_folded(p.label)), p.purpose, not p.acts, p.start)):
        same = next((p for p in full if any(_same(post.label, f, body) for f in p.forms)), None)
        if same is None:
            full.append(post)
            continue
        if post.label not in same.forms:
            same.forms.append(post.label)
        if post.acts and (not same.acts or post.start < same.start):
            same.item, same.start, same.end = post.item, post.start, post.end
        same.acts = same.acts or post.acts
        same.holder = same.holder or post.holder
        same.organisation = same.organisation or post.organisation
    return iter(sorted((p for p in full if p.acts and p.label.lower() not in NEVER), key=lambda p: p.start))


_LINKS = frozenset({"of", "for", "the", "and", "to"})


def _folded(label: str) -> tuple[str, ...]:
    """The words of a label that tell it from others: small letters, plain chairs, no links, no plural ending."""
    plain = _CHAIR.sub("chair", label.replace("’", "'").replace("'s", "").lower())
    return tuple(w.rstrip("s").replace("advisor", "adviser") for w in re.findall(r"\w+", plain) if w not in _LINKS)


def _initials(label: str) -> str:
    return "".join(w[0] for w in label.split() if w[0].isupper())


def _same(short: str, long: str, body: str) -> bool:
    """Whether a label names the same post as one of the document that is as full or fuller; `body` is the one meeting."""
    a, b = _folded(short), _folded(long)
    if a == b:
        return True
    letters = short.replace(".", "")
    if letters.isupper() and " " not in letters and (letters == _initials(long) or f"({letters})" in long):
        return True
    if b[: len(a)] == a:
        rest = b[len(a) :]
        if a[-1] == "chair" or a == ("leader",) or (len(a) == 1 and a[0] in _OTHERS):
            return _folded(body)[-1:] == rest if a[-1] == "chair" else rest == ("council",)
        return True
    if b[-len(a) :] == a and all(w in _RANKING for w in b[: -len(a)]):
        return True
    return len(a) > 1 and a[0] == b[0] and a[-1] == b[-1] and set(a) < set(b)


_OTHERS = frozenset({"chief", "representative", "deputy"})
_RANKING = frozenset(
    ["senior", "principal", "interim", "acting", "corporate", "strategic", "service", "executive", "police", "crime"]
)
