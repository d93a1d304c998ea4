"""A sentence as words with places, folded for look-up: what posts, people and bodies are read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from minutegraph.extraction.language.expressions import regex

# A rank with a stroke ("T/Supt", "D/PCC"), initials with stops ("A.B.", "D.I."), a word with its hyphens and
# apostrophes, or a mark.
_WORD = regex(r"(?:T|A|D|C|Ch)/[A-Z]\w*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a sentence in order: where each starts, as printed, and folded for look-up.

    Folded is lower case, with straight apostrophes, without possessive "'s", and "and" for "&". Look-ups allow places
    outside the sentence and answer "" or False there.
    """

    text: str
    start: list[int]
    word: list[str]
    low: list[str]
    upper: list[bool]
    known: frozenset[str] = frozenset()

    def __len__(self) -> int:
        """How many words and marks there are."""
        return len(self.word)

    def end(self, index: int) -> int:
        """The place behind the word, its possessive ending left out."""
        word = self.word[index]
        return self.start[index] + len(word) - (2 if word[-1] in "sS" and self.possessive(index) else 0)

    def possessive(self, index: int) -> bool:
        """Whether the word ends in "'s"."""
        word = self.word[index]
        return len(word) > 2 and word[-1] in "sS" and word[-2] in "'\u2019"

    def plural_possessive(self, index: int) -> bool:
        """Whether an apostrophe stands right behind the word, as in "Members' questions"."""
        behind = self.start[index] + len(self.word[index])
        return self.word[index][-1] in "sS" and self.text[behind : behind + 2] in ("' ", "’ ")

    def owns(self, index: int) -> bool:
        """Whether the word is in the genitive, singular or plural."""
        return self.word[index][-1] in "sS" and (self.possessive(index) or self.plural_possessive(index))

    def capital(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= index < len(self.word) and self.upper[index]

    def at(self, index: int) -> str:
        """The folded word."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def matches(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the folded words from the index on are those of the phrase."""
        low = self.low
        return 0 <= index < len(low) and low[index] == phrase[0] and tuple(low[index : index + len(phrase)]) == phrase

    def span(self, first: int, last: int) -> str:
        """The text from the word `first` up to, not including, the word `last`, possessive ending left out."""
        return self.text[self.start[first] : self.end(last - 1)]


def read(text: str, known: frozenset[str] = frozenset()) -> Words:
    """The words of a sentence's reading text; `known` are words by which the document knows people."""
    starts: list[int] = []
    words: list[str] = []
    lows: list[str] = []
    uppers: list[bool] = []
    place = 0
    for printed in text.split(" "):  # what stands between two blanks comes again and again
        for offset, word, low, upper in _within(printed):
            starts.append(place + offset)
            words.append(word)
            lows.append(low)
            uppers.append(upper)
        place += len(printed) + 1
    return Words(text, starts, words, lows, uppers, known)


@lru_cache(maxsize=16384)
def _within(printed: str) -> tuple[tuple[int, str, str, bool], ...]:
    """The words and marks of what stands between two blanks: where each starts in it, as printed, folded, and its case."""
    return tuple((m.start(), m[0], fold(m[0].lower()), m[0][0].isupper()) for m in _WORD.finditer(printed))


def fold(word: str) -> str:
    """A lower-case word with straight apostrophe and without possessive "'s"; "and" for "&"."""
    if word == "&":
        return "and"
    word = word.replace("’", "'")
    return word[:-2] if len(word) > 2 and word.endswith("'s") else word
