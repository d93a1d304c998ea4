"""What the top of a page states of its meeting, and where."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from minutegraph.model import Document, Metadata
from minutegraph.reading.layout import read

BODY_TEXT = (
    "\n\nPresent: Cllr Vye\n\n1. Apologies\n\nNone.\n\n2. Trees\n\nMr Oak reported.\n\n3. Roads\n\nIt was agreed.\n"
)


def stated(text: str) -> Metadata:
    return read(Document("a.txt", text)).stated


@pytest.mark.parametrize(
    ("top", "authority", "body", "day"),
    [
        ("Tree Panel - Tuesday, 4th March, 2025 2.00 pm", None, "Tree Panel", "2025-03-04"),
        ("Oakham Borough Council\n\nTree Panel\n\n12 March 2019", "Oakham Borough Council", "Tree Panel", "2019-03-12"),
        ("Minutes of the meeting of the Tree Committee held on 3 July 2014", None, "Tree Committee", "2014-07-03"),
        (
            "MINUTES OF OAKHAM PARISH COUNCIL MEETING\n\nHELD ON MAY 2nd 2013",
            "OAKHAM PARISH COUNCIL",
            "PARISH COUNCIL",
            "2013-05-02",
        ),
        ("Oakham Parish Council - 3rd November 2015", "Oakham Parish Council", None, "2015-11-03"),
        ("Agenda for Schools' Forum on Monday, 13th June, 2022, 5.00 pm", None, "Schools' Forum", "2022-06-13"),
        ("TREE & WOOD PANEL\nTree and Wood Panel\nMonday 6 December 2010", None, "Tree and Wood Panel", "2010-12-06"),
        ("Scrutiny Board (Trees) - Thursday, 17th October, 2013 9.45 am", None, "Scrutiny Board (Trees)", "2013-10-17"),
        (
            "Trees and Woods Cabinet Member Minutes – 17 February 2010",
            None,
            "Trees and Woods Cabinet Member",
            "2010-02-17",
        ),
        ("Minutes of the meeting held on 01/02/2021", None, None, "2021-02-01"),
        ("OAKSHIRE COUNTY COUNCIL\n\nCABINET\n\nMINUTES of a meeting of the Cabinet held on 14 March 2023.",
         "OAKSHIRE COUNTY COUNCIL", "Cabinet", "2023-03-14"),
        ("At a MEETING of the RATHMORE INTEGRATION JOINT BOARD held on Wednesday 26th June, 2024",
         None, "RATHMORE INTEGRATION JOINT BOARD", "2024-06-26"),
        ("Tree Panel\n18 Oct 2024 - 10:00 to 11:48", None, "Tree Panel", "2024-10-18"),
        ("Tree Panel\n18 Oct 2024 - report to the Board", None, "Tree Panel", None),
        ("Tree Panel\n\n7.00 pm, Tuesday, 4 June 2024", None, "Tree Panel", "2024-06-04"),
        ("London Borough of Oakham & Elmstow\n\nTree Panel", "London Borough of Oakham & Elmstow", "Tree Panel", None),
        ("Minutes of the meeting held on 31 February 2021", None, None, None),
        ("Minutes of a meeting of the said Council held on Friday 4th June", None, "Council", None),
        ("Tree Panel\nWood Panel\nMonday 6 December 2010", None, None, "2010-12-06"),
        (
            "LITTLE OAKHAM PARISH COUNCIL\nMinutes of the meeting of the Parish Council held on 6th November 2017",
            "LITTLE OAKHAM PARISH COUNCIL",
            "Parish Council",
            "2017-11-06",
        ),
        (
            "OAKHAM & ELMSTOW\nPARISH COUNCIL\nMINUTES\n7th October 2010",
            "OAKHAM & ELMSTOW PARISH COUNCIL",
            None,
            "2010-10-07",
        ),
        ("BOROUGH OF OAKHAM\nTREE PANEL\n25th November 2024", "BOROUGH OF OAKHAM", "TREE PANEL", "2024-11-25"),
        (
            "CYNGOR SIR Y DDERWEN / OAKSHIRE COUNTY COUNCIL\nTree Panel\n19 September 2023",
            "OAKSHIRE COUNTY COUNCIL",
            "Tree Panel",
            "2023-09-19",
        ),
        (
            "Oakham, Elmstow and Ashby Council\nTree Panel\n3 May 2022",
            "Oakham, Elmstow and Ashby Council",
            "Tree Panel",
            "2022-05-03",
        ),
        (
            "At a meeting of the Tree Panel of Oakham City Council held on 3 May 2022",
            "Oakham City Council",
            None,
            "2022-05-03",
        ),
        ("OAKHAM BOROUGH COUNCIL\nEXECUTIVE\n3 May 2022", "OAKHAM BOROUGH COUNCIL", "EXECUTIVE", "2022-05-03"),
        ("Decisions and minutes: Tree Panel, Tuesday, 12th December, 2023", None, "Tree Panel", "2023-12-12"),
        ("Tree Panel - 4 March 2025\nPublished 9 March 2025", None, "Tree Panel", "2025-03-04"),
        ("Tree Panel - 4 March 2025\nMinutes of the meeting held on 5 March 2025", None, "Tree Panel", None),
    ],
)
def test_what_stands_at_the_top(top: str, authority: str | None, body: str | None, day: str | None) -> None:
    text = top + BODY_TEXT
    found = stated(text)
    assert (found.authority, found.body, found.date) == (authority, body, day)
    assert {name for name, _, _ in found.places} == {
        name for name in ("authority", "body", "date", "title", "time") if getattr(found, name)
    }
    for name, start, end in found.places:
        if name in ("authority", "body"):
            assert " ".join(text[start:end].split()) == getattr(found, name)


@pytest.mark.parametrize(
    ("line", "day", "time", "venue"),
    [
        ("Tuesday, 22 July 2025, 10.00am - Committee Room 2", "2025-07-22", "10:00", "Committee Room 2"),
        ("Tuesday 22 July 2025 - Committee Room 2", "2025-07-22", None, "Committee Room 2"),
        ("Tuesday 22 July 2025 at 6.30 pm, Council Chamber", "2025-07-22", "18:30", "Council Chamber"),
        ("22 July 2025 in the Village Hall at 7.30pm", "2025-07-22", "19:30", "Village Hall"),
        ("22 July 2025, 2.00 pm via Microsoft Teams", "2025-07-22", "14:00", "Microsoft Teams"),
        ("22 July 2025 - a report on the Village Hall", None, None, None),
        ("22 July 2025 - Report of the Clerk", None, None, None),
        ("22.7.25", "2025-07-22", None, None),
        ("22/07/25 at 7.30pm", "2025-07-22", "19:30", None),
        ("Meeting held on 22 July 25", "2025-07-22", None, None),
        ("Paper 22.7.25 of the archive", None, None, None),
        ("22.13.25", None, None, None),
    ],
)
def test_the_day_has_the_venue_behind_it_or_a_year_of_two_digits(
    line: str, day: str | None, time: str | None, venue: str | None
) -> None:
    found = stated(f"Oakham Borough Council\n\nTree Panel\n\n{line}{BODY_TEXT}")
    assert (found.body, found.date, found.time, found.venue) == ("Tree Panel", day, time, venue)


def test_a_page_names_its_meeting_once() -> None:
    text = (
        "Issue - meetings\n\nTrees\n\nMeeting: 13/03/2018 - Cabinet (Item 9)\n\n9 Trees\n\nMinutes:\n\nMr Oak spoke.\n"
    )
    found = stated(text)
    assert (found.body, found.date, found.title) == ("Cabinet", "2018-03-13", "Trees")
    places = {name: text[start:end] for name, start, end in found.places}
    assert places["date"] == "13/03/2018"
    assert places["body"] == "Cabinet"


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item\n\nTrees\n\nMinutes:\n\nOn 3 July 2014 the Tree Committee of Oakham Council met Mr Oak.\n",
        "Agenda item\n\nMinutes of Previous Meeting - 12 March 2014\n\nMinutes:\n\nAgreed.\n",
    ],
)
def test_a_date_in_prose_or_of_another_meeting_is_not_the_meetings(text: str) -> None:
    found = stated(text)
    assert (found.authority, found.body, found.date) == (None, None, None)


def test_nothing_stated_disagrees_with_the_manifest_of_the_invented_minutes(shared: Path) -> None:
    """What a page states is what the manifest gives, or nothing; a body may be named more fully."""
    stated_dates = 0
    with (shared / "minutes" / "dev" / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found = stated((shared / "minutes" / "dev" / row["file"]).read_text("utf-8-sig"))
            assert found.date in (None, row["date"]), row["file"]
            assert found.authority in (None, row["authority"]), row["file"]
            assert found.body is None or row["body"].lower() in found.body.lower(), row["file"]
            stated_dates += found.date is not None
    assert stated_dates >= 12


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Members of Oakham City Council met on 3 May to consider the budget.", "Oakham City Council"),
        ("The Chair welcomed everyone to this meeting of Oakham City Council's Tree Panel.", "Oakham City Council"),
        ('The report told how Oakham City Council ("the Council") spent its money.', "Oakham City Council"),
        ("Oakham City Council's Tree Panel met remotely.", "Oakham City Council"),
        ("The Chair reported on the meeting of Elmstow City Council held in May.", None),
        ("It was noted that members of Elmstow City Council had met in May.", None),
        ("The Panel compared itself with Elmstow City Council. Elmstow City Council met on 3 May.", None),
        ("Ofsted had inspected Elmstow City Council in May, and the Council had replied.", None),
        ("Members of Elmstow Council met in May. The Chair welcomed everyone to this meeting of Oakham Council.", None),
    ],
)
def test_the_first_words_tell_whose_minutes_they_are_or_nothing_does(words: str, expected: str | None) -> None:
    found = stated(f"Agenda item\n\nTrees\n\nMinutes:\n\n{words}\n\nMr Oak reported on trees.\n")
    assert found.authority == expected


@pytest.mark.parametrize("body", ["Audit and Risk Committee", "Planning Committee", "Petitions Panel", "Tree Panel"])
def test_a_single_item_is_found_below_a_top_that_begins_like_titles_of_agendas(body: str) -> None:
    minutes = read(
        Document(
            "a.txt",
            f"Oakham Borough Council\n{body}\nMinutes of the meeting held on Tuesday, 22 March 2022\n\n"
            "Present: Councillor Ann Vye (Chair)\n\n5. Felled oaks\nMr Oak reported that two had been felled.\n",
        )
    )
    assert (minutes.stated.body, minutes.stated.date) == (body, "2022-03-22")
    assert [(item.number, item.title) for item in minutes.items] == [(None, None), ("5", "Felled oaks")]


def test_titles_of_agendas_without_numbers_open_items_below_the_top() -> None:
    text = "Oakham Parish Council\n3 May 2022\n\nPresent: Cllr Vye\n\nDeclarations of interest\n\nNone.\n\nFinance\n\nAll paid.\n"
    assert [item.title for item in read(Document("a.txt", text)).items] == [None, "Declarations of interest", "Finance"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Highland Council", "Highland Council"),
        ("The City of Edinburgh Council", "City of Edinburgh Council"),
        ("The Royal Borough of Kensington and Chelsea", "Royal Borough of Kensington and Chelsea"),
        ("Comhairle nan Eilean Siar", "Comhairle nan Eilean Siar"),
        ("Kirklees MBC", "Kirklees MBC"),
        ("Agenda BC", None),
    ],
)
def test_councils_with_an_article_or_in_short(line: str, name: str | None) -> None:
    text = f"{line}\n\nCabinet\n\n4 March 2024\n\n1. Budget\n\nMembers asked why the budget had risen.\n"
    assert read(Document("a.txt", text)).stated.authority == name


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Minutes of the meeting of the Council held on 4 March 2024", "Council"),
        ("Minutes of a Meeting of the Town Council held at the Guildhall on Monday 4 March 2024", "Town Council"),
        ("MINUTES OF OAKHAM PARISH COUNCIL MEETING HELD AT THE VILLAGE HALL", "PARISH COUNCIL"),
        ("Minutes of the meeting of the Council Tax Panel held on 4 March 2024", "Council Tax Panel"),
        ("Minutes of the meeting of the Council's auditors held on 4 March 2024", None),
    ],
)
def test_a_council_that_meets_itself_is_the_body(line: str, body: str | None) -> None:
    text = f"Oakham Parish Council\n\n{line}\n\n1. Budget\n\nMembers asked why the budget had risen.\n"
    found = read(Document("a.txt", text)).stated
    assert found.body == body
    if body and body != "Council Tax Panel":
        start, end = next((start, end) for name, start, end in found.places if name == "body")
        assert text[start:end].lower() == body.lower()
