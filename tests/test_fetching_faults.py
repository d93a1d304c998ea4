"""`kg fetch` where the site has faults, is hostile, or asks to be left alone."""

from __future__ import annotations

import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import moderngov_server as server
import pytest
from click.testing import Result
from moderngov_server import CERTIFICATE, DEFAULT, SCRUTINY, Site, held, once, running, status, this_machine_only  # noqa: F401

from minutegraph.errors import FetchError
from minutegraph.fetching import Client, Folder, Pace, Target, fetch, survey, target
from minutegraph.fetching.client import Busy, Refused
from minutegraph.fetching.pages import with_charset
from minutegraph.fetching.telling import wish
from minutegraph.fetching.transport import Interrupted, Limits, Reply
from minutegraph.formats import guard

Kg = Callable[..., Result]
QUICK = Limits(silence=0.8, seconds=1.2, size=1_000_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


@pytest.fixture
def waited() -> list[float]:
    """The seconds that a client has waited, which no test does in truth."""
    return []


@pytest.fixture
def client(site: Site, waited: list[float]) -> Client:
    """A client that asks without delay, tries three times, and notes its waits in place of waiting."""
    return Client(target(site.url), Pace(0, 3, 5.0, 300.0, QUICK), sleep=waited.append)


def saved(client: Client, folder: Path) -> tuple[list[str], list[str]]:
    """The meetings that a whole run saves, and the lines that tell of failures."""
    where = Folder(folder, client.target.url)
    wanted = wish((), None, None, None, False)
    outcome = fetch(client, where, wanted, survey(client, where, wanted))
    files = sorted(path.stem.rsplit("-")[-1] for path in folder.glob("*.xml"))
    return files, outcome.failures


# The site asks for time.


@pytest.mark.parametrize("code", [429, 503])
def test_retry_after_is_honoured(client: Client, site: Site, waited: list[float], code: int) -> None:
    site.faults["GetCommittees"] = once(status(code, Retry_After="17"), site)
    assert client.get(f"{site.url}/mgWebService.asmx/GetCommittees").status == 200
    assert waited == [17.0]


def test_retry_after_may_be_a_date(client: Client, site: Site, waited: list[float]) -> None:
    site.faults["GetCommittees"] = once(status(503, Retry_After=formatdate(time.time() + 40, usegmt=True)), site)
    assert client.get(f"{site.url}/mgWebService.asmx/GetCommittees").status == 200
    assert 35 < waited[0] <= 40


@pytest.mark.parametrize(
    "value",
    [
        "nonsense",
        "",
        "-5",
        "Wed, 99 Foo",
        "Mon, 01 Jan 2024 00:00:00 +9999999999999999999",
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
    ],
)
def test_a_retry_after_that_says_nothing_does_no_harm(client: Client, site: Site, value: str) -> None:
    site.faults["GetCommittees"] = once(status(503, Retry_After=value), site)
    assert client.get(f"{site.url}/mgWebService.asmx/GetCommittees").status == 200


def test_without_retry_after_each_wait_is_longer_than_the_one_before(
    client: Client, site: Site, waited: list[float]
) -> None:
    site.faults["GetCommittees"] = status(429)
    with pytest.raises(Busy, match=r"busy .status 429.; run the same again later"):
        client.get(f"{site.url}/mgWebService.asmx/GetCommittees")
    assert waited == [5.0, 10.0] and len(site.asked) == 3


def test_a_wait_that_is_too_long_ends_the_run_and_what_was_saved_stays(
    client: Client, site: Site, waited: list[float], tmp_path: Path
) -> None:
    site.faults["lMeetingId=81"] = status(429, Retry_After="7300")
    files, failures = saved(client, tmp_path / "m")
    assert files == ["77", "78"] and waited == []
    assert len(failures) == 1 and "asks to be left alone for 2 hours" in failures[0]
    assert not [path for path in site.asked if "lMeetingId=80" in path]


def test_there_is_time_between_requests_and_robots_txt_may_ask_for_more(site: Site) -> None:
    client = Client(target(site.url), Pace(delay=0.15))
    for _ in range(3):
        client.get(f"{site.url}/mgListCommittees.aspx")
    times = [when for when, _, _ in site.log]
    assert len(times) == 4 and all(b - a >= 0.14 for a, b in pairwise(times))
    site.robots = "User-agent: *\nCrawl-delay: 9\n"
    told: list[str] = []
    waited: list[float] = []
    slow = Client(target(site.url), Pace(delay=0), told.append, waited.append)
    slow.get(f"{site.url}/mgListCommittees.aspx")
    assert 8 < waited[0] <= 9 and told == ["robots.txt asks for 9 s between requests"]


def test_no_delay_is_for_this_machine_only() -> None:
    from minutegraph.fetching.client import LEAST_DELAY

    assert Client(Target("https://democracy.example.org"), Pace(delay=0))._delay == LEAST_DELAY
    assert Client(Target("http://127.0.0.1:1"), Pace(delay=0))._delay == 0


# robots.txt


@pytest.mark.parametrize("robots", ["User-agent: *\nDisallow: /\n", "\ufeffUser-agent: Minutegraph\nDisallow: /\n"])
def test_a_site_that_forbids_everything_is_not_asked(kg: Kg, site: Site, robots: str) -> None:
    site.robots = robots
    result = kg("fetch", site.url, "--delay", "0")
    assert result.exit_code == 1 and "robots.txt asks not to read it" in result.stderr
    assert site.asked == []


def test_rules_for_others_and_a_robots_txt_that_is_no_such_thing_forbid_nothing(client: Client, site: Site) -> None:
    for fault in (status(403), server.moved("https://www.example.org/not-found"), None):
        site.robots = "User-agent: other\nDisallow: /\n"
        site.faults = {"robots.txt": fault} if fault else {}
        fresh = Client(client.target, client.pace)
        assert fresh.get(f"{site.url}/mgListCommittees.aspx").status == 200


@pytest.mark.parametrize(
    "line",
    [
        "Crawl-delay: ²",
        f"Crawl-delay: {'9' * 400}",
        f"Crawl-delay: {'9' * 5000}",
        "Request-rate: 1/²",
        "Disallow: //[x",
    ],
    ids=lambda line: line[:20],
)
def test_a_line_of_robots_txt_that_cannot_be_read_is_passed_over_and_the_others_hold(
    client: Client, site: Site, line: str
) -> None:
    site.robots = f"User-agent: *\n{line}\nDisallow: /mgMemberIndex.aspx\n"
    assert client.get(f"{site.url}/mgListCommittees.aspx").status == 200
    with pytest.raises(Refused):
        client.get(f"{site.url}/mgMemberIndex.aspx")


def test_while_robots_txt_cannot_be_had_nothing_is_asked(client: Client, site: Site) -> None:
    site.faults["robots.txt"] = status(500)
    with pytest.raises(FetchError, match=r"robots\.txt: the site answers with an error"):
        client.get(f"{site.url}/mgListCommittees.aspx")
    assert site.asked == []


def test_rules_kept_at_another_site_or_a_delay_without_end_stop_the_run(client: Client, site: Site) -> None:
    site.faults["robots.txt"] = server.moved("https://www.example.org/robots.txt")
    with pytest.raises(FetchError, match="leads to another site"):
        client.get(f"{site.url}/mgListCommittees.aspx")
    site.faults.clear()
    site.robots = "User-agent: *\nCrawl-delay: 86400\n"
    with pytest.raises(Refused, match="24 hours between requests"):
        client.get(f"{site.url}/mgListCommittees.aspx")


def test_a_redirect_does_not_lead_around_robots_txt(client: Client, site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /private/\n"
    site.faults["mgListCommittees"] = server.moved("/private/list")
    with pytest.raises(Refused):
        client.get(f"{site.url}/mgListCommittees.aspx")
    assert site.asked == ["/mgListCommittees.aspx"]


# Faults: one line each, and the other meetings are saved.


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (status(500), "answers with an error (status 500)"),
        (status(404), "answers with status 404"),
        (server.truncated, "breaks off or is damaged"),
        (server.cut_off, "the answer was cut off"),
        (server.bomb, "larger than 1 MB; not read"),
        (server.silent, "no answer within 0.8 s"),
        (server.dripping, "no whole answer within 1.2 s"),
        (server.endless, "larger than 1 MB|no whole answer within"),
        (server.moved("http://other.example/x"), "leads to another site (http://other.example)"),
        (server.moved("/mgWebService.asmx/GetMeeting?lMeetingId=77"), "from page to page without end"),
        (server.moved("file:///etc/passwd"), "only http and https"),
        (server.moved("http://[::1"), "leads to an address that is none|not a web address"),
        (status(200, Content_Length="²"), "breaks off or is damaged"),
        (status(200, Content_Length="9" * 5000), "breaks off or is damaged"),
        (server.chunked(b"-5"), "the connection broke off"),
        (server.chunked(b"-1"), "the connection broke off"),
        (status(200, Content_Encoding="br"), "packed in a way that was not asked for"),
        (status(200, Content_Encoding="gzip"), "its packing is damaged"),
        (server.zipped(b"<!DOCTYPE x [<!ENTITY a 'b'>]><meeting/>"), "declarations of its own"),
    ],
)
def test_a_fault_of_one_meeting_is_one_line_and_the_others_are_saved(
    client: Client, site: Site, tmp_path: Path, fault: server.Fault, said: str
) -> None:
    server.packed_bomb()  # made before anybody waits for it
    site.faults["MId=77"] = site.faults["lMeetingId=77"] = fault
    files, failures = saved(client, tmp_path / "m")
    assert files == ["78", "80", "81"]
    assert len(failures) == 1 and failures[0].startswith("Children and Families Scrutiny Committee, 2024-03-05: ")
    assert any(each in failures[0] for each in said.split("|")), failures
    assert not list((tmp_path / "m").glob("*.part")) and not list((tmp_path / "m").glob("*77*"))


