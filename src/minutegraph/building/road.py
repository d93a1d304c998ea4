"""The road composed: from sources to a published edition of the graph, document by document."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import get_args

from minutegraph.building import linking
from minutegraph.building.explaining import explain
from minutegraph.building.histories import apart
from minutegraph.building.making import (
    CORRECTION,
    ROW,
    Made,
    Refused,
    Task,
    extracted,
    key,
    make,
    of_result,
    on_correction,
)
from minutegraph.building.summary import Summary
from minutegraph.building.worker import Failure
from minutegraph.building.workers import each
from minutegraph.edition import Edition
from minutegraph.errors import RecordError, SourceError, UsageError
from minutegraph.model import Metadata
from minutegraph.namespaces import BASE
from minutegraph.rdf.iris import document_slug
from minutegraph.rdf.terms import MG
from minutegraph.rdf.versions import Version
from minutegraph.reading import kinds, manifest, sources
from minutegraph.reading.files import Fetch, Fetched, Found, Source, is_address, read_bytes
from minutegraph.reading.manifest import Problem
from minutegraph.record import report
from minutegraph.record.layout import Layout
from minutegraph.record.remarks import Remark
from minutegraph.redaction import table as redactions
from minutegraph.redaction.withholding import Rule, without
from minutegraph.review import rows
from minutegraph.validation import Context, validate

DOCUMENTS_A_WORKER = 16
"""So many documents make a worker worth its start, which takes about as long as they do."""

NODES_AT_ONCE = 500
"""Shared nodes validated together: enough to be quick, few enough to be small."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#?]+")

Watch = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


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


def build(
    paths: Iterable[str | Path], out: str | Path = "graph", options: Options = Options(), watch: Watch | None = None
) -> Summary:
    """Make `out` the graph of the minutes in `paths`, in place of what it held; unchanged documents are not done again.

    A file that cannot be used never stops the others. Raises SourceError where there is nothing to read, RecordError
    where the graph cannot be written, UsageError for options that do not go together; then all is left as it was.
    """
    named, graph = list(paths), Path(out)
    _check(named, graph, options)
    return _Build(named, graph, options, watch or (lambda done, total: None)).run()


def explained(paths: Iterable[str | Path], options: Options = Options()) -> Iterator[str]:
    """The lines that tell what each step makes of the minutes in `paths`, one document after the other.

    Nothing is written. Raises SourceError where a file cannot be used.
    """
    build = _Build(list(paths), Path(os.devnull), options, lambda done, total: None)
    for task in build.tasks():
        yield from explain(extracted(task))
    for _, reason in build.unfetched:
        raise SourceError(reason)


def _nothing(paths: Sequence[str | Path], found: Found) -> str:
    """Why there is nothing to build: the reason of the only file that is not read, else what minutes are."""
    failed = [f"{each.path}: {each.reason}" for each in found.skipped if each.failed]
    if len(failed) == 1:
        return failed[0]
    where = ", ".join(map(str, paths))
    first = f"; {len(failed):,} files are not read, the first is {failed[0]}" if failed else f"; they are {kinds.SHOWN}"
    return f"{where}: no minutes here{first}"


