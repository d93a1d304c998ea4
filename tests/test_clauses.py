"""The grammar of a sentence of minutes: verb, voice, subject, hearer, agent and complement of each clause that speaks."""

from __future__ import annotations

import pytest

from minutegraph.extraction.language.clause import Clause, Group
from minutegraph.extraction.language.clauses import parse
from minutegraph.extraction.language.skeleton import tokens
from minutegraph.extraction.speech.acts import acts, motion


def names(group: Group) -> list[str]:
    return [mention.party.label for mention in group]


def only(text: str) -> Clause:
    """The clause of a sentence that has one."""
    (clause,) = parse(text).clauses
    return clause


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "hearer", "complement"),
    [
        ("The Director told the Committee that a bid had been made.", "tell", ["Director"], ["Committee"], "that"),
        ("Members asked whether the site was safe.", "ask", ["Members"], [], "wh"),
        ("Councillor Hart asked the Leader about rents.", "ask", ["Councillor Hart"], ["Leader"], "about"),
        ("The Clerk replied, in response to the point, that it was.", "reply", ["Clerk"], [], "that"),
        ("Mrs Lowe, who was present, said that it was late.", "say", ["Mrs Lowe"], [], "that"),
        ("The Chair (in the chair until 8pm) thanked officers.", "thank", ["Chair"], ["officers"], "none"),
        ("The Treasurer also briefly explained the reserve.", "explain", ["Treasurer"], [], "np"),
        (
            "The Head of Legal went on to advise Members that notice was due.",
            "advise",
            ["Head of Legal"],
            ["Members"],
            "that",
        ),
        ("In reply to the Chair, the Director of Place said that it was.", "say", ["Director of Place"], [], "that"),
        ("The Director asked for views with regard to the plan.", "ask", ["Director"], [], "for"),
    ],
)
def test_active_clauses(text: str, lemma: str, subject: list[str], hearer: list[str], complement: str) -> None:
    clause = only(text)
    assert (clause.lemma, names(clause.subject), names(clause.hearer)) == (lemma, subject, hearer)
    assert (clause.complement, clause.passive) == (complement, False)


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "agent"),
    [
        ("Members were advised by the Solicitor that it was lawful.", "advise", ["Members"], ["Solicitor"]),
        ("The Panel was also then informed that it was lawful.", "inform", ["Panel"], []),
        ("The Leader was asked by Mr Fox when it would end.", "ask", ["Leader"], ["Mr Fox"]),
    ],
)
def test_in_a_passive_the_subject_hears_and_the_agent_speaks(
    text: str, lemma: str, subject: list[str], agent: list[str]
) -> None:
    clause = only(text)
    assert clause.passive
    assert (clause.lemma, names(clause.subject), names(clause.agent)) == (lemma, subject, agent)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It was noted that numbers had risen.", "it"),
        ("A question was raised about fees.", "question"),
        ("Concern was expressed that fees had risen.", "concern"),
        ("The report was presented by the Clerk.", "report"),
        ("There was consensus that fees were high.", "there"),
    ],
)
def test_a_subject_that_is_no_party_is_given_by_its_noun(text: str, noun: str) -> None:
    clause = only(text)
    assert (clause.noun, clause.subject) == (noun, ())


@pytest.mark.parametrize(
    "text",
    [
        "The Director said that the inspector had told staff and that parents were informed.",
        "The Chair explained that members asked for the paper in June.",
        "The Head of Roads reported that the contractor said it was late.",
    ],
)
def test_what_somebody_is_reported_to_have_said_has_no_clauses_of_its_own(text: str) -> None:
    assert len(parse(text).clauses) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Director had reported to Cabinet in June.",
        "Cabinet has agreed the plan.",
        "The Trust to report in May.",
        "Officers wrote to residents (who said that they were content).",
        "The road is closed.",
    ],
)
def test_what_was_not_said_in_the_meeting_is_no_clause(text: str) -> None:
    assert parse(text).clauses == ()


def test_a_second_verb_shares_the_subject() -> None:
    first, second = parse("The Leader introduced the report and explained that rents would rise.").clauses
    assert names(second.subject) == names(first.subject) == ["Leader"]
    assert (first.shared, second.shared) == (False, True)


def test_two_speakers_each_quote_their_own_clause() -> None:
    text = "The Leader said that rents would rise; the Tenants' Forum said that they should not."
    first, second = acts(parse(text))
    assert text[first.start : first.end].startswith("The Leader")
    assert text[second.start : second.end] == "the Tenants' Forum said that they should not."


def test_negation_and_mood_are_kept() -> None:
    assert only("The Director did not accept that it was late.").negated
    assert only("The Director would explain the delay.").modal


def test_mover_and_seconder_are_named_in_order() -> None:
    assert names(motion(parse("Moved by Cllr Ash, seconded by Cllr Birch."))) == ["Cllr Ash", "Cllr Birch"]
    assert motion(parse("Cllr Ash moved the motion.")) == ()


def test_tokens_cover_the_sentence_and_join_coordinated_parties() -> None:
    text = "The Leader and the Mayor (both present) thanked Mrs O'Neil's team."
    found = tokens(text)
    assert next(names(t.group) for t in found if t.group) == ["Leader", "Mayor"]
    assert all(text[t.start : t.end].strip() for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)


@pytest.mark.parametrize(
    "text", ["", ".", "Members were concerned", "was", "There was", "it was", ")", "(a", "said", '"']
)
def test_scraps_are_parsed_without_harm(text: str) -> None:
    assert [act.kind for act in acts(parse(text))] == ["concern"] * ("concerned" in text)
