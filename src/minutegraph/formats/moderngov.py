"""Pages of ModernGov, the software of most councils: a meeting, an item, an issue's history, a decision.

The text is what a reader of the page would copy from it, so that reading/ knows its ways; titles, numbers, body, date and
anchors come from the structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from minutegraph.errors import SourceError
from minutegraph.formats import assembling, histories, told
from minutegraph.formats.content import Block, Content, Sheet, tidy
from minutegraph.formats.markup import blocks, select, text_of, words
from minutegraph.lexicon import load
from minutegraph.model import Metadata

ANCHORS = re.compile(r"AI\d+|DI\d+", re.I)
"""What ModernGov calls the places of its pages: `#AI123` is an item."""

_NOISE = re.compile("(?:" + "|".join(load("formats")["moderngov_noise"]) + r")\s*\Z", re.I)
_FILE = r"(?:PDF|DOCX?|XLSX?|PPTX?|ZIP)\s*\d+(?:\.\d+)?\s*[KM]B\s*\Z"
_DOWNLOAD = re.compile(rf"\s*(?:pdf icon)?\s*{_FILE}")
_SIZE = re.compile(rf"\s*(?:pdf icon)?\s*(?:\b|(?<=[a-z.)\d])){_FILE}")
_MADE_BY = re.compile(
    r"ieListDocuments|mgAi\.aspx|ieIssueDetails|mgIssueHistory|ieDecisionDetails|mgItemTable|mgAiTitleTxt|mgSubTitleTxt|mgWordPara"
)
_DECISION = re.compile(r"(?:date of decision|decided at meeting|decision maker)\s*:\s*(?P<value>.+)", re.I)
_MAKER = re.compile(r"decision maker\s*:\s*(?P<value>\S.*)", re.I)
_AT_MEETING = re.compile(r"decided at meeting\s*:\s*[\d/]{8,10}\s*[-–]\s*(?P<value>\S.*)", re.I)
_ACTIONS = ".//*[contains(@class, 'mgActionList') or contains(@class, 'mgHide')]"
_SUBTITLES = "//h2[contains(@class, 'mgSubTitleTxt')]"
_DUBLIN_CORE = "//meta[@name='DC.title']"


_ITEM_OF = re.compile(r"meeting of\b.*\(item\b", re.I)
_FULL_TEXT = re.compile(r"view\s+the\s+full\b.*\btext", re.I)
_LINES = 10  # The first lines of a page may tell its meeting.
_LABELLED = 40  # The first lines may tell a decision's date and who took it.
_TITLES = ".//*[contains(@class, 'mgSubTitleTxt') or self::h1 or self::h2 or self::h3]"
_NAMES = "//meta[@property='og:site_name' or contains(@name,'ublisher') or contains(@name,'reator')]"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of items: number and title as blocks, and what stands below the title."""

    number: Block | None
    title: Block | None
    body: tuple[Block, ...]


def is_page(source: str) -> bool:
    """Whether a page was made by ModernGov."""
    return _MADE_BY.search(source) is not None


def content(whole: Element) -> Element | None:
    """The part of a page that ModernGov itself made; None where a site has none, or several."""
    found = select(whole, "//*[@id='modgov']")
    return found[0] if len(found) == 1 else None


def read(root: Element, content: Element, part: str = "") -> Content:
    """A page of ModernGov; `content` is what of it holds no navigation.

    Of a page of several meetings only that called `part` is read, where one is named.
    """
    meeting = _meeting_of(content)
    _clear(content)
    sheet = Sheet("text/html")
    found = _page(content)
    meetings = histories.parts(found)
    if part:
        return _part(root, meetings, part)
    sheet.told = _of_matter(root, meetings) if meetings else _told(root, content, found, meeting)
    if sheet.told.authority:
        sheet.write(Block(sheet.told.authority), authority=sheet.told.authority)
    if meeting and not any(meeting in block.text for block in found):
        write(sheet, [Block(meeting)])
    tables = _tables(content)
    table = tables[0] if tables else None
    if table is None or meetings:
        write(sheet, found)
        return replace(sheet.content(), parts=tuple(each.name for each in meetings) if len(meetings) > 1 else ())
    above, below = _around(content, table)
    write(sheet, above)
    _write_items(sheet, table)
    write(sheet, below)
    return sheet.content()


