"""Saved pages of one matter at several meetings: each meeting is a document of its own, with its body and its day."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from minutegraph.errors import SourceError
from minutegraph.formats.reading import document, read
from minutegraph.model import Metadata, Minutes
from minutegraph.reading import layout

Kg = Callable[..., Result]
PAGE = Path(__file__).parent / "data/formats/issue.html"
CABINET, PANEL = "2018-03-13-cabinet", "2018-02-01-scrutiny-panel"

LISTED = """<html><head><title>Issue - items at meetings - Home care - Ravenbourne Council</title></head><body>
<div class="mgContent"><h2 class="mgSubTitleTxt">Issue - items at meetings - Home care</h2><ul class="mgNonBulletTitleList">
<li>Meeting: 05/02/2024 - Executive Board (Item 44)
<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt"><a name="AI9"></a>44</p></td><td><p class="mgAiTitleTxt">Home care</p>
<p>The Director of Adults reported that two providers had failed.</p></td></tr></table></li>
<li>Meeting: 05/02/2024 - Executive Board (Item 45)
<div class="mgWordPara"><p>The Director of Adults reported on fees.</p></div></li>
<li>Meeting: 31/02/2024 - Health Panel
<div class="mgWordPara"><p>Members asked who had chosen the providers.</p></div></li></ul></div></body></html>"""
"""Written for these tests after the shape of such a page in a list; no real council."""


def minutes(page: str | bytes, part: str) -> Minutes:
    content = page.encode() if isinstance(page, str) else page
    return layout.read(document(content, "a.html", "a.html", Metadata(), part))


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of minutes with the page in it."""
    (tmp_path / "minutes").mkdir()
    shutil.copy(PAGE, tmp_path / "minutes/issue.html")
    return tmp_path / "minutes"


def test_each_meeting_of_a_page_has_its_body_day_item_and_way_back() -> None:
    assert read(PAGE.read_bytes(), "issue.html").parts == (CABINET, PANEL)
    for part, known, fragment in (
        (CABINET, ("Ravenbourne Council", "Cabinet", "2018-03-13", "9", "School Places"), "AI77"),
        (PANEL, ("Ravenbourne Council", "Scrutiny Panel", "2018-02-01", "5", "School Places"), "AI70"),
    ):
        found = minutes(PAGE.read_bytes(), part)
        (item,) = [each for each in found.items if each.number]
        assert (found.stated.authority, found.stated.body, found.stated.date, item.number, item.title) == known
        assert [mark.fragment for mark in found.document.marks] == [fragment]
        places = {name: found.document.text[start:end] for name, start, end in found.stated.places}
        assert places["body"] == known[1] and re.fullmatch(r"\d\d/\d\d/2018", places["date"])


def test_meetings_in_a_list_are_told_apart_and_two_items_of_one_meeting_stay_together() -> None:
    assert read(LISTED.encode(), "a.html").parts == ("2024-02-05-executive-board", "31-02-2024-health-panel")
    board = minutes(LISTED, "2024-02-05-executive-board")
    assert (board.stated.body, board.stated.date) == ("Executive Board", "2024-02-05")
    assert "two providers had failed" in board.document.text and "reported on fees" in board.document.text
    assert "chosen the providers" not in board.document.text
    assert minutes(LISTED, "31-02-2024-health-panel").stated.date is None  # no such day


