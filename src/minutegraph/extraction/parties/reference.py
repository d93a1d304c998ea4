"""Who a pronoun stands for, and who judges and asks rather than informs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.clause import Group
from minutegraph.extraction.language.expressions import regex
from minutegraph.lexicon import load
from minutegraph.model import Party

_who = load("saying")["who"]
_JUDGES = Caseless(rf"\b(?:{'|'.join(_who['judges'])})\b")
_INFORMS = Caseless(rf"\b(?:{'|'.join(_who['informs'])})\b")
_CHAIR = Caseless(f"^{_who['chairs']}")
_PUBLIC = Caseless(rf"\b(?:{'|'.join(_who['public'])})\b")
_LEADER = Caseless(f"^{_who['leads']}")
_WOMAN, _MAN = (
    regex(rf"\b(?:{'|'.join(title.capitalize() for title in titles)})\b")
    for titles in ([*load("redaction")["women"], *_who["women"]], load("redaction")["men"])
)
_GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
_OBJECTS = frozenset(("him", "her"))
Manner = Literal["reacts", "goes on"] | None
"""How a saying stands to the one before it, as far as its own words tell."""
_PLURAL = Caseless(r"(?:s|people|staff|team|public)$")


def labels(parties: Iterable[Party]) -> set[str]:
    """The labels of the parties in lower case, by which they are compared."""
    return {party.label.lower() for party in parties}


def judges(parties: tuple[Party, ...]) -> bool:
    """Whether the speakers are of the kind that asks and judges (members, the body, residents) rather than informs."""
    return bool(parties) and _judges(parties[0].label)


@lru_cache(maxsize=1024)
def _judges(label: str) -> bool:
    return bool(_JUDGES.search(label)) and not _INFORMS.search(label)


def chairs(parties: tuple[Party, ...]) -> bool:
    """Whether the speaker is who chairs: a member who also answers for the body."""
    return bool(parties) and bool(_CHAIR.search(parties[0].label))


def public(parties: tuple[Party, ...]) -> bool:
    """Whether the speakers are of the public, whom members answer too."""
    return bool(parties) and bool(_PUBLIC.search(parties[0].label))


def leads(parties: tuple[Party, ...]) -> bool:
    """Whether the speaker holds executive office: a member who answers to members."""
    return bool(parties) and bool(_LEADER.search(parties[0].label))


def derived(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties as resolved from elsewhere than the sentence."""
    return tuple(replace(party, basis="derived") for party in parties)


