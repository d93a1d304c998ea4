"""A meeting as ModernGov's web service gives it: the XML of `GetMeeting`, in which HTML is escaped inside of XML, often twice."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from minutegraph.errors import SourceError
from minutegraph.formats import addresses, moderngov, pages, told, xmltrees
from minutegraph.formats.content import Block, Content, Sheet, tidy
from minutegraph.formats.markup import blocks, tree
from minutegraph.formats.xmltrees import local_name
from minutegraph.lexicon import load
from minutegraph.model import Metadata
from minutegraph.reading.manifest import iso_date

_WORDS = load("formats")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;\s*/?[a-zA-Z]")
_TAG = re.compile(r"<\s*/?[a-zA-Z][^<>]*>")
_TIMES_ESCAPED = 3
_SECTION_NUMBERS = ("", "0")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the agenda as the service gives it."""

    anchor: str
    number: str
    title: str
    restricted: bool
    shown: bool
    agenda: str
    minutes: str
    decision: str
    papers: tuple[tuple[str, str], ...]


def read(content: bytes) -> Content:
    """A meeting of the web service; XML that is a page is read as a page. Raises SourceError for any other XML."""
    root = _parsed(content)
    if local_name(root) == "html":
        return pages.read(content)
    meetings = [each for each in root.iter() if local_name(each) == "meeting"]
    full = [each for each in meetings if _child(each, "agendaitems") is not None]
    if not full:
        what = "a list of meetings" if meetings else f"XML with the root <{local_name(root)[:40]}>"
        raise SourceError(f"is {what}, not the answer of GetMeeting; ask the web service for GetMeeting and save that")
    if len(full) > 1:
        raise SourceError(f"holds {len(full)} meetings in one file; save the answer of GetMeeting for each")
    return _meeting(root, full[0])


def _parsed(content: bytes) -> Element:
    """The tree. Raises SourceError where it breaks off or declares entities."""
    try:
        root = xmltrees.parsed(content)
    except etree.XMLSyntaxError as error:
        where = f"line {error.lineno}" if error.lineno else "its beginning"
        raise SourceError(f"is XML that breaks at {where}; it may be cut off: fetch or save it again") from None
    if root.getroottree().docinfo.internalDTD is not None and b"ENTITY" in content.replace(b"\0", b""):
        raise SourceError("is XML that declares entities of its own, which is not read; save the answer of GetMeeting as it came")
    return root


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element if local_name(each) == name), None)


def _text(element: Element, *names: str) -> str:
    """The words of the first of these children that has any, however often they were escaped."""
    for name in names:
        found = _child(element, name)
        if found is not None and (words := "".join(_strings(found)).strip()):
            return tidy(_unescaped(words))
    return ""


def _strings(element: Element) -> Iterator[str]:
    yield from (part for part in element.itertext() if isinstance(part, str))


def _unescaped(text: str) -> str:
    for _ in range(_TIMES_ESCAPED):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _true(element: Element, name: str, default: bool = False) -> bool:
    value = _text(element, name).lower()
    return value in ("true", "1", "yes") if value else default


def _meeting(root: Element, meeting: Element) -> Content:
    sheet = Sheet("application/xml")
    body = _body(root, meeting)
    day = _text(meeting, "meetingdate")
    authority = next((_text(each, "councilname", "authorityname", "sitename") for each in (meeting, root)), "")
    links = (_text(each, "url") for each in meeting.iter() if local_name(each) in ("linkeddoc", "attendee"))
    page = addresses.of_meeting(links, _text(meeting, "meetingid"))
    time, place = _text(meeting, "meetingtime"), _text(meeting, "meetinglocation")
    on = iso_date(day) or iso_date(day.split(" ")[0])
    sheet.told = Metadata(authority or None, body or None, on, url=page, time=told.time(time), venue=place or None)
    for words, name in ((authority, "authority"), (body, "body")):
        sheet.write(Block(words), **{name: words})
    sheet.write(Block(" ".join(filter(None, (day, time)))), date=day, time=time)
    sheet.write(Block(f"Venue: {place}" if place else ""), venue=place)
    for block in _attendance(meeting):
        sheet.write(block)
    items = _child(meeting, "agendaitems")
    for item in _kept([_item(each) for each in (items if items is not None else ()) if local_name(each) == "agendaitem"]):
        _write(sheet, item)
    return sheet.content()


def _body(root: Element, meeting: Element) -> str:
    """The committee that met: the answer has no place for it, but its papers, or all its items, name it."""
    said = _text(meeting, "committeename", "committeetitle", "committee", "meetingtitle", "title")
    papers = (_text(each, "committeename", "committeetitle") for each in root.iter())
    said = said or next(filter(None, papers), "")
    if not said:
        named = {_text(each, "refertocommittee") for each in meeting.iter() if local_name(each) == "agendaitem"} - {""}
        said = named.pop() if len(named) == 1 else ""
    return said.split(" - ")[0]


def _attendance(meeting: Element) -> Iterator[Block]:
    """Who was there, in the groups that minutes print: members present, apologies, substitutes, others."""
    groups: dict[str, list[str]] = {}
    attendees = _child(meeting, "attendees")
    for each in attendees if attendees is not None else ():
        if local_name(each) != "attendee":
            continue
        got = {key.lower(): tidy(_unescaped(str(value))) for key, value in each.attrib.items()}
        value = {name: got.get(name) or _text(each, name) for name in ("name", "attendance", "roledescription", "representing")}
        group = _group(value["attendance"], value["roledescription"], value["name"])
        if value["name"] and group:
            groups.setdefault(group, []).append(_person(value, group))
    for label, people in sorted(groups.items(), key=lambda pair: _ORDER.index(pair[0])):
        yield Block(f"{label}:")
        yield from map(Block, people)


