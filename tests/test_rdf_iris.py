"""Names are made from what a thing is: stable under edits elsewhere, apart where things are apart."""

from __future__ import annotations

import re
from dataclasses import replace

import graph_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutegraph.model import Answer, Extraction, Inspection, Item, Metadata, Party, Question, Role, Statement
from minutegraph.rdf.iris import document_slug, fact_names, item_keys, key, quote_names, slug


def names_of(extraction: Extraction) -> dict[str, list[str]]:
    """The names of the facts by quote and type, in order."""
    document = extraction.minutes.document
    names = fact_names(document, extraction.facts, item_keys(extraction.minutes.items))
    found: dict[str, list[str]] = {}
    for fact in extraction.facts:
        found.setdefault(f"{fact.type} {document.text[fact.start : fact.end]}", []).append(names[fact.id])
    return found


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Director of Children's Services", "director-of-childrens-services"),
        ("the Chair", "chair"),
        ("Vice-Chair", "vice-chair"),
        ("Adults & Health", "adults-and-health"),
        ("Cllr J. Smith", "councillor-j-smith"),
        ("Councillor J Smith", "councillor-j-smith"),
    ],
)
def test_a_slug_reads_like_its_label(label: str, expected: str) -> None:
    assert slug(label) == expected


@pytest.mark.parametrize(("one", "other"), [("Siân Rees", "Sian Rees"), ("A+B", "A B"), ("x" * 80, "x" * 81)])
def test_labels_that_lose_letters_stay_apart(one: str, other: str) -> None:
    assert slug(one) != slug(other)


@given(st.text(min_size=1, max_size=90))
def test_every_slug_is_fit_for_an_iri_and_a_file_name(label: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(label))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document_slug(label))
    assert len(slug(label)) < 70 and len(document_slug(label)) < 80


@given(st.text(max_size=30), st.text(max_size=30))
def test_slugs_are_equal_just_where_keys_are(one: str, other: str) -> None:
    assert (slug(one) == slug(other)) == (key(one) == key(other))


@given(st.sampled_from("abé ./_-~1"), st.text("abé ./_-~1", max_size=12), st.text("abé ./_-~1", max_size=12))
def test_sources_with_different_paths_have_different_names(first: str, one: str, other: str) -> None:
    one, other = first + one, first + other
    assert (document_slug(one) == document_slug(other)) == (one == other)


def test_a_plain_file_name_is_its_documents_name() -> None:
    assert document_slug("S01.txt") == "s01"
    assert document_slug("2021/S01.txt") != document_slug("2021-S01.txt")


def test_items_are_named_by_number_then_title_and_told_apart() -> None:
    rows = [("7", "Plan"), ("7.", "Budget"), ("7", "Budget"), (None, "Any Other Business"), (None, None), ("7", None)]
    items = [Item(number, title, 0, 0, ()) for number, title in rows]
    assert item_keys(items) == ("7", "7~budget", "7~budget~2", "any-other-business", "item", "7~2")


def test_given_metadata_and_offsets_move_no_fact() -> None:
    plain = names_of(samples.meeting())
    corrected = names_of(samples.meeting(given=Metadata(authority="Westmere", date="1999")))
    assert plain == corrected
    folded = samples.meeting(words=tuple(word.replace(" ", "\n  ", 1) for word in samples.WORDS))
    assert list(names_of(folded).values()) == list(plain.values())


@given(st.integers(0, 5), st.text(alphabet="abc xyz", min_size=1, max_size=20))
def test_an_edit_in_one_sentence_moves_no_other_fact(place: int, words: str) -> None:
    edited = list(samples.WORDS)
    edited[place] = f"{edited[place]} {words.strip() or 'x'}"
    before, after = names_of(samples.meeting()), names_of(samples.meeting(words=tuple(edited)))
    unchanged = [quote for quote in before if not quote.endswith(samples.WORDS[place])]
    assert all(before[quote] == after[quote] for quote in unchanged)
    assert len(unchanged) >= 5


def test_a_new_item_or_sentence_before_moves_no_fact() -> None:
    plain = samples.meeting()
    draft = samples.Draft().item("1", "Apologies").say("Two members were away.", samples.made(Statement))
    offset, first = len(draft.text), plain.minutes
    facts = tuple(replace(f, start=f.start + offset, end=f.end + offset, item=1, id=f"n{f.id}") for f in plain.facts)
    facts = tuple(replace(f, question=f"n{f.question}") if isinstance(f, Answer) else f for f in facts)
    minutes = replace(
        first,
        document=replace(first.document, text=draft.text + first.document.text),
        items=(*draft.items, *first.items),
    )
    after = names_of(Extraction(minutes, (*draft.facts, *facts)))
    assert names_of(plain).items() <= after.items()


def test_who_was_meant_by_a_pronoun_moves_no_fact() -> None:
    def said(by: str) -> Extraction:
        party = Party(by, "post", basis="derived")
        return samples.Draft().item("1").say("He agreed.", samples.made(Statement, by=(party,))).done()

    assert names_of(said("Chair")) == names_of(said("Head of Housing"))


def test_twins_are_told_apart_by_slots_questions_labels_and_at_last_by_count() -> None:
    draft = samples.Draft().item("1")
    draft.say("How many? How much?", samples.made(Question, id="a"), samples.made(Question, id="b", about="money"))
    answers = [samples.made(Answer, id=f"x{each}", question=each) for each in "ab"]
    draft.say("Nine, and ten pounds.", *answers)
    visits = [samples.made(Inspection, date=date) for date in ("2020", "2021", "2021")]
    draft.say("There were visits in 2020 and twice in 2021.", *visits)
    draft.say("The Chair and the Clerk spoke.", samples.made(Role, label="Chair"), samples.made(Role, label="Clerk"))
    found = names_of(draft.done())
    assert all(len(set(names)) == len(names) for names in found.values())
    asked, answered, visited, roles = found.values()
    assert all("~" not in names[0] and "~" in names[1] for names in (asked, answered))
    assert visited[2] == f"{visited[1]}~2"
    assert not any("~" in name for name in roles)


def test_a_repeated_sentence_is_counted_and_the_first_keeps_its_name() -> None:
    once = samples.Draft().item("1").say("It was noted.", samples.made(Statement))
    plain = names_of(once.done())["statement It was noted."]
    twice = names_of(once.say("It was noted.", samples.made(Statement)).done())["statement It was noted."]
    assert twice == [plain[0], f"{plain[0]}~2"]


@given(st.lists(st.tuples(st.sampled_from(["A.", "B.", "C."]), st.sampled_from(["x", "y"])), max_size=12))
def test_no_two_facts_share_a_name(rows: list[tuple[str, str]]) -> None:
    draft = samples.Draft().item("1")
    for sentence, label in rows:
        draft.say(sentence, samples.made(Statement, by=(Party(label, "person"),)), samples.made(Role, label=label))
    extraction = draft.done()
    names = fact_names(extraction.minutes.document, extraction.facts, ("1",))
    assert len(set(names.values())) == len(extraction.facts)
    assert not any("/" in name or "#" in name for name in names.values())


def test_equal_quotes_have_nodes_of_their_own_and_one_place_has_one() -> None:
    draft = samples.Draft().item("1").say("It was noted.").say("It was noted.")
    document = draft.done().minutes.document
    places = [("1", 0, 13), ("1", 15, 28), ("1", 0, 13)]
    assert [document.text[start:end] for _, start, end in places] == ["It was noted."] * 3
    names = quote_names(document, places)
    assert len(names) == 2 and names["1", 15, 28] == f"{names['1', 0, 13]}~2"
