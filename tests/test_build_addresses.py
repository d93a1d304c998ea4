"""kg build of web addresses: only those are asked for, what they give is kept, and each fault is one line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import moderngov_server as server
import pytest
from click.testing import Result
from format_samples import BOARD, CABINET, SCRUTINY, as_docx, as_pdf, as_text
from moderngov_server import Fault, Site, running, this_machine_only

from minutegraph.errors import UsageError
from minutegraph.fetching import Pace, addresses
from minutegraph.fetching.transport import Limits
from minutegraph.reading.files import is_address

__all__ = ["this_machine_only"]

Kg = Callable[..., Result]
DATA = Path(__file__).parent / "data/formats"
MEETING = "/ieListDocuments.aspx?CId=135&MId=77&Ver=4"


def give(kind: str, body: bytes) -> Fault:
    return lambda handler: handler.reply(200, kind, body)


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as made:
        made.faults["/minutes.pdf"] = give("application/pdf", as_pdf(CABINET))
        made.faults["/board"] = give("application/octet-stream", as_docx(BOARD))
        yield made


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time between requests, and little patience."""
    pace = Pace(
        delay=0, tries=2, first_wait=0.01, longest_wait=1, limits=Limits(silence=0.5, seconds=2, size=2_000_000)
    )
    monkeypatch.setattr(addresses, "Pace", lambda: pace)


def kept(folder: Path = Path("minutes")) -> list[str]:
    """The endings of the files kept of a site, in the order in which the manifest tells of them."""
    (manifest,) = folder.glob("*/manifest.csv")
    rows = list(csv.DictReader(manifest.read_text("utf-8").splitlines()))
    assert all((manifest.parent / row["file"]).is_file() for row in rows)
    return [f"{Path(row['file']).suffix} {row['url'].partition('//')[2].partition('/')[2]}" for row in rows]


def test_documents_of_all_kinds_are_built_from_their_addresses(kg: Kg, site: Site) -> None:
    for name, page in (("mgIssueHistoryHome", "issue"), ("mgAi.aspx", "item"), ("ieDecisionDetails", "decision")):
        site.faults[name] = give("text/html", (DATA / f"{page}.html").read_bytes())
    paths = [MEETING, "/minutes.pdf", "/board?id=1", "/mgIssueHistoryHome.aspx?IId=12", "/mgAi.aspx?ID=5"]
    paths += ["/ieDecisionDetails.aspx?AIId=8", "/mgWebService.asmx/GetMeeting?lMeetingId=80"]
    result = kg("build", *(site.url + path for path in paths))
    assert result.exit_code == 0 and "8 documents built" in result.stderr, result.stderr
    assert site.asked == paths, "only what the user names is asked for"
    assert kept() == [
        f"{suffix} {path[1:]}"
        for suffix, path in zip((".html", ".pdf", ".docx", ".html", ".html", ".html", ".xml"), paths, strict=True)
    ]
    assert kg("verify").exit_code == 0
    pages = "".join(path.read_text("utf-8") for path in Path("graph/minutes").glob("*/*.ttl"))
    assert all(f"foaf:page <{site.url}{path}>" in pages for path in paths)


def test_a_later_build_needs_no_network_and_makes_nothing_anew(kg: Kg, site: Site) -> None:
    first = kg("build", f"{site.url}{MEETING}#AI501")
    asked = len(site.log)
    again = kg("build", f"{site.url}{MEETING}#AI502")
    assert len(site.log) == asked and "0 documents built, 1 unchanged" in again.stderr, again.stderr
    assert "kept as minutes" in again.stderr and first.exit_code == again.exit_code == 0
    folder = kg("build", "minutes", f"{site.url}{MEETING}")
    assert "0 documents built, 1 unchanged" in folder.stderr, "a folder and the address make the same document"
    assert len(site.log) == asked


def test_again_asks_anew_and_builds_what_has_changed(kg: Kg, site: Site) -> None:
    kg("build", f"{site.url}{MEETING}")
    page = server.as_page(SCRUTINY).replace(b"twenty-two", b"twenty-three")
    site.faults["MId=77"] = give("text/html", page)
    result = kg("build", f"{site.url}{MEETING}", "--again")
    assert "1 document built" in result.stderr and len(kept()) == 1
    assert "twenty-three" in next(Path("graph/texts").glob("*.txt")).read_text("utf-8")


