"""PDF files: what running heads, columns, hyphens and page ends do to the text, and which files are refused."""

from __future__ import annotations

from typing import Any

import pytest
from pdf_samples import drawn, lines, picture

from minutegraph.errors import SourceError
from minutegraph.formats.reading import read


def text(*pages: Any, **how: Any) -> list[str]:
    """The paragraphs that are read of a PDF file with these pages."""
    return read(drawn(*pages, **how), "a.pdf").text.rstrip("\n").split("\n\n")


def first(canvas: Any) -> None:
    lines(canvas, ["Eastmoor District Council"], top=800)
    lines(
        canvas,
        [
            "MINUTES of the Housing Committee held on 4 June 2018", "", "5.   Damp and Mould", "",
            "The Head of Housing presented a report on damp and mould in the Council's homes. She re-",
            "ported that complaints had doubled, and that the sub-",
            "committee on repairs, with two co-",
            "opted tenants, would meet monthly.", "",
            "Members asked how many homes had been inspected since the last meeting of the",
        ],
    )  # fmt: skip
    lines(canvas, ["Page 1 of 2"], left=270, top=30)
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


def second(canvas: Any) -> None:
    lines(canvas, ["Eastmoor District Council"], top=800)
    lines(
        canvas,
        ["Committee. The Head of Housing replied that two hundred had been.", "", "RESOLVED - That it be noted."],
    )
    lines(canvas, ["Page 2 of 2"], left=270, top=30)


def test_lines_are_joined_over_hyphens_and_pages_and_furniture_is_left_out() -> None:
    assert text(first, second) == [
        "Eastmoor District Council",
        "MINUTES of the Housing Committee held on 4 June 2018",
        "5. Damp and Mould",
        "The Head of Housing presented a report on damp and mould in the Council's homes. She reported that complaints had "
        "doubled, and that the sub-committee on repairs, with two co-opted tenants, would meet monthly.",
        "Members asked how many homes had been inspected since the last meeting of the Committee. The Head of Housing "
        "replied that two hundred had been.",
        "RESOLVED - That it be noted.",
    ]


def test_a_paragraph_over_two_pages_tells_both() -> None:
    found = read(drawn(first, second), "a.pdf")
    page_two = next(mark.start for mark in found.marks if mark.fragment == "page=2")
    assert found.text[page_two:].startswith("Committee. The Head of Housing replied")


def test_a_column_of_actions_stands_below_the_text_beside_it() -> None:
    def page(canvas: Any) -> None:
        lines(canvas, ["No.", "1"], left=60, step=20)
        lines(canvas, ["2"], left=60, top=660)
        lines(canvas, ["Item"], left=100)
        lines(canvas, ["Welcome and apologies"], left=100, top=740)
        told = [
            "The Chair welcomed everyone. Apologies had been sent",
            "by Mr Lowe. The Clerk would write to him,",
            "and to all.",
        ]
        lines(canvas, told, left=100, top=722)
        lines(canvas, ["Repairs", "The Surveyor reported that the roof had been mended."], left=100, top=660)
        lines(canvas, ["Action by"], left=450)
        lines(canvas, ["Clerk"], left=450, top=722)
        lines(canvas, ["Surveyor and", "Treasurer"], left=450, top=646)

    found = text(page)
    assert found[found.index("Action: Clerk") - 1].endswith("The Clerk would write to him, and to all.")
    assert found[-2:] == ["The Surveyor reported that the roof had been mended.", "Action: Surveyor and Treasurer"]
    assert "1 Welcome and apologies" in found and "2 Repairs" in found


def test_names_beside_labels_are_read_one_by_one() -> None:
    def page(canvas: Any) -> None:
        lines(canvas, ["Present:"], left=60)
        lines(canvas, ["Councillor A Bell (Chair)", "Councillor C Dorn"], left=160)
        lines(canvas, ["Councillor E Finch", "Councillor G Hale"], left=360)
        lines(canvas, ["1. Apologies", "", "There were no apologies for absence."], top=700)

    assert text(page)[:5] == [
        "Present:", "Councillor A Bell (Chair)", "Councillor E Finch", "Councillor C Dorn", "Councillor G Hale",
    ]  # fmt: skip


def test_a_line_that_begins_with_a_label_of_those_present_is_a_paragraph_of_its_own() -> None:
    told = ["Present: Councillors A Bell (Chair), C Dorn, E Finch, G Hale and the Mayor of Eastmoor",
            "Also in attendance: Jane Oak"]
    assert text(lambda canvas: lines(canvas, [*told, "Apologies: Councillor I Jory"])) == [*told, "Apologies: Councillor I Jory"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "The Committee considered a report of",
        "the Director on the library service in",
        "the district and its opening hours.",
    ]
    right = ["Members asked whether volunteers", "could keep the branches open, and", "who would pay them."]

    def page(canvas: Any) -> None:
        lines(canvas, left, left=60)
        lines(canvas, right, left=320)

    assert text(page) == [" ".join(left), " ".join(right)]


