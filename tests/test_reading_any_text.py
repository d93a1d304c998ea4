"""Whatever is typed or pasted is read: in order, no word lost, in linear time, however it was pasted."""

from __future__ import annotations

import json
import re
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_readings import reading

from minutegraph.model import Block
from minutegraph.reading.sentences import reading_form

# Anything that is typed or pasted.

PIECES = st.sampled_from(
    ["1. ", "(a) ", "• ", "- ", "Minutes:\n", "RESOLVED:", "That it be noted.", "Members asked", " why", "\n", "\n\n",
     "Cllr. J. Oak said so.", "41.\n", "Supporting documents:\n", "Agenda item\n", "No. Item\n", "ITEM TITLE\n", "3\n",
     "Meeting: 01/02/2020 - Cabinet (Item 2)\n", "Page 2 of 3\n", "| a | b |", "**", "<br>", "&pound;", "a\\) ", "> ",
     "AGENDA\n", "MINUTES\n", "Present: Mr Lee", "PDF 3 KB", "12/24 Title\n", "  ", "\xa0", "Decision:\n"]
)  # fmt: skip
ANY = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200)


@settings(deadline=None, max_examples=300)
@example("\nSupporting documents:\nMinutes:\nMinutes:\n")
@given(ANY)
def test_any_text_is_read_in_order(text: str) -> None:
    minutes = reading(text)
    assert minutes.items
    last = 0
    for item in minutes.items:
        assert 0 <= item.start <= item.end <= len(text)
        for index, block in enumerate(item.blocks):
            assert last <= block.start <= block.end <= len(text)
            assert block.opener is None or (0 <= block.opener < index)
            assert (block.depth > 0) == (block.kind == "item")
            for sentence in block.sentences:
                assert max(last, block.start) <= sentence.start < sentence.end <= block.end
                assert not text[sentence.start].isspace() and not text[sentence.end - 1].isspace()
                assert (
                    sentence.text == sentence.text.strip() and "  " not in sentence.text and "\n" not in sentence.text
                )
                last = sentence.end
    for _, start, end in minutes.stated.places:
        assert 0 <= start < end <= len(text)


WORDS = st.lists(
    st.sampled_from(["oak", "ash", "lime", "Members", "asked", "noted", "the", "of", "Council", "was"]),
    min_size=1,
    max_size=12,
).map(" ".join)
MARKERS = st.sampled_from(["", "• ", "(a) ", "1. ", "- "])
LINES = st.lists(st.tuples(MARKERS, WORDS, st.sampled_from([".", ":", ";", ""])), max_size=15)


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\n\xa0\n"]))
def test_no_word_is_lost(lines: list[tuple[str, str, str]], end: str) -> None:
    text = end.join(marker + words + stop for marker, words, stop in lines)
    read_back = [s.text for item in reading(text).items for block in item.blocks for s in block.sentences]
    assert re.findall(r"[a-zA-Z]{3,}", " ".join(read_back)) == re.findall(r"[a-zA-Z]{3,}", text)


@settings(deadline=None)
@given(ANY)
def test_sentences_are_the_text_in_reading_form(text: str) -> None:
    if re.search(r"[<>&*_\\|#\ue000-\uf8ff]|Page|\d of \d", text):
        return
    for item in reading(text).items:
        for block in item.blocks:
            for sentence in block.sentences:
                letters = re.sub(r"\W", "", sentence.text)
                assert letters == re.sub(r"\W", "", reading_form(text[sentence.start : sentence.end]))


@pytest.mark.parametrize(
    "piece",
    ["The Clerk said no. It was noted.\n\n", "1. \n", "• a\n", "a) x:\n", "Abc: \n", "*a **b ", "| x ", "Minutes:\n"],
)
def test_large_texts_take_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    reading(text)
    assert time.process_time() - start < 20, "a megabyte takes 1 to 5 seconds on a slow machine"


# The minutes that the project is measured on.


def folded(text: str) -> str:
    return " ".join(text.split())


def blocks_of(text: str) -> list[Block]:
    return [block for item in reading(text).items for block in item.blocks]


def broken(text: str) -> str:
    """The text with its lines broken at 80 characters, as a PDF or a mail gives it."""
    lines = (
        textwrap.wrap(line, 80, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for part in lines for line in part)


def doubled(text: str) -> str:
    """The broken text with a blank line after every line."""
    return broken(text).replace("\n", "\n\n")


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def quoted(text: str) -> str:
    return text.replace(" ", "\xa0").replace("\n", " \n")


@pytest.mark.parametrize("change", [broken, doubled, without_blank_lines, quoted])
def test_gold_quotes_survive_other_ways_of_pasting(shared: Path, change: Callable[[str], str]) -> None:
    total = inside = 0
    for gold in sorted(shared.glob("eval/gold/D[012]*.jsonl")):
        text = change((shared / "minutes" / "dev" / f"{gold.stem}.txt").read_text("utf-8-sig"))
        blocks = [folded(text[b.start : b.end]) for b in blocks_of(text) if b.section != "furniture"]
        quotes = [folded(json.loads(line)["quote"]) for line in gold.read_text("utf-8").splitlines()]
        total += len(quotes)
        inside += sum(any(quote in block for block in blocks) for quote in quotes)
    assert inside >= 0.97 * total > 0


def test_gold_quotes_are_sentences_or_blocks(shared: Path) -> None:
    total = inside = equal = 0
    for gold in sorted(shared.glob("eval/gold*/*.jsonl")):
        (source,) = shared.glob(f"minutes/*/{gold.stem}.txt")
        text = source.read_text("utf-8-sig")
        made = [block for block in blocks_of(text) if block.section != "furniture"]
        blocks = [folded(text[block.start : block.end]) for block in made]
        whole = {folded(text[s.start : s.end]) for block in made for s in block.sentences}.union(blocks)
        for line in gold.read_text("utf-8").splitlines():
            quote = folded(json.loads(line)["quote"])
            total += 1
            inside += any(quote in block for block in blocks)
            equal += quote in whole
    assert inside >= 0.99 * total > 0
    assert equal >= 0.94 * total
