"""Recommendations and areas for improvement that an inspectorate, auditor, regulator, review or another body made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction import recommenders
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.context import Context
from minutegraph.extraction.hints import Hints
from minutegraph.model import Block, Party, Recommendation, Sentence

_HINTS = Hints((
    "recommend", " for improvement", " of improvement", " requiring improvement", " for development", "priority action",
    "required improvement", "afi", "rec ",
))  # fmt: skip
_CODE_HINTS = Hints(f" {letter}{digit}" for letter in "rp" for digit in range(10))
_CODE = re.compile(r"\b[RP]\d{1,2}\b")
_KIND = (
    r"(?:recommendations?|areas?\s+(?:(?:identified|highlighted)\s+)?(?:for|of)\s+(?:further\s+)?(?:improvement|development|priority\s+action)|"
    r"areas?\s+requiring\s+improvement|AFIs?|required\s+improvements?|"
    r"improvements?\s+required|priority\s+actions?|proposals?\s+for\s+improvement|requirements|"
    r"points?\s+for\s+(?:action|development|improvement)|learning\s+points)"
)
_OPENER = Caseless(rf"\b{_KIND}\b")
_OWN = Caseless(
    r"\b(?:resolved|the\s+(?:committee|panel|board|cabinet|council|executive|sub-?committee|forum|authority|"
    r"members?|chair\w*|task\s+group|working\s+group)\s+"
    r"(?:\w+\s+)?(?:recommend\w*|made|agreed|endorsed|resolved)|officers?'?s?\s+recommend\w*|"
    r"recommendations?\s+(?:in|of|contained\s+in|set\s+out\s+in|at)\s+the\s+(?:officer'?s?\s+)?report|"
    r"recommend(?:ed|s)?\s+(?:to|that)\s+(?:the\s+)?(?:cabinet|council|executive)|"
    r"recommendations?\s+to\s+(?:the\s+)?(?:cabinet|council|executive|full)|"
    r"(?:asked|invited|requested)\s+to|it\s+was\s+recommended|is\s+recommended|following\s+decisions?)\b",
)
_OPENS = re.compile(
    r"(?::[\s–-]*$|\bfollowing\b|\bincluded$|\bwere$|\bare$|\bas\s+follows|\bnamely$|\bwhich\s+included)", re.I
)
_PROGRESS = re.compile(
    r"^(?:all|none|most|both|\d+|[a-z]+)\s+(?:recommendations?|areas?)\b|\bcomplete[d]?\b|\bon\s+track\b|^\d+%", re.I
)
_INSPECTORS = re.compile(
    r"\b(?:inspectors?'?|inspection|the\s+letter|ofsted|visit|peer\s+(?:team|review|challenge)|reviewers?)\b", re.I
)


def find(context: Context) -> Iterator[Recommendation]:
    """The recommendations that the item states one by one, in order of the text, each once a document."""
    said = [
        _words(context.minutes.document.text[f.start : f.end]) for f in context.earlier if isinstance(f, Recommendation)
    ]
    here: list[Recommendation] = []
    for fact in sorted(_found(context), key=lambda f: f.start):
        words = _words(context.minutes.document.text[fact.start : fact.end])
        twin = any(f.start == fact.start and f.number != fact.number for f in here)
        if twin or not any(_alike(words, other) for other in said):
            said.append(words)
            here.append(fact)
            yield fact


def _hinted(text: str) -> bool:
    """Whether the sentence may state a recommendation: a quick test before the slow ones."""
    return _HINTS.found(text) or (_CODE_HINTS.found(text) and _CODE.search(text) is not None)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.8 * max(len(one), len(other), 1)


def _found(context: Context) -> Iterator[Recommendation]:
    lists: set[int] = set()
    opened: tuple[Party, ...] = ()
    for number, block, sentence in context.sentences():
        if block.kind == "heading" and block.section != "minutes":
            continue
        if block.opener is not None and block.opener in lists:
            continue
        if not _hinted(sentence.text):
            continue
        makers = _list_makers(context, number, block, sentence)
        if makers is not None:
            lists.add(number)
            yield from _items(context, number, makers)
            continue
        if sentence.text.rstrip().endswith(":") and _OPENER.search(sentence.text) and not _OWN.search(sentence.text):
            opened = recommenders.outside(context, sentence)
        yield from _stated(context, block, sentence, opened)


# Lists: "The inspectors made the following recommendations:" and its items.
def _list_makers(context: Context, number: int, block: Block, sentence: Sentence) -> tuple[Party, ...] | None:
    """Who made what the list under this sentence holds; None where it opens no list of another's recommendations."""
    if sentence is not block.sentences[-1] or not _OPENER.search(sentence.text) or _OWN.search(sentence.text):
        return None
    if not any(other.opener == number for other in context.item.blocks):
        return None
    if not _OPENS.search(sentence.text.strip()):
        return None
    named = recommenders.outside(context, sentence)
    if named:
        return named
    if re.search(r"\brecommendations?\b", sentence.text, re.I) and not _INSPECTORS.search(sentence.text):
        others = recommenders.of_whom(context, sentence.text)
        return others if others else None
    around = recommenders.inspectors(context, sentence) or recommenders.team(sentence.text)
    return around if around or _INSPECTORS.search(sentence.text) else None


