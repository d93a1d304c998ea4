"""Outside bodies that no list knows: the auditors' firm, another council, "by Playsafe Ltd", a person of title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.language.phrases import printed
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.parties.outsiders import Named, fold, is_general, key_of
from minutegraph.lexicon import load

_WORD = r"[A-Z][\w'’-]*"
OPENERS = "|".join(load("names")["openers"]["words"])
"""The source of an expression for an adverb that opens a sentence and is no part of the name behind it."""
_MONTHS = "|".join(name.capitalize() for names in load("calendar")["months"] for name in names)
_FIRMS_WORD = rf"(?!(?:LLP|{OPENERS}|{_MONTHS})\b)[A-Z][\w'’-]+"
_NAME = rf"{_WORD}(?:\s+(?:(?:&|and|of|for)\s+)?{_WORD}){{0,5}}"
_words = load("reviewers")["firms"]
_FIRM = rf"(?:{printed((*_words['marks'], *_words['heads']))}|&\s+[A-Z][\w'’-]+)"
_AUDITORS = regex(
    r"LLP\b|xternal\s+[Aa]uditors?\b|[Aa]uditors(?=,\s+[A-Z])|Audit\s+(?:Partner|Manager|Director)\b|Engagement\s+(?:Lead|Partner|Manager)\b"
)
_BEFORE_LLP = regex(rf"(?P<name>{_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{0,3}})\s+$")
_WHOSE = r",\s+(?:(?:the|an?|its|our|their|(?:the\s+)?[A-Z]\w+['’]s)\s+)?"
"""Between a firm's name and what it is: "Hill Dale, the Council's external auditors"."""
_KIND = regex(rf"{_WHOSE}[Ee]xternal\s+[Aa]uditors?\b,?")
_AFTER_POST = regex(
    rf"(?:,\s+|\s+(?:at|of|from|for)\s+|\s+[-–]\s+|\s+\()(?P<name>{_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{0,3}})"
    rf"(?=\s*[,;.)\n(]|\s+LLP|\s+(?:had|has|was|presented|introduced|to|attended)\b)"
)
_BEFORE_POST = regex(rf"\b(?P<name>{_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{0,3}})(?: LLP)?{_WHOSE}[Ee]$")
_WHO_AUDIT = regex(
    rf"\b(?P<name>{_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{0,3}}),?\s+(?:who|which)\s+(?:audits?|audited)\s"
)
_AUDITS = regex(r"\b(?:who|which)\s+audit")
_OPINED = regex(
    rf"\b(?P<name>(?!The\b|A\b){_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{1,2}})\s+(?:had\s+|"
    rf"has\s+)?(?:(?:disclaimed|qualified)\s+the\s|"
    r"(?:issued|given|gave)\s+(?:an?|its)\s+(?:(?:un)?(?:qualified|modified)|disclaimer|disclaimed|adverse)\s)"
)
_FIRMS_NAME = rf"{_FIRMS_WORD}(?: (?:& |and )?{_FIRMS_WORD}){{0,3}}"
_AUDITED = regex(
    rf"\b(?P<messrs>Messrs\.?\s+)?(?P<name>(?!The\b|A\b|Messrs\b){_FIRMS_NAME})\s+(?:had|has|have)\s+(?:now\s+)?"
    r"(?:finished|completed|concluded|begun|started|signed\s+off)\s+(?:the|their|its)\s+(?:external\s+|annual\s+|\d{4}\s?[/-]\s?\d{2,4}\s+)*audit\b|"
    r"\b[Aa]udit\s+of\s+the\s+[^.;:,]{0,40}?\b(?:accounts|statements|return|AGAR)(?:\s+for\s+[\d/-]+)?\s+"
    rf"by\s+(?P<by>{_FIRMS_NAME})"
)
"""A firm told by what it did: "Hill had finished the external audit", "the audit of the accounts by Hill Dale"."""
_PERSON = regex(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Prof)\b|[A-Z]\.?\s")
_WINDOW = 60


def behind_kind(text: str, end: int) -> int:
    """Where what a firm is said to be ends, behind its name that ends at `end`; `end` where nothing is said of that."""
    kind = _KIND.match(text, end)
    return kind.end() if kind else end


