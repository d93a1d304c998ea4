"""From the bytes of any file that is read to its document: plain text as it is, all else by the reader of its kind."""

from __future__ import annotations

from minutegraph.errors import SourceError
from minutegraph.formats.content import Content
from minutegraph.formats.guard import guarded
from minutegraph.model import Document, Metadata
from minutegraph.reading import kinds
from minutegraph.reading.files import MAX_TEXT
from minutegraph.reading.kinds import Kind
from minutegraph.reading.text import decode

_READERS: dict[Kind, tuple[str, str]] = {
    "html": ("pages:read", "a web page"),
    "xml": ("webservice:read", "an XML file of ModernGov's web service"),
    "docx": ("word:read", "a Word file (.docx)"),
    "odt": ("opendocument:read", "an OpenDocument text (.odt)"),
    "rtf": ("richtext:read", "a rich text file (.rtf)"),
    "pdf": ("pdf:read", "a PDF file"),
}
"""For each kind the reader, as `module:name` of this package, and what the file is in words."""


def document(content: bytes, source: str, path: str, given: Metadata, part: str = "") -> Document:
    """The document in the bytes of a file, or in a part; `path` stands in errors. Raises SourceError."""
    found = read(content, path, part)
    return Document(source, found.text, given, found.told, found.marks, found.heads, found.media, found.linked)


def read(content: bytes, path: str, part: str = "") -> Content:
    """What the reader of the file's kind gives of it, or of the part of a page that is named.

    Raises SourceError with one line that says what to do.
    """
    found = kinds.of(content, path)
    if found.kind == "text":
        return Content(decode(content, path))
    if found.kind == "other":
        raise SourceError(f"{path}: looks like {found.what}, not text; {found.remedy}")
    if found.kind == "zip":
        raise SourceError(f"{path}: is a ZIP archive under another name; call it .zip, or unpack it")
    reader, what = _READERS[found.kind]
    made = guarded(reader, content, path, what, part)
    if not made.text or made.text.isspace():
        raise SourceError(f"{path}: is {what} without text; take it out of the folder or put the minutes into it")
    if len(made.text) > MAX_TEXT:
        limit = f"{MAX_TEXT // 1_000_000} million characters"
        raise SourceError(f"{path}: has more than the {limit} that are read of one file; split it by meeting")
    return made