class _Build:
    """One build."""

    def __init__(self, paths: Sequence[str | Path], out: Path, options: Options, watch: Watch) -> None:
        self.started = time.monotonic()
        self.out = out
        self.options = options
        self.watch = watch
        self.base = _base(options.base)
        fetched = _fetched([str(path) for path in paths if is_address(path)], options)
        self.found = apart(sources.find([*(path for path in paths if not is_address(path)), *fetched.files], out))
        if not self.found.sources and not fetched.failures:
            raise SourceError(_nothing(paths, self.found))
        named, pages = {source.name for source in self.found.sources}, self.found.pages
        manifests = [(options.manifest, "")] if options.manifest else self.found.manifests
        self.manifest = manifest.read(manifests, named, pages)
        corrections = [(options.corrections, "")] if options.corrections else self.found.corrections
        self.corrections = rows.read(corrections, named, pages)
        self.linking = linking.read([options.links] if options.links else [place for place, _ in self.found.links])
        withheld = [*self.found.redactions, *([(options.redactions, "")] if options.redactions else [])]
        self.redactions = redactions.read(withheld, named, pages)
        self.clean = partial(without, self.redactions.names)
        self.failed = {each.path: f"{each.path}: {each.reason}" for each in self.found.skipped if each.failed}
        self.unfetched = fetched.failures
        self.failed |= dict(fetched.failures)
        self.made = 0
        self.versions: list[Version] = []

    def run(self) -> Summary:
        """All of it."""
        with Edition(self.out, self.base) as edition:
            if self.options.add and not edition.complete:
                raise RecordError(
                    f"{self.out}: was built with another base or version, or changed since, so nothing can be added to "
                    "it; build it again from all its sources, without --add"
                )
            tasks = [task for task in self.tasks() if not self._unchanged(edition, task)]
            removed = () if self.options.add else self._removed(edition)
            edition.expect(len(tasks) + len(removed))
            if any(task.redacted and edition.holds(task.source.name) for task in tasks):
                edition.begin_anew()
            for source in removed:
                edition.drop(source)
            self._make(edition, tasks)
            edition.link([replace(each, by=self.clean(each.by), note=self.clean(each.note)) for each in self.linking.links])
            self.versions = edition.settle()
            summary = self._summary(edition, removed)
            if summary.documents:
                _remark_on_shared_nodes(edition)
                self._remark_on_corrections(edition)
                summary = replace(summary, remarks=edition.remark_counts(), corrections=self._corrections(edition))
                _report(edition, summary)
                edition.publish(datetime.now(UTC).isoformat(timespec="seconds"))
        return replace(summary, seconds=time.monotonic() - self.started)

    def tasks(self) -> Iterator[Task]:
        """The documents to make; of two that would share a name in the graph, the first."""
        names: dict[str, Source] = {}
        for source in self.found.sources:
            first = names.setdefault(document_slug(source.name), source)
            if first is source:
                given = self.manifest.given.get(source.name, Metadata())
                corrections = self.corrections.given.get(source.name, ())
                withheld = self.redactions.given.get(source.name, ())
                yield Task(source, given, self.base, corrections, withheld, self.options.public_names)
            else:
                self._fail(
                    source, f"{source.place}: has the same name in the graph as {first.place}; rename one of them"
                )

    def _unchanged(self, edition: Edition, task: Task) -> bool:
        """Whether the edition holds just what this task would make."""
        if not edition.holds(task.source.name):
            return False
        try:
            content = read_bytes(task.source)
        except SourceError:
            return False  # the worker meets it again and tells
        return edition.unchanged(task.source.name, key(content, task))

    def _removed(self, edition: Edition) -> tuple[str, ...]:
        named = {source.name for source in self.found.sources}
        return tuple(row.source for row in edition.rows() if row.source not in named)

    def _make(self, edition: Edition, tasks: Sequence[Task]) -> None:
        """Makes the documents and puts them into the edition as they come."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        jobs = min(self.options.jobs or cores, max(1, len(tasks) // DOCUMENTS_A_WORKER))
        with closing(each(make, tasks, jobs)) as results:
            for done, (task, result) in enumerate(results, 1):
                self._take(edition, task.source, result)
                self.watch(done, len(tasks))

    def _take(self, edition: Edition, source: Source, result: Made | Refused | Failure) -> None:
        if isinstance(result, Made):
            try:
                origin = None if result.redacted else source.place  # its file has other words
                edition.put(source.name, result.key, result.text, result.prepared, origin)
            except SourceError as error:
                self._fail(source, str(error))
            else:
                edition.remark(source.name, result.remarks)
                self.made += 1
            return
        if isinstance(result, Failure) and os.environ.get("KG_DEBUG"):
            print(result.trace, file=sys.stderr)
        self._fail(source, result.reason if isinstance(result, Refused) else f"{source.place}: {result.what}")
        edition.drop(source.name)

    def _fail(self, source: Source, reason: str) -> None:
        self.failed[str(source.place)] = reason

    def _remark_on_corrections(self, edition: Edition) -> None:
        """Tells of what is wrong with the tables, and where the rows that do not fit stand in them now."""
        wrong = [
            on_correction("warning", each.message, "", each.path, each.line)
            for each in self._without_names(self.corrections.problems)
        ]
        edition.remark(CORRECTION, [*wrong, *self._waiting()])
        if self.corrections.places:
            edition.move_remarks({(name, f"{ROW}{row}"): at for (name, row), at in self.corrections.places.items()})

    def _without_names(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems without the names withheld: they quote cells of the tables as they stand there."""
        return tuple(replace(each, message=self.clean(each.message)) for each in problems)

    def _waiting(self) -> Iterator[Remark]:
        """Tells of the corrections of documents that are silent."""
        for version in self.versions:
            for row in self.corrections.given.get(version.source, ()):
                path, line = self.corrections.places.get((version.source, row.name), ("", 0))
                what = f"is kept, but says nothing now: {version.source} is a version of {version.best_source}, which speaks"
                yield on_correction("warning", f"{what}; write it for that one if it holds there", "", path, line)

    def _corrections(self, edition: Edition) -> tuple[str, ...]:
        """What is to be told of the corrections, by table and line; nothing where there are none."""
        if not self.corrections.places and not self.corrections.problems:
            return ()
        told = [each for each in edition.remarks() if each.component == CORRECTION and each.severity == "warning"]
        ordered = sorted(told, key=lambda each: (each.source or "", each.line or 0, each.message))
        return tuple(f"{each.source}:{each.line}: {each.message}" for each in ordered)

    def _summary(self, edition: Edition, removed: tuple[str, ...]) -> Summary:
        facts: dict[str, int] = {}
        documents = 0
        for row in edition.rows():
            documents += 1
            for kind, count in row.counts:
                facts[kind] = facts.get(kind, 0) + count
        return Summary(
            graph=self.out,
            documents=documents,
            made=self.made,
            facts=dict(sorted(facts.items(), key=lambda pair: (-pair[1], pair[0]))),
            removed=tuple(map(self.clean, removed)),
            failed=tuple((place, self.clean(reason)) for place, reason in sorted(self.failed.items())),
            skipped=tuple(replace(each, path=self.clean(each.path)) for each in self.found.skipped if not each.failed),
            problems=self._without_names((*self.manifest.problems, *self.linking.problems, *self.redactions.problems)),
            corrected=sum(map(len, self.corrections.given.values())),
            versions=tuple((each.source, each.best_source) for each in self.versions),
            published=bool(documents),
        )