@dataclass(frozen=True, slots=True)
class Firms:
    """The firms that a document introduces as auditors, as one expression, and, of one firm alone, its name: "her firm"."""

    expression: re.Pattern[str] | None = None
    only: str | None = None

    def find(self, text: str) -> tuple[Named, ...]:
        """Where the text names them; "his firm" and "her firm" are the only one."""
        if self.expression is None:
            return ()
        found = (m for m in self.expression.finditer(text) if self.only or m.lastgroup != "own")
        return tuple(_auditor(m.start(), m.end(), self.only if m.lastgroup == "own" else m[0]) for m in found)


def _auditor(start: int, end: int, label: str | None) -> Named:
    name = label or ""
    return Named(start, end, f"firm {fold(name.removesuffix(' LLP'))}", name, "auditor")


@kept_of_latest
def firms(text: str) -> Firms:
    """The auditors' firms that a document names with "LLP" or after the post of an auditor; those of the last text are kept."""
    names: dict[str, str] = {}
    if not any(mark in text for mark in _words["auditors"]):
        return Firms()
    audit = _WHO_AUDIT.finditer(text) if _AUDITS.search(text) else ()
    opine = _OPINED.finditer(text) if any(word in text for word in _words["opinions"]) else ()
    for name in ((m["messrs"] or "") + (m["name"] or m["by"]) for m in _AUDITED.finditer(text)):
        if not (_PERSON.match(name) or _ours(name) or "udit" in name or name.split()[0].lower() in v.GIVEN):
            names[" ".join(name.split())] = " ".join(name.split())
    for match in (*audit, *opine):
        if not _PERSON.match(match["name"]) and not _ours(match["name"]) and "udit" not in match["name"]:
            names[" ".join(match["name"].split())] = " ".join(match["name"].split())
    for match in _AUDITORS.finditer(text):
        if match[0] == "LLP":
            before = _BEFORE_LLP.search(text, max(0, match.start() - _WINDOW), match.start())
            name, full = (before["name"], f"{before['name']} LLP") if before else ("", "")
        else:
            beside = _AFTER_POST.match(text, match.end())
            beside = beside or _BEFORE_POST.search(text, max(0, match.start() - _WINDOW), match.start())
            name = full = beside["name"].removesuffix(" LLP") if beside else ""
        name, full = (" ".join(part.split()) for part in (name, full))
        if name and not _PERSON.match(name) and not _ours(name) and name.split()[0].lower() not in v.GIVEN:
            names[name] = full if len(full) > len(names.get(name, "")) else names[name]
    if not names:
        return Firms()
    alternatives = "|".join(
        re.escape(n).replace(r"\ ", r"\s+") + r"(?:\s+LLP)?" for n in sorted(names, key=len, reverse=True)
    )
    own = r"(?P<own>(?<=\b)(?:his|her|their|our|my)\s+firm)"
    only = next(iter(names.values())) if len(names) == 1 else None
    return Firms(regex(rf"\b(?:{alternatives})(?!\w)|\b{own}\b"), only)


@cache
def _our_words() -> frozenset[str]:
    return frozenset(load("inspections")["around"]["ours"])


def _ours(name: str) -> bool:
    """Whether the name is of somebody or something of the authority's own, or a person's."""
    return any(word.lower().strip(".'’") in _our_words() for word in name.split())


_BY = regex(
    rf"[^.;:]{{0,90}}?\bby\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+)?(?P<sort>(?:{printed(_words['sorts'])}),?\s+)?(?P<name>{_NAME})"
)
_SUBJECT = regex(
    rf"(?P<name>(?:{_WORD}\s+(?:(?:&|and|of|for)\s+)?){{0,5}}{_FIRM}|(?:{_WORD}\s+){{1,3}}Fire\s+Brigade|[A-Z]{{3,}}\w*|Fire\s+(?:(?:&|"
    rf"and)\s+Rescue\s+)?Service)\s+(?:(?:had|has|have|would|will|recently|also)\s+)*(?P<verb>[\w-]+(?:\s+out)?)\s+"
    rf"(?:an?\s+|the\s+|its\s+|their\s+)?$"
)
_DOING = frozenset(_words["did"])


