"""Invented meetings, each written by one description in every format that is read: the same facts must come of all.

The pages and the XML follow the shapes of ModernGov's own, as pages and answers kept in public repositories show them
(Word's HTML without most of its styles, titles outside of the content, no council and no committee of its own in the
XML); all words in them are invented.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Limbs:
    """A list: numbered "a" (letters in brackets) or "1" (numbers), or "•"."""

    style: str
    texts: tuple[str, ...]

    def signs(self) -> list[str]:
        if self.style == "•":
            return ["•"] * len(self.texts)
        return [f"({chr(97 + at)})" if self.style == "a" else f"{at + 1}." for at in range(len(self.texts))]


@dataclass(frozen=True)
class Rows:
    """A table of data."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Action:
    """Who is to act on the paragraph above: a line of its own, or a word in the column at the right."""

    owner: str


Part = str | Limbs | Rows | Action


@dataclass(frozen=True)
class Item:
    number: str
    title: str
    parts: tuple[Part, ...]
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    authority: str
    body: str
    day: str
    iso: str
    time: str
    venue: str
    present: tuple[tuple[str, str], ...]
    apologies: tuple[str, ...]
    attending: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]

    def attendance(self) -> list[tuple[str, list[str]]]:
        """The groups with their lines, as minutes print them."""
        return [
            ("Present", [f"{name} ({role})" if role else name for name, role in self.present]),
            ("Apologies", list(self.apologies)),
            ("In attendance", [f"{name}, {role}" for name, role in self.attending]),
        ]


SCRUTINY = Meeting(
    "Wendlebury City Council", "Children and Families Scrutiny Committee", "Tuesday, 5 March 2024", "2024-03-05", "6.00 pm",
    "Council Chamber, Guildhall",
    (("Councillor Ada Penrose", "Chair"), ("Councillor Ben Ockley", "Vice-Chair"), ("Councillor Rhian Tamsett", ""),
     ("Councillor Joel Pargeter", "")),
    ("Councillor Moira Quill",),
    (("Helena Brisco", "Director of Children's Services"), ("Tom Aldous", "Head of Safeguarding"),
     ("Priya Nandra", "Democratic Services Officer")),
    (
        Item("21", "Minutes of the Last Meeting", (
            "RESOLVED: That the minutes of the meeting held on 9 January 2024 be approved as a correct record.",)),
        Item("22", "Ofsted Inspection of Children's Services", (
            "The Director of Children's Services presented a report on the outcome of the inspection of local "
            "authority children's "
            "services, which Ofsted had carried out in November 2023 and which had judged overall effectiveness "
            "to be requires "
            "improvement to be good.",
            "Members asked why the number of re-referrals had risen, and whether the front door had enough "
            "experienced social "
            "workers. The Director replied that re-referrals had been driven by a rise in domestic abuse "
            "notifications, and that "
            "four experienced social workers had been recruited since January.",
            "Councillor Tamsett expressed concern that care leavers in the north of the city were waiting "
            "longer than others for a "
            "personal adviser.",
            "The Head of Safeguarding reported that caseloads had fallen from twenty-two to seventeen in the "
            "last quarter.",
            "RESOLVED: That",
            Limbs("a", ("the report be noted;", "the Director of Children's Services provide an update on the "
            "improvement plan to the "
                        "Committee in June 2024; and", "the Chair write to the Minister about the funding of "
                        "personal advisers.")),
        ), ("Inspection Report", "Improvement Plan")),
        Item("23", "Foster Carer Recruitment", (
            "The Committee considered a report of the Head of Safeguarding on the recruitment of foster carers.",
            Rows((("Year", "Approved", "Resigned"), ("2021/22", "14", "19"), ("2022/23", "21", "11"))),
            "Councillor Pargeter asked what had changed in the second year. The Head of Safeguarding explained "
            "that a new "
            "allowance had been introduced and that exit interviews were now held with every carer.",
            "The Head of Safeguarding agreed to circulate the findings of the exit interviews to Members.",
            Action("Head of Safeguarding"),
            "Members welcomed the progress that had been made.",
            "RESOLVED: That the report be noted.")),
        Item("24", "Work Programme", (
            "The Democratic Services Officer introduced the work programme.",
            "The Committee requested the following reports:",
            Limbs("•", ("a report on elective home education in September 2024;", "a report on school attendance;",
                        "an update on the written statement of action.")),
            "RESOLVED: That the work programme be agreed as amended.")),
    ),
)  # fmt: skip
"""A scrutiny committee with lettered limbs, a table of figures, an action and bullets."""