def _items(context: Context, number: int, makers: tuple[Party, ...]) -> Iterator[Recommendation]:
    for block in context.item.blocks:
        if block.opener == number and block.depth == 1 and block.sentences:
            sentence = block.sentences[0]
            if _PROGRESS.search(sentence.text) and len(sentence.text.split()) < 6:
                continue
            yield Recommendation(
                start=sentence.start, end=sentence.end, rule="recommendations.list", item=context.index,
                by=makers,
                to=recommenders.addressee(sentence.text), number=_number(block.marker),
            )  # fmt: skip


def _number(marker: str) -> str | None:
    """The number of a list item as printed, without a full stop; None for a bullet."""
    return marker.rstrip(".:") if re.search(r"\w", marker) else None


# Single sentences.
_NUMBERED = re.compile(
    r"\b(?:(?:recommendation|rec\.?|proposal\s+for\s+improvement|AFI)\s+(?:no\.?\s*)?(?P<number>\d+(?:\.\d+)?|"
    r"[A-Z]\d*)|(?P<code>(?-i:[RP])\d{1,2})(?=\s*[(:–-]))\b(?!\s*(?:to|and|,|-|–)\s*\d)\s*"
    r"(?P<content>\([^)]{8,}\)|[-–:,]\s*\S+(?:\s+\S+){1,}|(?:was|is|that|on|to|of|which|concerning|regarding|about|"
    r"asked|called)\s+\S+(?:\s+\S+){2,})",
    re.I,
)
_CODED = re.compile(r"(?P<code>[RP]\d{1,2})[.:)]?\s+(?=[A-Z][a-z])")
_STATUS = re.compile(
    r"^\(?[-–:,]?\s*(?:(?:was|is|had\s+been|has\s+been|be|were)\s+)?(?:not\s+|now\s+|fully\s+|"
    r"partly\s+)?(?:accepted|rejected|complete[d]?|agreed|noted|supported|deferred|approved|closed|amended|"
    r"withdrawn|carried|lost|above|below|in\s+(?:part|full))\b",
    re.I,
)
_SAID = Caseless(
    r"(?:'s)\s+recommendation\s+(?:that|to)\s+(?P<of>\S.+)$|\b(?:recommended|recommends|recommending)\s+(?:that\s+|to\s+)?(?P<what>\S.+)$|"
    r"\brecommendation\s+(?:\w+\s+)?(?:was|is|had\s+been)\s+(?:that|to|for)\s+(?P<was>\S.+)$|\bmade\s+(?:one|a|the|"
    r"a\s+further)\s+recommendation,?\s*(?:that|to|:)\s+(?P<made>\S.+)$",
)
_BE = r"(?:\s*\([A-Za-z]+\))?(?:\s+(?:was|were|is|are|included?|being|related\s+to|relating\s+to|namely|concerned)\b|\s*[:–-])"
_AREA = Caseless(
    rf"\b(?:(?:the|an?|one|two|three|four|five|six|single|only|main|key|other|further|remaining|inspectors'|"
    rf"ofsted's|cqc's|its|their|identified)\s+)+{_KIND}(?:\s+(?:identified|highlighted|made|found|raised|"
    rf"put\s+forward|noted|set\s+out))?(?:\s+(?:by|in|from|at)(?:\s+(?!and\b|it\b)[\w'&-]+){{1,6}}?)?"
    rf"{_BE}\s*[:–-]?\s*(?P<what>[^:].+)$|"
    rf"^(?:the\s+)?{_KIND}(?:\s+(?:put\s+forward|identified|highlighted|made|raised|found|"
    rf"noted)\s+by\s+[^,:;]{{3,60}}?)?{_BE}\s*[:–-]?\s*(?P<front>[^:].+)$|"
    rf"\b(?:identified|highlighted|found|set|gave|listed|noted)\s+(?:\w+\s+){{0,3}}{_KIND},?\s*(?:including|"
    rf"which\s+(?:were|included)|namely|:|-|–|in\s+relation\s+to)\s+(?P<found>[^:].+)$|"
    r"\b(?:identified|highlighted|noted|named)\s+(?P<named>\S.+?)\s+as\s+(?:an?\s+|the\s+)?(?:key\s+|main\s+|only\s+)?"
    r"areas?\s+(?:for|of)\s+(?:improvement|development)\b|"
    rf"\b(?P<subject>\S.+?)\s+(?:was|were|had\s+been|remained|has\s+been)\s+(?:also\s+)?(?:identified\s+as\s+|"
    rf"highlighted\s+as\s+|noted\s+as\s+|named\s+as\s+)?(?:an?\s+|the\s+)?(?:key\s+|main\s+|"
    rf"only\s+)?areas?\s+(?:for|of)\s+(?:improvement|development)\b",
)
_AREA_ITEM = re.compile(
    rf"(?:an?|one|the\s+(?:only|single|main))\s+{_KIND}\s*(?:,|:|[-–]|\s(?:was|is|being|relating|in\s+relation|on|"
    rf"around|about)\b)\s*\w",
    re.I,
)
_UNREAL = re.compile(r"\b(?:no|not|any|without|if|whether|could|would\s+be|never|none|nor)\s+(?:\w+\s+){0,3}$", re.I)


