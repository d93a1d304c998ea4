"""The inspectors or the inspectorate that an item tells of: who they are, and by which word it speaks of them."""

from __future__ import annotations

from minutegraph.extraction.context import Context
from minutegraph.extraction.inspections import finder as inspections
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties.outsiders import Named, bodies, derived, party
from minutegraph.model import Party, Sentence


def inspectors(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectors of the inspection last told of before the sentence in this item, else those of its title."""
    here = [fact for item, fact in inspections.of_document(context.minutes) if item == context.index and fact.inspector]
    before = [fact for fact in here if fact.start <= sentence.start] or here
    if before:
        return tuple(derived(one) for one in before[-1].inspector)
    return tuple(derived(party(body)) for body in _kept(bodies(context.item.title or "")))


def inspectorates(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectorates or regulators of the last inspection by such that the item tells of before the sentence."""
    here = [fact for item, fact in inspections.of_document(context.minutes) if item == context.index]
    for fact in reversed([fact for fact in here if fact.start <= sentence.start]):
        if fact.inspector and all(_kept(bodies(one.label)) for one in fact.inspector):
            return tuple(derived(one) for one in fact.inspector)
    return ()


def _kept(named: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(b for b in named if b.kind in ("inspectorate", "regulator", "auditor", "reviewer"))[:1]


_INSPECTORS = regex(
    r"(?:^|\b(?:[Tt]he|[Tt]hat|visit|inspection|review|and|but|as|when|where|what|which|also|because|by|from|of|for|to)\s+|[,;:]\s+)(?P<who>[Ii]nspectors|(?:(?:joint|[Ll]ead|[Ll]ocal)\s+)?(?:inspection|inspecting|assessment)\s+team|assessors|"
    r"(?:inspection|inspecting)\s+(?:agencies|bodies)|(?:joint\s+|scrutiny\s+)?inspectorates|reviewers|"
    r"team(?=\s+(?:had\s+|has\s+|also\s+|then\s+)*(?:made|recommended|suggested|advised|asked|gave|given|set|put|proposed|wanted)\b))\b(?!')"
)


def as_printed(text: str, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The inspectors by the word that the text has for them, and whose they are if it is one body; nobody where it has none."""
    found = _INSPECTORS.search(text)
    if found is None:
        return ()
    whose = known[0].label if len(known) == 1 else None
    return (Party(found["who"], "inspectorate", "derived" if whose else "stated", organisation=whose),)
