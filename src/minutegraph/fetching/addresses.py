"""Single documents at web addresses that a user names: asked for once, kept in a folder of minutes, built from there.

Only the addresses themselves are asked for, and robots.txt of their sites; what a page links to is not. The files go
where `kg fetch` puts those of the same site, with a row of the manifest that tells their address, so that a build of
the folder and one of the addresses make the same documents.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from minutegraph.errors import FetchError, SourceError
from minutegraph.fetching.client import Client, Pace
from minutegraph.fetching.found import number
from minutegraph.fetching.listing import Listing, add_lines, write_whole
from minutegraph.fetching.pages import with_charset
from minutegraph.fetching.target import Target, checked
from minutegraph.fetching.transport import Reply
from minutegraph.formats.reading import document
from minutegraph.model import Metadata
from minutegraph.reading import kinds, layout
from minutegraph.reading.files import Fetched, Placed
from minutegraph.reading.kinds import Kind
from minutegraph.reading.language import looks_like_minutes

JOURNAL = ".kg-addresses.jsonl"
"""The file of a folder that notes which address gave which file; kg build passes over it."""

ROOT = Path("minutes")
"""The folder in which each site has a folder, where nothing else is said."""

_LISTS = re.compile(
    r"/(?:mgListCommittees|mgCommitteeStructure|mgCommitteeDetails|ieDocHome|ieListMeetings|mgCalendar\w*|mgWhatsNew"
    r"|mgDelegatedDecisions|mgPlansHome|mgListPlans|mgMemberIndex|ieDocSearch|ecCatDisplay)\.aspx\Z",
    re.I,
)
"""Pages of ModernGov that list what it has."""

_SECTIONS = re.compile(rb"class=\"mg(?:SubItem|SubSub)TitleTxt\"[^<>]*>\s*(?:minutes|decision)\s*:", re.I)
"""By this a page of ModernGov has minutes, or a decision, however short they are."""

_ERROR = re.compile(r"/mgError\.aspx\Z", re.I)
_PAGE = re.compile(r"/\w+\.aspx\Z", re.I)
_SUFFIXES: dict[Kind, str] = {
    "html": ".html", "xml": ".xml", "docx": ".docx", "odt": ".odt", "rtf": ".rtf", "pdf": ".pdf", "zip": ".zip",
    "text": ".txt",
}  # fmt: skip
_GONE = (404, 410)
_CLOSED = (401, 403, 407, 451)
_LONGEST_NAME = 80

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """What an address gave: the name of its file, its hash, and the day on which it was asked for."""

    address: str
    file: str
    sha256: str
    asked: str


class Addresses:
    """Asks for web addresses and keeps what they give; a `Fetch` of `reading.files`.

    `root` is the folder in which each site has a folder of its own. What is there is not asked for `again` unless that
    is wished. `tell` is given lines for the user: what is asked for, what was kept, what is waited for.
    """

    def __init__(
        self, root: Path = ROOT, again: bool = False, pace: Pace | None = None, tell: Tell = lambda line: None
    ) -> None:
        self._root, self._again, self._tell = root, again, tell
        self._pace = pace or Pace()
        self._clients: dict[str, Client] = {}

    def __call__(self, addresses: Sequence[str]) -> Fetched:
        """The files of the addresses, in order, and for each that gave none, or none anew, a line that says why."""
        files: list[Placed] = []
        failures: list[tuple[str, str]] = []
        for written in dict.fromkeys(addresses):
            try:
                parts = _parts(written)
                kept = _Kept(self._root / _target(parts).folder)
                before = kept.file(parts.geturl())
            except FetchError as error:
                failures.append((written, str(error)))
                continue
            if before is None or self._again:
                try:
                    before = kept.save(parts, self._asked(parts))
                except (FetchError, SourceError) as error:
                    told = str(error) if str(error).startswith(parts.geturl()) else f"{parts.geturl()}: {error}"
                    failures.append((written, told + (f"; the file kept of it is used ({before})" if before else "")))
            else:
                self._tell(f"{parts.geturl()}: kept as {before}; --again asks for it anew")
            if before is not None:
                files.append(Placed(before, f"{before.parent.name}/"))
        return Fetched(tuple(files), tuple(failures))

    def _asked(self, parts: SplitResult) -> tuple[bytes, str]:
        """The document at an address, and the ending that a file of it has. Raises FetchError, SourceError."""
        site, url = _target(parts), parts.geturl()
        client = self._clients.get(site.url)
        if client is None:
            client = self._clients[site.url] = Client(site, self._pace, self._tell)
        self._tell(f"asking for {url}")
        reply = client.get(url)
        end = urlsplit(reply.url).path
        if reply.status in _GONE or _ERROR.search(end):
            raise FetchError(f"{url}: the site has no such page; check the address")
        if reply.status in _CLOSED:
            raise FetchError(
                f"{url}: the site does not show it to programs (status {reply.status}); save the page, and give the file"
            )
        if reply.status != 200:
            raise FetchError(f"{url}: the site answers with status {reply.status}; check the address")
        return _document(url, reply)


def _document(url: str, reply: Reply) -> tuple[bytes, str]:
    """What an answer holds, and its ending. Raises FetchError, SourceError where it is nothing that can be built."""
    page = "html" in reply.headers.get("content-type", "").lower()
    content = with_charset(reply) if page else reply.content
    name = f"{urlsplit(url).path}{'.html' if page else ''}"
    if not content.strip():
        raise FetchError(f"{url}: the site answers nothing; check the address")
    found = kinds.of(content, name)
    if found.kind == "other":
        raise FetchError(f"{url}: is {found.what}; {found.remedy}")
    if found.kind != "zip":
        minutes = layout.read(document(content, name, url, Metadata()))
        if minutes.language == "en" and not (looks_like_minutes(minutes) or _SECTIONS.search(content)):
            raise FetchError(f"{url}: does not read like minutes of a meeting; give the address of minutes themselves")
    suffix = _SUFFIXES[found.kind]
    return content, ".md" if suffix == ".txt" and name.lower().endswith(".md") else suffix


class _Kept:
    """The files that addresses of one site gave. Raises FetchError where the folder's manifest cannot be added to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listing = Listing(folder)
        self._entries: dict[str, Entry] = {}
        journal = folder / JOURNAL
        for line in journal.read_text("utf-8", "replace").splitlines() if journal.is_file() else ():
            try:
                row = json.loads(line)
                entry = Entry(*(str(row[name]) for name in ("address", "file", "sha256", "asked")))
            except (ValueError, KeyError, TypeError):
                continue  # a line that a run could not finish: its address is asked for again
            if re.fullmatch(r"\w[\w.-]*", entry.file):
                self._entries[entry.address] = entry

    def file(self, address: str) -> Path | None:
        """The file that an address gave, where it is still there."""
        entry = self._entries.get(address)
        path = self._folder / entry.file if entry else None
        return path if path is not None and path.is_file() else None

    def save(self, parts: SplitResult, got: tuple[bytes, str]) -> Path:
        """Keeps a document, and tells of it in the manifest."""
        (content, suffix), address = got, parts.geturl()
        before, path = self.file(address), self._folder / f"{_name(parts)}{suffix}"
        write_whole(path, content)
        self._listing.add(path.name, "", "", "", "", address)
        entry = Entry(address, path.name, hashlib.sha256(content).hexdigest(), date.today().isoformat())
        add_lines(self._folder / JOURNAL, json.dumps(asdict(entry)) + "\n")
        self._entries[address] = entry
        if before is not None and before != path:
            before.unlink()  # it now comes in another form
        return path


