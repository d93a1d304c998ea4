"""Which outside body a sentence speaks of: named in it, meant by a common noun, a post or a by-name, or told of just before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from minutegraph.extraction.context import Context
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import pattern, printed
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.parties.bynames import NOT_OUTSIDE, called
from minutegraph.extraction.parties.outsiders import Named, bodies, derived, is_general, party, short
from minutegraph.extraction.parties.strangers import behind_kind
from minutegraph.lexicon import load
from minutegraph.model import Item, Minutes, Party, Sentence

_words = load("reviewers")
_nouns, _posts, _organisations = _words["nouns"], _words["posts"], _words["organisations"]
_HEALTHWATCH = r"Healthwatch(?:\s+[A-Z]\w+)?"
_SORT = regex(rf",?\s+(?:{printed(_words['firms']['marks'])})\b")
"""Behind a firm's name: what sort of firm it is, which its label has where the sentence prints it."""
_ORGANISATION = regex(
    rf"\b(?P<who>(?:[A-Z][\w'&-]+\s+(?:(?:of|for|and|&)\s+)?){{0,6}}(?:{_HEALTHWATCH}|{printed(_organisations['heads'])}))\b"
)
_COMMON = regex(
    r"\b(?:[Tt]he|[Tt]heir|[Oo]ur|[Ii]ts|[Cc]ouncil's|[Aa]n|[Aa])\s+(?:(?:appointed|new|lead)\s+)?"
    rf"(?P<who>(?i:{pattern(_nouns['words'])}))(?:'s?)?(?!\w)(?!\s+(?:{pattern(_nouns['not_before'])}))"
)
_POST = regex(
    rf"\b(?P<who>(?:{printed(_posts['ranks'])})\s+(?:[A-Z][\w'-]+\s+)*(?:{printed(_posts['heads'])})"
    rf"(?:\s+for\s+(?:[A-Z][\w'-]+(?:\s+and)?\s?)+)?|{_HEALTHWATCH}|{printed(_organisations['known'])})"
)
_LAST = regex(rf"\b[Tt]he\s+(?P<who>{printed(_organisations['again'])})\b(?!\s+(?:for|of|[A-Z]\w))")
_EARLIER = regex(
    r"\b(?:last|previous|earlier|prior)\s+(?:\w+\s+)?(?:inspection|visit|review|audit|assessment)\b[^.;]{0,30}?\bby\s+"
    r"(?:the\s+)?[^,;.]+", re.I,
)  # fmt: skip
_GOING = regex(r"(?<!according\s)\b(?:to|with|at|for|between)\s+(?:the\s+)?$", re.I)
_ACTS = regex(
    r"(?:\s*\([^)]*\))?(?:'s?\s+(?:\w+\s+){0,3}?(?:report|letter|inspectors?|team|inspection|review|challenge|"
    r"visit|recommendations?))?"
    r"\s+(?:(?:had|has|have|also|then|however|did|not|no\s+longer|in\s+\w+\s+\d{4})\s+)*"
    r"(?:\w+ed|found|made|gave|given|told|said|took|set|was|were|wrote|written|put|recommends?|requires?|gives?|"
    r"spent|been)\b"
    r"(?!\s+(?:sent|told|asked|informed|copied|notified|invited|written|provided|given))"
)
_BY = regex(r"\bby\s+(?:the\s+)?$", re.I)
_OFFICIALS = regex(
    r"\b(?:[Oo]fficials|[Cc]ivil servants|[Aa]dvis[eo]rs?|[Rr]epresentatives|[Cc]olleagues) (?:from|of|at) (?:the )?$"
)
_JOINED = regex(r"(?:\s*\([^)]*\))?(?:,?\s+(?:and|&)\s+(?:the\s+)?|\s*/\s*|,\s+(?:the\s+)?)")


