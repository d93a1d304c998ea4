"""A corpus of any number of documents, made from the invented minutes in examples/minutes.

    python -m benchmarks.corpus 2000 FOLDER [--seed 1]

Each document takes one example as its pattern, moves its paragraphs about, leaves some out or borrows some of other
examples until it has about 700 words, and gets people, places, posts, dates, figures and words of its own. No two are
equal. An authority has about twelve documents, however large the corpus. The same seed makes the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.variation import (
    Dates,
    figures_varied,
    one_of_each,
    own_words,
    place,
    renamed,
    reworded,
    surname,
    surnames_in,
    with_tails,
    words,
)

EXAMPLES = Path(__file__).parent.parent / "examples" / "minutes"
WORDS = 700
DOCUMENTS_OF_AN_AUTHORITY = 12
_SPREAD = 45
_TAILS = 0.3
_TAIL_WORDS = 1.125
"""By how much the tails lengthen a document."""

_BLANK = re.compile(r"(\n[ \t\xa0]*(?:\n[ \t\xa0]*)+)")
_PROSE = re.compile(r"[A-Z][^|\n]{120,}[.?]\s*")
_NUMBERED = re.compile(r"\s*(?:[0-9]+|[a-zA-Z]|[ivx]+)[.)]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """An example: its row of the manifest, its paragraphs with the gaps between them, and the surnames in it."""

    row: dict[str, str]
    parts: tuple[str, ...]
    surnames: tuple[str, ...]
    latest: int

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs without the gaps."""
        return list(self.parts[::2])


@dataclass(frozen=True, slots=True)
class Made:
    """A document of the corpus and its row of the manifest."""

    text: str
    row: dict[str, str]


def patterns(folder: Path = EXAMPLES) -> tuple[Pattern, ...]:
    """The examples of a folder with a manifest, in its order."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        text = (folder / row["file"]).read_text("utf-8-sig")
        years = [int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", text)]
        latest = max((year for year in years if year <= 2026), default=2024)
        found.append(Pattern(row, tuple(_BLANK.split(text)), tuple(surnames_in(text)), latest))
    return tuple(found)


def documents(number: int, seed: int = 1, folder: Path = EXAMPLES) -> Iterator[Made]:
    """The documents of a corpus, one by one; document i is the same whatever the number."""
    examples = patterns(folder)
    places = sorted({word for example in examples for word in own_words(example.row["authority"])})
    spare = [part for example in examples for part in _movable(example.paragraphs).values()]
    for index in range(number):
        example = examples[index % len(examples)]
        home = Random(f"{seed} {index % len(examples)} {index // len(examples) // DOCUMENTS_OF_AN_AUTHORITY}")
        yield _document(index, example, Random(f"{seed} {index}"), home, places, spare)


def _document(
    index: int, example: Pattern, random: Random, home: Random, places: Sequence[str], spare: Sequence[str]
) -> Made:
    text = _arranged(example, random, spare)
    towns = {word: place(home, word) for word in places}
    staff = [surname(home) for _ in range(60)]
    met = set(surnames_in(text)) - set(places)
    people = {name: random.choice(staff) if random.random() < 0.6 else surname(random) for name in sorted(met)}
    dates, groups = Dates(random, example.latest), words()["posts"]["equal"]
    kinds = Random(home.random())
    kind = _kind(example.row["body"])
    names = {**people, **towns, **({kind: kinds.choice(words()["posts"]["bodies"])} if kind else {})}
    text = with_tails(reworded(text, random), random, _TAILS)
    text = renamed(one_of_each(figures_varied(dates.moved(text), random), groups, random), names)
    row = {name: renamed(value, names) for name, value in example.row.items() if name in ("authority", "body")}
    row["body"] = row["body"].replace("’", "'")
    return Made(text, {"file": f"{index:05}.txt", **row, "date": dates.iso(example.row["date"])})


def _kind(body: str) -> str | None:
    return next((kind for kind in words()["posts"]["bodies"] if kind in body), None)


def _movable(paragraphs: Sequence[str]) -> dict[int, str]:
    """The paragraphs of prose that belong to no list, by their place."""
    found = {}
    for index, part in enumerate(paragraphs):
        before = paragraphs[index - 1].rstrip() if index else ":"
        if _PROSE.fullmatch(part) and not _NUMBERED.match(part) and not before.endswith((":", ":-", "-")):
            found[index] = part
    return found


def _arranged(example: Pattern, random: Random, spare: Sequence[str]) -> str:
    """The example with its paragraphs of prose in another order, and about as many words as are wanted."""
    parts = list(example.parts)
    movable = _movable(example.paragraphs)
    order = list(movable.values())
    random.shuffle(order)
    count = sum(len(part.split()) for part in parts)
    wanted = random.gauss(WORDS, _SPREAD) / _TAIL_WORDS
    while order and count - len(order[-1].split()) / 2 > wanted:
        count -= len(order.pop().split())
    while count < wanted - 30:
        order.append(random.choice(spare))
        count += len(order[-1].split())
    random.shuffle(order)
    slots = [2 * index for index in movable]
    for slot, paragraph in zip(slots, order, strict=False):
        parts[slot] = paragraph
    for slot in slots[len(order) :]:
        parts[slot] = parts[slot - 1] = ""
    more = order[len(slots) :]
    if more:
        at = slots[-1] if slots else len(parts) - 1
        parts[at] = "\n\n".join([parts[at], *more])
    text = "".join(parts)
    return _shortened(text, wanted) if count > wanted + 60 else text


def _shortened(text: str, wanted: float) -> str:
    """The text cut at the end of the paragraph in which the wanted number of words is reached."""
    parts = _BLANK.split(text)
    count = 0
    for index in range(0, len(parts), 2):
        count += len(parts[index].split())
        if count >= wanted:
            return "".join(parts[: index + 1]) + "\n"
    return text


def write(number: int, folder: Path, seed: int = 1) -> int:
    """Write a corpus with its manifest into a folder that is made anew; gives its number of words."""
    folder.mkdir(parents=True)
    count = 0
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["file", "authority", "body", "date"])
        rows.writeheader()
        for made in documents(number, seed):
            (folder / made.row["file"]).write_text(made.text, "utf-8")
            rows.writerow(made.row)
            count += len(made.text.split())
    return count


def main() -> None:
    """Write a corpus and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("number", type=int, help="how many documents")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count = write(options.number, options.folder, options.seed)
    print(f"{options.number} documents, {count / options.number:.0f} words each, in {options.folder}")


if __name__ == "__main__":
    main()