def _clear(content: Element) -> None:
    """Empty the buttons of a page and the sizes of downloads in its titles; a link to the full text ends its paragraph."""
    for each in select(content, _ACTIONS):
        tail = each.tail
        each.clear()
        each.tail = tail
    for each in select(content, ".//a[contains(@href, 'mgAi.aspx')]"):
        if _FULL_TEXT.search(text_of(each)):
            each.tag = "p"  # it ends a paragraph, and is no part of its last sentence
    for each in select(content, ".//*[contains(@class, 'mgAiTitleTxt')]//*"):
        if _DOWNLOAD.match(text_of(each)):
            tail = each.tail
            each.clear()
            each.tail = tail


def _write_items(sheet: Sheet, table: Element) -> None:
    """Write the items of business of the table of a meeting."""
    for row in _unique(_items(table)):
        if row.number is not None and row.title is not None:
            sheet.item(row.number, row.title)
        elif row.title is not None:
            sheet.write(row.title)
        write(sheet, row.body)


def _of_matter(root: Element, meetings: Sequence[histories.Part]) -> Metadata:
    """What the page of a matter tells: of its meeting where it was at one only."""
    named = told.authority(site_names(root))
    return Metadata(named, meetings[0].body, meetings[0].date) if len(meetings) == 1 else Metadata(named)


def _part(root: Element, meetings: Sequence[histories.Part], name: str) -> Content:
    """One meeting of a page of several. Raises SourceError where the page does not have it any more."""
    for each in meetings:
        if each.name == name:
            named = told.authority(site_names(root))
            sheet = Sheet("text/html", Metadata(named, each.body, each.date))
            if named:
                sheet.write(Block(named), authority=named)
            write(sheet, each.blocks)
            return sheet.content()
    raise SourceError(f"the page tells of no meeting {name} any more; build again from its folder")


def _meeting_of(content: Element) -> str | None:
    """The line by which the page of one item names its meeting, which may stand among its buttons."""
    for each in select(content, ".//a[contains(translate(@href, 'LD', 'ld'), 'ielistdocuments.aspx')]"):
        line = " ".join(text_of(each).split())
        if _ITEM_OF.match(line) and all(told.meeting(line)):
            return line
    return None


def _told(root: Element, content: Element, found: Sequence[Block], meeting: str | None) -> Metadata:
    """What the page's titles say of the meeting."""
    lines = [block.text for block in found]
    named = told.authority(site_names(root))
    own = [each.get("content", "") for each in select(root, _DUBLIN_CORE)]
    titles = [*map(words, select(root, _SUBTITLES)), *own, *map(words, select(content, _TITLES)), meeting or ""]
    body, date = told.first_meeting([*titles, *lines[:_LINES]])
    for line in lines[:_LABELLED] if not (body and date) else ():
        maker = _AT_MEETING.match(line) or _MAKER.match(line)
        body = body or (maker["value"].strip() if maker and told.is_body(maker["value"].strip()) else None)
        decided = _DECISION.match(line)
        date = date or (told.day(decided["value"]) if decided else None)
    return Metadata(named, body, date, time=told.start([*titles, *lines[:_LINES]], date))


def site_names(root: Element) -> Iterator[str]:
    """What a page says of its site: its title, names for search engines, the words of its logo, its copyright line."""
    for each in select(root, _NAMES):
        yield each.get("content", "")
    for each in select(root, "//title"):
        yield " ".join(text_of(each).split())
    for each in select(root, "//img[@alt]")[:40]:
        yield each.get("alt", "")[:200]
    for each in select(root, "//header | //footer | //*[@id='footer' or @id='header' or contains(@class,'mgFooter')]"):
        yield from (line.strip() for line in text_of(each)[:5000].split("\n") if 3 < len(line.strip()) < 200)


