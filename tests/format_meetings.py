"""Further invented meetings in other house styles, for what all formats must agree on."""

from __future__ import annotations

import io
from typing import Any

from format_samples import Action, Item, Limbs, Meeting, Rows, as_pdf

HEALTH = Meeting(
    "Eddersley Metropolitan Borough Council", "Health and Wellbeing Board", "Thursday, 22 September 2022", "2022-09-22",
    "2.00 pm", "The Corn Exchange, Market Street",
    (("Councillor Iqra Saleem", "Chair"), ("Councillor Desmond Wray", ""), ("Dr Hilary Fenn", "Vice-Chair")),
    ("Councillor Lottie Marsden", "Superintendent Carl Ivey"),
    (("Oonagh Kerr", "Director of Public Health"), ("Marcus Tolland", "Chief Nurse"),
     ("Bethany Croft", "Director of Adult Social Care")),
    (
        Item("14", "Declarations of Interest", ("Dr Fenn declared an interest in item 16 as a partner of Tanner Lane "
        "Surgery.",)),
        Item("15", "Care Quality Commission: Inspection of Eddersley General Hospital", (
            "The Chief Nurse presented a report on the inspection of Eddersley General Hospital by the Care Quality "
            "Commission in May 2022, which had rated the hospital as requires improvement.",
            "Members raised the following points:",
            Limbs("•", ("Councillor Wray asked when the emergency department would be inspected again.",
                        "The Chief Nurse replied that the Commission was expected to return before March 2023.",
                        "Dr Fenn was concerned that patients were being discharged without a medicines review.")),
            "The Director of Adult Social Care advised that a discharge hub had opened on 1 August 2022 and that delays had "
            "halved since.",
            "The Chief Nurse agreed to provide the Board with the action plan before its next meeting.",
            Action("Chief Nurse"),
            "The Director of Public Health would circulate the winter vaccination figures to all members.",
            Action("Director of Public Health"),
            "The Board resolved to note the report."), ("CQC Report",)),
        Item("16", "Better Care Fund", (
            "The Board received a report of the Director of Adult Social Care on the Better Care Fund.",
            Rows((("Scheme", "Budget", "Spent"), ("Reablement", "£1.2m", "£0.6m"), ("Falls", "£0.3m", "£0.1m"))),
            "In response to a question from the Chair, the Director of Adult Social Care explained that the underspend "
            "was due to vacancies among occupational therapists.",
            "RESOLVED –",
            Limbs("1", ("That the half-year position be noted.",
                        "That the Director of Adult Social Care report back to the Board in December 2022.")))),
        Item("17", "Date of Next Meeting", ("It was noted that the next meeting would be held on 8 December 2022.",)),
    ),
)  # fmt: skip
"""A board of several bodies, with bullets that hold questions and answers, and two columns of actions."""

AUDIT = Meeting(
    "Wexcombe District Council", "Audit and Governance Committee", "Tuesday, 30 January 2018", "2018-01-30", "7.00 pm",
    "Committee Room 1, Civic Offices",
    (("Councillor Harold Pinn", "Chairman"), ("Councillor Tessa Voyle", ""), ("Mr Ewan Strang", "Independent Member")),
    ("Councillor Joan Byatt",),
    (("Lucille Amery", "Section 151 Officer"), ("Robin Cade", "Head of Internal Audit"),
     ("Fergus Lyle", "Engagement Lead, Castle Audit LLP")),
    (
        Item("31", "Minutes", ("The minutes of the meeting held on 28 November 2017 were confirmed and signed by the "
        "Chairman.",)),
        Item("32", "Annual Audit Letter 2016/17", (
            "The Engagement Lead introduced the annual audit letter. He reported that an unqualified opinion had been "
            "issued on 29 September 2017, and that two recommendations had been made.",
            "The external auditor had recommended that the Council reconcile its payroll each month and that it "
            "review the valuation of its car parks.",
            "Councillor Voyle questioned whether the payroll reconciliation could be done by March. The Section 151 "
            "Officer answered that a new post had been filled and that it would be done by the end of February.",
            "Mr Strang welcomed the progress that had been made.",
            "RESOLVED:",
            Limbs("a", ("that the annual audit letter be received; and", "that the Section 151 Officer bring an update on the "
                        "two recommendations to the meeting in June."))), ("Annual Audit Letter",)),
        Item("33", "Internal Audit Progress", (
            "The Head of Internal Audit updated the Committee on the plan for the year, of which 62 per cent had been "
            "completed.",
            Rows((("Review", "Opinion", "Actions"), ("Council Tax", "Substantial", "2"), ("Contracts", "Limited", "9"),
                  ("Licensing", "Reasonable", "4"))),
            "Members expressed disappointment that contract management had again received a limited opinion.",
            "The Chairman asked the Head of Internal Audit for a follow-up review within six months.",
            "The Head of Internal Audit to write to the Chief Executive about contract management.",
            Action("Head of Internal Audit"),
            "RESOLVED: that the report be noted.")),
        Item("34", "Work Programme", ("It was AGREED that the work programme be approved, subject to an item on "
        "procurement cards being added.",)),
    ),
)  # fmt: skip
"""An audit committee with an external auditor, a table of opinions, and a chairman."""