def _stated(context: Context, block: Block, sentence: Sentence, opened: tuple[Party, ...]) -> Iterator[Recommendation]:
    """The recommendations that one sentence states; `opened` are those whose list the lines before announced."""
    text = sentence.text
    numbered = [m for m in _NUMBERED.finditer(text) if not _STATUS.match(m["content"])]
    if numbered and not _OWN.search(text):
        makers = (
            recommenders.outside(context, sentence)
            or recommenders.others(context)
            or recommenders.inspectors(context, sentence)
        )
        for match in numbered if makers else ():
            yield _fact(context, sentence, "numbered", makers, match["number"] or match["code"])
        return
    coded = _CODED.match(text)
    if coded is not None:
        makers = (
            opened
            or recommenders.outside(context, sentence)
            or recommenders.others(context)
            or recommenders.inspectors(context, sentence)
        )
        if makers:
            yield _fact(context, sentence, "numbered", makers, coded["code"])
        return
    said = _SAID.search(text)
    if said is not None:
        makers = recommenders.recommender(context, text, said.start())
        if makers and not _UNREAL.search(text[: said.start()]):
            yield _fact(context, sentence, "said", makers, None)
        return
    if block.kind == "item" and _AREA_ITEM.match(text):
        makers = recommenders.outside(context, sentence) or recommenders.inspectors(context, sentence)
        if makers:
            yield _fact(context, sentence, "area", makers, None)
        return
    area = _AREA.search(text)
    if area is not None and area["front"] and text.lower().startswith("recommendation") and " by " not in area[0]:
        return  # a heading, not a statement
    if area is not None and not _OWN.search(text) and not _UNREAL.search(text[: area.start()]):
        makers = recommenders.outside(context, sentence) or recommenders.inspectors(context, sentence)
        if makers and re.search(
            r"areas?\s+(?:(?:identified|highlighted)\s+)?(?:for|of|requiring)|AFI|priority\s+action|recommendation",
            area[0],
            re.I,
        ):
            yield from _parts(context, sentence, area, makers)


