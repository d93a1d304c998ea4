"""The road composed: from sources to a published edition of the graph, document by document."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from minutegraph.building import tables
from minutegraph.building.explaining import explain
from minutegraph.building.histories import apart
from minutegraph.building.making import Made, Refused, Task, extracted, key, make
from minutegraph.building.options import DEFAULTS, Options, base_of, check
from minutegraph.building.summary import Summary
from minutegraph.building.telling import on_corrections, remark_on_corrections, remark_on_shared_nodes, report_on
from minutegraph.building.worker import Failure
from minutegraph.building.workers import each
from minutegraph.edition import Edition
from minutegraph.errors import RecordError, SourceError, UsageError
from minutegraph.model import Metadata
from minutegraph.rdf.iris import document_slug
from minutegraph.rdf.versions import Version
from minutegraph.reading import kinds, sources
from minutegraph.reading.files import Fetched, Found, Source, is_address, read_bytes

DOCUMENTS_A_WORKER = 16
"""So many documents make a worker worth its start, which takes about as long as they do."""

Watch = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


def build(
    paths: Iterable[str | Path], out: str | Path = "graph", options: Options = DEFAULTS, watch: Watch | None = None
) -> Summary:
    """Make `out` the graph of the minutes in `paths`, in place of what it held; unchanged documents are not done again.

    A file that cannot be used never stops the others. Raises SourceError where there is nothing to read, RecordError
    where the graph cannot be written, UsageError for options that do not go together; then all is left as it was.
    """
    named, graph = list(paths), Path(out)
    check(named, graph, options)
    return _Build(named, graph, options, watch or (lambda done, total: None)).run()


def explained(paths: Iterable[str | Path], options: Options = DEFAULTS) -> Iterator[str]:
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
        self.base = base_of(options)
        fetched = _fetched([str(path) for path in paths if is_address(path)], options)
        self.found = apart(sources.find([*(path for path in paths if not is_address(path)), *fetched.files], out))
        if not self.found.sources and not fetched.failures:
            raise SourceError(_nothing(paths, self.found))
        self.tables = tables.read(self.found, options)
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
            edition.link(self.tables.links)
            self.versions = edition.settle()
            summary = self._summary(edition, removed)
            if summary.documents:
                remark_on_shared_nodes(edition)
                remark_on_corrections(edition, self.tables, self.versions)
                corrections = on_corrections(edition, self.tables)
                summary = replace(summary, remarks=edition.remark_counts(), corrections=corrections)
                report_on(edition, summary)
                edition.publish(datetime.now(UTC).isoformat(timespec="seconds"))
        return replace(summary, seconds=time.monotonic() - self.started)

    def tasks(self) -> Iterator[Task]:
        """The documents to make; of two that would share a name in the graph, the first."""
        names: dict[str, Source] = {}
        for source in self.found.sources:
            first = names.setdefault(document_slug(source.name), source)
            if first is source:
                given = self.tables.manifest.given.get(source.name, Metadata())
                corrections = self.tables.corrections.given.get(source.name, ())
                withheld = self.tables.redactions.given.get(source.name, ())
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
        """The sources of documents that the edition holds and that are not among those named."""
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
        """Put a document that was made into the edition, or take out what could not be made anew."""
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
        """Tell in the summary why a source gave no document."""
        self.failed[str(source.place)] = reason

    def _summary(self, edition: Edition, removed: tuple[str, ...]) -> Summary:
        """What the build has done, without the names withheld; its remarks are not counted yet."""
        clean = self.tables.clean
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
            removed=tuple(map(clean, removed)),
            failed=tuple((place, clean(reason)) for place, reason in sorted(self.failed.items())),
            skipped=tuple(replace(each, path=clean(each.path)) for each in self.found.skipped if not each.failed),
            problems=self.tables.problems,
            corrected=sum(map(len, self.tables.corrections.given.values())),
            versions=tuple((each.source, each.best_source) for each in self.versions),
            published=bool(documents),
        )


def _fetched(addresses: Sequence[str], options: Options) -> Fetched:
    """What the web addresses among the sources give. Raises UsageError where nobody was named to ask for them."""
    if addresses and options.fetch is None:
        raise UsageError(f"{addresses[0]}: a web address; kg build takes them, the library where Options.fetch is given")
    return options.fetch(addresses) if addresses and options.fetch is not None else Fetched(())
