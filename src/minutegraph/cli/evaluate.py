"""`kg evaluate`: how well the graph agrees with facts that people have marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutegraph.cli import options
from minutegraph.cli.saying import say, tell

if TYPE_CHECKING:
    from minutegraph.evaluation import Evaluation
    from minutegraph.evaluation.figures import Difference


@click.command("evaluate", short_help="Compare the graph with facts that people have marked.")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.graph
@click.option("--errors", is_flag=True, help="Show every miss, every invention and every wrong slot with its sentence.")
@click.option("--rules", is_flag=True, help="Show the precision of each rule.")
@click.option("--only-found", is_flag=True, help="Leave out marked documents of which the graph has no fact.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(gold: Path, graph: Path, errors: bool, rules: bool, only_found: bool, as_json: bool) -> None:
    """Compare the graph with GOLD, a folder with a file NAME.jsonl for each document NAME, one fact a line.

    Prints precision, recall and F1 by type with 95 % intervals.

    \b
    kg evaluate marked/ --graph graph
    kg evaluate marked/ --errors --rules
    """
    from minutegraph.evaluation import evaluate, read
    from minutegraph.evaluation.gold import doubts, for_those_that_speak, found, texts, versions
    from minutegraph.store import open_for_reading

    store, read_facts = open_for_reading(graph), read(gold)
    for doubt in doubts(read_facts, texts(store, graph), gold):
        tell(f"warning: {doubt}")
    silent = versions(store)
    marked = for_those_that_speak(read_facts, silent)
    for name in sorted(read_facts.keys() - marked.keys()):
        taken = "its marked facts count for that" if marked[silent[name]] is read_facts[name] else "it is left out"
        tell(f"{name}: a version of {silent[name]}, which speaks for the meeting; {taken}")
    evaluation = evaluate(marked, found(store), only_found)
    for name in evaluation.absent:
        tell(f"{name}: the graph has no fact of it")
    if as_json:
        click.echo(json.dumps(_figures(evaluation), indent=1))
        return
    if errors:
        for difference in evaluation.differences:
            say(_told(difference))
    click.echo(_table(evaluation))
    if rules:
        click.echo(f"\n{'rule':44}{'found':>7}{'right':>7}{'prec':>7}")
        for rule, (hit, total) in evaluation.by_rule.items():
            click.echo(f"{rule:44}{total:7}{hit:7}{hit / total:7.2f}")


def _table(evaluation: Evaluation) -> str:
    lines = [
        f"{'type':15}{'gold':>6}{'found':>7}{'prec':>7}{'recall':>8}{'det F1':>8} {'95 %':^15}{'slot F1':>9} {'95 %':^15}"
    ]
    for kind, f in evaluation.by_type.items():
        spans = evaluation.intervals[kind]
        detection, slot = ("{:.3f} to {:.3f}".format(*spans[m]) for m in ("detection_f1", "slot_f1"))
        counts = f"{kind:15}{f.gold:6}{f.found:7}{f.precision:7.2f}{f.recall:8.2f}"
        lines.append(f"{counts}{f.detection_f1:8.3f} {detection:^15}{f.slot_f1:9.3f} {slot:^15}")
    return "\n".join(line.rstrip() for line in lines)


def _figures(evaluation: Evaluation) -> dict[str, object]:
    return {
        kind: {
            "gold": f.gold,
            "found": f.found,
            **{m: getattr(f, m) for m in ("precision", "recall", "detection_f1", "slot_f1")},
            "intervals": evaluation.intervals[kind],
        }
        for kind, f in evaluation.by_type.items()
    }


def _told(difference: Difference) -> str:
    marked, seen = difference.gold, difference.found
    if marked is not None and seen is not None:
        slots = "; ".join(
            f"{s}: {_shown(marked.slots.get(s))} but found {_shown(seen.slots.get(s))}" for s in difference.wrong
        )
        return f"SLOT   {difference.document} {marked.type} ({slots}) [{seen.text('rule')}]: {marked.evidence}"
    if marked is not None:
        return f"MISS   {difference.document} {marked.type}: {marked.evidence}"
    assert seen is not None
    return f"EXTRA  {difference.document} {seen.type} [{seen.text('rule')}]: {seen.evidence}"


def _shown(value: object) -> str:
    return "nothing" if value in (None, "", ()) else " | ".join(value) if isinstance(value, tuple) else str(value)
