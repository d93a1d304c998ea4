"""What each clause of a sentence does in the meeting: brings business, asks, answers, states, voices concern.

`acts(parse)` reads one sentence by itself; speech.py then decides, from what stands around it, which statements are answers
and which concerns are questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from minutegraph.extraction.clauses import Clause, Group, Parse, feeling
from minutegraph.extraction.parties import Mention
from minutegraph.extraction.skeleton import Token
from minutegraph.lexicon import load

Kind = Literal["report", "question", "answer", "statement", "concern", "raise", "undertaking", "request"]


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech in one sentence; `start` and `end` are places in its reading text, the whole of it if nothing else fits.

    `concern` and `raise` are statements that become questions if somebody answers them. `impersonal` tells that no speaker is
    printed and the subject hears or is "it". `verb` is the lemma that decided.
    """

    kind: Kind
    rule: str
    start: int
    end: int
    by: Group = ()
    to: Group = ()
    verb: str = ""
    about: str | None = None
    impersonal: bool = False
    shared: bool = False
    content: bool = False


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(w.split()[-1] for w in load("saying")[table][key])


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in load("saying")["verbs"][name])


_WANT = re.compile(
    r"\bto (?:know|understand|learn|hear|find out|ask|explore|establish|ascertain|see whether|see if|be assured|be advised)\b"
)
_NUMBER_OF_QUESTIONS = re.compile(
    r"\b(?:a number of|several|various|some|further|following|numerous|the following|a range of|many|two|three|four)\b"
)
_THROUGH = re.compile(r"\bthrough\b")
_REPORT_ON = re.compile(r"^(?:back )?(?:on|upon|about|regarding)\b")


def acts(parse: Parse) -> tuple[Act, ...]:
    """The acts of a sentence in order; empty where it holds none."""
    found: list[Act] = []
    for clause in parse.clauses:
        for act in _act(parse, clause):
            if found and (clause.shared or (_same(act.by, found[-1].by) and act.by)) and _merges(found[-1], act):
                if act.kind == "concern" and found[-1].kind == "statement":
                    found[-1] = replace(found[-1], kind="concern")
                elif found[-1].verb == "thank":
                    found[-1] = replace(found[-1], verb=act.verb, content=act.content)
                continue
            found.append(act)
    asked = next((a for a in found if a.kind == "question"), None)
    if asked is not None:  # "Cllr Wray noted the rise and asked what lay behind it" is a question
        found = [
            a
            for a in found
            if a.kind not in ("statement", "concern", "raise")
            or not a.by
            or not _same(a.by, asked.by)
            or (a.content
            and not any(m.pronoun for m in asked.by))
        ]
    return tuple(_bounded(parse, _with_seconder(parse, found)))


def _merges(first: Act, second: Act) -> bool:
    """Whether two acts of one speaker in one sentence are one fact."""
    sayings = ("statement", "concern", "answer", "raise")
    return (first.kind == second.kind and first.kind == "report") or (first.kind in sayings and second.kind in sayings)


def _with_seconder(parse: Parse, found: list[Act]) -> list[Act]:
    """A motion's mover and seconder make one statement: "Cllr Ash moved, seconded by Cllr Birch, that"."""
    by = motion(parse)
    movers = [n for n, a in enumerate(found) if a.verb in ("move", "propose", "second")]
    if not by and not movers:
        return found
    if not by:
        by = tuple(m for n in movers for m in found[n].by)
    made = (
        replace(found[movers[0]], by=by)
        if movers
        else Act("statement", "statement.motion", 0, len(parse.text), by, (), "move")
    )
    rest = [a for n, a in enumerate(found) if n not in movers and not (a.kind == "statement" and not a.by)]
    return [made, *rest]


_MOVES = frozenset(("proposed", "moved", "prop", "proposer", "seconded", "2nd", "seconder"))


