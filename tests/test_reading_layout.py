"""From a pasted page to items of business, blocks and sentences."""

from __future__ import annotations

import pytest
from sample_readings import only, reading, texts, told

PAGE = """Home > Council > Agenda item

Agenda item

Fostering allowances

To consider the fees paid to carers.

Additional documents:

Minutes:

The Head of Service presented the report.  Members asked why fees had not
risen since 2014, and were told that a review was under way.

\xa0

Key points were:

  •  fees are paid\xa0late;
  •  carers leave

RESOLVED –

(a)  That the report be noted; and

(b)  That the review:

(i)  be brought forward;

(ii)  cover mileage.

Supporting documents:

Fees report, item 7. PDF 60 KB
"""


def test_a_page_of_one_item() -> None:
    item = only(PAGE)
    assert item.title == "Fostering allowances"
    assert told(item) == [
        ("heading", "purpose", "", "Fostering allowances", 0, None),
        ("paragraph", "purpose", "", "To consider the fees paid to carers.", 0, None),
        ("paragraph", "minutes", "", "The Head of Service presented the report.", 0, None),
        ("paragraph", "minutes", "", "Key points were:", 0, None),
        ("item", "minutes", "•", "fees are paid late;", 1, 7),
        ("item", "minutes", "•", "carers leave", 1, 7),
        ("heading", "minutes", "", "RESOLVED –", 0, None),
        ("item", "minutes", "(a)", "That the report be noted; and", 1, 10),
        ("item", "minutes", "(b)", "That the review:", 1, 10),
        ("item", "minutes", "(i)", "be brought forward;", 2, 12),
        ("item", "minutes", "(ii)", "cover mileage.", 2, 12),
    ]


def test_places_are_places_in_the_document() -> None:
    item = only(PAGE)
    block = item.blocks[8]
    assert PAGE[block.start : block.end] == "fees are paid\xa0late;"
    assert PAGE[item.blocks[11].start : item.blocks[11].end] == "That the report be noted; and"


def test_furniture_is_kept_apart() -> None:
    furniture = [b.sentences[0].text for b in only(PAGE).blocks if b.section == "furniture"]
    assert furniture[:4] == ["Home > Council > Agenda item", "Agenda item", "Additional documents:", "Minutes:"]
    assert furniture[4:] == ["Supporting documents:", "Fees report, item 7."]


MEETING = """Agenda and minutes

Planning Panel - Tuesday, 4th March, 2025 2.00 pm

Venue: Guildhall

Items
No. Item

41.

Apologies

Minutes:

None.

42.

Street trees pdf icon PDF 60 KB

To receive an update.

Minutes:

Cllr. Oake asked for a list. It was agreed.
"""


def test_a_meeting_of_numbered_items() -> None:
    front, first, second = reading(MEETING).items
    assert (front.number, front.title) == (None, None)
    assert (first.number, first.title) == ("41", "Apologies")
    assert (second.number, second.title) == ("42", "Street trees")
    assert texts(second) == ["Street trees", "To receive an update.", "Cllr. Oake asked for a list. It was agreed."]
    assert [b.section for b in second.blocks if b.section != "furniture"] == ["purpose", "purpose", "minutes"]
    assert MEETING[first.start : first.end].startswith("41.")


STYLES = {
    "1. Apologies|2. Roads|3. Trees": "{heading}\n\n{said}\n\n",
    "7 APOLOGIES|8 ROADS|9 TREES": "{heading}\n{said}\n",
    "1\\. Apologies|2\\. Roads|3\\. Trees": "{heading}: {said}\n\n",
    "1. APOLOGIES|2. ROADS|3. TREES": "**{heading}**\n\n{said}\n\n",
    "12/24 Apologies|13/24 Roads|14/24 Trees": "{heading}\n\n{said}\n\n",
    "412 APOLOGIES|413 ROADS|414 TREES – HIGH STREET": "{heading} – {said}\n\n",
    "18.05.1 Apologies|18.05.2 Roads|18.05.3 Trees": "{heading}\n{said}\n",
    "27. Apologies|28. Tree works": "{heading}\n\nMinutes:\n\n{said}\n\n",
}


