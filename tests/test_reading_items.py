"""Where items of business begin: their numbers, marks and titles, and what only looks like one."""

from __future__ import annotations

import textwrap

import pytest
from sample_readings import only, reading, texts, told

from minutegraph.model import Document, Metadata
from minutegraph.reading.layout import read


def numbered(text: str) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in reading(text).items if item.number or item.title]


@pytest.mark.parametrize(
    "form", ["Item {} | {}", "Item {}: {}", "Agenda Item {} – {}", "ITEM {}. {}", "Item No. {} - {}"]
)
def test_the_word_item_before_the_number(form: str) -> None:
    titles = ["Apologies", "School Places Plan", "Waste Strategy"]
    body = "The Director presented the plan and answered questions on it. Members noted the position."
    page = "\n\n".join(f"{form.format(n, title)}\n{body}" for n, title in enumerate(titles, 4))
    assert numbered(f"Cabinet\n14 May 2024\n\n{page}\n") == [
        ("4", "Apologies"),
        ("5", "School Places Plan"),
        ("6", "Waste Strategy"),
    ]


def test_a_reference_to_an_item_is_no_heading() -> None:
    page = "Cabinet\n\nItem 4 was taken first.\n\nItem 5 was deferred.\n\nItem 6 | see above.\n"
    assert numbered(page) in ([], [(None, "Cabinet")])


def test_letters_before_the_number() -> None:
    body = "The report was noted by Members after a short discussion of the figures in it."
    for form in ("A.{}", "AR{}"):
        page = "\n\n".join(
            f"{form.format(n)} {t}\n\n{body}" for n, t in ((21, "MINUTES"), (22, "RISK"), (23, "AUDIT PLAN"))
        )
        assert numbered(page) == [
            (form.format(21), "MINUTES"),
            (form.format(22), "RISK"),
            (form.format(23), "AUDIT PLAN"),
        ]


def test_recommendations_with_letters_are_no_items() -> None:
    page = """
        Audit Committee

        7. Audit report

        The auditor recommended:

        SR11 That the Council keep a savings plan.
        SR12 That the Council reconcile its accounts.
        SR13 That the Council take advice.

        8. Risk

        The report was noted.
        """
    assert numbered(textwrap.dedent(page)) == [("7", "Audit report"), ("8", "Risk")]


def test_titles_that_are_questions_or_clauses() -> None:
    body = "Members heard from the Clerk and thanked her for the work that had been done in the year."
    titles = ["Welcome", "What the inspectors said", "How did we do?", "Homes"]
    page = "\n\n".join(f"{n}  {title}\n\n{body}" for n, title in enumerate(titles, 1))
    assert [title for _, title in numbered(page)] == titles


def test_a_known_title_before_a_full_stop() -> None:
    page = """Thorley Parish Council

        22/41 Apologies. Cllr Hay (work).

        22/42 Minutes. The minutes of 3rd May were signed.

        22/43 Planning
        Nothing received.
        """
    found = reading(textwrap.dedent(page)).items
    assert [item.title for item in found if item.number] == ["Apologies", "Minutes", "Planning"]
    assert "The minutes of 3rd May were signed." in texts(found[-2])


def test_minutes_below_the_supporting_documents_where_the_page_has_no_mark() -> None:
    page = """Agenda item

        Update from the Improvement Board

        Supporting documents:
        Report to Cabinet PDF 120 KB
        Appendix A: letter from the Minister

        The Director presented the report. Councillor Ash asked how many had left.

        RESOLVED – That the report be noted.
        """
    blocks = told(only(textwrap.dedent(page)))
    assert ("paragraph", "minutes", "", "The Director presented the report.", 0, None) in blocks
    assert any(block[3].startswith("RESOLVED") for block in blocks)
    assert not any("letter from the Minister" in block[3] for block in blocks)


def test_a_title_that_names_a_body() -> None:
    page = "Agenda item\nSafeguarding Adults Board\nMinutes:\nThe Chair presented the report of the Board.\nIt was noted.\n"
    found = reading(page)
    assert found.items[0].title == "Safeguarding Adults Board"
    assert found.stated.body is None


def test_a_sentence_is_no_title() -> None:
    page = "Agenda item\n\nMeeting of Cabinet, Tuesday, 14 May 2024\n\nMinutes:\nThe Chair presented the report.\n\nNoted.\n"
    assert only(page).title != "The Chair presented the report"


