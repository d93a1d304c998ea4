"""What a sentence says is to be done after the meeting: promises, requests, tasks without a finite verb, orders of a limb.

    promises("The Clerk undertook to write to the owner before the next meeting.")
    orders("the Director be asked to report back in May")

Plans of a service ("the team would recruit", "a home would open") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutegraph.extraction import due
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.subjects import Subject, agent_after, main_subject, party_at, subject_of
from minutegraph.lexicon import load
from minutegraph.model import Party

_ADVERBS = r"(?:(?:also|then|therefore|now|again|each|all|both|in\s+turn|in\s+due\s+course|only|instead|further|(?!reply|apply|supply)\w+ly)\s+)*"
_RECIPIENT = re.compile(
    r"\b(?:members?|committee|panel|board|forum|cabinet|councillors?|cllrs?|him|her|them|meeting|scrutiny|the council|commission|executive|in writing|written|"
    r"work programme|forward plan|action (?:log|list)|minutes|after the meeting|outside (?:of )?the meeting|all concerned|details|back|again|this|it|that|matter|issue|"
    r"residents?|next|query|request|questions?)\b",
    re.I,
)
_ASKING = re.compile(
    r"\b(?:asked|asks|queried|enquired|inquired|wondered|questioned|wanted to know|sought|suggested|hoped|felt|recommended|proposed|considered|if|unless|whether|"
    r"promised by|told by|expected|wished)\b[^.;]*$",
    re.I,
)
_QUESTION = re.compile(r"\b(?:asked|queried|enquired|inquired|wondered|questioned|wanted to know|sought|clarification)\b[^.;]*\b(?:if|whether|how|what|when|why|who|where|which|as to|clarification|assurance)\b", re.I)
_PAST = re.compile(r"\b(?:had|has been|have been|having)\s+(?:\w+\s+)?$", re.I)
_ACCEPTED = re.compile(
    r"\b(?:accepted|apologised|acknowledged|took)\b[^.;]{0,60}?\s(?:and|but)\s+(?P<modal>would|will)\s+(?!be\b|have\b|not\b|like\b|continue\b|expect\b)\w+"
)
_STARTS = re.compile(r"(?:^|\s[-–—]\s|;\s|[.,]\s(?=[A-Z])|\band\s+(?=(?:the\s+)?(?:[A-Z]|clerk\b|officers\b)))")
_INFINITIVE = re.compile(
    r"\W*To\s+(?:suggest|write|ask|contact|chase|obtain|inform|request|circulate|send|arrange|order|buy|remind|email|thank|notify|purchase|speak)\b"
)
_JOINT = re.compile(r",?\s+and\s+(?=(?:the|a|an)\s+[\w' -]{1,50}?\s(?:would|will)\b)")
_PARTICIPLE = re.compile(r"(?:[^e]ed|ied|eed|en|ght|nt|ut|ept|ade|eld|old|one|aid|ung|et|ost|un|own|awn|orn|it|read|taken \w+)$", re.I)
_ADJECTIVES = frozenset(
    """present different evident important sufficient current absent independent consistent content urgent excellent apparent relevant frequent
    permanent recent significant efficient quiet open golden indeed need fit well-lit concerned pleased none one quorate convenient prudent
    transparent wet set""".split()
) - {"set"}
_ANSWERS = re.compile(r"\b(?:answer|response|reply|figures?|note|briefing|list|copy|copies|link|slides|breakdown|details)$", re.I)
_BODY = re.compile(r"\b(?:members|committee|panel|board|forum|cabinet|council|meeting|scrutiny|commission|executive|councillors)\b", re.I)
_WH = re.compile(r"\W*(?:whether|if|how|what|why|when|who|where|which)\b", re.I)
_REPLIED = re.compile(r"\b(?:to which|answered|replied|responded|was (?:told|informed|advised)|said)\b")
_IS_TO = re.compile(r"\b(?:is|are)\s+(?:also\s+)?to\s+(?P<verb>[a-z]+)")
_TOLD_BEFORE = re.compile(r"\bhad\s+(?:\w+\s+)?(?:said|agreed|promised|undertaken|been told|been promised|been advised|indicated|stated)\b")
_TOLD = re.compile(r"\s\w+ed\s|\s(?:thought|felt|saw|took|made|found|gave)\s")
_AND = re.compile(r"\s(?:and|but|so that)\s+(?=(?:if|it|that|he|she|they|the|there|this)\b)")
_DASH = re.compile(r"\s[-–—]\s")
_NOUNISH = frozenset(
    "the a an all any this that these those its their his her our your each every no some which whom who date be year end include mr mrs cllr".split()
)
_BARE_STOP = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|should|did|does|said|asked|noted|advised|reported|agreed|resolved|due|subject|relation|according|prior|"
    r"regard|response|addition|reference|relating|related|owing|thanks|contrary|respect|order|able|how|when|where|what|wished|wishes|need|needs|needed|"
    r"plans?|aims?|aimed|planned|opportunity|ability|duty|power|right|decision|access|answers?|responses?|changes|amendments?|objections?|commitment|contribution|approach|proposal|from|open|welcome|welcomed|pleased|keen|like|want|wanted|possible|important|likely|about|going|began|continue|continued|continues|work|members'?|up|referred|attached|listened|spoke|led|leads|lead|used|seems?|seemed|appeared|remains|came|comes|went|goes|given|allocated|attention|consideration|not|never|how|\w+ed)\s*$",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|should|did|does|said|asked|noted|advised|reported|agreed|resolved|explained|confirmed|stated|which|who|that|if|whether|there|it)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to be done: where it stands in the text, who is to do it, by when.

    `pending` tells that the owner is a pronoun which nothing in the sentence explains. `hearing` tells that it is the body
    itself which is to hear or get something ("receive an update in May").
    """

    start: int
    end: int
    rule: str
    owner: tuple[Party, ...] = ()
    due: str | None = None
    pending: bool = False
    hearing: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    may: re.Pattern[str]
    promise: re.Pattern[str]
    strong: re.Pattern[str]
    passive: re.Pattern[str]
    come: re.Pattern[str]
    direct: re.Pattern[str]
    directed: re.Pattern[str]
    request: re.Pattern[str]
    requested: re.Pattern[str]
    like: re.Pattern[str]
    matters: re.Pattern[str]
    records: re.Pattern[str]
    common: re.Pattern[str]
    tasks: re.Pattern[str]
    nothing: re.Pattern[str]
    now: frozenset[str]
    bare: re.Pattern[str]


