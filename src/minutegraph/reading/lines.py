"""The lines of a text's shadow: where each begins, how far it is indented, which list marker it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_MARKER = re.compile(
    r"""(?:
      (?P<bullet>[•·●▪▫■□◦‣⁃∙➢➤➔→✓✔►▶❖★▸○¬❑❏◆◇⮚\uFFFD]
        | [Øü§¨](?=[ ]+(?!Denotes|Cllr|Councillor|M[rsi]|Dr)[A-Za-z]) | [vq](?=[ ]{2,}[A-Z])  # signs of picture fonts, as letters
        | o(?=\Z))[\s\u200b]*
    | (?P<dash>[-–—*o+])[ \u200b]*(?:(?<=[ \u200b])(?=\S)|(?<=[-–])(?=[A-Z][a-z]))
    | (?P<label>
          \([a-z0-9]{1,2}\)\.? | \([ivxlIVXL]{1,6}\) | \([A-Z]\) | \[[a-z0-9]{1,3}\]
        | [a-z]{1,2}\) | [ivxl]{1,6}\) | [A-Z]\)
        | [a-z]\.(?=[ \u200b]) | [ivx]{1,5}\.(?=[ \u200b]) | [A-Z]\.(?=[ \u200b]{2}|[ ](?:That|THAT|To)[ ]) | [IVX]{1,5}\.(?=[ ])
        | \d{1,3}(?:\.\d{1,3})*\.?[ivx]{0,5}\)
        | \d{1,3}\.(?=[ \u200b]|[A-Z]|\Z)
        | \d{1,3}(?:\.\d{1,3})+\.?[ivx]{0,5}\.?(?=[ \u200b])(?![ \u200b]*(?:[ap]\.?m|[AP]\.M)\b)
        | \d{1,3}(?=[ ]{3})
      )[ \u200b]*
    )""",
    re.X,
)
_COMPOUND = re.compile(r"\d+(?:\.\d|\.?[a-z])")
_NUMERAL = re.compile(r"\d+")
_SMALL = re.compile(r"[a-z]+")
_CAPITAL = re.compile(r"[A-Z]+")
_FEW_BREAKS = 5
_BROKEN_SHARE = 0.35  # Of the lines without a stop: in broken text some half go on in lower case, elsewhere hardly any.
_BLANKS = " \u200b"
_ROMAN = re.compile(r"[ivxl]+")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class Line:
    """A line that is not blank: its text's place start..end without white space, the marker's end as `content`.

    `indent` counts the characters before the text. `blanks` is the number of blank lines above it. `kind` is the style
    of the marker ("•", "(a)", "1." ...), empty where there is none. `text` is what follows the marker, `whole` has it
    too.
    """

    start: int
    end: int
    indent: int
    blanks: int
    content: int
    kind: str
    text: str
    whole: str

    @property
    def size(self) -> int:
        """Characters of the line without white space at its ends."""
        return self.end - self.start


def lines(shade: str) -> list[Line]:
    """The lines of a shadow that are not blank, in order."""
    found: list[Line] = []
    place = blanks = 0
    for raw in shade.split("\n"):
        bare = raw.strip(_BLANKS)
        if bare and not bare.isspace():
            begin = place + len(raw) - len(raw.lstrip(_BLANKS))
            for first, last in _points(bare):
                found.append(line_at(shade, begin + first, begin + last, begin - place, blanks))
                blanks = 0
        else:
            blanks += 1
        place += len(raw) + 1
    return found


BULLETS = frozenset("•·●▪■◦‣")
"""The bullets of points that a page has run together in one paragraph."""
_BULLET = "".join(sorted(BULLETS))
_POINT = re.compile(rf"""(?<=[.:;?!)"”’])[ ]+(?=[{_BULLET}][ ]+[A-Z("“‘])""")


def _points(bare: str) -> list[tuple[int, int]]:
    """The stretches of a line: several where a page taken for text has run the points of a list together behind one line."""
    if bare.isascii() or BULLETS.isdisjoint(bare):
        return [(0, len(bare))]
    marks = [point.span() for point in _POINT.finditer(bare)]
    return list(zip([0, *(end for _, end in marks)], [*(start for start, _ in marks), len(bare)], strict=True))


def close_up(found: list[Line]) -> None:
    """Take one blank line from above each line, where the text has one between all its lines, broken ones too."""
    pairs = [(above, below) for above, below in pairwise(found) if above.size > 45 and above.text[-1:] not in ".:;?!"]
    broken = sum(1 for _, below in pairs if below.blanks == 1 and below.text[:1].islower() and not below.kind)
    if broken > _FEW_BREAKS and broken > len(pairs) * _BROKEN_SHARE:
        for line in found:
            line.blanks = max(0, line.blanks - 1)


def line_at(shade: str, start: int, end: int, indent: int, blanks: int) -> Line:
    """The line at start..end with its marker, if it has one; no white space at its ends."""
    whole = shade[start:end]
    marker = _MARKER.match(shade, start, end)
    if marker is None:
        return Line(start, end, indent, blanks, start, "", whole, whole)
    content = marker.end()
    if marker["label"] and shade[content : content + 2] in ("– ", "- ", "— "):
        content += 2
    kind = label_kind(marker["label"]) if marker["label"] else marker["bullet"] or marker["dash"]
    return Line(start, end, indent, blanks, content, kind, shade[content:end], whole)


def label_kind(label: str) -> str:
    """The style of a number or letter: "(a)", "a.", "1." ...; letters that may be roman are "a" still.

    Compound numbers ("3.2", "4.4.5xi)", "5v)") are all of the style "1.1".
    """
    if _COMPOUND.match(label):
        return "1.1"
    core = _NUMERAL.sub("1", label)
    core = _SMALL.sub("a", core)
    return _CAPITAL.sub("A", core)


def ordinal(label: str, roman: bool) -> int:
    """The number that a label stands for: "(c)" is 3, "(iv)" is 4 where roman; 0 where it stands for none."""
    core = label.strip("()[].\u200b ").lower()
    if core.isdigit():
        return int(core)
    if roman and _ROMAN.fullmatch(core):
        values = [_DIGITS[letter] for letter in core]
        return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
    return ord(core) - 96 if len(core) == 1 and core.isalpha() and core.isascii() else 0
