"""What a build did, as values, and as the lines that end it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from minutegraph.reading.files import Skipped
from minutegraph.reading.manifest import Problem
from minutegraph.record.remarks import Severity
from minutegraph.record.report import Account

NAMED = 5
"""How many of many skipped files or problems the summary names; all are in report.md."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    `documents` are those that the graph holds now, of which `made` were done in this build, and `facts` its facts by
    type. `removed` are the sources that are no longer in it. `failed` are the inputs that could not be used and why;
    `versions` are the documents that another speaks for, a version of the same meeting, each with that one.
    `skipped` what is no minutes; `problems` those of manifest.csv, links.csv and redactions.csv; `corrected` how many
    corrections there are of its documents, and `corrections` what is wrong with those and others; `remarks` how much
    SHACL and the readers have to say. `published` is false where nothing could be used and the graph was left as it was.
    """

    graph: Path
    documents: int
    made: int
    facts: Mapping[str, int] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    corrected: int = 0
    corrections: tuple[str, ...] = ()
    remarks: Mapping[Severity, int] = field(default_factory=dict)
    seconds: float = 0.0
    published: bool = True

    @property
    def warnings(self) -> int:
        """How many warnings there are, those on the tables beside the minutes among them."""
        return self.remarks.get("warning", 0) + len(self.problems)

    def good(self, strict: bool = False) -> bool:
        """Whether every input could be used and there is no violation; with `strict` no warning either."""
        bad = bool(self.failed or self.remarks.get("violation") or not self.published)
        return not bad and not (strict and self.warnings)

    def failures(self) -> Iterator[str]:
        """What could not be used and why, a line each."""
        for _, reason in self.failed:
            yield f"kg: {reason}"

    def account(self) -> Account:
        """The build as report.md tells it."""
        figures = [("documents in the graph", self.documents), ("made in this build", self.made)]
        figures += [("unchanged", self.documents - self.made), ("removed", len(self.removed))]
        figures += [("versions of others, without facts", len(self.versions))] if self.versions else []
        figures += [(f"facts: {kind}", count) for kind, count in self.facts.items()]
        figures += [("violations", self.remarks.get("violation", 0)), ("warnings", self.warnings)]
        figures += [("notes", self.remarks.get("info", 0))]
        lists = (
            ("Not used", tuple(reason for _, reason in self.failed)),
            ("Tables: what could not be used as it stands", tuple(map(told, self.problems))),
            ("Removed", self.removed),
            ("Skipped", tuple(f"{each.path}: {each.reason}" for each in self.skipped)),
        )
        return Account(tuple((name, f"{count:,}") for name, count in figures), lists)

    def lines(self) -> Iterator[str]:
        """The end of a build for people: figures, what was left out and why, and where to look next."""
        yield from self.failures()
        yield from _few([told(problem) for problem in self.problems], "problems of the tables")
        if not self.published:
            yield f"nothing could be used; {self.graph} is left as it was"
            return
        yield from _few(list(self.corrections), "problems of the corrections")
        kept = self.documents - self.made
        unchanged = f", {kept:,} unchanged" if kept else ""
        gone = f", {len(self.removed):,} removed" if self.removed else ""
        yield f"{_many(self.made, 'document')} built{unchanged}{gone}, in {self.seconds:.1f} s"
        if self.removed:
            yield from _few([f"removed: {source}" for source in self.removed], "removed documents")
        if self.versions:
            alone = "a version of another, which speaks for the meeting"
            what = alone if len(self.versions) == 1 else "versions of others, which speak for the meetings"
            yield f"{_many(len(self.versions), 'document')} kept as {what}; told in {self.graph / 'report.md'}"
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in self.facts.items())
        yield f"{_many(sum(self.facts.values()), 'fact')}{': ' if kinds else ''}{kinds}"
        if self.corrected:
            wrong = f", {_many(len(self.corrections), 'problem')} with them" if self.corrections else ""
            yield f"{_many(self.corrected, 'correction')} by people{wrong}"
        if self.skipped:
            reasons = Counter(each.reason for each in self.skipped)
            yield "skipped: " + "; ".join(f"{count:,} {reason}" for reason, count in reasons.most_common())
        counts = [_many(self.remarks.get("violation", 0), "violation"), _many(self.warnings, "warning")]
        yield f"{', '.join(counts)}; told with file and line in {self.graph / 'report.md'}"
        yield f"ask it: kg query who-reported-what-to-whom{_option(self.graph)}"


def told(problem: Problem) -> str:
    """A problem of a table with its file and line."""
    return f"{problem.path}:{problem.line}: {problem.message}"


def _few(lines: list[str], what: str) -> Iterator[str]:
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"and {len(lines) - NAMED:,} more {what}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _option(graph: Path) -> str:
    return "" if graph == Path("graph") else f" --graph {graph}"
