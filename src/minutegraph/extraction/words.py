"""A sentence as words with places, folded for look-up: what posts, people and bodies are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A rank with a stroke ("T/Supt", "D/PCC"), initials with stops ("A.B.", "D.I."), a word with its hyphens and apostrophes, a mark.
_WORD = re.compile(r"(?:T|A|D|C|Ch)/[A-Z]\w*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s$", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a sentence in order. `low` are folded: lower case, straight apostrophe, no possessive "'s"."""

    text: str
    start: list[int]
    word: list[str]
    low: list[str]

    def __len__(self) -> int:
        return len(self.word)

    def end(self, index: int) -> int:
        """The place behind the word, its possessive ending left out."""
        word = self.word[index]
        return self.start[index] + len(_POSSESSIVE.sub("", word) if self.possessive(index) else word)

    def possessive(self, index: int) -> bool:
        """Whether the word ends in "'s" or is followed by the apostrophe of a plural ("Members' question")."""
        word = self.word[index]
        return len(word) > 2 and word[-1] in "sS" and word[-2] in "'’"

    def plural_possessive(self, index: int) -> bool:
        """Whether an apostrophe stands right behind the word, as in "Members' questions"."""
        behind = self.start[index] + len(self.word[index])
        return self.word[index][-1:] in "sS" and self.text[behind : behind + 2] in ("' ", "’ ")

    def capital(self, index: int) -> bool:
        """Whether the word at the index begins with a capital; False outside the sentence."""
        return 0 <= index < len(self.word) and self.word[index][0].isupper()

    def at(self, index: int) -> str:
        """The folded word at the index, or "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span(self, first: int, last: int) -> str:
        """The text from the word `first` up to, not including, the word `last`, possessive ending left out."""
        return self.text[self.start[first] : self.end(last - 1)]


def read(text: str) -> Words:
    """The words of a sentence's reading text."""
    start: list[int] = []
    word: list[str] = []
    for match in _WORD.finditer(text):
        start.append(match.start())
        word.append(match[0])
    low = ["and" if w == "&" else w.lower() for w in word]
    if "'" in text or "’" in text:
        low = [fold(w) if "'" in w or "’" in w else w for w in low]
    return Words(text, start, word, low)


def fold(word: str) -> str:
    """A lower-case word with straight apostrophe and without possessive "'s"."""
    word = word.replace("’", "'")
    return word[:-2] if len(word) > 2 and word.endswith("'s") else word