PANEL = Meeting(
    "Northmere County Council", "Northmere Police and Crime Panel", "Friday, 11 October 2024", "2024-10-11", "10.00 am",
    "County Hall, Northmere",
    (("Councillor Agnes Tolliver", "Chair"), ("Councillor Yusuf Demir", ""), ("Councillor Philip Garrow", ""),
     ("Ms Connie Achterberg", "Independent Member")),
    ("Councillor Shona Ruddock",),
    (("Walter Ingleby", "Police and Crime Commissioner"), ("Deborah Haines", "Deputy Chief Constable"),
     ("Stefan Orlik", "Chief Finance Officer")),
    (
        Item("8", "Chair's Announcements", ("The Chair welcomed Ms Achterberg to her first meeting.",)),
        Item("9", "HMICFRS Inspection of the Force", (
            "The Deputy Chief Constable briefed the Panel on the inspection by His Majesty's Inspectorate of "
            "Constabulary and Fire & Rescue Services, whose report of July 2024 had graded the force as inadequate at "
            "responding to the public.",
            "Councillor Demir asked the Commissioner how he was holding the Chief Constable to account. The Commissioner "
            "stated that he met her every week, and that a public meeting would be held in November.",
            "Councillor Garrow challenged the figures for answering 999 calls. The Deputy Chief Constable confirmed that 91 "
            "per cent were now answered within ten seconds.",
            "Ms Achterberg felt that victims had not been heard.",
            "The Panel agreed:",
            Limbs("•", ("to note the report;",
                        "to recommend that the Commissioner publish a quarterly update; and",
                        "to invite the Chief Constable to the meeting in January 2025."))),
            ("Inspection Report", "Force Response")),
        Item("10", "Budget Monitoring", (
            "The Chief Finance Officer reported a forecast overspend of £2.4m.",
            "In reply to Councillor Demir, the Chief Finance Officer said that overtime accounted for half of it.",
            "The Commissioner undertook to share the savings plan with the Panel.",
            Action("Police and Crime Commissioner"),
            "The Panel noted the position.")),
    ),
)  # fmt: skip
"""A panel of several councils, with officers of the police, and bullets as its decision."""

FURTHER = (HEALTH, AUDIT, PANEL)


def as_word_table(meeting: Meeting) -> bytes:
    """The minutes as a Word file that is one table: number, item, and who is to act beside the paragraph."""
    from docx import Document

    document: Any = Document()
    for line in (meeting.authority, meeting.body, f"Minutes of the meeting held on {meeting.day} at {meeting.time}"):
        document.add_paragraph(line)
    document.add_paragraph(f"Venue: {meeting.venue}")
    for label, people in meeting.attendance():
        for line in [f"{label}:", *people] if people else ():
            document.add_paragraph(line)
    grid = document.add_table(1, 3)
    for cell, text in zip(grid.rows[0].cells, ("No.", "Item", "Action by"), strict=True):
        cell.text = text
    for item in meeting.items:
        row = grid.add_row().cells
        row[0].text, row[1].text = f"{item.number}.", item.title
        row[1].paragraphs[0].runs[0].bold = True
        row = grid.add_row().cells
        for at, part in enumerate(item.parts):
            if isinstance(part, Action):
                row[2].text = part.owner
                row = grid.add_row().cells
                continue
            if isinstance(part, str):
                texts = [part]
            elif isinstance(part, Limbs):
                texts = [f"{sign} {text}" for sign, text in zip(part.signs(), part.texts, strict=True)]
            else:
                texts = []
                inner = row[1].add_table(0, len(part.rows[0]))
                for cells in part.rows:
                    for cell, text in zip(inner.add_row().cells, cells, strict=True):
                        cell.text = text
            if any(isinstance(after, Action) for after in item.parts[at + 1 : at + 2]) and row[1].text:
                row = grid.add_row().cells
            for text in texts:
                row[1].add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_plain_pdf(meeting: Meeting) -> bytes:
    """The minutes as a PDF whose actions stand in lines of their own."""
    return as_pdf(meeting, columns=False)
