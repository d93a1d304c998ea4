"""Cells of a spreadsheet: written so that none is executed or converted, and compared as people compare them."""

from __future__ import annotations

import re

from minutegraph.reading.days import MONTHS
from minutegraph.reading.manifest import iso_date

_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet takes for the beginning of a formula; some take the full-width signs too."""

_MONTH = f"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*"
_CONVERTED = re.compile(
    rf"\d[\d.,/:\-\s]*%?|\d[\d.]*e\d+|(?:\d{{1,2}}[\s-])?{_MONTH}[\s,-]+\d{{1,4}}|\d{{1,2}}[\s-]{_MONTH}|true|false",
    re.I,
)
"""What a spreadsheet turns into a number, a date, a time or a truth value, and saves in other words: `3.10` as 3.1."""
_PLAIN_NUMBER = re.compile(r"0|[1-9]\d{0,13}")

_SHORT_YEAR = re.compile(r"(?:(\d{1,2})[- ])?([A-Za-z]{3,9})[- ](\d{2})")

_LIKE = str.maketrans({**dict.fromkeys("‘’ʼ`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")})


def shielded(text: str) -> str:
    """The text as a cell: an apostrophe stands before what a spreadsheet would execute or convert."""
    return f"'{text}" if _needs_shield(text) else text


def unshielded(cell: str) -> str:
    """The text that was shielded; any other cell is left as it is."""
    return cell[1:] if cell.startswith("'") and _needs_shield(cell[1:]) else cell


def _needs_shield(text: str) -> bool:
    if not text:
        return False
    if text[0] in _FORMULA or text[0] == "'":
        return True
    return bool(_CONVERTED.fullmatch(text)) and not _PLAIN_NUMBER.fullmatch(text)


def folded(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """What two spellings of one quote share: white space, quotation marks and dashes folded.

    Also what a table saved as Windows-1252 has lost: signs that it does not know are `?`.
    """
    text = folded(text).translate(_LIKE)
    return text if text.isascii() else text.encode("cp1252", "replace").decode("cp1252")


def day(cell: str) -> str | None:
    """An ISO date, or an interval `a/b`, at the precision given; None where the cell holds none.

    Dates are read as in the manifest; the short ones that spreadsheets write (`Dec-21`) are of this century.
    """
    first, slash, last = cell.partition("/")
    if slash and len(first) >= 4 and "/" not in last:
        dates = (iso_date(first), iso_date(last))
        return f"{dates[0]}/{dates[1]}" if dates[0] and dates[1] and dates[0] <= dates[1] else iso_date(cell)
    if match := _SHORT_YEAR.fullmatch(cell):
        of_month, month, year = match.groups()
        return iso_date(f"{of_month or ''} {month} 20{year}")
    return iso_date(cell)
