"""From bytes to text: encodings, line ends, and what is no text at all."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutegraph.errors import SourceError
from minutegraph.reading.text import decode

MINUTES = "Members’ questions – £40 was “too much”.\nNoted."


@pytest.mark.parametrize(
    "data",
    [
        MINUTES.encode("utf-8"),
        MINUTES.encode("utf-8-sig"),
        b"\xff\xfe" + MINUTES.encode("utf-16-le"),
        b"\xfe\xff" + MINUTES.encode("utf-16-be"),
        MINUTES.encode("cp1252"),
        MINUTES.replace("\n", "\r\n").encode("utf-8"),
        MINUTES.replace("\n", "\r").encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "windows-1252", "crlf", "cr"],
)
def test_the_same_text_from_every_encoding(data: bytes) -> None:
    assert decode(data, "a.txt") == MINUTES


def test_nothing_else_is_changed() -> None:
    odd = "\xa0 a\tb \u200b  ﬁ \x0c end \n\n"
    assert decode(odd.encode(), "a.txt") == odd


def test_bytes_without_meaning_in_windows_1252_do_not_stop_a_file() -> None:
    assert decode(b"caf\xe9 \x81 end", "a.txt") == "café \ufffd end"


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0 \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"GIF89a\x01\x00", "image"),
        (zipped(), "Office"),
        (gzip.compress(b"minutes" * 50, mtime=0), "gzip"),
        (b"{\\rtf1\\ansi Minutes}", "rich text"),
        (b"Minutes\x00of the meeting", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\xff\xfea\x00b", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "folder/minutes.txt")
    message = str(caught.value)
    assert message.startswith("folder/minutes.txt: ")
    assert says in message
    assert "\n" not in message


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        decoded = decode(data, "a.txt")
    except SourceError:
        return
    assert "\r" not in decoded
    if decoded != text:
        assert (
            decoded == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            or "\ufffd" in decoded
            or (any("\ud800" <= letter <= "\udfff" for letter in text))
        )


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt"), str)
    except SourceError as error:
        assert str(error).startswith("a.txt: ")
