"""Trains the model that tells which facts a sentence states, and tells how well it does on what it has not seen.

    python -m training.facts                  # train, write the weights, print the scores
    python -m training.facts --check          # print the scores, and fail where the weights in the package are others

Needs scikit-learn (`pip install -e ".[training]"`). The same data and the same version of scikit-learn give the same weights.
`facts.sha256` sums up the files that the weights in the package were trained on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from minutegraph.extraction.finders import RULES, contexts
from minutegraph.extraction.learned.fact_model import TYPES
from minutegraph.extraction.learned.likely import LEAST
from minutegraph.extraction.learned.sentence_features import features, overlap, seen
from minutegraph.extraction.learned.weights import BIAS, name_of
from minutegraph.extraction.parties import roster
from minutegraph.extraction.parties.short_names import people
from minutegraph.model import Document
from minutegraph.reading.layout import read
from training import sets

TRAINED_ON = Path(__file__).with_name("facts.sha256")
WEIGHTS = sets.ROOT / "src" / "minutegraph" / "extraction" / "learned" / "fact_weights.csv"
_SPEECH = ("report", "question", "answer", "statement")
_EVENTS = ("inspection", "recommendation")
PASSAGES = {
    "comments": ("statement",), "stance": ("statement",), "direction": _SPEECH, "speech": _SPEECH,
    "tasks": ("decision", "action"),
    "discussion": (*_SPEECH, "decision", "action"), "events": _EVENTS, "inspections": _EVENTS, "paragraphs": _EVENTS,
    "reviews": _EVENTS, "demands": _EVENTS, "resolves": ("decision", "action"), "replies": _SPEECH,
    "boards": (*_SPEECH, "decision", "action"), "parishes": (*_SPEECH, "decision", "action"),
}  # fmt: skip
"""The types that are marked in each file of passages."""
STRENGTH = 0.6
"""The inverse of the regularisation; chosen by what was left out in turn."""
SMALLEST = 100
"""Thousandths: a feature whose weights are all smaller is left out."""
_KINDS = "report|question|answer|statement|decision|action|inspection|intervention|recommendation|role"
_MARK = re.compile(rf"[ \t]*\{{(\s*(?:{_KINDS})\b[^{{}}]*)\}}")
_ONE = re.compile(
    rf"(?:^|,)\s*(?P<kind>{_KINDS})(?:\s*:\s*(?P<stance>concern|praise|neutral))?\s*(?:[@>][^,]*)?(?=,|$)"
)
"""One of the marks of a sentence; what stands behind `@` and `>` tells who speaks, acts and hears."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its document, what the model is told of it, the types that the rules found in it and those marked."""

    source: str
    document: str
    told: frozenset[str]
    found: frozenset[str]
    marked: frozenset[str]
    asked: frozenset[str]


def rows(
    source: str, name: str, text: str, marks: Sequence[tuple[int, int, str]], asked: Iterable[str] = TYPES
) -> Iterator[Row]:
    """The sentences of a document with the types of the facts marked at places of its text; `asked` are those that were."""
    minutes = read(Document(name, text))
    with roster.of(people(minutes)):
        sentences = [seen(context) for context in contexts(minutes, RULES)]
        read_as = [(each, told) for item in sentences for each, told in zip(item, features(item), strict=True)]
    for each, told in read_as:
        start, end = each.sentence.start, each.sentence.end
        marked = frozenset(kind for low, high, kind in marks if overlap(low, high, start, end))
        yield Row(source, name, frozenset(map(name_of, told)), each.found, marked, frozenset(asked))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page marks at start..end of its text, the last letter of a sentence: a type, and the stance of a statement or ""."""

    start: int
    end: int
    kind: str
    stance: str


def page(path: Path) -> tuple[str, list[Mark]]:
    """The text of a page of `pages/` without its marks, and the marks."""
    raw = path.read_text("utf-8")
    text, marks, at = "", [], 0
    for match in _MARK.finditer(raw):
        text += raw[at : match.start()]
        at = match.end()
        for told in _ONE.finditer(match[1]):
            marks.append(Mark(len(text) - 1, len(text), told["kind"], told["stance"] or ""))
    return text + raw[at:], marks


def pages() -> Iterator[Row]:
    """The pages written for the training."""
    for path in sorted(sets.PAGES.glob("*/*.txt")):
        text, marks = page(path)
        yield from rows(
            f"pages-{path.parent.name}",
            f"{path.parent.name}{path.stem}",
            text,
            [(m.start, m.end, m.kind) for m in marks],
        )


def of_minutes(documents: Iterable[tuple[str, Path]]) -> Iterator[Row]:
    """The sentences of marked minutes, told by set and file of marks."""
    for name, path in documents:
        facts = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        yield from rows(name, path.stem, *_placed(sets.text_of(path).read_text("utf-8"), facts))


def passages() -> Iterator[Row]:
    """The passages of the tests, with what is marked in each."""
    for path in sorted(sets.PASSAGES.glob("*.jsonl")):
        for n, line in enumerate(path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            facts = row.get("facts") or [{"quote": row["text"], "type": "statement"}] * ("stance" in row)
            yield from rows(
                f"tests-{path.stem}",
                f"{path.stem}-{n}",
                *_placed(row["text"], facts),
                row.get("none") or PASSAGES[path.stem],
            )


def _placed(text: str, facts: list[dict[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text, and the place and type of each fact."""
    text = text.replace("\r\n", "\n")
    places = (
        (re.search(r"\s+".join(map(re.escape, f["quote"].split())), text), f["type"]) for f in facts if "quote" in f
    )
    return text, [(*match.span(), kind) for match, kind in places if match]


