"""From the bytes of a source to its text."""

from __future__ import annotations

import codecs
import re

from minutegraph.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # UTF-32 first: its little-endian mark begins with that of UTF-16.

SIGNATURES = (
    (b"%PDF", "a PDF file", "give it as it is, under its own name"),
    (b"PK\x03\x04", "a ZIP archive or an Office file (.docx, .odt)", "give it as it is, under its own name"),
    (b"{\\rtf", "a rich text file (.rtf)", "give it as it is, under its own name"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file (.doc, .xls)", "open it in Word and save it as .docx"),
    (b"\x89PNG", "a PNG image", "give the text of the minutes, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the minutes, not a picture of it"),
    (b"GIF8", "a GIF image", "give the text of the minutes, not a picture of it"),
    (b"II*\x00", "a TIFF image", "give the text of the minutes, not a picture of it"),
    (b"MM\x00*", "a TIFF image", "give the text of the minutes, not a picture of it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\x7fELF", "a program", "take it out of the folder"),
    (b"MZ\x90", "a program", "take it out of the folder"),
    (b"SQLite format 3", "a SQLite database", "take it out of the folder"),
)
"""How files begin that are no text and not read: the first bytes, what they are, and what to do about it."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Real minutes from PDFs have a few stray glyphs in ten thousand characters, compressed data one in ten.
_MOST_CONTROL = 0.005


def decode(data: bytes, name: str) -> str:
    """The text of a source: UTF-8, UTF-16 or UTF-32 by their marks, else Windows-1252; line ends are `\\n`.

    Nothing else is changed. `name` stands in errors. Raises SourceError where the data are empty or no text.
    """
    for signature, looks, remedy in SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}: looks like {looks}, not text; {remedy}")
    text = _decoded(data, name)
    if not text.strip("\ufeff \t\r\n\u00a0\u200b") or text.isspace():
        raise SourceError(f"{name}: is empty; take it out of the folder or put the text of the minutes into it")
    control = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text or control > len(text) * _MOST_CONTROL:
        raise SourceError(f"{name}: looks like binary data, not text; save the minutes as plain text (.txt, UTF-8)")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def marked_text(data: bytes) -> str | None:
    """The text of data that begin with a byte-order mark, as far as it can be decoded; None where there is no mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _decoded(data: bytes, name: str) -> str:
    """The characters of the data, without a byte-order mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                kind = encoding.upper().removesuffix("-LE").removesuffix("-BE")
                raise SourceError(
                    f"{name}: begins as {kind} but is damaged at byte {error.start + len(mark)}; "
                    "save it again as plain text in UTF-8"
                ) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # The five bytes that Windows-1252 does not define become the sign for "unknown" and do not stop the file.
        return data.decode("cp1252", "replace")
