"""Names of people who hold no office: withheld by redactions.csv or by rule, everywhere, with the quotes still verified."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from minutegraph.building import Options, build, making
from minutegraph.errors import SourceError, UsageError
from minutegraph.model import Document, Head, Linked, Mark, Metadata
from minutegraph.redaction import forms, people, table
from minutegraph.redaction.withholding import MARK, Rule, withhold

Kg = Callable[..., Result]

TEXT = """\
Northmoor Borough Council
Environment Scrutiny Committee
12 March 2019

Present: Councillor A Lee (Chair), Councillor Priya Shah, Councillor D O’Neill
In attendance: Tom Hay (Head of Highways), Wojtek Nowak

1. Public questions

A resident, Jane O’Connor, asked when the lane would be mended. Mr Hay replied that it would be mended in May.

Ms O'Connor asked whether the lane was safe. JANE O'CONNOR thanked the Head of Highways.

Mr Peter Marsh presented a petition against the bus gate. Councillor Shah thanked Mr Marsh for the petition.

Tola Adeyemi, a local resident, asked about noise. The Director of Place, Ruth Penn, replied that it was measured.

The question from J. O'Connor was noted. The O'Connor family had written before.

2. Highways

Councillor Lee asked Tom Hay how many lanes were shut. Mr Nowak said that nine were shut.