def test_where_it_cannot_be_had_anew_the_file_kept_is_used_and_the_fault_told(kg: Kg, site: Site) -> None:
    kg("build", f"{site.url}{MEETING}")
    site.faults["MId=77"] = server.status(404)
    result = kg("build", f"{site.url}{MEETING}", "--again")
    assert result.exit_code == 1 and "no such page; check the address; the file kept of it is used" in result.stderr
    assert "1 unchanged" in result.stderr


def test_a_document_that_comes_in_another_form_takes_the_place_of_the_old_one(kg: Kg, site: Site) -> None:
    kg("build", f"{site.url}/board")
    site.faults["/board"] = give("application/pdf", as_pdf(BOARD))
    assert kg("build", f"{site.url}/board", "--again").exit_code == 0
    files = [path.suffix for path in Path("minutes").glob("*/*") if not path.name.startswith(".")]
    assert sorted(files) == [".csv", ".pdf"]


def test_addresses_files_and_what_a_graph_holds_go_together(kg: Kg, site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(as_text(CABINET))
    assert "2 documents built" in kg("build", "a.txt", f"{site.url}/board", "--fetched", "web").stderr
    added = kg("build", f"{site.url}{MEETING}", "--add", "--fetched", "web").stderr
    assert "1 document built, 2 unchanged" in added, added
    assert kept(tmp_path / "web") == [".docx board", f".html {MEETING[1:]}"]
    assert not (tmp_path / "minutes").exists()


def test_tables_beside_what_is_kept_are_honoured(kg: Kg, site: Site) -> None:
    kg("build", f"{site.url}/board")
    (manifest,) = Path("minutes").glob("*/manifest.csv")
    manifest.write_text(manifest.read_text("utf-8").replace(",,,,,", ",Ashby Council,,,Autumn meeting,"), "utf-8")
    Path("minutes/redactions.csv").write_text("file,name,note\n,Femi Adeyemi,asked for it\n", "utf-8")
    result = kg("build", f"{site.url}/board")
    assert result.exit_code == 0, result.stderr
    written = "".join(path.read_text("utf-8") for path in Path("graph").glob("**/*.t*") if path.is_file())
    assert "Autumn meeting" in written and "Ashby Council" in written and "Adeyemi" not in written


FAULTS: dict[str, tuple[Fault, str]] = {
    "404": (server.status(404), "no such page"),
    "410": (server.status(410), "no such page"),
    "403": (server.status(403), "does not show it to programs"),
    "500": (server.status(500), "answers with an error"),
    "418": (server.status(418), "status 418"),
    "error page": (server.moved("/mgError.aspx"), "no such page"),
    "silent": (server.silent, "no answer within"),
    "dripping": (server.dripping, "no whole answer within"),
    "cut off": (server.cut_off, "cut off"),
    "bomb": (server.bomb, "larger than 2 MB"),
    "private": (server.moved("http://169.254.169.254/latest/"), "169.254.169.254, which is no public address"),
    "private range": (server.moved("http://10.0.0.1/"), "10.0.0.1, which is no public address"),
    "another site": (server.moved("https://elsewhere.example/"), "leads to another site"),
    "round and round": (lambda handler: server.moved(handler.path)(handler), "without end"),
    "a file": (server.moved("file:///etc/passwd"), "only http and https"),
    "picture": (give("image/png", b"\x89PNG\r\n\x1a\n"), "a PNG image"),
    "nothing": (give("text/html", b" \n"), "answers nothing"),
    "damaged": (give("application/pdf", (b"%PDF-1.4\n% broken\n")), "is a PDF file that is damaged"),
    "no minutes": (
        give(
            "text/html",
            b"<html><body><p>The fair was held on the green, and all the children had ices.</p></body></html>",
        ),
        "does not read like minutes",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_and_other_sources_are_built(kg: Kg, site: Site, fault: str) -> None:
    server.packed_bomb()  # made before the clock of a request runs
    site.faults["/one"], said = FAULTS[fault]
    site.faults["mgError"] = give("text/html", b"<html><body>Error</body></html>")
    result = kg("build", f"{site.url}/one", f"{site.url}/board", "--quiet")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1 and line.startswith(f"kg: {site.url}/one") and said in line, line
    assert len(list(Path("graph/minutes").glob("*/*.ttl"))) == 1
    assert kept() == [".docx board"]


def test_what_robots_txt_forbids_is_not_asked_for(kg: Kg, site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /board\n"
    result = kg("build", f"{site.url}/board", "--quiet")
    assert result.exit_code == 1 and "robots.txt asks not to read it" in result.stderr
    assert site.asked == [] and not Path("graph").exists() and not Path("minutes").exists()


def test_a_certificate_that_nobody_signed_is_one_line(kg: Kg) -> None:
    with running(Site(), secure=True) as site:
        result = kg("build", f"{site.url}{MEETING}", "--quiet")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"kg: {site.url}{MEETING}: ") and "certificate cannot be trusted" in line


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("{}", "is a whole site, not minutes; fetch its minutes first: kg fetch {}"),
        (
            "{}/mgListCommittees.aspx?bcr=1",
            "is a list of a whole site, not minutes; fetch its minutes first: kg fetch {}",
        ),
        ("{}/ieListMeetings.aspx?CId=135&Year=0", "kg fetch {} --committee 135"),
        ("{}/mgCommitteeDetails.aspx?ID=135", "kg fetch {} --committee 135"),
        ("ftp://council.example/m.pdf", "only http and https"),
        ("https://", "not a web address"),
        ("https://user:secret@council.example/m.pdf", "name or password is not fetched"),
    ],
)
def test_what_is_no_address_of_minutes_is_told_without_a_request(kg: Kg, site: Site, address: str, said: str) -> None:
    result = kg("build", address.format(site.url), "--quiet")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1 and said.format(site.url) in line and "secret" not in line, line
    assert site.log == []


def test_an_archive_at_an_address_is_a_folder_of_documents(kg: Kg, site: Site, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("m/a.txt", as_text(CABINET))
    site.faults["/all.zip"] = give("application/zip", (tmp_path / "all.zip").read_bytes())
    assert "1 document built" in kg("build", f"{site.url}/all.zip").stderr
    rows = json.loads(kg("query", "reports", "--format", "json").stdout)["results"]["bindings"]
    assert {row["source"]["value"].rpartition(".zip/")[2] for row in rows} == {"m/a.txt"}


def test_explain_shows_how_an_address_is_read_and_its_fault(kg: Kg, site: Site) -> None:
    shown = kg("build", f"{site.url}/board", "--explain")
    assert shown.exit_code == 0 and "Corporate Parenting Board" in shown.stdout and not Path("graph").exists()
    site.faults["/gone"] = server.status(404)
    gone = kg("build", f"{site.url}/gone", "--explain")
    assert gone.exit_code == 1 and "no such page" in gone.stderr


def test_a_journal_that_was_tampered_with_leads_nowhere(kg: Kg, site: Site) -> None:
    kg("build", f"{site.url}/board")
    (journal,) = Path("minutes").glob("*/.kg-addresses.jsonl")
    row = json.loads(journal.read_text("utf-8"))
    for bad in ("../../../etc/passwd", "/etc/passwd", ".hidden", ""):
        journal.write_text(json.dumps({**row, "file": bad}) + "\nnot json\n[]\n", "utf-8")
        asked = len(site.asked)
        assert kg("build", f"{site.url}/board").exit_code == 0
        assert len(site.asked) == asked + 1, "asked for anew"


def test_the_library_asks_nobody_by_itself(tmp_path: Path) -> None:
    import minutegraph

    with pytest.raises(UsageError, match=r"Options\.fetch"):
        minutegraph.build(["https://council.example/m.pdf"], tmp_path / "g")


@pytest.mark.parametrize("path", ["minutes", "a.txt", "C:/minutes", "C:\\minutes", "./http", "https:", "*.txt"])
def test_a_path_is_no_address(path: str) -> None:
    assert not is_address(path) and not is_address(Path("https://a"))
