"""PDF files as clerks' software makes them, drawn line by line for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

WIDE, HIGH = 595, 842
Draw = Callable[[Any], None]


def drawn(*pages: Draw, encrypt: str = "", rotate: int = 0) -> bytes:
    """A PDF file with a page for each function, which draws on a canvas in 11 point Helvetica."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    lock = StandardEncryption(encrypt) if encrypt else None
    canvas = Canvas(file, pagesize=(WIDE, HIGH), invariant=1, encrypt=lock)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        if rotate:
            canvas.setPageRotation(rotate)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(canvas: Any, texts: list[str], left: float = 60, top: float = 760, step: float = 14) -> float:
    """Draws lines one below the other, a gap for each empty one; gives the place of the next."""
    for text in texts:
        if text:
            canvas.drawString(left, top, text)
        top -= step if text else step * 0.7
    return top


def picture(canvas: Any) -> None:
    """A page that is only a picture, as a scanner makes it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDE, HIGH)
