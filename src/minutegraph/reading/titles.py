"""Which lines are titles of items of business, which are headings inside one."""

from __future__ import annotations

import re

from minutegraph.lexicon import load

_LAYOUT = load("layout")
_KNOWN = re.compile("(?:" + "|".join(_LAYOUT["titles"]) + ")", re.I)
_INNER = re.compile("(?:" + "|".join(_LAYOUT["inner"]) + r")(?=\W*\Z|[ ]*[:–-]|[ ]+(?:that|as|to|at|by)\b)", re.I)
_PURPOSE = re.compile(f"(?:to (?:{'|'.join(_LAYOUT['aims'])})\\b|{'|'.join(_LAYOUT['purpose'])})", re.I)
_LABEL = re.compile("(?:" + "|".join(_LAYOUT["labels"]) + ")")
_TERMINAL = re.compile(r"""[.?!;]["')\]]*\Z""")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_OPENS = re.compile(r"""[A-Z0-9"'(\[]""")
_VERB = re.compile(r"\b(?:" + "|".join(_LAYOUT["verbs"]) + r")\b")
_NO_HEADING = re.compile(
    r"(?:(?:" + "|".join(_LAYOUT["of_people"]) + r"|[A-Z]{1,3})\b\.? "
    r"(?:[A-Z]\b|[A-Z][a-z]+ [A-Z][a-z]+\Z)|No |There )"
    r"|.* (?:a|an|and|as|at|be|by|for|from|in|of|on|or|that|the|to|with)\Z"
)
_TO_BE = re.compile(r"\bto be\b")
_SHOUTED = re.compile(r"\b[A-Z]{5,}\b")
_PAST = re.compile(r" [a-z]{3,}ed\b")
_UPPER_RUN = re.compile(
    r"(?P<title>[^a-z]{3,400}?[^a-z\s])[ \u200b]*(?:[ ][–—-]|:)[ \u200b–—-]+(?=[A-Z0-9(\"'][a-z0-9 ]|[(]?[A-Z]?[a-z])"
)
_LOWER_RUN = re.compile(r"(?P<title>[^.;:?]{3,110}?)[ \u200b]*(?::[-–]?|[ ][–—-])[ \u200b]+(?=\S)")
_STOPPED_RUN = re.compile(r"(?P<title>[A-Z][\w'’&/-]+(?: [\w'’&/-]+){0,7})\. +(?=[A-Z])")
_HEADING_WORDS = 10
_TITLE_WORDS = 20

MEETING_PAGE = re.compile(
    r"(?:note )?no\.?\s*\|?\s*item\s*\|?\Z|agendas?(?:, decisions)?(?:,| and) (?:draft )?minutes\Z", re.I
)
"""The head of a page of a whole meeting: "No. Item", "Agenda and draft minutes"."""

_AIM = re.compile(r"[ ](?=To (?:" + "|".join(_LAYOUT["aims"]) + r")\b)")
_CAPITAL_RUN = re.compile(
    r"(?:(?:[A-Z0-9][\w'’&/()-]*|of|and|the|for|in|to|on|from|by|with|at|or|[-–—])[ ,:]+){2,}(?=[a-z])"
)


def is_known_title(text: str) -> bool:
    """Whether the text begins as a title that agendas have: "Apologies", "Matters arising" ..."""
    return _KNOWN.match(text) is not None


def is_inner(text: str) -> bool:
    """Whether the text is a heading or label inside an item: "Resolved:", "Discussion" ..."""
    return _INNER.match(text) is not None


def is_purpose(text: str) -> bool:
    """Whether the text tells what an item is for: "To receive the report ..."."""
    return _PURPOSE.match(text) is not None


def is_label(text: str) -> bool:
    """Whether the text begins with a label that opens a block wherever it stands: "RESOLVED", "Present:" ..."""
    return _LABEL.match(text) is not None


def is_title(text: str, alone: bool = False) -> bool:
    """Whether the text can be an item's title or, unless it has to stand alone, begins with one and a colon or dash."""
    bare = text.rstrip(" :-–—\u200b")
    if not bare or not _OPENS.match(bare):
        return False
    if bare.isupper():
        return len(bare) < 240
    if not _TERMINAL.search(bare):
        words = len(bare.split())
        if words <= _TITLE_WORDS and not _VERB.search(bare) and not is_inner(bare):
            return True
    if alone:
        return False
    cut = run_in_at(text)
    return (cut is not None and cut != (0, 0)) or is_known_title(bare)