def test_a_failure_is_exit_status_1_and_asked_for_again_by_the_next_run(kg: Kg, site: Site) -> None:
    site.faults["lMeetingId=77"] = server.truncated
    result = kg("fetch", site.url, "--out", "m", "--delay", "0")
    assert result.exit_code == 1 and "3 meetings saved in m; 1 without minutes so far; 1 not had" in result.stderr
    assert result.stderr.count("not had: Children") == 1
    site.faults.clear()
    result = kg("fetch", site.url, "--out", "m", "--delay", "0")
    assert result.exit_code == 0 and "1 meeting saved in m; 3 saved before" in result.stderr


def test_a_fault_that_passes_is_no_fault(client: Client, site: Site, waited: list[float], tmp_path: Path) -> None:
    site.faults["lMeetingId=77"] = once(status(502), site)
    site.faults["lMeetingId=78"] = once(server.cut_off, site)
    files, failures = saved(client, tmp_path / "m")
    assert files == ["77", "78", "80", "81"] and failures == [] and waited == [5.0, 5.0]


def test_a_packed_answer_is_unpacked(client: Client, site: Site, tmp_path: Path) -> None:
    body = server.as_xml(DEFAULT[0].meeting)
    site.faults["lMeetingId=77"] = server.zipped(body)
    saved(client, tmp_path / "m")
    (path,) = (tmp_path / "m").glob("*-77.xml")
    assert path.read_bytes() == body


