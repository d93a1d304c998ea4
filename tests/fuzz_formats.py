"""Mutates files of every format and reads them: each must give text or one clear line, in bounded time, and nothing else.

    python -m tests.fuzz_formats --count 10000 [--seed 1] [--keep FOLDER]

Runs the readers as a build runs them, in the guarded process. Prints what went wrong and keeps the inputs.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from format_samples import FORMS, MEETINGS

from minutegraph.errors import SourceError
from minutegraph.formats.reading import document
from minutegraph.model import Metadata
from minutegraph.reading import layout

DATA = Path(__file__).parent / "data/formats"
PATIENCE = 20.0
"""Seconds: what takes longer is told as a hang."""

_TOKENS = (
    b"<table>", b"<td>", b"<tr>", b"</div>", b"<ol start='99999999999'>", b"<li value=-1>", b"&#0;", b"&#x110000;",
    b"]]>", b"<!--", b"<![CDATA[", b"\xff\xfe", b"\x00", b"%PDF-", b"endobj", b"stream", b"<<", b">>",
    b"/Kids [1 0 R]", b"1 0 R", b"{\\rtf1", b"\\u-99999?", b"\\bin999999 ", b"\\'", b"{", b"}", b"PK\x03\x04",
    b"w:val=\"999999999999\"", b"w:ilvl", b"<w:p>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"style='mso-list:Ignore'",
    b"<a name='AI1'>", b"&amp;amp;lt;p&amp;amp;gt;", "١".encode(), "\u202e".encode(), b"text:start-value='x'",
)  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """An input that did not end as it should, and how."""

    name: str
    content: bytes
    what: str


def seeds() -> list[tuple[str, bytes]]:
    """Well-made files of every format, and the pages kept as fixtures."""
    made = [(f"a.{ending}", form(meeting)) for meeting in MEETINGS for ending, form in FORMS.items()]
    return made + [(path.name, path.read_bytes()) for path in sorted(DATA.glob("*.*"))]


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutated files, the same for the same seed."""
    chance, originals = random.Random(seed), seeds()
    for _ in range(count):
        name, content = chance.choice(originals)
        if content.startswith(b"PK") and chance.random() < 0.8:
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
    try:
        found = document(content, name, name, Metadata())
        text = found.text
        layout.read(found)
    except SourceError as error:
        line = str(error)
        if not line.startswith(f"{name}: ") or "\n" in line:
            return f"no clear line: {line!r}"
        if "that one file may take" in line:
            return f"the reader ended: {line}"
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    else:
        if any(not 0 <= mark.start <= len(text) for mark in found.marks):
            return "a mark outside of the text"
        if any(not 0 <= start <= end <= len(text) for _, start, end in found.told.places):
            return "a place outside of the text"
    return f"took {time.monotonic() - start:.0f} seconds" if time.monotonic() - start > PATIENCE else ""


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