def _fact(
    context: Context, sentence: Sentence, rule: str, makers: tuple[Party, ...], number: str | None
) -> Recommendation:
    return Recommendation(
        start=sentence.start, end=sentence.end, rule=f"recommendations.{rule}", item=context.index, by=makers,
        to=recommenders.addressee(sentence.text), number=number,
    )  # fmt: skip


_SPLIT = re.compile(
    r";\s+(?:and\s+)?|,\s+and\s+|,\s+|\s+and\s+(?=(?:ensure|improve|bring|reduce|strengthen|review|develop|"
    r"increase|make|provide|address|publish|complete)\b)"
)


def _parts(
    context: Context, sentence: Sentence, area: re.Match[str], makers: tuple[Party, ...]
) -> Iterator[Recommendation]:
    """The recommendations of a sentence that lists several: one for each, at its own place."""
    name = next((n for n in ("what", "front", "found") if area[n]), None)
    plural = re.search(r"\b(?:recommendations|areas|AFIs|actions|improvements)\b", area[0], re.I)
    if name is None or not plural:
        yield _fact(context, sentence, "area", makers, None)
        return
    two = re.search(r"\b(?:two|both)\b", area[0], re.I) is not None
    spans = _spans(area.string, area.start(name), area.end(name), two)
    document = context.minutes.document.text
    places = [_place(document, sentence, area.string[a:b]) for a, b in spans]
    if len(spans) < 2 or None in places:
        yield _fact(context, sentence, "area", makers, None)
        return
    to = recommenders.addressee(sentence.text)
    for place in places:
        if place is not None:
            yield Recommendation(
                start=place[0], end=place[1], rule="recommendations.parts", item=context.index, by=makers, to=to
            )


def _spans(text: str, start: int, end: int, two: bool) -> list[tuple[int, int]]:
    """The parts of an enumeration; the whole where it has none. With `two`, an "and" without commas parts it too."""
    lead = re.match(r"(?:that\s+)", text[start:end])
    at = start + (lead.end() if lead else 0)
    spans = []
    splitter = re.compile(r";\s+(?:and\s+)?") if ";" in text[at:end] else _SPLIT
    if splitter is _SPLIT and "," not in text[at:end]:
        middle = list(re.finditer(r"\s+and\s+", text[at:end]))
        if two and len(middle) == 1:
            return [(at, at + middle[0].start()), (at + middle[0].end(), end)]
        return [(at, end)]
    for mark in splitter.finditer(text, at, end):
        spans.append((at, mark.start()))
        at = mark.end()
    spans.append((at, end))
    last = spans.pop()
    tail = re.search(r"\s+and\s+(?=\w)", text[last[0] : last[1]])
    if tail and splitter is _SPLIT and len(spans) >= 1 and not re.search(r",\s+and\s+", text[start:end]):
        spans += [(last[0], last[0] + tail.start()), (last[0] + tail.end(), last[1])]
    else:
        spans.append(last)
    return [(a, b) for a, b in spans if b - a > 3]


def _place(document: str, sentence: Sentence, part: str) -> tuple[int, int] | None:
    """Where the part of the sentence's reading text stands in the document."""
    pattern = r"\s+".join(re.escape(word).replace("'", "['‘’]").replace('"', '["“”]') for word in part.split())
    match = re.compile(pattern).search(document, sentence.start, sentence.end)
    return match.span() if match else None