@pytest.mark.parametrize("headings", STYLES)
def test_numbered_headings_of_items(headings: str) -> None:
    said = "The Clerk reported that the limes would be cut. It was agreed."
    text = "".join(STYLES[headings].format(heading=heading, said=said) for heading in headings.split("|"))
    items = [item for item in reading(text).items if item.title]
    printed = [heading.replace("\\", "").split(" ", 1) for heading in headings.split("|")]
    assert [[item.number, item.title] for item in items] == [[number.rstrip("."), title] for number, title in printed]
    assert all(said in texts(item) for item in items)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Parish minutes\n\nNone came.\n\nAPOLOGIES\n\n{0}\n\nPLANNING\n\n{0}\n", ["APOLOGIES", "PLANNING"]),
        (
            "Parish minutes\n\nHeld in June.\n\nMatters arising:\n\n{0}\n\nPlanning: {0}\n",
            ["Matters arising", "Planning"],
        ),
        (
            "Parish minutes\n\nMatters arising:\n{0}\n\nRoads: {0}\n\nThe oak:\n\n{0}",
            ["Matters arising", "Roads", "The oak"],
        ),
        ("27. | Apologies Minutes: {0} |\n28. | Oaks To consider an oak. Minutes: {0} |", ["Apologies", "Oaks"]),
        ("Apologies To note them. Minutes: {0} |\nOaks To note them. Minutes: {0} |", ["Apologies", "Oaks"]),
        ("Agenda and minutes\n\nNo. Item\n\n\nOaks PDF 9 KB\n\n\n{0}\n\n\nApologies\n\n\n{0}\n", ["Oaks", "Apologies"]),
    ],
    ids=["upper case", "known titles", "colons", "table", "table without numbers", "page without numbers"],
)
def test_other_headings_of_items(text: str, titles: list[str]) -> None:
    said = "The Clerk reported that the limes would be cut. It was agreed."
    items = [item for item in reading(text.format(said)).items if item.title]
    assert [item.title for item in items] == titles
    assert all(said in texts(item) for item in items)


def test_one_matter_at_several_meetings() -> None:
    page = (
        "Issue - meetings\n\nTree works\n\nMeeting: 13/03/2018 - Cabinet (Item 9)\n\n"
        "9 Tree works PDF 9 KB\n\nMinutes:\n\nNoted.\n\n"
        "Meeting: 22/02/2018 - Tree Panel (Item 87)\n\n87 Tree works\n\nMinutes:\n\nAgreed.\n"
    )
    minutes = reading(page)
    assert [(item.number, item.title) for item in minutes.items] == [("9", "Tree works"), ("87", "Tree works")]
    assert minutes.stated.date is None, "two meetings, two dates"


def test_an_agenda_in_front_of_the_minutes_is_purpose() -> None:
    text = (
        "Tree Panel\n\nAGENDA\n\n1. Apologies.\n\n2. Trees.\n\n3. Roads.\n\nMINUTES\n\n40 APOLOGIES – None.\n\n"
        "41 TREES – The Clerk reported a fall. RESOLVED – That it be noted.\n\n42 ROADS – None.\n"
    )
    front, *items = reading(text).items
    assert [item.number for item in items] == ["40", "41", "42"]
    assert {block.section for block in front.blocks[:-1]} == {"purpose"}


def test_attendance_is_an_item_of_its_own() -> None:
    text = (
        "Oakham Green Parish Council\n\nPresent: Cllr A Vye (Chair)\n"
        "Mrs L Stone, Clerk\n\n1. Apologies\n\nNone.\n\n2. Police\n\nPC Lee spoke.\n\n"
        "3. Close\n\nThe meeting closed at 9 p.m.\n"
    )
    front = reading(text).items[0]
    assert (front.number, front.title) == (None, None)
    assert texts(front)[1:] == ["Present: Cllr A Vye (Chair)", "Mrs L Stone, Clerk"]
    assert {block.section for block in front.blocks} == {"minutes"}


def test_a_numbered_list_is_no_row_of_items() -> None:
    text = (
        "Agenda item\n\nTrees\n\nMinutes:\n\nThe Committee considered a report.\n\n"
        "The Committee agreed:\n\n1. To note the report.\n\n"
        "2. To ask for a list of trees.\n\n3. To visit the wood.\n"
    )
    assert [block.marker for block in only(text).blocks if block.kind == "item"] == ["1.", "2.", "3."]


def test_the_pages_decision_stands_above_the_minutes() -> None:
    text = (
        "Agenda item\n\nTrees\n\nDecision:\n\nThat the oak be felled.\n\n"
        "Minutes:\n\nMr Lee spoke.\n\nDecision:\n\nThat it be felled.\n"
    )
    sections = {b.sentences[0].text: b.section for b in only(text).blocks}
    assert sections["That the oak be felled."] == "decision"
    assert sections["That it be felled."] == "minutes"


def test_hard_line_breaks_are_joined() -> None:
    text = (
        "The Director reported that the number of trees which had been lost in\n"
        "the storm was higher than had been thought, and that the Council's\n"
        "Tree Officer would write to all owners. The Chair asked that the wording be\n"
        "shared first.\nMr Lee thanked all.\n"
    )
    item = only(text)
    assert len(item.blocks[0].sentences) == 2
    assert item.blocks[0].sentences[1].text == "The Chair asked that the wording be shared first."


def test_a_page_break_inside_a_sentence_is_bridged() -> None:
    text = (
        "The Committee heard that the wood had been left to itself for many\n\n"
        "Page 3 of 9\n\nyears and was now full of birds.\n"
    )
    item = only(text)
    assert texts(item) == [
        "The Committee heard that the wood had been left to itself for many years and was now full of birds."
    ]


def test_names_below_each_other_are_not_joined() -> None:
    text = (
        "Present:\n\nMrs Ada Lee, Head of Trees (Chair)\nMr Sam Oak, Forester\n"
        "Dr P Rowan, Wildlife Trust\n\nTrees\n\nMr Oak reported.\n"
    )
    assert "Mr Sam Oak, Forester" in texts(reading(text).items[0])


