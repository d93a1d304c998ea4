"""Lists of what another body wants done: "The inspectors made the following recommendations:" and the lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutegraph.extraction import addressees, recommenders, voices
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.context import Context
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.phrases import pattern
from minutegraph.extraction.recommendation_lines import BELOW, CLOSED, LABEL, NUMBERED, WANTED, content, under
from minutegraph.lexicon import load
from minutegraph.model import Block, Party, Recommendation, Sentence

KIND = Caseless(rf"(?<![\w&])(?:{pattern(load('recommendations')['words']['kinds'])})(?![\w&])")
"""What such a thing is called: "recommendations", "areas for improvement", "what needs to improve"."""

OWN = Caseless(
    r"\b(?:resolved|(?:the|this|her|his)\s+(?:committee|panel|board|cabinet|council|executive|sub-?committee|"
    r"forum|authority|"
    r"members?|chair\w*|task\s+group|working\s+group|meeting)\s+"
    r"(?:(?!(?:was|were|been|be)\b)\w+\s+)?(?:recommend\w*|made|agreed|endorsed|resolved|identified|suggested|"
    r"asked|requested)|"
    r"(?:members|councillors?\s+\w+|officers?'?s?)\s+(?:\w+\s+)?(?:recommend\w*|made|identified|suggested)|"
    r"recommendations?\s+(?:in|of|contained\s+in|set\s+out\s+in|at)\s+(?:the|this)\s+(?:officer'?s?\s+)?(?:report|"
    r"paper)|"
    r"recommend(?:ed|s)?\s+(?:to|that)\s+(?:the\s+)?(?:cabinet|full\s+council|executive)|"
    r"recommendations?\s+to\s+(?:the\s+)?(?:cabinet|council|executive|full)|"
    r"recommendations?\s+(?:\w+\s+){0,2}(?:agreed|approved|adopted|endorsed|carried|moved|proposed|put\s+to)|"
    r"(?:asked|invited|requested)\s+to\s+(?:note|consider|agree|approve|comment|endorse|recommend)|"
    r"it\s+was\s+recommended|is\s+recommended|"
    r"internal\s+audit\w*|following\s+decisions?)\b",
)
"""Words of the body itself, its officers, or its internal auditors, whose recommendations are none."""

_OPENS = Caseless(
    r".*(?::[\s–-]*|\b(?:following|included?|including|were|are|as\s+follows|namely|viz\.?|to\s+wit|"
    r"among\s+(?:them|which)|below|as\s+follows\.|"
    r"the\s+following\.|below\.|in\s+the\s+table\.|that|to|should|must|recommended|recommends|recommend|required|"
    r"requires)[\s–-]*)"
)
_TITLE = Caseless(
    r"(?:(?:the|key|main|ofsted's|inspectors'|\w+)\s+){0,3}(?:what\s+(?:needs|needed)\s+to\s+(?:improve|be\s+improved)|"
    r"(?:areas?|proposals|points)\s+(?:for|of)\s+(?:further\s+)?(?:improvement|development|priority\s+action)|afis|"
    r"recommendations?\s+(?:of|from|by|made\s+by)\s+.{3,60})"
)
_DEMAND = Caseless(
    r"\b(?:recommend(?:ed|s)?|require[ds]?|told|ordered|urged|instructed|advised|wants?|wanted|expect(?:ed|s)?|"
    r"asked|proposed|proposes|suggested|said|stated|"
    r"(?:identified|found|concluded|considered|determined)(?=\s+that\s[^.:;]{2,110}\b(?:should|must)\b)|"
    r"call(?:ed|s)\s+(?:up)?on)\b(?:[^.:;]{0,110}\b(?:that|to|must|should)(?:,?\s+(?:by|within)\s+[\w\s]{3,25})?"
    r"(?:,?\s+(?:it|they|(?:the|its|their|all|each)\s+[\w'&\s-]{2,50}))?|"
    r"[^.:;]{2,80}\bto\s+(?:improve|strengthen|address|act(?:\s+on)?|work\s+on|attend\s+to|look\s+at|do\s+(?:better|the\s+following|\w+\s+things?))(?:\s+(?:on|in)\s+(?:\w+\s+){0,2}(?:respects|"
    r"areas|ways|matters|things|points))?"
    r"|\s+in\s+(?:its|their|the|an?)\s+[\w'\s-]{3,40})?[\s:–-]*$"
)
_MUST = Caseless(
    r"\b(?:should|must|needed\s+to|needs\s+to|need\s+to|had\s+to|has\s+to|was\s+to|were\s+to|is\s+to|"
    r"are\s+to|ought\s+to)(?:\s+(?:therefore|now|also|next)|,?\s+(?:by|within)\s+[\w\s]{3,25})?\s*[:–-]*$"
)
_OWN_TO_DO = Caseless(
    r"\b(?:committee|sub-committee|panel|cabinet|forum|members|councillors|chair)\s+(?:should|must|needed\s+to|"
    r"had\s+to)\b"
)
"""The end of an opener that tells what the meeting's own body has to do."""
STATES = Caseless(
    r"\b(?:(?:said|stated)(?:\s+\w+){0,2}\s+that|(?:suggested|proposed|advised|proposes)(?!\s+(?:that|to)\b)[^:]*)[\s:–-]*$"
)
"""The end of an opener that may tell of findings, or subjects to talk of, as well as of what is wanted."""
_VIEW = Caseless(
    r"\b(?:findings?|conclusions?|views?|advice|judge?ments?|opinion|message|verdict|demands?|expectations?)\s+(?:(?:was|were|is|are)\s+)?"
    r"(?:also\s+|clear\s+)?that\b"
)
"""What somebody is said to think: "the auditor's view was that"."""
_MADE = regex(
    r"\brequirements?\s+(?:was|were|had been|have been)\s+(?:\w+\s+)?(?:set|made|issued|imposed|left|given)\b"
)
_PASSIVE = regex(r"\b(?:was|were|been|is|are|being)\s+(?:\w+\s+)?$")
_FOR = Caseless(
    r"(?:and\s+|also\s+)*(?:(?:those|the\s+(?:others?|rest|remaining\s+\w+|remainder)|others|"
    r"(?:the\s+)?recommendations?|\w+)\s+)?"
    r"(?:(?:were|was|are)\s+)?(?:of\s+[\w\s]{2,50}?\s+)?(?:for|to)\s+(?:the\s+)?[\w'&\s-]{3,60}:[\s–-]*"
)
_CLAIMED = Caseless(r"^(?!.*\b(?:be|agreed|approved|noted)\b).*\brecommendations?\s+(?:by|of|from)\b.*:[\s–-]*$")
_ANNOUNCED = Caseless(
    r"\b(?:recommend\w*|causes?\s+(?:of|for)\s+concern|requirements?|areas?\s+(?:for|of)\s+\w+|"
    r"notice)\b"
)
_GENERAL = Caseless(
    r"\b(?:requirements?|suggestions|proposals|must\s+dos?|should\s+dos?|(?:must|should)\s+do\s+actions|to\s+be\s+addressed|"
    r"actions\s+required|points|priority\s+actions?|improvements?\s+required|suggestions)\b"
)
_INSPECTED = Caseless(
    r"\b(?:inspect\w*|the\s+letter|ofsted|visit|peer\s+(?:team|review|challenge)|reviewers?|assessment|audit\w*|"
    r"ombudsman|regulator)\b"
)
_PROGRESS = regex(
    r"^(?:all|none|most|both|\d+|[a-z]+)\s+(?:recommendations?|areas?)\b|\bcompleted?\W*$|"
    r"^completed?\b(?!\s+(?:the|an?|all|its)\b)|\bon\s+track\b|^\d+%|^(?:none|nil|n/a)\b",
    re.I,
)
_COUNT = Caseless(r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:\w+\s+){0,3}")
_NUMBERS = {w: n for n, w in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)}


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that is opened: who made what is in it, and to whom its opener addresses it."""

    number: int
    makers: tuple[Party, ...]
    to: tuple[Party, ...]
    several: int = 0


def opening(context: Context, number: int, block: Block, sentence: Sentence) -> Opened | None:
    """The list that the sentence opens, if it is one of another body's recommendations."""
    text = sentence.text.strip()
    if _heads_table(context, block):
        by = _of_table(context, sentence)
        return Opened(number, by, ()) if by else None
    if sentence is not block.sentences[-1] or (
        CLOSED.search(text) and not BELOW.search(text) and not _follows(context, number)
    ):
        return None
    titled = block.kind == "heading" and _TITLE.fullmatch(text) is not None
    hung = _follows(context, number) and bool(
        _DEMAND.search(text) or (KIND.search(text) and voices.of_item(context).acting(text))
    )
    if not (titled or hung or _OPENS.fullmatch(text[-60:])) or (OWN.search(text) and not _of_another(context, text)):
        return None
    if sentence.start in context.claimed and not (_CLAIMED.search(text) and voices.of_item(context).named(text)):
        return None
    others = _of_another(context, text)
    owned = others if _RECOMMENDATIONS_TO.search(text) else ()
    found = owned or makers(context, sentence) or others or _by_items(context, number, text)
    lines = _first_lines(context, number)
    if not found or (lines and all(_DECIDED.match(line) for line in lines)):
        return None
    if STATES.search(text) and not all(WANTED.match(line) for line in lines):
        return None
    count = _COUNT.search(text)
    several = _NUMBERS.get(count["n"]) or int(count["n"]) if count else 0
    return Opened(number, voices.as_printed(found, text), addressees.of_opener(text), several)


