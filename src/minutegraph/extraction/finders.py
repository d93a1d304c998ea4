"""From minutes to facts: `extract` runs the finders over each item, in the order that docs/architecture.md tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from minutegraph.extraction import rules, themes
from minutegraph.extraction.actions import actionsummary
from minutegraph.extraction.actions import finder as actions
from minutegraph.extraction.attendance import finder as attendance
from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.followups import finder as followups
from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.interventions import finder as interventions
from minutegraph.extraction.learned import likely
from minutegraph.extraction.papers import finder as papers
from minutegraph.extraction.parties import roles, roster
from minutegraph.extraction.parties.short_names import people
from minutegraph.extraction.recommendations import finder as recommendations
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Answer, Extraction, Fact, Inspection, Minutes, Paper, Recommendation

RULES_VERSION = "18"
"""Raised with every change of rules, lexicon or weights that can change what is found: documents are then done again."""

Finder = Callable[[Context], Iterator[Fact]]
RULES: tuple[Finder, ...] = (outcomes.find, recommendations.find, speech.find, actions.find, inspections.find)
"""Those that the model is asked after."""
FINDERS: tuple[Finder, ...] = (*RULES, likely.find, interventions.find, roles.find)


def contexts(minutes: Minutes, finders: Iterable[Finder]) -> Iterator[Context]:
    """The items of a document in order, each with what the finders have found in it; each knows what those before hold.

    To be asked, and what it gives to be read, while `roster.of` tells whom the document knows.
    """
    facts: list[Fact] = []
    officers: list[frozenset[str]] = []
    for index in range(len(minutes.items)):
        context = Context(minutes, index, tuple(facts), officers=officers)
        look(context, finders)
        facts += context.facts
        yield context


def look(context: Context, finders: Iterable[Finder]) -> None:
    """Let the finders go over an item, each with what those before it have found."""
    for finder in finders:
        for fact in finder(context):
            if isinstance(fact, Inspection):  # papers answer it by its id, as answers do questions
                fact = replace(fact, id=f"{context.index}-{fact.start}-{len(context.facts)}")
            context.facts.append(fact)
        if finder is recommendations.find:
            _claim_listed(context)


def extract(minutes: Minutes) -> Extraction:
    """All facts of a document, in the order of the text, with papers and themes attached.

    The ids are "f1", "f2" … in that order; an answer's `question` is the id of a fact of the same document. Of minutes
    in Welsh, whose words no rule knows, there are none: what a list or a column makes of a line would be guessed.
    """
    if minutes.language == "cy":
        return Extraction(minutes, ())
    with roster.of(people(minutes)):
        return _extract(minutes)


def _extract(minutes: Minutes) -> Extraction:
    facts: list[Fact] = []
    found: list[Paper] = []
    for context in contexts(minutes, FINDERS):
        facts += context.facts
        found += papers.find(context)
    facts = _told_once(actionsummary.merged(minutes, facts))
    ordered = sorted(facts, key=lambda fact: (fact.start, fact.end))
    names = {fact.id: f"f{n}" for n, fact in enumerate(ordered, 1) if fact.id}
    named = tuple(replace(paper, answers=tuple(names[a] for a in paper.answers)) for paper in found)
    about = papers.Naming(named, minutes)
    finished = tuple(_finished(f"f{n}", fact, names, about) for n, fact in enumerate(ordered, 1))
    follow_ups, previous = followups.find(minutes)
    attended = attendance.find(minutes)
    return Extraction(minutes, finished, named, follow_ups=follow_ups, previous=previous, attendance=attended)


def _told_once(facts: list[Fact]) -> list[Fact]:
    """The facts without what is only said of a line of a list that itself is a recommendation, or of a thing recommended.

    One line alone that the model takes for one, among others that it does not, is left as it is.
    """
    wanted = [fact for fact in facts if isinstance(fact, Recommendation)]
    lines = sorted(fact.start for fact in wanted if fact.rule == "recommendation.likely")
    beside = {at for pair in pairwise(lines) if pair[1] - pair[0] < _NEAR for at in pair}
    gives_way = {rules.LISTED_STATEMENT: beside, rules.URGED: {fact.start for fact in wanted}}
    return [fact for fact in facts if fact.start not in gives_way.get(fact.rule, ())]


_NEAR = 500
"""Characters between two lines of one list."""


def _claim_listed(context: Context) -> None:
    """A list item that is a recommendation is no statement besides."""
    places = {
        fact.start
        for fact in context.facts
        if isinstance(fact, Recommendation) and not fact.rule.endswith((".said", ".told"))
    }
    for _, block, sentence in context.sentences():
        if block.depth and sentence.start in places:
            context.claimed.add(sentence.start)


def _finished(new: str, fact: Fact, names: dict[str, str], about: papers.Naming) -> Fact:
    """The fact with its final id `new`, its themes and the papers that it is about."""
    words = themes.themes(about.text[fact.start : fact.end])
    named = about.of(fact)
    if isinstance(fact, Answer):
        return replace(fact, id=new, themes=words, papers=named, question=names.get(fact.question or ""))
    return replace(fact, id=new, themes=words, papers=named)
