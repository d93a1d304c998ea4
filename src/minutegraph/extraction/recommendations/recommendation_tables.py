"""Tables of recommendations: of their column each cell, and whose they are where no sentence opens the table."""

from __future__ import annotations

from collections.abc import Iterator

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees
from minutegraph.extraction.recommendations.recommendation_words import KIND, OWN
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence


def members(context: Context, number: int, by: tuple[Party, ...], to: tuple[Party, ...]) -> Iterator[Recommendation]:
    """The cells of the column of recommendations in the table under the block `number` that opens it.

    `by` made them, and they are addressed `to` them, where a row does not say to whom.
    """
    blocks, document = context.item.blocks, context.minutes.document.text
    column = whom = None
    bare = heads_table(context, blocks[number])
    first, least = (number, _VERDICT) if bare else (number + 1, 0)
    for block in blocks[first : number + 60]:
        cells = list(_CELL.finditer(document, block.start, block.end))
        if len(cells) < 2 or not block.sentences:
            return
        if column is None:
            column = next((n for n, cell in enumerate(cells) if KIND.search(cell[0])), None)
            whom = next((n for n, cell in enumerate(cells) if _FOR_WHOM.fullmatch(cell[0])), None)
            if column is None:
                return
        elif column < len(cells) and len(cells[column][0].split()) > least:
            start, end = cells[column].span()
            own = cells[0][0] if column and _NUMBER.fullmatch(cells[0][0]) else None
            named = addressees.of_cell(cells[whom][0]) if whom is not None and whom < len(cells) else ()
            told = named or addressees.addressees(" ".join(document[start:end].split())) or to
            yield Recommendation(
                start=start, end=end, rule="recommendations.table", item=context.index, by=by, to=told, number=own,
            )  # fmt: skip


_NUMBER = regex(r"[A-Z]{0,3}\d{1,2}\.?")
_FOR_WHOM = Caseless(r"\W*(?:for|to|addressed\s+to|directed\s+(?:at|to)|made\s+to|for\s+whom|recommended\s+to)\W*")
"""The head of the column of those to whom recommendations are made."""
_VERDICT = 2
"""Words of a cell that may say no more than "Refuse", "Not upheld", where no opener says what the table holds."""
_BESIDE = Caseless(rf"\W*(?:{pattern(load('recommendations')['words']['heads'])})?\W*")
"""The head of another column of such a table."""
_HEAD_CELL = Caseless(r"(?:the\s+)?(?:\w+\s+)?(?:recommendations?|areas?\s+for\s+improvement|requirements?)(?:\s+made)?")


def heads_table(context: Context, block: Block) -> bool:
    """Whether the block is the head of a table of recommendations: of them, and of what is told of each."""
    text = context.minutes.document.text
    if text.find("|", block.start, block.end) < 0:
        return False
    cells = [" ".join(cell[0].split()) for cell in _CELL.finditer(text, block.start, block.end)]
    beside = [cell for cell in cells if not _HEAD_CELL.fullmatch(cell)]
    return len(cells) > 1 and len(beside) < len(cells) and all(_BESIDE.fullmatch(cell) for cell in beside)


def makers(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Whose recommendations a table under no opener holds: whose report or visit the sentence right before it tells of."""
    heard = voices.of_item(context)
    previous = heard.previous(sentence.start)
    if previous is None:
        return heard.titled()
    return () if OWN.search(previous.text) else heard.before(sentence.start, 1)


_CELL = regex(r"[^|\s][^|]*?(?=\s*(?:\||\Z|\n\s*\|))")
