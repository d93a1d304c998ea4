"""The same meeting gives the same facts in every format, and each quote finds its way back into the file."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import Result
from format_meetings import FURTHER, as_plain_pdf, as_word_table
from format_samples import FORMS, MEETINGS, SCRUTINY, Meeting, as_page, as_pdf, as_text

from minutegraph.extraction.finders import extract
from minutegraph.formats.reading import document
from minutegraph.model import Document, Extraction, Metadata
from minutegraph.reading.layout import read

Kg = Callable[..., Result]

EVERY = (*MEETINGS, *FURTHER)
NAMES = [meeting.body for meeting in EVERY]
RICH = [ending for ending in FORMS if ending != "txt"]
PLACES = frozenset({"start", "end", "rule", "id", "item", "basis", "papers", "answers"})


def made(meeting: Meeting, ending: str) -> Document:
    """The document of a meeting in a format; of the web service's answers only the manifest tells whose they are."""
    given = Metadata(meeting.authority) if ending == "xml" else Metadata()
    return document(FORMS[ending](meeting), f"a.{ending}", f"a.{ending}", given)


def facts(extraction: Extraction) -> Counter[tuple[str, ...]]:
    """The facts without their places: type, number of the item, quote, and every slot."""
    text = extraction.minutes.document.text
    quotes = {fact.id: " ".join(text[fact.start : fact.end].split()) for fact in extraction.facts}
    found: Counter[tuple[str, ...]] = Counter()
    for fact in extraction.facts:
        slots = {each.name: getattr(fact, each.name) for each in fields(fact) if each.name not in PLACES}
        if "question" in slots:
            slots["question"] = quotes.get(slots["question"])
        number = extraction.minutes.items[fact.item].number
        found[(fact.type, str(number), quotes[fact.id], *(f"{name}={value}" for name, value in slots.items()))] += 1
    return found


@pytest.mark.parametrize("meeting", EVERY, ids=NAMES)
@pytest.mark.parametrize("ending", RICH)
def test_the_same_meeting_gives_the_same_facts_in_every_format(meeting: Meeting, ending: str) -> None:
    plain = facts(extract(read(made(meeting, "txt"))))
    rich = facts(extract(read(made(meeting, ending))))
    differing = (plain - rich).total() + (rich - plain).total()
    assert plain.total() >= 15
    assert differing <= plain.total() * 0.02, [*(plain - rich), "versus", *(rich - plain)]


@pytest.mark.parametrize("meeting", EVERY, ids=NAMES)
@pytest.mark.parametrize("form", [as_word_table, as_plain_pdf])
def test_a_layout_of_another_house_gives_the_same_facts(meeting: Meeting, form: Callable[[Meeting], bytes]) -> None:
    plain = facts(extract(read(made(meeting, "txt"))))
    other = facts(extract(read(document(form(meeting), "a", "a", Metadata()))))
    differing = (plain - other).total() + (other - plain).total()
    assert differing <= plain.total() * 0.02, [*(plain - other), "versus", *(other - plain)]


@pytest.mark.parametrize("meeting", EVERY, ids=NAMES)
@pytest.mark.parametrize("ending", FORMS)
def test_items_and_metadata_are_found_in_every_format(meeting: Meeting, ending: str) -> None:
    minutes = read(made(meeting, ending))
    assert [(item.number, item.title) for item in minutes.items if item.number] == [
        (item.number, item.title) for item in meeting.items
    ]
    stated, text = minutes.stated, minutes.document.text
    authority = None if ending == "xml" else meeting.authority
    assert (stated.authority, stated.body, stated.date) == (authority, meeting.body, meeting.iso)
    places = {name: text[start:end] for name, start, end in stated.places}
    assert places.get("authority") == authority and places["body"] == meeting.body and "date" in places


@pytest.mark.parametrize("meeting", EVERY, ids=NAMES)
@pytest.mark.parametrize("ending", FORMS)
def test_who_attended_is_the_same_in_every_format(meeting: Meeting, ending: str) -> None:
    found = extract(read(made(meeting, ending))).attendance
    plain = extract(read(made(meeting, "txt"))).attendance
    shown = [(each.kind, each.person, each.role, each.instead_of) for each in found]
    assert shown == [(each.kind, each.person, each.role, each.instead_of) for each in plain]
    assert len(shown) == sum(len(people) for _, people in meeting.attendance())


@pytest.mark.parametrize("ending", FORMS)
def test_everyone_present_stands_in_the_text_once_in_every_format(ending: str) -> None:
    text = made(SCRUTINY, ending).text
    at = 0
    for label, people in SCRUTINY.attendance():
        at = text.index(f"{label}:", at)
        for name in people:
            line = next(line for line in text[at:].split("\n") if line.strip() == name)
            at = text.index(line, at)
    assert "Nobody Noted" not in text