def _gerunds(words: list[str]) -> list[str]:
    out = []
    for word in words:
        first, _, rest = word.partition(" ")
        stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
        stem = stem + stem[-1] if re.fullmatch(r"(?:get|put|let|cut|submit|refer)", first) else stem
        out.append(f"{stem}ing {rest}".strip())
    return out


@cache
def _rules() -> _Rules:
    data = load("actions")
    verbs, asks = data["verbs"], data["requests"]
    weak = set(data["promises"]["weak"])
    strong = [words for words in data["promises"]["words"] if words not in weak]
    tasks = pattern(verbs["tasks"])
    directives = pattern(asks["directives"])
    return _Rules(
        re.compile(
            r"\b(?:would|will|shall|could|undert\w+|offer\w*|promise\w*|volunteer\w*|pledge\w*|commit\w*|agree\w*|happy|willing|pleased|to|ask\w*|request\w*|should)\b|'d\b|'ll\b",
            re.I,
        ),
        re.compile(
            rf"(?:\b(?P<aux>{pattern(sorted(weak))}|would|will|shall)|(?P<short>'d|'ll))\s+{_ADVERBS}(?:be\s+(?P<ing>{pattern(_gerunds(verbs['tasks']))})|(?P<verb>{tasks}))\b",
            re.I,
        ),
        re.compile(rf"\b(?P<aux>{pattern(strong)})\s+{_ADVERBS}(?P<verb>[a-z]+)", re.I),
        re.compile(
            rf"\b(?P<aux>would|will|could|can|shall|is\s+to|are\s+to|was\s+to|were\s+to|to|needs?\s+to)\s+{_ADVERBS}(?:be|get)\s+{_ADVERBS}(?P<verb>{pattern(verbs['delivered'])})\b",
            re.I,
        ),
        re.compile(r"\b(?:would|will|is\s+to)\s+(?:\w+ly\s+|also\s+|then\s+|now\s+)*(?:come|return|go|report)\s+(?:back\s+)?(?:in\s+draft|to\s+(?:the\s+|a\s+|this\s+|its\s+)?(?:next|future|\w+\s+meeting|committee|panel|board|cabinet|full council|council)|at\s+the)", re.I),
        re.compile(rf"\b(?P<verb>{directives})\s+", re.I),
        re.compile(rf"\b(?:was|were|is|are|(?:would|will|to)\s+(?:also\s+)?be(?!\s+(?:\w+\s+)?invited)|been|being)\s+{_ADVERBS}(?P<verb>{directives})\s+(?:(?:if\s+(?:they|he|she)\s+(?:could|would))|to)\s+{_ADVERBS}(?P<task>[a-z]+)", re.I),
        re.compile(rf"(?:^|\b)(?P<verb>{pattern(asks['verbs'])})\s+(?:that|for)\b", re.I),
        re.compile(rf"\b(?P<paper>{pattern(asks['papers'])})\b[^.;]*?\b(?:was|were)\s+(?:also\s+)?requested\b|(?:^|\b)(?:requested|asked for)\s+(?:that\s+)?(?:an?|the|further|regular)\s+(?:[\w'-]+\s+){{0,4}}?(?P<object>{pattern(asks['papers'])})\b", re.I),
        re.compile(r"\b(?:would|'d)\s+(?:also\s+)?(?:like|welcome|appreciate)\s+(?:an?|the|some|further|more)\b|\bwish(?:ed|es)\s+to\s+see\b", re.I),
        re.compile(rf"\b(?:{pattern(verbs['matters'])})(?:\s+(?:of|on|from|about|regarding|for|to|in|relating|showing|setting|with|requesting|asking|concerning)\s.*)?$", re.I),
        re.compile(rf"\b(?:{pattern(asks['records'])})\b", re.I),
        re.compile(rf"(?:{pattern(verbs['common'])})$", re.I),
        re.compile(rf"(?:{tasks})\b", re.I),
        re.compile(rf"(?:{pattern(verbs['nothing'])})\b", re.I),
        frozenset(asks["now"]),
        re.compile(rf"(?P<subject>[^.;:]{{2,160}}?)\s+(?P<to>to)\s+{_ADVERBS}(?P<verb>be\s+{_ADVERBS}(?P<part>\w+)|[a-z]+)\b"),
    )