CABINET = Meeting(
    "Harrowdale County Council", "Cabinet", "Wednesday, 17 July 2019", "2019-07-17", "10.30 am", "Committee Room 2, Shire Hall",
    (("Councillor Leo Marchbank", "Leader of the Council"), ("Councillor Sunita Rao", ""), ("Councillor Giles Fothergill", "")),
    ("Councillor Wendy Apted",),
    (("Margaret Oyelaran", "Chief Executive"), ("David Stannard", "Director of Adult Social Care")),
    (
        Item("107", "Declarations of Interest", ("There were no declarations of interest.",)),
        Item("108", "Written Statement of Action: Local Area SEND", (
            "The Cabinet Member for Education introduced a report which set out the written statement of action "
            "required after the "
            "joint inspection of the local area by Ofsted and the Care Quality Commission in February 2019.",
            "The Chief Executive informed Cabinet that the statement had been submitted to Ofsted on 28 June "
            "2019 and had been "
            "accepted as fit for purpose.",
            "Councillor Rao asked how parents would be told of the changes. The Director of Adult Social Care "
            "confirmed that a "
            "parent carer forum would meet every six weeks and that its notes would be published.",
            "Resolved –",
            Limbs("1", ("That the written statement of action be endorsed.",
                        "That a progress report be submitted to Cabinet in December 2019.",
                        "That the recommendations of the Children's Scrutiny Committee be accepted."))), ("Written Statement",)),
        Item("109", "Peer Review of Adult Social Care", (
            "The Director of Adult Social Care presented the findings of the peer review that the Local "
            "Government Association had "
            "undertaken in May 2019. The review team had recommended that the Council strengthen its quality "
            "assurance and that it "
            "publish a market position statement.",
            "In response to a question from Councillor Fothergill, the Director of Adult Social Care stated "
            "that waiting lists for "
            "assessments would be cleared by the end of October.",
            "The Director of Adult Social Care to bring the market position statement to the September meeting.",
            Action("Director of Adult Social Care"),
            "The Leader of the Council thanked staff for their work.",
            "Resolved – That the findings be noted and the action plan be approved.")),
        Item("110", "Exclusion of the Press and Public", (
            "Resolved – That the press and public be excluded from the meeting during consideration of the "
            "following item.",)),
    ),
)  # fmt: skip
"""A cabinet with numbered limbs and a colon in a title."""

BOARD = Meeting(
    "London Borough of Thornmead", "Corporate Parenting Board", "Monday, 8 November 2021", "2021-11-08", "5.30 pm",
    "Meeting held online",
    (("Councillor Femi Adeyemi", "Chair"), ("Councillor Clare Houghton", ""), ("Councillor Piotr Zielinski", "")),
    (),
    (("Rosalind Achebe", "Assistant Director of Early Help"), ("Gareth Pugh", "Virtual School Head"),
     ("Dr Nisha Kapoor", "Designated Doctor for Looked After Children")),
    (
        Item("1", "Apologies for Absence", ("There were no apologies for absence.",)),
        Item("2", "Education of Looked After Children", (
            "The Virtual School Head gave a presentation on the attainment of looked after children. He advised "
            "the Board that "
            "attendance had recovered to 93 per cent, and that eleven young people had gone on to university in "
            "September 2021.",
            "The Chair queried why two children had been without a school place for more than six weeks. The "
            "Virtual School Head "
            "said that both lived outside the borough and that the receiving authorities had been challenged.",
            "The Board noted the presentation.")),
        Item("3", "Health Assessments", (
            "The Designated Doctor for Looked After Children reported that 71 per cent of initial health "
            "assessments had been "
            "completed within twenty working days, against a target of 90 per cent.",
            "Councillor Houghton was disappointed that the figure had not improved since the Care Quality "
            "Commission's inspection of "
            "safeguarding in 2020.",
            "The Assistant Director of Early Help undertook to report back to the next meeting on late notifications.",
            Action("Assistant Director of Early Help"),
            "AGREED that:",
            Limbs("a", ("the report be received;", "the Chair raise the matter with the Integrated Care Board; and",
                        "late notifications be reported monthly.")))),
        Item("4", "Any Other Business", ("The Chair thanked Rosalind Achebe, who was leaving the Council, for "
        "her service.",)),
    ),
)  # fmt: skip
"""A board whose items are numbered from 1."""

