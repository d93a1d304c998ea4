"""Areas for improvement and the like that a single sentence states, each part of an enumeration by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import CARDINALS
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties import voices
from minutegraph.extraction.recommendations import addressees, known_inspectors, recommenders
from minutegraph.extraction.recommendations.recommendation_words import KIND, OWN, kind_hints
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence

_WHERE = r"areas?\s+(?:where|in\s+which)\s+[\w'\s]{2,40}?\s+(?:needed|needs|had|has)\s+to\s+(?:improve|do\s+better)"
_KIND = f"(?:{pattern(load('recommendations')['words']['kinds'])}|{_WHERE})"
_BE = (
    r"(?:\s*\([A-Za-z]+\))?(?:\s+(?:was|were|is|are|included?|being|related\s+to|relating\s+to|namely|concerned|"
    r"covered|dealt\s+with)\b|,?\s+to\s+the\s+effect\s+that\b|,\s+(?:which\s+(?:was|were|is|are|concerned)|namely|being)\b|\s*[:–-])"
)
# The last way begins with anything: it is tried at the first words only.
_AREA = Caseless(
    rf"\b(?:(?:the|an?|another|{CARDINALS}|single|only|main|key|other|further|remaining|most\s+important|"
    rf"[\w-]+'s?|its|their|identified)\s+)+{_KIND}(?:\s+(?:(?:had|has|have|was|were)\s+(?:been\s+)?)?(?:identified|highlighted|made|found|raised|"
    rf"put\s+forward|noted|set\s+out)|\s+(?:which|that)\s+[\w'&\s-]{{2,40}}?\s+(?:had|has)\s+(?:made|given|put\s+forward))?(?:\s+(?:by|in|from|at)(?:\s+(?!and\b|it\b)[\w'&-]+){{1,6}}?)?"
    rf"{_BE}\s*[:–-]?\s*(?P<what>[^:].+)$|"
    rf"^(?:the\s+)?{_KIND}(?:\s+(?:(?:put\s+forward|identified|highlighted|made|raised|found|"
    rf"noted|set)\s+)?(?:by|of|from)\s+[^,:;]{{3,60}}?|\s+(?:set\s+out|listed|given|named|contained)\s+in\s+[^,:;]{{3,60}}?)?{_BE}\s*[:–-]?\s*(?P<front>[^:].+)$|"
    rf"\b(?:identified|highlighted|found|set|set\s+out|gave|left|issued|listed|noted|named|made|"
    rf"raised)\s+(?:\w+\s+){{0,3}}{_KIND}(?:\s+(?:under|relating\s+to|about|on|in\s+respect\s+of|to|for)\s[^:;]{{3,90}}(?=:))?"
    rf",?\s*(?:including|"
    rf"among\s+(?:them|these|which)|which\s+(?:was|were|included)|namely|to\s+the\s+effect\s+that|:|-|–|in\s+relation\s+to)\s+(?P<found>[^:].+)$|"
    rf"\b(?:receive|received|given|got|left)\s+(?:[\w-]+\s+){{0,4}}?(?:an?|one|{CARDINALS})\s+(?:[\w-]+\s+)?areas?\s+(?:for|of)\s+"
    r"(?:improvement|development)(?:\s+(?:by|from)\s+[\w' ]{2,40}?)?,?\s+"
    r"(?:in\s+relation\s+to|relating\s+to|in\s+respect\s+of|regarding|concerning|about|on)\s+"
    rf"(?P<given>[^:].+)$|"
    rf"\b(?:one|only|single|sole)\s+{_KIND},\s+(?:(?:that|the|an?|to)\s[^,;:]+?)\.?$|"
    r"\b(?:identified|highlighted|noted|named)\s+(?:\S.+?)\s+as\s+(?:an?\s+|the\s+)?(?:key\s+|main\s+|only\s+)?"
    r"areas?\s+(?:for|of)\s+(?:improvement|development)\b|"
    rf"\b(?<!.{{12}})(?:\S.+?)\s+(?:was|were|had\s+been|remained|has\s+been)\s+(?:also\s+)?(?:identified\s+as\s+|"
    rf"highlighted\s+as\s+|noted\s+as\s+|named\s+as\s+)?(?:an?\s+|the\s+)?(?:key\s+|main\s+|"
    rf"only\s+)?areas?\s+(?:for|of)\s+(?:improvement|development)\b",
)
_AREA_ITEM = regex(
    rf"(?:an?|one|the\s+(?:only|single|main))\s+{_KIND}\s*(?:,|:|[-–]|\s(?:was|is|being|relating|in\s+relation|on|"
    rf"around|about)\b)\s*\w",
    re.I,
)
UNREAL = regex(r"\b(?:no|not|any|without|if|whether|could|would\s+be|never|none|nor)\s+(?:\w+\s+){0,3}$", re.I)
"""What denies or doubts that which follows it."""
OF_SERIES = Caseless(
    r"\brecommendations?\b|\brequirements?\b|\bpriority\s+actions?(?:\s+notices?)?\b|\bimprovement\s+points?\b|\bproposals?\s+for\s+improvement\b|"
    r"\bareas?\s+(?:for|of)\s+(?:improvement|development)\b|\b(?:must|should)[\s-]+dos?\b"
)
"""What announces a series: "three recommendations"."""
_TOLD_DONE = Caseless(
    r"(?:\w+ly\s+|also\s+|already\s+|now\s+|still\s+|well\s+|being\s+|not\s+|all\s+|both\s+|"
    r"to\s+be\s+)*(?:made(?!\s+by\s+[\w\s]+\s+(?:on|about|regarding|concerning)\b)|set|met|given|shown|sent|"
    r"known\b|familiar\b|expected\b|underway|under\s+way|"
    r"attached|as\s+follows|\w+ed(?=\s+(?:in|by|from|at|on|to|as|for|with|forward|out|and|within|during|since|"
    r"last|this|below|above)\b|[.,;:]|$))"
)


def stated(context: Context, block: Block, sentence: Sentence) -> Iterator[Recommendation]:
    """The areas for improvement, requirements or recommendations that the sentence names as such."""
    text = sentence.text
    if block.kind == "item" and _AREA_ITEM.match(text):
        makers = recommenders.outside(context, sentence) or known_inspectors.inspectors(context, sentence)
        if makers:
            yield _whole(context, sentence, makers)
        return
    by_kind = kind_hints().found(text) and KIND.search(text) is not None
    area = _AREA.search(text) if by_kind else _these(context, sentence)
    if area is None or OWN.search(text) or UNREAL.search(text[: area.start()]):
        return
    groups = area.groupdict()
    told = groups["what"] or groups.get("front")
    if (told and _TOLD_DONE.match(told)) or text.rstrip().endswith(":"):
        return
    if groups.get("front") and text.lower().startswith("recommendation") and not _INCLUDED.search(text):
        return  # a heading, not a statement
    if by_kind and not _IS_AREA.search(area[0]):
        return
    if _HOW_MANY.search(text, 0, area.start()) or _ACT_ALONE.search(text):
        return
    heard = voices.of_item(context)
    makers = heard.named(text) or recommenders.outside(context, sentence)
    if not makers and (_THEIR.match(text) or _IN_LETTER.search(text)):
        makers = heard.before(sentence.start, 2)
    if not makers:
        known = known_inspectors.inspectors(context, sentence)
        makers = known_inspectors.as_printed(text, known) or known
    if makers:
        yield from _parts(context, sentence, area, makers)


def _these(context: Context, sentence: Sentence) -> re.Match[str] | None:
    """ "These were (a) ... and (b) ...", after a sentence that announced so many recommendations or areas."""
    these = THESE.match(sentence.text)
    previous = voices.of_item(context).previous(sentence.start) if these else None
    return these if previous is not None and OF_SERIES.search(previous.text) and not OWN.search(previous.text) else None


_HOW_MANY = regex(r"\b(?:how\s+many|what\s+proportion|which)\s+of\s+$|\bhow\s+many\b[^.;]{0,30}$", re.I)
_ACT_ALONE = regex(
    r"\b(?:statutory|key)\s+recommendations?\s+(?:had|has|have|was|were)\s+(?:been\s+)?(?:made|issued)\s+to\s+(?:the\s+)?"
    r"[\w' ]{3,40}?(?:\s+by\s+(?:the\s+)?[\w' &-]{3,40})?(?:\s+(?:in|on)\s+[\w ]{3,20})?\W*$",
    re.I,
)
"""That such recommendations were made, and nothing of what they ask."""
_INCLUDED = regex(r"\b(?:by|from|of)\b[^:]{3,60}:|\bincluded?\b")
THESE = regex(
    r"(?:Among\s+(?:them|these|which)|These|They|Those)(?:\s+(?:areas|recommendations))?\s+(?:were|"
    r"are|included|concerned)\s*:?\s*(?P<what>\S.+)$"
)
_IN_LETTER = regex(r"\bin\s+(?:the|its|their)\s+(?:\w+\s+)?(?:letter|report|judge?ment|feedback)\b")
_THEIR = regex(r"(?:It|They|These|Those|There|He|She|The\s+(?:letter|report|inspectors?|review))\b")
_IS_AREA = regex(
    r"areas?\s+(?:(?:identified|highlighted)\s+)?(?:for|of|requiring)|AFI|priority\s+action|recommendation|"
    r"requirement|proposals?\s+for",
    re.I,
)


def _whole(context: Context, sentence: Sentence, makers: tuple[Party, ...]) -> Recommendation:
    return Recommendation(
        start=sentence.start, end=sentence.end, rule="recommendations.area", item=context.index, by=makers,
        to=addressees.addressees(sentence.text),
    )  # fmt: skip


_MARK = regex(r"[,;:]?\s*(?:and\s+)?\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s+")
_SPLIT = regex(
    r";\s+(?:and\s+)?|,\s+and\s+|,\s+|\s+and\s+(?=(?:ensure|improve|bring|reduce|strengthen|review|develop|"
    r"increase|make|provide|address|publish|complete)\b)"
)


_AND_THAT = regex(r"[,;]?\s+and\s+that\s", re.I)
_THAT_PART = regex(r"(?:that\s+)?(?P<part>\S.*?)(?:[,;]?\s+and\s+(?=that\s)|[,;]\s+(?=that\s)|$)", re.I)
_NUMBER = regex(r"[A-Z]{1,4}\d{1,2}\b")
_PLURAL = regex(
    r"\b(?:recommendations|areas|AFIs|actions|improvements|requirements|proposals|These|They|"
    r"Those)\b",
    re.I,
)


def _parts(
    context: Context, sentence: Sentence, area: re.Match[str], makers: tuple[Party, ...]
) -> Iterator[Recommendation]:
    """The recommendations of a sentence that lists several: one for each, at its own place."""
    name = next((n for n in ("what", "front", "found", "given") if n in area.re.groupindex and area[n]), None)
    plural = _PLURAL.search(area[0])
    if name is None or not plural:
        yield _whole(context, sentence, makers)
        return
    two = _TWO.search(area[0]) is not None
    spans = _spans(area.string, area.start(name), area.end(name), two)
    document = context.minutes.document.text
    places = [place(document, sentence, area.string[a:b]) for a, b in spans]
    if len(spans) < 2 or None in places:
        yield _whole(context, sentence, makers)
        return
    whole = addressees.addressees(sentence.text)
    for found in places:
        if found is not None:
            yield Recommendation(
                start=found[0],
                end=found[1],
                rule="recommendations.parts",
                item=context.index,
                by=makers,
                to=addressees.addressees(document[found[0] : found[1]]) or whole,
                number=code[0] if (code := _NUMBER.match(document, found[0])) else None,
            )


_TWO = regex(r"\b(?:two|both)\b", re.I)


def _spans(text: str, start: int, end: int, two: bool) -> list[tuple[int, int]]:
    """The parts of an enumeration; the whole where it has none. With `two`, an "and" without commas parts it too."""
    lead = _THAT.match(text, start, end)
    at = lead.end() if lead else start
    spans = []
    if len(marks := list(_MARK.finditer(text, start, end))) > 1:
        ends = [m.start() for m in marks[1:]] + [end]
        return [(m.end(), stop) for m, stop in zip(marks, ends, strict=True) if stop - m.end() > 3]
    if _AND_THAT.search(text, at, end):
        return [(part.start("part"), part.end("part")) for part in _THAT_PART.finditer(text, at, end)]
    splitter = _SEMICOLON if ";" in text[at:end] else _SPLIT
    if splitter is _SPLIT and "," not in text[at:end]:
        middle = list(_AND.finditer(text, at, end))
        if two and len(middle) == 1:
            return [(at, middle[0].start()), (middle[0].end(), end)]
        return [(at, end)]
    for mark in splitter.finditer(text, at, end):
        spans.append((at, mark.start()))
        at = mark.end()
    spans.append((at, end))
    last = spans.pop()
    tail = _LAST_AND.search(text, *last)
    if tail and splitter is _SPLIT and len(spans) >= 1 and not _COMMA_AND.search(text, start, end):
        spans += [(last[0], tail.start()), (tail.end(), last[1])]
    else:
        spans.append(last)
    return [(a, b) for a, b in spans if b - a > 3]


_COMMA_AND = regex(r",\s+and\s+")
_LAST_AND = regex(r"\s+and\s+(?=\w)")
_AND = regex(r"\s+and\s+")
_SEMICOLON = regex(r";\s+(?:and\s+)?")
_THAT = regex(r"that\s+")


def place(document: str, sentence: Sentence, part: str) -> tuple[int, int] | None:
    """Where a part of the sentence's reading text stands in the document; None where it is not found."""
    words = part.replace("|", " ").split()
    pattern = r"[\s|]+".join(re.escape(word).replace("'", "['‘’]").replace('"', '["“”]') for word in words)
    match = regex(pattern, re.I).search(document, sentence.start, sentence.end)
    return match.span() if match else None
