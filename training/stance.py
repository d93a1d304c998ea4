"""Trains the model that tells the stance of a statement, and tells how well it does on what it has not seen.

    python -m training.stance                 # train, write the weights, print the scores
    python -m training.stance --check         # print the scores, and fail where the weights in the package are others

Needs scikit-learn (`pip install -e ".[training]"`). The same data and the same version of scikit-learn give the same weights,
since nothing in it is left to chance. `stance.sha256` sums up the files that the weights in the package were trained on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from minutegraph.extraction.context import Context
from minutegraph.extraction.finders import RULES, contexts, extract
from minutegraph.extraction.learned import stance as words
from minutegraph.extraction.learned.stance_model import STANCES, features
from minutegraph.extraction.learned.weights import BIAS, name_of
from minutegraph.extraction.parties import roster
from minutegraph.extraction.parties.reference import judges
from minutegraph.extraction.parties.short_names import people
from minutegraph.extraction.parties.speakers import voice
from minutegraph.model import Document, Party, Sentence, Statement
from minutegraph.reading.layout import read
from training import sets
from training.facts import page

TRAINED_ON = Path(__file__).with_name("stance.sha256")
WEIGHTS = sets.ROOT / "src" / "minutegraph" / "extraction" / "learned" / "stance_weights.csv"
COUNTS = {"pointed": 1.0, "plain": 2.0, "pages": 2.0, "minutes": 3.0}
"""How often a sentence counts: those written to be hard, those of ordinary passages, those of marked minutes and of tests."""
STRENGTH = 0.2
"""The inverse of the regularisation; chosen, as `COUNTS`, by what was left out in turn."""
SMALLEST = 8
"""Thousandths: a feature whose weights are all smaller is left out."""
_SPEAKS = {
    "member": (True, True), "public": (True, True), "officer": (False, True), "outsider": (False, True), "nobody": (False, False),
}  # fmt: skip
"""By who speaks: whether the speaker judges, and whether one is named."""


@dataclass(frozen=True, slots=True)
class Row:
    """A marked statement: where it comes from, whether its speaker judges and is named, and the stance that was marked."""

    source: str
    text: str
    opinion: bool
    speaker: bool
    stance: str

    @property
    def by_words(self) -> str:
        """The stance by the lists of words alone."""
        return words.stance(self.text, self.opinion)

    def features(self) -> dict[str, float]:
        """What the model is given, as at work."""
        told = features(self.text, words.signs(self.text, self.opinion, self.speaker))
        return dict.fromkeys(map(name_of, told), 1.0)


def sentences() -> Iterator[Row]:
    """The sentences written for the training."""
    for path in sorted(sets.SENTENCES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield Row(path.stem, row["text"], *_SPEAKS[row["by"]], row["stance"])


def on_pages() -> Iterator[Row]:
    """The statements marked on the pages written for the training of facts.py, spoken by whom they are read to be."""
    for path in sorted(sets.PAGES.glob("*/*.txt")):
        text, marks = page(path)
        minutes = read(Document(path.name, text))
        with roster.of(people(minutes)):
            spoken = [told for context in contexts(minutes, RULES) for told in _spoken(context)]
        for sentence, by in spoken:
            stances = {m.stance for m in marks if m.stance and sentence.start <= m.start < sentence.end}
            if len(stances) == 1:
                yield Row(f"pages-{path.parent.name}", sentence.text, judges(by), bool(by), stances.pop())


def _spoken(context: Context) -> Iterator[tuple[Sentence, tuple[Party, ...]]]:
    """Each sentence of an item with who is read to speak in it."""
    found = [fact for fact in context.facts if isinstance(fact, Statement)]
    for _, _, sentence in context.sentences():
        told = [fact for fact in found if fact.start < sentence.end and sentence.start < fact.end]
        yield sentence, told[0].by if told else tuple(mention.party for mention in voice(sentence.text).by)


def statements(documents: Iterable[tuple[str, Path]]) -> Iterator[Row]:
    """The statements marked in minutes, told by set and file of marks."""
    for name, path in documents:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield from _statement(name, json.loads(line))


def _statement(source: str, fact: dict[str, Any]) -> Iterator[Row]:
    """A marked fact, if it is a statement."""
    if fact["type"] == "statement":
        by = tuple(Party(label, "post") for label in fact["by"])
        yield Row(source, re.sub(r"\s+", " ", fact["quote"]).strip(), judges(by), bool(by), fact["stance"])


def passages() -> Iterator[Row]:
    """The statements of the passages and sentences of the tests."""
    for name in sets.SPOKEN:
        for line in (sets.PASSAGES / f"{name}.jsonl").read_text("utf-8").splitlines():
            for fact in json.loads(line)["facts"]:
                yield from _statement(f"tests-{name}", fact)
    rows = map(json.loads, (sets.PASSAGES / "stance.jsonl").read_text("utf-8").splitlines())
    alone = [(row["text"], row["stance"]) for row in rows]
    lines = (line for line in (sets.DATA / "speech-stance.txt").read_text("utf-8").splitlines() if line and line[0] != "#")
    alone += [(text, stance) for stance, text in (line.split(" : ", 1) for line in lines)]
    for text, stance in alone:
        by = next((f.by for f in extract(read(Document("sentence", text))).facts if isinstance(f, Statement)), ())
        yield Row("tests-stance", text, judges(by), bool(by), stance)


def fit(rows: Sequence[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    """The model of these rows; features that only one sentence has are left out."""
    told = [row.features() for row in rows]
    seen: dict[str, int] = {}
    for each in told:
        for name in each:
            seen[name] = seen.get(name, 0) + 1
    vectors = DictVectorizer()
    given = vectors.fit_transform([{name: 1.0 for name in each if seen[name] > 1 and name != BIAS} for each in told])
    weights = [COUNTS.get(row.source.partition("-")[0], COUNTS["minutes"]) for row in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        given, [row.stance for row in rows], sample_weight=weights
    )
    return vectors, model


def table(vectors: DictVectorizer, model: LogisticRegression) -> list[list[str]]:
    """The weights as rows of the file: feature, then thousandths for each of `STANCES`, features in order."""
    order = [list(model.classes_).index(stance) for stance in STANCES]
    rows = [[BIAS, *(str(round(1000 * model.intercept_[n])) for n in order)]]
    for column, name in enumerate(vectors.get_feature_names_out()):
        thousandths = [round(1000 * model.coef_[n][column]) for n in order]
        if max(map(abs, thousandths)) >= SMALLEST:
            rows.append([name, *map(str, thousandths)])
    return [["feature", *STANCES], rows[0], *sorted(rows[1:])]


def right(rows: Sequence[Row], vectors: DictVectorizer, model: LogisticRegression) -> tuple[int, int]:
    """How many rows the words alone get right, and how many the words with the model."""
    told = list(map(str, model.predict(vectors.transform([row.features() for row in rows]))))
    by_words = [row.by_words for row in rows]
    marked = [row.stance for row in rows]
    return sum(map(str.__eq__, by_words, marked)), sum(map(str.__eq__, told, marked))


def scores(rows: Sequence[Row]) -> Iterator[tuple[str, int, int, int]]:
    """Of each source: its rows, and how many the words alone and the words with a model that has not seen it get right."""
    for source in dict.fromkeys(row.source for row in rows):
        kept = [row for row in rows if row.source == source]
        yield source, len(kept), *right(kept, *fit([row for row in rows if row.source != source]))


def main() -> int:
    """Train, measure, write or compare."""
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=str(__doc__).splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail where the weights in the package are others"
    )
    options = parser.parse_args()
    rows = [*sentences(), *on_pages(), *passages(), *statements(sets.read())]
    made = fit(rows)
    for source, number, alone, told in scores(rows):
        print(f"left out  {source:<28}{number:>6}{alone / number:>8.3f}{told / number:>8.3f}")
    for name, documents in groupby(sets.unread(), key=itemgetter(0)):
        unread = list(statements(documents))
        alone, told = right(unread, *made)
        print(f"unread    {name:<28}{len(unread):>6}{alone / len(unread):>8.3f}{told / len(unread):>8.3f}")
    weights = table(*made)
    if options.check:
        return int(sets.differs(weights, WEIGHTS))
    sets.write(weights, WEIGHTS)
    TRAINED_ON.write_text(sets.digest(sets.for_stance()) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
