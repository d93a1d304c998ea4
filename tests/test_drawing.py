"""What `kg draw` promises: one page that shows who reported what to whom, proves it, and asks no host for anything."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minutegraph.drawing import page
from minutegraph.layouts import captions, clusters
from minutegraph.networks import kind, told

ROOT = Path(__file__).parent.parent
HOSTILE = '</script><script>window.stolen=1</script><img src=x onerror="window.stolen=1">'


def row(by: str | None, to: str | None, act: str = "statement", **more: str) -> dict[str, str | None]:
    iris = {
        "byIri": f"https://x/id/authority/a/post/{by}" if by else None,
        "toIri": f"https://x/id/authority/a/body/{to}" if to else None,
    }
    rest = {
        "quote": f"{by} spoke.",
        "date": "2024-05-01",
        "authority": "Eastmere",
        "body": to,
        "title": "Item",
        "source": "a.txt",
    }
    return {"by": by, "to": to, "act": act, **iris, **rest, **more}


ROWS = [
    row("Director", "Panel"),
    row("Director", "Panel", "report"),
    row("Director", "Panel"),
    row("Chair", "Panel", authority="Westmere"),
]


def test_an_edge_stands_for_a_pair_and_an_act_and_holds_its_sentences() -> None:
    network = told(ROWS)
    assert network.number_of_nodes() == 3
    assert sorted((v["act"], len(v["proofs"])) for *_, v in network.edges(data=True)) == [
        ("report", 1),
        ("statement", 1),
        ("statement", 2),
    ]


def test_nobody_who_is_not_named_is_drawn() -> None:
    assert told([row(None, "Panel"), row("Director", None)]).number_of_nodes() == 0


def test_documents_are_nodes() -> None:
    paper = {**row("Director", None), "paper": "Plan", "paperIri": "https://x/id/minutes/a/paper/plan"}
    network = told(ROWS, [paper])
    assert network.nodes["https://x/id/minutes/a/paper/plan"]["kind"] == "document"


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://x/id/authority/a/body/panel/group/members", "group"),
        ("https://x/id/authority/a/post/director", "post"),
        ("https://x/id/inspectorate/ofsted", "inspectorate"),
        ("https://x/id/authority/a", "authority"),
        ("urn:else", "other"),
    ],
)
def test_the_kind_of_a_node_is_told_by_its_iri(iri: str, expected: str) -> None:
    assert kind(iri) == expected


def test_every_node_has_a_place_of_its_own() -> None:
    network = told([row(f"Post {n}", f"Body {n % 3}", authority=f"Council {n % 5}") for n in range(60)])
    places = clusters(network)
    assert set(places) == set(network)
    assert len({(round(x), round(y)) for x, y in places.values()}) == len(network)
    assert places == clusters(network)
    assert set(captions(network, places)) == {f"Council {n}" for n in range(5)}


def test_the_page_is_whole_and_names_no_host() -> None:
    html = page(told(ROWS))
    outside = html[: html.index('<script type="application/json"')] + html[html.rindex("<script>") :]
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", html.replace("\\/", "/").split("<script>")[0])
    assert "://" not in outside
    assert "default-src 'none'" in html


def test_labels_cannot_leave_their_place() -> None:
    html = page(told([row(HOSTILE, "Panel", quote=HOSTILE, title=HOSTILE, authority=HOSTILE)]))
    assert "<script>window.stolen" not in html
    assert "<img src=x" not in html
    data = json.loads(re.search(r'id="data">(.*?)</script>', html, re.S)[1])  # type: ignore[index]
    assert any(node["name"] == HOSTILE for node in data["nodes"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("KG_CI"):
            pytest.fail("no Chromium: the drawn pages were not tested")
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a network's page from a file; collects what it requests and what goes wrong in it."""
    opened = browser.new_page(viewport={"width": 1300, "height": 800})
    opened.requests, opened.faults = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))

    def show(rows: list[dict[str, str | None]]) -> Any:
        file = tmp_path / "drawing.html"
        file.write_text(page(told(rows)), "utf-8")
        opened.goto(file.as_uri())
        opened.wait_for_function("() => window.drawing")
        return opened

    yield show
    opened.close()


def click(opened: Any, what: str) -> None:
    """Clicks the first visible node, or the middle of the first visible link."""
    place = opened.evaluate(
        """(what) => { const d = window.drawing; const e = d.edges.get({filter: (x) => !x.hidden})[0];
        if (what === "node") return d.network.canvasToDOM(d.network.getPositions([e.from])[e.from]);
        const middle = d.network.body.edges[e.id].edgeType.getPoint(0.5); return d.network.canvasToDOM(middle); }""",
        what,
    )
    box = opened.locator("#drawing").bounding_box()
    opened.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


@pytest.mark.parametrize("what", ["edge", "node"])
def test_a_click_shows_the_sentences_with_meeting_and_date(shown: Any, what: str) -> None:
    opened = shown(ROWS[:1])
    click(opened, what)
    text = opened.inner_text("#proofs")
    assert "Director → Panel" in text
    assert "Director spoke." in text
    assert "Panel · Eastmere · 2024-05-01 · Item · a.txt" in text


def test_the_page_requests_nothing_and_nothing_goes_wrong(shown: Any) -> None:
    opened = shown(ROWS)
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert opened.faults == []


def test_hostile_labels_do_not_run(shown: Any) -> None:
    opened = shown([row(HOSTILE, "Panel", quote=HOSTILE, title=HOSTILE, authority=HOSTILE)])
    click(opened, "edge")
    assert HOSTILE in opened.inner_text("#proofs")
    opened.select_option("#authority", index=1)
    assert opened.evaluate("() => window.stolen") is None


def test_search_and_filters_narrow_what_is_shown(shown: Any) -> None:
    opened = shown(ROWS)
    assert opened.inner_text("#count") == "3 shown, 3 links"
    opened.fill("#search", "chair")
    assert opened.inner_text("#count") == "2 shown, 1 links"
    opened.click("#fit")
    opened.uncheck("input[data-act=statement]")
    assert opened.inner_text("#count") == "2 shown, 1 links"
    opened.click("#fit")
    opened.select_option("#authority", "Westmere")
    assert opened.inner_text("#count") == "0 shown, 0 links"


def test_the_command_draws_a_graph(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    shutil.copy(ROOT / "examples" / "minutes" / "northmoor-county-council.txt", minutes)
    (minutes / "manifest.csv").write_text("file,authority,body\nnorthmoor-county-council.txt,Northmoor,Police and Crime Panel\n")
    kg = [sys.executable, "-m", "minutegraph"]
    subprocess.run([*kg, "build", minutes, "--out", tmp_path / "graph"], check=True, capture_output=True)
    out = tmp_path / "drawing.html"
    done = subprocess.run(
        [*kg, "draw", "--graph", tmp_path / "graph", "--out", out], capture_output=True, text=True, check=True
    )
    assert "nodes and" in done.stderr
    assert "Assistant Chief" in out.read_text("utf-8")
    nobody = [*kg, "draw", "--graph", tmp_path / "graph", "--authority", "Nowhere", "--out", out]
    assert "nothing in the graph fits" in subprocess.run(nobody, capture_output=True, text=True, check=True).stderr
    nowhere = [*kg, "draw", "--graph", tmp_path / "graph", "--out", tmp_path / "no" / "such" / "page.html"]
    refused = subprocess.run(nowhere, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