RESOLVED: That the report be noted and that Mr Hay write to Jane
O’Connor by the end of May.
"""
PRIVATE = ("o'connor", "marsh", "adeyemi", "tola", "jane")
OFFICE = ("Councillor A Lee", "Priya Shah", "O’Neill", "Tom Hay", "Mr Hay", "Ruth Penn", "Wojtek Nowak", "Mr Nowak")


def plain(content: bytes) -> str:
    """Any bytes as folded text: lower case, apostrophes straight, accents composed."""
    text = unicodedata.normalize("NFC", content.decode("utf-8", "ignore")).lower()
    return re.sub("[’‘ʼ`´]", "'", text)


def holding(graph: Path, *names: str) -> list[str]:
    """The files of a graph folder, their names included, that hold one of the names in some form."""
    out = []
    for path in sorted(graph.rglob("*")):
        content = plain(path.name.encode() + (path.read_bytes() if path.is_file() else b""))
        for name in names:
            parts = [re.escape(part) for part in re.split(r"[\s']+", name.lower())]
            if re.search(r"[\s'_+-]{0,3}".join(parts), content):
                out.append(f"{path.relative_to(graph)}: {name}")
    return out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in/b.txt").write_text(TEXT.replace("12 March", "9 April"), "utf-8")
    return tmp_path / "in"


def document(text: str, **more: object) -> Document:
    return Document("a.txt", text, **more)  # type: ignore[arg-type]


def dropped(text: str, rule: Rule = "drop", *names: str) -> str:
    return withhold(document(text), names, rule)[0].text


def test_names_are_kept_where_nobody_asks_otherwise(kg: Kg, folder: Path) -> None:
    assert kg("build", "in").exit_code == 0
    assert holding(Path("graph"), "jane o'connor")
    assert "[name withheld]" not in Path("graph/texts/a.txt").read_text("utf-8")


def test_a_name_in_the_table_is_gone_from_every_byte_of_the_graph(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("file,name,note\n,Jane O'Connor,asked in confidence\n", "utf-8")
    result = kg("build", "in")
    assert result.exit_code == 0, result.stderr
    assert holding(Path("graph"), "jane", "o'connor", "oconnor", "asked in confidence") == []
    text = Path("graph/texts/a.txt").read_text("utf-8")
    assert f"A resident, {MARK}, asked when" in text and f"write to {MARK} by the end of May" in text
    assert f"The {MARK} family" in text
    assert "Mr Marsh" in text and all(name in text for name in OFFICE)
    assert kg("verify").exit_code == 0
    assert MARK in kg("query", "questions", "-f", "csv").stdout


def test_a_name_may_be_withheld_in_one_file(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("note;name;FILE\n;peter marsh;a.txt\n", "utf-8")
    assert kg("build", "in").exit_code == 0
    assert "Marsh" not in Path("graph/texts/a.txt").read_text("utf-8")
    assert "Mr Marsh" in Path("graph/texts/b.txt").read_text("utf-8")


def test_by_rule_only_office_holders_keep_their_names(kg: Kg, folder: Path) -> None:
    assert kg("build", "in", "--public-names", "drop").exit_code == 0
    assert holding(Path("graph"), *PRIVATE) == []
    text = Path("graph/texts/a.txt").read_text("utf-8")
    assert all(name in text for name in OFFICE)
    assert f"{MARK} presented a petition" in text and f"thanked {MARK} for the petition" in text
    assert kg("verify").exit_code == 0 and kg("validate").exit_code == 0


def test_initials_are_what_the_rule_leaves(kg: Kg, folder: Path) -> None:
    assert kg("build", "in", "--public-names", "initials").exit_code == 0
    assert holding(Path("graph"), *PRIVATE) == []
    text = Path("graph/texts/a.txt").read_text("utf-8")
    assert "A resident, JO, asked when" in text and "Mr PM presented" in text and "thanked Mr M for" in text
    assert all(name in text for name in OFFICE)
    assert kg("verify").exit_code == 0


def test_a_name_withheld_later_does_not_stay_in_index_or_ledger(kg: Kg, folder: Path) -> None:
    for number in range(6):  # so many that the index would otherwise be copied
        (folder / f"c{number}.txt").write_text(
            TEXT.replace("Jane O’Connor", "Jo Lamb").replace("12", f"{number + 1}"), "utf-8"
        )
    assert kg("build", "in").exit_code == 0
    assert any("store" in each for each in holding(Path("graph"), "tola adeyemi"))
    (folder / "redactions.csv").write_text("file,name\na.txt,Tola Adeyemi\n", "utf-8")
    for path in folder.glob("[bc]*.txt"):
        path.write_text(path.read_text("utf-8").replace("Tola Adeyemi, a local resident", "A resident"), "utf-8")
    assert kg("build", "in").exit_code == 0
    assert holding(Path("graph"), "tola adeyemi", "adeyemi") == []


def test_only_the_documents_concerned_are_built_again(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text(TEXT.replace("Peter Marsh", "Ian Cole").replace("Mr Marsh", "Mr Cole"), "utf-8")
    graph = tmp_path / "graph"
    assert build([folder], graph).made == 3
    redactions = folder / "redactions.csv"
    redactions.write_text("file,name\n,Peter Marsh\n", "utf-8")
    assert build([folder], graph).made == 2  # a and b name him
    assert build([folder], graph).made == 0
    redactions.write_text("file,name\na.txt,Peter Marsh\n", "utf-8")
    assert build([folder], graph).made == 1  # b has him again
    assert build([folder], graph, Options(public_names="drop")).made == 3
    redactions.unlink()
    assert build([folder], graph).made == 3
    assert "Peter Marsh" in (graph / "texts/a.txt").read_text("utf-8")


def test_metadata_titles_and_addresses_of_the_manifest_are_cleaned_too(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    (folder / "manifest.csv").write_text(
        "file,title,url\na.txt,Petition of Peter Marsh,https://example.org/petition-peter-marsh\n", "utf-8"
    )
    assert kg("build", "in").exit_code == 0
    assert holding(Path("graph"), "marsh") == []
    assert f"Petition of {MARK}" in next(Path("graph/minutes").rglob("a.ttl")).read_text("utf-8")


def test_what_is_told_of_the_tables_is_told_without_the_names(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("file,name\n,Jane O'Connor\nlater.txt,Peter Marsh\n", "utf-8")
    (folder / "manifest.csv").write_text(
        "file,date,url,time\na.txt,2020-05-01 Jane O'Connor,http://x/Jane O'Connor,six (Ms O'Connor)\n"
        "Jane O'Connor.txt,2020,,\nb.txt,petition of Peter Marsh,,\n",
        "utf-8",
    )
    (folder / "corrections.csv").write_text(
        "file,type,quote,verdict,checked by,checked on\n"
        "a.txt,report,Something.,keeep jane o'connor,,\na.txt,Mr Marsh,Something.,drop,,\n"
        "a.txt,report,Something else.,drop,Jane O'Connor,when O'Connor came\n"
        f"a.txt,report,Something.,{'keep it ' * 4}Jane O'Connor,,\nJane O'Connor.txt,report,Something.,drop,,\n",
        "utf-8",
    )
    (folder / "links.csv").write_text("left,right,verdict\nhttp://a/1,http://a/2,Jane O'Connor knows\n", "utf-8")
    (folder / "O'Connor, Jane.jpg").write_bytes(b"")
    result = kg("build", "in")
    assert result.exit_code == 0, result.stderr
    told = f"{result.stdout}{result.stderr}"
    assert not re.search("connor|marsh|jane", told, re.I), told
    assert holding(Path("graph"), "jane", "o'connor", "oconnor", "peter marsh") == []
    report = Path("graph/report.md").read_text("utf-8")
    for line in ("2020-05-01", "is not a web address", "is not a time of the day", "keeep", "is no type of fact"):
        assert line in report


def test_who_asks_for_a_link_may_be_withheld_too(kg: Kg, folder: Path) -> None:
    own = "https://w3id.org/minutegraph/id/authority/northmoor-borough-council/person"
    row = f"{own}/ruth-penn,{own}/tom-hay,same,Peter Marsh,2020-01-02,so says Mr Peter Marsh"
    (folder / "links.csv").write_text(f"left,right,verdict,by,on,note\n{row}\n", "utf-8")
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    assert kg("build", "in").exit_code == 0
    assert holding(Path("graph"), "marsh") == []
    assert "said by \\[name withheld\\] on 2020-01-02" in Path("graph/report.md").read_text("utf-8")


def test_a_file_that_is_named_after_somebody_withheld_is_refused_without_the_name(kg: Kg, folder: Path) -> None:
    (folder / "question-peter-marsh.txt").write_text(TEXT, "utf-8")
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    result = kg("build", "in")
    assert result.exit_code == 1 and "rename it" in result.stderr and "marsh" not in result.stderr.lower()
    assert holding(Path("graph"), "marsh") == []


def test_corrections_go_by_the_text_that_is_kept(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    (folder / "corrections.csv").write_text(
        "file,type,quote,verdict,checked by,note\n"
        "a.txt,report,Mr Peter Marsh presented a petition against the bus gate.,add,Peter Marsh,told by Peter Marsh\n",
        "utf-8",
    )
    assert kg("build", "in").exit_code == 0
    assert holding(Path("graph"), "marsh") == []
    assert kg("verify").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"file,who\na.txt,Jane Roe\n", "has no column name"),
        (b"file,name\na.txt,\n", "withholds no name"),
        (b"file,name\na.txt,Roe, Jane\n", ":2: more cells than columns"),
        (b'file,name\na.txt,"Jane\n', ":2: not CSV from here on"),
    ],
)
def test_a_table_that_cannot_be_used_stops_the_build(kg: Kg, folder: Path, content: bytes, message: str) -> None:
    (folder / "redactions.csv").write_bytes(content)
    result = kg("build", "in")
    assert result.exit_code == 1 and message in result.stderr and "redactions.csv:" in result.stderr
    assert not Path("graph").exists()


def test_a_row_for_an_unknown_file_withholds_the_name_everywhere_and_is_told(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("file,name\nz.txt,Peter Marsh\n", "utf-8")
    result = kg("build", "in")
    assert "redactions.csv" in result.stderr and "withheld in all" in result.stderr
    assert holding(Path("graph"), "marsh") == []


def test_the_table_of_an_archive_and_that_beside_a_single_file_hold_too(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    with zipfile.ZipFile("minutes.zip", "w") as archive:
        for name in ("a.txt", "redactions.csv"):
            archive.write(folder / name, f"council/{name}")
    assert kg("build", "minutes.zip").exit_code == 0
    assert MARK in next(Path("graph/texts").iterdir()).read_text("utf-8") and holding(Path("graph"), "marsh") == []
    assert kg("build", folder / "b.txt", "--out", "other").exit_code == 0
    assert holding(Path("other"), "marsh") == []


def test_a_rule_that_there_is_not_builds_nothing(kg: Kg, folder: Path, tmp_path: Path) -> None:
    assert kg("build", "in", "--public-names", "hide").exit_code == 2
    with pytest.raises(UsageError, match="keep, initials, drop"):
        build([folder], tmp_path / "graph", Options(public_names="hide"))  # type: ignore[arg-type]
    assert not (tmp_path / "graph").exists()


def test_explain_shows_the_text_without_the_names(kg: Kg, folder: Path) -> None:
    (folder / "redactions.csv").write_text("name\nPeter Marsh\n", "utf-8")
    shown = kg("build", "in", "--explain").stdout
    assert MARK in shown and "Marsh" not in shown


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "redactions.csv"
    path.write_bytes("File;Name\r\n;Zoë  O’Brien\r\nX.txt;Sam\r\n".encode(encoding))
    found = table.read([(path, "")], {"x.txt", "y.txt"})
    assert found.given == {"x.txt": ("Sam", "Zoë O’Brien"), "y.txt": ("Zoë O’Brien",)}


def test_a_table_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        table.read([(tmp_path / "redactions.csv", "")], {"x.txt"})


@pytest.mark.parametrize(
    "printed",
    [
        "Zoë O'Brien", "ZOË O’BRIEN", "zoe\u0308 o`brien", "Zoë\nO'Brien", "Ms Zoë O'Brien", "Ms. O'Brien", "Miss O’Brien",
        "Z O'Brien", "Z. O'Brien", "Ms Z O'Brien", "O'Brien, Zoë", "zoë-obrien", "Zoë M O'Brien", "Mr and Mrs O'Brien",
        "zoë.o'brien",
    ],
)  # fmt: skip
def test_a_name_is_found_in_all_its_forms(printed: str) -> None:
    found = dropped(f"Then {printed} spoke of trees.", "keep", "Zoë O’Brien")
    assert found == f"Then {MARK} spoke of trees."


def test_other_people_and_things_of_that_name_stay() -> None:
    text = "Jane Smith asked. Councillor Smith replied. Joan Smith and Jane Smithson sat in Smith Street. Smith-Jones left."
    assert dropped(text, "keep", "Jane Smith") == text.replace("Jane Smith asked", f"{MARK} asked")


def test_any_words_can_be_withheld() -> None:
    assert dropped("The family of 3 Mill Lane asked.", "keep", "3 mill lane") == f"The family of {MARK} asked."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A member of the public, Ms Roe, asked about bins.", "Roe"),
        ("A question from Kwabena Ofori was read out.", "Ofori"),
        ("Mrs Roe (a parent) said that the bus was late.", "Roe"),
        ("The petition from Bea Winterbourne was received.", "Winterbourne"),
        ("The applicant, Mr Roe, spoke for three minutes.", "Roe"),
        ("Mary Roe said that she had written twice.", "Roe"),
        ("Present: Cllr Lee, 1 member of the public\nAlso present: Mary Roe (resident)\n\nMary Roe asked.", "Roe"),
        ("Present: Cllr Lee\nMembers of the public: Mary Roe, Ed Fox\n\nEd Fox asked.", "Fox"),
        ("Cllr Roe asked. A resident, Mary Roe, asked too.", "Mary"),
    ],
)
def test_people_of_the_public_are_told_from_others(text: str, name: str) -> None:
    assert name in text and name not in dropped(text)


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Roe asked about bins.",
        "County Councillor Mrs Mary Roe asked about bins.",
        "Mary Roe, Head of Housing, said that it was done. Mrs Roe thanked officers.",
        "The Head of Housing, Mary Roe, said so. Ms M Roe left.",
        "PC 123 Roe told the meeting of thefts. PC Roe left.",
        "Mary Roe MP spoke of trains.",
        "The Committee asked the Director for a report.",
        "Apologies: Mary Roe\n\n1. Bins\n\nMary Roe had written about bins.",
        "**Present**: Ann Lee, Mary\nRoe\n\n1. Bins\n\nMary Roe said that they were full. Mary agreed.",
        "Attendance Details\n\nCouncillor B Lee (Chair)\nP Fox, M Roe\n\n1. Bins\n\nM Roe presented the report. MR to act.",
        "1\\. Present: R. Lee, Mrs. Roe, together with 5 members of the public.\n\n2. Bins\n\nMrs. Roe asked about bins.",
        "Apologies had been received from Mary Roe.\n\nThe Chair thanked Mary Roe.",
    ],
)
def test_people_with_an_office_keep_their_names(text: str) -> None:
    assert dropped(text) == text


def test_what_points_into_the_text_moves_with_it() -> None:
    text = "Jane Roe\n2 Bins\nJane Roe of Ash Road asked.\nEnd"
    at = text.index("Bins")
    before = document(
        text,
        told=Metadata(title="Jane Roe", places=(("title", 0, 8),)),
        marks=(Mark(0, "a"), Mark(3, "b"), Mark(at, "c"), Mark(len(text) - 3, "d")),
        heads=(Head((at - 2, at - 1), (at, at + 4)),),
        linked=(Linked("Letter of Jane Roe", "s/jane%20roe.pdf", at, at + 4), Linked("Bins", "s/bins.pdf", at, at + 4)),
    )
    after, _ = withhold(before, ("Jane Roe",), "keep")
    assert after.text == f"{MARK}\n2 Bins\n{MARK} of Ash Road asked.\nEnd"
    assert after.told == Metadata(title=MARK, places=(("title", 0, len(MARK)),))
    assert [(each.title, each.url) for each in after.linked] == [
        (f"Letter of {MARK}", None),
        ("Bins", "s/bins.pdf"),
    ]
    assert {after.text[each.start : each.end] for each in after.linked} == {"Bins"}
    assert [after.text[mark.start :][:4] for mark in after.marks] == [MARK[:4], MARK[:4], "Bins", "End"]
    (head,) = after.heads
    assert head.number and after.text[slice(*head.number)] == "2"
    assert head.title and after.text[slice(*head.title)] == "Bins"


SCRAPS = ("Jane", "Roe", "Ms", "J.", ",", "the", "\n", "Councillor", "resident", "asked", "-", "’")


def test_an_office_holder_who_is_withheld_is_gone_in_all_forms() -> None:
    text = "Councillor Jane Roe took the chair. Ms Roe asked about bins. Councillor Roe agreed."
    after = withhold(document(text), ("Jane Roe",), "keep")[0].text
    assert "Roe" not in after
    other = withhold(document(f"{text} Councillor Ann Roe left."), ("Jane Roe",), "keep")[0].text
    assert "Councillor Ann Roe left" in other and "Jane" not in other


def test_an_office_holder_whose_initials_are_withheld_is_gone_with_a_title_too() -> None:
    text = "Councillor J. Roe took the chair. Ms Roe asked about bins."
    assert "Roe" not in withhold(document(text), ("Jane Roe",), "keep")[0].text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The petition was handed to the Mayor. Jane Roe asked why.", "handed to the Mayor. [name withheld] asked why."),
        ("The Clerk wrote to the Judge.\n\nJane Roe reported it.", "to the Judge.\n\n[name withheld] reported it."),
        ("Pat Mayor\n\nJane Roe asked why.", "[name withheld]\n\n[name withheld] asked why."),
    ],
)
def test_a_title_that_ends_a_sentence_or_another_name_stays(text: str, left: str) -> None:
    assert withhold(document(text), ("Jane Roe", "Pat Mayor"), "keep")[0].text.endswith(left)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=25))
def test_nothing_of_the_name_is_left_whatever_stands_around_it(words: list[str]) -> None:
    text = " ".join(words)
    for rule in ("keep", "initials", "drop"):
        found, _ = withhold(document(text), ("Jane Roe",), rule)  # type: ignore[arg-type]
        assert not forms.phrase("Jane Roe").search(found.text)
        again, _ = withhold(found, ("Jane Roe",), "keep")
        assert again.text == found.text


def test_a_build_without_names_to_withhold_does_no_work_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "named", lambda document: pytest.fail("asked who is named"))
    before = document(TEXT)
    assert withhold(before, ("Nobody Here",), "keep")[0] is before
    assert not making.Task(None, Metadata(), "x/").redacted  # type: ignore[arg-type]


def test_what_somebody_withheld_asked_and_said_stays(tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Northmoor Borough Council\nPlanning Committee\n12 March 2019\n\n1. Crossing\n\nMs Jane Roe, a resident, said that the "
        "road was dangerous. Ms Roe asked when the crossing would be built. The Head of Highways replied that it would be soon.\n"
    )
    told = {}
    for rule in ("keep", "drop"):
        assert kg("build", "in", "--public-names", rule, "--out", rule).exit_code == 0
        assert kg("verify", "--graph", rule).exit_code == 0
        asked = [kg("query", name, "--graph", rule, "-f", "csv").stdout for name in ("statements", "questions", "answers")]
        told[rule] = [len(rows.splitlines()) for rows in asked]
        assert ("roe" in "".join(asked).lower()) == (rule == "keep")
        assert (MARK in "".join(asked)) == (rule == "drop")
    assert told["keep"] == told["drop"] == [2, 2, 2]
    nodes = "".join(path.read_text("utf-8") for path in (tmp_path / "drop").rglob("*.ttl"))
    assert "/local/group/name-withheld" in nodes  # nobody else is taken for the same


def test_what_a_councillor_asked_stays_without_the_title_and_the_row_of_names_goes_on(folder: Path, kg: Kg) -> None:
    (folder / "a.txt").write_text(
        "Northmoor Borough Council\n\nTransport Panel\n\nMinutes of the meeting held on 4 March 2024\n\n"
        "Present: Councillors Penelope Arkwright (Chair), Sid Teal and Jo Garth\n\n1. Stops\n\n"
        "The Director of Transport presented a report on bus stops. He said that ten had gone.\n\n"
        "County Councillor Penelope Arkwright asked how many would be replaced. The Director replied that four would.\n\n"
        "Cllr Arkwright thanked the staff for their hard work.\n"
    )
    (folder / "redactions.csv").write_text("file,name\na.txt,Penelope Arkwright\n")
    assert kg("build", folder, "--out", "g").exit_code == 0
    found = {name: kg("query", name, "--graph", "g", "-f", "csv").stdout for name in ("questions", "statements", "attendance")}
    assert "Councillor [name" not in "".join(found.values()) and f"{MARK} asked how many" in found["questions"]
    assert f"{MARK} thanked the staff" in found["statements"]
    assert "Councillor Sid Teal" in found["attendance"] and "Councillor Jo Garth" in found["attendance"]
