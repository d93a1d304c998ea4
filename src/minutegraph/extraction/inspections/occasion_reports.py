"""Reports of outside bodies on somebody: by itself no event, but it tells whose and of whom what follows is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.inspections import judgements, labels
from minutegraph.extraction.inspections.occasions import Occasion
from minutegraph.extraction.inspections.sighting import Sighting
from minutegraph.extraction.language.expressions import regex

HEAD = "reported"
"""The head of such a sighting."""
_PAPER = r"(?:findings|report|letter|judge?ments?|conclusions)"
_OF = regex(rf"\b{_PAPER}\s+(?:of|by|from)\s+(?:the\s+)?$", re.I)
_ON = regex(
    rf"(?:\s*\([^)]*\))?\s+(?:on|about|into|regarding|concerning|in\s+respect\s+of)\s+(?:the\s+|its\s+|our\s+)?(?P<on>[\w'&/-]+(?:\s+[\w'&/-]+){{0,9}}?){labels.STOP}",
    re.I,
)
_ITS = regex(
    rf"(?:\s+inspectors?)?'s?\s+(?:[\w-]+\s+){{0,2}}{_PAPER}\s+(?:on|about|into|regarding|concerning)\s+(?:the\s+|our\s+)?(?P<on>[\w'&/-]+(?:\s+[\w'&/-]+){{0,9}}?){labels.STOP}",
    re.I,
)
_ON_BY = regex(
    rf"\b{_PAPER}\s+(?:on|about|into)\s+(?:the\s+|our\s+)?(?P<on>[\w'&/-]+(?:\s+[\w'&/-]+){{0,7}}?)\s+by\s+(?:the\s+)?$",
    re.I,
)
_RECEIVED = regex(
    r"(?:^|\b(?:that|and|where)\s+|[,;]\s+)(?:the\s+)?(?P<on>[A-Z][\w'&-]*(?:\s+(?:(?:at|of|and|for|the)\s+)?[A-Z][\w'&-]*){1,6})\s+(?:had|has|have)\s+"
    r"(?:now\s+|also\s+|since\s+|just\s+)?received\s+(?:its|their)\s+(?:(?:final|draft|full|inspection|assessment)\s+)*(?:report|letter|judge?ment|rating)s?\s+"
    r"from\s+(?:the\s+)?$"
)
"""Who had a body's report: "Adult Services at Elm Council had now received their report from the CQC"."""
_BY_INSPECTOR = regex(r"\s+inspectors?'", re.I)
"""Behind a body: the report is of its inspection, "the Ofsted inspector's report into"."""
_KINDS = {"inspectorate": "inspection", "regulator": "inspection", "auditor": "audit"}


def find(told: Occasion) -> Iterator[Sighting]:
    """What "the findings of HMICFRS on Marshire Police" and "Ofsted's report on Oak Lodge" tell."""
    for body in told.bodies:
        kind = _KINDS.get(body.kind)
        received = _RECEIVED.search(told.text, 0, body.start) if kind == "inspection" else None
        if received is not None and (label := labels.clean(received["on"])):
            yield Sighting(received.start("on"), body.end, "inspection", 2, inspectors=(body,), on=(label,), head="inspection")
            return
        named = _OF.search(told.text, 0, body.start)
        match = (_ON.match(told.text, body.end) if named else None) or _ITS.match(told.text, body.end)
        match = match or _ON_BY.search(told.text, 0, body.start)
        if kind is None or match is None:
            continue
        label = labels.clean(match["on"])
        if label and _BY_INSPECTOR.match(told.text, body.end) and match.start() == body.end:
            yield Sighting(body.start, match.end(), kind, 2, inspectors=(body,), on=(label,), head="inspection")
            return
        if label and not any(d.start <= match.start("on") < d.end for d in told.dates):
            yield Sighting(
                body.start, match.end(), kind, 1, inspectors=(body,), on=(label,), bare=True, head=HEAD,
                judgement=judgements.find(told.text),
            )  # fmt: skip
            return
