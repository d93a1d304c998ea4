"""Tables of corrections as people edit them, and what the graph then holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from click.testing import Result
from conftest import MINUTES
from hypothesis import strategies as st

from minutegraph.review import slots
from minutegraph.review.cells import plain
from minutegraph.review.fitting import Candidate
from minutegraph.review.graph import Seen

Kg = Callable[..., Result]
Cells = dict[str, str]

CONCERN = "The Chair expressed concern about the number of vacancies."
REPORTED = "The Director of Children's Services presented a report on the progress of the Improvement Plan."
ASKED = "Members asked how many social workers had left in the last year."
REPLIED = "The Director replied that nine had left."
RESOLVED = "RESOLVED: That the report be noted."


def table_of(content: bytes | str) -> list[Cells]:
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    return [dict(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def save(path: Path, rows: Iterable[Mapping[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    """As a spreadsheet saves it."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(output.getvalue().encode(encoding, "replace"))


def edit(path: Path, where: Mapping[str, str], **cells: str) -> None:
    """Edit the one row that has these cells, as a person does; `_` stands for a space in the name of a column."""
    rows = table_of(path.read_bytes())
    (row,) = (row for row in rows if all(row[name] == value for name, value in where.items()))
    row.update({name.replace("_", " ").strip(): value for name, value in cells.items()})
    save(path, rows)


def correction(verdict: str, kind: str, quote: str, file: str = "a.txt", **more: str) -> Cells:
    names = {name.replace("_", " "): value for name, value in more.items()}
    return {"file": file, "type": kind, "quote": quote, "verdict": verdict, "checked by": "Ada Quill",
            "checked on": "2026-03-13", **names}  # fmt: skip


def asked(kg: Kg, query: str) -> list[Cells]:
    result = kg("query", query, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return table_of(result.stdout)


def triples(kg: Kg, pattern: str) -> list[Cells]:
    prefixes = "PREFIX verdict: <https://w3id.org/minutegraph/code/verdict/> "
    result = kg("query", f"{prefixes} SELECT DISTINCT * WHERE {{ {pattern} }}", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return table_of(result.stdout)


TWINS = (
    MINUTES + "\nThe Head of Fostering and the Head of Adoption attended and answered questions.\n\nNOTED.\n\nNOTED.\n"
)


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"), max_size=30)
SEEN = [("statement", CONCERN, {"by": "Chair", "stance": "concern"}), ("report", REPORTED, {"by": "Director"}),
        ("role", REPORTED, {"label": "Director"}), ("role", REPORTED, {"label": "Clerk"})]  # fmt: skip


def seen_facts(file: str) -> list[Seen]:
    marks = slots.marks([(0, k, q) for k, q, _ in SEEN], [slots.mark(k, c) for k, _, c in SEEN])
    out = []
    for n, ((kind, quote, cells), mark) in enumerate(zip(SEEN, marks, strict=True)):
        row = {**cells, "file": file, "item": "5. Plan", "line": str(n), "type": kind, "quote": quote, "rule": "r", "mark": mark,
               "certainty": "0.50", "why": "", "verdict": ""}  # fmt: skip
        out.append(Seen(row, Candidate(kind, plain(quote), frozenset({"5"}), mark, cells), n, 0.5, False))
    return out