@dataclass(slots=True)
class Voices:
    """The outside bodies of one item of business, asked by sentence. Made by `of_item`."""

    item: Item
    minutes: Minutes
    known: frozenset[str]
    order: list[tuple[int, Sentence]] = field(default_factory=list)
    deep: frozenset[int] = frozenset()

    def named(self, text: str) -> tuple[Party, ...]:
        """Whom the text names or means by a common noun, the one that acts first; all of them where they act together."""
        text = _EARLIER.sub(lambda m: " " * len(m[0]), text)
        found = sorted(self._places(text), key=lambda named: named[0])
        if not found:
            return ()
        acting = [n for n, (start, end, _) in enumerate(found) if _ACTS.match(text, end) or _BY.search(text[:start])]
        chosen = acting[0] if acting else 0
        if not acting and _GOING.search(text[: found[0][0]]):
            return ()
        return _together(text, found, chosen)

    def acting(self, text: str) -> tuple[Party, ...]:
        """Whom the text tells to have done something, not only names."""
        return tuple(one for _, end, one in self._places(text) if _ACTS.match(text, end))[:1]

    def ending(self, text: str) -> tuple[Party, ...]:
        """Whom the text ends with: the subject of a verb that follows it."""
        stem = text.rstrip(" ,")
        found = sorted(self._places(text, True), key=lambda named: named[0])
        for n, (start, end, one) in enumerate(found):
            if _TAIL.fullmatch(stem[end:]):
                post = [
                    p
                    for s, e, p in found
                    if text[e:start] == ", "
                    and (one.kind == "person" or p.label[:1].islower())
                    and "audit" not in p.label.lower()
                ]
                if post:
                    return (post[0],)  # "the Independent Reviewer, Dr Ann Sale, recommended"
                return _together(text, found[: n + 1], n)
        return ()

    def before(self, start: int, reach: int = 4) -> tuple[Party, ...]:
        """Whom the sentences just before the place tell of, nearest first; items of lists are not counted."""
        left = reach
        for number, sentence in reversed(self.order):
            if sentence.start >= start:
                continue
            found = self.named(sentence.text)
            if found:
                return tuple(map(derived, found))
            left -= number not in self.deep
            if left <= 0:
                return ()
        return ()

    def previous(self, start: int) -> Sentence | None:
        """The sentence just before the place, those of lists left out."""
        kept = [s for number, s in self.order if s.start < start and number not in self.deep]
        return kept[-1] if kept else None

    def just_before(self, start: int) -> Sentence | None:
        """The sentence just before the place, be it in a list or not."""
        return next((sentence for _, sentence in reversed(self.order) if sentence.start < start), None)

    def titled(self) -> tuple[Party, ...]:
        """The inspectorate, regulator, auditor or reviewer that the item's title names."""
        named = [b for b in bodies(self.item.title or "") if b.kind not in ("department", "ombudsman")]
        return tuple(Party(b.label, party(b).kind, "derived") for b in named[:1])

    def _firms(self, text: str) -> Iterator[tuple[int, int, Party]]:
        """Firms and others by their own names, each with what stands beside it for what it is."""
        for one in called(self.minutes):
            at = text.find(one.label)
            end = at + len(one.label)
            if at >= 0 and not text[end : end + 1].isalnum():
                sort = _SORT.match(text, end)
                if sort:
                    end, one = sort.end(), replace(one, label=text[at : sort.end()])
                yield at, behind_kind(text, end) + text.startswith(")", end), one

    def _places(self, text: str, any_department: bool = False) -> Iterator[tuple[int, int, Party]]:
        taken: list[tuple[int, int]] = []
        firms = list(self._firms(text))
        for body in (*bodies(text), *short(text, self.known)):
            if text.startswith(" General", body.end):
                continue  # "the Auditor General"
            if is_general(body) and _is_named(body, text, firms):
                taken.append((body.start, body.end))  # "the external auditor, Hill LLP, recommended"
                continue
            if not _within(taken, body.start) and (any_department or _is_voice(text, body)):
                taken.append((body.start, body.end))
                one = party(body)
                inspector = _INSPECTOR.match(text, body.end)
                if inspector is not None:  # "the CQC Inspector had proposed"
                    label = text[body.start : inspector.end()]
                    yield body.start, inspector.end(), replace(one, label=label, organisation=body.label)
                else:
                    yield body.start, body.end, one
        for at, end, one in firms:
            if not _within(taken, at):
                taken.append((at, end))
                yield at, end, one
        for expression in (_COMMON, _POST):
            for match in expression.finditer(text):
                if not _within(taken, match.start("who")):
                    taken.append(match.span("who"))
                    yield *match.span("who"), Party(match["who"], "organisation")
        if any_department:
            for match in _ORGANISATION.finditer(text):
                if not _within(taken, match.start("who")) and not NOT_OUTSIDE.search(match["who"]):
                    taken.append(match.span("who"))
                    yield *match.span("who"), Party(_THE.sub("", match["who"]), "organisation")
        for match in _LAST.finditer(text):
            word = match["who"].lower()
            if not _within(taken, match.start("who")) and any(word in key for key in self.known):
                yield *match.span("who"), Party(match["who"], "inspectorate")


