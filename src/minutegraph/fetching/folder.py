"""The folder that fetched minutes are kept in: their files, a manifest.csv, and a journal of what was asked.

The journal (`.kg-fetch.jsonl`, which kg build passes over) has a line a meeting asked for, the last one of a meeting
holds. It is only ever added to, after the file and its row of the manifest are written, so that a run that ends at any
moment is taken up where it ended.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from minutegraph.errors import FetchError
from minutegraph.fetching.found import Document, Meeting
from minutegraph.fetching.listing import Listing, add_lines, write_whole

JOURNAL = ".kg-fetch.jsonl"
"""The journal's file."""

ASKED_AGAIN = 400
"""Days after a meeting in which a later run asks again for minutes that there were none of."""

State = Literal["new", "changed", "unchanged"]
"""What a file was when it was saved: not there before, with other content, with just this content."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was asked of a meeting: the file of its minutes ("" where it had none), its hash, and on which day."""

    meeting: str
    file: str
    sha256: str
    asked: str


class Folder:
    """The minutes of one site. Opening it reads what is there and writes nothing. Raises FetchError, OSError."""

    def __init__(self, path: Path, site: str) -> None:
        self.path, self._site = path, site
        self._entries: dict[str, Entry] = {}
        self._read_journal()
        self._listing = Listing(path)

    def wanted(self, meeting: Meeting, today: date) -> bool:
        """Whether a meeting is to be asked for: it never was, its file is gone, or its minutes may have come since."""
        entry = self._entries.get(meeting.id)
        if entry is None:
            return True
        if entry.file:
            return not (self.path / entry.file).is_file()
        return entry.asked != today.isoformat() and (today - date.fromisoformat(meeting.date)).days <= ASKED_AGAIN

    def has(self, meeting: Meeting) -> bool:
        """Whether the minutes of a meeting are here."""
        entry = self._entries.get(meeting.id)
        return entry is not None and bool(entry.file) and (self.path / entry.file).is_file()

    def without(self, meeting: Meeting, today: date) -> None:
        """Notes that a meeting has no minutes. Those that were saved before stay."""
        if not self.has(meeting):
            self._note(Entry(meeting.id, "", "", today.isoformat()))

    def save(self, meeting: Meeting, document: Document, authority: str | None, today: date) -> State:
        """Writes the minutes of a meeting and tells of them in the manifest, whose rows of before stay as they are."""
        name = _file(meeting) + document.suffix
        digest = hashlib.sha256(document.content).hexdigest()
        before = self._entries.get(meeting.id)
        here = self.has(meeting)
        if here and before is not None and before.sha256 == digest:
            return "unchanged"
        write_whole(self.path / name, document.content)
        title = f"{meeting.committee.title}, {meeting.date}"
        self._listing.add(name, authority or "", meeting.committee.title, meeting.date, title, document.url)
        self._note(Entry(meeting.id, name, digest, today.isoformat()))
        if here and before is not None and before.file != name:
            (self.path / before.file).unlink()  # the minutes now come in another form
        return "changed" if here else "new"

    def _read_journal(self) -> None:
        journal = self.path / JOURNAL
        if not journal.is_file():
            return
        for line in journal.read_text("utf-8", "replace").splitlines():
            try:
                row = json.loads(line)
                site = row.get("site")
                if site is not None and _place(site) != _place(self._site):
                    raise FetchError(
                        f"{self.path}: holds minutes of {site}; name another folder for those of {self._site} (--out)"
                    )
                if site is None:
                    entry = Entry(*(str(row[name]) for name in ("meeting", "file", "sha256", "asked")))
                    if re.fullmatch(r"[\w.-]*", entry.file) and not entry.file.startswith("."):
                        self._entries[entry.meeting] = entry
            except (ValueError, KeyError, AttributeError):
                continue  # a line that a run could not finish: its meeting is asked for again

    def _note(self, entry: Entry) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        journal = self.path / JOURNAL
        lead = "" if journal.is_file() else json.dumps({"site": self._site}) + "\n"
        self._entries[entry.meeting] = entry
        add_lines(journal, lead + json.dumps(asdict(entry)) + "\n")


def _file(meeting: Meeting) -> str:
    """The name of a meeting's file, without its ending: day, body, number. No part of it can lead out of the folder."""
    words = unicodedata.normalize("NFKD", meeting.committee.title.lower()).encode("ascii", "ignore").decode()
    words = words.replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:60].strip("-") or "meeting"
    return f"{meeting.date}-{slug}-{meeting.id}"


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower(), parts.path