def _of_another(context: Context, text: str) -> tuple[Party, ...]:
    """The other committee that "had recommended to Cabinet:", which is not the one whose minutes these are."""
    owned = _RECOMMENDATIONS_TO.search(text)
    at = text.find("recommended to") if owned is None else owned.start()
    return recommenders.another_body(context, f"{text[:at]} had " if owned else text[:at]) if at > 0 else ()


_RECOMMENDATIONS_TO = regex(r"'s?\s+recommendations\s+to\b")
"""Behind another committee: "The Panel's recommendations to the Cabinet were"."""


def _follows(context: Context, number: int) -> bool:
    """Whether the layout itself hangs a list on the block."""
    return any(block.opener == number for block in context.item.blocks)


_WHAT = Caseless(
    r"\bwhat\b[^:.]{3,70}\b"
    r"(?:improved?|to\s+do|should\s+do|must\s+do|to\s+be\s+done|change|better)\W*(?:\([^)]*\)\W*)?$"
)
_DECIDED = Caseless(
    r"(?:that\s+|to\s+)?(?:the\s+)?(?:.{0,80}(?<!should\s)(?<!must\s)\bbe\s+(?:noted|approved|agreed|endorsed|adopted|received|thanked|"
    r"accepted|welcomed)\b|"
    r"(?:note|approve|agree\s+the|endorse|receive|delegate|authorise|thank|welcome)\b)"
)