def _is_named(body: Named, text: str, firms: list[tuple[int, int, Party]]) -> bool:
    """Whether a firm stands beside the word for it: "the external auditor, Hill LLP", "Hill Dale, its auditors"."""
    return any(start < body.start < end or text[body.end : start] in (", ", " (") for start, end, _ in firms)


_INSPECTOR = regex(r"\s+Inspector\b(?!['’])")
_THE = regex(r"^The\s+")


def _together(text: str, found: list[tuple[int, int, Party]], chosen: int) -> tuple[Party, ...]:
    """Those of the places that are named in one breath with the chosen one: "Ofsted, the CQC and HMICFRS", "Ofsted/CQC".

    What commas alone join may be one body by two names, so that the chosen one stands alone then.
    """
    first = last = chosen
    while first and _JOINED.fullmatch(text, found[first - 1][1], found[first][0]):
        first -= 1
    while last + 1 < len(found) and _JOINED.fullmatch(text, found[last][1], found[last + 1][0]):
        last += 1
    joints = [text[found[n][1] : found[n + 1][0]] for n in range(first, last)]
    if not any(_AND.search(joint) for joint in joints):
        return (found[chosen][2],)
    return tuple(one for _, _, one in found[first : last + 1])


_AND = regex(r"\band\s|&|/")


def as_printed(parties: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    """The parties by what the text prints of their names: "the Association", "Castlemoor"."""
    return tuple(replace(one, label=_printed(one.label, text)) for one in parties)


_BY_ITS_PART = r"(?:\b[Tt]he {0}\b|\b{0}(?=(?:'s)? (?:had|has|have|also|made|\w+ed)\b)|\bby (?:the )?{0}\b)(?! [A-Z])"
"""How a body is named by a part of its name: "the Association", "Castlemoor identified"; not "Care homes"."""


def _printed(label: str, text: str) -> str:
    """The longest run of words of a label that the text prints with capitals, the label where it prints none."""
    words = label.split()
    if label in text:
        return label
    for size in range(len(words) - 1, 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            named = part[0].isupper() and words[first + size - 1][0].isupper()
            if named and re.search(_BY_ITS_PART.format(re.escape(part)), text):
                return part
    return label


_TAIL = regex(
    r"(?:'s?)?(?:\s*\([^)]*\))?(?:\s+(?:inspectors?|report|letter|peer|team|review|challenge|inspection|"
    r"assessors?|had|has|have|also|therefore|then|"
    r"further|and|strongly|formally|now|subsequently|did|does|however|again|letter\s+of\s+\d+\s+\w+(?:\s+\d{4})?|"
    r"in\s+(?:its|their|the|an?)\s+(?:\w+\s+)?(?:report|letter|e-?mail|feedback|judgement|notice)|"
    r"in\s+\w+(?:\s+\d{4})?|dated\s+\d{1,2}\s+\w+(?:\s+\d{4})?))*[\s,]*", re.I,
)  # fmt: skip


def _is_voice(text: str, body: Named) -> bool:
    before = text[: body.start]
    told = _ACTS.match(text, body.end) or _BY.search(before) or _OFFICIALS.search(before)
    return body.kind != "department" or told is not None


def _within(taken: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in taken)


@kept_of_latest
def of_item(context: Context) -> Voices:
    """The voices of the item at hand; those of the item read last are kept."""
    order = [(number, sentence) for number, _, sentence in context.sentences()]
    found = [b for text in (context.item.title or "", *(s.text for _, s in order)) for b in bodies(text)]
    known = frozenset({b.slug for b in found} | {b.label.lower() for b in found})
    deep = frozenset(n for n, block in enumerate(context.item.blocks) if block.opener is not None)
    return Voices(context.item, context.minutes, known, order, deep)
