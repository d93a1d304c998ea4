"""What a build costs: time, memory and disk by the number of documents, the share of each step, ratios to peers.

    python -m benchmarks.build [--items 2000] [--json FILE] [--work FOLDER]

Builds corpora of a quarter, a half and all of the items with `kg build`, then builds the last again: once unchanged,
once with one document changed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import corpus, peers, running, steps

STEP_SAMPLE = 200
PEER_SAMPLE = 40
_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl")


def measure(items: int, work: Path, seed: int = 1) -> dict[str, Any]:
    """Everything, as plain values; `work` is an empty folder."""
    sizes = sorted({max(1, items // 4), max(1, items // 2), items})
    builds = [_one(size, work, seed) for size in sizes]
    source, graph = work / f"minutes-{items}", work / f"graph-{items}"
    again = running.build(source, graph)
    changed = source / "00000.txt"
    changed.write_text(changed.read_text("utf-8").replace(" the ", " The ", 1), "utf-8")
    one = running.build(source, graph)
    small = work / "minutes-sample"
    corpus.write(min(items, STEP_SAMPLE), small, seed)
    return {
        "on": _machine(),
        "builds": builds,
        "again": {"seconds": again.seconds, "processor": again.processor, "said": again.said.splitlines()[0]},
        "one changed": {"seconds": one.seconds, "processor": one.processor, "said": one.said.splitlines()[0]},
        "steps": steps.measured(small, work / "graph-steps"),
        "peers": peers.ratios(small, work / "graph-steps", min(items, PEER_SAMPLE)),
    }


def _one(items: int, work: Path, seed: int) -> dict[str, Any]:
    source, graph = work / f"minutes-{items}", work / f"graph-{items}"
    words = corpus.write(items, source, seed)
    yardstick = running.yardstick()
    run = running.build(source, graph)
    record = [graph / "minutes", graph / "entities.ttl", graph / "texts"]
    return {
        "items": items,
        "words an item": words / items,
        "yardstick ms": yardstick,
        "ms an item": run.seconds * 1000 / items,
        "processor ms an item": run.processor * 1000 / items,
        "parent MB": run.parent,
        "workers MB": list(run.workers),
        "record kB an item": sum(map(running.size, record)) / items / 1000,
        "index kB an item": sum(map(running.size, graph.glob("store/index-*"))) / items / 1000,
        "ledger kB an item": running.size(graph / "store" / "ledger.sqlite") / items / 1000,
        "said": run.said.splitlines()[:2],
    }


def _machine() -> dict[str, Any]:
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
    }


def table(found: dict[str, Any]) -> str:
    """What was measured, for people."""
    on = found["on"]
    lines = ["; ".join(f"{name} {value}" for name, value in on.items()), ""]
    columns = [name for name in found["builds"][0] if name != "said"]
    width = max(map(len, columns))
    for name in columns:
        lines.append(f"{name:<{width}}" + "".join(f"{_shown(each[name]):>16}" for each in found["builds"]))
    for name in ("again", "one changed"):
        row = found[name]
        told = f"{row['seconds']:.1f} s, {row['processor']:.1f} s of processor time ({row['said']})"
        lines.append(f"{name:<{width}}  {told}")
    total = sum(found["steps"].values())
    lines += ["", f"processor time of each step, one process: {total:.1f} ms an item"]
    for name, spent in sorted(found["steps"].items(), key=lambda pair: -pair[1]):
        lines.append(f"  {name:<{width}}{spent:8.2f} ms{spent / total:8.0%}")
    lines += ["", "as many times as long as ours:"]
    lines += [f"  {name:<{width + 8}}{ratio:8.1f}" for name, ratio in found["peers"].items()]
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(f"{each:.0f}" for each in value) or "-"
    return f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"


def main() -> None:
    """Measure, print the table, keep the JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=str(__doc__).splitlines()[0])
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="a file for all that was measured")
    parser.add_argument("--work", type=Path, help="an empty folder to work in, which is kept")
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="minutegraph-"))
    try:
        found = measure(options.items, work, options.seed)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    print(table(found))


if __name__ == "__main__":
    sys.exit(main())
