"""Inspections told by a verb: "Ofsted visited the home", and those told by a passive one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.inspections import antecedents, labels, occasion_agents, occasion_kinds
from minutegraph.extraction.inspections import occasion_passives as passives
from minutegraph.extraction.inspections import occasion_visitors as visitors
from minutegraph.extraction.inspections.gradewords import GRADED
from minutegraph.extraction.inspections.occasions import OFF, PREMISES, STATUTORY, Occasion, words
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.dates import DateMention
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.numbers import SEVERAL
from minutegraph.extraction.parties.outsiders import Named

_COMING = (
    r"(?:(?:re-?)?(?:inspect|visit|audit|assess)|return|come|arrive|be\s+(?:in|at|with|back|here|"
    r"on[\s-]site|embedded\s+(?:with|in)|based\s+(?:with|in|at)|returning|visiting|inspecting|coming))"
)
_PERIOD = r"(?:[\w-]+\s+){0,2}(?:days?|weeks?|months?|fortnight|time)(?:\s+of(?:\s+[\w-]+){1,5}?)?"
_VISITED = Caseless(
    r"\b(?:(?:had|has|have|would|will|(?:was|were|is|are)\s+(?:due\s+)?to)\s+)?"
    r"(?:(?:also|recently|again|last|since|then|now|previously|both|jointly)\s+)*"
    rf"(?P<verb>(?:re-?)?inspected|(?<=after\s)(?:re-?)?inspecting|(?:re-?)?visited|(?<=would\s){_COMING}|(?<=will\s){_COMING}|"
    rf"(?<=(?:was|ere|are|due)\sto\s){_COMING}|(?<=is\sto\s){_COMING}|assessed|attended(?=\s+(?:the\s+)?(?:home|school|site|premises|hospital|unit|service|nursery|ward|station|surgery|centre|force|council)\b|\s+(?:on\s+site|unannounced)\b|\s+(?:the\s+)?(?:[A-Z][\w'-]+\s+){{1,3}}(?:{PREMISES}|Station)\b)|arrived|returned|came|(?<=had\s)come(?=\s+(?:to|back|in|on|for)\b)|"
    rf"called(?=\s+(?:unannounced|without|at\s+\w|on\s+\d))|"
    rf"coming|reviewed|audited|examined|looked\s+at|spent\s+{_PERIOD}\s+(?:with|in|at|on[\s-]site)|"
    r"(?:been|were|was)\s+(?:last\s+)?(?:on[\s-]site|here|back|(?:into|in|at|with|to))|went\s+into|gone\s+into|(?:went|gone)\s+back|"
    r"(?<!who\s)(?<!which\s)(?<!that\s)(?:inspects?|visits?)(?=\s+(?:the|our|its|us)\s)|"
    r"(?:was|were|is|are)\s+(?:expected|due)(?:\s+back)?(?=\s+(?:in|on|from|between|during)\b))\b"
)
_VISITORS = Hints(
    ("inspectors", "inspector ", "team ", "inspectorate", "fire service", "fire officers", "rescue service", " ltd", "limited",
     " llp", "plc ", "associates",
     "consult", "peers ", "who inspected", "which inspected", "who visited", "institute", "agency ", "commission ")
)  # fmt: skip
_TO_INSPECT = regex(
    rf"\bto\s+(?:inspect|assess|review|evaluate|audit|examine|look\s+at)\s+(?:the\s+|our\s+|its\s+)?(?P<on>[\w'&-]+"
    rf"(?:\s+[\w'&-]+){{0,8}}?){labels.STOP}",
    re.I,
)
_COMES = regex(r"return|come|coming|arrive|back|revisit|re-visit")
_FUTURE = regex(r"\b(?:expected|due|would|will|(?:was|were|is|are|due)\s+to|coming)\b", re.I)
_WHETHER = regex(r"\b(?:if|when|whether)\s+[^,]*$", re.I)
_SUPPOSED = regex(
    r"\b(?:if|unless|whether)\s+(?:the\s+)?(?:[\w'&]+\s+){1,4}$|^\W*(?:Had|Were|"
    r"Should)\s+(?:the\s+)?(?:[\w'&]+\s+){1,4}$",
    re.I,
)
"""Before a verb of inspecting: it is only supposed, "if Ofsted visited"."""
_NO_CHECK = regex(
    r"\s+(?:the\s+|its\s+own\b|their\s+own\b)?\s*(?:meeting|committee|board|panel|forum|cabinet|cttee|accounts)\b|(?:\s+and)?\s+(?:to\s+)?(?:gave|give|present|presented|speak|spoke)\b",
    re.I,
)
"""Behind a verb of visiting: who came to a meeting, or to tell something."""
_AND_IN = regex(r"(?:\s+for\s+[\w ]+?)?,?\s+and\s+(?:again\s+)?(?:(?:in|on)\s+)?(?:the\s+)?", re.I)
_PLAIN = regex(
    r"(?<!Police )(?<!Detective )(?<!Chief )(?<!Planning )\b(?:[Ii]nspectors|(?:[Pp]eer(?:\s+challenge|\s+review)?|"
    r"[Ii]nspection|[Aa]ssessment)"
    r"\s+team(?:\s+(?:which|that|who))?|(?:[Ll]ink|[Ll]ead|HM)\s+[Ii]nspector|(?:^|\b[Tt]hat\s+)(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Tt]he|[Aa]\s+team\s+of)?\s*(?:\w+\s+)?[Pp]eers(?:\s+from\s[^,;]{3,40}?)?)(?:,\s+(?:led|headed|chaired|under)\s[^,;]{3,60},)?\s*$"
)
_ONE_OF_THEM = regex(r"\b[Aa]n\s+inspector\s*$")
_WHERE = regex(r"\s*(?:(?:at|to|in)\s+which|where)\s")
_EACH = regex(
    rf"\s+(?:all|every|each|most)\s+(?:of\s+the\s+)?(?:[\w-]+\s+){{0,3}}?{words('around', 'many')}", re.I
)
_OFTEN = regex(
    rf"(?:\s+[\w' -]{{1,40}}?)?\s+(?:on\s+(?:\w+\s+)?(?:{SEVERAL}|\d+|several|"
    r"many|numerous)\s+(?:separate\s+)?occasions|"
    rf"(?:{SEVERAL}|\d+|several|many)\s+times|twice|thrice)\b", re.I,
)  # fmt: skip
_DID_THEN = regex(
    rf"\s+(?:had|has|was|were)\s|,?\s+(?:gave|given|published|issued|{GRADED}|awarded|found|reported|wrote|told|"
    r"sent|announced|confirmed|"
    r"placed|made|took)\b",
    re.I,
)
_WEEK = regex(r"\bin\s+the\s+week\s+(?:of|commencing|beginning)\b|\bw/c\b", re.I)
_CAME_BACK = regex(r"(?:returned|revisited|re-visited|re-?inspected)\b|(?:came|been|were|was|went|gone)\s+back\b", re.I)
_PRESENT = frozenset(("inspect", "inspects", "visit", "visits"))
_NEEDS_TIME = _PRESENT | {
    "attended", "arrived", "returned", "went back", "gone back", "reviewed", "came", "examined", "looked at"
}  # fmt: skip


def find(told: Occasion) -> Iterator[Sighting]:
    """The events that verbs of the sentence tell of, passive ones first."""
    yield from passives.find(told)
    for match in _VISITED.finditer(told.text) if told.bodies or _VISITORS.found(told.text) else ():
        yield from _active(told, match)


def _active(told: Occasion, match: re.Match[str]) -> Iterator[Sighting]:
    """An outside body, or inspectors without a name, inspected or came."""
    text, verb = told.text, match["verb"].lower()
    subject = visitors.subject(told, match.start())
    plain = _PLAIN.search(text, 0, match.start())
    if plain is None and any(b.kind in STATUTORY for b in told.bodies):
        plain = _ONE_OF_THEM.search(text, 0, match.start())
    if not (subject or plain) or not _may_inspect(told, match, subject):
        return
    begin = told.clause(match.start())
    date = told.time_after(match.start("verb"))
    if date is not None and text.find(" but ", match.end(), date.start) >= 0:
        date = None  # "how often inspectors would return but the first visit was expected in May"
    future = _FUTURE.search(match[0]) is not None or verb in _PRESENT
    in_week = future and subject and _WEEK.search(text, match.end())
    if date is None and (future or not subject or verb in _NEEDS_TIME) and not in_week:
        return
    label = visitors.place(told, match) if not _is_supposed(told, match, begin, date is not None) else None
    if label is None or (date is None and (visitors.BEING.fullmatch(verb) or passives.ANY_OF_KIND.fullmatch(label))):
        return
    label = label or _antecedent(text, begin, subject)
    purpose = occasion_kinds.purpose(text, match.end())
    looking = _TO_INSPECT.search(text, match.end()) if not label else None
    if looking is not None and not told.has_clause_between(match.end(), looking.start()):
        label = labels.clean(looking["on"])
    if purpose and (future or verb.startswith((*visitors.NO_OBJECT, "visited", "returned"))):
        kind = purpose.kind
    else:
        kind = "inspection" if looking and " inspect " in looking[0] else _kind(verb, future, subject, plain)
    near = () if subject else _near(told, plain)
    for when in (date, *_further(told, date)) if date else (None,):
        yield Sighting(
            begin, match.end(), kind, 3 if when else 2, inspectors=subject or visitors.post(text, match.start()),
            on=(label,) if label else (), framework=told.framework(begin, purpose.end if purpose else match.end()),
            when=when, bare=not subject, arranged=future, head="visited",
            of_it=not label and not future and _CAME_BACK.match(verb + told.text[match.end() :]) is not None,
            near=near,
        )  # fmt: skip


def _may_inspect(told: Occasion, match: re.Match[str], subject: tuple[Named, ...]) -> bool:
    """Whether the verb may tell of one inspection by its subject: not of many, nor of another sort of visit."""
    verb = match["verb"].lower()
    if subject and subject[0].slug.startswith("name ") and not told.dates:
        return False
    if verb == "reviewed" and not _may_review(told, match, subject):
        return False
    if subject and verb in _CALLS and not any(map(occasion_agents.inspects_by_visits, subject)):
        return False
    return not (_OFTEN.match(told.text, match.end()) or _EACH.match(told.text, match.end()))


def _is_supposed(told: Occasion, match: re.Match[str], begin: int, dated: bool) -> bool:
    """Whether the sentence only supposes or denies that somebody came, or tells of something else than a check."""
    text = told.text
    supposed = _SUPPOSED.search(text, 0, match.start()) and not _FUTURE.search(match[0])
    if supposed or _NO_CHECK.match(text, match.end()) or OFF.search(text, begin, match.end()):
        return True
    return not dated and _WHETHER.search(text, begin, match.start()) is not None


def _antecedent(text: str, begin: int, subject: tuple[Named, ...]) -> str:
    """What stands before the "where" or "which" that opens the clause: "Brook Surgery, which the CQC visited"."""
    label = antecedents.antecedent(text[:begin].rstrip(" ,")) if _WHERE.match(text, begin) else ""
    whom = _WHOM_THEY.search(text, 0, subject[0].start) if subject and not label else None
    return antecedents.antecedent(text[: whom.start()]) if whom is not None else label


_CALLS = frozenset(("visited", "reviewed", "visit", "come", "came"))
"""Verbs that alone tell of no inspection where the body makes other visits too."""
_WHOM_THEY = regex(r"(?<=\w),?\s+which\s+(?:the\s+)?$")
"""Before who inspected it: "Brook Surgery, which the" CQC inspected."""


def _near(told: Occasion, plain: re.Match[str] | None) -> tuple[Named, ...]:
    """Whose "inspectors" or "peers" they are: of the one such body that the sentence before names."""
    if plain is None or any(body.kind in STATUTORY or body.kind == "reviewer" for body in told.bodies):
        return ()
    return told.only_near(*(("reviewer",) if "peer" in plain[0].lower() else STATUTORY))


_REVIEWED = regex(
    r"\s+(?:the\s+|our\s+|its\s+)?(?:[\w'-]+\s+){0,4}?(?:progress|evidence|data|plans?|reports?|papers|position|guidance|cases?|files|records|response|"
    r"information|performance|documents?|submission|return|figures|action|policy|policies|approach)\b",
    re.I,
)


def _may_review(told: Occasion, match: re.Match[str], subject: tuple[Named, ...]) -> bool:
    """Whether "reviewed" tells of an event: reviewers and auditors do so, inspectorates where a service and a time are told."""
    if any(body.kind in ("reviewer", "auditor") for body in subject):
        return True
    return bool(subject) and bool(told.dates) and not _REVIEWED.match(told.text, match.end())


def _kind(verb: str, future: bool, subject: tuple[Named, ...], plain: re.Match[str] | None) -> str:
    """The kind of what the verb tells of; of a coming back nothing is known but that it is arranged."""
    if future and _COMES.search(verb):
        return "other"
    if verb in ("audited", "reviewed"):
        return "audit" if verb == "audited" else "peer review" if occasion_agents.reviews_peers(subject) else "other"
    if any(body.kind == "department" for body in subject):
        return "other"
    if (plain and "peer" in plain[0].lower()) or occasion_agents.reviews_peers(subject):
        return "peer review"
    if "inspect" in verb:
        return "inspection"
    return "other" if any(body.kind in ("reviewer", "auditor") for body in subject) else "inspection"


def _further(told: Occasion, date: DateMention) -> list[DateMention]:
    """Other times of the same verb: "in July for one and in the autumn for the other"."""
    return [
        d
        for d in told.dates
        if d.start > date.end
        and _AND_IN.fullmatch(told.text, date.end, d.start)
        and not _DID_THEN.match(told.text, d.end)
    ]
