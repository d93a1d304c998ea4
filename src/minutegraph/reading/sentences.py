"""Where sentences end in minutes: names with initials, posts, times, numbers and web addresses do not end one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.lexicon import load
from minutegraph.model import WITHHELD, Minutes, Sentence

_WORDS = load("abbreviations")
_NEVER = frozenset(_WORDS["never"])
_BEFORE_NUMBER = frozenset(_WORDS["before_number"])
_STARTERS = frozenset(_WORDS["starters"])
_LABELLED = frozenset(_WORDS["labelled"])

_STOP = re.compile(r"""(?<![.?!…])[.?!…]++["')\]\u200b]*+(?=[\s\u200b]|[("'\[]?[A-Z][A-Za-z]|\Z)""")
_NEXT = re.compile(r"""[\s\u200b]*(["'(\[]*)(\S?)([\w'’-]*)""")
_ASKER = re.compile(r"[ \t]{0,8}\n?[ \t]{0,8}\([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\)\.?(?=[\s\u200b]|\Z)")
"""Who asked, in a bracket behind the question: "Do we know how others compare? (PD)"."""
_GLUED_ON = re.compile(r"[):](?=[A-Z])")
"""Behind it a word begins though no blank parts them: "(Chairman)Cllr. Marian Storey"."""
_MARKER = re.compile(r"\d{1,3}|[A-Z]|[QA]\d{1,2}")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_BLANK = " \t\n\r\v\f\u00a0\u200b"
_ODD = re.compile("[‘’‚‛`´“”„\u200b-\u200d\u2060\u00ad\ufeff\ufb00-\ufb04…]")
_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("\u200b\u200c\u200d\u2060\u00ad\ufeff", None)
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "…": "..."}
)
_SPLIT_WORD = re.compile(r"(?<=[a-z])-\n\s*(?=[a-z])")
_LOOK_BACK = 40

LONGEST = 2500
"""Characters of a sentence. The longest of hundreds of pages of minutes has 600; what has no full stop for this long is a
table, a list of names without end or no prose at all, and matching takes time with the square of its length."""


def reading_form(text: str) -> str:
    """The text as it is matched: white space folded, quotes straight, invisible characters gone, ligatures apart.

    A word broken at its hyphen ("multi-" at the end of a line) is put together again, hyphen and all, and so is the "T H A T"
    with which some resolutions begin.
    """
    if (not text.isascii() or "`" in text) and _ODD.search(text):  # of ASCII only that one is odd
        text = text.translate(_PLAIN)
    if "-\n" in text:
        text = _SPLIT_WORD.sub("-", text)
    if "T H A T" in text:
        text = text.replace("T H A T", "THAT")
    return " ".join(text.split())


def _letters(text: str) -> int:
    """How many letters a stretch has in reading form, white space and the edges of cells left out."""
    return sum(len(letter.translate(_PLAIN)) for letter in text if not letter.isspace() and letter != "|")


def printed(document: str, low: int, high: int, before: str, part: str) -> tuple[int, int]:
    """Where `part` of the reading form of document[low:high], which has `before` in front of it, stands in the document.

    By counting letters, which reading form keeps: (start, end), both within low..high.
    """
    skipped = _letters(before)
    wanted = skipped + _letters(part)
    start, end, seen = None, high, 0
    for at in range(low, high):
        here = _letters(document[at])
        if here and start is None and seen >= skipped:
            start = at
        seen += here
        if here and seen >= wanted:
            end = at + 1
            break
    return (low, high) if start is None or not part.strip() else (start, end)


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """The sentences of text[start:end], in order, without white space at their ends.

    A sentence ends at `.`, `?` or `!` with the quotes and brackets that close after it, a question with the bracket that names
    who asked; a semicolon ends none. A tab is the edge of a table's cell, which the sentence prints as a bar. What has
    no full stop at all is one sentence; one that is longer than `LONGEST` is left out (`left_out` tells where).
    """
    end = len(text) if end is None else end
    found: list[Sentence] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and stop.end() > begin and _ends(text, begin, stop, end):
            asker = _ASKER.match(text, stop.end(), end) if stop[0][0] == "?" else None
            at = asker.end() if asker else stop.end()
            _append(found, text, begin, at)
            begin = at
    _append(found, text, begin, end)
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    """Add text[start:end] without the blanks at its ends, if anything is left."""
    part = text[start:end]
    bare = part.strip(_BLANK).strip()
    if bare and len(bare) <= LONGEST:
        start += part.index(bare)
        found.append(Sentence(start, start + len(bare), reading_form(bare.replace("\t", " | "))))


def left_out(minutes: Minutes) -> Iterator[int]:
    """Where the text has a stretch that is too long for a sentence and was not read: its place, in order."""
    for item in minutes.items:
        for block in item.blocks:
            edges = [block.start, *(edge for each in block.sentences for edge in (each.start, each.end)), block.end]
            for end, start in zip(edges[::2], edges[1::2], strict=True):
                if start - end > LONGEST:
                    yield end


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the stop ends the sentence that began at `begin`, by the word before it and the word after it."""
    after = _NEXT.match(text, stop.end(), end)
    if after is None or not after[2]:
        return True
    opened, first = after[1], after[2]
    following = first + after[3]
    if first.islower() and not text.startswith(WITHHELD, after.start(1)):
        return False
    glued = after.start(1) == stop.end()
    if stop[0][0] != ".":
        return not glued or first.isupper()
    if first in ",;:.-/%)]&+=" and not opened:
        return False
    window = text[max(begin, stop.start() - _LOOK_BACK) : stop.start()]
    words = window.split()
    if not words or window[-1].isspace():
        return True
    word = _GLUED_ON.split(words[-1].lstrip("\"'([\u200b"))[-1]
    if glued:
        return _glued(word, following)
    previous = words[-2].lower() if len(words) > 1 else ""
    if word.lower() in _BEFORE_NUMBER and (first == "|" or "\t" in text[stop.end() : after.start(2)]):
        return False  # "No." as the head of a column
    if not previous and _MARKER.fullmatch(word):
        # A number or letter that opens the stretch is its marker ("2. That ...", "A. It had been", "A1. Nine"), not a sentence.
        return False
    return _word_ends(word, previous, following)


def _glued(word: str, following: str) -> bool:
    """Whether a stop with no space after it ends a sentence: "delivered.The", not "gov.Uk" or "Ph.D"."""
    if not word or "@" in word or "/" in word or "www" in word or "." in word:
        return False
    return len(word) > 1 and (word[-1].islower() or word[-1].isdigit()) and word.lower() not in _NEVER


def _word_ends(word: str, previous: str, following: str) -> bool:
    """Whether the word that stands before a full stop and a space can end a sentence."""
    low = word.lower().strip("'\"")
    if low in _NEVER:
        return False
    if low in _BEFORE_NUMBER and not (len(word) == 1 and word.isupper()):
        return not (following[0].isdigit() or following in ("No", "Nos"))
    if word[-1:].isupper() and _ACRONYM.fullmatch(word):
        return previous in _LABELLED or following in _STARTERS
    return True
