"""Which authority a document is of, and which one a label in it names."""

from __future__ import annotations

from dataclasses import replace

from minutegraph.model import Note
from minutegraph.rdf.agents import Found
from minutegraph.rdf.iris import key, slug
from minutegraph.rdf.occasions import Occasion
from minutegraph.rdf.wording import alike, core, is_member, is_no_council, words_of
from minutegraph.register import Authority, Surroundings, at_address, initials, kind_words, resolve, the_kind_meant


class Authorities:
    """The authorities of one document; `base` ends in `/`, under `local` lies what belongs to the document alone.

    `own` is the IRI of the authority that met, None where it is not known; `notes` are what to tell the user of it.
    """

    def __init__(self, base: str, local: str, occasion: Occasion, found: Found) -> None:
        """Start with the document's own one; all go into `found`."""
        self._base, self._local, self._found = base, local, found
        self.notes: list[Note] = []
        self._council = self._own_council(occasion)
        named = None if self.notes else occasion.authority  # one that may be of two councils is no authority's name
        self._name = named or (self._council.name if self._council else None)
        self._around = Surroundings(self._council, occasion.date, occasion.address)
        self.own = self._own()
        own = (self._council.name, *self._council.names, *self._council.abbreviations) if self._council else ()
        own_words = {word for name in (self._name or "", *own) for word in key(name).split()}
        self._own_words = frozenset(own_words | {f"{word}s" for word in own_words})  # "Eastmere's children's services"

    def _own_council(self, occasion: Occasion) -> Authority | None:
        """The council of the register that met: by the name given or stated, else by the address of the page."""
        if occasion.authority:
            found = resolve(occasion.authority, Surroundings(None, occasion.date, occasion.address))
            if found.open:
                names = " or ".join(each.name for each in found.open)
                told = "give its name in full, or the meeting's date, in manifest.csv"
                self.notes.append(Note(f"the authority {occasion.authority!r} may be {names}: {told}"))
            return found.authority
        if not occasion.address:
            return None
        here = at_address(occasion.address)
        left = [each for each in here if (each.stood(occasion.date) if occasion.date else not each.end)]
        return left[0] if len(left) == 1 else None

    def _own(self) -> str | None:
        """The IRI of the authority that met."""
        if self._council is not None:
            return self._found.add_council(self._council)
        return self._named_so(self._name) if self._name else None

    def is_whole(self, label: str) -> bool:
        """Whether a label names the authority's services as a whole: "BCP Children's Services", "the local area"."""
        words = set(key(label).split())
        return bool(words & words_of("services")) and words <= words_of("services") | words_of("of_services") | self._own_words

    def served_by(self, label: str) -> str | None:
        """The council of the register whose services as a whole a label names: "BCP Children's Services"; else None."""
        words = label.split()
        kept = len(words)
        while kept and key(words[kept - 1]) in words_of("services") | words_of("of_services"):
            kept -= 1
        name = " ".join(words[:kept]).removesuffix("'s").removesuffix("’s")
        services = any(key(word) in words_of("services") for word in words[kept:])
        return self.council(name) if name and services else None

    def council(self, label: str) -> str | None:
        """The IRI of the council of the register that a label names here, None where it names none for certain."""
        found = resolve(label, self._around).authority
        return self._found.add_council(found) if found is not None else None

    def named(self, label: str) -> str:
        """The IRI of the authority that a label names."""
        if key(label) in words_of("own_authority"):
            return self._own_kind(label)
        own = self._name if self.own else None
        nameless = core(label) <= words_of("functions")
        if self.own and own and nameless and key(own).endswith(f" {key(label)}"):
            return self.own
        if self.own and own and self._council is None and core(label) == core(own) and alike(label, own):
            return self.own
        found = resolve(label, self._around)
        bare = not kind_words(label)
        if own and self._council is None and bare and core(label) < core(own) and not is_member(label, own):
            found = replace(found, authority=None, open=found.open or tuple(filter(None, (found.authority,))))
        if found.authority is not None:
            return self._found.add_council(found.authority)
        short = own is not None and ((core(label) == core(own) and alike(label, own)) or label == initials(own))
        if self.own and short and not found.open:
            return self.own
        named = any(word[0].isupper() for word in label.split() if core(word))  # not "a neighbouring authority"
        return self._unknown(label) if nameless or not named or found.open else self._named_so(label)

    def _named_so(self, name: str) -> str:
        """The authority of that name, the same in all documents."""
        return self._found.add(f"{self._base}authority/{slug(name)}", "Authority", name)

    def _unknown(self, label: str) -> str:
        """An authority of this document alone."""
        return self._found.add(f"{self._local}/authority/{slug(label)}", "Authority", label)

    def _own_kind(self, label: str) -> str:
        """The authority that "the Council" or "the County Council" means here: the own one, unless it is of another kind."""
        words = kind_words(label)
        own = kind_words(self._name) if self._name else frozenset()
        if self._name and is_no_council(self._name) and key(label) != "authority":
            return self._unknown(label)
        if self._council is not None:
            own |= kind_words(self._council.name) | (kind_words(self._council.kind) - {"unitary"})
        if self.own and (not words or not own or words & own):
            return self.own
        meant = the_kind_meant(label, self._around)
        return self._found.add_council(meant) if meant is not None else self._unknown(label)