def test_rows_of_those_present_are_lines_of_their_own() -> None:
    page = (
        "Schools Forum\n\nPresent:\n\nMartin Kirk (academy headteacher)\nFiona Braith (primary headteacher)\n"
        "Adam Coker (secondary headteacher)\nJill Rush (primary governor)\n\nOfficers:\n\nAnn Dow – Service Director\n"
        "Ian Pole – Schools Finance Manager\n"
    )
    found = [text for item in reading(page).items for text in texts(item)]
    assert "Fiona Braith (primary headteacher)" in found
    assert "Ian Pole – Schools Finance Manager" in found


MARKS = {
    "number and minute": "{n}  ({n}) {T} – {x}",
    "two numbers": "{n} ({k}) {T}\n\n{x}",
    "a number in front in brackets": "(Item {n}) {T}\n\n{x}",
    "the number behind": "{t} (Agenda Item {n})\n\n{x}",
    "the minute behind": "{T} [Minute {n}]\n\n{x}",
    "minute and dash": "Minute {n} - {t}\n\n{x}",
    "letters, number, years": "Cou/{n}/07-08 {t}\n\n{x}",
    "letters and number": "CPB/{n} {t}\n\n{x}",
    "letters, stop, number, year": "HOSC.{n}/20 {T}\n\n{x}",
    "number and municipal year": "{n}/2021-22 {T}\n\n{x}",
    "year and number": "2021.{n} {t}\n{x}",
    "a nought behind": "{k}.0 {t}\n\n{k}.1 {x}",
    "brackets": "({k}) {t}\n\n{x}",
    "square brackets": "[{n}] {t}\n\n{x}",
    "dash": "{k} – {t}\n\n{x}",
    "roman": "{r} {T}\n\n{x}",
    "letter": "{l}. {t}\n\n{x}",
    "item alone": "Item No. {k}\n\n{t}\n\n{x}",
    "code alone": "12/{n}/HMB\n\n{t}\n\n{x}",
    "row of a table": "{k} | {t} | {x} |",
    "full stop": "{n}. {t}.\n\n{x}",
}
BUSINESS = [
    ("Apologies for absence", "Apologies were received from Councillor Dow."),
    ("Minutes of the last meeting", "The minutes of the meeting held on 3 May were agreed as a correct record."),
    (
        "Inspection of fostering",
        "The Director presented a report. Members asked how many carers had left. He said six.",
    ),
    ("Budget monitoring", "The Head of Finance submitted a report. It was noted that an overspend was forecast."),
    ("Date of next meeting", "The next meeting would be held on 4 July 2021."),
]


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS.keys())
def test_items_marked_in_rarer_ways(mark: str) -> None:
    body = [
        mark.format(n=44 + k, k=k, t=t, T=t.upper(), x=x, r=("", "I", "II", "III", "IV", "V")[k], l=" ABCDE"[k])
        for k, (t, x) in enumerate(BUSINESS, 1)
    ]
    minutes = reading(
        "Elmshire Scrutiny Panel\n\n3 June 2021\n\nPresent: Councillor Hay.\n\n" + "\n\n".join(body) + "\n"
    )
    titles = [item.title.rstrip(".").lower() for item in minutes.items if item.title]
    assert titles == [title.lower() for title, _ in BUSINESS]
    assert all(item.number for item in minutes.items if item.title)
    assert len({item.number for item in minutes.items if item.title}) == len(BUSINESS)


@pytest.mark.parametrize(
    "lines",
    [
        ["KPI{k} The share of visits made in time rose to 9{k} per cent.", 9],
        ["({k}) That the Director be asked to report on part {k} of the plan.", 5],
        ["{l}. The officer said that the road was closed for week {k}.", 5],
        ["P/{k} The panel asked about the length of the queue at window {k}.", 5],
    ],
)
def test_lists_with_codes_letters_and_brackets_are_no_items(lines: list) -> None:  # type: ignore[type-arg]
    form, count = lines
    text = "\n\n".join(form.format(k=k, l=" ABCDEFGHIJ"[k]) for k in range(1, count + 1))
    minutes = reading(
        "The Panel met at noon.\n\nThe Director presented the report, of which the points were:\n\n" + text
    )
    assert len(minutes.items) == 1