MEETINGS = (SCRUTINY, CABINET, BOARD)


def as_text(meeting: Meeting) -> bytes:
    """The minutes as plain text."""
    lines = [
        meeting.authority,
        meeting.body,
        f"Minutes of the meeting held on {meeting.day} at {meeting.time}",
        f"Venue: {meeting.venue}",
    ]
    for label, people in meeting.attendance():
        lines += [f"{label}:", *people] if people else []
    for item in meeting.items:
        lines.append(f"{item.number}. {item.title}")
        for part in item.parts:
            if isinstance(part, str):
                lines.append(part)
            elif isinstance(part, Limbs):
                lines += [f"{sign} {text}" for sign, text in zip(part.signs(), part.texts, strict=True)]
            elif isinstance(part, Rows):
                lines += ["| " + " | ".join(row) + " |" for row in part.rows]
            else:
                lines.append(f"Action: {part.owner}")
    return ("\n\n".join(lines) + "\n").encode()


def as_markdown(meeting: Meeting) -> bytes:
    """The minutes as Markdown: marked headings and labels, lists, tables with a line of dashes below their head."""
    lines = [f"# {meeting.authority}", f"## {meeting.body}", f"Minutes of the meeting held on {meeting.day} at {meeting.time}"]
    lines.append(f"Venue: {meeting.venue}")
    for label, people in meeting.attendance():
        lines += [f"**{label}:**", *people] if people else []
    for item in meeting.items:
        lines.append(f"## {item.number}. {item.title}")
        for part in item.parts:
            if isinstance(part, str):
                lines.append(part)
            elif isinstance(part, Limbs):
                signs = ["*" if sign == "•" else sign for sign in part.signs()]
                lines.append("\n".join(f"{sign} {text}" for sign, text in zip(signs, part.texts, strict=True)))
            elif isinstance(part, Rows):
                rows = ["| " + " | ".join(row) + " |" for row in part.rows]
                lines.append("\n".join([rows[0], "|" + " --- |" * len(part.rows[0]), *rows[1:]]))
            else:
                lines.append(f"**Action: {part.owner}**")
    return ("\n\n".join(lines) + "\n").encode()


def markup(parts: tuple[Part, ...]) -> str:
    """The body of an item as ModernGov keeps it: Word's HTML."""
    made = []
    for part in parts:
        if isinstance(part, str):
            made.append(
                f'<p class="MsoNormal"><span lang=EN-GB>{escape(part)}</span></p><p class="MsoNormal">&nbsp;</p>'
            )
        elif isinstance(part, Limbs) and part.style == "1":
            made.append('<ol type="1">' + "".join(f"<li>{escape(text)}</li>" for text in part.texts) + "</ol>")
        elif isinstance(part, Limbs):
            made += [_word_item(sign, text) for sign, text in zip(part.signs(), part.texts, strict=True)]
        elif isinstance(part, Rows):
            rows = "".join(
                "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>" for row in part.rows
            )
            made.append(f'<table class="MsoTableGrid" border=1>{rows}</table>')
        else:
            made.append(f"<p><b>Action: {escape(part.owner)}</b></p>")
    return "\n".join(made)


def _word_item(sign: str, text: str) -> str:
    """An item of a list as Word saves it, once ModernGov has taken out what tells that it is one."""
    gap = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;</span>'
    shown = "·" if sign == "•" else sign
    return (
        '<p class="MsoListParagraphCxSpMiddle" style="text-indent:-18.0pt"><span style=""><span style="">'
        f"{shown}{gap}</span></span>\n{escape(text)}</p>\n<p class=\"MsoListParagraphCxSpMiddle\">&nbsp;</p>"
    )