def is_participle(word: str) -> bool:
    """Whether a word after "be" can be a participle ("sent", "put", "brought") and is no adjective ("helpful", "present")."""
    return _PARTICIPLE.search(word) is not None and word.lower() not in _ADJECTIVES


def is_task(verb: str) -> bool:
    """Whether the base form is a verb of the lexicon of tasks."""
    return _rules().tasks.fullmatch(verb) is not None


def promises(text: str) -> list[Task]:
    """The tasks of a sentence that is no limb: what somebody undertook, would do, was asked to do."""
    rules = _rules()
    if not rules.may.search(text) or _WH.match(text):
        return []
    joint = _JOINT.search(text)
    if joint:
        first, second = promises(text[: joint.start()]), promises(text[joint.end() :])
        if first and second and second[0].owner and second[0].owner != first[0].owner and first[0].rule != second[0].rule:
            shifted = [replace(t, start=t.start + joint.end(), end=t.end + joint.end()) for t in second]
            return first + shifted
    for rule in (_promised, _followed, _directed, _requested, _passive, _coming):
        found = rule(text)
        if found:
            return found + [task for task in bare(text) if task.start > found[0].start and " - " in text]
    return bare(text)


def _asked(before: str) -> bool:
    """Whether what stands before a verb puts a question that nobody has answered yet."""
    question = _QUESTION.search(before)
    return question is not None and _REPLIED.search(before, question.start() + 5) is None


def _task(text: str, rule: str, subject: Subject | None = None, owner: tuple[Party, ...] = (), at: int = 0) -> Task:
    stop = _AND.search(text, at + 20) if at else None
    found = due.find(text, at, stop.start() if stop else None) or (due.find(text, 0, at) if at else None)
    if subject is not None and subject.parties:
        owner = subject.parties
    return Task(0, len(text), rule, owner, found.text if found else None, subject is not None and subject.kind == "pronoun")