def test_rows_of_a_flattened_table_are_items() -> None:
    minutes = reading(
        "Venue: Online\nNo. | Item |\n---|---|\n"
        "Welcome Minutes: The Chair welcomed Members. |\n|\n"
        "Recording of Observers To record any observers present. Minutes: There were none. |\n|\n"
        "To approve as a correct record the minutes of 2 May 2020. Minutes: The minutes were approved. |\n|\n"
        "Funding Review PDF 235 KB To consider a report of the Director.\nThe report gives the findings.\n"
        "Members are asked to: note it. Minutes: The Director submitted a report.\nRESOLVED - That the report be noted. |\n"
    )
    assert [item.title for item in minutes.items if item.title] == [
        "Welcome", "Recording of Observers", "To approve as a correct record the minutes of 2 May 2020.", "Funding Review",
    ]  # fmt: skip
    last = [(block.section, block.sentences[0].text) for block in minutes.items[-1].blocks if block.sentences]
    assert ("purpose", "The report gives the findings.") in last
    assert ("minutes", "RESOLVED - That the report be noted.") in last


def test_numbers_without_a_stop_are_items_of_the_list_that_a_line_announces() -> None:
    item = only(
        "The Forum resolved:\n\n1 to note:\n\ni. the position; and\n\nii. the rates.\n\n2 to agree the fund.\n\n"
        "The Chair thanked all."
    )
    assert [(b.marker, b.depth) for b in item.blocks] == [("", 0), ("1", 1), ("i.", 2), ("ii.", 2), ("2", 1), ("", 0)]


def test_a_number_that_opens_a_sentence_is_no_item_of_a_list() -> None:
    item = only("The Chair gave the figures.\n\n1 officer had left and\n\n2 had come.\n\nNobody asked why.")
    assert [block.depth for block in item.blocks] == [0, 0, 0, 0]


def test_reasons_below_a_limb_are_a_block_of_their_own() -> None:
    item = only(
        "RECOMMENDED –\n(1) That the plan be noted.\n(2) That a report be made.\nReasons for recommendations\n(1) To tell."
    )
    assert "Reasons for recommendations" in texts(item)


def test_a_title_may_end_with_a_full_stop_but_a_sentence_is_none() -> None:
    minutes = reading(
        "20. To accept apologies for absence.\n\nCllr Hay.\n\n21. Declarations of interest in matters to be discussed.\n\n"
        "None.\n\n22. Minutes of the last meeting were read and were approved.\n\n23. Finance.\n\nThe accounts were paid.\n"
    )
    assert [item.title for item in minutes.items] == [
        "To accept apologies for absence.", "Declarations of interest in matters to be discussed.", None, "Finance.",
    ]  # fmt: skip


def test_dates_and_years_in_a_title_are_no_text_behind_it() -> None:
    minutes = reading(
        "36 APOLOGIES\nAn apology was received.\n37 THE AUDIT PLAN FOR 2010 - 2011\nThe plan was noted.\n"
        "38 TRAINING EVENT - 28 SEPTEMBER 2012\nIt was held.\n39 CORRESPONDENCE - The letters were read.\n"
    )
    assert [item.title for item in minutes.items] == [
        "APOLOGIES", "THE AUDIT PLAN FOR 2010 - 2011", "TRAINING EVENT - 28 SEPTEMBER 2012", "CORRESPONDENCE",
    ]  # fmt: skip


def test_a_column_named_agenda_item_makes_no_page_of_one_item() -> None:
    minutes = reading(
        "MINUTES of the Scrutiny Committee\n\nOfficers:\n\nAgenda Item\n\nOfficer Attending\n\n6\n\nAnn Dow\n\n"
        "1/09   APOLOGIES\n(Agenda No. 1)\n\nThere were none.\n\n2/09   MINUTES\n(Agenda No. 3)\n\nThey were agreed.\n\n"
        "3/09   INSPECTION\n(Agenda No. 6)\n\nThe letter was read.\n"
    )
    assert [item.number for item in minutes.items if item.number] == ["1/09", "2/09", "3/09"]


def test_lines_broken_behind_an_initial_or_a_genitive_go_on() -> None:
    item = only(
        "Apologies were received from Councillors Anwen J.\nDew and Ian Perry.\n\n"
        "(a) That the Chair review the Committee's\nWork Programme."
    )
    assert texts(item)[0].endswith("Anwen J. Dew and Ian Perry.")
    assert texts(item)[1] == "That the Chair review the Committee's Work Programme."


