"""Times of the day as minutes print them: "6.00 pm", "10am", "14:30", "12 noon", "2.00 - 4.00 pm"."""

from __future__ import annotations

import re

_HALF = r"(?:\s*(?:[ap]\.?\s?m\b\.?|noon\b|midday\b))"
TIME = re.compile(
    rf"(?<![\d.:/£-])(?:(?P<hour>\d{{1,2}})(?:\s?[.:]\s?(?P<minute>[0-5]\d))?(?P<half>{_HALF})?(?P<hours>\s*(?:hrs|hours)\b)?"
    rf"(?:\s*(?:[-–—]|to|until)\s*(?P<hour2>\d{{1,2}})(?:\s?[.:]\s?(?P<minute2>[0-5]\d))?(?P<half2>{_HALF}))?"
    r"|(?P<long>[012]\d[0-5]\d)\s*(?:hrs|hours)\b|(?P<noon>noon|midday)\b)(?![\d:/]|\.\d)",
    re.I,
)
"""A time, or the first of two; `clock` tells whether it is certain."""

_HOUR = r"(?:\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?|hrs)?|\d{1,2}\s*[ap]\.?m\.?)"
HOURS = rf"(?:(?:at|from)\s+)?{_HOUR}(?:\s*(?:to|until|[–—-])\s*{_HOUR})?"
"""The pattern of what is printed beside the day of a meeting: "at 6.30 pm", "10.00 - 12.00"; in any case."""

_DAY_BEGINS = 9
"""A time without "am" or "pm" is of the morning from this hour on: no council meets at 4 in the morning."""


def clock(match: re.Match[str]) -> str | None:
    """The time that `TIME` matched, or the first of two, as "18:00"; None where it could be another or is none."""
    if match["noon"]:
        return "12:00"
    if match["long"]:
        return _written(int(match["long"][:2]), int(match["long"][2:]))
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = _half(match["half"])
    if not half and not match["minute"] and not match["half2"]:
        return None  # a number alone
    if not half and match["half2"]:
        return _before(hour, minute, match)
    if half:
        return _written(hour % 12 + (12 if half == "p" else 0), minute) if 1 <= hour <= 12 else _late(hour, minute, half)
    return _written(hour, minute) if hour >= _DAY_BEGINS else None


def _half(words: str | None) -> str:
    """"a" or "p", "" where it is not said; noon is a "p" of twelve."""
    sign = (words or "").strip()[:1].lower()
    return "p" if sign in ("n", "m") else sign


def _late(hour: int, minute: int, half: str) -> str | None:
    """A time such as "18.30 pm", which is certain all the same."""
    return _written(hour, minute) if half == "p" and hour > 12 else None


def _before(hour: int, minute: int, match: re.Match[str]) -> str | None:
    """The first of two times, of which only the second says whether it is "am" or "pm"."""
    if hour > 12 or not hour:
        return _written(hour, minute)
    end = int(match["hour2"]) % 12 * 60 + int(match["minute2"] or 0) + (720 if _half(match["half2"]) == "p" else 0)
    late = (hour % 12 + 12) * 60 + minute
    return _written(hour % 12 + 12, minute) if late < end else _written(hour % 12, minute)


def _written(hour: int, minute: int) -> str | None:
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