def _promised(text: str) -> list[Task]:
    """"X undertook to look into it", "she would write to Members"."""
    rules = _rules()
    out: list[Task] = []
    for found in [*rules.strong.finditer(text), *rules.promise.finditer(text)]:
        before = text[: found.start()]
        if _PAST.search(before) and "agreed" not in found[0].lower() or re.search(r"\bhad\s+(?:\w+\s+)?$", before) or _asked(before):
            continue
        if re.search(r"\b(?:if|unless|whether)\s+(?:\w+\s+){0,3}$", before, re.I) or _TOLD_BEFORE.search(before):
            continue
        subject = subject_of(text, found.start())
        if subject.kind not in ("party", "pronoun"):
            continue
        strong = "strong" if found.re is rules.strong else ""
        if not _worth(found, text, subject, bool(strong)):
            continue
        out.append(_task(text, "action.undertook" if strong else "action.would", subject, at=found.start()))
    for found in _IS_TO.finditer(text):
        subject = subject_of(text, found.start())
        if out or subject.kind != "party" or subject.resolved or not all(p.kind in ("post", "person") for p in subject.parties):
            continue
        if found["verb"] not in ("be", "have", "the") and not rules.nothing.fullmatch(found["verb"]) and not _asked(text[: found.start()]):
            out.append(_task(text, "action.is-to", subject, at=found.start()))
    return out[:1] if len({task.owner for task in out}) < 2 else _by_owner(out)


def _by_owner(tasks: list[Task]) -> list[Task]:
    kept: list[Task] = []
    for task in tasks:
        if all(task.owner != other.owner for other in kept):
            kept.append(task)
    return kept


def _worth(found: re.Match[str], text: str, subject: Subject, strong: bool) -> bool:
    """Whether the verb of a promise is a task for the meeting and no plan of a service."""
    rules = _rules()
    rest = text[found.end() :]
    groups = found.groupdict()
    verb = (groups.get("verb") or "").lower()
    aux = re.sub(r"\s+", " ", (groups.get("aux") or "").lower())
    if verb and verb.split()[0] in ("not", "never", "be", "have", "the", "a", "an"):
        return False
    collective = bool(subject.parties) and all(p.kind in ("body", "authority", "organisation", "department", "inspectorate") for p in subject.parties)
    if strong:
        return rules.nothing.match(text, found.start("verb")) is None or rules.tasks.match(text, found.start("verb")) is not None
    if aux.startswith("agree") and (collective or any(re.match(r"(?:members|councillors|all)$", p.label, re.I) for p in subject.parties)):
        return False
    if groups.get("ing"):
        return _RECIPIENT.search(rest) is not None or due.find(text, found.end()) is not None
    if aux.startswith("agree") or aux in ("has agreed to", "have agreed to"):
        return rules.nothing.fullmatch(verb) is None
    if verb == "report to":
        return _BODY.search(rest[:60]) is not None
    common = rules.common.match(verb) is not None
    if common:
        return _RECIPIENT.search(rest[:160]) is not None or due.find(text, found.end()) is not None
    return True


def _followed(text: str) -> list[Task]:
    """"Officers accepted this and would use letters": what a speaker draws from a point made."""
    found = _ACCEPTED.search(text)
    if not found:
        return []
    subject = subject_of(text, found.start("modal"))
    return [_task(text, "action.would", subject, at=found.start())] if subject.kind == "party" else []


