"""What each clause of a sentence does in the meeting: brings business, asks, answers, states, voices concern.

`acts(parse)` reads one sentence by itself; speech.py then decides, from what stands around it, which statements are answers
and which concerns are questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from minutegraph.extraction import rules
from minutegraph.extraction.language.clause import Clause, Group, Parse
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.grammar import POSSESSIVES, THANKED, either, words
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.language.verbs import forms
from minutegraph.extraction.parties.hearers import with_hearer
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.speech.act import Act
from minutegraph.extraction.speech.actives import hearing, paper, presenting, raising, receiving
from minutegraph.extraction.speech.asking import asking
from minutegraph.extraction.speech.attitudes import attitude
from minutegraph.extraction.speech.passives import existence, feeling, impersonal, nominal, passive
from minutegraph.extraction.speech.questions_about import questions_about
from minutegraph.extraction.speech.sayings import saying
from minutegraph.model import Party

_Reader = Callable[[Parse, Clause], Iterator[Act]]
_ACTIVES: tuple[_Reader, ...] = (asking, presenting, receiving, hearing, raising, saying)

_PRESENTS = Hints(("presenting", "introducing", "submitting"))
_INTRODUCING = regex(
    r"(?:in |on |when |while |whilst )?(?:presenting|introducing|submitting) (?:(?:it|them)\b|(?:the|this|his|her|their|its) "
    r"(?:\w+ ){0,3}(?:report|item|paper|update|presentation|plan|document)s?\b)",
    re.I,
)
_IN_INTRODUCING = regex(
    r",? (?:in|on|when|while|whilst) (?:presenting|introducing|submitting) (?:it|the (?:\w+ ){0,3}(?:report|"
    r"item|paper|plan))\b",
    re.I,
)
_ACCORDING = regex(r"(?:according to|in)\b", re.I)
_IN_OPINION = regex(
    rf"(?:^In|, in|, to|^To) (?P<who>his|her|their) (?:own )?(?:{either('speaking', 'opinions')})\b(?=[ ,.])", re.I
)
_OPINIONS = Hints(("according", *words("speaking", "opinions"), *words("speaking", "views")))
_OPINION = regex(r"(?:'s?|s')? (?:opinion|view)\b")
_DETAILS = words("acts", "details")
_SAYINGS = frozenset(("statement", "concern", "answer", "raise"))
_MOTIONS = words("acts", "motions")
_MOTION = Hints(f" {word} " for word in _MOTIONS)
_SECONDED = words("acts", "seconded")
_IN_REPLY = regex(r"\bin (?:response|reply|answer) to\b")
_SETTLES = frozenset(("propose", "suggest", "recommend", "agree"))
_AGREED_AT_ONCE = regex(r"\b(?:proposed|suggested|recommended),? and (?:\S+ ){1,5}?agreed,? (?:that|to)\b")
_MEETS = words("acts", "meets")
_RAISES = words("acts", "raises")
_NOT_HEARD = frozenset(("let", "urge"))
_POSITIVE = frozenset(("ask", "tell", "present", "receive"))
_MOVES = frozenset(("move", "propose", "second"))
_BEFORE_MOVER = frozenset(("by", ":", ".", "as", "correct", "cllr"))


def acts(parse: Parse) -> tuple[Act, ...]:
    """The acts of a sentence in order; empty where it holds none."""
    if by := _inserted(parse):  # "The Commission had, he said, been encouraged": what he said
        said = Act("statement", rules.ATTRIBUTED, 0, len(parse.text), by, verb="say", content=True)
        return (said,)
    found: list[Act] = []
    for clause in parse.clauses:
        for act in _read(parse, clause):
            if found and _joined(found[-1], act, clause, parse.text):
                if act.kind == "concern" and found[-1].kind == "statement":
                    found[-1] = found[-1]._replace(kind="concern")
                elif act.to and not found[-1].to and (act.verb in THANKED or _goes_to(found[-1], act)):
                    found[-1] = found[-1]._replace(to=act.to)
                elif found[-1].verb == "thank":
                    found[-1] = found[-1]._replace(verb=act.verb, content=act.content)
                continue
            found.append(act)
    found = _introduced(parse, _less_preambles(_less_agreed(parse, found))) if found else _according(parse)
    found = _with_seconder(parse, found)
    return tuple(_bounded(parse, found)) if found else attitude(parse) or questions_about(parse)


def _read(parse: Parse, c: Clause) -> list[Act]:
    """The acts of one clause, by the first reader that knows it; what would be said is none, unless it is denied."""
    if c.modal and not (c.negated or c.lemma in ("like", "see")):
        return []
    tells = c.lemma == "tell" and c.modal  # "Members could not tell from the draft"
    if c.negated and not tells and c.lemma != "understand" and (c.passive or not c.classes.isdisjoint(_POSITIVE)):
        return []  # nobody asked, told or brought anything
    readers: tuple[_Reader, ...]
    if c.passive:
        readers = (passive,) if c.subject else (nominal, impersonal)
    elif c.subject:
        readers = (feeling,) if "feeling" in c.classes else _ACTIVES
    else:
        readers = (existence, paper)
    for reader in readers:
        if found := [with_hearer(parse, c, act) for act in reader(parse, c)]:
            return found
    return []


def _introduced(parse: Parse, found: list[Act]) -> list[Act]:
    """With the report that an opening phrase tells of: "In presenting the report, the Leader said that"."""
    told = found and found[0].by and found[0].kind == "statement" and _PRESENTS.found(parse.text)
    if told and (_INTRODUCING.match(parse.text) or _IN_INTRODUCING.search(parse.text)):
        return [Act("report", "report.introducing", 0, len(parse.text), found[0].by, about=parse.text), *found]
    return found


def _according(parse: Parse) -> list[Act]:
    """The statement of whom a sentence only names: "In the Coroner's opinion," "According to the Director,"."""
    if not _OPINIONS.found(parse.text):
        return []
    if (told := _IN_OPINION.search(parse.text)) is not None:
        who = Mention(told.start("who"), told.end("who"), Party(POSSESSIVES[told["who"].lower()], "person"), True)
        return [Act("statement", "statement.opinion", 0, len(parse.text), (who,), verb="think", content=True)]
    if by := _whose_view(parse):
        return [Act("statement", "statement.opinion", 0, len(parse.text), by, verb="think", content=True)]
    match = _ACCORDING.match(parse.text)
    by = next((t.group for t in parse.tokens[1:4] if t.group), ()) if match else ()
    if match is None or not by or not all(m.party.kind in ("post", "person") for m in by):
        return []
    end, named = by[-1].end, len(match[0]) > len("in")  # "In reply to the Director, …" is nobody's opinion
    if not (_OPINION.match(parse.text, end) or (named and parse.text.startswith(",", end))):
        return []
    return [Act("statement", "statement.opinion", 0, len(parse.text), by, verb="think", content=True)]


def _whose_view(parse: Parse) -> Group:
    """Whose a view is: "It was the Cabinet Member's understanding that the grant would end"."""
    words_ = [t.lower for t in parse.tokens[:7] if t.lower not in ("'", "s", "'s")]
    fits = len(words_) > 4 and words_[0] == "it" and words_[1] in ("was", "remained")
    return parse.tokens[2].group if fits and words_[3] in _VIEWS and words_[4] == "that" else ()


_VIEWS = words("speaking", "views")


def _inserted(parse: Parse) -> Group:
    """Who says what a sentence holds, told inside it: "Members would recall, she said, how low", "Six, said the Head, and"."""
    tokens = parse.tokens
    if "," not in parse.text:
        return ()
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != ",":
            continue
        one, other = tokens[i + 1], tokens[i + 2]
        if not (one.group or other.group):
            continue
        verb, who = (other, one) if one.group else (one, other)
        form = forms().get(verb.lower)
        closes = i + 3 >= len(tokens) or tokens[i + 3].text in (",", ".", ";")
        says = form is not None and form.finite and "say" in form.classes and form.lemma not in _MOVES
        if who.group and closes and says:
            return who.group
    return ()


def _joined(first: Act, act: Act, clause: Clause, text: str) -> bool:
    """Whether two acts of one speaker in one sentence are one fact."""
    told = act.rule == rules.TOLD and not act.by and bool(first.to) and first.kind == "statement" and _same(act.to, first.to)
    if not (told or clause.shared or (act.by and _same(act.by, first.by))) or _met(first, act):
        return False  # "X advised Members that it was late, however Members were informed that": X still tells them
    detailed = act.kind == "statement" and act.verb in _DETAILS and clause.complement == "np" and not act.content
    if first.kind == "report" and detailed:
        # "introduced the charter and outlined the changes in it": no more than brought
        return _IN_REPLY.search(text, clause.verb_end) is None
    return first.kind == act.kind == "report" or (first.kind in _SAYINGS and act.kind in _SAYINGS)


def _met(first: Act, act: Act) -> bool:
    """Whether somebody meets a concern of nobody named, or who raised it hears: "raised the fee and was told that"."""
    if act.rule == rules.TOLD and act.shared and first.verb in _RAISES:
        return True
    return first.kind == "concern" and not first.by and (act.kind == "answer" or act.verb in _MEETS)


def _goes_to(first: Act, act: Act) -> bool:
    """Whether who hears the second half of a sentence hears it all: "explained the charge and reminded Members that"."""
    return first.kind == "statement" and first.rule != rules.FEELING and act.verb not in _NOT_HEARD


def _less_agreed(parse: Parse, found: list[Act]) -> list[Act]:
    """The acts less a proposal that is agreed in the same breath: "Officers proposed, and Members agreed, that"."""
    if len(found) < 2 or _AGREED_AT_ONCE.search(parse.text) is None:
        return found
    return [act for act in found if act.kind not in _SAYINGS or act.verb not in _SETTLES]


def _less_preambles(found: list[Act]) -> list[Act]:
    """The acts less what leads to a question: "Cllr Wray noted the rise and asked what lay behind it" is a question."""
    asked = next((a for a in found if a.kind == "question"), None)
    if asked is None:
        return found
    resumed = any(m.pronoun for m in asked.by)
    return [
        a
        for a in found
        if a.kind not in ("statement", "concern", "raise")
        or not a.by
        or a.start > asked.start
        or not _same(a.by, asked.by)
        or (a.content and not resumed)
    ]


def _with_seconder(parse: Parse, found: list[Act]) -> list[Act]:
    """A motion's mover and seconder make one statement: "Cllr Ash moved, seconded by Cllr Birch, that"."""
    by = motion(parse)
    movers = [n for n, a in enumerate(found) if a.verb in _MOVES]
    if not by and not movers:
        return found
    by = by or (*(m for n in movers for m in found[n].by), *_seconding(parse, {m for n in movers for m in found[n].by}))
    stated = Act("statement", rules.MOTION, 0, len(parse.text), by, (), "move")
    made = found[movers[0]]._replace(by=by) if movers else stated
    others = [a for n, a in enumerate(found) if n not in movers and not (a.kind == "statement" and (not a.by or _resolves(a)))]
    return [made, *others]


