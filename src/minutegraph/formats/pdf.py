"""PDF files with text: pages to words with their places, by PDFium; lines, columns and paragraphs are made of them after."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import Any

from minutegraph.errors import SourceError
from minutegraph.formats.content import Content
from minutegraph.formats.pdfflow import written
from minutegraph.formats.pdfgrids import Grid, grids, rules
from minutegraph.formats.pdfrows import Word, pages_of_rows

MAX_PAGES = 1_000
"""The most pages of one file. A meeting with all its papers has some hundreds; its minutes have some tens."""

MAX_GLYPHS = 6_000_000
"""The most signs of one file: the longest text that is read, and as many blanks."""

_LEAST = 15  # Signs that a page with text has on average; a scan may have a page number.
_MOST_PICTURES = 0.4  # Share of pages that may be pictures: maps and signatures, not the minutes behind a typed cover.
_STRANGE = 0.2  # Share of signs without a meaning that shows that a font does not tell what its shapes are.
_GAP = 0.22  # Of the size of the letters: so wide a gap parts two words that no blank parts.
_QUARTER = 1.5707963  # A quarter of a circle.
_LEAN = 0.06  # Of a quarter: what leans more is no text of the page.
_SAMPLE = 200  # Signs of a page that show how it is turned.
_BOLD = 600
_OTHER_LINE = 0.6  # Of the size of the letters: so far up or down begins another line.
_SIGNS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st"}


def read(content: bytes) -> Content:
    """A PDF file with text. Raises SourceError where it is locked, a scan, damaged, or has too many pages."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("is a PDF file that is locked with a password; save it without one") from None
        raise SourceError("is a PDF file that is damaged or cut off; get it again") from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Content:
    count = len(document)
    if count > MAX_PAGES:
        raise SourceError(
            f"is a PDF file of {count:,} pages, more than the {MAX_PAGES:,} that are read; split it by meeting"
        )
    pages: list[list[Word]] = []
    tables: list[list[Grid]] = []
    signs = strange = pictures = 0
    for number in range(count):
        page = _Page(document, number)
        pages.append(page.words)
        tables.append(page.tables)
        signs, strange, pictures = signs + page.signs, strange + page.strange, pictures + page.has_picture
        if signs > MAX_GLYPHS:
            raise SourceError("is a PDF file with far more text than minutes have; split it by meeting")
    if not any(pages) or (signs < _LEAST * count and pictures) or pictures > count * _MOST_PICTURES:
        if pictures:
            which = "its pages are" if pictures == count else f"{pictures} of its {count} pages are"
            raise SourceError(
                f"is a scanned PDF file: {which} pictures without text; make it readable by OCR first, "
                "for example with `ocrmypdf scan.pdf readable.pdf`"
            )
        raise SourceError("is a PDF file without text; give the minutes as text, Word file or PDF with text")
    if strange > signs * _STRANGE:
        raise SourceError(
            "is a PDF file whose fonts do not tell which letters they show; export it again, or make it readable by OCR, "
            "for example with `ocrmypdf --force-ocr in.pdf out.pdf`"
        )
    return written(pages_of_rows(pages, tables))


class _Page:
    """The words of one page, in the order of the file, with their places as the page is shown, and its ruled tables."""

    def __init__(self, document: Any, number: int) -> None:
        import pypdfium2 as pdfium
        import pypdfium2.raw as raw  # type: ignore[import-untyped]

        self.words: list[Word] = []
        self.tables: list[Grid] = []
        self.signs = self.strange = 0
        self.has_picture = False
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            return  # one page that is damaged does not hide the others
        self._raw, self._text = raw, text.raw
        try:
            count = raw.FPDFText_CountChars(text)
            turn = self._turned(count)
            self._read(count, turn)
            if self.words:
                self.tables = grids(rules(page, raw, lambda box: _upright(box, turn)))
            if self.signs < _LEAST:
                images = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
                self.has_picture = next(iter(images), None) is not None
        finally:
            text.close()
            page.close()

    def _read(self, count: int, turn: int) -> None:
        raw, text = self._raw, self._text
        sign_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        box, letters = raw.FS_RECTF(), _Letters(self.words)
        place = ctypes.byref(box)
        leans = bold = False
        begins = True  # Turn and weight are asked for once a word: asking takes longer than all the rest.
        for index in range(min(count, MAX_GLYPHS)):
            sign = chr(sign_of(text, index) % 0x110000)
            sign = _SIGNS.get(sign, sign)
            if sign.isspace() or sign == "\x00":
                letters.end()
                begins = True
                continue
            if begins:
                begins, leans, bold = False, self._leans(index, turn), self._is_bold(index)
            if leans or not box_of(text, index, place):
                continue
            self.signs += 1
            self.strange += sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " "
            letters.add(sign, *_upright(box, turn), bold)
        letters.end()

    def _leans(self, index: int, turn: int) -> bool:
        """Whether a sign stands otherwise than most: stamps across a page are no text of it."""
        return abs((self._quarter(index) - turn + 2) % 4 - 2) > _LEAN

    def _quarter(self, index: int) -> float:
        """The turn of a sign, in quarters of a circle, clockwise."""
        angle: float = self._raw.FPDFText_GetCharAngle(self._text, index)
        return max(0.0, angle) / _QUARTER

    def _turned(self, count: int) -> int:
        """The turn that most signs of the page have, in whole quarters: tables are often printed sideways."""
        sample = range(0, count, max(1, count // _SAMPLE))
        turns = Counter(round(self._quarter(index)) % 4 for index in sample)
        return turns.most_common(1)[0][0] if turns else 0

    def _is_bold(self, index: int) -> bool:
        return bool(self._raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD)


def _upright(box: Any, turn: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a sign as it stands when the text of its page is turned upright."""
    if turn == 1:
        return -box.top, -box.bottom, box.left, box.right
    if turn == 2:
        return -box.right, -box.left, -box.top, -box.bottom
    if turn == 3:
        return box.bottom, box.top, -box.right, -box.left
    return box.left, box.right, box.bottom, box.top


class _Letters:
    """Joins letters that stand side by side to words."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.text: list[str] = []
        self.left = self.right = self.low = self.high = 0.0
        self.bold = True

    def add(self, sign: str, left: float, right: float, low: float, high: float, bold: bool) -> None:
        """Takes the next sign."""
        if self.text:
            size = max(1.0, self.high - self.low)
            apart = left - self.right > size * _GAP or left < self.right - size * 2
            if apart or abs((low + high) - (self.low + self.high)) / 2 > size * _OTHER_LINE:
                self.end()
        if not self.text:
            self.left, self.right, self.low, self.high, self.bold = left, right, low, high, True
        self.text.append(sign)
        self.right = max(self.right, right)
        self.low, self.high = min(self.low, low), max(self.high, high)
        self.bold = self.bold and bold

    def end(self) -> None:
        """Ends the word."""
        if self.text:
            word = "".join(self.text)
            self.words.append(Word(word, self.left, self.right, self.low, self.high, self.bold))
            self.text = []