def tells(text: str) -> bool:
    """Whether a line is a sentence of the minutes, and neither a title nor the name of a document: it has a verb and an end."""
    if is_label(text):
        return True
    return text.endswith(".") and text.count(" ") > 2 and (_VERB.search(text) or _PAST.search(text)) is not None


def is_heading(text: str) -> bool:
    """Whether a line of its own is a heading inside an item: short, without a sentence, not the start of one."""
    bare = text.rstrip(" :-–—\u200b")
    if not bare or len(bare) > 100 or _TERMINAL.search(bare) or not _OPENS.match(bare):
        return False
    if not _LETTERS.search(bare) or " | " in bare or "\t" in bare:
        return False
    if bare.isupper():
        return len(bare.split()) <= 16
    if len(bare.split()) > _HEADING_WORDS or "," in bare or ": " in bare or _NO_HEADING.match(bare):
        return False
    return not _VERB.search(bare) and not _PAST.search(bare)


def run_in_at(text: str) -> tuple[int, int] | None:
    """Where a title ends and where the text after it begins, in a line that has both; None where it has a title only.

    (0, 0) where the line has no title but is a sentence.
    """
    upper = _UPPER_RUN.match(text)
    letters = sum(letter.isalpha() for letter in upper["title"]) if upper else 0
    if upper and letters > 3 and any(letter.islower() for letter in text[upper.end() :]):
        return upper.end("title"), upper.end()
    if text.isupper() or (text.endswith("?") and len(text.split()) <= _HEADING_WORDS):
        return None
    stopped = _STOPPED_RUN.match(text)
    if stopped and is_known_title(f"{stopped['title']} ") and not _VERB.search(stopped["title"]):
        return stopped.end("title"), stopped.end()
    lower = _LOWER_RUN.match(text)
    if lower and is_known_title(lower["title"]) and len(lower["title"].split()) <= _HEADING_WORDS:
        rest = text[lower.end() :]
        if ":" in lower[0] or (_TERMINAL.search(rest) and _VERB.search(rest)):
            return lower.end("title"), lower.end()
    if lower and len(lower["title"].split()) <= _HEADING_WORDS and not _VERB.search(lower["title"]):
        rest = text[lower.end() :]
        # "Minutes - 11 October 2012" and "Children in care: an update" are titles to the end.
        if (":" in lower[0] and (len(text) > 100 or _TERMINAL.search(text) or len(rest) < 12)) or len(text) > 160:
            return lower.end("title"), lower.end()
    told = _VERB.search(text) is not None or len(text.split()) > _HEADING_WORDS
    if told and _TERMINAL.search(text) and not is_stopped_title(text):
        return 0, 0
    return (0, 0) if len(text) > 200 else None


def cell_title(text: str) -> tuple[int, int] | None:
    """Where the title ends in a cell of a table that goes on with the text: "Budget monitoring. The officer reported ..."."""
    stopped = _STOPPED_RUN.match(text)
    if stopped is None or _VERB.search(stopped["title"]):
        return None
    rest = text[stopped.end() :]
    if not (_VERB.search(rest) or _PAST.search(rest) or _SHOUTED.search(rest)):
        return None
    return stopped.end("title"), stopped.end()


def is_stopped_title(text: str) -> bool:
    """Whether a line that ends with a full stop is a title all the same: "To accept apologies.", "Reports to be noted."."""
    if len(text.split()) > _TITLE_WORDS or text[-1:] in "?!" or not (is_purpose(text) or is_known_title(text)):
        return False
    return not _VERB.search(_TO_BE.sub("", text)) and ". " not in text


def flat_title_end(text: str) -> int | None:
    """Where the title ends in a line of a flattened table that goes on with what the item is for, else None.

    "Declarations of Interest To provide an opportunity ..." and "Declarations of Interest Members are reminded ..." end
    after "Interest".
    """
    aim = _AIM.search(text)
    if aim:
        return aim.start()
    run = _CAPITAL_RUN.match(text) if len(text) > 60 and _TERMINAL.search(text[-4:]) else None
    if run is None:
        return None
    words = run[0].rstrip(" ,:").split(" ")
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return len(" ".join(words[:-1])) if len(words) > 2 else None
