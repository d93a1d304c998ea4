"""What a document leaves open and what it takes up of earlier ones: its triples, and what `rdf.followuplinks` needs of both."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.lexicon import load
from minutegraph.model import (
    Action,
    Answer,
    Decision,
    Extraction,
    Fact,
    FollowUp,
    Party,
    Question,
    Recommendation,
    Sentence,
)
from minutegraph.rdf.entities import Agents
from minutegraph.rdf.facts import Facts
from minutegraph.rdf.iris import digest, folded
from minutegraph.rdf.terms import MG, TYPE, XSD, code, date_literal

_WORDS = {name: "|".join(words) for name, words in load("followup")["raised"].items()}
_PRINTED = re.compile(
    rf"\W*(?:{_WORDS['labels']})s?\s*(?:point|item|no\.?|number|ref\.?)?\s*:?\s*#?(?P<number>[a-z]{{0,4}}\d[\w./-]*)",
    re.I,
)
_FEW = 14
"""Words: a longer task tells by itself what it is about."""

_SPOKEN_OF = re.compile(
    rf"\b(?:(?:{_WORDS['promised']})\s+to|would|will)\s+\w+\s+(?:{_WORDS['of_it']})"
    rf"(?=\s*[.,;]|\s+(?:{_WORDS['after_it']})\b|\s*$)",
    re.I,
)
"""A promise that does not say of what, "undertook to circulate it to members"; not "would visit the school and open it"."""

_TITLE_NUMBER = re.compile(r"\d+(?:[./-]\d+)*(?=[\s.:)])")
_PARAGRAPH = re.compile(r"\s*(?P<number>\d+(?:[./]\d+)+[a-z]?)[.):]?\s*$")
_FIRST_CELL = re.compile(r"\W*(?P<number>[A-Za-z]{0,4}\d[\w./-]*)\W*$")


@dataclass(frozen=True, slots=True)
class Raised:
    """A fact that a later meeting may take up, by its IRI: an action, a question without an answer, a recommendation.

    `words` are those of its quote without the names of `parties` (IRIs of owners or askers), of a promise of "it" after
    those of the question that it follows; `before` those of the sentence before it where it has few ("She would write to
    him."); `minute` and `title` are those of the item of business, `number` is its own, as printed; `quote` is for people.
    """

    fact: str
    kind: str
    words: str
    before: str
    quote: str
    parties: tuple[str, ...]
    minute: str | None
    title: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A follow-up as `model.FollowUp` tells it, by its IRI, with the IRIs of those whom it names."""

    node: str
    state: str
    subject: str
    words: str
    quote: str
    heading: str
    before: str
    thing: str
    last: bool
    meeting: str | None
    minute: str | None
    number: str | None
    every: bool
    by: tuple[str, ...]
    asked_by: tuple[str, ...]
    body: str | None


@dataclass(frozen=True, slots=True)
class Matters:
    """What a document of a certain body and day leaves open and takes up; `previous` are days of meetings before it."""

    document: str
    body: str
    day: str
    previous: tuple[str, ...]
    raised: tuple[Raised, ...]
    taken: tuple[Taken, ...]

    def written(self) -> str:
        """All of it as JSON."""
        rows = [[[getattr(each, name) for name in _RAISED] for each in self.raised]]
        rows.append([[getattr(each, name) for name in _TAKEN] for each in self.taken])
        head = (self.document, self.body, self.day, self.previous)
        return json.dumps((*head, *rows), ensure_ascii=False, separators=(",", ":"))


_Row = TypeVar("_Row", Raised, Taken)
_RAISED = tuple(field.name for field in fields(Raised))
_TAKEN = tuple(field.name for field in fields(Taken))


def read(content: str) -> Matters:
    """The matters of a document from their JSON."""
    document, body, day, previous, raised, taken = json.loads(content)
    return Matters(document, body, day, tuple(previous), _made(Raised, raised), _made(Taken, taken))


def _made(kind: Callable[..., _Row], rows: list[list[Any]]) -> tuple[_Row, ...]:
    return tuple(kind(*(tuple(value) if isinstance(value, list) else value for value in row)) for row in rows)


def names(extraction: Extraction, items: Sequence[str]) -> tuple[str, ...]:
    """The name of each follow-up: a hash of the key of its item and its words; equal ones are counted."""
    seen: Counter[str] = Counter()
    out = []
    for each in extraction.follow_ups:
        text = extraction.minutes.document.text[each.start : each.end]
        name = digest(items[each.item], "follow-up", folded(text))
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return tuple(out)


def write(follow_up: FollowUp, node: NamedNode, facts: Facts, add: Callable[[Triple], None]) -> None:
    """Give the triples of a follow-up to `add`, but for item, minutes and evidence."""
    add(Triple(node, TYPE, MG["FollowUp"]))
    add(Triple(node, MG["basis"], code("basis", "stated")))
    add(Triple(node, MG["rule"], Literal(follow_up.rule)))
    add(Triple(node, MG["state"], code("follow-up-state", follow_up.state)))
    if follow_up.heading:
        add(Triple(node, MG["about"], Literal(follow_up.heading)))
    for party in follow_up.by:
        add(Triple(node, MG["namedParty"], facts.party(party)))
    for party in follow_up.asked_by:
        add(Triple(node, MG["requestedBy"], facts.party(party)))
    if follow_up.meeting:
        add(Triple(node, MG["meetingDate"], date_literal(follow_up.meeting)))
    elif follow_up.last:
        add(Triple(node, MG["ofLastMeeting"], Literal("true", datatype=XSD["boolean"])))
    if follow_up.minute:
        add(Triple(node, MG["minuteNumber"], Literal(follow_up.minute)))
    if follow_up.number:
        add(Triple(node, MG["number"], Literal(follow_up.number)))


def matters(
    document: str, extraction: Extraction, place: tuple[str | None, str | None], agents: Agents, nodes: dict[str, str]
) -> Matters | None:
    """What the document leaves open and takes up; None where there is nothing, or where body or day is not certain.

    `place` are the IRI of the body that met and the ISO date; `nodes` the IRIs of facts by `id` and, by "follow-up N",
    those of the follow-ups.
    """
    body, day = place
    if body is None or day is None or len(day) != 10 or not agents.certain(body):
        return None
    raised = tuple(_raised(extraction, agents, nodes))
    taken = tuple(_taken(extraction, agents, nodes))
    return Matters(document, body, day, extraction.previous, raised, taken) if raised or taken else None


def _raised(extraction: Extraction, agents: Agents, nodes: dict[str, str]) -> Iterator[Raised]:
    """The tasks, questions and recommendations that a document leaves open."""
    answered = {fact.question for fact in extraction.facts if isinstance(fact, Answer)}
    asked = [fact for fact in extraction.facts if isinstance(fact, Question)]
    for fact in extraction.facts:
        kind, parties, number = _kind(fact, answered)
        if not kind:
            continue
        quote = folded(extraction.minutes.document.text[fact.start : fact.end])
        cells = [cell.strip() for cell in quote.strip("| ").split(" | ")]
        words = max(cells, key=len) if len(cells) > 1 else quote
        before = _before(extraction, fact)
        of_question = isinstance(fact, Action) and _SPOKEN_OF.search(quote) and _holds(before, asked)
        printed = _FIRST_CELL.match(cells[0]) if len(cells) > 1 else _PRINTED.match(quote)
        yield Raised(
            fact=nodes[fact.id],
            kind=kind,
            words=_without(f"{before.text} {words}" if before and of_question else words, parties),
            before=before.text if before and not of_question and len(words.split()) <= _FEW else "",
            quote=words,
            parties=_iris(parties, agents),
            minute=_minute(extraction, fact),
            title=extraction.minutes.items[fact.item].title or "",
            number=number or (printed["number"] if printed else None),
        )


def _before(extraction: Extraction, fact: Fact) -> Sentence | None:
    """The sentence before that of a fact in its paragraph, None where there is none."""
    for block in extraction.minutes.items[fact.item].blocks:
        if block.start <= fact.start < block.end:
            return next((each for each in reversed(block.sentences) if each.end <= fact.start), None)
    return None


def _holds(sentence: Sentence | None, facts: Iterable[Fact]) -> bool:
    """Whether a sentence is that of one of the facts."""
    return sentence is not None and any(sentence.start <= fact.start < sentence.end for fact in facts)


def _minute(extraction: Extraction, fact: Fact) -> str | None:
    """The number under which a fact is minuted: of its paragraph, else of its item, else with which the title opens."""
    text, item = extraction.minutes.document.text, extraction.minutes.items[fact.item]
    line = text[text.rfind("\n", 0, fact.start) + 1 : fact.start]
    printed = _PARAGRAPH.match(line)
    if printed:
        return printed["number"]
    opening = _TITLE_NUMBER.match(item.title or "")
    return item.number or (opening[0] if opening else None)


def _kind(fact: Fact, answered: set[str | None]) -> tuple[str, tuple[Party, ...], str | None]:
    """What kind of open matter a fact is, "" if none, whom it names, and its number."""
    if isinstance(fact, Action):
        return "action", fact.owner, None
    if isinstance(fact, Question) and fact.id not in answered:
        return "question", fact.by, None
    if isinstance(fact, Recommendation):
        return "recommendation", fact.to, fact.number
    if isinstance(fact, Decision) and fact.kind == "recommended":
        return "recommendation", (), None
    return "", (), None


def _taken(extraction: Extraction, agents: Agents, nodes: dict[str, str]) -> Iterator[Taken]:
    """What a document says of matters of earlier meetings."""
    for number, each in enumerate(extraction.follow_ups):
        quote = folded(extraction.minutes.document.text[each.start : each.end])
        words = each.heading if each.rule == "follow-up.row" else quote
        yield Taken(
            node=nodes[f"follow-up {number}"],
            state=each.state,
            subject=each.subject,
            words=words,
            quote=quote,
            heading="" if each.rule == "follow-up.row" else each.heading,
            before=each.before,
            thing=_without(each.thing, (replace(party, label=party.label.lower()) for party in (*each.by, *each.asked_by))),
            last=each.last,
            meeting=each.meeting,
            minute=each.minute,
            number=each.number,
            every=each.every,
            by=_iris(each.by, agents),
            asked_by=_iris(each.asked_by, agents),
            body=agents.of(each.body) if each.body is not None else None,
        )


def _iris(parties: Iterable[Party], agents: Agents) -> tuple[str, ...]:
    return tuple(sorted({agents.of(party) for party in parties}))


def _without(words: str, parties: Iterable[Party]) -> str:
    """The words without the names of the parties, which are compared by themselves."""
    for party in parties:
        words = words.replace(party.label, " ")
    return " ".join(words.split())
