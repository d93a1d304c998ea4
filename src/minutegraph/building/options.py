"""How to build: what a user may choose, and what is refused before anything is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from minutegraph.errors import RecordError, UsageError
from minutegraph.namespaces import BASE
from minutegraph.reading.files import Fetch, is_address
from minutegraph.record.layout import Layout
from minutegraph.redaction.withholding import Rule

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#?]+")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    `manifest` and `corrections` take the place of those in the source folders. `jobs` is how many documents are made at a
    time (default: as many as there are processors). `add` keeps the documents that are not among the sources.
    `public_names` is what is done with the names of people who hold no office: "keep", "initials" or "drop".
    `links` takes the place of those in the source folders too; `redactions` withholds names besides those that they
    withhold. `fetch` is asked for sources that are web addresses; without it none is taken.
    """

    manifest: Path | None = None
    corrections: Path | None = None
    links: Path | None = None
    redactions: Path | None = None
    fetch: Fetch | None = None
    base: str = BASE
    jobs: int | None = None
    add: bool = False
    public_names: Rule = "keep"


DEFAULTS = Options()
"""How to build where nothing is chosen."""


def base_of(options: Options) -> str:
    """The base of all IRIs, which ends in `/`. Raises UsageError where it can be none."""
    base = options.base
    if not _ABSOLUTE.fullmatch(base):
        raise UsageError(f"--base {base!r} is no absolute IRI without # and ?, such as {BASE}")
    return base if base.endswith("/") else f"{base}/"


def check(paths: Sequence[str | Path], out: Path, options: Options) -> None:
    """Refuse what would write over something that is no graph. Raises UsageError or RecordError."""
    if options.jobs is not None and options.jobs < 1:
        raise UsageError("--jobs must be 1 or more")
    if options.public_names not in get_args(Rule):
        raise UsageError(f"--public-names {options.public_names!r}: write {', '.join(get_args(Rule))}")
    for path in (Path(path) for path in paths if not is_address(path)):
        if path.is_dir() and path.resolve() == out.resolve():
            raise UsageError(f"{path} is both the source and the graph; name another folder with --out")
    if out.is_dir():
        there = {entry.name for entry in out.iterdir() if not entry.name.startswith(".")}
        layout = Layout(out)
        ours = layout.ledger.is_file() or (layout.catalogue.is_file() and layout.entities.is_file())
        if there and not ours:
            raise RecordError(f"{out}: holds other files and no graph; name a new folder with --out")
    elif out.exists() or out.is_symlink():
        raise RecordError(f"{out}: is a file; name a folder with --out")
