"""When and where a text states that its meeting was held."""

from __future__ import annotations

import pytest

from minutegraph.model import Document
from minutegraph.reading.layout import read
from minutegraph.reading.times import TIME, clock

REST = "\n\n1. Apologies\n\nApologies were received from Councillor Amos, who joined the meeting at 7.40 pm.\n"


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("6.00 pm", "18:00"),
        ("6pm", "18:00"),
        ("6 p.m.", "18:00"),
        ("10 am", "10:00"),
        ("10.00 a.m", "10:00"),
        ("12 noon", "12:00"),
        ("12.00 midday", "12:00"),
        ("12.30 am", "00:30"),
        ("noon", "12:00"),
        ("14:30", "14:30"),
        ("1430 hours", "14:30"),
        ("14.30hrs", "14:30"),
        ("18.30 pm", "18:30"),
        ("10.00", "10:00"),
        ("2.00 - 4.00 pm", "14:00"),
        ("10.00 - 12.30 pm", "10:00"),
        ("11.00 to 1.00 pm", "11:00"),
        ("9.30 am – 12 noon", "09:30"),
        ("2.00", None),
        ("14.30 am", None),
        ("7", None),
        ("99.30", None),
    ],
)
def test_clock(words: str, time: str | None) -> None:
    match = TIME.search(words)
    assert match is not None
    assert clock(match) == time


@pytest.mark.parametrize("words", ["12.05.2021", "£6.30", "5:3", "12/5/2021", "2021", "a.m."])
def test_no_time(words: str) -> None:
    assert not any(clock(match) for match in TIME.finditer(words))


@pytest.mark.parametrize(
    ("top", "time", "venue"),
    [
        ("Date: 5 March 2024 Time: 7.00 pm Venue: Committee Room 1", "19:00", "Committee Room 1"),
        ("Date: Tuesday 5 March 2024\nTime: 7.00 pm\nVenue: Guildhall, Ashby", "19:00", "Guildhall, Ashby"),
        ("Venue: Council Chamber, Guildhall. View directions", None, "Council Chamber, Guildhall"),
        ("Venue:\n\nCounty Hall\n\nTime:\n\n10.00 am", "10:00", "County Hall"),
        ("Location: Shire Hall | Contact: Ada Penrose", None, "Shire Hall"),
        ("Minutes of the meeting held on 5 March 2024 at 10.00 am", "10:00", None),
        (
            "Minutes of the meeting held on 5 March 2024 at 7.30pm in the Village Hall, Ashby.",
            "19:30",
            "Village Hall, Ashby",
        ),
        (
            "Minutes of the meeting held at County Hall, Ashby on Tuesday 5 March 2024 at 10.30 am",
            "10:30",
            "County Hall, Ashby",
        ),
        ("Held in the Board Room, Elm House at 7 p.m.", "19:00", "Board Room, Elm House"),
        ("MEETING HELD AT THE VILLAGE HALL TUESDAY 5TH MARCH 2024", None, "VILLAGE HALL"),
        ("5 March 2024\n4:30 p.m.\nEndeavour Room, Town Hall", "16:30", None),
        ("Tuesday, 5 March 2024, 2.00 - 4.00 pm", "14:00", None),
        ("Wednesday 5 March 2024 commencing at 10.30 am", "10:30", None),
        # Silence: told in two ways, unclear, or not the meeting's own.
        ("Time: 7.00 pm\nMinutes of the meeting held on 5 March 2024 at 6.00 pm", None, None),
        ("Minutes of the meeting held on 5 March 2024 at 2.00", None, None),
        ("5 March 2024\nThe meeting closed at 9.15 pm", None, None),
        (
            "Minutes of the meeting of the Cabinet held in the Ashlar Chamber, County Hall,\non Tuesday 5 March 2024",
            None,
            None,
        ),
        ("Minutes of the long meeting of the Parish Council that was held in the Reading\nRoom, Cwm", None, None),
        ("Minutes of the meeting held in March 2024", None, None),
        ("Date of next meeting: 9 April 2024 at 7.00 pm", None, None),
        ("Venue: Guildhall\nVenue: Shire Hall", None, None),
        ("Venue:", None, None),
        ("Venue:\nContact: Ada Penrose", None, None),
    ],
)
def test_time_and_venue(top: str, time: str | None, venue: str | None) -> None:
    text = f"Ashby Town Council\n{top}{REST}"
    stated = read(Document("a.txt", text)).stated
    assert (stated.time, stated.venue) == (time, venue)
    places = {name: text[start:end] for name, start, end in stated.places}
    assert ("time" in places, "venue" in places) == (time is not None, venue is not None)
    if venue:
        assert " ".join(places["venue"].split()) == venue
    if time:
        match = TIME.match(places["time"])
        assert match is not None
        assert clock(match) == time


def test_business_and_attendance_state_no_time() -> None:
    text = f"Ashby Town Council\n5 March 2024\n\nPresent:\nCllr Amos (from 7.15 pm)\nCllr Bell (held up until 8.00 pm){REST}"
    assert read(Document("a.txt", text)).stated.time is None