def test_meetings_are_told_in_other_forms_and_never_lend_their_text_to_a_neighbour() -> None:
    lines = (
        ("Meeting: <a>05/02/2024 - Cabinet (Item 4)</a>", ("Cabinet", "2024-02-05")),
        ("<b>Meeting:</b> 6 March 2024 – Audit &amp; Risk (Sub) Committee", ("Audit & Risk (Sub) Committee", "2024-03-06")),
        ("Meeting: 07/04/2024 7.00 pm - Council", ("Council", "2024-04-07")),
        ("Meeting: Spring gathering of members", (None, None)),
    )
    said = "The Director of Adults and Health reported on fee"
    items = "".join(f"<li><p>{line}</p><p>{said} {n}.</p></li>" for n, (line, _) in enumerate(lines))
    page = f"<html><body><div class='mgContent'><h2 class='mgSubTitleTxt'>Home care</h2><ul>{items}</ul></div></body></html>"
    names = read(page.encode(), "a.html").parts
    assert len(names) == len(lines)
    for n, (name, (_, known)) in enumerate(zip(names, lines, strict=True)):
        found = minutes(page, name)
        assert (found.stated.body, found.stated.date) == known
        assert f"on fee {n}." in found.document.text and found.document.text.count("on fee") == 1
        assert "Home care" in [item.title for item in found.items]


def test_minutes_that_name_meetings_to_come_are_no_page_of_several() -> None:
    told = "<p>The Director of Adults reported that two providers had failed.</p>"
    dates = "".join(f"<p>Meeting: {n}/05/2024 - Cabinet</p>" for n in (14, 28))
    top = "<h2>Cabinet</h2><p>13 March 2024</p><h3>1. Care</h3>"
    page = f"<html><body><div class='mgContent'>{top}{told}{dates}</div></body></html>"
    found = read(page.encode(), "a.html")
    assert not found.parts and "providers had failed" in found.text
    prose = LISTED.replace("who had chosen the providers.", "who. Meeting: the Director agreed to meet the families")
    assert len(read(prose.encode(), "a.html").parts) == 2


def test_a_page_in_any_encoding_is_told_apart(kg: Kg, folder: Path) -> None:
    (folder / "issue.html").write_bytes(LISTED.encode("utf-16"))
    assert kg("build", folder, "--out", folder.parent / "g").exit_code == 0
    told = rows(kg("query", "meetings", "--graph", folder.parent / "g", "-f", "csv"))
    assert len({row["meeting"] for row in told}) == 2


def test_a_page_of_one_meeting_is_one_document_that_tells_it() -> None:
    page = LISTED[: LISTED.index("<li>Meeting: 31/02/2024")] + "</ul></div></body></html>"
    found = read(page.encode(), "a.html")
    assert (found.parts, found.told.body, found.told.date) == ((), "Executive Board", "2024-02-05")


def test_a_meeting_that_has_gone_from_its_page_is_told() -> None:
    with pytest.raises(SourceError, match=r"^a\.html: the page tells of no meeting 2001-01-01-x any more"):
        minutes(LISTED, "2001-01-01-x")


def test_a_page_of_endless_meetings_is_refused() -> None:
    line = "<p>Meeting: 05/02/2024 - Board {} (Item 4)</p><p>The Director reported on fees.</p>"
    lines = "".join(map(line.format, range(20_000)))
    page = f"<html><body><div class='mgContent'><p class='mgAiTitleTxt'>{lines}</div></body></html>"
    with pytest.raises(SourceError, match=r"^a\.html: tells of 20,000 meetings, more than the 300 of one page"):
        read(page.encode(), "a.html")


def test_a_build_makes_a_document_of_each_meeting_and_proves_it(kg: Kg, folder: Path) -> None:
    assert kg("build", "minutes").exit_code == 0
    met = rows(kg("query", "meetings", "--format", "csv"))
    assert [(row["authority"], row["body"], row["date"], row["source"]) for row in met] == [
        ("Ravenbourne Council", "Scrutiny Panel", "2018-02-01", f"issue.html#{PANEL}"),
        ("Ravenbourne Council", "Cabinet", "2018-03-13", f"issue.html#{CABINET}"),
    ]
    (asked,) = rows(kg("query", "questions", "--format", "csv"))
    assert "2018-02-01" in asked.values()
    assert "2 of their sources are still what was read" in kg("verify").output
    assert "2 unchanged" in kg("build", "minutes").stderr
    page = PAGE.read_text("utf-8")
    (folder / "issue.html").write_text(page.replace("births had risen", "births had fallen"), "utf-8")
    proof = kg("verify")
    assert proof.exit_code == 1
    assert f"issue.html#{PANEL}: has changed" in proof.output and f"issue.html#{CABINET}: has changed" not in proof.output
    (folder / "issue.html").write_text(page[: page.rindex('<div class="mgIssueItem">')] + "</div></body></html>", "utf-8")
    assert kg("build", "minutes").exit_code == 0
    assert [row["body"] for row in rows(kg("query", "meetings", "--format", "csv"))] == ["Cabinet"]