_COUNCIL = (
    rf"(?P<name>(?!The\b){_WORD}(?:\s+(?:and\s+)?{_WORD}){{0,4}}\s+"
    rf"(?:Council|Consortium|Federation|(?:Alliance|Partnership)(?:\s+of\s+{_WORD})?))"
)
_BY_COUNCIL = regex(
    rf"(?:[^.;:]{{0,60}}?\b(?:carried\s+out|undertaken|conducted|made|led|done|held|completed)(?:\s+jointly|\s+(?:in|on)\s+(?:\d{{1,2}}\s+)?\w+\s+\d{{4}})?|"
    rf"\s+of\s+[^.;:,]{{3,60}}?)?\s+by\s+(?:the\s+)?{_COUNCIL}\b"
)
_ASKED_FOR = regex(r"\s+(?:request|proposal|offer|bid|plan|report|team)\b", re.I)
_COUNCIL_DID = regex(
    rf"(?:{_COUNCIL}|[Tt]eam\s+(?:drawn\s+)?from\s+(?P<several>(?:{SEVERAL}|several)\s+other\s+(?:[A-Z]\w+\s+)?councils))"
    r"\s+(?:(?:had|has|have)\s+|(?:would|will|is\s+to|was\s+to)\s+(?:also\s+)?)?"
    r"(?:do|done|carr(?:y|ied)\s+out|undert(?:ake|aken|ook)|conduct(?:ed)?|made?|lead|led|completed?)\s+(?:an?\s+|the\s+|its\s+)?$"
)


def council(text: str, left: int, end: int) -> Named | None:
    """The other council or partnership that made the peer review left..end, named after "by" or as who carried it out."""
    if _ASKED_FOR.match(text, end):
        return None
    match = _BY_COUNCIL.match(text, end) or _COUNCIL_DID.search(text, 0, left)
    if match is None:
        return None
    return Named.of(match, "reviewer", "name" if match["name"] else "several")


_COUNCILS = regex(
    rf"(?:{_WORD}\s+){{1,4}}?Councils?(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?(?:{_WORD}\s+){{1,4}}?Councils?)*(?=\s+[a-z]|[.,;)]|$)|"
    rf"(?:{SEVERAL}|several)\s+other\s+(?:[A-Z]\w+\s+)?councils"
)
_NO_OTHER = regex(r"(?:Full|Parish|Town|Community)\s+Councils?(?=[\s,.;)]|$)")
_BETWEEN_COUNCILS = regex(r",\s+(?:and\s+)?|\s+and\s+")


def councils(text: str, place: int) -> tuple[Named, ...]:
    """The other councils that are named at the place, one or several."""
    match = _COUNCILS.match(text, place)
    if match is None or _NO_OTHER.match(text, place):
        return ()
    out, at = [], place
    for part in _BETWEEN_COUNCILS.split(match[0]):
        at = text.index(part, at)
        name = part.removeprefix("the ")
        out.append(Named(at, at + len(part), key_of(name), name, "reviewer"))
    return tuple(out)


_IS_BODY = regex(rf"(?:{printed(_words['institutes'])})\s+(?:for|of)\s")
_INSPECTORS = regex(rf"(?:{printed(_words['inspectors'])})$")
_IS_FIRM = regex(rf"\b{_FIRM}$|^[A-Z]{{3,}}$")


INDEPENDENT = regex(r"\b(?:independent|external)\s", re.I)
"""Before a review that somebody from outside makes."""
_ANY_SUBJECT = regex(
    rf"(?:^|[;:]\s+|\bthat\s+)(?P<name>{_NAME})\s+(?:(?:had|has|have|recently|also)\s+)*(?P<verb>[\w-]+(?:\s+out)?)\s+(?:an?\s+|the\s+|its\s+)?$"
)


def agent(text: str, left: int, end: int, anybody: bool = True) -> Named | None:
    """Who did what a phrase left..end of the text names: a name after "by", or a firm before "carried out".

    Without `anybody` only a firm will do.
    """
    after = _BY.match(text, end)
    if (
        after is not None
        and (anybody or after["sort"] or _IS_FIRM.search(after["name"]) or _IS_BODY.match(after["name"]))
        and not after["name"].endswith(("'s", "’s"))
        and (not _ours(after["name"]) or _INSPECTORS.search(after["name"]))
        and not _PERSON.match(after["name"])
    ):
        return Named.of(after, "reviewer", "name")
    before = _SUBJECT.search(text, max(0, left - 90), left)
    if before is None and INDEPENDENT.search(text, left, end):
        before = _ANY_SUBJECT.search(text, max(0, left - 90), left)
    if before is not None and before["verb"] in _DOING and (before["name"].startswith("Fire ") or not _ours(before["name"])):
        return Named.of(before, "reviewer", "name")
    return None


