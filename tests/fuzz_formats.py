"""Mutates files of every format, archives and tables, and reads them.

Each must give what it holds or one clear line, in bounded time, and nothing else.

    python -m tests.fuzz_formats --count 10000 [--seed 1] [--keep FOLDER]

Runs the readers as a build runs them, in the guarded process. Prints what went wrong and keeps the inputs.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from format_samples import FORMS, MEETINGS

from minutegraph.building import linking
from minutegraph.errors import SourceError
from minutegraph.formats.reading import document
from minutegraph.model import Metadata
from minutegraph.reading import layout, manifest, sources
from minutegraph.reading.files import read_bytes
from minutegraph.redaction import table as redactions
from minutegraph.review import rows

DATA = Path(__file__).parent / "data/formats"
PATIENCE = 20.0
"""Seconds: what takes longer is told as a hang."""

_TOKENS = (
    b"<table>", b"<td>", b"<tr>", b"</div>", b"<ol start='99999999999'>", b"<li value=-1>", b"&#0;", b"&#x110000;",
    b"]]>", b"<!--", b"<![CDATA[", b"\xff\xfe", b"\x00", b"%PDF-", b"endobj", b"stream", b"<<", b">>",
    b"/Kids [1 0 R]", b"1 0 R", b"{\\rtf1", b"\\u-99999?", b"\\bin999999 ", b"\\'", b"{", b"}", b"PK\x03\x04",
    b"w:val=\"999999999999\"", b"w:ilvl", b"<w:p>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"style='mso-list:Ignore'",
    b'"', b",", b";", b"\t", b"\r", b"=1+1", b"../../", b"PK\x01\x02", b"PK\x05\x06",
    b"<a name='AI1'>", b"&amp;amp;lt;p&amp;amp;gt;", "١".encode(), "\u202e".encode(), b"text:start-value='x'",
)  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """An input that did not end as it should, and how."""

    name: str
    content: bytes
    what: str


TABLES = {
    "manifest.csv": (
        'file,authority,body,date,title,url\na.txt,Ashby Council,"Cabinet, special",13/03/2018,May,https://a.example/b\n'
        "b.pdf;x;y\nsub/c.txt,,,2018-03,,\n"
    ),
    "corrections.csv": (
        "file,item,type,quote,verdict,checked by,checked on,speaker,stance\n"
        'a.txt,5,statement,"The Chair, it was said, agreed.",change,Ada Quill,2026-03-13,Chair,praise\n'
        'b.txt,,action,"It be done.",add,,,,\n'
    ),
    "redactions.csv": "file,name,note\na.txt,Jane O'Connor,asked\n,Peter Marsh,\n",
    "links.csv": (
        "left,right,verdict,by,on,note\nhttps://a.example/1,<https://a.example/2>,different,A Clerk,2022-07-01,two\n"
    ),
}
"""A well-made table of each kind."""


def seeds() -> list[tuple[str, bytes]]:
    """Well-made files of every format, archives and tables, and the pages kept as fixtures."""
    made = [(f"a.{ending}", form(meeting)) for meeting in MEETINGS for ending, form in FORMS.items()]
    made += [(path.name, path.read_bytes()) for path in sorted(DATA.glob("*.*"))]
    made += [(name, table.encode(encoding)) for name, table in TABLES.items() for encoding in ("utf-8", "utf-16")]
    return [*made, *(("in.zip", _archive(way)) for way in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA))]


def _archive(way: int) -> bytes:
    """An archive of minutes with all tables."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as archive:
        for ending, form in FORMS.items():
            archive.writestr(f"sub/a.{ending}" if ending == "pdf" else f"a.{ending}", form(MEETINGS[0]))
        for name, table in TABLES.items():
            archive.writestr(name, table)
    return file.getvalue()


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutated files, the same for the same seed."""
    chance, originals = random.Random(seed), seeds()
    for _ in range(count):
        name, content = chance.choice(originals)
        if content.startswith(b"PK") and name != "in.zip" and chance.random() < 0.8:
            yield name, _inside(chance, content)
        else:
            yield name, _mutated(chance, content)


def _inside(chance: random.Random, content: bytes) -> bytes:
    """A packed file with one of its parts mutated."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        target = chance.choice([*names, "word/document.xml", "content.xml", "word/numbering.xml"])
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _mutated(chance, data) if name == target else data)
    return file.getvalue()


