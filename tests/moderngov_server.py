"""A site that imitates ModernGov on this machine, with the faults that such sites have; every request is noted.

All that it publishes is invented (format_samples.py). A fault is a function of the handler, set for a part of a path.
"""

from __future__ import annotations

import gzip
import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from format_samples import MEETINGS, Meeting, as_page, as_xml


@pytest.fixture(autouse=True)
def this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test that imports this connects to another machine, or asks for the address of one."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: tuple[str, int]) -> None:
        assert ipaddress.ip_address(address[0]).is_loopback, f"a test connects to {address}"
        connect(self, address)

    def looked_up(host: str, *args: object, **options: object) -> object:
        assert host in ("localhost", "127.0.0.1", "::1"), f"a test looks up {host}"
        return resolve(host, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


CERTIFICATE = Path(__file__).parent / "data" / "self-signed.pem"


@dataclass(frozen=True)
class Held:
    """A meeting that the site lists: its number, that of its committee, and what it publishes of it."""

    id: str
    committee: str
    meeting: Meeting
    published: bool = True
    status: str = "Confirmed"


def held(
    id: str, committee: str, meeting: Meeting, iso: str = "", published: bool = True, status: str = "Confirmed"
) -> Held:
    """One of the meetings, on another day where one is given."""
    if iso:
        day = date.fromisoformat(iso)
        meeting = replace(meeting, iso=iso, day=f"{day:%A}, {day.day} {day:%B} {day.year}")
    return Held(id, committee, replace(meeting, authority="Wendlebury City Council"), published, status)


SCRUTINY, CABINET, BOARD = MEETINGS
DEFAULT = (
    held("77", "135", SCRUTINY),
    held("78", "135", SCRUTINY, "2024-06-11"),
    held("79", "135", SCRUTINY, "2023-11-14", status="Cancelled"),
    held("80", "102", CABINET),
    held("81", "140", BOARD),
    held("82", "140", BOARD, "2022-02-14", published=False),
)
"""Six meetings of three committees: one was cancelled, one has an agenda only."""


@dataclass
class Site:
    """What the server publishes, its faults, and the requests that came: (time, path with query, user agent)."""

    meetings: tuple[Held, ...] = DEFAULT
    robots: str | None = None
    service: int = 200
    base: str = ""
    years: bool = False
    faults: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    log: list[tuple[float, str, str]] = field(default_factory=list)
    url: str = ""

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path.removeprefix(self.base) for _, path, _ in self.log if path != "/robots.txt"]

    def committees(self) -> dict[str, str]:
        return {each.committee: each.meeting.body for each in self.meetings}

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        if path == "/robots.txt":
            return (404, "text/html", b"gone") if self.robots is None else (200, "text/plain", self.robots.encode())
        inside = path.removeprefix(self.base)
        if inside.startswith("/mgWebService.asmx/"):
            return self.of_service(inside.rsplit("/", 1)[1], query)
        if inside == "/mgListCommittees.aspx":
            return 200, "text/html", self.list_of_committees()
        if inside == "/ieListMeetings.aspx":
            return 200, "text/html", self.list_of_meetings(query)
        if inside == "/ieListDocuments.aspx" and (one := self.one(query.get("MId", ""))):
            return 200, "text/html", as_page(one.meeting) if one.published else _agenda(one)
        if inside.startswith("/documents/g"):
            return 200, "application/pdf", b"%PDF-1.4\n% a file of the tests\n"
        return 404, "text/html", b"<html><body>not found</body></html>"

    def of_service(self, operation: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        if self.service != 200:
            return self.service, "text/html", b"<html><body>closed</body></html>"
        if operation == "GetCommittees":
            return 200, "text/xml", self.xml_committees()
        if operation == "GetMeetings":
            return 200, "text/xml", self.xml_meetings(query["lCommitteeId"])
        one = self.one(query.get("lMeetingId", ""))
        if operation != "GetMeeting" or one is None:
            return 500, "text/plain", b"System.ArgumentException"
        body = as_xml(one.meeting)
        return 200, "text/xml", body if one.published else _without_minutes(body)

    def one(self, id: str) -> Held | None:
        return next((each for each in self.meetings if each.id == id), None)

    def xml_committees(self) -> bytes:
        rows = "".join(
            f"<committee><committeeid>{id}</committeeid><committeetitle>{title.replace('&', '&amp;amp;')}</committeetitle>"
            "<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>"
            for id, title in self.committees().items()
        )
        gone = "<committee><committeeid>9</committeeid><committeetitle>Gone</committeetitle>"
        gone += "<committeedeleted>True</committeedeleted></committee>"
        return f'<?xml version="1.0"?><getcommittees><committees>{rows}{gone}</committees></getcommittees>'.encode()

    def xml_meetings(self, committee: str) -> bytes:
        """All meetings of the committee, whatever days were asked for: so some services do."""
        rows = "".join(
            f"<meeting><meetingid>{each.id}</meetingid><meetingdate>{date.fromisoformat(each.meeting.iso):%d/%m/%Y}"
            f"</meetingdate><meetingstatus>{each.status}</meetingstatus></meeting>"
            for each in self.meetings
            if each.committee == committee
        )
        return f'<?xml version="1.0"?><getmeetings><meetings>{rows}</meetings></getmeetings>'.encode()

    def list_of_committees(self) -> bytes:
        links = "".join(
            f'<li><a href="mgCommitteeDetails.aspx?ID={id}">{title}</a></li>' for id, title in self.committees().items()
        )
        return _page(
            f"<h1>Committees</h1><ul>{links}</ul><a href='http://elsewhere.example/mgCommitteeDetails.aspx?ID=7'>x</a>"
        )

    def list_of_meetings(self, query: dict[str, str]) -> bytes:
        """The list of a committee: of all years, or of one with links to the others."""
        mine = [each for each in self.meetings if each.committee == query.get("CId")]
        years = sorted({each.meeting.iso[:4] for each in mine}, reverse=True)
        year = (query.get("Year", "0") if query.get("Year") in years else years[0]) if self.years and years else ""
        links = "".join(
            f'<li><a href="ieListDocuments.aspx?CId={each.committee}&amp;MId={each.id}&amp;Ver=4">'
            f"{_short(each.meeting.iso)} {each.meeting.time}{' - Cancelled' if each.status == 'Cancelled' else ''}</a></li>"
            for each in mine
            if each.meeting.iso.startswith(year)
        )
        more = "".join(f'<a href="ieListMeetings.aspx?CId={query.get("CId")}&Year={each}">{each}</a>' for each in years)
        return _page(f"<h1>Meetings</h1><ul>{links}</ul>{more if self.years else ''}")


def _short(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b} {day.year}"


def _page(body: str) -> bytes:
    head = "<!DOCTYPE html><html><head><meta charset=utf-8><title>Browse - Modern Council</title></head>"
    foot = "<footer><small>&copy; 2024 Wendlebury City Council. All Rights Reserved.</small></footer>"
    return f'{head}<body><div class="mgContent">{body}</div>{foot}</body></html>'.encode()


def _agenda(one: Held) -> bytes:
    page = re.sub(r"<li><a  href=\"documents/g.*?</li>", "", as_page(one.meeting).decode(), flags=re.S)
    return page.replace('class="mgSubItemTitleTxt">Minutes:', 'class="mgSubItemTitleTxt">Agenda:').encode()


def _without_minutes(xml: bytes) -> bytes:
    xml = xml.replace(b"<minutepublished>True", b"<minutepublished>False")
    return re.sub(
        rb"(<minutesnonemptyhtmlbody>).*?(</minutesnonemptyhtmlbody>)",
        rb"\1&lt;p&gt;&amp;nbsp;&lt;/p&gt;\2",
        xml,
        flags=re.S,
    )


class Handler(BaseHTTPRequestHandler):
    """Answers from the site that the server has."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.log.append((time.monotonic(), self.path, self.headers.get("User-Agent", "")))
        self.close_connection = True
        for part, fault in self.site.faults.items():
            if part in self.path:
                fault(self)
                return
        parts = urlsplit(self.path)
        self.reply(*self.site.answer(parts.path, {key: each[0] for key, each in parse_qs(parts.query).items()}))

    def reply(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        """An answer; `_` in the names of headers stands for `-`."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the log of the site is enough."""


Fault = Callable[[Handler], None]


def status(code: int, **headers: str) -> Fault:
    """Always this status."""
    return lambda handler: handler.reply(code, "text/plain", b"no", **headers)


def once(first: Fault, site: Site) -> Fault:
    """This fault the first time, the true answer from then on."""
    left = [first]

    def fault(handler: Handler) -> None:
        if left:
            left.pop()(handler)
            return
        parts = urlsplit(handler.path)
        handler.reply(*site.answer(parts.path, {key: each[0] for key, each in parse_qs(parts.query).items()}))

    return fault


def moved(place: str) -> Fault:
    """A redirect."""
    return status(302, Location=place)


def truncated(handler: Handler) -> None:
    """XML that ends in the middle, though the answer itself is whole."""
    handler.reply(200, "text/xml", as_xml(SCRUTINY)[:900])


def cut_off(handler: Handler) -> None:
    """An answer that ends before its length is reached."""
    handler.reply(200, "text/xml", as_xml(SCRUTINY)[:900], Content_Length="90000")


@cache
def packed_bomb() -> bytes:
    """300 MB as 300 kB."""
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(pack.compress(b" " * 1_000_000) for _ in range(300)) + pack.flush()


def bomb(handler: Handler) -> None:
    """An answer that is a thousand times as large as what comes."""
    handler.reply(200, "text/xml", packed_bomb(), Content_Encoding="gzip")


def zipped(body: bytes) -> Fault:
    """An honest answer, packed."""
    return lambda handler: handler.reply(200, "text/xml", gzip.compress(body), Content_Encoding="gzip")


def chunked(size: bytes) -> Fault:
    """An answer in chunks, the first of this size."""

    def fault(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\nhello\r\n0\r\n\r\n")

    return fault


def silent(handler: Handler) -> None:
    """No answer for a while."""
    time.sleep(1.5)


def dripping(handler: Handler) -> None:
    """A header that never ends, a byte now and then."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _until_gone(handler, b"x", 0.05)


def endless(handler: Handler) -> None:
    """A list of meetings that never ends."""
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n<getmeetings><meetings>"
    )
    row = b"<meeting><meetingid>1</meetingid><meetingdate>01/01/2020</meetingdate></meeting>"
    _until_gone(handler, row * 1000, 0)


def _until_gone(handler: Handler, part: bytes, pause: float) -> None:
    try:
        while True:
            handler.wfile.write(part)
            time.sleep(pause)
    except OSError:
        handler.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of the server."""


@contextmanager
def running(site: Site, secure: bool = False) -> Iterator[Site]:
    """The site at a free port of this machine, while the block runs."""
    server = _Server(("127.0.0.1", 0), type("Bound", (Handler,), {"site": site}))
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.url = f"http{'s' if secure else ''}://127.0.0.1:{server.server_address[1]}{site.base}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