_REFERS = Caseless(
    r"\b(?:these|those|them|ones|which|the\s+(?:first|main|most|others?|rest|following|remaining|latter|two|three|"
    r"four|five|six|seven|eight))\b.*:[\s–-]*$|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten)(?:\s+(?:of\s+(?:these|them)|as\s+(?:an\s+)?examples?))*\s*:[\s–-]*$"
)
_IN_MEETING = Caseless(
    r"\b(?:asked|questions?|comments|queries|discuss\w*|raised|answers?|said|stated|felt|suggested|informed|"
    r"actions|resolved|agreed|noted|replied|"
    r"responded|progress|response|officers|members|councillors?|strengths|following\s+points)\b"
)


def _first_lines(context: Context, number: int) -> list[str]:
    """The texts of the lines that may be the list's."""
    blocks = context.item.blocks
    hung = [b for b in blocks if b.opener == number] or blocks[number + 1 : number + 3]
    return [b.sentences[0].text for b in hung if b.sentences]


def _by_items(context: Context, number: int, text: str) -> tuple[Party, ...]:
    """The outside body that the opener tells to have done something, where each line under it says who should do what."""
    if not _follows(context, number):
        return ()
    wanted = all(WANTED.match(line) and addressees.addressees(line) for line in _first_lines(context, number))
    return voices.of_item(context).acting(text) if wanted else ()


