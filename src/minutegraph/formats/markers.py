"""The numbers and letters of lists: what stands before an item, by the style of its list."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = 26
_LARGEST = 5000

_STYLES = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
    "none": "none",
}  # fmt: skip
"""What HTML, CSS and OpenDocument call the styles, and what Word calls them."""


def marker(number: int, style: str) -> str:
    """The marker of an item of an HTML list: "1.", "(a)", "(ii)"; "" where its list shows none."""
    kind = _STYLES.get(style, "decimal")
    if kind == "none":
        return ""
    sign = numeral(number, kind)
    return f"{sign}." if kind == "decimal" else f"({sign})"


def numeral(number: int, style: str) -> str:
    """A number in one of Word's styles ("decimal", "lowerLetter", "upperRoman" ...) without signs around it."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02}"
    if 0 < number < _LARGEST:
        if style.endswith("Letter"):
            # After z Word goes on with aa, bb, cc.
            letter = chr(ord("a") + (number - 1) % _LETTERS) * min(5, (number - 1) // _LETTERS + 1)
            return letter.upper() if style.startswith("upper") else letter
        if style.endswith("Roman"):
            sign = _roman(number)
            return sign.upper() if style.startswith("upper") else sign
    return str(number)


def style_of(name: str) -> str:
    """Word's name of a style that OpenDocument, HTML or CSS names."""
    return _STYLES.get(name, "decimal")


def _roman(number: int) -> str:
    made = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        made.append(sign * count)
    return "".join(made)