def motion(parse: Parse) -> Group:
    """The mover and the seconder that a sentence names, in this order; empty unless it names a seconder or two movers."""
    words = parse.tokens
    named: list[Mention] = []
    for i, word in enumerate(words):
        if word.lower not in _MOVES:
            continue
        after = next(
            (w for w in words[i + 1 : i + 4] if w.lower not in ("by", ":", ".", "as", "correct", "cllr")), None
        )
        before = words[i - 1] if i else None
        near = after.group if after is not None and after.group else before.group if before is not None else ()
        named += [m for m in near if not m.pronoun and m not in named]
    return tuple(named) if len(named) > 1 else ()


def _bounded(parse: Parse, found: list[Act]) -> Iterator[Act]:
    """Where two speakers say different things in one sentence, each act quotes its own clause."""
    starts = [a.start for a in found]
    for i, act in enumerate(found):
        alone = (
            len(found) == 1
            or all(a.shared or _same(a.by, act.by) for a in found)
            or any(a.kind in ("question", "report") for a in found)
        )
        if alone:
            yield replace(act, start=0, end=len(parse.text))
        else:
            end = starts[i + 1] if i + 1 < len(starts) else len(parse.text)
            yield replace(act, start=0 if i == 0 else act.start, end=end)


def _same(a: Group, b: Group) -> bool:
    """Whether two subjects of one sentence are the same: "the Panel's members were encouraged, however members were concerned"."""
    first, second = ({w.lower() for m in g for w in m.party.label.split()} for g in (a, b))
    return first <= second or second <= first or any(m.pronoun for m in (*a, *b))


def _act(parse: Parse, c: Clause) -> Iterator[Act]:
    if c.modal and not (c.negated or c.lemma in ("like",)):
        return
    for reader in (_passive, _nominal, _impersonal, _copula, _paper, _active):
        done = list(reader(parse, c))
        if done:
            yield from done
            return


def _make(c: Clause, kind: Kind, rule: str, by: Group = (), to: Group = (), about: str | None = None) -> Act:
    return Act(
        kind,
        rule,
        c.start,
        c.verb_end,
        by,
        to,
        c.lemma,
        about,
        not by,
        c.shared,
        c.complement == "that" or ("opine" in c.classes and c.lemma != "welcome"),
    )


def _rest(parse: Parse, c: Clause) -> str:
    return parse.text[c.complement_start :].rstrip(" .;:")


def _following(parse: Parse, c: Clause, count: int) -> list[Token]:
    """Up to `count` tokens of the complement."""
    out = []
    for word in parse.tokens:
        if word.start >= c.complement_start:
            out.append(word)
            if len(out) == count:
                break
    return out


def _has_noun(parse: Parse, c: Clause, nouns: frozenset[str], within: int) -> bool:
    """Whether the object of the verb is one of the nouns: it stands within so many tokens, before any preposition of content."""
    for word in _following(parse, c, within):
        if word.lower in nouns:
            return True
        if word.lower in ("that", "which", "whether", "about", "regarding", "on", "to", ";", "."):
            return False
    return False


