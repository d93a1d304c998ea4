"""The actions of short items, for the tests of their finder."""

from __future__ import annotations

from minutegraph.extraction.actions import finder as actions
from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Action, Minutes

Expected = tuple[str, list[str], str | None]


def found_in(minutes: Minutes) -> list[Action]:
    """The actions of all items, decisions and speech having been found before them."""
    found: list[Action] = []
    for index in range(len(minutes.items)):
        context = Context(minutes, index)
        context.facts += list(outcomes.find(context))
        context.facts += list(speech.find(context))
        found += actions.find(context)
    return found