def makers(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Who made what the sentence opens as a list; nobody where it opens none of another body's recommendations."""
    text = sentence.text.strip()
    kinds = list(KIND.finditer(text))
    kind = kinds[-1] if kinds else _WHAT.search(text)
    if kind is not None:
        return _of_kind(context, sentence, kind)
    heard = voices.of_item(context)
    demand = _DEMAND.search(text)
    if demand is not None:
        before = text[: demand.start()]
        said = () if _PASSIVE.search(before) else recommenders.subject(context, sentence, before)
        if not said and demand[0].startswith("recommend"):
            said = recommenders.recommender(context, sentence, demand.start())
        if said or not _MUST.search(text):
            return said
    must = (_MUST.search(text) is not None and _OWN_TO_DO.search(text) is None) or _FOR.fullmatch(text) is not None
    refers = _REFERS.search(text) is not None and not _IN_MEETING.search(text)
    previous = heard.previous(sentence.start) if must or refers else None
    if previous is None or OWN.search(previous.text):
        return ()
    if refers and KIND.search(previous.text):
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start)
    announced = _ANNOUNCED.search(previous.text) or (heard.acting(previous.text) and not _IN_MEETING.search(text))
    if must and announced:
        return heard.named(text) or heard.named(previous.text) or heard.before(previous.start) or heard.titled()
    return heard.named(text) if must and _VIEW.search(text) else ()


def _of_kind(context: Context, sentence: Sentence, kind: re.Match[str]) -> tuple[Party, ...]:
    text, heard = sentence.text, voices.of_item(context)
    named = heard.named(text) or recommenders.outside(context, sentence)
    if named:
        return named
    by_inspectors = recommenders.as_printed(text, recommenders.inspectors(context, sentence))
    if by_inspectors:
        return by_inspectors
    recommended = kind[0].startswith("rec")
    if recommended:
        others = recommenders.of_whom(context, text)
        if others:
            return others
    if _GENERAL.fullmatch(kind[0]) and not _INSPECTED.search(text) and not _labelled(context, sentence):
        previous = heard.previous(sentence.start) if _MADE.search(text) else None
        if previous is not None and heard.acting(previous.text):
            return heard.acting(previous.text)
        if _MUST_DO.match(kind[0]):  # so inspectors of health care call what they ask for
            return heard.before(sentence.start, 6)
        return heard.before(sentence.start, 2) if re.search(r"\bthe\s+re", text, re.I) else ()
    if _ITS.match(text):
        return heard.before(sentence.start, 2)
    if len(text.split()) < 3 and not _labelled(context, sentence):
        return ()
    before = heard.before(sentence.start, 6 if recommended else 8)
    if before and not recommended and not any(party.kind == "inspectorate" for party in before):
        before = recommenders.inspectorates(context, sentence) or before  # areas for improvement are an inspectorate's
    if before:
        return before
    if recommended and not _INSPECTED.search(text):
        return ()
    return recommenders.inspectors(context, sentence) or heard.titled()


_ITS = regex(r"(?:Its|Their)\s+(?:\w+\s+)?recommendations\s*:")
_MUST_DO = regex(r"(?:must|should)\s+do", re.I)


def _labelled(context: Context, sentence: Sentence) -> bool:
    """Whether the line after the sentence bears a recommendation's label."""
    after = next((b for b in context.item.blocks if b.start > sentence.start and b.sentences), None)
    return after is not None and bool(
        LABEL.fullmatch(after.sentences[0].text) or NUMBERED.match(after.sentences[0].text)
    )


def members(context: Context, opened: Opened) -> Iterator[Recommendation]:
    """The recommendations of the list, in order; what a line inside it ("Those for the Police:") says goes to those after it."""
    blocks, to = context.item.blocks, opened.to
    depth = blocks[opened.number].depth + 1
    hung = [n for n, b in enumerate(blocks) if b.opener == opened.number and b.depth == depth and b.sentences]
    hung = hung or [n for n, b in enumerate(blocks) if b.opener == opened.number and b.sentences][:60]
    places = hung or under(context, opened.number, opened.several)
    if not places:
        yield from _table(context, opened)
        return
    said: tuple[Party, ...] = ()
    for n in range(opened.number + 1, places[-1] + 1):
        block = blocks[n]
        if n in places:
            sentence, _ = content(block)
            if sentence.text.rstrip().endswith((":", ":-")):
                to = addressees.of_heading(sentence.text) or addressees.of_opener(sentence.text) or to
            elif not (_PROGRESS.search(sentence.text) and len(sentence.text.split()) < 6):
                told = _told(block, sentence) or (said if _IT.match(sentence.text) else ())
                said = told or said
                yield _fact(context, block, opened.makers, told or to)
        elif block.depth < depth and block.sentences:
            named = block.sentences[-1].text
            to = addressees.of_heading(named) or addressees.of_opener(named) or to