def _base(base: str) -> str:
    if not _ABSOLUTE.fullmatch(base):
        raise UsageError(f"--base {base!r} is no absolute IRI without # and ?, such as {BASE}")
    return base if base.endswith("/") else f"{base}/"


def _fetched(addresses: Sequence[str], options: Options) -> Fetched:
    """What the web addresses among the sources give. Raises UsageError where nobody was named to ask for them."""
    if addresses and options.fetch is None:
        raise UsageError(f"{addresses[0]}: a web address; kg build takes them, the library where Options.fetch is given")
    return options.fetch(addresses) if addresses and options.fetch is not None else Fetched(())


def _check(paths: Sequence[str | Path], out: Path, options: Options) -> None:
    """Refuses what would write over something that is no graph."""
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


def _remark_on_shared_nodes(edition: Edition) -> None:
    """Validates the shared nodes that have changed, for what no document alone can show: minutes that disagree."""
    changed = edition.joined()
    while batch := dict(islice(changed, NODES_AT_ONCE)):
        lines = [line for own in batch.values() for line in own]
        found: dict[str, list[Remark]] = {node: [] for node in batch}
        if lines:
            for result in validate("\n".join(lines), _context(edition, lines)):
                found.setdefault(f"<{result.focus}>", []).append(of_result(result))
        for node, remarks in found.items():
            edition.remark(node, remarks)


def _context(edition: Edition, lines: Iterable[str]) -> Context:
    """The classes of the nodes that these lines refer to. Those inside a document were validated with it."""
    targets = {line.split(" ", 2)[2].removesuffix(" .") for line in lines}
    local = f"<{edition.base}minutes/"
    known = Context.of("\n".join(edition.types(targets)))
    classes = frozenset(str(MG[name]) for name in ("Agent", "Authority", "Person"))
    agents = {node: classes for node in targets if node.startswith(local)}
    return Context({**known.classes, **agents})


def _report(edition: Edition, summary: Summary) -> None:
    with edition.open("report.md") as file:
        report.markdown(summary.account(), edition.remarks(), file, edition.versions(), edition.merges(), edition.taken_up())
    with edition.open("report.ttl") as file:
        conforms = not any(remark.shape for remark in edition.remarks())
        report.write_turtle(edition.base, conforms, edition.remarks(), file)
