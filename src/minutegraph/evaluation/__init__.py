"""How well a graph agrees with facts that people have marked: the figures of `kg evaluate`.

Gold is a folder with NAME.jsonl a document, one fact a line, in the form that docs/facts.md tells. The graph's facts are
read through the named queries, as any user would.
"""

from minutegraph.evaluation.figures import Evaluation, Figures, evaluate
from minutegraph.evaluation.gold import read

__all__ = ["Evaluation", "Figures", "evaluate", "read"]
