"""The web service of a site: lists and meetings as XML (`mgWebService.asmx`)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from lxml.etree import _Element as Element

from minutegraph.errors import FetchError
from minutegraph.fetching import found
from minutegraph.fetching.client import Client, Faulty, Refused
from minutegraph.fetching.found import Committee, Document, Meeting
from minutegraph.fetching.pages import Pages
from minutegraph.formats.xmltrees import local_name
from minutegraph.reading.manifest import iso_date

_BODIES = ("minutesnonemptyhtmlbody", "minuteshtmlbody")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w")
_CLOSED = (401, 403, 404, 405, 406, 410, 501)


class Closed(FetchError):
    """The web service is not there, or not for us."""


class Service:
    """A site as its web service gives it; where that has a meeting but not its minutes, they may be a file on its page."""

    def __init__(self, client: Client, pages: Pages) -> None:
        self._client, self._pages = client, pages
        self._base = client.target.url

    def committees(self) -> tuple[Committee, ...]:
        """All committees that are not deleted. Raises Closed where there is no web service."""
        try:
            root = self._asked("GetCommittees")
        except (Faulty, Refused) as error:
            raise Closed(str(error)) from error
        made = dict[str, Committee]()
        for each in root.iter():
            if local_name(each) != "committee" or _text(each, "committeedeleted").lower() == "true":
                continue
            ident, title = found.number(_text(each, "committeeid")), found.plain(_text(each, "committeetitle"))
            if ident and title and len(made) < found.MOST_COMMITTEES:
                made[ident] = Committee(ident, title)
        return tuple(made.values())

    def meetings(self, committee: Committee, first: date, last: date) -> tuple[Meeting, ...]:
        """The meetings of a committee between two days, those without a date left out."""
        try:
            root = self._asked(
                "GetMeetings", lCommitteeId=committee.id, sFromDate=f"{first:%d/%m/%Y}", sToDate=f"{last:%d/%m/%Y}"
            )
        except Closed:
            return self._pages.meetings(committee, first, last)
        return found.unique(_meetings(root, committee))

    def minutes(self, meeting: Meeting) -> Document | None:
        """The answer of GetMeeting where it has minutes; else their file, where the service says that they are published."""
        try:
            content = self._content("GetMeeting", lMeetingId=meeting.id)
        except Closed:
            return self._pages.minutes(meeting)
        root = found.parsed(self._url("GetMeeting", lMeetingId=meeting.id), content)
        if sum(1 for each in root.iter() if local_name(each) == "agendaitems") > 1:
            raise FetchError(f"{self._url('GetMeeting', lMeetingId=meeting.id)}: answers several meetings, not one")
        if _has_minutes(root):
            return Document(content, ".xml", found.page(self._base, meeting))
        published = any(_text(each, "minutepublished").lower() == "true" for each in root.iter() if len(each))
        return self._pages.minutes(meeting) if published else None

    def authority(self) -> str | None:
        """Whose site it is: the service does not say it, the pages do."""
        return self._pages.authority()

    def _url(self, operation: str, **values: str) -> str:
        return f"{self._base}/mgWebService.asmx/{operation}" + (f"?{urlencode(values)}" if values else "")

    def _content(self, operation: str, **values: str) -> bytes:
        url = self._url(operation, **values)
        reply = self._client.get(url)
        if reply.status in _CLOSED or (reply.status == 500 and not values):
            raise Closed(f"{url}: the web service is closed (status {reply.status})")
        if reply.status != 200:
            raise FetchError(f"{url}: the site answers with status {reply.status}")
        return reply.content

    def _asked(self, operation: str, **values: str) -> Element:
        content = self._content(operation, **values)
        if re.match(rb"\s*<(?:!doctype\s+html|html)\b", content[:200], re.I):
            raise Closed(f"{self._url(operation)}: a page in place of an answer of the web service")
        return found.parsed(self._url(operation, **values), content)


def _meetings(root: Element, committee: Committee) -> Iterator[Meeting]:
    count = 0
    for each in root.iter():
        if local_name(each) != "meeting" or count >= found.MOST_MEETINGS:
            continue
        ident, day = found.number(_text(each, "meetingid")), iso_date(_text(each, "meetingdate").split(" ")[0])
        if ident and day and len(day) == len("2020-01-01"):
            count += 1
            status = _text(each, "meetingstatus").lower()
            yield Meeting(ident, committee, day, "cancel" in status or "abandon" in status)


def _text(element: Element, wanted: str) -> str:
    """The words of a child; they are escaped once more than XML does."""
    for each in element:
        if local_name(each) == wanted:
            return html.unescape("".join(part for part in each.itertext() if isinstance(part, str))).strip()
    return ""


def _has_minutes(root: Element) -> bool:
    for each in root.iter():
        if local_name(each) in _BODIES:
            text = "".join(part for part in each.itertext() if isinstance(part, str))
            if _WORD.search(_TAG.sub("", html.unescape(html.unescape(text)))):
                return True
    return False
