"""Files made to take all time or memory, or to show other files of the machine: each is bounded."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from format_samples import FORMS, SCRUTINY

from minutegraph.errors import SourceError
from minutegraph.formats.reading import read


def part(ending: str, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A Word or OpenDocument file with one of its parts changed."""
    file = io.BytesIO()
    content = FORMS[ending](SCRUTINY)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return file.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF file of these objects, the first of them its catalogue."""
    file = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        file += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    return file + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1)


LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(12)
) + b"]>"  # fmt: skip
LOCAL = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
WORD_TEXT, ODF_TEXT = b"</w:body>", b"</office:text>"


def declared(kind: bytes, end: bytes, entity: bytes) -> Callable[[bytes], bytes]:
    """Declares entities in front of XML, and names one before its end."""

    def change(xml: bytes) -> bytes:
        head, rest = xml.split(b"?>", 1) if xml.startswith(b"<?xml") else (b"<?xml version='1.0'", xml)
        inner = b"<w:p><w:r><w:t>&%s;</w:t></w:r></w:p>" if b"w:" in end else b"<text:p>&%s;</text:p>"
        return head + b"?>" + kind + rest.replace(end, inner % entity + end)

    return change


def grown(end: bytes, more: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(end, more + end)


CELL = b"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
ROW = b"<w:tr>" + CELL + b"</w:tr>"
DEEP = (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>")
DOCUMENT = "word/document.xml"
ITEM = b"<agendaitem><agendaitemtitle>x</agendaitemtitle></agendaitem>"
HOSTILE: dict[str, bytes] = {
    "word laughs": part("docx", DOCUMENT, declared(LAUGHS, WORD_TEXT, b"m")),
    "word file": part("docx", DOCUMENT, declared(LOCAL, WORD_TEXT, b"a")),
    "word wide": part("docx", DOCUMENT, grown(WORD_TEXT, b"<w:tbl><w:tr>" + CELL * 100_000 + b"</w:tr></w:tbl>")),
    "word long": part("docx", DOCUMENT, grown(WORD_TEXT, b"<w:tbl>" + ROW * 50_000 + b"</w:tbl>")),
    "word deep": part("docx", DOCUMENT, grown(WORD_TEXT, DEEP[0] * 200 + DEEP[1] * 200)),
    "odt laughs": part("odt", "content.xml", declared(LAUGHS, ODF_TEXT, b"m")),
    "odt file": part("odt", "content.xml", declared(LOCAL, ODF_TEXT, b"a")),
    "odt repeated": part("odt", "content.xml", grown(ODF_TEXT, b"<table:table><table:table-row "
        b'table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p>'
        b"</table:table-cell></table:table-row></table:table>")),
    "odt spaces": part("odt", "content.xml", grown(ODF_TEXT, b'<text:p>a<text:s text:c="2000000000"/>b</text:p>')),
    "rtf deep": b"{\\rtf1 " + b"{" * 200_000 + b"x",
    "rtf binary": b"{\\rtf1 \\bin2000000000 x}",
    "pdf pages in a ring": pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 900 >>"),
    "pdf of itself": pdf(b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>"),
    "pdf that counts wrong": pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 2000000000 >>"),
    "xml laughs": b'<?xml version="1.0"?>' + LAUGHS + b"<meeting><agendaitems>&m;</agendaitems></meeting>",
    "xml deep": b'<?xml version="1.0"?><meeting>' + b"<agendaitems>" * 50_000,
    "xml long": b'<?xml version="1.0"?><meeting><agendaitems>' + ITEM * 60_000 + b"</agendaitems></meeting>",
}  # fmt: skip
"""Files made to take all time, all memory, or other files of the machine."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_give_text_or_one_line_soon_and_read_no_other_file(name: str) -> None:
    start = time.monotonic()
    try:
        found = read(HOSTILE[name], "a")
    except SourceError as error:
        line = str(error)
        assert line.startswith("a: ") and "\n" not in line and "root:" not in line
        assert "that one file may take" not in line, line
    else:
        assert "root:" not in found.text and "hahaha" not in found.text and len(found.text) < 5_000_000
    assert time.monotonic() - start < 20


def test_nothing_of_a_script_is_read() -> None:
    page = (
        "<html><head><script>RESOLVED: one</script></head><body onload='RESOLVED: two'><p onclick=\"RESOLVED: three\">The Chair "
        "spoke.</p><script>RESOLVED: four</script><noscript>RESOLVED: five</noscript><svg><script>RESOLVED: six</script></svg>"
        "<iframe srcdoc='<p>RESOLVED: seven</p>'></iframe><template><p>RESOLVED: eight</p></template>"
        "<a href='javascript:RESOLVED'>Minutes</a><object data='x'>RESOLVED: nine</object></body></html>"
    )
    assert "RESOLVED" not in read(page.encode(), "a.html").text
