"""Mentions are one event on evidence only, whatever the order of the documents."""

from __future__ import annotations

import random
import time
from collections import defaultdict

import graph_samples as samples
import pytest
from graph_samples import BASE, GIVEN, MG
from hypothesis import given
from hypothesis import strategies as st

from minutegraph.model import Extraction, Metadata, Party, Recommendation
from minutegraph.rdf import mapping
from minutegraph.rdf.joining import joined
from minutegraph.rdf.mentions import Mention

CQC = Party("CQC", "inspectorate")


def mentions(*extractions: Extraction) -> list[Mention]:
    return [mention for each in extractions for mention in mapping.triples(each, BASE).mentions]


def events(found: list[Mention]) -> list[list[str]]:
    """The documents of each event, all in order."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for line in joined(found, BASE).entities:
        subject, predicate, target, _ = line.split(" ", 3)
        if predicate == f"<{MG}mentionedIn>":
            groups[subject].append(target.split("/minutes/")[1].split("/")[0])
    return sorted(sorted(group) for group in groups.values())


def pair(**slots: object) -> list[list[str]]:
    """The events of one mention and of another that differs in these slots."""
    return events(mentions(samples.inspected("a.txt"), samples.inspected("b.txt", **slots)))


ONE, TWO = [["a", "b"]], [["a"], ["b"]]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, ONE),
        ({"date": "2021-05-12"}, ONE),
        ({"date": "2021-05-30/2021-06-02"}, ONE),
        ({"date": "2021"}, ONE),
        ({"framework": "ILACS"}, ONE),
        ({"inspector": (samples.OFSTED, CQC)}, ONE),
        ({"outcome": "good"}, ONE),
        ({"on": (Party("Council", "authority"),)}, ONE),
        ({"date": "2021-06"}, TWO),
        ({"date": "2020"}, TWO),
        ({"date": None}, TWO),
        ({"kind": "inspection"}, TWO),
        ({"inspector": (CQC,)}, TWO),
        ({"inspector": ()}, ONE),  # a focused visit is Ofsted's
        ({"inspector": (), "date": "2021"}, TWO),
        ({"on": (Party("Hillside School", "organisation"),)}, TWO),
        ({"on": (Party("Westmere Council", "authority"),)}, TWO),
        ({"given": Metadata()}, TWO),
        ({"given": Metadata(authority="Westmere Council")}, TWO),
    ],
)
def test_two_mentions_are_one_event_only_on_evidence(slots: dict[str, object], expected: list[list[str]]) -> None:
    assert pair(**slots) == expected


SEND = (Party("local area's SEND services", "organisation"),)
BOTH = (samples.OFSTED, CQC)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"inspector": ()}, {}, TWO),  # an inspection may be anybody's
        ({"framework": "ILACS", "inspector": ()}, {}, ONE),  # which is Ofsted's alone
        ({"framework": "area SEND", "inspector": ()}, {}, TWO),  # which is not
        ({"inspector": BOTH}, {}, TWO),  # with another it may be of something else
        ({"inspector": BOTH, "framework": "area SEND"}, {"framework": "area SEND"}, ONE),
        ({"inspector": BOTH, "on": SEND}, {"framework": "area SEND"}, ONE),
        ({"inspector": BOTH, "on": SEND}, {"framework": "ILACS"}, TWO),
        ({"on": SEND}, {}, TWO),  # Ofsted inspects other services too
        ({"on": (Party("Westmere's children's services", "organisation"),)}, {}, TWO),
        ({"on": (Party("Eastmere's children's services", "organisation"),)}, {}, ONE),
    ],
)
def test_inspections_are_one_only_where_more_than_the_month_tells(
    one: dict[str, object], other: dict[str, object], expected: list[list[str]]
) -> None:
    drafts = [samples.inspected(f"{name}.txt", kind="inspection", **slots) for name, slots in (("a", one), ("b", other))]
    assert events(mentions(*drafts)) == expected


def test_what_tells_of_an_event_is_told_by_all_its_mentions_together() -> None:
    rows = {"a": {"framework": "ILACS", "date": "2021-05-10"}, "b": {}, "c": {"framework": "ILACS", "inspector": ()}}
    drafts = [samples.inspected(f"{name}.txt", kind="inspection", **slots) for name, slots in rows.items()]
    assert events(mentions(*drafts)) == [["a", "b", "c"]]


def test_frameworks_that_differ_are_different_events_and_one_bridges_unnamed_inspectors() -> None:
    sif, ilacs, none = ({"framework": name, "inspector": ()} for name in ("SIF", "ILACS", "ILACS"))
    drafts = [samples.inspected(f"{name}.txt", **slots) for name, slots in zip("abc", (sif, ilacs, none), strict=True)]
    assert events(mentions(*drafts)) == [["a"], ["b", "c"]]


def test_what_could_be_either_of_two_visits_stays_alone() -> None:
    dates = {"a": "2021-03-02", "b": "2021-03-20", "c": "2021-03"}
    drafts = [samples.inspected(f"{name}.txt", date=date) for name, date in dates.items()]
    assert events(mentions(*drafts)) == [["a"], ["b"], ["c"]]


def test_interventions_join_without_a_maker_but_not_across_kinds() -> None:
    rows = {"a": {}, "b": {}, "c": {"kind": "statutory direction"}}
    drafts = [samples.intervened(f"{name}.txt", **slots) for name, slots in rows.items()]
    assert events(mentions(*drafts)) == [["a", "b"], ["c"]]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2021", "2021-05", "2021-05-12", "2021-05-11/2021-05-13", "2021-09", None]),
            st.sampled_from([(), (samples.OFSTED,), (CQC,), (samples.OFSTED, CQC)]),
            st.sampled_from([None, "ILACS", "SIF"]),
            st.sampled_from(["inspection", "focused visit"]),
        ),
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_documents_plays_no_part(rows: list[tuple[object, ...]], chance: random.Random) -> None:
    found = mentions(
        *(
            samples.inspected(f"{place}.txt", date=date, inspector=by, framework=framework, kind=kind)
            for place, (date, by, framework, kind) in enumerate(rows)
        )
    )
    expected = joined(found, BASE)
    chance.shuffle(found)
    assert joined(found, BASE) == expected


def test_a_shared_event_tells_what_its_mentions_tell() -> None:
    precise = samples.inspected("b.txt", outcome="Good", date="2021-05-12")
    made = joined(mentions(samples.inspected("a.txt", framework="ILACS"), precise), BASE)
    node = f"<{BASE}inspection/eastmere-city-council-ofsted-focused-visit-2021-05-12>"
    told = {tuple(line.removesuffix(" .").split(" ", 2)[1:]) for line in made.entities if line.startswith(node)}
    assert len(made.entities) == len(told) == 10
    for predicate, value in (
        ("authority", f"<{BASE}authority/eastmere-city-council>"),
        ("inspectedBy", f"<{BASE}inspectorate/ofsted>"),
        ("framework", "<https://w3id.org/minutegraph/code/framework/ilacs>"),
        ("outcome", "<https://w3id.org/minutegraph/code/outcome/good>"),
        ("inspectionKind", "<https://w3id.org/minutegraph/code/inspection-kind/focused-visit>"),
        ("date", '"2021-05-12"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ):
        assert (f"<{MG}{predicate}>", value) in told
    assert sum(f"<{MG}mentions> {node} ." in line for line in made.inferred) == 2


def test_many_mentions_of_many_events_are_joined_quickly() -> None:
    rows = [f"20{year:02}-{month:02}" for year in range(5, 25) for month in range(1, 13)]
    found = mentions(*(samples.inspected(f"{place}.txt", GIVEN, date=date) for place, date in enumerate(rows * 4)))
    assert len(events(found)) == len(rows)


def of_one_day(fact: int, **slots: object) -> Mention:
    given = {"authority": f"{BASE}authority/a", "subject": "", "agents": (), "label": "", "kind": "", "date": None}
    return Mention(**{"fact": f"{BASE}fact/{fact}", **given, **slots})  # type: ignore[arg-type]


def test_thousands_of_like_recommendations_and_inspectors_are_told_apart_quickly() -> None:
    by = (f"{BASE}organisation/assessors",)
    advised = [
        of_one_day(each, type="recommendation", agents=by, number=str(each), words="keep a log") for each in range(3000)
    ]
    visits = [
        of_one_day(each, type="inspection", agents=(f"{BASE}body/{each}",), label=str(each), date="2021-05-12", kind="review")
        for each in range(3000)
    ]
    started = time.monotonic()
    for found in (advised, visits):
        made = joined(found, BASE)
        assert sum(f"<{MG}mentionedIn>" in line for line in made.entities) == 3000
        assert not made.merges
        assert not made.crowds
    assert time.monotonic() - started < 10


def test_a_mention_that_may_be_any_of_a_thousand_stays_alone_and_that_is_told() -> None:
    visits = [
        of_one_day(each, type="inspection", agents=(f"{BASE}body/{each}",), label=str(each), date="2021-05-12", kind="review")
        for each in range(1000)
    ]
    framework = "https://w3id.org/minutegraph/code/framework/ilacs"
    one = of_one_day(1001, type="inspection", date="2021-05-12", kind="review", framework=framework)
    made = joined([*visits, one], BASE)
    assert not made.merges
    assert made.crowds == (
        "1 of the inspections mentioned may be one of more than 500 others, such as 'review'; each such is left by itself",
    )


@pytest.mark.parametrize("date", ["Spring 2021", "2021-5", "21", "2021/..", ""])
def test_a_date_that_is_none_joins_nothing(date: str) -> None:
    drafts = [samples.inspected(f"{name}.txt", date=date) for name in "ab"]
    assert events(mentions(*drafts)) == TWO


def test_an_authority_without_a_name_of_its_own_joins_nothing_and_is_not_the_councils() -> None:
    other = (Party("neighbouring authority", "authority"),)
    found = mentions(*(samples.inspected(f"{name}.txt", on=other) for name in "ab"))
    assert events(found) == TWO
    assert not any(f"<{MG}authority>" in line for line in joined(found, BASE).entities)


def recommended(source: str, words: str, **slots: object) -> Extraction:
    fact = samples.made(Recommendation, **{"by": (samples.OFSTED,), "number": "3", **slots})
    return samples.Draft(source).item("1").say(words, fact).done()


@pytest.mark.parametrize(
    ("words", "slots", "expected"),
    [
        ("record  every\nvisit within a day", {}, ONE),
        ("Record every visit within a day", {"number": None}, ONE),
        ("Record every visit within a day", {"number": "4"}, TWO),
        ("Record every visit within a day", {"by": (CQC,)}, TWO),
        ("Record every visit within a day", {"by": ()}, TWO),
        ("Record every visit within a week", {}, TWO),
    ],
)
def test_a_recommendation_is_one_where_maker_and_words_are(
    words: str, slots: dict[str, object], expected: list[list[str]]
) -> None:
    first = recommended("a.txt", "Record every visit within a day.")
    found = mentions(first, recommended("b.txt", words, **slots))
    assert events(found) == expected
    made = joined(found, BASE)
    assert sum(f"<{MG}Recommendation>" in line for line in made.entities) == len(expected)
    assert sum(f"<{MG}mentions>" in line for line in made.inferred) == 2
