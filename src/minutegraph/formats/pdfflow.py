"""From the rows of PDF pages to paragraphs: columns told apart, lines joined, hyphens at line ends undone.

A narrow column at the right that says who is to act is put below the paragraph that it stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from minutegraph.formats.content import Block, Cell, Content, Sheet, tidy
from minutegraph.formats.pdfcolumns import columns
from minutegraph.formats.pdflines import Line
from minutegraph.formats.pdfrows import Row, alike, leading
from minutegraph.formats.tables import flow
from minutegraph.lexicon import load
from minutegraph.reading.lines import line_at

_WORDS = load("formats")
_PREFIXES = frozenset(_WORDS["hyphen_prefixes"])
_BROKEN = re.compile(r"([A-Za-z]{2,})-\Z")
_TERMINAL = re.compile(r"""[.?!:;]["'”’)\]]*\Z""")
_OPEN = re.compile(r"(?:[,;:]|\b(?:and|or))\Z")
_LABEL = re.compile(r"(?:" + "|".join(_WORDS["labels"]) + r")[^:.;]{0,20}:", re.I)
_PARAGRAPH_GAP = 1.28  # Of the usual distance of rows: wider sets a paragraph apart.
_OTHER_SIZE = 0.12  # Share by which letters of another size differ.
_SLACK = 3.0  # Points by which lines of one margin differ.


@dataclass(slots=True)
class _Paragraph:
    """Lines that are one paragraph."""

    lines: list[Line]
    notes: list[str] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def written(pages: Sequence[Sequence[Row]]) -> Content:
    """The text of the pages, each paragraph in one line, with the page as the way back."""
    step = leading(pages)
    lines = [line for number, rows in enumerate(pages, 1) for line in columns(rows, number, step)]
    vocabulary = _vocabulary(lines)
    sheet = Sheet("application/pdf")
    for ruled, part in groupby(lines, key=lambda line: bool(line.cells)):
        if ruled:
            for table in _tables(part):
                for block in flow([_blocks(row, vocabulary) for row in table]):
                    sheet.write(replace(block, text=f"{block.number} {block.text}".lstrip(), number=""))
        else:
            for paragraph in _paragraphs(part):
                _write(sheet, paragraph, vocabulary)
    return sheet.content()


def _write(sheet: Sheet, paragraph: _Paragraph, vocabulary: frozenset[str]) -> None:
    text, breaks = _joined(paragraph.lines, vocabulary)
    if not text:
        return
    sheet.write(Block(text, paragraph.lines[0].depth, f"page={paragraph.lines[0].page}"))
    start = sheet.size - len(text)
    for at, page in breaks:
        sheet.mark(f"page={page}", start + at)
    for note in paragraph.notes:
        sheet.write(Block(note))


def _tables(rows: Iterable[Line]) -> list[list[Line]]:
    """The rows of ruled tables that stand one after the other, as tables; one that goes on on the next page is one.

    There its head is printed once more, and a row that the end of the page broke has nothing in its first cell.
    """
    made: list[list[Line]] = []
    for row in rows:
        table = made[-1] if made else []
        last = table[-1] if table else None
        if last is None or not alike(row.columns, last.columns):
            made.append([row])
        elif row.page == last.page:
            table.append(row)
        elif row.text == table[0].text:
            last.page = row.page
        elif not row.cells[0] and last.cells[0]:
            last.cells = tuple(above + below for above, below in zip(last.cells, row.cells, strict=True))
            last.page = row.page
        else:
            table.append(row)
    return made


def _blocks(row: Line, vocabulary: frozenset[str]) -> tuple[Cell, ...]:
    """The cells of a row, the paragraphs of each as blocks."""
    made: list[Cell] = []
    for cell in row.cells:
        found = [(_joined(paragraph.lines, vocabulary)[0], paragraph.lines[0].page) for paragraph in _paragraphs(cell)]
        made.append(tuple(Block(text, fragment=f"page={page}") for text, page in found if text))
    return tuple(made)


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the whole file as they are printed, in small letters; of one broken at a line end its two parts."""
    found: set[str] = set()
    for line in lines:
        found.update(word.strip(".,;:()'\"“”‘’?!").lower() for word in line.text.split())
    return frozenset(found)


def _paragraphs(lines: Iterable[Line]) -> Iterator[_Paragraph]:
    """The lines joined to paragraphs; notes beside a paragraph come after it."""
    current: _Paragraph | None = None
    for line in lines:
        if line.note:
            if current is not None:
                current.notes.append(line.text)
                continue
            line.note = False
        if current is not None and _goes_on(current, line):
            current.lines.append(line)
            continue
        if current is not None:
            yield current
        current = _Paragraph([line])
    if current is not None:
        yield current


def _goes_on(paragraph: _Paragraph, line: Line) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = paragraph.last
    if line.row or last.row or abs(line.size - last.size) > last.size * _OTHER_SIZE:
        return False
    if last.bold != line.bold and (last.bold or line.bold) and (last.bold_whole != line.bold_whole):
        return False
    if _LABEL.match(line.text):
        return False
    ends = _TERMINAL.search(last.text) is not None
    if line.page != last.page or line.column != last.column:
        return _over_the_edge(last, line, ends)
    if last.low - line.low > line.leading * _PARAGRAPH_GAP or last.low - line.low < -1:
        return False
    short = _is_short(last, line)
    if _is_marked(line) and (ends or short or _OPEN.search(last.text) or line.left < paragraph.last.left - _SLACK):
        return False
    if _is_marked(line) and abs(line.left - paragraph.lines[0].left) < _SLACK and _is_marked(paragraph.lines[0]):
        return False
    if short and (ends or not line.text[:1].islower()):
        return False
    return not (ends and line.left > last.left + _SLACK * 2 and len(paragraph.lines) > 1)


def _over_the_edge(last: Line, line: Line, ends: bool) -> bool:
    """Whether the first line of a page or column goes on with the last of the one before."""
    if ends or line.bold != last.bold or line.text.isupper() or _is_marked(line):
        return False
    return line.text[:1].islower() or not _is_short(last, line)


def _is_short(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted into the line above it."""
    first = line.text.split(" ", 1)[0]
    wide = (line.right - line.left) / max(1, len(line.text)) * (len(first) + 1)
    return last.right + wide < last.edge - _SLACK


def _is_marked(line: Line) -> bool:
    return line_at(line.text, 0, len(line.text), 0, 0).kind != ""


def _joined(lines: Sequence[Line], vocabulary: frozenset[str]) -> tuple[str, list[tuple[int, int]]]:
    """The lines as one, and where in it another page begins."""
    text, breaks = "", []
    page = lines[0].page
    for line in lines:
        words = tidy(line.text)
        broken = _BROKEN.search(text)
        if broken and words[:1].islower():
            rest = words.split(" ", 1)[0].strip(".,;:()'\"?!")
            if not _keeps_hyphen(broken[1], rest, vocabulary):
                text = text[:-1]
        elif text and not (text.endswith(("-", "/")) and words[:1].isalnum() and text[-2:-1].isalnum()):
            text += " "
        if line.page != page:
            page = line.page
            breaks.append((len(text), page))
        text += words
    return text, breaks


def _keeps_hyphen(first: str, rest: str, vocabulary: frozenset[str]) -> bool:
    """Whether "first-" and "rest", broken at the hyphen, are printed with one elsewhere, or are known to be."""
    low, tail = first.lower(), rest.lower()
    if low + tail in vocabulary:
        return False
    return f"{low}-{tail}" in vocabulary or low in _PREFIXES