def as_page(meeting: Meeting) -> bytes:
    """ModernGov's page of the meeting (ieListDocuments.aspx)."""
    rows = ['<tr><th class="mgHide" abbr="No" scope="col">No.</th><th class="mgHide" abbr="Item" scope="col">Item</th></tr>'
            '<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" >0.</p></td>'
            '<td ><p  class="mgAiTitleTxt" >PART 1</p></td></tr>']  # fmt: skip
    for at, item in enumerate(meeting.items):
        anchor = f'<a name="AI{500 + at}" aria-disabled="true"></a>'
        papers = "".join(
            f'<li> <a  href="documents/s{n}/{n}.pdf"   title="Link to document &#39;{escape(name)}&#39; pdf file">{escape(name)} '
            f'<span  class="mgHide" >, item {item.number}.</span> {_size(90 + n)} </a>  </li>'
            for n, name in enumerate(item.papers)
        )
        extra = (
            f'<p class="mgSubItemTitleTxt">Additional documents:</p>\n<ul  class="mgBulletList" >{papers}</ul>'
            if papers
            else ""
        )
        title = escape(item.title)
        if papers:
            title = f'<a  class="mgAiTitleLnk"   href="documents/s9/r.pdf"    title="Link">{title} {_size(500)} </a>'
        rows.append(
            f'<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" >{anchor}{item.number}.</p></td>'
            f'<td ><p  class="mgAiTitleTxt" >{title}</p>'
            f'<ul class="mgActionList"><li><a href="ieDecisionDetails.aspx?AIId={500 + at}">View the decision</a></li></ul>'
            f'{extra}<p class="mgSubItemTitleTxt">Minutes:</p>\n<div class="mgWordPara"><div class="WordSection1">\n'
            f"{markup(item.parts)}</div>\n</div> </td></tr>"
        )
        if at == 1:
            rows.append(
                f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI999"></a>{item.number}.</p></td><td>'
                f'<p class="mgAiTitleTxt">{escape(item.title)}</p><div class="mgWordPara"><p>Restricted.</p></div></td></tr>'
            )
    present = "".join(
        f"<p><b>{label}:</b></p>" + "".join(f"<p>{escape(name)}</p>" for name in people)
        for label, people in meeting.attendance()
        if people
    )
    return (
        _PAGE.replace("BODY", escape(meeting.body))
        .replace("DAY", meeting.day)
        .replace("ISO", meeting.iso)
        .replace("TIME", meeting.time)
        .replace("COUNCIL", escape(meeting.authority))
        .replace("VENUE", escape(meeting.venue))
        .replace("PRESENT", present)
        .replace("ROWS", "".join(rows))
    ).encode()


def _size(number: int) -> str:
    return f'<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="pdf icon" /> PDF {number} KB</span>'


_PAGE = """<!DOCTYPE html>


<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta name="DC.title"  content="Agenda for BODY on DAY, TIME"/>
<meta name="DC.date" scheme="W3CDTF"  content="ISO"/>
		<title>Agenda for BODY on DAY, TIME - COUNCIL</title>
		<script>var x = '<p>RESOLVED: that nothing be</p>';</script>
	</head>
	<body>
		<header><img src="logo.png" alt="Modern.Gov logo" /></header>
		<div role="main">
		<nav aria-label="Breadcrumb"><ul><li><a href="/">Home</a></li><li>Councillors</li></ul></nav>
		<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >Agenda and minutes</h1></div>
			<div class="mgSubTitle" >
				<h2 class="mgSubTitleTxt"><a  href="mgCommitteeDetails.aspx?ID=135"  title="Link">BODY - DAY TIME</a></h2>
				</div>
	<div class="mgLinks" >
<ul  class="mgActionList" >
		<li><a  href="mgMeetingAttendance.aspx?ID=77"  title="Link">Attendance details</a></li>
			<li><a  href="documents/g77/Printed minutes.pdf?T=1"   title="Link">Printed minutes
<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF 111 KB</span> </a></li>
</ul>
</div>
<div class="mgContent" >
		<p><span  class="mgLabel" >Venue: </span>VENUE. <a  href="mgLocationDetails.aspx?RID=1" > View directions</a></p>
		<p><span  class="mgLabel" >Contact: </span>Priya Nandra&nbsp;
		Email: &nbsp;<a href="mailto:dem@example.org">dem@example.org</a></p>
PRESENT
				<h2  class="mgSectionTitle" >Media</h2>
		<table class="mgItemTable"  summary="Table of agenda items" id="mgItemTable">
		<caption  class="mgSectionTitle" >Items</caption>
ROWS
	</table>
<div class="mgHelpLine" ></div>
</div>
<div class="mgFooter" ><p>&nbsp;</p><script>mgJQuery(document);</script></div></div>
		</div>
		<footer class="footer"><p>Cookies</p><p>&copy; COUNCIL. All Rights Reserved.</p></footer>
	</body>
</html>"""


