"""Saved pages and answers of the web service: what comes from their structure, and the traps in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from format_samples import SCRUTINY, as_page, as_xml

from minutegraph.errors import SourceError
from minutegraph.extraction.attendance import finder as attendance
from minutegraph.formats import told
from minutegraph.formats.reading import document, read
from minutegraph.model import Attendance, Document, Metadata, Minutes
from minutegraph.reading import layout

Kg = Callable[..., Result]
DATA = Path(__file__).parent / "data/formats"


def minutes(name: str) -> Minutes:
    return layout.read(document((DATA / name).read_bytes(), name, name, Metadata()))


def said(found: Minutes, *sections: str) -> list[str]:
    """The sentences in these sections."""
    blocks = (block for item in found.items for block in item.blocks if block.section in (sections or ("minutes",)))
    return [sentence.text for block in blocks for sentence in block.sentences]


def test_an_item_page_tells_its_meeting_and_parts_purpose_decision_and_minutes() -> None:
    found = minutes("item.html")
    assert (found.stated.authority, found.stated.body, found.stated.date, found.stated.title) == (
        "Ravenbourne Council", "Children's Scrutiny Panel", "2024-11-21", "Elective Home Education",
    )  # fmt: skip
    assert said(found) == [
        "The Head of Education reported that 214 children were educated at home.",
        "Members asked how many were visited.",
        "RESOLVED that the report be noted.",
    ]
    assert "RESOLVED that the report be noted." in said(found, "decision")


def test_an_issues_history_keeps_its_meetings_apart_and_states_no_single_one() -> None:
    found = minutes("issue.html")
    assert [(item.number, item.title) for item in found.items] == [("9", "School Places"), ("5", "School Places")]
    assert (found.stated.authority, found.stated.body, found.stated.date) == ("Ravenbourne Council", None, None)
    assert [mark.fragment for mark in found.document.marks] == ["AI77", "AI70"]


def test_a_decision_page_tells_who_decided_and_when() -> None:
    found = minutes("decision.html")
    assert (found.stated.body, found.stated.date, found.stated.title) == ("Cabinet", "2020-03-03", "Fostering Fees")
    assert "Cabinet agreed that fees for foster carers be raised by five per cent." in said(found)


def test_a_saved_page_tells_where_it_is_from() -> None:
    assert minutes("item.html").stated.url == "https://democracy.ravenbourne.example/mgAi.aspx?ID=4711"
    head = '<link rel="canonical" href="https://democracy.leeds.gov.uk/ieListDocuments.aspx?CId=1&amp;MId=2">'
    for extra, url in (
        (head, "https://democracy.leeds.gov.uk/ieListDocuments.aspx?CId=1&MId=2"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ("", None),
    ):
        page = as_page(SCRUTINY).decode().replace("<head>", f"<head>{extra}")
        assert read(page.encode(), "a.html").told.url == url
    single = b"<!--\n Page saved with SingleFile \n url: https://democracy.leeds.gov.uk/mgAi.aspx?ID=1 \n saved date: today\n-->"
    assert read(single + as_page(SCRUTINY), "a.html").told.url == "https://democracy.leeds.gov.uk/mgAi.aspx?ID=1"
    noted = b"<!-- saved from url=(0014)about:internet -->" + as_page(SCRUTINY)
    assert read(noted, "a.html").told.url is None


def test_the_name_of_the_software_is_no_council() -> None:
    page = as_page(SCRUTINY).decode()
    title = page.replace(f" - {SCRUTINY.authority}</title>", " - Modern Council</title>")
    assert title != page
    assert read(title.encode(), "a.html").told.authority == SCRUTINY.authority  # of its copyright line


def test_a_page_below_which_a_vote_is_recorded_keeps_its_limbs_and_drops_buttons() -> None:
    vote = (
        '<table  class="mgTableNoBorderFullWidth" ><caption  class="mgSectionTitle" >Recorded Vote</caption><thead>'
        '<th scope="col">Title</th><th scope="col">Result</th></th>'
        '<tr><td>Fees</td><td><img alt=""/>Carried</td></tr></table>'
        '<li><a  href="mgListRecordedVotesShort.aspx?AIID=1"  title="L">View Recorded Vote for this item</a></li>'
    )
    page = as_page(SCRUTINY).decode().replace("</div> </td>", f"</div> {vote}</td>")
    assert vote in page
    found = read(page.encode(), "a.html")
    assert "View Recorded" not in found.text and "| Fees | Carried |" in found.text
    assert "\n\nRecorded Vote\n\n" in found.text and "(a) the report be noted;" in found.text


def test_a_page_that_shows_only_the_first_part_of_its_minutes_says_so(kg: Kg, tmp_path: Path) -> None:
    end = '&nbsp;...&nbsp; <a href="mgAi.aspx?ID=501" title="Link">\nview the full minutes text for item 22.</a></p>'
    page = as_page(SCRUTINY).decode().replace("last quarter.</span></p>", f"last quarter.</span>{end}")
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert end in page and kg("build", "a.html").exit_code == 0
    report = Path("graph/report.md").read_text("utf-8")
    assert "shows only the first part of item 22; give the printed minutes" in report
    (turtle,) = Path("graph/minutes").glob("*/*.ttl")
    quotes = [line for line in turtle.read_text("utf-8").splitlines() if "oa:exact" in line]
    assert len(quotes) > 15 and not any("view the full" in line for line in quotes)


def test_a_cmis_page_without_minutes_is_refused_with_the_file_that_has_them() -> None:
    with pytest.raises(SourceError, match="'Final Licensing Minutes 03082021'"):
        minutes("cmis-file.html")


def test_a_cmis_page_tells_its_meeting_and_its_items() -> None:
    found = minutes("cmis.html")
    assert (found.stated.authority, found.stated.body, found.stated.date) == (
        "Oldcastle County Council", "Planning Committee", "2021-05-12",
    )  # fmt: skip
    assert [(item.number, item.title) for item in found.items][1:] == [
        ("14", "Application 21/00123"), ("15", "Enforcement Update"),
    ]  # fmt: skip
    assert "Councillors" not in found.document.text


def test_any_other_page_is_its_main_content() -> None:
    found = minutes("other.html")
    assert found.stated.authority == "Little Wending Parish Council" and found.stated.date == "2022-02-03"
    assert [item.title for item in found.items][1:] == ["Apologies", "Footpaths", "Finance"]
    assert not {"Litter", "Cookies", "Skip"} & set(found.document.text.replace("\n", " ").split())
    assert "1. Grass cutting 120.00" in found.document.text


POST = """<html><body><nav>Home</nav><main id="main"><article class="post"><header><h1>Minutes 14th October 2025</h1>
<div class="entry-meta">Posted on <time>21 October 2025</time> by <a href="/author/clerk">clerk</a></div></header>
<div class="entry-content"><p>LITTLE OAKHAM PARISH COUNCIL</p>
<p>Minutes of the Parish Council Meeting held on Tuesday 14th October 2025 at 7.30pm</p>
<p>1. Roads</p><p>The Clerk reported that the road was closed.</p></div>
<footer class="entry-footer">Posted in <a href="/minutes">Minutes</a> | Share: <a href="#">Facebook</a></footer></article>
<section id="comments"><h2>Leave a reply</h2><p>Your email address will not be published.</p></section></main></body></html>"""


def test_who_posted_a_page_and_when_buttons_and_comments_are_no_part_of_the_minutes() -> None:
    found = layout.read(document(POST.encode(), "a.html", "a.html", Metadata()))
    assert (found.stated.body, found.stated.date) == ("Parish Council", "2025-10-14")
    assert not [word for word in ("Posted", "Share", "reply", "published") if word in found.document.text]


def test_the_same_copied_as_text_is_furniture() -> None:
    lines = ["LITTLE OAKHAM PARISH COUNCIL", "Minutes 14th October 2025", "Posted on 21 October 2025 by clerk",
             "Minutes of the Parish Council Meeting held on Tuesday 14th October 2025 at 7.30pm", "1. Roads",
             "The Clerk reported that the road was closed.",
             "Posted in Minutes | Share: Facebook X", "Leave a reply"]  # fmt: skip
    found = layout.read(Document("a.txt", "\n\n".join(lines)))
    assert (found.stated.body, found.stated.date) == ("Parish Council", "2025-10-14")
    assert said(found, "furniture") == [lines[2], *lines[-2:]]


def test_titles_are_free_of_downloads_and_twins_of_restricted_items_are_left_out() -> None:
    for form, name in ((as_page, "a.html"), (as_xml, "a.xml")):
        text = read(form(SCRUTINY), name).text
        assert text.count("Ofsted Inspection of Children's Services") == 1
        assert "\nOfsted Inspection of Children's Services\n" in text
        assert "Restricted" not in text and "View the decision" not in text and "var x" not in text


def test_titles_of_papers_are_as_the_service_gives_them_and_no_business() -> None:
    found = layout.read(document(as_xml(SCRUTINY), "a.xml", "a.xml", Metadata()))
    papers = [paper for each in SCRUTINY.items for paper in each.papers]
    assert papers and " KB" not in found.document.text
    assert set(papers) <= set(said(found, "furniture")) and not set(papers) & set(said(found))


def test_section_headings_are_no_items() -> None:
    for form, name in ((as_page, "a.html"), (as_xml, "a.xml")):
        found = read(form(SCRUTINY), name)
        titles = [found.text[head.title[0] : head.title[1]] for head in found.heads if head.title]
        assert "PART 1" in found.text and titles == [item.title for item in SCRUTINY.items]


def xml(body: str) -> bytes:
    return f'<?xml version="1.0"?><meeting>{body}</meeting>'.encode()


ITEM = (
    "<agendaitem><agendaitemid>7</agendaitemid><agendaitemnumber>3</agendaitemnumber>"
    "<agendaitemtitle>{}</agendaitemtitle>{}</agendaitem>"
)


def test_text_that_was_escaped_once_twice_or_thrice_is_plain() -> None:
    bodies = (
        "&lt;p&gt;Smith &amp;amp; Sons &amp;#8211; caf&amp;eacute;&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Smith &amp;amp;amp; Sons &amp;amp;#8211; caf&amp;amp;eacute;&amp;lt;/p&amp;gt;",
        "&lt;p&gt;Smith &amp;amp;amp; Sons &amp;amp;#8211; caf&amp;amp;eacute;&lt;/p&gt;",
    )
    for body in bodies:
        item = ITEM.format("Fees &amp;amp; Charges", f"<minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody>")
        text = read(xml(f"<agendaitems>{item}</agendaitems>"), "a.xml").text
        assert "Fees & Charges" in text and "Smith & Sons – café" in text and "&amp;" not in text and "<p>" not in text


def test_a_restricted_item_alone_shows_its_title_only() -> None:
    item = ITEM.format(
        "Contract", "<isrestricted>True</isrestricted><minutesnonemptyhtmlbody>Secret.</minutesnonemptyhtmlbody>"
    )
    text = read(xml(f"<agendaitems>{item}</agendaitems>"), "a.xml").text
    assert "Contract" in text and "Secret" not in text


def test_an_answer_names_its_committee_and_site_in_its_items_only() -> None:
    item = ITEM.format(
        "Fees",
        "<minutesitemnumber>12</minutesitemnumber><minutesitemsubnumber>b</minutesitemsubnumber>"
        "<refertocommittee>Audit Committee</refertocommittee><linkeddocuments><linkeddoc><title>Report</title>"
        "<url>https://democracy.leeds.gov.uk/mgConvert2PDF.aspx?ID=6</url></linkeddoc></linkeddocuments>",
    )
    found = read(xml(f"<meetingid>77</meetingid><agendaitems>{item}</agendaitems>"), "a.xml")
    assert (found.told.authority, found.told.body) == (None, "Audit Committee")
    assert found.told.url == "https://democracy.leeds.gov.uk/ieListDocuments.aspx?MId=77"
    assert "\n12b.\n" in found.text


def test_attendance_comes_in_the_groups_that_minutes_print() -> None:
    people = (
        ("Councillor A Bell", "Chair", "Present"), ("Councillor C Dorn", "Committee Member", "Present"),
        ("Councillor E Finch", "Substitute", "Present as substitute"), ("Councillor G Hale", "Committee Member", "Apologies"),
        ("Mary Hill", "Head of Legal", "In attendance"), ("Councillor J King", "Committee Member", "Absent"),
        ("Councillor L Moss", "Committee Member", "Expected"),
    )  # fmt: skip
    rows = "".join(
        f'<attendee name="{name}" roledescription="{role}" attendance="{how}"/>' for name, role, how in people
    )
    text = read(xml(f"<agendaitems></agendaitems><attendees>{rows}</attendees>"), "a.xml").text
    assert text.rstrip("\n").split("\n\n") == [
        "Present:", "Councillor A Bell (Chair)", "Councillor C Dorn", "Substitutes:", "Councillor E Finch (Substitute)",
        "Apologies:", "Councillor G Hale", "In attendance:", "Mary Hill, Head of Legal", "Absent:", "Councillor J King",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"", "utf-8"),
        (b"", "cp1252"),
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b"<meta charset=utf-8>", "cp1252"),
        (b"", "utf-16"),
    ],
)
def test_pages_are_read_in_the_charset_that_they_have(head: bytes, encoding: str) -> None:
    page = f"<html><head>{head.decode()}</head><body><p>Children’s Café – noted</p></body></html>"
    assert read(page.encode(encoding), "a.html").text == "Children’s Café – noted\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<?xml version="1.0"?><meeting><agendaitems><agendaitem>', "breaks at line 1"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "GetMeeting"),
        (b'<?xml version="1.0"?><meetings><meeting><meetingid>1</meetingid></meeting></meetings>', "list of meetings"),
        (
            b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
            b"<meeting><agendaitems>&b;</agendaitems></meeting>",
            "declares entities",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            b"<meeting><agendaitems>&a;</agendaitems></meeting>",
            "declares entities",
        ),
        (b"<html><body><script>1</script></body></html>", "without text"),
    ],
    ids=["cut", "other", "list", "bomb", "file", "script"],
)
def test_what_is_no_meeting_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as error:
        read(content, "a.xml")
    assert str(error.value).startswith("a.xml: ") and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Agenda for Cabinet | Oakham, Elmstow and Ashby Council"], "Oakham, Elmstow and Ashby Council"),
        (["Meeting of the Parish Council", "Copyright 2019 Oakham Parish Council"], "Oakham Parish Council"),
        (["Home - BCP", "BCP Democracy"], "Bournemouth, Christchurch and Poole Council"),
        (["BCP Democracy"], None),  # once is no proof
        (["Agenda", "Reading"], None),
        (["Halton", "Halton logo", "Warrington", "Warrington logo"], None),
    ],
)
def test_the_names_of_a_site_tell_whose_it_is(names: list[str], expected: str | None) -> None:
    assert told.authority(names) == expected


@pytest.mark.parametrize(
    ("lines", "named"),
    [(("Wereham District Council",), True), (("Wereham District Council", "Elmstow City Council"), False)],
)
def test_a_page_whose_content_leaves_out_the_council_above_it_names_it_all_the_same(
    lines: tuple[str, ...], named: bool
) -> None:
    said = "The Head of Commissioning informed Members that the home had been inspected and that all of the beds were taken, "
    page = (
        "<html><head><title>Meeting</title></head><body><div id='top'><p>Home</p>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</div><div class='text'><h1>Care Panel - 12 March 2024</h1><h2>1. Homes</h2>"
        + f"<p>{said}but two.</p><p>{said}but three.</p><p>Councillor Lunn asked why, and was answered.</p></div></body></html>"
    )
    found = layout.read(document(page.encode(), "a.html", "a.html", Metadata())).stated
    council = "Wereham District Council" if named else None
    assert (found.authority, found.body, found.date) == (council, "Care Panel", "2024-03-12")


TABLES = {
    "Member | Role | Ward | Attendance": (
        "Councillor A Bone|Chair|East|Present", "Councillor B Cole||West|Apologies",
        "Councillor C Hay||North|Substitute for Councillor Cole", "F Flint|Head of Housing||In attendance",
        "Councillor D Gow||South|Absent",
    ),
    "PRESENT | APOLOGIES | ABSENT | OFFICERS": (
        "Councillor A Bone (Chair)|Councillor B Cole|Councillor D Gow|F Flint, Head of Housing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("head", TABLES)
def test_a_table_of_who_attended_tells_in_which_way(head: str) -> None:
    rows = [[cell.strip() for cell in row.split("|")] for row in (head, *TABLES[head])]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    top = "<h1>Ravenbourne Council</h1><p>Scrutiny Panel, 4 March 2024</p>"
    page = f"<html><body><main>{top}<table>{table}</table></main></body></html>"
    found = {each.person: (each.kind, each.role, each.instead_of) for each in attended(page)}
    assert found.pop("Councillor C Hay", ("substitute", None, "Councillor Cole")) == ("substitute", None, "Councillor Cole")
    assert found == {
        "Councillor A Bone": ("present", "Chair", None),
        "Councillor B Cole": ("apologies", None, None),
        "F Flint": ("in attendance", "Head of Housing", None),
        "Councillor D Gow": ("absent", None, None),
    }


def test_marks_in_a_table_of_who_attended_are_not_guessed_at() -> None:
    table = "<table><tr><td>Name</td><td>Attendance</td></tr><tr><td>Councillor A Bone</td><td>P</td></tr></table>"
    assert attended(f"<html><body><main><h1>Ravenbourne Council</h1><p>Panel, 4 March 2024</p>{table}</main></body></html>") == ()


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (["Status|Name", "Present|Councillor A Bone", "Absent|"], "Councillor A Bone"),
        (["Representative|Concern raised|Status", "Ann Bone|Children missed school for weeks|Yes"], "Children missed school"),
        (["Name|Status", "School roof|No"], "School roof"),
        (["Member|Attended|Apologies", "Councillor A Bone|No|Yes"], "Councillor A Bone"),
    ],
)
def test_a_table_that_only_looks_like_one_of_attendance_keeps_its_words(rows: list[str], kept: str) -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    page = f"<html><body><main><h1>Ravenbourne Council</h1><p>Panel, 4 March 2024</p><table>{cells}</table></main></body></html>"
    assert kept in document(page.encode(), "a.html", "a.html", Metadata()).text
    assert not [each for each in attended(page) if each.kind == "absent"]


def attended(page: str) -> tuple[Attendance, ...]:
    return attendance.find(layout.read(document(page.encode(), "a.html", "a.html", Metadata())))
