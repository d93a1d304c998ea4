"""The pages of a site, where its web service is closed: lists of committees and meetings, and the page of a meeting."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

from minutegraph.errors import FetchError, SourceError
from minutegraph.fetching import found
from minutegraph.fetching.client import Client
from minutegraph.fetching.found import Committee, Document, Meeting
from minutegraph.fetching.transport import Reply
from minutegraph.formats import moderngov, told
from minutegraph.formats.content import SitePage
from minutegraph.formats.guard import guarded_page
from minutegraph.formats.markup import in_charset

_LISTS = ("mgListCommittees.aspx", "ieDocHome.aspx")
"""The pages that list all committees; the first may be switched off."""

_COMMITTEE = re.compile(r"(?:/|^)(?:mgCommitteeDetails|ieListMeetings|mgCommitteeMailingList)\.aspx\Z", re.I)
_MEETINGS = re.compile(r"(?:/|^)ieListMeetings\.aspx\Z", re.I)
_MEETING = re.compile(r"(?:/|^)ieListDocuments\.aspx\Z", re.I)
_PRINTED = re.compile(r"(?:printed|public|draft|confirmed|signed)?\s*minutes\b(?!.*\bprevious\b)", re.I)
_PRINTED_AT = re.compile(r"(?:^|/)documents/g\d+/[^?]*minutes[^?]*\.pdf\Z", re.I)
_CANCELLED = re.compile(r"\bcancel", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_LISTS = 100
"""Pages of one committee's list of meetings: councils keep some twenty years."""


class Pages:
    """A site as its pages give it."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._base = client.target.url
        self._authority: list[str | None] = []

    def committees(self) -> tuple[Committee, ...]:
        """All committees that the site lists."""
        made: dict[str, Committee] = {}
        for place in _LISTS:
            url = f"{self._base}/{place}"
            page = self._page(url)
            for parts, words in _links(url, page) if page is not None else ():
                ident = _value(parts, "ID", "CId", "CommitteeId")
                title = found.plain(words)
                if ident and title and _COMMITTEE.search(parts.path) and len(made) < found.MOST_COMMITTEES:
                    made.setdefault(ident, Committee(ident, title))
            if made:
                return tuple(made.values())
        raise FetchError(
            f"{self._base}: no ModernGov site is found there (no web service and no list of committees); check the address"
        )

    def meetings(self, committee: Committee, first: date, last: date) -> tuple[Meeting, ...]:
        """The meetings of a committee between two days: the site lists them by year, or leads on to earlier ones."""
        start = f"{self._base}/ieListMeetings.aspx?CId={committee.id}&Year=0"
        pending, seen = [start], {start}
        made: dict[str, Meeting] = {}
        while pending and len(seen) <= _MOST_LISTS and len(made) < found.MOST_MEETINGS:
            url = pending.pop(0)
            page = self._page(url)
            if page is None:
                if url == start:
                    raise FetchError(f"{url}: there is no list of meetings")
                continue
            links = list(_links(url, page))
            new = {each.id: each for each in _meetings(links, committee) if each.id not in made}
            made |= new
            for each in _more(links, committee, first, last) if new or url == start else ():
                if each not in seen:
                    seen.add(each)
                    pending.append(each)
        return tuple(made.values())

    def minutes(self, meeting: Meeting) -> Document | None:
        """The page of a meeting where it has whole minutes; else the file of its minutes, where the page links one.

        A page shows no more than the first part of long minutes of an item.
        """
        url = found.page(self._base, meeting)
        reply = self._client.get(url)
        if reply.status != 200:
            raise FetchError(f"{url}: the site answers with status {reply.status}")
        if not moderngov.is_page(reply.content.decode("latin-1")):
            raise FetchError(f"{url}: is no page of a ModernGov meeting")
        page = _read(url, reply.content)
        if page.shown and page.whole:
            return Document(with_charset(reply), ".html", url)
        for parts, words in _links(url, page):
            if _PRINTED.match(words) and _PRINTED_AT.search(parts.path):
                return self._file(parts.geturl())
        return Document(with_charset(reply), ".html", url) if page.shown else None

    def authority(self) -> str | None:
        """Whose site it is, by the title or the copyright line of its list of committees; asked for once."""
        if not self._authority:
            try:
                page = self._page(f"{self._base}/{_LISTS[0]}")
            except FetchError:
                page = None
            self._authority.append(None if page is None else told.authority(page.names))
        return self._authority[0]

    def _file(self, url: str) -> Document:
        reply = self._client.get(url)
        if reply.status != 200:
            raise FetchError(f"{url}: the site answers with status {reply.status}")
        if not reply.content[:1024].lstrip().startswith(b"%PDF-"):
            raise FetchError(f"{url}: is no PDF")
        return Document(reply.content, ".pdf", url)

    def _page(self, url: str) -> SitePage | None:
        """What stands in a page; None where there is no such page."""
        reply = self._client.get(url)
        if reply.status in (404, 410):
            return None
        if reply.status != 200:
            raise FetchError(f"{url}: the site answers with status {reply.status}")
        return _read(url, reply.content)


def with_charset(reply: Reply) -> bytes:
    """A page as it came, or in UTF-8 where only the header of the answer, which no file keeps, tells its charset."""
    told = _HEADER_CHARSET.search(reply.headers.get("content-type", ""))
    if told is None or b"charset" in reply.content[:4096].lower() or reply.content.startswith(_MARKS):
        return reply.content
    text = in_charset(reply.content, told[1])
    return reply.content if text is None else text.encode("utf-8-sig")


def _read(url: str, content: bytes) -> SitePage:
    try:
        return guarded_page(content, url)
    except SourceError as error:
        raise FetchError(str(error)) from None


def _links(url: str, page: SitePage) -> Iterator[tuple[SplitResult, str]]:
    """The links of a page within its site, with their words."""
    here = urlsplit(url)
    for address, words in page.links:
        try:
            # The names of files stand in the links as people wrote them, with all their blanks.
            parts = urlsplit(urljoin(url, " ".join(address.split()).replace(" ", "%20")))
            if (parts.scheme, parts.netloc.lower()) == (here.scheme, here.netloc.lower()):
                yield parts._replace(fragment=""), words
        except ValueError:  # no address at all
            continue


def _value(parts: SplitResult, *names: str) -> str | None:
    """The number that an address gives for one of these names, in any case."""
    try:
        values = {key.lower(): value[0] for key, value in parse_qs(parts.query, max_num_fields=50).items()}
    except ValueError:
        return None
    return next((got for each in names if (got := found.number(values.get(each.lower(), "")))), None)


def _meetings(links: list[tuple[SplitResult, str]], committee: Committee) -> Iterator[Meeting]:
    for parts, words in links:
        ident, whose = _value(parts, "MId", "MeetingId"), _value(parts, "CId", "CommitteeId")
        day = told.day(words) if _MEETING.search(parts.path) else None
        if ident and day and whose in (None, committee.id):
            yield Meeting(ident, committee, day, _CANCELLED.search(words) is not None)


def _more(links: list[tuple[SplitResult, str]], committee: Committee, first: date, last: date) -> Iterator[str]:
    """The further lists of meetings that a page leads to: of the years wanted, and of earlier ones."""
    for parts, _ in links:
        if not _MEETINGS.search(parts.path) or _value(parts, "CId", "CommitteeId") != committee.id:
            continue
        year = _value(parts, "Year")
        if (year and first.year <= int(year) <= last.year) or re.search(r"\bAct=earlier\b", parts.query, re.I):
            yield parts.geturl()