def fit(kept: Sequence[Row]) -> tuple[DictVectorizer, dict[str, LogisticRegression]]:
    """A model of each type; features that only one sentence has are left out."""
    seen: dict[str, int] = {}
    for row in kept:
        for name in row.told:
            seen[name] = seen.get(name, 0) + 1
    vectors = DictVectorizer()
    given = _narrow(
        vectors.fit_transform([{n: 1.0 for n in sorted(row.told) if seen[n] > 1 and n != BIAS} for row in kept])
    )
    models = {}
    names = vectors.get_feature_names_out()
    for kind in TYPES:
        hidden = np.flatnonzero(names == f"same={kind}")
        mine = given.copy()
        if len(hidden):
            mine.data[mine.indices == hidden[0]] = 0
        marked = np.array([kind in row.marked for row in kept])
        asked = np.array([kind in row.asked for row in kept])
        model = LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear").fit(mine[asked], marked[asked])
        if len(hidden):
            model.coef_[0][hidden[0]] = 0
        models[kind] = model
    return vectors, models


def _narrow(matrix):
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix


def table(vectors: DictVectorizer, models: dict[str, LogisticRegression]) -> list[list[str]]:
    """The weights as rows of the file: feature, then thousandths for each of `TYPES`, features in order."""
    out = [[BIAS, *(str(round(1000 * models[kind].intercept_[0])) for kind in TYPES)]]
    for column, name in enumerate(vectors.get_feature_names_out()):
        thousandths = [round(1000 * models[kind].coef_[0][column]) for kind in TYPES]
        if max(map(abs, thousandths)) >= SMALLEST:
            out.append([name, *map(str, thousandths)])
    return [["feature", *TYPES], out[0], *sorted(out[1:])]


def scores(kept: Sequence[Row], vectors: DictVectorizer, models: dict[str, LogisticRegression]) -> Iterator[str]:
    """Of each type and of all a line: sentences marked; precision, recall, F1 by rules alone, then with the model."""
    given = _narrow(vectors.transform([dict.fromkeys(row.told, 1.0) for row in kept]))
    total = np.zeros((2, 3), int)
    for kind in TYPES:
        marked = np.array([kind in row.marked for row in kept])
        found = np.array([kind in row.found for row in kept])
        likely = found | (models[kind].decision_function(given) >= LEAST)
        counts = np.array([[(told & marked).sum(), told.sum(), marked.sum()] for told in (found, likely)])
        total += counts
        yield _line(kind, counts)
    yield _line("all", total)


def _line(kind: str, counts: np.ndarray) -> str:
    parts = [f"{kind:<16}{counts[0][2]:>6}"]
    for hits, told, marked in counts:
        precision, recall = hits / max(1, told), hits / max(1, marked)
        parts.append(f"{precision:.3f} {recall:.3f} {2 * hits / max(1, told + marked):.3f}")
    return "   ".join(parts)


def main() -> int:
    """Train, measure, write or compare."""
    parser = argparse.ArgumentParser(prog="python -m training.facts", description=str(__doc__).splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where the weights in the package are others"
    )
    options = parser.parse_args()
    kept = [*pages(), *passages(), *of_minutes(sets.read())]
    print(len(kept), "sentences")
    made = fit(kept)
    print("\n".join(scores(list(of_minutes(sets.unread())), *made)))
    weights = table(*made)
    if options.check:
        return int(sets.differs(weights, WEIGHTS))
    sets.write(weights, WEIGHTS)
    TRAINED_ON.write_text(sets.digest(sets.for_facts()) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