def _passive(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject hears: "Members were advised by X that"; "He was asked whether"."""
    if not c.passive or not c.subject:
        return
    if "tell" in c.classes:
        if c.complement in ("about", "none", "np") and c.lemma in ("update", "brief"):
            yield _make(c, "report", "report.passive-brief", c.agent, c.subject, _rest(parse, c))
        else:
            yield _make(c, "statement", "statement.passive-tell", c.agent, c.subject)
    elif c.lemma == "ask" and (c.complement in ("wh", "about") or (c.complement == "for" and _asked_for(parse, c))):
        yield _make(c, "question", "question.passive-ask", c.agent, c.subject, _rest(parse, c))
    elif c.lemma in ("present", "provide", "give", "show", "take") and _business_after(parse, c, 8):
        yield _make(c, "report", "report.passive-provide", c.agent, c.subject, _rest(parse, c))
    elif c.lemma in ("introduce", "take", "guide", "walk") and (
        _through(parse, c) or parse.text.startswith("to the", c.complement_start)
    ):
        yield _make(c, "report", "report.passive-through", c.agent, c.subject, _rest(parse, c))
    elif c.lemma in ("thank", "congratulate", "praise", "commend", "applaud", "criticise", "challenge"):
        yield _make(c, "statement", "statement.passive-thanks", c.agent, c.subject)


def _business_after(parse: Parse, c: Clause, within: int) -> bool:
    return any(w.lower in _words("business", "nouns") for w in _following(parse, c, within))


def _told(parse: Parse, c: Clause) -> Group:
    """Who is told by an infinitive of purpose: "was presented to advise the Board of"."""
    words = _following(parse, c, 4)
    if len(words) > 2 and words[0].lower == "to" and words[1].lower in ("advise", "inform", "update"):
        return words[2].group
    return ()


def _agent_anywhere(parse: Parse, c: Clause) -> Group:
    """The party after the first "by" (or "from") that follows the verb and precedes the content."""
    if c.agent:
        return c.agent
    words = parse.tokens
    for i, word in enumerate(words[:-1]):
        if word.start < c.verb_end:
            continue
        if word.lower in ("that", "whether", "if", "how", "why", "what", ";"):
            break
        if word.lower in ("by", "from") and words[i + 1].group:
            return words[i + 1].group
    return ()


def _nominal(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject is a thing said or brought: "A question was raised by X about Y", "The report was presented by X"."""
    if c.subject or c.noun in (None, "it", "there") or not c.passive:
        return
    noun, agent = c.noun, _agent_anywhere(parse, c)
    if noun in _words("questions", "nouns") and c.lemma in (
        "raise",
        "ask",
        "put",
        "pose",
        "seek",
        "receive",
        "make",
        "request",
    ):
        yield _make(c, "question", "question.nominal", agent, (), _rest(parse, c))
    elif noun in _words("questions", "concerns") and c.lemma in (
        "raise",
        "express",
        "voice",
        "note",
        "highlight",
        "make",
        "convey",
    ):
        yield _make(c, "concern", "statement.nominal-concern", agent)
    elif noun in _words("questions", "thanks") and c.lemma in (
        "express",
        "record",
        "convey",
        "extend",
        "give",
        "note",
        "offer",
        "make",
    ):
        yield _make(c, "statement", "statement.nominal-thanks", agent, c.hearer)
    elif noun in _words("questions", "matters") and c.lemma in (
        "make",
        "raise",
        "express",
        "put",
        "note",
        "highlight",
        "voice",
        "receive",
    ):
        yield _make(c, "raise" if c.lemma == "raise" else "statement", "statement.nominal", agent)
    elif (
        noun in _words("questions", "nouns")
        and c.lemma in ("give", "provide", "receive", "offer")
        and c.complement == "that"
    ):
        yield _make(c, "statement", "statement.nominal-assurance", agent, c.hearer)
    elif noun in _words("business", "nouns") and c.lemma in _words("business", "passives"):
        yield _make(c, "report", "report.passive", c.agent, c.hearer or _told(parse, c), None)
    elif (
        c.lemma in ("highlight", "stress", "emphasise", "emphasize", "acknowledge", "welcome", "reiterate", "underline")
        and c.noun == ""
    ) or (c.noun == "" and (
        c.lemma == "report" or (c.lemma in ("say", "note", "describe", "state") and c.complement == "to")
    )):
        yield _make(c, "statement", "statement.passive-say", agent)
    elif c.lemma in ("query", "question"):
        yield _make(c, "question", "question.passive-query", agent, (), parse.text[c.start : c.verb_start].strip())


def _impersonal(parse: Parse, c: Clause) -> Iterator[Act]:
    """ "It was noted that", "It was asked whether"."""
    if c.noun != "it" or not c.passive:
        return
    agent = _agent_anywhere(parse, c)
    if c.lemma in ("ask", "query", "question", "enquire", "inquire", "wonder") and c.complement in (
        "wh",
        "about",
        "quote",
    ):
        yield _make(c, "question", "question.impersonal", agent, (), _rest(parse, c))
    elif (
        (c.lemma == "propose"
        and _SETTLED.search(parse.text))
        or c.lemma in ("agree", "move", "second", "hope", "expect", "anticipate", "wish", "estimate")
    ):
        return
    elif c.classes & {"say", "tell", "opine", "hear", "answer", "ask"} or c.lemma in ("note",):
        yield _make(c, "statement", "statement.impersonal", agent, c.hearer)


def _copula(parse: Parse, c: Clause) -> Iterator[Act]:
    """ "Members were concerned that", "There was concern that"."""
    if "feeling" in c.classes:
        kind = feeling(c.lemma)
        if c.lemma in ("keen", "interested", "anxious", "curious") and (
            c.complement == "wh" or _WANT.match(_rest(parse, c))
        ):
            yield _make(c, "question", "question.keen-to-know", c.subject, (), _rest(parse, c))
        elif c.lemma in ("pleased", "encouraged", "reassured", "glad", "delighted", "interested") and re.match(
            r"to (?:hear|learn)\b", _rest(parse, c)
        ):
            yield _make(c, "statement", "statement.feeling", c.subject)
        elif kind == "concern" and c.lemma not in ("sorry",):
            yield _make(c, "concern", "statement.feeling", c.subject)
        elif (
            kind == "neutral"
            and c.lemma in ("aware", "mindful", "conscious", "able", "unable", "happy", "content")
            and c.complement != "that"
        ):
            return
        else:
            yield _make(c, "statement", "statement.feeling", c.subject)
    elif "existence" in c.classes:
        if c.lemma in _words("questions", "concerns"):
            yield _make(c, "concern", "statement.existence", _agent_anywhere(parse, c))
        elif c.lemma in (
            "consensus",
            "agreement",
            "suggestion",
            "view",
            "feeling",
            "recognition",
            "support",
            "hope",
        ) and c.complement in ("that", "for"):
            yield _make(c, "statement", "statement.existence", _agent_anywhere(parse, c))


def _paper(parse: Parse, c: Clause) -> Iterator[Act]:
    """A paper speaks: "The report stated that" is a statement by nobody named, "This report set out" brings business."""
    if c.passive or c.subject or c.noun not in _words("business", "speakers"):
        return
    if c.complement == "that" and c.classes & {"say", "tell"}:
        yield _make(c, "statement", "statement.paper", (), c.hearer)
    elif (
        c.lemma in _words("business", "set_out")
        and c.complement != "that"
        and c.noun in ("report", "paper", "presentation", "update", "briefing")
    ):
        yield _make(c, "report", "report.paper", (), c.hearer, _rest(parse, c))


def _active(parse: Parse, c: Clause) -> Iterator[Act]:
    """The subject speaks, hears or receives."""
    if c.passive or not c.subject:
        return
    for reader in (_asking, _presenting, _receiving, _hearing, _raising, _saying):
        done = list(reader(parse, c))
        if done:
            yield from done
            return


_FOR_WHAT = re.compile(r"for (?:what|which|how|whom)\b")
_SETTLED = re.compile(r"\b(?:agreed|carried|resolved)\b", re.I)
_RECORDED = re.compile(r"\b(?:be (?:recorded|minuted|noted|passed|placed on record)|thanks)\b")
_PRESENT = re.compile(r"to (?:present|introduce|give|update|provide|take|outline|speak to|summarise)\b")
_EXPLAIN = re.compile(
    r"to (?:explain|clarify|comment|confirm|elaborate|expand|outline|describe|say|advise|tell|give (?:his|her|their) views?)\b"
)


def _asked_for(parse: Parse, c: Clause) -> bool:
    """Whether "for" is followed by something that can be given at once: figures, a view, clarification."""
    return _has_noun(parse, replace(c, complement_start=c.complement_start + 4), _words("questions", "asked_for"), 5)


def _asking(parse: Parse, c: Clause) -> Iterator[Act]:
    rest = _rest(parse, c)
    if c.lemma == "ask":
        first = [w.lower for w in _following(parse, c, 5)]
        if c.complement in ("wh", "about", "quote") or _FOR_WHAT.match(rest):
            yield _make(c, "question", "question.ask", c.subject, c.hearer, rest)
        elif c.complement == "for" and _asked_for(parse, c):
            yield _make(c, "question", "question.ask-for", c.subject, c.hearer, rest)
        elif c.complement == "to" and _EXPLAIN.match(rest):
            yield _make(c, "question", "question.ask-to-explain", c.subject, c.hearer, rest)
        elif c.complement == "np" and set(first) & _words("questions", "nouns"):
            yield _make(c, "question", "question.put", c.subject, c.hearer, rest)
        elif (
            c.complement == "np" and first and first[0] in ("was", "were", "is", "are", "did", "could", "would", "had")
        ):
            yield _make(c, "question", "question.ask-direct", c.subject, c.hearer, rest)
        elif c.complement == "that" and _RECORDED.search(rest):
            yield _make(c, "statement", "statement.ask-to-record", c.subject, c.hearer)
        elif c.complement == "that":
            yield _make(c, "request", "question.ask-that", c.subject, c.hearer, rest)
    elif c.lemma in ("enquire", "inquire", "wonder", "quiz", "probe"):
        yield _make(c, "question", "question.enquire", c.subject, c.hearer, rest)
    elif c.lemma in ("query", "question"):
        yield _make(c, "question", "question.query", c.subject, c.hearer, rest)
    elif c.lemma in ("seek", "request") and _has_noun(
        parse, c, _words("questions", "nouns") | _words("questions", "asked_for"), 5
    ):
        yield _make(c, "question", "question.seek", c.subject, c.hearer, rest)
    elif c.lemma == "request" and c.complement in ("np", "that"):
        yield _make(c, "request", "question.request", c.subject, c.hearer, rest)
    elif c.lemma == "want" and c.complement == "np" and _has_noun(parse, c, _words("questions", "asked_for"), 4):
        yield _make(c, "question", "question.want", c.subject, (), rest)
    elif c.lemma in ("want", "wish") and c.complement == "to" and _WANT.match(rest):
        yield _make(c, "question", "question.want-to-know", c.subject, (), rest)
    elif c.lemma in ("challenge", "press") and c.hearer:
        yield _make(c, "question", "question.challenge", c.subject, c.hearer, rest)


def _presenting(parse: Parse, c: Clause) -> Iterator[Act]:
    rest = _rest(parse, c)
    business = _words("business", "nouns")
    if c.lemma in ("invite", "ask") and c.hearer and _PRESENT.match(rest):
        yield _make(c, "report", "report.invited", c.hearer, (), rest)
    elif c.lemma == "invite":
        return
    elif c.lemma in ("update", "brief") and (c.hearer or c.complement == "about") and c.complement != "that":
        yield _make(c, "report", "report.brief", c.subject, c.hearer, rest)
    elif c.lemma in ("take", "talk", "walk", "guide", "lead", "go", "run") and _through(parse, c):
        yield _make(c, "report", "report.through", c.subject, c.hearer, rest)
    elif c.lemma in ("present", "introduce", "submit", "table") and (
        c.lemma != "introduce" or _object_is_paper(parse, c)
    ):
        if c.complement not in ("that", "wh", "none") or c.lemma == "present":
            yield _make(c, "report", "report.present", c.subject, c.hearer or _to_after(parse, c), rest)
    elif c.lemma in ("give", "deliver", "make", "provide", "bring", "show", "share") and _has_noun(
        parse, c, business, 9
    ):
        if c.lemma in ("provide", "give") or _has_noun(
            parse, c, frozenset(("presentation", "update", "report", "briefing", "talk", "introduction")), 9
        ):
            yield _make(c, "report", "report.give", c.subject, c.hearer or _to_after(parse, c), rest)
    elif c.lemma == "provide" and c.hearer and rest.startswith("with") and _business_after(parse, c, 8):
        yield _make(c, "report", "report.give", c.subject, c.hearer, rest)
    elif c.lemma in ("outline", "summarise", "summarize", "detail") and _has_noun(
        parse, c, frozenset(("report", "presentation", "paper", "contents", "work")), 5
    ):
        yield _make(c, "report", "report.outline", c.subject, c.hearer, rest)
    elif c.lemma == "report" and parse.text.endswith((":", ":-")) and len(rest.split()) < 3:
        yield _make(c, "report", "report.report-on", c.subject, c.hearer, None)
    elif c.lemma in ("report", "feed") and (_REPORT_ON.match(rest) or c.complement == "about"):
        yield _make(c, "report", "report.report-on", c.subject, c.hearer, rest)
    elif c.lemma == "speak" and re.match(
        r"(?:to|about) (?:the |this |his |her |their )?(?:report|item|paper|presentation|slides)", rest
    ):
        yield _make(c, "report", "report.speak-to", c.subject, c.hearer, rest)


def _through(parse: Parse, c: Clause) -> bool:
    return (
        any(w.lower == "through" for w in _following(parse, c, 4))
        or "through" in parse.text[c.verb_end : c.verb_end + 12]
    )


def _object_is_paper(parse: Parse, c: Clause) -> bool:
    """Whether what was introduced is a paper or item, not a person."""
    words = _following(parse, c, 9)
    if words and words[0].lower in ("it", "this", "them"):
        return True
    return (
        not c.hearer
        and bool(words)
        and not words[0].group
        and any(w.lower in _words("business", "nouns") for w in words)
    )


def _to_after(parse: Parse, c: Clause) -> Group:
    """The party after the first "to" of the complement: "gave a presentation to the Board"."""
    words = _following(parse, c, 20)
    for a, b in zip(words, words[1:], strict=False):
        if a.lower in ("to", "at") and b.group:
            return b.group if all(m.party.kind in ("body", "group") for m in b.group) else ()
        if a.lower in ("on", "that", "which", "about", "regarding"):
            break
    return ()


def _to_anyone(parse: Parse, c: Clause) -> Group:
    """The party after the first "to": whom thanks go to."""
    words = _following(parse, c, 12)
    return next((b.group for a, b in zip(words, words[1:], strict=False) if a.lower == "to"), ())


_BODY = frozenset(("body", "group", "authority"))


def _receiving(parse: Parse, c: Clause) -> Iterator[Act]:
    if "receive" not in c.classes or not all(m.party.kind in _BODY for m in c.subject):
        return
    if c.lemma in ("receive", "consider", "review", "scrutinise", "scrutinize", "examine", "have") and _has_paper(
        parse, c
    ):
        giver = _giver(parse, c) if c.lemma == "receive" else ()
        yield _make(c, "report", "report.receive", giver, c.subject, _rest(parse, c))


def _has_paper(parse: Parse, c: Clause) -> bool:
    words = _following(parse, c, 12)
    for n, word in enumerate(words):
        if word.lower == "regular":
            return False
        if word.lower in _words("business", "received"):
            return True
        if word.lower in ("that", "whether", "how", "from", "to", "of", ";", ".") and n:
            return False
    return False


def _giver(parse: Parse, c: Clause) -> Group:
    """Who gave what was received: "received an update from the Head of X"; the author in "a report of X" is not the giver."""
    words = _following(parse, c, 40)
    for a, b in zip(words, words[1:], strict=False):
        if a.lower in ("from", "by") and b.group:
            return b.group
        if a.lower in ("which", "that", "who"):
            break
    return ()


def _hearing(parse: Parse, c: Clause) -> Iterator[Act]:
    if "hear" not in c.classes:
        return
    source = _agent_anywhere(parse, c)
    yield _make(c, "statement", "statement.hear", source, c.subject)


def _raising(parse: Parse, c: Clause) -> Iterator[Act]:
    rest = _rest(parse, c)
    if c.lemma == "have" and len(rest.split()) < 4:
        return
    if c.lemma in ("raise", "express", "voice", "note", "share", "reiterate", "highlight", "have") and _has_noun(
        parse, c, _words("questions", "concerns"), 7
    ):
        yield _make(c, "concern", "statement.raise-concern", c.subject, c.hearer, rest)
    elif (c.lemma in ("raise", "put", "pose") and _has_noun(parse, c, _words("questions", "nouns"), 7)) or (c.lemma == "raise" and re.match(
        r"(?:the |an? )?(?:issues?|points?|matters?|subject)\b[^,]{0,30}\b(?:whether|how|why|what|when|if)\b", rest
    )):
        yield _make(c, "question", "question.raise", c.subject, c.hearer, rest)
    elif c.lemma == "raise":
        yield _make(c, "raise", "statement.raise", c.subject, c.hearer, rest)


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(load("saying")["procedure"]["courtesies"], re.I)


def _person(group: Group) -> bool:
    return bool(group) and all(m.party.kind in ("person", "post") for m in group)


def _bodies(group: Group) -> bool:
    """Whether all are bodies, or members as a whole, who decide by considering rather than speak."""
    return all(
        m.party.kind in ("body", "authority") or m.party.label.lower() in ("members", "councillors") for m in group
    )


def _saying(parse: Parse, c: Clause) -> Iterator[Act]:
    if c.lemma in ("agree", "offer") and re.match(r"to (?:this|that|both|it|these|all)\b", _rest(parse, c)):
        return
    if c.lemma == "undertake" or (c.lemma in ("agree", "offer") and c.complement == "to" and not _bodies(c.subject)):
        yield _make(c, "undertaking", "answer.undertaking", c.subject)
    elif "answer" in c.classes:
        yield _make(c, "answer", "answer.reply", c.subject, c.hearer, None)
    elif "tell" in c.classes:
        if c.complement != "none" or c.hearer:
            yield _make(c, "statement", "statement.tell", c.subject, c.hearer)
    elif c.lemma in (
        "ask",
        "seek",
        "request",
        "want",
        "encourage",
        "urge",
        "demand",
        "instruct",
        "recommend",
    ) and c.complement in ("that", "to", "for", "np"):
        if c.lemma in ("recommend", "want", "urge", "encourage", "demand"):
            yield _make(c, "statement", "statement.urge", c.subject, c.hearer)
    elif (
        (c.lemma == "agree"
        and c.complement == "to")
        or (c.lemma in ("consider", "find")
        and c.complement != "that"
        and _bodies(c.subject))
    ) or (c.lemma in ("welcome", "declare", "wish") and (
        _courtesy().search(parse.text, c.start) or (c.lemma == "welcome" and _person(c.hearer))
    )) or (c.lemma == "pay" and "tribute" not in _rest(parse, c)[:24]) or (c.lemma == "look" and not parse.text.startswith("forward", c.complement_start)) or (
        c.lemma
        in (
            "point",
            "draw",
            "feed",
            "look",
            "move",
            "second",
            "cover",
            "offer",
            "fear",
            "want",
            "expect",
            "share",
            "demonstrate",
        )
        and c.complement == "none"
    ):
        return
    elif c.classes & {"say", "opine"} and c.complement != "none":
        thanks = _has_noun(parse, c, _words("questions", "thanks"), 5)
        yield _make(c, "statement", "statement.say", c.subject, c.hearer or (_to_anyone(parse, c) if thanks else ()))
    elif c.lemma in (
        "thank",
        "congratulate",
        "commend",
        "praise",
        "agree",
        "disagree",
        "concur",
        "object",
        "apologise",
        "second",
        "move",
    ):
        yield _make(c, "statement", "statement.say", c.subject, c.hearer)