def _directed(text: str) -> list[Task]:
    """"Officers were asked to add a column", "asked Members to send comments"."""
    rules = _rules()
    for found in rules.directed.finditer(text):
        before = text[: found.start()]
        if _PAST.search(before) or re.search(r"\b(?:been|being|had)\b", found[0]) or _asked(before) or re.search(r"\bif\b", before):
            continue
        subject = subject_of(text, found.start())
        late = due.find(text, found.end()) is not None
        if found["task"].lower() == "respond" and found["verb"].lower() != "invited":
            late = True
        if found["task"].lower() in rules.now and not late or rules.nothing.fullmatch(found["task"]) and not late:
            continue
        if found[0].lower().startswith("to be") or subject.kind == "thing" and subject.words in ("it", "which", "who", "this", "that"):
            continue
        if subject.kind == "party" and not subject.resolved or subject.kind == "pronoun":
            return [_task(text, "action.asked", subject, at=found.start())]
    for found in rules.direct.finditer(text):
        parties, end = party_at(text, found.end())
        task = re.compile(rf"\s+(?:in\s+turn\s+)?to\s+{_ADVERBS}(?P<task>[a-z]+)").match(text, end)
        before = text[: found.start()]
        if not parties or not task or _PAST.search(before) or _asked(before):
            continue
        late = due.find(text, task.end()) is not None
        if task["task"] in rules.now and not late or task["task"] in ("note", "be"):
            continue
        return [_task(text, "action.asked", owner=parties, at=found.start())]
    return []


def _requested(text: str) -> list[Task]:
    """"Members requested that a report be brought", "the Chair would like a list at the next meeting"."""
    rules = _rules()
    found = rules.request.search(text)
    if found and not _PAST.search(text[: found.start()]) and not re.search(r"\b(?:was|were|is)\s+(?:also\s+)?$", text[: found.start()]):
        rest = text[found.end() :]
        if found[0].lower().endswith("that"):
            if not rules.records.search(rest) and not re.match(r"\s+(?:\w+\s+){0,6}?(?:was|were|had|note|notes|consider)\b", rest):
                return [_task(text, "action.requested", owner=_doer(text, found.end()), at=found.start())]
        elif re.search(rf"\bto\s+be\s+{_ADVERBS}(?:{pattern(load('actions')['verbs']['delivered'])})\b", rest) and due.find(rest) and not rules.records.search(rest):
            return [_task(text, "action.requested", owner=agent_after(text, found.end()), at=found.start())]
    asked = rules.requested.search(text)
    if asked and not _PAST.search(text[: asked.start()]):
        late = due.find(text, asked.start())
        ordered = re.search(r"\brequested\s+.*\bbe\s+\w+", text, re.I) is not None
        if (late or ordered) and not rules.records.search(text):
            return [_task(text, "action.requested", at=asked.start())]
    liked = rules.like.search(text)
    if liked:
        late = due.find(text, liked.end())
        brought = re.search(r"\b(?:brought|circulated|provided|sent|reported)\b", text[liked.end() :])
        if late and re.search(r"meeting|committee|panel|board|session|report", late.text, re.I) or brought:
            return [_task(text, "action.requested", at=liked.start())]
    return []


def _doer(text: str, at: int) -> tuple[Party, ...]:
    """Who is to do what is requested in text[at:]: its party with an active verb, or the agent of its passive."""
    parties, end = party_at(text, at)
    if re.match(r"\s+(?:should\s+|could\s+|might\s+)?(?:see|have|get|receive|hear|consider|had)\b", text[end:]):
        return ()
    if parties and re.match(r"\s+(?:also\s+|then\s+|to\s+)?(?!be\b|was\b|were\b|is\b)[a-z]+", text[end:]):
        return parties
    told = re.match(r"\s+be\s+(?:asked|requested|invited|instructed|tasked)\s+to\b", text[end:])
    if parties and told:
        return parties
    return agent_after(text, at)