_IT = Caseless(
    r"(?:(?:that|by|within|before|from)\s+(?:[\w,]+\s+){0,4})?(?:it|they)\s+(?:also\s+)?(?:should|must|needs?|has|have|ought|is|are)\b"
)
"""How a line goes on to tell whom the line before it told: "within six months, it should"."""


def _told(block: Block, sentence: Sentence) -> tuple[Party, ...]:
    """Whom a line tells what to do, in a later sentence perhaps: "Some pupils get no help. The school should ..."."""
    others = (s.text for s in block.sentences if s.start > sentence.start)
    told = addressees.addressees(sentence.text) or addressees.of_line(sentence.text)
    return told or next((to for text in others if (to := addressees.addressees(text))), ())


def _fact(context: Context, block: Block, makers: tuple[Party, ...], to: tuple[Party, ...]) -> Recommendation:
    sentence, label = content(block)
    printed = NUMBERED.match(sentence.text)
    number = printed["number"] or printed["n"] if printed else label or _number(block.marker)
    return Recommendation(
        start=sentence.start, end=sentence.end, rule="recommendations.list", item=context.index, by=makers, to=to, number=number,
    )  # fmt: skip


def _number(marker: str) -> str | None:
    """The number of a list item as printed, without a full stop; None for a bullet."""
    return marker.rstrip(".:") if re.search(r"\w", marker) and marker not in ("o", "O") else None


def _table(context: Context, opened: Opened) -> Iterator[Recommendation]:
    """The cells of the column of recommendations in the table under the opener."""
    blocks, document = context.item.blocks, context.minutes.document.text
    column = whom = None
    bare = _heads_table(context, blocks[opened.number])
    first, least = (opened.number, _VERDICT) if bare else (opened.number + 1, 0)
    for block in blocks[first : opened.number + 60]:
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
            number = cells[0][0] if column and re.fullmatch(r"[A-Z]{0,3}\d{1,2}\.?", cells[0][0]) else None
            named = addressees.of_cell(cells[whom][0]) if whom is not None and whom < len(cells) else ()
            to = named or addressees.addressees(" ".join(document[start:end].split())) or opened.to
            yield Recommendation(
                start=start, end=end, rule="recommendations.table", item=context.index, by=opened.makers, to=to, number=number,
            )  # fmt: skip


_FOR_WHOM = Caseless(r"\W*(?:for|to|addressed\s+to|directed\s+(?:at|to)|made\s+to|for\s+whom|recommended\s+to)\W*")
"""The head of the column of those to whom recommendations are made."""
_VERDICT = 2
"""Words of a cell that may say no more than "Refuse", "Not upheld", where no opener says what the table holds."""
_BESIDE = Caseless(rf"\W*(?:{pattern(load('recommendations')['words']['heads'])})?\W*")
"""The head of another column of such a table."""
_HEAD_CELL = Caseless(r"(?:the\s+)?(?:\w+\s+)?(?:recommendations?|areas?\s+for\s+improvement|requirements?)(?:\s+made)?")


def _heads_table(context: Context, block: Block) -> bool:
    """Whether the block is the head of a table of recommendations: of them, and of what is told of each."""
    text = context.minutes.document.text
    cells = [" ".join(cell[0].split()) for cell in _CELL.finditer(text, block.start, block.end)]
    beside = [cell for cell in cells if not _HEAD_CELL.fullmatch(cell)]
    return len(cells) > 1 and len(beside) < len(cells) and all(_BESIDE.fullmatch(cell) for cell in beside)


def _of_table(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """Whose recommendations a table under no opener holds: whose report or visit the sentence right before it tells of."""
    heard = voices.of_item(context)
    previous = heard.previous(sentence.start)
    if previous is None:
        return heard.titled()
    return () if OWN.search(previous.text) else heard.before(sentence.start, 1)


_CELL = regex(r"[^|\s][^|]*?(?=\s*(?:\||\Z|\n\s*\|))")
