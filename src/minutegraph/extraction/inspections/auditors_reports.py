"""The audit that a document tells of only by the external auditor's yearly report on it, which a meeting received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.inspections.inspected_beside import spoken_of
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.parties import strangers
from minutegraph.extraction.parties.outsiders import Named, bodies, derived, is_general, kind_by, party
from minutegraph.model import Inspection, Item, Minutes, Party, Sentence

_REPORT = regex(
    r"\b(?:[Aa]uditors?['’]?s?['’]?\s+(?:[Dd]raft\s+)?[Aa]nnual\s+(?:[Aa]udit\s+)?(?:[Rr]eport|[Ll]etter)|[Aa]nnual\s+[Aa]udit\s+[Ll]etter|"
    r"[Aa]udit\s+(?:[Ff]indings|[Rr]esults|[Cc]ompletion)\s+[Rr]eport|ISA\s?260|[Vv]alue\s+for\s+[Mm]oney\s+(?:[Dd]raft\s+)?[Rr]eport)\b"
)
_PAPER = regex(r"\b(?:[Rr]eport|[Ll]etter)\b")
_GIVEN = regex(
    r"\b(?:present(?:ed|ing|s)|introduced|submitted|received?|considered|outlined|summari[sz]ed|gave|tabled|noted|took|shown|went\s+through|spoke\s+to)\b"
)
_INTERNAL = regex(r"\binternal\b", re.I)
_NOT_YET = regex(r"^\W*(?:\w{1,3}[.)]\s+)?[Tt]hat\b|\b(?:would|will|to\s+be|due|delay\w*|await\w*|expected|not\s+yet)\b")


def find(minutes: Minutes) -> Iterator[tuple[int, Inspection]]:
    """The audit of the first item in which somebody gave such a report, with the item's index."""
    firms = strangers.firms(minutes.document.text)
    for index, item in enumerate(minutes.items):
        told = [s for s in _sentences(item) if _gives(s.text)]
        about = _REPORT.search(item.title or "") is not None and not _INTERNAL.search(item.title or "")
        named = [s for s in told if _REPORT.search(s.text)]
        by_firm = [s for s in told if firms.find(s.text) and _PAPER.search(s.text)] if named or about else []
        for sentence in (by_firm or named)[:1]:
            stated = firms.find(sentence.text) or tuple(b for b in bodies(sentence.text) if b.kind == "auditor")
            stated = () if firms.only and any(map(is_general, stated)) else stated
            yield index, _audit(index, item, sentence, stated, firms.only)
            return


def _gives(text: str) -> bool:
    """Whether the sentence tells that something was given to the meeting, which is no internal auditor's."""
    return _GIVEN.search(text) is not None and not (_NOT_YET.search(text) or _INTERNAL.search(text))


def _sentences(item: Item) -> list[Sentence]:
    """The item's sentences but those of headings and of the page."""
    return [s for b in item.blocks if b.section != "furniture" and b.kind != "heading" for s in b.sentences]


def _audit(index: int, item: Item, sentence: Sentence, stated: tuple[Named, ...], only: str | None) -> Inspection:
    """The audit that the sentence tells of, by the auditors that it names, else by the document's only firm of auditors."""
    by = tuple(party(body) for body in stated[:1])
    on = next(filter(None, (spoken_of(s.text) for s in (sentence, *_sentences(item)))), None)
    return Inspection(
        start=sentence.start, end=sentence.end, rule="inspections.auditors-report", item=index,
        inspector=by or ((derived(Party(only, "inspectorate")),) if only else ()),
        on=(Party(on, kind_by(on), "stated" if on in sentence.text else "derived"),) if on else (), kind="audit",
    )  # fmt: skip
