"""Which documents are versions of one meeting's minutes, and which of them speaks for it.

Two documents are versions of one meeting only on evidence: the same body, the same day, and the same business, told by the
sentences and titles that they share, for an agenda beside the minutes by the titles alone; where body or day is not known, only
the same words throughout. Two meetings of one body on one day have other business, and so have the parts of one: those stay
apart. The order of the documents plays no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutegraph.rdf.links import NOTHING_SAID, Links, said
from minutegraph.rdf.sketches import Sketch

SHARED = 0.6
"""What part of the sentences of the shorter one two versions share at least. Drafts and corrections share nine in ten; two
meetings of one body, without what every meeting has, next to none."""

SHARED_AT_ONE_TIME = 0.3
"""The same where both tell the same time of the day: a body meets but once at a time."""

SHARED_AT_TWO_TIMES = 0.9
"""The same, of both of them, where they tell two times: one of them is then put right."""

_LEAST_SENTENCES = 3
_LEAST_TITLES = 0.5
_TITLES_OF_AGENDA = 2
LEAST_WORDS = 30
"""Texts with fewer words may be the same for any meeting ("Minutes are not available yet.")."""

_EXTRACT = 0.6
"""A document with less than this part of the sentences of another, and hardly any of its own, is an extract of it."""

_OF_EXTRACT = 0.8

_FORMS = (
    ("application/xml", "an answer of the web service"),
    ("text/html", "a web page"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word file"),
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    ("application/rtf", "a rich text file"),
    ("application/pdf", "a PDF file"),
    ("text/plain", "plain text"),
)
"""The forms of files, those with more structure first."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document that does not speak, as `best` speaks for their meeting; `reason` in words for people.

    `iri` and `best` are documents, `source` and `best_source` their names; `meeting` is the meeting that `best` records.
    """

    source: str
    iri: str
    best: str
    best_source: str
    meeting: str
    reason: str


def versions(sketches: Sequence[Sketch], links: Links = NOTHING_SAID) -> list[Version]:
    """The documents among these that are versions of others, sorted by source.

    All documents of one body and day must come together, and those that people say are the same with them.
    """
    ordered = sorted(sketches, key=_rank)
    extracts = {each.source for each in ordered if any(_extract_of(each, other, links) for other in ordered)}
    speakers: list[Sketch] = []
    found: dict[str, Version] = {}
    for each in sorted(ordered, key=lambda each: each.source in extracts):
        for best in speakers:
            evidence = _same(best, each, links)
            if evidence:
                found[each.source] = _version(each, best, evidence)
                break
        else:
            speakers.append(each)
    return [found[source] for source in sorted(found)]


def _rank(sketch: Sketch) -> tuple[object, ...]:
    """The order in which versions are preferred, the best first."""
    return (
        not sketch.minutes,
        sketch.draft,
        not sketch.corrected,
        not sketch.confirmed,
        _form(sketch),
        -sketch.words,
        sketch.source,
    )


def _form(sketch: Sketch) -> int:
    return next((index for index, (media, _) in enumerate(_FORMS) if media == sketch.media), len(_FORMS))


def _same(one: Sketch, other: Sketch, links: Links) -> str:
    """What tells that two documents are versions of one meeting, in words; "" where nothing does, or a person denies it."""
    if links.apart(one.iri, other.iri):
        return ""
    for link in links.pairs({one.iri, other.iri}):
        return said(link)
    known = one.day is not None and other.day is not None
    if known and one.day != other.day:
        return ""
    if one.digest == other.digest and one.words >= LEAST_WORDS:
        return "the same words throughout"
    return _same_business(one, other) if known else ""


def _same_business(one: Sketch, other: Sketch) -> str:
    """What tells that two documents of one body and day have the same business."""
    left, right = set(one.sentences), set(other.sentences)
    shared, least, most = len(left & right), min(len(left), len(right)), max(len(left), len(right))
    titles, all_titles = _titles(one, other)
    if _is_agenda(one, other) and titles >= max(_TITLES_OF_AGENDA, SHARED * all_titles):
        return f"the same body and day, and {titles} of {all_titles} titles of its agenda"
    if not shared or (all_titles and titles < _LEAST_TITLES * all_titles):
        return ""
    if shared < _LEAST_SENTENCES and not (shared == least and titles and titles == all_titles):
        return ""
    what = f"the same body and day, and {shared} of {least} sentences"
    if one.time and other.time:
        if one.time == other.time:
            return f"{what}, at the same time" if shared >= SHARED_AT_ONE_TIME * least else ""
        return what if shared >= SHARED_AT_TWO_TIMES * most else ""
    return what if shared >= SHARED * least else ""


def _is_agenda(one: Sketch, other: Sketch) -> bool:
    """Whether one of two documents only tells what the meeting was to do: what the other, which reads like minutes, records."""
    if one.minutes == other.minutes or (one.time and other.time and one.time != other.time):
        return False
    agenda, record = (other, one) if one.minutes else (one, other)
    return agenda.words < record.words


def _titles(one: Sketch, other: Sketch) -> tuple[int, int]:
    """How many titles of business two documents share, and how many they could."""
    left, right = set(one.titles), set(other.titles)
    return len(left & right), min(len(left), len(right))


def _extract_of(part: Sketch, whole: Sketch, links: Links) -> bool:
    """Whether a document holds but some of the business of another, so that it cannot speak for the meeting."""
    size = len(part.sentences)
    return (
        part is not whole
        and _is_fewer(part, whole)
        and part.minutes <= whole.minutes
        and len(set(part.sentences) & set(whole.sentences)) >= _OF_EXTRACT * size
        and bool(_same(part, whole, links))
    )


def _is_fewer(part: Sketch, whole: Sketch) -> bool:
    """Whether a document holds so much less than another that it is but a part, if it holds the same."""
    return len(part.sentences) <= _EXTRACT * len(whole.sentences) or _has_more_business(whole, part)


def _has_more_business(whole: Sketch, part: Sketch) -> bool:
    """Whether a document has items that another lacks, and most of its own besides: a page of one item of a short meeting."""
    titles, others = set(part.titles), set(whole.titles)
    return bool(titles) and titles < others and len(titles) <= _EXTRACT * len(others) and part.words < whole.words


def _version(sketch: Sketch, best: Sketch, evidence: str) -> Version:
    reason = f"{sketch.source!r} is a version of {best.source!r}, which speaks: {evidence}; {_preferred(best, sketch)}"
    return Version(sketch.source, sketch.iri, best.iri, best.source, best.meeting, reason)


def _preferred(best: Sketch, sketch: Sketch) -> str:
    """Why one of two versions speaks."""
    if best.minutes > sketch.minutes:
        return "only the latter reads like minutes"
    if _is_fewer(sketch, best):
        return "the former is but a part"
    for differs, why in (
        (best.draft != sketch.draft, "the former is a draft"),
        (best.corrected != sketch.corrected, "the latter is corrected"),
        (best.confirmed != sketch.confirmed, "the latter is confirmed"),
        (_form(best) != _form(sketch), f"the latter is {_name(best)}, the former {_name(sketch)}"),
        (best.words != sketch.words, "the latter has more text"),
    ):
        if differs:
            return why
    return "the latter is the first by name"


def _name(sketch: Sketch) -> str:
    return dict(_FORMS).get(sketch.media, "another file")