_ELECTED = re.compile(r"(?:" + "|".join(_WORDS["elected_titles"]) + r")\b")
_TITLED = re.compile(r"(?:" + "|".join([*_WORDS["elected_titles"], *_WORDS["personal_titles"]]) + r")\b")
_GROUPS: dict[str, list[str]] = _WORDS["service_groups"]
_ORDER = ("Present", *_GROUPS)


def _group(attendance: str, role: str, name: str) -> str | None:
    """The group of somebody; None for who was expected only, as all are whose attendance nobody has noted."""
    low, part = attendance.lower(), role.lower()
    if low in _WORDS["not_noted"]:
        return None
    said = {group for group, words in _GROUPS.items() if any(word in low for word in words)}
    if any(word in part for word in _WORDS["substitute_roles"]):
        said.add("Substitutes")
    if any(word in part for word in _WORDS["officer_words"]) and not _ELECTED.match(name):
        said.add("In attendance")
    return next((group for group in ("Apologies", "Substitutes", "Absent", "In attendance") if group in said), "Present")


def _person(value: dict[str, str], group: str) -> str:
    """Name and role as minutes print them: "Councillor A Smith (Chair)", "Jane Doe, Director of Finance"."""
    name, role = value["name"], value["roledescription"]
    more = value["representing"]
    low = role.lower()
    member = group not in ("In attendance", "Absent")
    if not role or low in _WORDS["plain_roles"]:
        line = name
    elif len(role) < 40 and (member or any(word in low for word in _WORDS["bracketed_roles"])):
        line = f"{name} ({role})"
    else:
        line = f"{name}, {role}"
    if more and group == "Substitutes" and _TITLED.match(more):
        return f"{line} (substitute for {more})"
    return f"{line}, {more}" if more else line


def _item(element: Element) -> _Item:
    papers = _child(element, "linkeddocuments")
    linked = [
        (_text(each, "title"), _text(each, "url"))
        for each in (papers if papers is not None else ())
        if local_name(each) == "linkeddoc" and not _true(each, "isrestricted")
    ]
    return _Item(
        anchor=f"AI{ident}" if (ident := _text(element, "agendaitemid")).isdigit() else "",
        number=_number(element),
        title=_text(element, "agendaitemtitle"),
        restricted=_true(element, "isrestricted"),
        shown=_true(element, "isdisplayallowed", True),
        agenda=_markup(element, "agendatext"),
        minutes=_markup(element, "minutesnonemptyhtmlbody", "minuteshtmlbody"),
        decision=_markup(element, "decisionnonemptyhtmlbody", "decisionhtmlbody"),
        papers=tuple((title, address) for title, address in linked if title),
    )


def _number(element: Element) -> str:
    """The number of an item as its minutes print it: with the part of an item that has several (12 and b: 12b)."""
    for name, part in (("minutesitemnumber", "minutesitemsubnumber"), ("fulldisplaynumberformat", "")):
        number = _text(element, name).rstrip(" .")
        if number not in _SECTION_NUMBERS:
            return number + (_text(element, part).strip(" .") if part else "")
    return _text(element, "agendaitemnumber").rstrip(" .") + _text(element, "agendaitemsubnumber").strip(" .")


def _markup(element: Element, *names: str) -> str:
    """The HTML of the first of these children that has any, unescaped until it is HTML."""
    for name in names:
        found = _child(element, name)
        if found is None:
            continue
        if len(found):
            return "".join(etree.tostring(each, encoding="unicode") for each in found)
        text = "".join(_strings(found))
        for _ in range(_TIMES_ESCAPED):
            if _TAG.search(text) or not _ESCAPED_TAG.search(text):
                break
            text = html.unescape(text)
        if text.strip():
            return text
    return ""


def _kept(items: list[_Item]) -> Iterator[_Item]:
    """The items that may be shown; of twins with one title or number, one of them restricted, the open one only."""
    public = {key for item in items if not item.restricted for key in (item.title.lower(), item.number) if key}
    for item in items:
        if item.restricted:
            if item.title.lower() in public or item.number in public:
                continue
            item = replace(item, agenda="", minutes="", decision="", papers=())
        if item.shown:
            yield item


def _write(sheet: Sheet, item: _Item) -> None:
    title = Block(item.title, fragment=item.anchor)
    parts = [(part, _blocks(part, item.anchor)) for part in (item.agenda, item.decision, item.minutes)]
    agenda, decision, minutes = (made for _, made in parts)
    if item.number in _SECTION_NUMBERS and not (minutes or decision):
        sheet.write(title)
    else:
        number = Block(f"{item.number}.", fragment=item.anchor) if item.number not in _SECTION_NUMBERS else None
        sheet.item(number, title if item.title else None)
    for block in agenda:
        sheet.write(block)
    if item.papers:
        sheet.write(Block("Additional documents:"))
        for paper, address in item.papers:
            sheet.write(Block(paper, links=((paper, address),)))
    for label, body in (("Decision:", decision), ("Minutes:", minutes)):
        if body:
            sheet.write(Block(label))
            for block in body:
                sheet.write(block)


def _blocks(markup: str, anchor: str) -> list[Block]:
    if not markup:
        return []
    found = blocks(tree(markup), moderngov.ANCHORS)
    return [replace(block, fragment=anchor) for block in found]