def _passive(text: str) -> list[Task]:
    """"A written answer would be sent", "this could be circulated"."""
    rules = _rules()
    for found in rules.passive.finditer(text):
        before = text[: found.start()]
        if _asked(before) or _TOLD_BEFORE.search(before) or re.search(r"\b(?:had|if|unless|whether|was|were|is|are|asked|requested|suggested|hoped|wished|able|need|needed)\s+(?:\w+\s+){0,2}$", before) and found["aux"].lower() in ("to", "could", "can"):
            continue
        if found["aux"].lower() == "to":
            continue
        subject = subject_of(text, found.start())
        rest = text[found.end() :]
        if subject.kind == "pronoun" or subject.words in ("there", "which", "who", "we"):
            continue
        words = subject.words
        if subject.words in ("that", "this") and subject.start and re.search(r"\w\s+$", text[: subject.start]) and subject.words == "that":
            continue
        verb = re.sub(r"\s+", " ", found["verb"].lower())
        if re.match(r"\s+(?:under\s+(?:the|this|that|a later)\s+(?:item|agenda|heading)\b|later\s+(?:in|on)\b|at\s+(?:item|agenda))", rest):
            continue
        matter = rules.matters.search(words) is not None if subject.kind == "thing" else False
        common = verb in _common_participles()
        late = due.find(text, found.end())
        agent = agent_after(text, found.end())
        if re.match(r"\s+in\s+writing\b", rest) or (late and late.text.startswith("in future")):
            return [_task(text, "action.would-be", owner=agent, at=found.start())]
        if not matter and not (agent and not common) and not (late and not common and subject.kind == "thing"):
            continue
        if verb in ("considered", "discussed") and not re.search(r"\b(?:this|the)\s+(?:\w+\s+)?(?:committee|panel|board|meeting|forum)\b|\bnext\b", rest, re.I):
            continue
        if verb in ("provided", "supplied", "shared") and _ANSWERS.search(words):
            common = False
        if common and not (_RECIPIENT.search(rest) or (late and re.search(r"meeting|committee|panel|board|council", late.text, re.I))):
            continue
        if found["aux"].lower() in ("could", "can") and words not in ("this", "it", "that", "these", "they", "information", "the information"):
            continue
        return [_task(text, "action.would-be", owner=agent, at=found.start())]
    return []


@cache
def _common_participles() -> frozenset[str]:
    return frozenset(
        """provided considered discussed presented reported updated completed included raised arranged organised asked invited submitted
        explored confirmed clarified amended investigated informed placed bought purchased ordered signed tabled returned referred shared
        brought checked contacted notified repeated printed""".split()
    )


def _coming(text: str) -> list[Task]:
    """"It would come to the next meeting"."""
    found = _rules().come.search(text)
    if not found or _asked(text[: found.start()]):
        return []
    subject = subject_of(text, found.start())
    late = due.find(text, found.start())
    if subject.kind != "thing" or late is None or not _rules().matters.search(subject.words):
        return []
    if re.search(r"\b(?:every|each|monthly|quarterly|annually|normally|usually)\b", text[found.start() :]):
        return []
    return [_task(text, "action.would-come", at=found.start())]


def bare(text: str) -> list[Task]:
    """"Clerk to write to Highways.", "Quotes to be obtained.": a task without a finite verb."""
    rules = _rules()
    infinitive = _INFINITIVE.match(text)
    if infinitive:
        return [_task(text, "action.to-do")]
    for found in _STARTS.finditer(text):
        match = rules.bare.match(text, found.end())
        if match is None:
            continue
        words = match["subject"]
        if main_subject(text[match.start("subject") :], match.start("to") - match.start("subject")) and _TOLD.search(words):
            continue
        if _BARE_STOP.search(words) or _FINITE.search(words) or len(words.split()) > 14 or words[:1] in "([":
            continue
        verb = match["verb"].split()[0].lower()
        parties, end = party_at(text, match.start("subject"))
        whole = bool(parties) and text[end : match.start("to")].strip(" ,()") == "" or (bool(parties) and "(" in text[end : match.start("to")])
        if verb == "be":
            part = match["part"].lower()
            if not is_participle(part):
                continue
            if part in ("held", "confirmed", "noted", "advised", "agreed", "determined") or len(words.split()) > 10 and not whole:
                continue
            asked = re.match(r"\s+to\b", text[match.end() :]) if part in ("asked", "requested", "invited", "instructed") else None
            owner = parties if whole and asked and part in ("requested", "instructed") else agent_after(text, match.end())
            return [_segment(text, match.start(), _task(text, "action.to-be", owner=owner, at=match.start()))]
        if verb in _NOUNISH or rules.nothing.fullmatch(verb) or not whole or words.lower().startswith(("to ", "from ")):
            continue
        return [_segment(text, match.start(), _task(text, "action.to-do", owner=parties, at=match.start()))]
    return []


def _segment(text: str, start: int, task: Task) -> Task:
    """The task with the stretch between dashes that it stands in; the whole text if it opens that."""
    end = _DASH.search(text, start + 3)
    if (start == 0 and end is None) or not re.search(r"\s[-–—]\s*$", text[:start]):
        return task
    return replace(task, start=start, end=end.start() if end else len(text))
