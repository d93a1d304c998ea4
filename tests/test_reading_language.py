"""English or Welsh, minutes or something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutegraph.model import Document
from minutegraph.reading.language import language, looks_like_minutes
from minutegraph.reading.layout import read

WELSH = """Cofnodion y cyfarfod a gynhaliwyd yn y neuadd ar y trydydd o Fai.
Roedd y Clerc wedi ysgrifennu at y Cyngor Sir ac yr oedd ateb wedi dod. Cynigiwyd gan y Cyng. A. Rhys ac eiliwyd gan y
Cyng. M. Lewis bod y cyfrifon yn gywir. Cytunwyd i dalu am y gwaith ar y llwybr."""

ENGLISH = """The Clerk had written to the highway authority and a reply had been received. It was agreed that the verge
would be cut in the spring, and that the cost of it be met from the reserve."""

AGENDA = """Agenda

Health Scrutiny Committee - Tuesday, 4th March, 2025 2.00 pm

1. Apologies for Absence

To receive apologies for absence.

2. Declarations of Interest

Members are asked to declare any interest in any item on the agenda.

3. Minutes of the previous meeting

To approve as a correct record the minutes of the meeting held on 7 January 2025.

4. Hospital discharge

To consider a report of the Director of Adult Services on delays in discharge, as requested at the last meeting.

5. Exclusion of the public

To consider whether to pass a resolution that the public be excluded.
"""

REPORT = """Report to Cabinet

Purpose of the report

1.1 This report sets out the financial position at the end of quarter 2 and asks Cabinet to approve the virements.

Recommendations

2.1 Cabinet is asked to note the forecast overspend and to approve the use of reserves.

Background

3.1 In February 2024 Full Council approved a budget of £212m. Cabinet considered the position at quarter 1 and agreed a
recovery plan.
3.2 The Council has since received notice of a further grant. The Director reported a pressure on placements.

Financial implications

4.1 The financial implications are set out in the body of the report.

Background papers

None
"""

NEWS = """Parents' fury as town's only nursery is told to close

Parents have reacted angrily after being told that the nursery will close in the summer.
Mother of two Jo Penhale said she was "devastated" and that nobody had asked families what they wanted.
Councillor Ray Spill, who represents the ward, told the paper that the council had questioned the figures.
A spokesman for the trust said the decision was taken with regret. A petition has been signed by 900 people.
Councillors discussed the closure on Tuesday and agreed to write to the trust.
"""


@pytest.mark.parametrize(("text", "code"), [(WELSH, "cy"), (ENGLISH, "en"), ("1 2 3 ...", "und"), ("", "und")])
def test_language_by_its_commonest_words(text: str, code: str) -> None:
    assert language(text) == code
    assert read(Document("a.txt", text)).language == code


@pytest.mark.parametrize(
    "text", [AGENDA, REPORT, NEWS, WELSH, "", "Noted."], ids=["agenda", "report", "news", "cy", "", "-"]
)
def test_what_is_no_minutes(text: str) -> None:
    assert not looks_like_minutes(read(Document("a.txt", text)))


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item\n\nCare homes\n\nMinutes:\n\n"
        "Members asked about fees. The Director advised that they had risen.\n",
        "Present: Cllr Oake, Cllr Vye\n\nMatters arising\n\nIt was agreed that the Clerk would write to the trust.\n\n"
        "Mrs Lee reported a broken gate; the Clerk noted it.\n",
        "Notes of meeting: 15 October 2025\n\nBoard members: Cllr Pratt\n\n1. Finance\n\nPR updated the Board. Cllr Pratt asked "
        "why the report had been sat on. PR said it was for others to publish. HK: the figure is worse. DA to reconcile.\n",
        "RESOLVED: That the report be noted and the Committee thanked the officers for it, and agreed to meet again.\n",
    ],
)
def test_what_is_minutes(text: str) -> None:
    assert looks_like_minutes(read(Document("a.txt", text)))


def test_all_real_and_invented_minutes_in_english_are_minutes(shared: Path) -> None:
    missed, paths = [], sorted(shared.glob("minutes/*/*.txt"))
    assert paths
    for path in paths:
        minutes = read(Document(path.name, path.read_text("utf-8-sig")))
        if (minutes.language == "en") != looks_like_minutes(minutes):
            missed.append(path.name)
    assert missed == []