def _meant(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties for whom a pronoun stands: derived, and without the holder of a post, whom the pronoun does not name."""
    return tuple(replace(party, basis="derived", holder=None) for party in parties)


def _stated(party: Party) -> Party:
    """The party as named; most are."""
    return party if party.basis == "stated" else replace(party, basis="stated")


def _is_one(party: Party) -> bool:
    """Whether the party is one person, by name, post or as "a resident"."""
    return party.kind in ("person", "post") or (party.kind == "group" and _PLURAL.search(party.label) is None)


class Referents:
    """The speakers named so far in an item, and whom a pronoun takes."""

    def __init__(self) -> None:
        self.speaker: tuple[Party, ...] = ()
        self.block = self.at = -1
        self._singles: list[Party] = []
        self._asker: Party | None = None
        self._asked: Party | None = None
        self._asked_in = -1
        self._several_asked: tuple[Party, ...] = ()
        self._heard: tuple[Party, ...] = ()
        self._told: Party | None = None
        self._gender: dict[str, str] = {}

    def spoke(self, parties: tuple[Party, ...], block: int) -> None:
        """Remember who has just spoken."""
        if not parties:
            return
        self.speaker, self.block = parties, block
        if len(parties) == 1:
            self._remember(_stated(parties[0]))

    def mentioned(self, group: Group) -> None:
        """Remember who was the subject of a sentence without a verb of saying: "The Director was in attendance"."""
        if len(group) == 1 and not group[0].pronoun and group[0].party.kind in ("post", "person"):
            self._remember(group[0].party)

    def _remember(self, party: Party) -> None:
        self._singles = [*[p for p in self._singles if p.label != party.label][-5:], party]

    def asked(self, parties: tuple[Party, ...], to: tuple[Party, ...] = ()) -> None:
        """Remember who has just asked: "she also asked" goes back to the asker, not to who has answered since."""
        if len(parties) == 1:
            self._asker, self._asked_in = _stated(parties[0]), self.at
        one = len(to) == 1 and to[0].kind in ("post", "person")
        self._asked = _stated(to[0]) if one else None
        self._several_asked = to if len(to) > 1 or (len(to) == 1 and not _is_one(to[0])) else ()

    def asker_here(self, block: int) -> tuple[Party, ...]:
        """Who asked last, where that was in this block: who asks on once the answer is given."""
        return derived((self._asker,)) if self._asker is not None and self._asked_in == block else ()

    def heard(self, parties: tuple[Party, ...]) -> None:
        """Remember who has just been told: "they were advised" goes on with those."""
        if parties:
            self._heard = parties

    def told(self, by: tuple[Party, ...], to: tuple[Party, ...]) -> None:
        """Remember the one person to whom another has just said something: "she" may now be either."""
        one = len(by) == len(to) == 1 and to[0].kind in ("post", "person")
        self._told = _stated(to[0]) if one else None

    def hearers(self, group: Group, asking: bool = False) -> tuple[Party, ...]:
        """The parties of a group that hears: "they" are those who heard before, or several who spoke, and never one officer;

        "him" and "her" somebody of whom it is known that they are a man or a woman, else who asked, or whom one now asks: who
        spoke.
        """
        if any(m.pronoun and m.party.label.lower() in ("they", "them") for m in group):
            several = len(self.speaker) > 1 or (bool(self.speaker) and self.speaker[0].kind in ("group", "body"))
            who = self._heard or (self.speaker if several else ())
            return _meant(who)
        if any(m.pronoun and m.party.label.lower() in _OBJECTS for m in group):
            gender = _GENDERS[group[0].party.label.lower()]
            known = [p for p in reversed(self._singles) if self._known(p) == gender]
            if not known:
                likely = self.speaker if asking else (self._asker,) if self._asker is not None else ()
                known = [p for p in likely if len(likely) == 1 and _is_one(p) and not self._known(p)]
            return _meant(known[:1])
        return self.resolve(group)

    def resolve(
        self, group: Group, asking: bool = False, replying: bool = False, manner: Manner = None, hearers: Group = ()
    ) -> tuple[Party, ...]:
        """The parties of a group; a pronoun takes the label of whom it stands for, marked derived, or is left out.

        `asking` tells that the group asks, `replying` that it says what may answer a question that waits; `manner` whether
        it reacts to what somebody has just said, or goes on with it, as far as its verb tells. Nobody tells `hearers` who is
        one of them: of "Mr Dunn replied. He thanked Mr Dunn" it is who asked.
        """
        out: list[Party] = []
        named = labels(m.party for m in hearers if not m.pronoun)
        asker = self._asker
        back = any(m.pronoun for m in group) and bool(named & labels(self.speaker)) and asker is not None
        if back and asker is not None and asker.label.lower() not in named:
            return _meant((asker,)) if self._known(asker) in (None, _GENDERS.get(group[0].party.label.lower())) else ()
        for mention in group:
            if mention.pronoun:
                out += _meant(self._antecedent(mention.party.label.lower(), asking, replying, manner))
            else:
                out.append(mention.party)
        return tuple(out)

    def _antecedent(self, pronoun: str, asking: bool, replying: bool, manner: Manner) -> tuple[Party, ...]:
        """Who a pronoun stands for: "they" the last to speak, "he" and "she" the last of that gender as far as known."""
        gender = _GENDERS.get(pronoun)
        here = self.block == self.at and len(self.speaker) == 1 and judges(self.speaker)
        if asking and here and self._known(self.speaker[0]) in (None, gender):
            return self.speaker
        if asking and gender and self.block == self.at and [self._known(p) for p in self.speaker] == [gender]:
            return self.speaker  # "Mrs Hale reported that it rained. She asked"
        if asking and self._asker is not None and self._known(self._asker) in (None, gender):
            return (self._asker,)
        if gender is None:
            return self._several_asked if replying and self._several_asked else self.speaker
        if replying and self._asked is not None and self._known(self._asked) in (None, gender):
            return (self._asked,)
        if manner != "goes on" and (either := self._either(gender, manner == "reacts")) is not None:
            return either
        asker = self._asker.label if replying and self._asker is not None and self.block == self.at else None
        for party in reversed(self._singles):
            if not _is_one(party) or party.label == asker:
                continue  # nobody replies to their own question
            if self._known(party) in (None, gender):
                self._gender[party.label] = gender
                return (party,)
        return ()

    def _either(self, gender: str, reacts: bool) -> tuple[Party, ...] | None:
        """Who "he" or "she" is after one person has told another something; nobody where the text does not decide.

        None where nobody was told, or who spoke is meant: "Mr Hale told the Nurse that it was late. He".
        """
        if self._told is None or len(self.speaker) != 1 or self._known(self._told) not in (None, gender):
            return None
        speaker = self._known(self.speaker[0])
        if reacts or speaker not in (None, gender):
            return (self._told,)
        return () if speaker is None and judges(self.speaker) else None  # who informs goes on to do so

    def _known(self, party: Party) -> str | None:
        name = f"{party.label} {party.holder or ''}"
        if _WOMAN.search(name):
            return "f"
        if _MAN.search(name):
            return "m"
        return self._gender.get(party.label)
