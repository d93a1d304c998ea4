"""Who a pronoun stands for, and who judges and asks rather than informs."""

from __future__ import annotations

import re
from dataclasses import replace

from minutegraph.extraction.clauses import Group
from minutegraph.model import Party

_JUDGES = re.compile(
    r"\b(?:members?|councillors?|cllrs?|committee|panel|board|cabinet|forum|council|chair(?:man|woman|person)?|resident|residents|parent|"
    r"parents|governor|representatives?|public|spokesperson|leader|young people|union|petitioners?|trustees?|mp)\b",
    re.I,
)
_INFORMS = re.compile(r"\b(?:officers?|director|head of|manager|lead officer|cabinet member|portfolio holder|executive member|chief|monitoring)\b", re.I)
_PLURAL = re.compile(r"s$|\b(?:committee|panel|board|team|cabinet|forum|council|group|people)\b", re.I)


def judges(parties: tuple[Party, ...]) -> bool:
    """Whether the speakers are of the kind that asks and judges (members, the body, residents) rather than informs."""
    if not parties:
        return False
    label = parties[0].label
    return bool(_JUDGES.search(label)) and not _INFORMS.search(label)


class Referents:
    """The speakers named so far in an item, and whom a pronoun takes."""

    def __init__(self) -> None:
        self.speaker: tuple[Party, ...] = ()
        self.block = -1
        self._single: tuple[Party, ...] = ()
        self._plural: tuple[Party, ...] = ()

    def spoke(self, parties: tuple[Party, ...], block: int) -> None:
        """Remember who has just spoken."""
        if not parties:
            return
        self.speaker, self.block = parties, block
        if len(parties) > 1 or _PLURAL.search(parties[0].label):
            self._plural = parties
        if len(parties) == 1:
            self._single = parties

    def resolve(self, group: Group) -> tuple[Party, ...]:
        """The parties of a group; a pronoun takes the label of whom it stands for, marked derived, or is left out."""
        out: list[Party] = []
        for mention in group:
            if not mention.pronoun:
                out.append(mention.party)
                continue
            word = mention.party.label.lower()
            who = self._single if word in ("he", "she", "him", "her") else (self._last_they())
            out += [replace(p, basis="derived", holder=None) for p in who]
        return tuple(out)

    def _last_they(self) -> tuple[Party, ...]:
        return self.speaker
