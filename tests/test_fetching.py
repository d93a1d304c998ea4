"""`kg fetch`: minutes of a site that imitates ModernGov, saved so that `kg build` takes them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import moderngov_server as server
import pytest
from click.testing import Result
from moderngov_server import BOARD, DEFAULT, SCRUTINY, Site, held, running, this_machine_only  # noqa: F401

from minutegraph.errors import FetchError, UsageError
from minutegraph.fetching import target
from minutegraph.fetching.client import AGENT
from minutegraph.fetching.telling import wish
from minutegraph.version import VERSION

Kg = Callable[..., Result]

SAVED = [
    "2019-07-17-cabinet-80",
    "2021-11-08-corporate-parenting-board-81",
    "2024-03-05-children-and-families-scrutiny-committee-77",
    "2024-06-11-children-and-families-scrutiny-committee-78",
]
"""The meetings of the site that have minutes: neither the cancelled one nor the agenda."""


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


@pytest.fixture
def fetch(kg: Kg, site: Site) -> Kg:
    """Runs `kg fetch` of the site into the folder `m`, without delay."""
    return lambda *args: kg("fetch", site.url, "--out", "m", "--delay", "0", *args)


def names(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.iterdir() if not path.name.startswith(".") and path.name != "manifest.csv"
    )


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meetings_asked(site: Site) -> list[str]:
    return [path.rsplit("=")[1] for path in site.asked if "GetMeeting?" in path]


def test_meetings_with_minutes_are_saved_with_a_manifest(fetch: Kg, site: Site, tmp_path: Path) -> None:
    result = fetch()
    assert result.exit_code == 0, result.stderr
    assert "4 meetings saved in m; 1 without minutes so far" in result.stderr and "kg build m" in result.stderr
    assert names(tmp_path / "m") == [f"{name}.xml" for name in SAVED]
    told = {row["file"]: row for row in rows(tmp_path / "m")}
    assert sorted(told) == names(tmp_path / "m")
    one = told["2024-03-05-children-and-families-scrutiny-committee-77.xml"]
    assert one["authority"] == "Wendlebury City Council", "as the site's pages say: its web service does not"
    assert site.asked.count("/mgListCommittees.aspx") == 1
    assert (one["body"], one["date"]) == ("Children and Families Scrutiny Committee", "2024-03-05")
    assert one["url"] == f"{site.url}/ieListDocuments.aspx?CId=135&MId=77&Ver=4"
    assert (tmp_path / "m" / one["file"]).read_bytes() == server.as_xml(DEFAULT[0].meeting)


def test_every_request_says_who_asks_and_robots_txt_is_the_first(fetch: Kg, site: Site) -> None:
    fetch()
    assert site.log[0][1] == "/robots.txt"
    assert {agent for _, _, agent in site.log} == {AGENT}
    assert AGENT.startswith(f"minutegraph/{VERSION} (+https://") and "Mozilla" not in AGENT


def test_where_the_web_service_is_closed_the_pages_are_saved(fetch: Kg, site: Site, tmp_path: Path) -> None:
    for status in (403, 404):
        site.service = status
        result = fetch("--again")
        assert result.exit_code == 0, result.stderr
        assert names(tmp_path / "m") == [f"{name}.html" for name in SAVED]


@pytest.mark.parametrize(
    "robots", ["User-agent: *\nDisallow: /mgWebService.asmx\n", "User-agent: minutegraph\nDisallow: /mgWeb"]
)
def test_where_robots_txt_forbids_the_web_service_the_pages_are_saved(
    fetch: Kg, site: Site, robots: str, tmp_path: Path
) -> None:
    site.robots = robots
    assert fetch().exit_code == 0
    assert names(tmp_path / "m") == [f"{name}.html" for name in SAVED]
    assert not [path for path in site.asked if "asmx" in path]


def test_where_the_service_may_not_be_asked_by_get_the_pages_are_saved_at_once(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    said = b"Request format is unrecognized for URL unexpectedly ending in '/GetCommittees'."
    site.faults["asmx"] = lambda handler: handler.reply(500, "text/html", said)
    assert fetch().exit_code == 0
    assert names(tmp_path / "m") == [f"{name}.html" for name in SAVED]
    assert len([path for path in site.asked if "asmx" in path]) == 1


def test_lists_of_pages_that_are_parted_by_year_are_read_in_the_years_wanted(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    site.service, site.years = 404, True
    site.meetings = tuple(held(str(year), "135", SCRUTINY, f"{year}-03-05") for year in range(2015, 2025))
    assert fetch("--from", "2016", "--to", "2018").exit_code == 0
    assert [name[:4] for name in names(tmp_path / "m")] == ["2016", "2017", "2018"]
    assert len([path for path in site.asked if "ieListMeetings" in path]) == 4  # the first page, and one a year


def test_a_site_below_a_path_and_any_page_of_it_will_do(kg: Kg, tmp_path: Path) -> None:
    with running(Site(base="/moderngov")) as site:
        result = kg("fetch", f"{site.url}/mgListCommittees.aspx?bcr=1", "--out", "m", "--delay", "0")
        assert result.exit_code == 0, result.stderr
        assert len(names(tmp_path / "m")) == 4
        assert site.log[0][1] == "/robots.txt"


def test_minutes_that_are_a_file_only_are_saved_as_that_file(fetch: Kg, site: Site, tmp_path: Path) -> None:
    link = b'<a href="documents/g82/Printed minutes 14th-Feb-2022.pdf?T=1">Printed minutes PDF 90 KB</a>'
    agenda = server._agenda(DEFAULT[5]).replace(b"<table", link + b"<table", 1)
    site.faults["ieListDocuments.aspx"] = lambda handler: handler.reply(200, "text/html", agenda)
    published = server._without_minutes(server.as_xml(DEFAULT[5].meeting)).replace(
        b"<minutepublished>False", b"<minutepublished>True"
    )
    site.faults["GetMeeting?lMeetingId=82"] = lambda handler: handler.reply(200, "text/xml", published)
    assert fetch("--committee", "140").exit_code == 0
    assert "2022-02-14-corporate-parenting-board-82.pdf" in names(tmp_path / "m")
    assert site.asked[2] == "/mgWebService.asmx/GetMeeting?lMeetingId=82"
    assert site.asked[4] == "/documents/g82/Printed%20minutes%2014th-Feb-2022.pdf?T=1"


def test_of_a_page_that_shows_only_the_first_part_of_its_minutes_their_file_is_saved(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    site.service = 404
    cut = b'left early &nbsp;...&nbsp; <a href="mgAi.aspx?ID=501">view the full minutes text for item 22.</a></p>'
    page = server.as_page(DEFAULT[0].meeting).replace(b"</p>", cut, 20)
    site.faults["MId=77"] = lambda handler: handler.reply(200, "text/html", page)
    assert fetch("--committee", "135").exit_code == 0
    assert [name.rpartition(".")[2] for name in names(tmp_path / "m")] == ["pdf", "html"]
    bare = re.sub(rb"<li><a  href=\"documents/g.*?</li>", b"", page, flags=re.S)
    site.faults["MId=77"] = lambda handler: handler.reply(200, "text/html", bare)
    assert fetch("--committee", "135", "--again").exit_code == 0
    assert [name.rpartition(".")[2] for name in names(tmp_path / "m")] == ["html", "html"]


def test_a_page_keeps_the_charset_that_only_its_header_tells(fetch: Kg, site: Site, tmp_path: Path) -> None:
    site.service = 404
    page = (
        server.as_page(DEFAULT[3].meeting)
        .replace(b'<meta charset="utf-8">', b"")
        .decode()
        .replace("Ofsted", "Pwyllgor Tŷ")
    )
    kind = "text/html; charset=iso-8859-14"
    site.faults["MId=80"] = lambda handler: handler.reply(200, kind, page.encode("iso-8859-14", "ignore"))
    assert fetch("--committee", "102").exit_code == 0
    assert "Pwyllgor Tŷ" in (tmp_path / "m" / "2019-07-17-cabinet-80.html").read_text("utf-8-sig")


def test_a_second_run_asks_for_nothing_but_the_lists(fetch: Kg, site: Site) -> None:
    fetch()
    site.log.clear()
    result = fetch()
    assert result.exit_code == 0 and "4 saved before" in result.stderr
    assert meetings_asked(site) == []


def test_a_second_run_asks_for_new_meetings_and_for_minutes_that_may_have_come(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    recent = (date.today() - timedelta(days=20)).isoformat()
    site.meetings = (*DEFAULT, held("90", "102", BOARD, recent, published=False))
    fetch()
    journal = tmp_path / "m" / ".kg-fetch.jsonl"
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    journal.write_text(journal.read_text("utf-8").replace(date.today().isoformat(), yesterday), "utf-8")
    site.meetings = (*DEFAULT, held("90", "102", BOARD, recent), held("91", "102", BOARD, "2020-02-02"))
    site.log.clear()
    assert "2 meetings saved" in fetch().stderr
    assert meetings_asked(site) == ["90", "91"]  # not the agenda of 2022, whose minutes will not come any more


def test_a_run_that_was_interrupted_goes_on_where_it_ended(
    fetch: Kg, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minutegraph.fetching.service import Service

    true = Service.minutes

    def stopped(self: Service, meeting: object) -> object:
        if len(meetings_asked(site)) == 2:
            raise KeyboardInterrupt
        return true(self, meeting)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Service, "minutes", stopped)
        assert fetch().exit_code == 130
    with (tmp_path / "m" / ".kg-fetch.jsonl").open("a") as journal:
        journal.write('{"meeting": "81", "fi')  # the machine lost power in the middle of a line
    site.log.clear()
    assert fetch().exit_code == 0
    assert meetings_asked(site) == ["82", "81", "80"]
    assert [row["file"] for row in rows(tmp_path / "m")] == [f"{name}.xml" for name in reversed(SAVED)]
    site.log.clear()
    fetch()
    assert meetings_asked(site) == []


def test_again_finds_minutes_that_were_corrected(fetch: Kg, site: Site, tmp_path: Path) -> None:
    fetch()
    path = tmp_path / "m" / "2019-07-17-cabinet-80.xml"
    before = path.read_bytes()
    new = before.replace(b"28 June", b"29 June")
    site.faults["GetMeeting?lMeetingId=80"] = lambda handler: handler.reply(200, "text/xml", new)
    assert "1 saved again, corrected; 3 as before" in fetch("--again").stderr
    assert path.read_bytes() == new != before
    assert len(rows(tmp_path / "m")) == 4


def test_a_file_that_was_deleted_is_fetched_again_and_a_row_that_was_corrected_stays(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    fetch()
    manifest = tmp_path / "m" / "manifest.csv"
    manifest.write_text(
        manifest.read_text("utf-8").replace("Wendlebury City Council,Cabinet,", "Harrowdale County Council,Cabinet,"),
        "utf-8",
    )
    (tmp_path / "m" / "2019-07-17-cabinet-80.xml").unlink()
    assert "1 meeting saved" in fetch().stderr
    assert [row["authority"] for row in rows(tmp_path / "m") if row["body"] == "Cabinet"] == [
        "Harrowdale County Council"
    ]


def test_a_dry_run_tells_what_it_would_ask_for_and_writes_nothing(fetch: Kg, site: Site, tmp_path: Path) -> None:
    result = fetch("--dry-run", "--limit", "2")
    assert result.exit_code == 0
    assert [line.split("  ")[:2] for line in result.stdout.splitlines()] == [
        ["2024-06-11", "Children and Families Scrutiny Committee"],
        ["2024-03-05", "Children and Families Scrutiny Committee"],
    ]
    assert meetings_asked(site) == [] and not (tmp_path / "m").exists()


def test_the_limit_counts_what_is_saved_and_the_newest_come_first(fetch: Kg, site: Site, tmp_path: Path) -> None:
    result = fetch("--limit", "3")
    assert [name[:4] for name in names(tmp_path / "m")] == ["2021", "2024", "2024"]
    assert "1 meeting not asked for, since the limit is reached" in result.stderr


@pytest.mark.parametrize(("name", "found"), [("Cabinet", ["80"]), ("parenting", ["82", "81"]), ("102", ["80"])])
def test_a_committee_is_named_by_number_name_or_part_of_it(fetch: Kg, site: Site, name: str, found: list[str]) -> None:
    assert fetch("--committee", name).exit_code == 0
    assert meetings_asked(site) == found


def test_a_committee_that_is_not_there_or_not_certain_is_one_line(fetch: Kg, site: Site) -> None:
    result = fetch("--committee", "Planning")
    assert result.exit_code == 1 and "no committee of the site is called 'Planning'" in result.stderr
    assert "102 Cabinet" in result.stderr
    result = fetch("--committee", "co")
    assert "'co' is in the names of 2 committees: 135 Children" in result.stderr
    assert meetings_asked(site) == []


def test_dates_bound_what_is_asked_for_even_where_the_service_minds_them_not(fetch: Kg, site: Site) -> None:
    assert fetch("--from", "2021-11-08", "--to", "2024-03").exit_code == 0
    assert meetings_asked(site) == ["77", "82", "81"]
    assert any("sFromDate=08%2F11%2F2021&sToDate=31%2F03%2F2024" in path for path in site.asked)


def test_a_folder_of_another_site_or_with_a_strange_manifest_is_refused_before_anything_is_asked(
    fetch: Kg, site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "manifest.csv").write_text("file;body\na.txt;Cabinet\n", "utf-8")
    result = fetch()
    assert result.exit_code == 1 and "no manifest that can be added to" in result.stderr
    (folder / "manifest.csv").unlink()
    (folder / ".kg-fetch.jsonl").write_text(json.dumps({"site": "https://democracy.example.org"}) + "\n", "utf-8")
    result = fetch()
    assert result.exit_code == 1 and "holds minutes of https://democracy.example.org" in result.stderr
    assert site.log == []


def test_rows_of_other_files_stay_in_the_manifest(fetch: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "manifest.csv").write_text("file,authority,body,date,title,url\nown.txt,,Cabinet,2020,,", "utf-8")
    assert fetch().exit_code == 0
    assert [row["file"] for row in rows(folder)][:2] == ["own.txt", f"{SAVED[3]}.xml"]


def test_a_title_can_not_lead_out_of_the_folder_nor_be_a_formula(fetch: Kg, site: Site, tmp_path: Path) -> None:
    from dataclasses import replace

    meeting = replace(BOARD, body="=cmd|'/../../etc/passwd'!A1")
    site.meetings = (held("5", "1", meeting),)
    assert fetch().exit_code == 0
    assert names(tmp_path / "m") == ["2021-11-08-cmd-etc-passwd-a1-5.xml"]
    assert rows(tmp_path / "m")[0]["body"].startswith("cmd|")


@pytest.mark.parametrize("service", [200, 404])
def test_from_a_site_to_answers(fetch: Kg, kg: Kg, site: Site, tmp_path: Path, service: int) -> None:
    site.service = service
    assert fetch("--committee", "135").exit_code == 0
    built = kg("build", "m", "--out", "g", "--jobs", "1")
    assert built.exit_code == 0, built.stderr
    assert "2 documents built" in built.stderr
    result = kg("query", "who-reported-what-to-whom", "--graph", "g", "--format", "json")
    bindings = json.loads(result.stdout)["results"]["bindings"]
    assert {row["by"]["value"] for row in bindings if "by" in row} >= {"Director of Children's Services"}
    assert {row["date"]["value"] for row in bindings} == {"2024-03-05", "2024-06-11"}
    assert {row["authority"]["value"] for row in bindings} == {"Wendlebury City Council"}


# Which site is meant.


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("https://democracy.example.org/", "https://democracy.example.org"),
        ("democracy.example.org", "https://democracy.example.org"),
        (
            "HTTPS://Democracy.Example.org/moderngov/ieListMeetings.aspx?CId=135&Year=0",
            "https://democracy.example.org/moderngov",
        ),
        ("http://democracy.example.org/documents/g77/Minutes.pdf?T=1", "http://democracy.example.org"),
        ("https://x.example.org/mgWebService.asmx/GetCommittees", "https://x.example.org"),
        ("localhost:8080", "http://localhost:8080"),
    ],
)
def test_an_address_leads_to_where_the_site_begins(words: str, url: str) -> None:
    assert target(words).url == url


def test_a_council_leads_to_its_site_and_its_name() -> None:
    found = target("Leeds City Council")
    assert (found.host, found.authority, found.named) == ("democracy.leeds.gov.uk", "Leeds City Council", False)
    assert target("https://democracy.leeds.gov.uk/").authority == "Leeds City Council"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Braintree District Council", "publishes with CMIS, not with ModernGov"),
        ("Birmingham City Council", "publishes with a system of its own, not with ModernGov"),
        ("Newcastle", "may be any of: Newcastle"),
        ("Leedz City Council", "did you mean Leeds City Council?"),
        ("Wendlebury City Council", "is no council in the register; give the address"),
        ("ftp://democracy.example.org/", "only|ftp addresses are not fetched"),
        ("file:///etc/passwd", "file addresses are not fetched"),
        ("https://user:secret@democracy.example.org/", "user's name or password is not fetched"),
        ("https:///x", "not a web address"),
        ("https://a b.org/", "not a web address"),
        ("http://[::1", "not a web address"),
    ],
)
def test_what_stands_for_no_site_is_one_line(kg: Kg, words: str, said: str) -> None:
    result = kg("fetch", words)
    assert result.exit_code == 1
    assert any(each in result.stderr for each in said.split("|")), result.stderr
    assert result.stderr.count("\n") == 1 and "secret" not in result.stderr
    with pytest.raises(FetchError):
        target(words)


def test_dates_of_any_precision_bound_a_wish() -> None:
    made = wish((), "2021", "2024-02", None, False)
    assert (made.first, made.last) == (date(2021, 1, 1), date(2024, 2, 29))
    assert wish((), None, "2999", None, False).last == date.today()
    for first, last in (("soon", None), (None, "32/01/2020"), ("2024", "2023")):
        with pytest.raises(UsageError):
            wish((), first, last, None, False)


def test_wrong_dates_are_exit_status_2(kg: Kg) -> None:
    result = kg("fetch", "localhost:1", "--from", "soon")
    assert result.exit_code == 2 and "'soon' is not a date" in result.stderr