def test_the_author_below_a_title_is_no_title() -> None:
    minutes = reading(
        "Agenda and minutes\n\nAdults Committee - Tuesday, 30th June, 2020\n\nNo. Item\n\nAppointment of Chair\n\nMinutes:\n\n"
        "RESOLVED - That Councillor Dew be appointed Chair.\n\nWork Programme pdf icon PDF 271 KB\n\n"
        "Report of the Managing Director\n\n"
        "Additional documents:\n\nMinutes:\n\nRESOLVED - That the report be noted.\n"
    )
    assert [item.title for item in minutes.items if item.title] == ["Appointment of Chair", "Work Programme"]


def test_the_line_that_every_page_repeats_is_left_out_but_for_the_first() -> None:
    pages = "".join(f"\n\nMembers asked about item {n}.\n\nUpton Council Minutes\nPage {n} of 4\n" for n in range(1, 5))
    minutes = read(Document("a.txt", f"Upton Council Minutes\n\n5. Roads{pages}"))
    texts = [sentence.text for item in minutes.items for block in item.blocks for sentence in block.sentences]
    assert [text for text in texts if "Upton Council" in text] == ["Upton Council Minutes"]
    assert sum(text.startswith("Members asked") for text in texts) == 4


def test_points_in_small_letters_that_lost_their_marks_are_items() -> None:
    points = (
        "the timeliness of meetings and who attends them at each of the offices",
        "management oversight, so that drift is challenged",
        "life-story work",
    )
    item = only("What needs to improve, according to Ofsted:\n\n" + "\n".join(points) + "\n\nThe Chair thanked them.")
    assert [text for text, block in zip(texts(item), item.blocks, strict=True) if block.depth] == list(points)


def test_a_broken_paragraph_behind_a_colon_stays_whole() -> None:
    item = only("The Director said:\n\nthat the plans had been late and\nthat staff had been moved to\nhelp with the backlog.")
    assert len(texts(item)) == 2


def test_a_year_and_letters_on_the_line_above_the_title_number_an_item() -> None:
    body = "Minutes:\n\nThe report was noted by Members after a short discussion of the figures in it."
    titles = ((9, "Apologies"), (10, "Declarations of Interests"), (11, "Communications"))
    page = "\n\n".join(f"23-24/AGC/{n:02}\n\n{title}\n\n{body}" for n, title in titles)
    assert [title for _, title in numbered(f"Audit Committee\n\n{page}\n")] == [title for _, title in titles]


def test_pages_of_single_items_one_after_the_other_have_each_their_own_minutes() -> None:
    text = (
        "Corvedale Council\n\nParenting Board\n\nPresent: Councillors Abney and Birt\n\nAgenda item\n\n"
        "Other matters that the Chair takes as they are urgent.\n\nThe Chair told the Board that the bid was late.\n\n"
        "Agenda item\n\nCabinet - Monday, 3 March 2025\n\nBudget\n\nMinutes:\n\nMembers noted the plan.\n\n"
        "Agenda item\n\nWork Plan\n\nTo agree the plan.\n\nMinutes:\n\nMembers agreed the plan.\n"
    )
    items = reading(text).items
    assert [item.title for item in items] == [None, None, None, "Work Plan"]
    minuted = [block.sentences[0].text for item in items for block in item.blocks if block.section == "minutes"]
    assert "The Chair told the Board that the bid was late." in minuted
    assert "To agree the plan." not in minuted


def test_a_line_that_goes_on_behind_a_comma_is_no_title() -> None:
    page = "Agenda and minutes\n\nNo. Item\n\nApologies\n\nThere were none.\n\n\nAir\n\nThe steps:\n\n\n{}\n\nNew sensors.\n"
    assert "Notice to drivers," not in [title for _, title in numbered(page.format("Notice to drivers,"))]
    assert "Notice to drivers" in [title for _, title in numbered(page.format("Notice to drivers"))]


def test_a_year_that_ends_a_broken_sentence_opens_no_item() -> None:
    text = (
        "OS.44\n\nHousing\n\nMinutes:\n\nThe Committee considered the final report of the Homelessness Group, set up in June\n"
        "2019.\n\nCouncillor Lamb asked about fees.\n\nOS.45\n\nBudget\n\nMinutes:\n\n"
        "The Committee considered the figures of the last quarter, which were to be sent to all by June\n2020.\n\n"
        "The report was noted.\n\nOS.46\n\nWork programme\n\nMinutes:\n\nThe programme was noted.\n"
    )
    assert [one.number for one in read(Document("t.txt", text, Metadata())).items] == ["OS.44", "OS.45", "OS.46"]
