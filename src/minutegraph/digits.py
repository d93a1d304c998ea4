"""Whole numbers from texts that others wrote."""

from __future__ import annotations


def natural(text: str, longest: int = 9) -> int | None:
    """The number that plain digits write; None for any other text, and for more digits than `longest`.

    Not all that `isdigit` takes is read by `int` ("²"), and `int` refuses, or takes long for, thousands of digits.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else None