def test_plain_text_is_kept_to_the_letter() -> None:
    found = document(as_text(SCRUTINY), "a.txt", "a.txt", Metadata())
    assert found.text.encode() == as_text(SCRUTINY)
    assert (found.marks, found.heads, found.told, found.media) == ((), (), Metadata(), "text/plain")


def built(kg: Kg, folder: Path) -> str:
    """The Turtle of the only document of a build, which must be proved and conform."""
    result = kg("build", folder)
    assert result.exit_code == 0, result.output
    assert kg("verify").exit_code == 0 and kg("validate").exit_code == 0
    (turtle,) = Path("graph/minutes").glob("*/*.ttl")
    return turtle.read_text("utf-8")


@pytest.mark.parametrize(
    ("ending", "fragment", "standard"),
    [
        ("pdf", "page=2", "rfc8118"),
        ("html", "AI501", "rfc3236"),
        ("xml", "AI501", None),
        ("docx", "paragraph=14", None),
    ],
)
def test_a_quote_tells_where_in_the_file_it_stands(
    kg: Kg, tmp_path: Path, ending: str, fragment: str, standard: str | None
) -> None:
    (tmp_path / "minutes").mkdir()
    (tmp_path / f"minutes/a.{ending}").write_bytes(FORMS[ending](SCRUTINY))
    turtle = built(kg, tmp_path / "minutes")
    assert f'"{fragment}"' in turtle and "FragmentSelector" in turtle
    assert (standard is not None) == ("conformsTo" in turtle)
    assert standard is None or standard in turtle


def test_plain_text_has_no_fragments_in_its_turtle(kg: Kg, minutes: Path) -> None:
    (minutes / "b.txt").unlink()
    assert "FragmentSelector" not in built(kg, minutes)


def test_the_page_of_a_quote_is_the_page_on_which_it_is_printed(tmp_path: Path) -> None:
    import pypdfium2

    content = as_pdf(SCRUTINY)
    found = document(content, "a.pdf", "a.pdf", Metadata())
    pages = pypdfium2.PdfDocument(content)
    printed = [" ".join(page.get_textpage().get_text_range().split()) for page in pages]
    assert len(printed) > 1
    checked = 0
    for fact in extract(read(found)).facts:
        page = max((mark for mark in found.marks if mark.start <= fact.start), key=lambda mark: mark.start).fragment
        opening = " ".join(found.text[fact.start : fact.end].split()[:4])
        if opening in printed[0] + printed[1]:
            assert opening in printed[int(page.removeprefix("page=")) - 1], (page, opening)
            checked += 1
    assert checked > 15


def test_an_archive_of_all_formats_is_a_folder_of_documents(kg: Kg, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (ending, form) in enumerate(FORMS.items()):
            day = {
                "day": f"Tuesday, {number + 5} March 2024",
                "iso": f"2024-03-{number + 5:02}",
            }  # else they are one meeting
            archive.writestr(f"minutes/m{number}.{ending}", form(replace(SCRUTINY, **day)))
        archive.writestr("minutes/manifest.csv", "file,title\nm0.txt,Spring meeting\n")
        archive.writestr("picture.png", b"\x89PNG\r\n")
    result = kg("build", "all.zip")
    assert result.exit_code == 0 and f"{len(FORMS)} documents built" in result.stderr, result.stderr
    assert kg("verify").exit_code == 0
    rows = json.loads(kg("query", "reports", "--format", "json").stdout)["results"]["bindings"]
    assert {row["source"]["value"] for row in rows} == {f"minutes/m{n}.{ending}" for n, ending in enumerate(FORMS)}
    assert "Spring meeting" in next(Path("graph/minutes").glob("*/*m0*.ttl")).read_text("utf-8")
    again = kg("build", "all.zip").stderr
    assert again.startswith("0 documents built"), again


def test_the_content_tells_the_format_whatever_the_name(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "ieListDocuments.aspx?CId=1&MId=2").write_bytes(as_page(SCRUTINY))
    (folder / "minutes.txt").write_bytes(as_pdf(SCRUTINY))
    (folder / "download").write_bytes(FORMS["docx"](SCRUTINY))
    result = kg("build", folder)
    assert result.exit_code == 0 and "3 documents built" in result.stderr, result.stderr


def test_plain_text_needs_none_of_the_readers_libraries(minutes: Path) -> None:
    code = (
        "import sys; from minutegraph.building import explained; list(explained([sys.argv[1]]));"
        "print(sorted({'lxml', 'docx', 'pypdfium2', 'striprtf', 'readability'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(minutes)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_patterns_are_taken_as_the_shell_would(kg: Kg, tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.pdf"):
        (tmp_path / name).write_bytes(FORMS[name.split(".")[1]](SCRUTINY))
    assert "2 documents built" in kg("build", "*.[th]*").stderr
    assert kg("build", "*.odt").exit_code == 1