_BRIGADE = regex(
    rf"\b(?P<name>Fire\s+(?:(?:(?:&|and)\s+Rescue\s+)?Service|[Oo]fficers)|(?:{_WORD}\s+(?:(?:and|of|for|&)\s+)?){{0,5}}{_FIRM})\s+"
    rf"(?:(?:had|has|have)\s+)?$"
)


_TITLES = "|".join(title for kind in load("reviewers")["titles"].values() for title in kind)
_LED_BY = regex(
    rf"(?P<name>(?:{_TITLES}|Prof)\.?\s+{_WORD}(?:[\s-]+{_WORD}){{0,3}})(?=[,.;)]|\s+[a-z]|$)"
)
_LED = regex(r"[^.;:,]{0,60}?\b(?:led|carried\s+out|undertaken|conducted)\s+by\s+")


def person(text: str, place: int) -> Named | None:
    """The person with a title whose name begins at the place."""
    match = _LED_BY.match(text, place)
    return Named.of(match, "reviewer", "name") if match else None


def leader(text: str, end: int) -> Named | None:
    """The person who led what a phrase that ends at `end` names: "the Best Value inspection led by Sir John Dale"."""
    match = _LED.match(text, end)
    return person(text, match.end()) if match else None


_WHO_CAME = regex(rf"\b[Bb]y\s+(?:the\s+)?(?P<name>{_NAME}),?\s+(?:who|which)\s+(?:had\s+|has\s+)?$")


def visitor(text: str, start: int) -> Named | None:
    """Who is the subject of the verb of inspecting at `start`: a firm, the fire service, or "by X, who had"."""
    match = _BRIGADE.search(text, max(0, start - 90), start)
    if match is None:
        match = _WHO_CAME.search(text, max(0, start - 90), start)
        if match is None or _ours(match["name"]) or _PERSON.match(match["name"]):
            return None
    name = match["name"].removeprefix("The ")
    if name in _ALONE or (_ours(name) and not name.startswith("Fire ")):
        return None
    return Named.of(match, "inspectorate" if name == "Inspectorate" else "reviewer", "name")


_NAMED_AFTER = regex(r"s?,?\s+\(?")
_NAMED_BEFORE = regex(_WHOSE)
_DETERMINER = regex(r"(?:\b(?:the|an|its|our|their|this|that)|'s)\s+(?:\w+\s+)?$", re.I)


def with_firms(text: str, listed: tuple[Named, ...], firms: Firms) -> tuple[Named, ...]:
    """The bodies that the text names, the document's firms among them.

    Of "the external auditor, Hill LLP" only the firm, and of "the external audit" none: that is what somebody did.
    """
    own = firms.find(text)
    kept = [b for b in listed if not any(f.start <= b.start and b.end < f.end for f in own)]
    kept += [f for f in own if not any(b.start < f.end and f.start < b.end for b in kept)]
    kept.sort(key=lambda body: body.start)
    return tuple(body for n, body in enumerate(kept) if not _is_general(text, body, kept[max(0, n - 1) : n + 2]))


def _is_general(text: str, body: Named, beside: Sequence[Named]) -> bool:
    """Whether a firm named just before or behind it is meant, or what somebody did: `beside` are its neighbours."""
    if not is_general(body):
        return False
    if body.label.lower().endswith("audit"):
        return text.startswith(" of ", body.end) or _DETERMINER.search(text, 0, body.start) is not None
    return any(
        _NAMED_AFTER.fullmatch(text, body.end, firm.start) or _NAMED_BEFORE.fullmatch(text, firm.end, body.start)
        for firm in beside
        if firm.kind == "auditor" and firm is not body
    )


_ALONE = frozenset(_words["alone"])
_SAME = regex(r"\b[Tt]he\s+same\s+(?P<who>inspectorate|regulator|body|inspectors|auditors?|firm|commission)\b")


def same(text: str, last: Named | None) -> tuple[Named, ...]:
    """ "The same inspectorate": the outside body named last."""
    match = _SAME.search(text) if last is not None and " same " in text else None
    return (replace(last, start=match.start("who"), end=match.end("who")),) if match and last else ()