def as_xml(meeting: Meeting) -> bytes:
    """The answer of GetMeeting, with its HTML escaped once in XML and its entities once more.

    It names the committee only in its items and papers, the council nowhere, and numbers items by their place as well.
    """

    def field(name: str, value: str) -> str:
        return f"<{name}>{escape(value)}</{name}>\n"

    day = f"{meeting.iso[8:]}/{meeting.iso[5:7]}/{meeting.iso[:4]}"
    items = [
        f"<agendaitem>{field('agendaitemid', '499')}{field('agendaitemtitle', 'PART 1')}"
        f"{field('agendaitemnumber', '0')}{field('minutesitemnumber', '0')}</agendaitem>"
    ]
    for at, item in enumerate(meeting.items):
        docs = "".join(
            f"<linkeddoc>{field('attachmentid', str(n))}{field('title', name)}{field('isurl', 'False')}"
            f"{field('url', f'https://democracy.example.org/mgConvert2PDF.aspx?ID={n}')}{field('isrestricted', 'False')}"
            f"{field('meetingdate', day)}{field('committeetitle', meeting.body)}</linkeddoc>"
            for n, name in enumerate(item.papers)
        )
        body = markup(item.parts).replace("&nbsp;", "&amp;nbsp;").replace("'", "&amp;#39;")
        common = (
            field("agendaitemtitle", escape(item.title))
            + field("agendatext", "")
            + field("agendaitemnumber", str(at + 4))
            + "<agendaitemsubnumber>\n</agendaitemsubnumber>"
            + field("fulldisplaynumberformat", f"{item.number}.")
            + field("minutesitemnumber", item.number)
            + "<minutesitemsubnumber>\n</minutesitemsubnumber>"
            + field("refertocommittee", meeting.body)
            + field("isdisplayallowed", "True")
        )
        if at == 1:
            items.append(
                f"<agendaitem>{field('agendaitemid', '999')}{common}{field('isrestricted', 'True')}</agendaitem>"
            )
        items.append(
            f"<agendaitem>{field('agendaitemid', str(500 + at))}{common}{field('isrestricted', 'False')}"
            f"{field('minutesnonemptyhtmlbody', body)}<linkeddocuments>{docs}</linkeddocuments></agendaitem>"
        )
    people = "".join(
        f'<attendee membertype="U" memberid="{n}" name="{escape(name, True)}" roledescription="{escape(role, True)}" '
        f'attendance="{how}"><url>https://democracy.example.org/mgUserInfo.aspx?UID={n}</url></attendee>'
        for n, (name, role, how) in enumerate(
            [
                *((name, role or "Committee Member", "Present") for name, role in meeting.present),
                *((name, "Committee Member", "Apologies") for name in meeting.apologies),
                *((name, role, "In attendance") for name, role in meeting.attending),
                ("Councillor Nobody Noted", "Committee Member", "Expected"),
            ]
        )
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<meeting>'
        + field("meetingid", "77")
        + field("meetingdate", day)
        + field("meetingstatus", "Confirmed")
        + field("isdisplayallowed", "True")
        + field("meetingtime", meeting.time)
        + field("meetinglocation", meeting.venue)
        + field("minutepublished", "True")
        + f"<agendaitems>{''.join(items)}</agendaitems><attendees>{people}</attendees></meeting>"
    ).encode()


