"""Saved pages and answers of the web service: what comes from their structure, and the traps in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from format_samples import SCRUTINY, as_page, as_xml

from minutegraph.errors import SourceError
from minutegraph.formats.reading import document, read
from minutegraph.model import Metadata, Minutes
from minutegraph.reading import layout

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


def test_titles_are_free_of_downloads_and_twins_of_restricted_items_are_left_out() -> None:
    for form, name in ((as_page, "a.html"), (as_xml, "a.xml")):
        text = read(form(SCRUTINY), name).text
        assert text.count("Ofsted Inspection of Children's Services") == 1
        assert "\nOfsted Inspection of Children's Services\n" in text
        assert "Restricted" not in text and "View the decision" not in text and "var x" not in text


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


def test_attendance_comes_in_the_groups_that_minutes_print() -> None:
    people = (
        ("Councillor A Bell", "Chair", "Present"), ("Councillor C Dorn", "Committee Member", "Present"),
        ("Councillor E Finch", "Substitute", "Present as substitute"), ("Councillor G Hale", "Committee Member", "Apologies"),
        ("Mary Hill", "Head of Legal", "In attendance"), ("Councillor J King", "Committee Member", "Absent"),
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