def test_rows_of_figures_stay_rows() -> None:
    def page(canvas: Any) -> None:
        for left, cells in ((60, ["Stage", "1", "2"]), (160, ["2014/15", "48", "3"]), (260, ["2015/16", "41", "5"])):
            lines(canvas, cells, left=left)

    assert text(page) == ["| Stage | 2014/15 | 2015/16 |", "| 1 | 48 | 41 |", "| 2 | 3 | 5 |"]


def test_the_stretched_gaps_of_justified_lines_make_no_table() -> None:
    rows = (
        (("The", 60), ("Committee", 110), ("considered", 190), ("a report", 270), ("on", 340)),
        (("residential", 60), ("accommodation", 138), ("for", 235), ("children", 280), ("in", 344)),
        (("the", 60), ("neighbouring", 96), ("authorities", 178), ("of", 256), ("the region.", 290)),
    )

    def page(canvas: Any) -> None:
        for at, row in enumerate(rows):
            for word, left in row:
                canvas.drawString(left, 700 - 14 * at, word)

    assert text(page) == [" ".join(word for row in rows for word, _ in row)]


LOG = (
    ("Ref", "Action", "Lead", "Due", "Status"),
    ("7.1", "Share the list of sold homes with|the Board and all ward members|before the next meeting", "Dev Anand",
     "30/09/2025", "Delayed"),
    ("7.2", "Commission the safety review now", "Lee Stott", "31/10/2025", "In progress"),
    ("7.3", "Publish the policy on damp", "Lee Stott|and Ann Bo", "15/09/2025", "Overdue"),
)  # fmt: skip
READ = ["| " + " | ".join(cell.replace("|", " ") for cell in row) + " |" for row in LOG]


def ruled(canvas: Any, rows: Any, edges: tuple[int, ...] = (60, 95, 285, 365, 435, 505), top: float = 700) -> float:
    """Draws a table with rules between its cells, "|" for a line end in a cell; gives its lower edge."""
    canvas.line(edges[0], top, edges[-1], top)
    for row in rows:
        low = top - 12 * max(cell.count("|") + 1 for cell in row) - 8
        for left, cell in zip(edges, row, strict=False):
            lines(canvas, cell.split("|"), left=left + 6, top=top - 14, step=12)
        for edge in edges:
            canvas.line(edge, top, edge, low)
        canvas.line(edges[0], low, edges[-1], low)
        top = low
    return top


def test_a_ruled_table_of_actions_is_read_cell_by_cell_with_no_word_more_than_is_printed() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 9)
        lines(canvas, ["2. Actions"])
        ruled(canvas, LOG)
        lines(canvas, ["3. Close"], top=500)

    assert text(page) == ["2. Actions", *READ, "3. Close"]


def test_a_ruled_table_goes_on_on_the_next_page_under_its_head_printed_again_and_with_a_broken_row() -> None:
    def one(canvas: Any) -> None:
        canvas.setFont("Helvetica", 9)
        ruled(canvas, [*LOG[:1], ("7.1", "Share the list of sold homes with", "Dev Anand", "30/09/2025", "Delayed")])

    def two(canvas: Any) -> None:
        canvas.setFont("Helvetica", 9)
        ruled(canvas, [LOG[0], ("", "the Board and all ward members|before the next meeting", "", "", ""), *LOG[2:]])

    assert text(one, two) == READ


def test_a_ruled_table_printed_sideways_is_read_too() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.translate(595, 0)
        canvas.rotate(90)
        ruled(canvas, LOG, top=500)

    assert text(page) == READ


def test_a_table_of_actions_without_rules_is_one_too() -> None:
    def page(canvas: Any) -> None:
        for left, cells in zip((60, 300, 420), zip(*(row[1:4] for row in (LOG[0], LOG[2])), strict=True), strict=True):
            lines(canvas, list(cells), left=left, step=18)

    assert text(page) == ["| Action | Lead | Due |", "| Commission the safety review now | Lee Stott | 31/10/2025 |"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_printed_sideways_is_read(turn: int) -> None:
    def page(canvas: Any) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        lines(canvas, ["A first line that is set sideways on its page", "and a second line below it."], left=0, top=0)

    assert text(page) == ["A first line that is set sideways on its page and a second line below it."]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (drawn(picture, picture), "OCR"),
        (drawn(first, picture, picture), "2 of its 3 pages are pictures"),
        (drawn(first, encrypt="secret"), "locked with a password"),
        (drawn(first)[:700], "damaged"),
        (b"%PDF-1.4\n", "damaged"),
        (drawn(lambda canvas: None), "without text"),
        (drawn(*[lambda canvas: None] * 1001), "1,001 pages"),
    ],
    ids=["scan", "cover", "locked", "cut", "empty", "blank", "endless"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as error:
        read(content, "a.pdf")
    assert str(error.value).startswith("a.pdf: ") and "\n" not in str(error.value) and ";" in str(error.value)