def test_a_bomb_takes_no_memory(client: Client, site: Site) -> None:
    server.packed_bomb()
    site.faults["/bomb"] = server.bomb
    client.get(f"{site.url}/mgListCommittees.aspx")
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 1 MB"):
        client.get(f"{site.url}/bomb")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_an_endless_list_is_one_line_and_other_committees_are_read(client: Client, site: Site, tmp_path: Path) -> None:
    site.faults["lCommitteeId=135"] = server.endless
    files, failures = saved(client, tmp_path / "m")
    assert files == ["80", "81"]
    assert len(failures) == 1 and failures[0].startswith("Children and Families Scrutiny Committee: ")


def test_lists_that_lead_on_for_ever_are_left(client: Client, site: Site, tmp_path: Path) -> None:
    site.service = 404
    count = 0

    def more(handler: server.Handler) -> None:
        nonlocal count
        count += 1
        link = f'<a href="ieListMeetings.aspx?CId=135&amp;Act=earlier&amp;n={count}">Earlier</a>'
        meeting = f'<a href="ieListDocuments.aspx?CId=135&amp;MId={1000 + count}">1 May 1950</a>'
        handler.reply(200, "text/html", server._page(link + meeting))

    site.faults["ieListMeetings.aspx?CId=135"] = more
    saved(client, tmp_path / "m")
    assert 50 < count <= 110


