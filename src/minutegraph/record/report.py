"""The reports of a build: report.md for people, report.ttl as a SHACL validation report for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import IO

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.rdf.links import Merge
from minutegraph.rdf.terms import DCTERMS, PREFIXES, RDFS, SH, TYPE
from minutegraph.rdf.turtle import write_nodes
from minutegraph.rdf.versions import Version
from minutegraph.record.remarks import Remark, Severity

SHOWN = 50
"""How many places of one message report.md lists; all are in report.ttl."""

_APART = "write their addresses into links.csv beside the minutes: left, right, different."
_VERSIONS = f"The first of each two is kept, but only the second has facts in the graph. If two are different meetings, {_APART}"
_MERGES = f"To keep two of these apart, {_APART}"
_TAKEN_UP = f"The first of each two tells what became of the second. Where one is about something else, {_APART}"
_IRI = re.compile(r"https?://[^\s<>]+|urn:[^\s<>/]+")
_HEADINGS: dict[Severity, str] = {
    "violation": "Violations: the data is wrong",
    "warning": "Warnings: something to add or to look at",
    "info": "Good to know",
}


@dataclass(frozen=True, slots=True)
class Account:
    """What a build did, for its report: lines of `what: how many`, and lists of lines under headings."""

    figures: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()


def markdown(
    account: Account,
    remarks: Iterable[Remark],
    output: IO[bytes],
    versions: Iterable[Version] = (),
    merges: Iterable[Merge] = (),
    taken_up: Iterable[Merge] = (),
) -> None:
    """Write report.md: the account, the remarks, those of one message together, then what was taken for one and why.

    They come as `Ledger` has them.
    """

    def line(text: str) -> None:
        """One line of the file."""
        output.write(f"{text}\n".encode("utf-8", "replace"))

    _write_account(line, account)
    _write_remarks(line, remarks)
    _write_pairs(
        line,
        ("Versions of one meeting", _VERSIONS, ((each.reason, each.iri, each.best) for each in versions)),
        ("Taken for one", _MERGES, ((each.reason, each.left, each.right) for each in merges)),
        ("Taken up later", _TAKEN_UP, ((each.reason, each.left, each.right) for each in taken_up)),
    )


def _write_account(line: Callable[[str], None], account: Account) -> None:
    """Write what the build did."""
    line("# Report of the build")
    line("")
    line("| | |")
    line("| --- | ---: |")
    for name, figure in account.figures:
        line(f"| {name} | {figure} |")
    for heading, entries in account.lists:
        if entries:
            line("")
            line(f"## {heading}")
            line("")
            for entry in entries:
                line(f"- {_plain(entry)}")


def _write_remarks(line: Callable[[str], None], remarks: Iterable[Remark]) -> None:
    """Write the remarks under their severities, those of one message together."""
    for severity, group in groupby(remarks, key=lambda remark: remark.severity):
        line("")
        line(f"## {_HEADINGS[severity]}")
        for message, alike in groupby(group, key=lambda remark: remark.message):
            line("")
            line(_plain(message))
            line("")
            for entry in _places(alike):
                line(f"- {entry}")


def _write_pairs(line: Callable[[str], None], *pairs: tuple[str, str, Iterable[tuple[str, str, str]]]) -> None:
    """Write each list of pairs under its title, where it holds any: why, the one, the other."""
    for title, words, found in pairs:
        for number, (reason, one, other) in enumerate(found):
            if not number:
                for text in ("", f"## {title}", "", words, ""):
                    line(text)
            line(f"- {_plain(reason)}: <{one}> and <{other}>")


def _places(remarks: Iterable[Remark]) -> Iterator[str]:
    """Where a message applies: the first places, then how many more."""
    more = 0
    for number, (where, _) in enumerate(groupby(map(place, remarks))):
        if number < SHOWN:
            yield _plain(where)
        else:
            more += 1
    if more:
        yield f"and {more:,} more, see report.ttl"


def place(remark: Remark) -> str:
    """Where in the minutes a remark applies, for people: `minutes.txt, line 3`; else the node."""
    if remark.source is None:
        return f"<{remark.focus}>" if remark.focus else "the graph as a whole"
    where = remark.source if remark.line is None else f"{remark.source}, line {remark.line}"
    return where if remark.value is None or _IRI.fullmatch(remark.value) else f"{where} ({remark.value})"


_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs in names of files by which they could steer whatever shows the report."""


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    text = " ".join(_UNSEEN.sub("", text).split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)


def write_turtle(base: str, conforms: bool, remarks: Iterable[Remark], output: IO[bytes]) -> None:
    """Write report.ttl: a `sh:ValidationReport` with a result for each finding of SHACL, with file and line.

    What the readers say beside SHACL stands as `rdfs:comment` of the report. `conforms` is false where there is any
    result of SHACL, as the standard has it; `base` ends in `/`.
    """
    write_nodes(_nodes(base, conforms, remarks), output, {**PREFIXES, "sh": SH.base})


def _nodes(base: str, conforms: bool, remarks: Iterable[Remark]) -> Iterator[list[str]]:
    """The report as lines of N-Triples, node by node."""
    report = NamedNode(f"{base}report")
    yield _lines(Triple(report, TYPE, SH["ValidationReport"]), Triple(report, SH["conforms"], Literal(conforms)))
    for number, remark in enumerate(remarks, 1):
        if remark.shape is None:
            words = f"{remark.severity}: {place(remark)}: {remark.message}"
            yield _lines(Triple(report, RDFS["comment"], Literal(words)))
            continue
        node = NamedNode(f"{base}report/{number}")
        yield _lines(Triple(report, SH["result"], node), *_result(node, remark))


def _result(node: NamedNode, remark: Remark) -> Iterator[Triple]:
    """A result of SHACL, its place in the minutes besides."""
    yield Triple(node, TYPE, SH["ValidationResult"])
    yield Triple(node, SH["resultSeverity"], SH[remark.severity.capitalize()])
    yield Triple(node, SH["resultMessage"], Literal(remark.message))
    for name, iri in (
        ("focusNode", remark.focus),
        ("resultPath", remark.path),
        ("value", remark.value),
        ("sourceShape", remark.shape),
        ("sourceConstraintComponent", remark.component),
    ):
        if iri and "/http" not in iri and _IRI.fullmatch(iri):  # a path of several steps and a literal stand in the comment only
            yield Triple(node, SH[name], NamedNode(iri))
    yield Triple(node, RDFS["comment"], Literal(place(remark)))
    if remark.source:
        yield Triple(node, DCTERMS["source"], Literal(remark.source))


def _lines(*triples: Triple) -> list[str]:
    return [f"{triple} ." for triple in triples]