@pytest.mark.parametrize(
    "bullet", ["•", "·", "o ", "- ", "–\xa0", "— ", "* ", "➢", "\uf0b7", "\\* ", "  -\xa0\xa0\xa0", "> • ", "Ø  ", "§  "]
)
def test_bullets_of_every_kind(bullet: str) -> None:
    text = (
        f"Members asked about:\n\n{bullet} the cost of felling\n\n{bullet} who would pay\n\nThe Chair thanked them.\n"
    )
    blocks = [block for block in only(text).blocks if block.kind == "item"]
    assert [block.sentences[0].text for block in blocks] == ["the cost of felling", "who would pay"]
    assert {(block.depth, block.opener) for block in blocks} == {(1, 0)}
    assert [text[b.start : b.end] for b in blocks] == ["the cost of felling", "who would pay"]


def test_marks_on_lines_of_their_own_above_text_that_breaks_behind_its_first_words() -> None:
    text = (
        "The points below were made:\n·\nIn\nMay each panel chose the subjects that\nit wished to study:\no\nUrban\nTrees\n"
        "o\nSafe crossings\n·\nSensors\nThe Chair thanked them.\n\nA vote was taken.\n"
    )
    blocks = [block for block in only(text).blocks if block.kind == "item"]
    assert [" ".join(text[b.start : b.end].split()) for b in blocks] == [
        "In May each panel chose the subjects that it wished to study:", "Urban Trees", "Safe crossings", "Sensors"
    ]  # fmt: skip
    assert [block.depth for block in blocks] == [1, 2, 2, 1]


def test_a_sign_of_those_who_were_away_is_no_bullet() -> None:
    assert all(block.kind != "item" for block in only("Ø Cllr F Ashby\n\nØ Denotes apology\n").blocks)


@pytest.mark.parametrize(
    "markers",
    [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("(a)", "(b)"), ("a)", "b)"), ("a.", "b."), ("(i)", "(ii)"),
     ("i.", "ii."),
     ("3.1", "3.2"), ("1\\.", "2\\."), ("a\\)", "b\\)"), ("(A)", "(B)"), ("**1.**", "**2.**")],
)  # fmt: skip
def test_limbs_of_every_kind(markers: tuple[str, str]) -> None:
    text = f"It was resolved that:\n\n{markers[0]} the oak be kept; and\n\n{markers[1]} the ash be felled.\n"
    blocks = [block for block in only(text).blocks if block.kind == "item"]
    assert [text[b.start : b.end] for b in blocks] == ["the oak be kept; and", "the ash be felled."]
    assert [block.marker for block in blocks] == [m.replace("\\", "").replace("*", "") for m in markers]


def test_lists_inside_lists_and_lists_that_go_on() -> None:
    text = (
        "1. Ms Lee reported. She said that:\n\na) trees were old;\n\nb) limes were young.\n\n2. Mr Oak asked why.\n\n"
        "3. The Chair replied:\n\na) they had been planted late.\n"
    )
    assert [(b.marker, b.depth, b.opener) for b in only(text).blocks] == [
        ("1.", 1, None), ("a)", 2, 0), ("b)", 2, 0), ("2.", 1, None), ("3.", 1, None), ("a)", 2, 4),
    ]  # fmt: skip


def test_a_vote_in_brackets_does_not_hide_the_opener() -> None:
    text = "The Committee resolved to:\n\n(4 for, 2 against)\n\n(1) Keep the oak\n\n(2) Fell the ash\n"
    blocks = only(text).blocks
    assert [block.opener for block in blocks if block.kind == "item"] == [0, 0]


def test_a_list_without_markers() -> None:
    text = (
        "Members asked that:\n\nthe oak be kept;\n\n"
        "the ash be felled; and\n\nthe wood be fenced.\n\nThe Chair agreed.\n"
    )
    kinds = [(block.kind, block.opener) for block in only(text).blocks]
    assert kinds == [(kinds[0][0], None), ("item", 0), ("item", 0), ("item", 0), ("paragraph", None)]


def test_a_resolution_on_one_line_is_a_paragraph() -> None:
    (block,) = only("RESOLVED - That the report be noted").blocks
    assert block.kind == "paragraph"


def test_markdown_and_html_do_not_show() -> None:
    text = (
        "<p>Present: <b>Cllr Vye</b></p>It was <i>agreed</i> to pay &pound;40.<br />\n"
        "> **Mr Lee** _spoke_ of\xa0oaks.\n"
    )
    assert texts(only(text)) == ["Present: Cllr Vye", "It was agreed to pay £40.", "Mr Lee spoke of oaks."]
    last = only(text).blocks[-1]
    assert text[last.start : last.end] == "Mr Lee** _spoke_ of\xa0oaks."


def test_empty_and_blank_texts_have_one_empty_item() -> None:
    for text in ("", " \n\xa0\n"):
        assert only(text).blocks == ()