def test_a_site_with_a_fault_everywhere_is_not_asked_for_every_meeting(
    client: Client, site: Site, tmp_path: Path
) -> None:
    site.meetings = tuple(held(str(year), "135", SCRUTINY, f"{year}-03-05") for year in range(1990, 2024))
    site.faults["GetMeeting?"] = server.truncated
    _, failures = saved(client, tmp_path / "m")
    assert len(failures) == 5 and len([path for path in site.asked if "GetMeeting?" in path]) == 5


def test_what_is_no_moderngov_site_is_one_line(kg: Kg, site: Site) -> None:
    site.faults["/mg"] = site.faults["/ie"] = status(404)
    result = kg("fetch", site.url, "--delay", "0")
    assert result.exit_code == 1 and "no ModernGov site is found there" in result.stderr


def test_a_host_that_does_not_answer_is_one_line(client: Client, site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    waited: list[float] = []
    silent = Client(target(f"http://127.0.0.1:{port}"), client.pace, sleep=waited.append)
    with pytest.raises(Interrupted, match="refused"):
        silent.get(f"http://127.0.0.1:{port}/")
    assert waited == [5.0]  # one that has never answered is tried once more, no oftener


# TLS


def test_a_certificate_that_nobody_signed_is_one_line(kg: Kg) -> None:
    with running(Site(), secure=True) as site:
        result = kg("fetch", site.url, "--delay", "0")
        assert result.exit_code == 1 and site.log == []
        lines = result.stderr.splitlines()
        assert len(lines) == 2 and lines[1].startswith("kg: 127.0.0.1: its certificate cannot be trusted (self")


def test_a_certificate_that_is_trusted_is_as_good_as_any(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with running(Site(), secure=True) as site:
        result = kg("fetch", site.url, "--delay", "0", "--out", "m")
        assert result.exit_code == 0 and "4 meetings saved" in result.stderr


def test_what_speaks_no_tls_is_one_line(kg: Kg, site: Site) -> None:
    result = kg("fetch", site.url.replace("http:", "https:"), "--delay", "0")
    assert result.exit_code == 1 and "no secure connection" in result.stderr.splitlines()[-1]


# Where a request may go.


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1:1/", "https://localhost/", "//127.0.0.2/", "http://169.254.169.254/latest/"]
)
def test_a_redirect_to_another_port_or_host_of_this_machine_is_not_followed(
    client: Client, site: Site, place: str
) -> None:
    site.faults["mgListCommittees"] = server.moved(place)
    with pytest.raises(FetchError, match=r"leads to another site|which is no public address; not followed"):
        client.get(f"{site.url}/mgListCommittees.aspx")


def test_a_redirect_to_another_host_with_the_same_port_is_not_followed(client: Client, site: Site) -> None:
    site.faults["mgListCommittees"] = server.moved(site.url.replace("127.0.0.1", "localhost") + "/other")
    with pytest.raises(FetchError, match="leads to another site"):
        client.get(f"{site.url}/mgListCommittees.aspx")
    assert site.asked == ["/mgListCommittees.aspx"]


@pytest.mark.parametrize(
    ("here", "there", "followed"),
    [
        ("http://a.example/", "https://a.example/x", True),
        ("http://a.example:80/", "https://a.example:443/x", True),
        ("https://a.example/", "https://A.example/x", True),
        ("https://a.example/", "http://a.example/x", False),
        ("https://a.example/", "https://a.example:8443/x", False),
        ("https://a.example/", "https://b.example/x", False),
        ("https://a.example/", "https://a.example.evil.example/x", False),
        ("https://a.example/", "https://a.example@evil.example/x", False),
    ],
)
def test_a_redirect_stays_at_the_host_and_never_leaves_tls(here: str, there: str, followed: bool) -> None:
    client = Client(Target(here.rstrip("/")))
    if followed:
        client._check_move(here, there)
    else:
        with pytest.raises(FetchError):
            client._check_move(here, there)


def resolving(monkeypatch: pytest.MonkeyPatch, address: str) -> list[str]:
    """Every name stands for one address; what would be connected to is noted, and nothing is."""
    connected: list[str] = []

    def connect(where: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(where[0])
        raise ConnectionRefusedError

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: [(family, 1, 6, "", (address, 443))])
    monkeypatch.setattr(socket, "create_connection", connect)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return connected


INSIDE = ["127.0.0.1", "::1", "0.0.0.0", "169.254.169.254", "fe80::1", "::ffff:127.0.0.1", "224.0.0.1"]
PRIVATE = ["10.0.0.5", "192.168.1.1", "172.16.0.1", "fd00::1", "::ffff:10.0.0.5"]


@pytest.mark.parametrize("address", INSIDE + PRIVATE)
@pytest.mark.parametrize("named", [False, True])
def test_a_name_that_leads_inside_is_not_connected_to(
    monkeypatch: pytest.MonkeyPatch, address: str, named: bool
) -> None:
    connected = resolving(monkeypatch, address)
    asked = Client(Target("https://democracy.example.org", None, named), Pace(tries=1), sleep=lambda seconds: None)
    with pytest.raises(FetchError) as error:
        asked.get("https://democracy.example.org/mgListCommittees.aspx")
    if named and address in PRIVATE:  # the user named that host: a council's own officers are led inside by its name
        assert connected == [address]
    else:
        assert connected == [] and "no public address; not asked" in str(error.value)


def test_a_public_address_is_connected_to_as_it_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = resolving(monkeypatch, "93.184.215.14")
    asked = Client(Target("https://democracy.example.org", None, False), Pace(tries=1))
    with pytest.raises(Interrupted):
        asked.get("https://democracy.example.org/mgListCommittees.aspx")
    assert connected == ["93.184.215.14"]


def test_an_unknown_host_is_one_line(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **options: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    result = kg("fetch", "https://democracy.example.org/", "--delay", "0")
    assert result.exit_code == 1 and "there is no such host, or no network" in result.stderr


def test_a_proxy_of_the_environment_is_used_but_not_for_this_machine(
    site: Site, monkeypatch: pytest.MonkeyPatch, kg: Kg
) -> None:
    with running(Site()) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        far = Client(Target("http://democracy.example.org"), Pace(delay=0), sleep=lambda seconds: None)
        far.get("http://democracy.example.org/mgListCommittees.aspx")
        assert [path for _, path, _ in proxy.log] == [
            "http://democracy.example.org/robots.txt", "http://democracy.example.org/mgListCommittees.aspx",
        ]  # fmt: skip
        proxy.log.clear()
        assert kg("fetch", site.url, "--delay", "0", "--dry-run").exit_code == 0
        assert proxy.log == []


def test_a_proxy_that_is_none_is_one_line(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://user:secret@proxy.example:abc")
    result = kg("fetch", "https://democracy.example.org/", "--delay", "0")
    assert result.exit_code == 1 and "https_proxy in your environment names no proxy" in result.stderr
    assert "secret" not in result.stderr


STUCK = """
import time
from minutegraph.formats import guard, sitepage

read = sitepage.read
sitepage.read = lambda content: time.sleep(60) if b"STUCK" in content else read(content)
guard.main()
"""
"""A process of the guard in which one page takes all time."""


def test_a_page_that_takes_all_time_ends_the_reading_of_that_page_alone(
    client: Client, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.service = 403
    site.faults["MId=77"] = lambda handler: handler.reply(200, "text/html", b"<!-- STUCK -->" + server.as_page(SCRUTINY))
    process = guard._Process(seconds=2, start=STUCK)
    monkeypatch.setattr(guard, "_PROCESS", process)
    _, failures = saved(client, tmp_path / "m")
    process.close()
    assert len(failures) == 1 and "more than the 2 seconds that one file may take" in failures[0]
    assert len(list((tmp_path / "m").glob("*.html"))) == 3


def test_a_page_may_name_no_codec_that_is_no_charset_of_the_web() -> None:
    page = b"a" * 400_000 + b"-" + b"a" * 400_000
    start = time.monotonic()
    assert with_charset(Reply("", 200, {"content-type": "text/html; charset=punycode"}, page)) == page
    assert time.monotonic() - start < 1


def test_help_and_a_wrong_name_ask_nobody(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **options: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert kg("fetch", "--help").exit_code == 0
    assert kg("fetch", "No Such Council").exit_code == 1