def _resolves(act: Act) -> bool:
    """Whether what is said is what the meeting made of the motion: "the Board agreed that"."""
    return act.verb in ("agree", "accept", "approve", "support") and all(m.party.kind == "body" for m in act.by)


def _seconding(parse: Parse, movers: set[Mention]) -> Group:
    """Who seconds in a clause of their own: "Ms Lee moved the report and Mr Bay seconded", "…, Mr Bay seconding"."""
    tokens = parse.tokens
    seconded = [i for i, t in enumerate(tokens) if i and t.lower in ("seconded", "seconding")]
    found = [tokens[i - 1].group for i in seconded if tokens[i - 1].group]
    return tuple(m for group in found[-1:] for m in group if m not in movers)


def motion(parse: Parse) -> Group:
    """The mover and the seconder that a sentence names, in this order; empty unless it names a seconder or two movers."""
    if not _MOTION.found(parse.text):
        return ()
    tokens = parse.tokens
    named: list[Mention] = []
    for i, word in enumerate(tokens):
        if word.lower not in _MOTIONS:
            continue
        after = next((w for w in tokens[i + 1 : i + 4] if w.lower not in _BEFORE_MOVER), None)
        before = tokens[i - 1].group if i else ()
        if word.lower in _SECONDED and i > 1 and tokens[i - 1].text == ",":  # "Cllr Ash, seconded by Cllr Birch, moved"
            named += [m for m in tokens[i - 2].group if not m.pronoun and m not in named]
        near = after.group if after is not None and after.group else before
        named += [m for m in near if not m.pronoun and m not in named]
    return tuple(named) if len(named) > 1 else ()


def _bounded(parse: Parse, found: list[Act]) -> Iterator[Act]:
    """Where two speakers say different things in one sentence, each act quotes its own clause."""
    whole = (
        len(found) == 1
        or any(a.kind in ("question", "report") for a in found)
        or all(a.shared or _same(a.by, b.by) for a in found for b in found)
    )
    for i, act in enumerate(found):
        if whole or all(a.shared or _same(a.by, act.by) for a in found):
            yield act._replace(start=0, end=len(parse.text))
        else:
            end = found[i + 1].start if i + 1 < len(found) else len(parse.text)
            yield act._replace(start=0 if i == 0 else act.start, end=end)


def _same(a: Group, b: Group) -> bool:
    """Whether two subjects of a sentence are the same: "the Panel's members were glad, however members were concerned"."""
    first, second = ({w.lower() for m in g for w in m.party.label.split()} for g in (a, b))
    return first <= second or second <= first or any(m.pronoun for m in (*a, *b))