def _mutated(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        content = chance.choice(_WAYS)(chance, content)
    return content[:3_000_000]


def _flip(chance: random.Random, content: bytes) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 400) :]


def _end(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _token(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 2, 300)) + content[at:]


def _double(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    part = content[start : start + chance.randrange(1, 2000)]
    return content[:start] + part * chance.choice((2, 2, 50)) + content[start:]


def _number(chance: random.Random, content: bytes) -> bytes:
    places = [at for at in range(len(content)) if content[at : at + 1].isdigit()][:20_000]
    if not places:
        return content
    at = chance.choice(places)
    return content[:at] + chance.choice((b"0", b"-1", b"99999999999", b"4294967296")) + content[at + 1 :]


_WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (_flip, _cut, _end, _token, _double, _number)


def trouble(name: str, content: bytes) -> str:
    """What is wrong with how an input ended; "" where nothing is."""
    start = time.monotonic()
    read = _of_folder if name == "in.zip" or name in TABLES else _of_file
    try:
        what = read(name, content)
    except SourceError as error:
        what = _not_clear(str(error), name)
    except (
        csv.Error,
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        what = f"{type(error).__name__}: {error}"
    took = time.monotonic() - start
    return what or (f"took {took:.0f} seconds" if took > PATIENCE else "")


def _not_clear(line: str, name: str) -> str:
    """What is wrong with the line that a file was refused with."""
    if name not in line.split(": ")[0] or "\n" in line:
        return f"no clear line: {line!r}"
    return f"the reader ended: {line}" if "that one file may take" in line else ""


def _of_file(name: str, content: bytes) -> str:
    """Reads a file of minutes. Raises SourceError, which is as it should be, and whatever a fault raises."""
    found = document(content, name, name, Metadata())
    layout.read(found)
    if any(not 0 <= mark.start <= len(found.text) for mark in found.marks):
        return "a mark outside of the text"
    if any(not 0 <= start <= end <= len(found.text) for _, start, end in found.told.places):
        return "a place outside of the text"
    return ""


def _of_folder(name: str, content: bytes) -> str:
    """Reads an archive or a table as a build does: what it finds, all tables, the bytes of all files."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        if name != "in.zip":
            (Path(folder) / "a.txt").write_text("The Chair spoke.", "utf-8")
        found = sources.find([Path(folder)])
        names = {source.name for source in found.sources}
        for read in (
            lambda: manifest.read(found.manifests, names),
            lambda: rows.read(found.corrections, names),
            lambda: linking.read(place for place, _ in found.links),
            lambda: redactions.read(found.redactions, names),
            *(partial(read_bytes, source) for source in found.sources),
        ):
            try:
                read()
            except SourceError as error:
                if what := _not_clear(str(error).replace(folder, name), name):
                    return what
    told = [each.reason for each in found.skipped]
    return next((f"no clear line: {line!r}" for line in told if "\n" in line), "")


def run(count: int, seed: int) -> tuple[list[Trouble], Counter[str]]:
    """Reads so many mutants; gives the troubles, and how many ended in which way."""
    troubles: list[Trouble] = []
    ends: Counter[str] = Counter()
    for name, content in mutants(count, seed):
        what = trouble(name, content)
        ends[name.rsplit(".", 1)[1]] += 1
        if what:
            troubles.append(Trouble(name, content, what))
    return troubles, ends


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    start = time.monotonic()
    troubles, ends = run(chosen.count, chosen.seed)
    for number, each in enumerate(troubles):
        print(f"{each.name}: {each.what}")
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{number}-{each.name}").write_bytes(each.content)
    print(f"{sum(ends.values())} inputs in {time.monotonic() - start:.0f} s, {len(troubles)} troubles; {dict(ends)}")
    sys.exit(1 if troubles else 0)


if __name__ == "__main__":
    main()