def _parts(written: str) -> SplitResult:
    """An address that may be asked for, without the place on its page. Raises FetchError, also for lists of ModernGov."""
    parts = checked(written.strip().replace(" ", "%20"))._replace(fragment="")
    parts = parts._replace(netloc=parts.netloc.lower())
    if _LISTS.search(parts.path):
        query = {name.lower(): values[0] for name, values in parse_qs(parts.query[:2000]).items()}
        committee = next((got for name in ("cid", "id", "committeeid") if (got := number(query.get(name, "")))), None)
        site = f"{parts.scheme}://{parts.netloc}{_PAGE.sub('', parts.path)}"
        what = "a committee" if committee else "a list of a whole site"
        only = f" --committee {committee}" if committee else ""
        raise FetchError(f"{written}: is {what}, not minutes; fetch its minutes first: kg fetch {site}{only}")
    if parts.path in ("", "/") and not parts.query:
        raise FetchError(f"{written}: is a whole site, not minutes; fetch its minutes first: kg fetch {written}")
    return parts


def _target(parts: SplitResult) -> Target:
    return Target(f"{parts.scheme}://{parts.netloc}")


def _name(parts: SplitResult) -> str:
    """The name of the file of an address, without its ending: what the address says, and a hash that tells it apart."""
    text = unquote(parts.path.rpartition(".")[0] or parts.path) + (f"-{unquote(parts.query)}" if parts.query else "")
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "page"
    return f"{slug}-{hashlib.sha256(parts.geturl().encode()).hexdigest()[:8]}"
