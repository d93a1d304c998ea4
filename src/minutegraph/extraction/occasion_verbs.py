"""Inspections told by a verb: "the service was inspected in June", "Ofsted visited the home"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from minutegraph.extraction import labels, occasion_agents, strangers
from minutegraph.extraction import occasion_visitors as visitors
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.dates import DateMention
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.hints import Hints
from minutegraph.extraction.occasions import Occasion, Sighting, time_of_when, words
from minutegraph.extraction.outsiders import Named

_INSPECTED = Caseless(
    r"(?:\b(?:was|were|been|being|be)|[:–]|\s-(?=\s+(?:last\s+)?inspected\s)|\s\((?=inspected\s)|,(?=\s+inspected\s+(?:by|on|in)\b|\s+visited\s+(?:by|on|in|jointly)\b)|^"
    r"(?=inspected\s))\s*(?:(?:last|also|recently|again|previously|first|subsequently|jointly|itself|"
    r"most\s+recently|since)\s+)*"
    r"(?P<verb>(?:re-?)?inspected|visited|revisited|assessed|audited|reviewed|examined|looked\s+at)\b"
)
_COMING = (
    r"(?:(?:re-?)?(?:inspect|visit|audit|assess)|return|come|arrive|be\s+(?:in|at|with|back|here|"
    r"on[\s-]site|embedded\s+(?:with|in)|based\s+(?:with|in|at)|returning|visiting|inspecting|coming))"
)
_PERIOD = r"(?:[\w-]+\s+){0,2}(?:days?|weeks?|months?|fortnight|time)(?:\s+of(?:\s+[\w-]+){1,5}?)?"
_VISITED = Caseless(
    r"\b(?:(?:had|has|have|would|will|(?:was|were|is|are)\s+(?:due\s+)?to)\s+)?"
    r"(?:(?:also|recently|again|last|since|then|now|previously|both|jointly)\s+)*"
    rf"(?P<verb>(?:re-?)?inspected|(?:re-?)?visited|(?<=would\s){_COMING}|(?<=will\s){_COMING}|"
    rf"(?<=(?:was|ere|are|due)\sto\s){_COMING}|(?<=is\sto\s){_COMING}|assessed|attended|arrived|returned|came|(?<=had\s)come(?=\s+(?:to|back|in|on|for)\b)|"
    rf"called(?=\s+(?:unannounced|without|at\s+\w|on\s+\d))|"
    rf"coming|reviewed|audited|examined|looked\s+at|spent\s+{_PERIOD}\s+(?:with|in|at|on[\s-]site)|"
    r"(?:been|were|was)\s+(?:last\s+)?(?:on[\s-]site|here|back|(?:in|at|with|to))|"
    r"(?:was|were|is|are)\s+(?:expected|due)(?:\s+back)?(?=\s+(?:in|on|from|between|during)\b))\b"
)
_TO_BE_INSPECTED = regex(
    r"\b(?:would|will|(?:was|were|is|are)\s+(?:due\s+|scheduled\s+|expected\s+)?to|due\s+to)\s+"
    r"(?:(?!(?:likely|possibly|probably|potentially|perhaps|not|never)\b)\w+\s+)?$",
    re.I,
)
_PASSIVES = Hints(("inspected", "visited", "assessed", "audited", "reviewed", "examined", "looked at"))
_VISITORS = Hints(
    ("inspectors", "inspector ", "team ", "inspectorate", "fire service", "rescue service", " ltd", "limited",
     " llp", "plc ", "associates",
     "consult", "peers ", "who inspected", "which inspected", "who visited", "institute", "agency ", "commission ")
)  # fmt: skip
_TO_INSPECT = regex(
    rf"\bto\s+(?:inspect|assess|review|evaluate|audit|examine|look\s+at)\s+(?:the\s+|our\s+|its\s+)?(?P<on>[\w'&-]+"
    rf"(?:\s+[\w'&-]+){{0,8}}?){labels.STOP}",
    re.I,
)
_OFF = regex(words("time", "off"), re.I)
_THINGS = regex(words("around", "things"), re.I)
_UNREAL = regex(r"\b(?:if|when|to|would|will|could|should|may|being)\b")
_COMES = regex(r"return|come|coming|arrive|back|revisit|re-visit")
_FUTURE = regex(r"\b(?:expected|due|would|will|(?:was|were|is|are|due)\s+to|coming)\b", re.I)
_WHETHER = regex(r"\b(?:if|when|whether)\s+[^,]*$", re.I)
_BY_OURS = regex(
    r"\s+by\s+(?:the\s+)?(?:council's\s+|authority's\s+)?(?:Environmental\s+Health|(?-i:officers|members|"
    r"councillors|the\s+clerk)|(?:[\w&-]+\s+){0,3}(?:[\w&-]+'s|its|their)\s+own)\b",
    re.I,
)
_OF_ALL = regex(
    r"\b(?:all|every|each|most|\d+)\s+(?:of\s+the\s+)?(?:\w+\s+){0,2}?(?:authority|authorities|councils?|"
    r"forces?|services|FRSs|schools|providers|landlords)\b",
    re.I,
)
_ANY_OF_KIND = regex(
    r"(?:(?:local|fire|police|care|children's|nursing|registered|social|maintained|adult|public)\s+)?(?:authorities|councils|forces|homes|hospitals|providers|"
    r"schools|nurseries|colleges|landlords|services|settings|agencies)(?:\s+(?:and|or)\s+(?:(?:care|children's|nursing)\s+)?[a-z]+s)?",
    re.I,
)
"""Those of a kind that are inspected in general: "hospitals and care homes"."""
_HOW_MANY = regex(r"\bhow\s+(?:many|often)\b", re.I)
_AND_IN = regex(r"(?:\s+for\s+[\w ]+?)?,?\s+and\s+(?:again\s+)?(?:(?:in|on)\s+)?(?:the\s+)?", re.I)
_PLAIN = regex(
    r"(?<!Police )(?<!Detective )(?<!Chief )(?<!Planning )\b(?:[Ii]nspectors|(?:[Pp]eer|[Ii]nspection|[Aa]ssessment)"
    r"\s+team|(?:[Ll]ink|[Ll]ead|HM)\s+[Ii]nspector|(?:^|\b[Tt]hat\s+)(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Tt]he|[Aa]\s+team\s+of)?\s*(?:\w+\s+)?[Pp]eers(?:\s+from\s[^,;]{3,40}?)?)(?:,\s+(?:led|headed|chaired|under)\s[^,;]{3,60},)?\s*$"
)
_ONE_OF_THEM = regex(r"\b[Aa]n\s+inspector\s*$")
_OFFICIAL = frozenset(("inspectorate", "regulator"))
_PURPOSE = regex(
    r"\b(?:for|to\s+(?:undertake|carry\s+out|conduct))\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:\w+\s+)?"
    r"(?P<kind>focus+ed\s+visit|monitoring\s+visit|assurance\s+visit|inspection|re-?inspection|(?:corporate\s+)?peer\s+(?:review|challenge))\b",
    re.I,
)
_PURPOSES = {
    "focus": "focused visit", "monit": "monitoring visit", "assur": "assurance visit", "inspe": "inspection",
    "re-in": "inspection", "reins": "inspection", "peer ": "peer review", "corpo": "peer review",
}  # fmt: skip
_FOLLOWING = frozenset(("looked at", "visited", "revisited", "assessed"))
_WHERE = regex(r"\s*(?:(?:at|to|in)\s+which|where)\s")
_EACH = regex(
    r"\s+(?:all|every|each|most)\s+(?:of\s+the\s+)?(?:[\w-]+\s+){0,3}?(?:authority|authorities|councils?|"
    r"forces?|services|FRSs|schools|providers?|"
    r"landlords?|trusts)\b", re.I,
)  # fmt: skip
_OFTEN = regex(
    r"(?:\s+[\w' -]{1,40}?)?\s+(?:on\s+(?:\w+\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|"
    r"many|numerous)\s+(?:separate\s+)?occasions|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many)\s+times|twice|thrice)\b", re.I,
)  # fmt: skip
_DID_THEN = regex(
    r"\s+(?:had|has|was|were)\s|,?\s+(?:gave|given|published|issued|rated|judged|graded|awarded|found|reported|wrote|told|"
    r"sent|announced|confirmed|"
    r"placed|made|took)\b",
    re.I,
)
_WEEK = regex(r"\bin\s+the\s+week\s+(?:of|commencing|beginning)\b|\bw/c\b", re.I)
_CAME_BACK = regex(r"(?:returned|revisited|re-visited|re-?inspected)\b|(?:came|been|were|was)\s+back\b", re.I)
_LAST_TIME = regex(r"\b(?:the\s+)?last\s+time\s+(?:that\s+)?[\w' ]{2,50}$", re.I)
_NEEDS_TIME = frozenset(("attended", "arrived", "returned", "reviewed", "came", "examined", "looked at"))


def find(told: Occasion) -> Iterator[Sighting]:
    """The events that verbs of the sentence tell of, passive ones first."""
    for match in _INSPECTED.finditer(told.text) if _PASSIVES.found(told.text) else ():
        for sighting in _passive(told, match):
            yield sighting
            yield from _gapped(told, sighting)
    for match in _VISITED.finditer(told.text) if told.bodies or _VISITORS.found(told.text) else ():
        yield from _active(told, match)


_AND_NAME = regex(
    r"\s*(?:\([^)]*\))?,?\s+and\s+(?P<on>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4})\s+(?:on|in)\s+(?:the\s+)?$"
)


def _gapped(told: Occasion, sighting: Sighting) -> Iterator[Sighting]:
    """Another with the same verb: "Vale Road had been inspected on 4 June and Mill Lane on 11 June"."""
    if sighting.date is None or sighting.strength != 3:
        return
    for one, other in itertools.pairwise(told.dates):
        match = _AND_NAME.fullmatch(told.text, one.end, other.start) if one.start >= sighting.end else None
        if match is not None:
            yield replace(
                sighting,
                start=match.start("on"),
                end=other.end,
                on=(match["on"],),
                date=other.iso,
                derived=other.derived,
            )


PREMISES = regex(
    r"\b(?:School|Class|Academy|College|Nursery|Primary|House|Home|Lodge|Centre|Hospital|Unit|Court|Ward|Ysgol|Practice|Surgery)\b"
)


_SUBJECT_IT = regex(r"\b(?:it|they)(?:\s+(?:had|has|have|also|then))*\s*$", re.I)


def _passive(told: Occasion, match: re.Match[str]) -> Iterator[Sighting]:
    """Somebody was inspected; of other verbs only where the agent is an outside body."""
    text, verb = told.text, match["verb"].lower()
    begin = told.clause(match.start())
    agents = occasion_agents.agents(
        told,
        match.end(),
        match.end(),
        "audit"
        if verb == "audited"
        else "review"
        if verb in ("reviewed", "assessed", "examined", "looked at")
        else "inspection",
    )
    if not agents and _BY_OURS.match(text, match.end()):
        return
    if not agents:
        stranger = strangers.agent(text, begin, match.end())
        agents = (stranger,) if stranger else ()
    follows = not agents and verb in _FOLLOWING
    if not agents and not follows and ("inspect" not in verb or _THINGS.search(text, begin, match.start())):
        return
    coming = _TO_BE_INSPECTED.search(text, begin, match.start()) if match[0].lower().startswith("be") else None
    if (
        _OFF.search(text, begin, match.end())
        or (coming is None and match[0].lower().startswith("be "))
        or (coming is None and _UNREAL.search(text[max(begin, match.start() - 12) : match.end()].lower()))
    ):
        return
    date = told.time_after(match.end()) or time_of_when(told, begin)
    if date is None and (coming is not None or text.endswith(":")):
        return
    if follows and (date is None or len(date.iso) < 10) and not (date and _LAST_TIME.search(text, 0, match.start())):
        return
    subjects = labels.subjects(text, begin, coming.start() if coming else match.start())
    if date is None and any(map(_ANY_OF_KIND.fullmatch, subjects)):
        return
    if match[0].startswith(",") and verb == "visited" and not any(map(PREMISES.search, subjects)):
        return  # "Mr Hill, visited on 4 May"
    if _HOW_MANY.search(text, begin, match.start()) or (date is None and _OF_ALL.search(text, begin, match.start())):
        return
    kind = {"audited": "audit", "reviewed": "other"}.get(verb, "inspection")
    if kind == "inspection" and agents and all(body.kind == "reviewer" for body in agents):
        kind = "other"
    framework = told.framework(begin, match.end())
    if framework is not None and framework.end < match.start() and "inspection" in framework.label.lower():
        framework = (
            None  # another inspection: "why this was a short inspection if the school had been inspected in May"
        )
    of_it = not subjects and _SUBJECT_IT.search(text, begin, match.start()) is not None
    asked = labels.asked_about(told.around.before) if of_it else ()
    yield Sighting(
        begin, match.end(), kind, 3 if date else 2, agents, subjects or asked, framework, date.iso if date else None,
        bool(date and date.derived), which="previous" if _LAST_TIME.search(text, 0, match.start()) else "",
        head="inspected", follows=not agents, again=follows,
        of_it=of_it and not asked,
        arranged=coming is not None,
    )  # fmt: skip


def _active(told: Occasion, match: re.Match[str]) -> Iterator[Sighting]:
    """An outside body, or inspectors without a name, inspected or came."""
    text, verb = told.text, match["verb"].lower()
    subject = visitors.subject(told, match.start())
    if subject and subject[0].slug.startswith("name ") and not told.dates:
        return
    plain = _PLAIN.search(text, 0, match.start())
    plain = plain or (
        _ONE_OF_THEM.search(text, 0, match.start()) if any(b.kind in _OFFICIAL for b in told.bodies) else None
    )
    if not (subject or plain) or (verb == "reviewed" and not _may_review(told, match, subject)):
        return
    if _OFTEN.match(text, match.end()) or _EACH.match(text, match.end()):
        return
    begin = told.clause(match.start())
    date = told.time_after(match.start("verb"))
    if date is not None and text.find(" but ", match.end(), date.start) >= 0:
        date = None  # "how often inspectors would return but the first visit was expected in May"
    future = _FUTURE.search(match[0]) is not None
    if (
        date is None
        and (future or not subject or verb in _NEEDS_TIME)
        and not (future and subject and _WEEK.search(text, match.end()))
    ):
        return
    if _OFF.search(text, begin, match.end()) or (date is None and _WHETHER.search(text, begin, match.start())):
        return
    label = visitors.place(told, match)
    if label is None or (date is None and (visitors.BEING.fullmatch(verb) or _ANY_OF_KIND.fullmatch(label))):
        return
    if not label and _WHERE.match(text, begin):
        label = labels.antecedent(text[:begin].rstrip(" ,"))
    whom = _WHOM_THEY.search(text, 0, subject[0].start) if subject and not label else None
    if whom is not None:
        label = labels.antecedent(text[: whom.start()])
    purpose = _PURPOSE.search(text, match.end())
    looking = _TO_INSPECT.search(text, match.end()) if not label else None
    if looking is not None and not told.has_clause_between(match.end(), looking.start()):
        label = labels.clean(looking["on"])
    kind = (
        _PURPOSES[purpose["kind"].lower()[:5]]
        if purpose and (future or verb.startswith(visitors.NO_OBJECT))
        else "inspection"
        if looking is not None and " inspect " in looking[0]
        else _kind(verb, future, subject, plain)
    )
    near = () if subject else _near(told, plain)
    for when in (date, *_further(told, date)) if date else (None,):
        yield Sighting(
            begin, match.end(), kind, 3 if when else 2, subject or visitors.post(text, match.start()),
            (label,) if label else (), told.framework(begin, purpose.end() if purpose else match.end()),
            when.iso if when else None, bool(when and when.derived), bare=not subject, arranged=future, head="visited",
            of_it=not label and not future and _CAME_BACK.match(verb + told.text[match.end() :]) is not None,
            near=near,
        )  # fmt: skip


_WHOM_THEY = regex(r"(?<=\w),?\s+which\s+(?:the\s+)?$")
"""Before who inspected it: "Brook Surgery, which the" CQC inspected."""


def _near(told: Occasion, plain: re.Match[str] | None) -> tuple[Named, ...]:
    """Whose "inspectors" or "peers" they are: of the one such body that the sentence before names."""
    if plain is None or any(body.kind in ("inspectorate", "regulator", "reviewer") for body in told.bodies):
        return ()
    kinds = ("reviewer",) if "peer" in plain[0].lower() else ("inspectorate", "regulator")
    return told.only_near(*kinds)


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
        return (
            "audit" if verb == "audited" else "peer review" if any(body.slug == "lga" for body in subject) else "other"
        )
    if any(body.kind == "department" for body in subject):
        return "other"
    if (plain and "peer" in plain[0].lower()) or any(body.slug == "lga" for body in subject):
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
