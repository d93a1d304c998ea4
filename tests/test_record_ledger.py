"""The ledger knows what was built, and what documents say together, without holding them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import graph_samples as samples
import pytest
from graph_samples import BASE, GIVEN, MG

from minutegraph.errors import RecordError, SourceError
from minutegraph.model import Extraction, Metadata, Party, Statement
from minutegraph.rdf.terms import LABEL, SKOS
from minutegraph.record.fingerprints import changed_lines, fingerprint, line_sums
from minutegraph.record.ledger import Ledger

EASTMERE = f"<{BASE}authority/eastmere-city-council>"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "graph" / "store" / "ledger.sqlite") as ledger:
        yield ledger


def enter(ledger: Ledger, extraction: Extraction, key: str = "1") -> None:
    document = extraction.minutes.document
    made = samples.prepared(extraction)
    mark = fingerprint(document.source, None, made.turtle, document.text.encode())
    ledger.put(document.source, key, f"minutes/{made.authority}/{made.slug}.ttl", made, mark)


def said(source: str, label: str) -> Extraction:
    """Minutes in which someone of that label speaks."""
    fact = samples.made(Statement, by=(Party(label, "post"),))
    return samples.Draft(source, GIVEN).item("1").say("It is so.", fact).done()


def lines(ledger: Ledger) -> list[str]:
    return [line for node in ledger.nodes() for line in node]


def test_a_row_tells_what_was_built(ledger: Ledger) -> None:
    enter(ledger, samples.meeting(), "key")
    row = ledger.row("panel.txt")
    assert row is not None and list(ledger.rows()) == [row] and len(ledger) == 1
    assert (row.key, row.slug, row.iri) == ("key", "panel", f"{BASE}minutes/panel")
    assert row.path == "minutes/eastmere-city-council/panel.ttl"
    assert dict(row.counts)["report"] == 1 and row.triples > 100
    assert ledger.row("other.txt") is None


def test_what_was_not_committed_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "store" / "ledger.sqlite"
    with Ledger(path) as ledger:
        enter(ledger, samples.meeting())
        ledger.commit()
    with Ledger(path) as ledger:
        ledger.drop("panel.txt")
    with Ledger(path) as ledger:
        assert len(ledger) == 1
        assert list(ledger.rows(earlier=True)) == list(ledger.rows())


def test_one_process_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "graph" / "store" / "ledger.sqlite"
    with Ledger(path), pytest.raises(RecordError, match="graph: a build is at work in this folder") as caught:
        Ledger(path)
    assert "\n" not in str(caught.value)
    Ledger(path).close()


def test_a_damaged_ledger_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is no database at all, but long enough to look at" * 20)
    with Ledger(path) as ledger:
        assert len(ledger) == 0


def test_sources_that_would_share_a_name_are_refused_and_nothing_is_lost(ledger: Ledger) -> None:
    enter(ledger, samples.meeting("panel.txt"))
    with pytest.raises(SourceError, match=r"PANEL\.txt.*panel\.txt.*rename"):
        enter(ledger, samples.meeting("PANEL.txt"))
    assert [row.source for row in ledger.rows()] == ["panel.txt"]


def test_shared_nodes_are_told_once_and_go_with_their_last_document(ledger: Ledger) -> None:
    enter(ledger, samples.meeting("a.txt"))
    alone = lines(ledger), list(ledger.inferred())
    enter(ledger, samples.meeting("b.txt"))
    assert (lines(ledger), list(ledger.inferred())) == alone
    assert alone[0] == sorted(set(alone[0])) and alone[1] == sorted(set(alone[1])) != []
    ledger.drop("a.txt")
    assert (lines(ledger), list(ledger.inferred())) == alone
    ledger.drop("b.txt")
    assert (lines(ledger), list(ledger.inferred())) == ([], [])
    assert ledger.drop("b.txt") is None


def test_a_node_has_one_label_the_most_used_and_others_besides(ledger: Ledger) -> None:
    for number, label in enumerate(("Head of housing", "Head Of Housing", "Head Of Housing", "Head of Housing")):
        enter(ledger, said(f"{number}.txt", label))
    node = f"<{BASE}authority/eastmere-city-council/post/head-of-housing>"
    found = [line.split(" ", 1)[1] for line in lines(ledger) if line.startswith(node)]
    assert [line for line in found if str(LABEL) in line] == [f'{LABEL} "Head Of Housing" .']
    others = [line for line in found if str(SKOS["altLabel"]) in line]
    assert others == [f'{SKOS["altLabel"]} "Head of Housing" .', f'{SKOS["altLabel"]} "Head of housing" .']


def test_what_is_touched_is_what_changed_of_shared_nodes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        enter(ledger, said("a.txt", "Clerk"))
        enter(ledger, said("b.txt", "Head of Housing"))
        ledger.commit()
    with Ledger(path) as ledger:
        assert list(ledger.touched_nodes()) == []
        ledger.drop("a.txt")
        touched = dict(ledger.touched_nodes())
        assert touched[f"<{BASE}authority/eastmere-city-council/post/clerk>"] == []
        assert touched[EASTMERE] != []
        assert f"<{BASE}authority/eastmere-city-council/post/head-of-housing>" not in touched
        follows = dict(ledger.touched_lines())
        assert {line: follows[line] for line in follows if "post/clerk" in line and "Role" in line} == {
            f"<{BASE}authority/eastmere-city-council/post/clerk> "
            f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{MG}Role> .": False
        }
        assert any(follows[line] for line in follows if line.startswith(EASTMERE))


def test_joined_events_follow_their_mentions(ledger: Ledger) -> None:
    enter(ledger, samples.inspected("a.txt"))
    enter(ledger, samples.inspected("b.txt", given=Metadata()))
    enter(ledger, samples.inspected("c.txt", date="2021-05-12"))
    ledger.join(BASE)
    found = [line for line in lines(ledger) if f"<{MG}mentionedIn>" in line]
    assert len(found) == 3 and len({line.split(" ")[0] for line in found}) == 2
    assert sum(f"<{MG}mentions>" in line for line in ledger.inferred()) == 3
    ledger.drop("c.txt")
    ledger.join(BASE)
    (event,) = (line.split(" ")[0] for line in lines(ledger) if "/minutes/a/" in line)
    assert event.endswith("focused-visit-2021-05>")
    gone = [node for node, left in ledger.touched_nodes() if not left]
    assert any(node.endswith("2021-05-12>") for node in gone)


def test_the_order_of_the_documents_plays_no_part(tmp_path: Path) -> None:
    drafts = [samples.inspected(f"{n}.txt", date=date) for n, date in enumerate(("2021", "2021-05", "2021-05-12"))]
    drafts += [said("x.txt", "the Clerk"), said("y.txt", "Clerk"), samples.meeting()]
    found = []
    for name, order in (("one", drafts), ("other", drafts[::-1])):
        with Ledger(tmp_path / name) as ledger:
            for each in order:
                enter(ledger, each)
            ledger.join(BASE)
            found.append((lines(ledger), list(ledger.inferred()), [row.source for row in ledger.rows()]))
    assert found[0] == found[1]


def test_the_lines_that_changed_are_named() -> None:
    sums = line_sums(b"one\ntwo\nthree\nfour")
    assert changed_lines(sums, b"one\ntwo\nthree\nfour") == []
    assert changed_lines(sums, b"one\ntwO\nthree\nfouR") == [2, 4]
    assert changed_lines(sums, b"one\ntwo\nand\nthree\nfour") == [3]
    assert changed_lines(sums, b"one\ntwo\nthree") == [4]