def as_docx(meeting: Meeting) -> bytes:
    """The minutes as a Word file: items and limbs numbered by Word, not in the text."""
    from docx import Document

    document: Any = Document()
    document.sections[0].header.paragraphs[0].text = f"{meeting.authority} - draft"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(meeting.authority, style="Title")
    document.add_paragraph(meeting.body, style="Subtitle")
    document.add_paragraph(f"Minutes of the meeting held on {meeting.day} at {meeting.time}")
    document.add_paragraph(f"Venue: {meeting.venue}")
    table = document.add_table(0, 2)
    for label, people in meeting.attendance():
        if people:
            cells = table.add_row().cells
            cells[0].text = f"{label}:"
            cells[1].text = people[0]
            for name in people[1:]:
                cells[1].add_paragraph(name)
    lists = WordLists(document)
    items = lists.new("decimal", "%1.", int(meeting.items[0].number))
    for item in meeting.items:
        lists.number(document.add_paragraph(item.title, style="Heading 2"), items)
        for part in item.parts:
            if isinstance(part, str):
                document.add_paragraph(part)
            elif isinstance(part, Limbs) and part.style == "•":
                for text in part.texts:
                    document.add_paragraph(text, style="List Bullet")
            elif isinstance(part, Limbs):
                one = lists.new(
                    "lowerLetter" if part.style == "a" else "decimal", "(%1)" if part.style == "a" else "%1.", 1
                )
                for text in part.texts:
                    lists.number(document.add_paragraph(text), one)
            elif isinstance(part, Rows):
                grid = document.add_table(0, len(part.rows[0]))
                for row in part.rows:
                    for cell, text in zip(grid.add_row().cells, row, strict=True):
                        cell.text = text
            else:
                document.add_paragraph().add_run(f"Action: {part.owner}").bold = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class WordLists:
    """Defines lists of a Word file, which python-docx has no words for."""

    def __init__(self, document: Any) -> None:
        self.part = document.part.numbering_part.element
        self.next = 900

    def new(self, style: str, text: str, start: int) -> int:
        """A list of one level of its own."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.next += 1
        abstract = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.next}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        )
        self.part.insert(0, parse_xml(abstract))
        number = f'<w:num {nsdecls("w")} w:numId="{self.next}"><w:abstractNumId w:val="{self.next}"/></w:num>'
        self.part.append(parse_xml(number))
        return self.next

    def number(self, paragraph: Any, ident: int) -> None:
        """Makes a paragraph an item of a list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = ident