def test_a_page_in_an_archive_or_with_a_hash_in_its_name_is_found_again(kg: Kg, folder: Path) -> None:
    shutil.copy(PAGE, folder / "odd#name.html")
    (folder / "plain#2.txt").write_text("Ravenbourne Council\n\nPlanning Committee - 1 May 2020\n\nMembers asked why.\n", "utf-8")
    shutil.make_archive("packed", "zip", folder)
    assert kg("build", "packed.zip").exit_code == 0
    assert "5 of their sources are still what was read" in kg("verify").output


def test_the_page_of_a_matter_and_the_minutes_of_its_meeting_are_versions_of_one(kg: Kg, folder: Path) -> None:
    (folder / "cabinet.txt").write_text(
        "Ravenbourne Council\n\nCABINET\n\nMinutes of the meeting held on 13 March 2018\n\n8. Budget\n\n"
        "The Director of Finance presented the budget.\n\nRESOLVED: That the budget be approved.\n\n9. School Places\n\n"
        "The Head of Education presented a report on school places.\n\nResolved: That the report be noted.\n",
        "utf-8",
    )
    assert kg("build", "minutes").exit_code == 0
    report = Path("graph/report.md").read_text("utf-8")
    assert f"'issue.html\\#{CABINET}' is a version of 'cabinet.txt', which speaks" in report


def test_what_a_manifest_says_of_the_page_holds_for_its_meetings_but_for_body_and_day(kg: Kg, folder: Path) -> None:
    manifest = folder / "manifest.csv"
    manifest.write_text(
        "file,authority,body,date,url\n"
        "issue.html,Eastmere Council,Cabinet,,https://democracy.eastmere.example/mgIssueHistoryHome.aspx?IId=12\n"
        f"issue.html#{PANEL},,Education Panel,,\n",
        "utf-8",
    )
    told = kg("build", "minutes").stderr
    assert "manifest.csv:2: issue.html is of 2 meetings; give body, date and title in rows of their own" in told
    met = rows(kg("query", "meetings", "--format", "csv"))
    assert {(row["authority"], row["body"]) for row in met} == {
        ("Eastmere Council", "Education Panel"), ("Eastmere Council", "Cabinet"),
    }  # fmt: skip


def test_names_are_withheld_in_all_meetings_of_a_page(kg: Kg, folder: Path) -> None:
    page = PAGE.read_text("utf-8").replace("Members asked", "Tola Adeyemi asked").replace("The Head", "Tola Adeyemi, the Head")
    (folder / "issue.html").write_text(page, "utf-8")
    (folder / "redactions.csv").write_text("file,name\nissue.html,Tola Adeyemi\n", "utf-8")
    assert kg("build", "minutes").exit_code == 0
    assert sum(text.read_text("utf-8").count("[name withheld]") for text in Path("graph/texts").iterdir()) == 3
    assert not any(b"Adeyemi" in path.read_bytes() for path in Path("graph").rglob("*") if path.is_file())


def test_a_correction_of_the_page_must_say_of_which_meeting(kg: Kg, folder: Path) -> None:
    (folder / "corrections.csv").write_text(
        "file,type,quote,verdict\nissue.html,report,The Head of Education presented a report on school places.,drop\n"
        f"issue.html#{CABINET},report,The Head of Education presented a report on school places.,drop\n",
        "utf-8",
    )
    told = kg("build", "minutes").stderr
    assert f"corrections.csv:2: issue.html is of several meetings; write which, as issue.html#{PANEL}" in told
    assert rows(kg("query", "reports", "--format", "csv")) == []
