"""From a pasted page to items of business, blocks and sentences."""

from __future__ import annotations

import json
import re
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutegraph.model import Block, Document, Item, Minutes
from minutegraph.reading.layout import read
from minutegraph.reading.sentences import reading_form


def reading(text: str) -> Minutes:
    return read(Document("a.txt", text))


def only(text: str) -> Item:
    (item,) = reading(text).items
    return item


def told(item: Item) -> list[tuple[str, str, str, str, int, int | None]]:
    """Kind, section, marker, first sentence, depth and opener of each block that is no furniture."""
    return [
        (block.kind, block.section, block.marker, block.sentences[0].text, block.depth, block.opener)
        for block in item.blocks
        if block.section != "furniture"
    ]


def texts(item: Item) -> list[str]:
    return [" ".join(s.text for s in block.sentences) for block in item.blocks if block.section != "furniture"]


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
    "bullet", ["•", "·", "o ", "- ", "–\xa0", "— ", "* ", "➢", "\uf0b7", "\\* ", "  -\xa0\xa0\xa0", "> • "]
)
def test_bullets_of_every_kind(bullet: str) -> None:
    text = (
        f"Members asked about:\n\n{bullet} the cost of felling\n\n{bullet} who would pay\n\nThe Chair thanked them.\n"
    )
    blocks = [block for block in only(text).blocks if block.kind == "item"]
    assert [block.sentences[0].text for block in blocks] == ["the cost of felling", "who would pay"]
    assert {(block.depth, block.opener) for block in blocks} == {(1, 0)}
    assert [text[b.start : b.end] for b in blocks] == ["the cost of felling", "who would pay"]


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


# Anything that is typed or pasted.

PIECES = st.sampled_from(
    ["1. ", "(a) ", "• ", "- ", "Minutes:\n", "RESOLVED:", "That it be noted.", "Members asked", " why", "\n", "\n\n",
     "Cllr. J. Oak said so.", "41.\n", "Supporting documents:\n", "Agenda item\n", "No. Item\n", "ITEM TITLE\n", "3\n",
     "Meeting: 01/02/2020 - Cabinet (Item 2)\n", "Page 2 of 3\n", "| a | b |", "**", "<br>", "&pound;", "a\\) ", "> ",
     "AGENDA\n", "MINUTES\n", "Present: Mr Lee", "PDF 3 KB", "12/24 Title\n", "  ", "\xa0", "Decision:\n"]
)  # fmt: skip
ANY = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200)


@settings(deadline=None, max_examples=300)
@example("\nSupporting documents:\nMinutes:\nMinutes:\n")
@given(ANY)
def test_any_text_is_read_in_order(text: str) -> None:
    minutes = reading(text)
    assert minutes.items
    last = 0
    for item in minutes.items:
        assert 0 <= item.start <= item.end <= len(text)
        for index, block in enumerate(item.blocks):
            assert last <= block.start <= block.end <= len(text)
            assert block.opener is None or (0 <= block.opener < index)
            assert (block.depth > 0) == (block.kind == "item")
            for sentence in block.sentences:
                assert max(last, block.start) <= sentence.start < sentence.end <= block.end
                assert not text[sentence.start].isspace() and not text[sentence.end - 1].isspace()
                assert (
                    sentence.text == sentence.text.strip() and "  " not in sentence.text and "\n" not in sentence.text
                )
                last = sentence.end
    for _, start, end in minutes.stated.places:
        assert 0 <= start < end <= len(text)


WORDS = st.lists(
    st.sampled_from(["oak", "ash", "lime", "Members", "asked", "noted", "the", "of", "Council", "was"]),
    min_size=1,
    max_size=12,
).map(" ".join)
MARKERS = st.sampled_from(["", "• ", "(a) ", "1. ", "- "])
LINES = st.lists(st.tuples(MARKERS, WORDS, st.sampled_from([".", ":", ";", ""])), max_size=15)


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\n\xa0\n"]))
def test_no_word_is_lost(lines: list[tuple[str, str, str]], end: str) -> None:
    text = end.join(marker + words + stop for marker, words, stop in lines)
    read_back = [s.text for item in reading(text).items for block in item.blocks for s in block.sentences]
    assert re.findall(r"[a-zA-Z]{3,}", " ".join(read_back)) == re.findall(r"[a-zA-Z]{3,}", text)


@settings(deadline=None)
@given(ANY)
def test_sentences_are_the_text_in_reading_form(text: str) -> None:
    if re.search(r"[<>&*_\\|#\ue000-\uf8ff]|Page|\d of \d", text):
        return
    for item in reading(text).items:
        for block in item.blocks:
            for sentence in block.sentences:
                letters = re.sub(r"\W", "", sentence.text)
                assert letters == re.sub(r"\W", "", reading_form(text[sentence.start : sentence.end]))


@pytest.mark.parametrize(
    "piece",
    ["The Clerk said no. It was noted.\n\n", "1. \n", "• a\n", "a) x:\n", "Abc: \n", "*a **b ", "| x ", "Minutes:\n"],
)
def test_large_texts_take_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    reading(text)
    assert time.process_time() - start < 20, "a megabyte takes 1 to 5 seconds on a slow machine"


# The minutes that the project is measured on.


def folded(text: str) -> str:
    return " ".join(text.split())


def blocks_of(text: str) -> list[Block]:
    return [block for item in reading(text).items for block in item.blocks]


def broken(text: str) -> str:
    """The text with its lines broken at 80 characters, as a PDF or a mail gives it."""
    lines = (
        textwrap.wrap(line, 80, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for part in lines for line in part)


def doubled(text: str) -> str:
    """The broken text with a blank line after every line."""
    return broken(text).replace("\n", "\n\n")


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def quoted(text: str) -> str:
    return text.replace(" ", "\xa0").replace("\n", " \n")


@pytest.mark.parametrize("change", [broken, doubled, without_blank_lines, quoted])
def test_gold_quotes_survive_other_ways_of_pasting(shared: Path, change: Callable[[str], str]) -> None:
    total = inside = 0
    for gold in sorted(shared.glob("eval/gold/D[012]*.jsonl")):
        text = change((shared / "minutes" / "dev" / f"{gold.stem}.txt").read_text("utf-8-sig"))
        blocks = [folded(text[b.start : b.end]) for b in blocks_of(text) if b.section != "furniture"]
        quotes = [folded(json.loads(line)["quote"]) for line in gold.read_text("utf-8").splitlines()]
        total += len(quotes)
        inside += sum(any(quote in block for block in blocks) for quote in quotes)
    assert inside >= 0.97 * total > 0


def test_gold_quotes_are_sentences_or_blocks(shared: Path) -> None:
    total = inside = equal = 0
    for gold in sorted(shared.glob("eval/gold*/*.jsonl")):
        (source,) = shared.glob(f"minutes/*/{gold.stem}.txt")
        text = source.read_text("utf-8-sig")
        made = [block for block in blocks_of(text) if block.section != "furniture"]
        blocks = [folded(text[block.start : block.end]) for block in made]
        whole = {folded(text[s.start : s.end]) for block in made for s in block.sentences}.union(blocks)
        for line in gold.read_text("utf-8").splitlines():
            quote = folded(json.loads(line)["quote"])
            total += 1
            inside += any(quote in block for block in blocks)
            equal += quote in whole
    assert inside >= 0.99 * total > 0
    assert equal >= 0.94 * total


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