def as_pdf(meeting: Meeting, columns: bool = True) -> bytes:
    """The minutes as a PDF: running head and foot, justified lines, actions in a column beside the text."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    plain = ParagraphStyle("plain", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6, alignment=TA_JUSTIFY)
    limb = ParagraphStyle("limb", parent=plain, leftIndent=36, bulletIndent=18)
    head = ParagraphStyle(
        "head", parent=plain, fontName="Times-Bold", leftIndent=24, bulletFontName="Times-Bold", spaceBefore=8
    )
    short = ParagraphStyle("short", parent=plain, spaceAfter=1)
    wide, narrow = 240, 75
    flow: list[Any] = [
        Paragraph(escape(meeting.authority), head), Paragraph(escape(meeting.body), head),
        Paragraph(f"Minutes of the meeting held on {meeting.day} at {meeting.time}", plain),
        Paragraph(f"Venue: {escape(meeting.venue)}", plain),
    ]  # fmt: skip
    for label, people in meeting.attendance():
        if people:
            flow += [
                Paragraph(f"<b>{label}:</b>", short),
                *(Paragraph(escape(name), short) for name in people),
                Spacer(1, 6),
            ]
    for item in meeting.items:
        flow.append(Paragraph(escape(item.title), head, bulletText=f"{item.number}."))
        for at, part in enumerate(item.parts):
            after = item.parts[at + 1] if at + 1 < len(item.parts) else None
            if isinstance(part, str) and isinstance(after, Action) and columns:
                cells = [[Paragraph(escape(part), plain), Paragraph(f"<b>Action: {escape(after.owner)}</b>", plain)]]
                flow.append(
                    Table(
                        cells,
                        [wide, narrow],
                        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
                    )
                )
            elif isinstance(part, str):
                flow.append(Paragraph(escape(part), plain))
            elif isinstance(part, Limbs):
                flow += [
                    Paragraph(escape(text), limb, bulletText=sign)
                    for sign, text in zip(part.signs(), part.texts, strict=True)
                ]
            elif isinstance(part, Rows):
                flow.append(
                    Table(
                        [list(row) for row in part.rows],
                        [70, 60, 60],
                        hAlign="LEFT",
                        style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
                    )
                )
                flow.append(Spacer(1, 6))
            elif not columns:
                flow.append(Paragraph(f"<b>Action: {escape(part.owner)}</b>", plain))

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, A5[1] - 30, f"{meeting.body}, {meeting.day}")
        canvas.drawCentredString(A5[0] / 2, 25, f"{document.page}")

    file = io.BytesIO()
    SimpleDocTemplate(
        file, pagesize=A5, leftMargin=50, rightMargin=50, topMargin=50, bottomMargin=50, invariant=1
    ).build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return file.getvalue()


def as_rtf(meeting: Meeting) -> bytes:
    """The minutes as rich text, with numbers as Word writes them for readers that know no lists."""

    def plain(text: str) -> str:
        text = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in text)

    lines = []
    for line in as_text(meeting).decode().split("\n\n"):
        sign, _, rest = line.strip().partition(" ")
        if rest and (sign == "•" or (sign[-1:] == ")" and sign[:1] == "(")):
            lines.append(f"{{\\listtext\\pard\\plain {plain(sign)}\\tab}}{plain(rest)}\\par")
        elif line.startswith("| "):
            cells = line.strip().strip("|").split("|")
            lines.append("\\trowd" + "".join(f"\\intbl {plain(cell.strip())}\\cell" for cell in cells) + "\\row")
        else:
            lines.append(f"\\pard\\plain\\f0 {plain(line.strip())}\\par")
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\info{\\title Minutes}}\n" + "\n".join(lines) + "}"
    ).encode()


def as_odt(meeting: Meeting) -> bytes:
    """The minutes as an OpenDocument text with lists."""
    from odfdo import Document, Header, List, ListItem, Paragraph, Row, Table
    from odfdo.element import Element

    document = Document("text")
    body: Any = document.body
    body.clear()
    for style, sign in (("LetterList", "a"), ("NumberList", "1")):
        pre, post = ("(", ")") if sign == "a" else ("", ".")
        document.insert_style(
            Element.from_tag(
                f'<text:list-style style:name="{style}"><text:list-level-style-number text:level="1" style:num-prefix="{pre}" '
                f'style:num-suffix="{post}" style:num-format="{sign}"/></text:list-style>'
            ),
            automatic=True,
        )
    for line in as_text(Meeting(**{**meeting.__dict__, "items": ()})).decode().split("\n\n"):
        body.append(Paragraph(line.strip()))
    for item in meeting.items:
        body.append(Header(1, f"{item.number}. {item.title}"))
        for part in item.parts:
            if isinstance(part, str):
                body.append(Paragraph(part))
            elif isinstance(part, Limbs):
                kind = {"a": "LetterList", "1": "NumberList"}.get(part.style)
                listed = List(style=kind) if kind else List()
                for text in part.texts:
                    listed.append(ListItem(text))
                body.append(listed)
            elif isinstance(part, Rows):
                table = Table("Figures")
                for row in part.rows:
                    made = Row()
                    made.set_values(list(row))
                    table.append_row(made)
                body.append(table)
            else:
                body.append(Paragraph(f"Action: {part.owner}"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMS: dict[str, Callable[[Meeting], bytes]] = {
    "txt": as_text, "html": as_page, "xml": as_xml, "docx": as_docx, "pdf": as_pdf, "rtf": as_rtf, "odt": as_odt,
    "md": as_markdown,
}  # fmt: skip
"""How to write a meeting, by the ending of the file."""
