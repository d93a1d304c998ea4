"""What a file is, told by what it holds and only then by its name; and what to say of one that is not read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from minutegraph.reading.text import SIGNATURES, marked_text

Kind = Literal["text", "html", "xml", "docx", "odt", "rtf", "pdf", "zip", "other"]
"""The formats that are read; `zip` is an archive of several, `other` none of them."""

SUFFIXES = (".txt", ".md", ".html", ".htm", ".aspx", ".xml", ".docx", ".odt", ".rtf", ".pdf")
"""The endings of the files that are read as minutes, in any case, whatever their content turns out to be."""

SHOWN = ".txt, .md, .html, .xml, .docx, .odt, .rtf and .pdf files, or .zip archives of them"
"""What is read, in words for the user."""

HEAD = 4096
"""So many bytes from the front of a file tell what it is."""

ARCHIVE = b"PK\x03\x04"
"""How every archive begins, and every Office file, which is one."""

_PAGE = re.compile(r"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(r"\s*(?:<\?xml\b|<(?:\w+:)?(?:meeting|getmeeting\w*|modgov\w*)[\s>])", re.I)
_TAG = re.compile(r"<(?:div|p|table|section|article|main|span|ul|ol|h[1-6]|meta|link|title|script)\b", re.I)
_HTML_NAMES = (".html", ".htm", ".aspx")

_OFFICE: tuple[tuple[str, str, str], ...] = (
    ("xl/", "a spreadsheet (.xlsx)", "give the minutes themselves, not a table"),
    ("ppt/", "a presentation (.pptx)", "give the minutes themselves, not slides"),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Found:
    """The kind of a file; of one that is not read, what it is and what to do about it, in words."""

    kind: Kind
    what: str = ""
    remedy: str = ""


def of(content: bytes, name: str = "") -> Found:
    """What a file is: by its first bytes, by what an archive holds, and for text by its name as well.

    `content` may be cut off after `HEAD` bytes where it begins with no archive; `name` may be a path.
    """
    if content.startswith(ARCHIVE):
        return _archive(content)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return Found("pdf")
    if content.startswith(b"{\\rtf"):
        return Found("rtf")
    for signature, what, remedy in SIGNATURES:
        if content.startswith(signature):
            return Found("other", what, remedy)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Found("other", "a WebP image", "give the text of the minutes, not a picture of it")
    return Found(_text(content, name))


def of_file(path: Path) -> Found:
    """What the file at a path is, of which no more is read than is needed. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    return _archive(path) if head.startswith(ARCHIVE) else of(head, path.name)


def _text(content: bytes, name: str) -> Kind:
    head = marked_text(content[:HEAD])
    if head is None:
        head = content[:HEAD].decode("latin-1")
    if _PAGE.match(head):
        return "html"
    if _XML.match(head) and (head.lstrip()[:5].lower() == "<?xml" or name.lower().endswith(".xml")):
        return "xml"
    if name.lower().split("?")[0].endswith(_HTML_NAMES) and _TAG.search(head):
        return "html"
    return "text"


def _archive(content: bytes | Path) -> Found:
    """A Word or OpenDocument file, another Office file, or an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as archive:
            names = set(archive.namelist()[:10_000])
            mimetype = archive.read("mimetype")[:100].decode("latin-1") if _is_small(archive, "mimetype") else ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return Found("other", "a ZIP archive or an Office file that is damaged", "get it or save it again")
    if mimetype.startswith(_OPEN_DOCUMENT):
        if mimetype[len(_OPEN_DOCUMENT) :].startswith("text"):
            return Found("odt")
        return Found("other", "an OpenDocument file that is no text", "give the minutes themselves")
    if "[Content_Types].xml" in names:
        if any(each.startswith("word/") for each in names):
            return Found("docx")
        for folder, what, remedy in _OFFICE:
            if any(each.startswith(folder) for each in names):
                return Found("other", what, remedy)
        return Found("other", "an Office file of an unknown kind", "save it as .docx")
    return Found("zip")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo and archive.NameToInfo[name].file_size < 200