def _tables(content: Element) -> list[Element]:
    return select(content, ".//table[contains(concat(' ', normalize-space(@class), ' '), ' mgItemTable ')]")


def _page(content: Element) -> list[Block]:
    return [block for block in map(_clean, blocks(content, ANCHORS)) if block is not None]


def _clean(block: Block) -> Block | None:
    """The block; None where it is a link's or button's text."""
    if len(block.text) < 120 and _NOISE.match(block.text):
        return None
    return block


def _around(content: Element, table: Element) -> tuple[list[Block], list[Block]]:
    """What stands above and below the table of items; further such tables are read with the first."""
    every = _tables(content)
    for each in every[1:]:
        for row in each:
            table.append(row)
    sign = "\ue0ffitems\ue0ff"
    parent = table.getparent()
    if parent is None:
        return [], []
    stand = parent.makeelement("p", {})
    stand.text = sign
    parent.replace(table, stand)
    found = _page(content)
    at = next((index for index, block in enumerate(found) if sign in block.text), len(found))
    return found[:at], found[at + 1 :]


def _items(table: Element) -> Iterator[Row]:
    """The rows of the table of items, inner tables aside."""
    for row in select(table, "./tr | ./tbody/tr | ./tr/tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if not cells or all(cell.tag == "th" for cell in cells):
            continue
        numbered = len(cells) > 1
        number = _first(cells[0]) if numbered else None
        body = [block for cell in cells[1 if numbered else 0 :] for block in _page(cell)]
        fragment = _fragment(row)
        if fragment:
            body = [replace(block, fragment=block.fragment or fragment) for block in body]
        if number is not None and (number.text.strip(" .") in ("", "0") or not any(map(str.isdigit, number.text))):
            number = None
        title, rest = (body[0], body[1:]) if body else (None, [])
        if title is not None:
            title, rest = _title(cells[-1], title, rest)
        if number is not None:
            number = replace(number, text=number.text.rstrip(". ") + ".", fragment=fragment or number.fragment)
        yield Row(number, title, tuple(rest))


def _first(cell: Element) -> Block | None:
    found = blocks(cell, ANCHORS)
    return found[0] if found else None


def _fragment(row: Element) -> str:
    """The anchor of an item, wherever in its row it stands."""
    for each in select(row, ".//a[@name] | .//*[@id]"):
        name = each.get("id") or each.get("name") or ""
        if ANCHORS.fullmatch(name):
            return str(name)
    own = row.get("id") or ""
    return own if ANCHORS.fullmatch(own) else ""


def _title(cell: Element, title: Block, rest: list[Block]) -> tuple[Block | None, list[Block]]:
    """The title without the size of its paper; None where the row begins with text and has no title."""
    marked = select(cell, ".//*[contains(@class, 'mgAiTitleTxt')]")
    if not marked and len(title.text) > 200:
        return None, [title, *rest]
    text = title.text.replace("\n", " ")
    while (short := _SIZE.sub("", text)) != text:
        text = short
    return replace(title, text=tidy(text)), rest


def _unique(rows: Iterator[Row]) -> list[Row]:
    """The rows without restricted twins: of two items with one number or title, that without minutes is left out."""
    made: list[Row] = []
    places: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.number is None or row.title is None:
            made.append(row)
            continue
        key = (row.number.text, row.title.text.lower())
        if key in places:
            if _weight(row) > _weight(made[places[key]]):
                made[places[key]] = row
            continue
        places[key] = len(made)
        made.append(row)
    return made


def _weight(row: Row) -> int:
    return sum(len(block.text) for block in row.body)


def write(sheet: Sheet, found: Sequence[Block]) -> None:
    """Writes blocks; what is told of the meeting has its place where a heading first says it."""

    def plain(block: Block) -> None:
        known, stated = sheet.told, {place[0] for place in sheet.told.places}
        body = known.body if known.body and "body" not in stated and known.body in block.text else None
        date = told.day_words(block.text, known.date) if known.date and "date" not in stated else None
        time = told.time_words(block.text, known.time) if known.time and date else None
        sheet.write(block, body=body, date=date, time=time)

    assembling.write(sheet, found, plain)
