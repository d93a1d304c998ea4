"""What was inspected, where a sentence tells it beside the event: "Vale House, having been judged …", "found the Service good"."""

from __future__ import annotations

from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.outsiders import bodies, outcomes
from minutegraph.extraction.parties import find as parties

_NAME = r"[A-Z][\w'’&.-]*(?:\s+(?:(?:of|the|and|at|for|y|an)\s+)?[A-Z][\w'’&-]*){0,5}"
_PLAIN = (
    r"(?:service|force|council|authority|trust|school|academy|college|home|constabulary|partnership|association|company|surgery|practice|"
    r"fund|board|charity|nursery|landlord|unit|hospital|department)"
)
_GRADED = r"(?:judged|found|rated|graded|evaluated|deemed|inspected|assessed|placed|declared)"
_SUBJECT = regex(
    rf"(?:^|[,;:(]\s+|\bthat,?\s+|\bwhen\s+|\bsince\s+|\bbecause\s+|\bwhether\s+)(?:the\s+)?(?P<on>{_NAME}|(?:[Tt]he\s+)?{_PLAIN})"
    rf"(?:,\s+(?:which|who|a|an|the)\s[^,;]{{3,60}},|\s+\([^)]{{2,40}}\))?\s+(?:(?:having|had|has|have)\s+been|having\s+come\s+out|was|were|is|being)\s+"
    rf"(?:also\s+|last\s+|again\s+|\w+ly\s+)?{_GRADED}\b"
)
_OBJECT = regex(
    rf"\b(?:found|judged|rated|graded|evaluated|judging|finding|rating|grading)\s+(?:that\s+)?(?:the\s+(?P<on>(?:(?:[A-Z][\w'’-]*|[a-z]+)\s+)?(?i:{_PLAIN})|[A-Z][\w'’-]*)|(?P<name>{_NAME}))"
    r"(?:\s+\([^)]{2,40}\))?(?!['’]|\s+(?:and|of|to\s+have)\b)"
)
_STAYS = regex(rf"\bthat\s+(?:the\s+)?(?P<on>(?i:{_PLAIN}))\s+(?:continues|continued|remains|remained|is|was|had\s+been)\s+(?:to\s+be\s+)?"
    rf"(?:(?:still|now|again)\s+)?(?:good|outstanding|adequate|inadequate|satisfactory|excellent|unsatisfactory|weak|{_GRADED})\b")
_LABEL = regex(
    rf"(?P<on>[A-Z][\w'’&.]*(?:[ -][\w'’&.]+){{0,5}}?)(?:\s*:|\s+[-–—])\s+(?=.*\b(?:inspect|visit|audit|were\s+in\b))(?!inspectors)|(?P<name>{_NAME})\s+(?=(?:[Ff]ull|[Aa]nnual|[Mm]onitoring|[Ii]nterim|[Ff]ollow-up)\s+(?:inspection|visit|audit)\b)"
)
_LAST = 6  # words


def inspected_beside(text: str) -> str | None:
    """The label of what was inspected, None where the sentence does not tell it so."""
    for expression in (_SUBJECT, _OBJECT, _STAYS):
        for match in expression.finditer(text):
            if label := _label(match["on"] or match.groupdict().get("name") or ""):
                return label
    match = _LABEL.match(text)
    return _label(match["on"] or match["name"] or "", named=True) if match else None


def _label(words: str, named: bool = False) -> str | None:
    """A label without article, if it is none of an inspectorate, of people or of a time."""
    label = words.removeprefix("the ").removeprefix("The ").strip()
    if not label or bodies(label) or any(character.isdigit() for character in label) or len(label.split()) > _LAST:
        return None
    low = label.lower()
    if outcomes(label):
        return None  # "Requires Improvement"
    if low.split()[0] in v.STOPS or any(m.party.kind in ("person", "post", "group", "inspectorate") or m.pronoun for m in parties(label)):
        return None
    return label
