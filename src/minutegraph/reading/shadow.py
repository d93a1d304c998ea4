"""A text's shadow: as long as the text, character for character, but with its markup and odd glyphs out of the way.

Everything that reads layout looks at the shadow, so that each place found there is a place in the text itself. HTML
tags, entities and markdown become fillers (an invisible character) or line ends; bullets of private fonts become "•";
page numbers become blanks. A tab is a blank as well, but between the cells of a table it stays: it is their edge.
"""

from __future__ import annotations

import html
import re

from minutegraph.lexicon import load
from minutegraph.reading.columns import with_edges

FILLER = "\u200b"

_SAME_LENGTH = (
    ("\r\n", " \n"),
    ("\u00a0", " "), ("\u2007", " "), ("\u2009", " "), ("\u202f", " "), ("\u3000", " "),
    ("\r", "\n"), ("\x0b", "\n"), ("\x0c", "\n"), ("\x85", "\n"), ("\u2028", "\n"), ("\u2029", "\n"),
    ("’", "'"), ("‘", "'"), ("‛", "'"), ("´", "'"), ("`", "'"), ("“", '"'), ("”", '"'), ("„", '"'),
    ("\u00ad", FILLER), ("\u200c", FILLER), ("\u200d", FILLER), ("\u2060", FILLER), ("\ufeff", FILLER),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2212", "-"),
)  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]{0,400})?/?>|<!--.{0,200}?-->", re.S)
_BREAKING = re.compile(r"br|p|div|t[dhr]|[uod]l|li|d[td]|table|tbody|thead|h[1-6r]|blockquote|section|article", re.I)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_ESCAPED_MARKER = re.compile(r"(?m)^((?:[ >\u200b]|\*\*)*\(?[0-9a-zA-Z.]{1,8})\\([.)])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~\n])")
_BOLD = re.compile(r"\*\*+|__+(?=\w)|(?<=\w)__+")
_BOLD_LEAD = re.compile(  # "a) **Street lights** The Clerk reported ...": a heading and the text under it.
    r"(?m)^([ >\u200b]*(?:\(?[0-9a-z]{1,3}[.)][ \u200b]+)?\*\*(?!Present|PRESENT|Apologies|APOLOGIES|In att|Attend)"
    r"[^*\n]{2,100}[^*\n.]\*\*)(:?[ ]+)(?=[A-Z][a-z])"
)
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,100}?)(?<=[^\s*])\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w_])_(?=[\w\"'(£])|(?<=[\w.,;:)\"'])_(?![\w_])")
_PREFIX = re.compile(r"(?m)^[ \u200b]*(?:>[ ]?)+|^[ \u200b]*#{1,6}(?= )")
_TABLE_EDGE = re.compile(r"(?m)^[ ]*\|(?=.)|(?:\|[ ]*)+$")
_TABLE_NUMBER = re.compile(r"(?m)^([ ]*\d{1,4}\.)[ ]+\|")
_RULE = re.compile(r"(?m)^[ ]*[|:+-][-|:+ ]{4,}$")
_INLINE_MINUTES = re.compile(r"(?<=[\w.)\]:?]) (?:Minutes:(?= ))")
_GLUED_LABEL = re.compile(r"(?<=[^\s]) Additional documents:(?=[ ]*(?:\n|\Z))")
_PAGE = re.compile(r"\n[ ]*(?:" + "|".join(load("layout")["page"]) + r")[ ]*(?=\n|\Z)", re.I)
_BARE_NUMBER = re.compile(r"\n[ ]*(\d{1,3})[ ]*(?=\n|\Z)")
_PAGE_LENGTH = 1200  # Characters: the shortest page of the parish minutes has some 1,500.


def shadow(text: str) -> str:
    """The shadow of a text: of the same length, every place the same place."""
    for odd, plain in _SAME_LENGTH:
        if odd in text:
            text = text.replace(odd, plain)
    if "\t" in text:
        text = _with_cells(text)
    text = with_edges(text)
    if not text.isascii():
        text = _PRIVATE.sub("•", text)
    if "<" in text:
        text = _TAG.sub(_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "*" in text or "\\" in text or "_" in text or ">" in text or "#" in text:
        text = _markdown(text)
    if "|" in text:
        text = _RULE.sub(_blank, text)
        text = _TABLE_NUMBER.sub(lambda m: m[1] + " " * (len(m[0]) - len(m[1]) - 1) + "\n", text)
        text = _TABLE_EDGE.sub(_blank, text)
    if "Additional documents:" in text:
        text = _GLUED_LABEL.sub(_blank, text)
    if "Minutes: " in text:
        text = _INLINE_MINUTES.sub("\nMinutes:", text)
        text = re.sub(r"(?m)^Minutes: ", "Minutes:\n", text)
    # A line end in front lets the patterns of whole lines begin with one, which is what makes them fast.
    text = _without_running_heads("\n" + text)
    return _without_page_numbers(_PAGE.sub(_blank_line, text))[1:]


_EDGES = 2
"""Tabs of a line from which on it may be a row of a table."""


def _with_cells(text: str) -> str:
    """The text with blanks for its tabs, but for those between the cells of rows that stand below each other."""
    lines = text.split("\n")
    rows = [line.strip(" \t").count("\t") >= _EDGES for line in lines]
    for at, line in enumerate(lines):
        beside = (at and rows[at - 1]) or (at + 1 < len(rows) and rows[at + 1])
        if not (rows[at] and beside):
            lines[at] = line.replace("\t", " ")
            continue
        bare = line.strip(" \t")
        begin = line.index(bare)
        lines[at] = " " * begin + bare + " " * (len(line) - begin - len(bare))
    return "\n".join(lines)


def _without_running_heads(text: str) -> str:
    """The text without the line that every page repeats beside its number.

    The first of all stays where it stands at the top and nothing above it says the same: it may head the minutes.
    """
    pages = list(_PAGE.finditer(text))
    if len(pages) < _LEAST_PAGES:
        return text
    beside: dict[str, list[tuple[int, int]]] = {}
    for page in pages:
        above = _LINE_BEFORE.search(text, max(0, page.start() - _LONGEST_HEAD), page.start())
        for line in (_LINE_BEHIND.match(text, page.end()), above):
            if line is not None:
                beside.setdefault(" ".join(line["line"].split()), []).append(line.span("line"))
    heads = [
        place
        for places in beside.values()
        if len(places) >= max(_LEAST_PAGES, len(pages) - 1)
        for place in (places if _is_said_before(text, *places[0]) else places[1:])
    ]
    parts, at = [], 0
    for start, end in sorted(set(heads)):
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join((*parts, text[at:]))


def _is_said_before(text: str, start: int, end: int) -> bool:
    """Whether a line is not the first of a text to say what it says: it stands below its top, or repeats a line there."""
    return start > _TOP or text[start:end] in text[:start]


_LEAST_PAGES = 2
_TOP = 200
"""Characters at the head of a text in which a running head may be its title."""
_LONGEST_HEAD = 140
_LINE_BEHIND = re.compile(r"\s*\n[ ]*(?P<line>\S[^\n]{3,120}?)[ ]*(?=\n|\Z)")
_LINE_BEFORE = re.compile(r"\n[ ]*(?P<line>\S[^\n]{2,119}[^\s])\s*\Z")


def _without_page_numbers(text: str) -> str:
    """The text without the lines that hold nothing but the next number of a page, one every so often."""
    found = list(_BARE_NUMBER.finditer(text))
    numbers = [int(match[1]) for match in found]
    if not found or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 2:
        return text
    if len(text) < _PAGE_LENGTH * (len(found) - 1):
        return text
    return _BARE_NUMBER.sub(_blank_line, text)


def _markdown(text: str) -> str:
    """The text with the signs of markdown blanked out."""
    if "\\" in text:
        text = _ESCAPED_MARKER.sub(lambda m: m[1] + m[2] + FILLER, text)
        text = _ESCAPE.sub(FILLER, text)
    if "**" in text or "__" in text:
        text = _BOLD_LEAD.sub(lambda m: m[1] + m[2][:-1] + "\n", text)
        text = _BOLD.sub(_fill, text)
    if text.count("*") > 1:
        text = _ITALIC.sub(lambda m: FILLER + m[1] + FILLER, text)
    if "_" in text:
        text = _EMPHASIS.sub(FILLER, text)
    if ">" in text or "#" in text:
        text = _PREFIX.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_line(match: re.Match[str]) -> str:
    return "\n" + " " * (len(match[0]) - 1)


def _fill(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


def _tag(match: re.Match[str]) -> str:
    """A tag that breaks the line becomes a line end, any other becomes fillers."""
    size = len(match[0])
    if match[2] and _BREAKING.fullmatch(match[2]):
        return "\n" + FILLER * (size - 1)
    return FILLER * size


def _entity(match: re.Match[str]) -> str:
    """An entity becomes its character and fillers."""
    plain = html.unescape(match[0])
    if len(plain) != 1 or plain == match[0]:
        return match[0]
    plain = {"\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"'}.get(plain, plain)
    return plain + FILLER * (len(match[0]) - 1)
