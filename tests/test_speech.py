"""Reports, questions, answers and statements of an item: evidence, links, lists, pronouns, stance."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_items import facts, item, labels, quote

from minutegraph.extraction.context import Context
from minutegraph.extraction.decisions import finder as outcomes
from minutegraph.extraction.finders import extract
from minutegraph.extraction.parties import mentions
from minutegraph.extraction.speech import finder as speech
from minutegraph.model import Answer, Fact, Minutes, Question, Report, Statement

STANCES = Path(__file__).parent / "data" / "speech-stance.txt"


def spoken(text: str, title: str = "Road repairs") -> tuple[Minutes, list[Fact]]:
    minutes = item(text, title)
    return minutes, facts(minutes, speech.find)


def of(found: list[Fact], kind: type[Fact]) -> list[Fact]:
    return [fact for fact in found if isinstance(fact, kind)]


def stances() -> list[tuple[str, str]]:
    lines = [line for line in STANCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(sentence, stance) for stance, sentence in (line.split(" : ", 1) for line in lines)]


@pytest.mark.parametrize(("sentence", "stance"), stances())
def test_stance(sentence: str, stance: str) -> None:
    _, found = spoken(sentence)
    assert [fact.stance for fact in found if isinstance(fact, Statement)] == [stance]


def test_the_evidence_is_the_sentence_as_printed() -> None:
    text = "The Leader  said that\nthe ‘A’ road was shut. Rain fell."
    minutes, found = spoken(text)
    assert [quote(minutes, fact) for fact in found] == ["The Leader said that the ‘A’ road was shut."]


def test_an_answer_points_to_its_question() -> None:
    _, found = spoken(
        "Mr Fox asked when the bridge would open. Mrs Hale asked what it had cost.\n\n"
        "The Engineer said that it would open in May and had cost two million pounds."
    )
    questions, answers = of(found, Question), of(found, Answer)
    assert [answer.question for answer in answers if isinstance(answer, Answer)] == [q.id for q in questions]
    assert len(questions) == len(answers) == 2


def test_the_sentences_of_one_reply_are_one_answer() -> None:
    minutes, found = spoken(
        "Mr Fox asked when the bridge would open. The Engineer replied that it would be May. "
        "He added that a contractor had been found. Signs would be put up."
    )
    answers = of(found, Answer)
    assert [quote(minutes, answer) for answer in answers] == ["The Engineer replied that it would be May."]


def test_another_speaker_answers_the_same_question_once_more() -> None:
    _, found = spoken(
        "Mr Fox asked when the bridge would open. The Engineer replied that it would be May. "
        "The Leader of the County Council's team said so too. The Director added that a ferry would run."
    )
    question = of(found, Question)[0]
    answers = [answer for answer in found if isinstance(answer, Answer)]
    assert labels(answers[-1].by) == ["Director"]
    assert answers[-1].question == question.id


@pytest.mark.parametrize(
    "reply",
    [
        "The Director assured the Panel that letters had gone out.",
        "In response, the Director said that letters had gone out.",
        "The Director explained that letters had gone out.",
    ],
)
def test_a_concern_that_is_met_is_a_question(reply: str) -> None:
    _, found = spoken(f"Councillor Ames was concerned that nobody had been told. {reply}")
    assert [fact.type for fact in found] == ["question", "answer"]


def test_a_concern_that_nobody_meets_is_a_statement() -> None:
    _, found = spoken("Councillor Ames was concerned that nobody had been told.\n\nThe meeting moved on.")
    assert [(fact.type, fact.stance) for fact in found if isinstance(fact, Statement)] == [("statement", "concern")]


def test_a_figure_held_against_the_report_is_a_question_if_it_is_met() -> None:
    _, found = spoken("A Member noted that the table gave 40. The Head of Audit said that 42 was the later figure.")
    assert [fact.type for fact in found] == ["question", "answer"]


def test_a_figure_that_is_merely_agreed_with_is_no_question() -> None:
    _, found = spoken("A Member noted that the table gave 40. The Head of Audit agreed that it did.")
    assert [fact.type for fact in found] == ["statement", "statement"]


def test_a_promise_answers_only_where_something_was_asked() -> None:
    _, asked = spoken("Members asked for the figures. The Analyst undertook to send them.")
    _, unasked = spoken("The Analyst undertook to send the figures.")
    assert [fact.type for fact in asked] == ["question", "answer"]
    assert unasked == []


def test_a_pronoun_is_marked_as_derived() -> None:
    _, found = spoken("Mrs Hale said that it was late. She added that it was dear.")
    first, second = found
    assert isinstance(second, Statement)
    assert (first.basis, second.basis) == ("stated", "derived")
    assert [(party.label, party.basis) for party in second.by] == [("Mrs Hale", "derived")]


def test_a_pronoun_takes_the_speaker_of_its_gender() -> None:
    _, found = spoken("Mr Fox said that it was late. Mrs Hale said that it was dear. He added that it was ugly.")
    assert labels(found[-1].by) == ["Mr Fox"]  # type: ignore[attr-defined]


def test_an_item_of_a_list_may_have_its_own_asker() -> None:
    _, found = spoken("The following points were raised:\n\n- Mr Fox asked who would pay.\n\n- the road floods.")
    assert [fact.type for fact in found] == ["question", "statement"]


def test_the_line_that_opens_a_list_is_no_fact_of_its_own() -> None:
    minutes, found = spoken("It was noted that:\n\n- the road floods;\n\n- the drain is blocked.")
    assert [quote(minutes, fact) for fact in found] == ["the road floods;", "the drain is blocked."]


def test_questions_that_somebody_tells_of_are_asked_by_nobody() -> None:
    items = "\n\n- How well are roads kept?\n\n- Who pays for them?"
    _, told = spoken(f"Members were informed that the auditors looked at two questions:{items}")
    _, put = spoken(f"Members put the following questions:{items}")
    assert [fact.type for fact in told] == ["statement"]
    assert [fact.type for fact in put] == ["question", "question"]


def test_a_list_of_worries_is_of_concern() -> None:
    _, found = spoken("Members' concerns included:\n\n- the state of the road;\n\n- the price of salt.")
    assert {fact.stance for fact in found if isinstance(fact, Statement)} == {"concern"}


def test_a_report_is_about_its_topic() -> None:
    _, found = spoken("The Engineer presented a report on winter salt, which set out costs.")
    assert [fact.about for fact in of(found, Report)] == ["winter salt"]


@pytest.mark.parametrize("title", ["Apologies for absence", "Declarations of interest", "Exclusion of the public"])
def test_nothing_is_said_in_an_item_of_procedure(title: str) -> None:
    _, found = spoken("The Chair reported that Mr Fox had sent his apologies.", title)
    assert found == []


def test_a_sentence_taken_as_decision_is_no_statement() -> None:
    minutes = item("RESOLVED that the Panel note that the road is shut.")
    context = Context(minutes, 0)
    context.facts.extend(outcomes.find(context))
    assert context.facts
    assert list(speech.find(context)) == []


def test_who_speaks_where_is_told_to_later_finders() -> None:
    minutes = item("Mrs Hale said that it was late. She would write to the Leader.")
    context = Context(minutes, 0)
    list(speech.find(context))
    assert [labels(parties) for parties in context.speakers.values()][:1] == [["Mrs Hale"]]


REPLIES = [
    ("Mrs Hall asked how many bins were broken. Eleven, the Clerk replied.", ["Clerk"], "Eleven"),
    ("Mrs Hall asked who had been consulted. All schools and both clinics, said PL.", ["PL"], "All schools"),
    ("Mr Fox queried why the checks were late.\n\nCB: access. About forty homes had refused entry.", ["CB"], "CB: access"),
    ("Mr Fox asked when the list would be sent out.\n\nThe Clerk will find out.", ["Clerk"], "The Clerk will"),
    ("Mr Fox asked whether the lamp had been mended.\n\nIt had not been; the firm was waiting for a part.", [], "It had not"),
    ("Mr Fox asked if all could have one.\n\nThe Treasurer was content for that to be done.", ["Treasurer"], "The Treasurer"),
    ("Mrs Hall asked whether the meeting could start later.\n\nThis was agreed.", [], "This was"),
    ("Mrs Hall asked what the delay was.\n\nThe Director would write to her about it.", ["Director"], "The Director"),
    ("Mrs Hall asked why it was late. Vacancies, the Treasurer explained; two posts were empty.", ["Treasurer"], "Vacancies"),
    ("Mrs Hall asked when it was last done. It was 2019, according to the Treasurer.", ["Treasurer"], "It was 2019"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "begin"), REPLIES)
def test_a_short_reply_is_an_answer(text: str, by: list[str], begin: str) -> None:
    minutes, found = spoken(text)
    (answer,) = of(found, Answer)
    assert (labels(answer.by), quote(minutes, answer)[: len(begin)]) == (by, begin)  # type: ignore[attr-defined]


NO_REPLIES = """\
Mr Fox asked about the lamp. In turn, the Clerk replied.
Mr Fox raised the delay to the works. The Chair thanked the Clerk for her help.
The Treasurer was content for that to be done.
The lamp had been mended. Mr Fox will look into the cost.
""".splitlines()


@pytest.mark.parametrize("text", NO_REPLIES)
def test_what_follows_and_replies_to_nothing_is_no_answer(text: str) -> None:
    assert of(spoken(text)[1], Answer) == []


PRESENT = [
    ("The Councillors thank Mrs Wills for the gift.", ["Councillors"], ["Mrs Wills"]),
    ("The Councillors wish to thank Mrs Wills for the gift.", ["Councillors"], ["Mrs Wills"]),
    ("Cllr Lee would like to thank Mrs Wills for the gift.", ["Cllr Lee"], ["Mrs Wills"]),
    ("Members express concern that the road is shut.", ["Members"], []),
]


@pytest.mark.parametrize(("text", "by", "to"), PRESENT)
def test_several_speak_in_the_present_and_somebody_would_like_to_say(text: str, by: list[str], to: list[str]) -> None:
    (said,) = of(spoken(text)[1], Statement)
    assert (labels(said.by), labels(said.to)) == (by, to)  # type: ignore[attr-defined]


HABITS = """\
Members ask questions at each meeting.
Officers report to the Director every week.
Tenants complain to the landlord.
Schools report absence and parents ask questions of the school.
""".splitlines()


@pytest.mark.parametrize("text", HABITS)
def test_what_people_do_in_general_is_not_said_in_the_meeting(text: str) -> None:
    assert spoken(text)[1] == []


def test_what_several_may_do_is_nothing_brought() -> None:
    assert of(spoken("It was suggested that officers provide a written update instead.")[1], Report) == []


def test_nobody_is_said_to_answer_the_question_that_was_theirs() -> None:
    text = "In reply to the Leader, who questioned why a fall was shown as green, it was explained that the target had moved."
    (asked,), (answer,) = of(spoken(text)[1], Question), of(spoken(text)[1], Answer)
    assert labels(asked.by) == ["Leader"]  # type: ignore[attr-defined]
    assert (labels(answer.by), labels(answer.to)) == ([], ["Leader"])  # type: ignore[attr-defined]


def test_who_asked_asks_on_once_the_answer_is_given() -> None:
    _, found = spoken("Mr Fox asked when it would open. It would open in May, the Engineer said. And what would it cost?")
    assert [labels(fact.by) for fact in of(found, Question)] == [["Mr Fox"], ["Mr Fox"]]  # type: ignore[attr-defined]
    assert of(found, Question)[-1].by[0].basis == "derived"  # type: ignore[attr-defined]


def test_who_is_asked_for_comments_makes_those_under_the_heading() -> None:
    text = (
        "The Chair invited residents to give their views.\n\nComments\n\nA winter closure would be best\n"
        "The signs were hard to read and nobody heeded them\nPermanent traffic lights\nWhy can't a new road be made\n\n"
        "The Chair thanked everybody and a vote was taken."
    )
    _, found = spoken(text)
    points = [fact for fact in found if fact.rule == "statement.list"]
    assert [(labels(fact.by), fact.by[0].basis) for fact in points] == [(["residents"], "derived")] * 3  # type: ignore[attr-defined]


def test_a_heading_that_asks_for_no_comments_opens_no_list() -> None:
    _, found = spoken("The Chair welcomed everybody.\n\nPark and ride\n\nA new site near the ring road\nBuses to the hospital")
    assert not [fact for fact in found if fact.rule == "statement.list"]


def test_who_presented_what_a_body_received_brought_it() -> None:
    _, found = spoken("The Committee received the annual report, which was presented by the Audit Manager, Ms Hall.")
    assert [(labels(f.by), labels(f.to)) for f in of(found, Report)] == [(["Audit Manager"], ["Committee"])]  # type: ignore[attr-defined]


def test_what_the_speaker_will_do_is_nobody_who_is_thanked() -> None:
    (said,) = of(spoken("The Chair congratulated the staff and will write to them.")[1], Statement)
    assert labels(said.to) == ["staff"]  # type: ignore[attr-defined]


def test_who_stands_in_a_bracket_behind_a_question_asked_it() -> None:
    minutes, found = spoken(
        "Mr Fox showed the data. Do we know how others do? (Mrs Hale) Mr Fox would bring that to the July meeting."
    )
    (asked,), (answer,) = of(found, Question), of(found, Answer)
    assert (labels(asked.by), labels(answer.by)) == (["Mrs Hale"], ["Mr Fox"])  # type: ignore[attr-defined]
    assert quote(minutes, asked).endswith("(Mrs Hale)")


HAVING_ASKED = [
    "Mrs Hale having enquired whether the pool was shut, the Clerk stated that it was open.",
    "On Mrs Hale asking if the pool was shut, the Clerk replied that it was open.",
]


@pytest.mark.parametrize("text", HAVING_ASKED)
def test_who_has_asked_is_told_before_the_answer(text: str) -> None:
    (asked,), (answer,) = of(spoken(text)[1], Question), of(spoken(text)[1], Answer)
    assert (labels(asked.by), labels(answer.by)) == (["Mrs Hale"], ["Clerk"])  # type: ignore[attr-defined]


AFTER_A_QUESTION = [
    "After a question from Mrs Hale, the Clerk said that it would open in May.",
    "Following further questions from Mrs Hale about the bridge, the Clerk advised that it would open in May.",
    "In response to a question from Mrs Hale on how it was reviewed, and whether that was enough, the Clerk advised that it was.",
    "Answering a question from Mrs Hale on the bridge, the Clerk said that it would open in May.",
]


@pytest.mark.parametrize("text", AFTER_A_QUESTION)
def test_what_is_said_after_a_question_answers_it(text: str) -> None:
    (asked,), (answer,) = of(spoken(text)[1], Question), of(spoken(text)[1], Answer)
    assert (labels(asked.by), labels(answer.by)) == (["Mrs Hale"], ["Clerk"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "After questions about the fee, the Chair thanked the Clerk for attending.",
        "Following a question at the last meeting, the Clerk reported that the lamp was mended.",
    ],
)
def test_thanks_and_news_of_older_questions_answer_nothing(text: str) -> None:
    assert [fact.type for fact in spoken(text)[1]] == ["statement"]


ANSWERS_NOTED = [
    "NOTED\n\n1. The written answer given by the Clerk to a question put by Mrs Hale about the bridge.\n\n2. The map.",
    "RESOLVED – That the oral reply of the Clerk to the question from Mrs Hale be noted.",
]


@pytest.mark.parametrize("text", ANSWERS_NOTED)
def test_an_answer_that_is_noted_is_one_to_a_question(text: str) -> None:
    (asked,), (answer,) = (of(list(extract(item(text, "Questions")).facts), kind) for kind in (Question, Answer))
    assert (labels(asked.by), labels(answer.by)) == (["Mrs Hale"], ["Clerk"])  # type: ignore[attr-defined]


def test_whether_the_minutes_are_agreed_is_no_question() -> None:
    _, found = spoken("The Chair said that the minutes had been sent out and asked Members if they were content with them.")
    assert [fact.type for fact in found] == ["statement"]


def test_who_has_asked_goes_on_and_answers_nobody() -> None:
    _, found = spoken("Mrs Hale asked who paid. Mr Fox asked when it would end.\n\nMrs Hale added that the fee had doubled.")
    assert [fact.type for fact in found] == ["question", "question", "statement"]


def test_she_is_who_spoke_just_before_and_not_who_asked_above() -> None:
    _, found = spoken(
        "In response to a question from Councillor Bash, the Engineer said that it was so.\n\n"
        "Mrs Hale reported that it rained. She asked what was being done."
    )
    assert labels(of(found, Question)[-1].by) == ["Mrs Hale"]  # type: ignore[attr-defined]


def test_a_name_behind_a_title_may_be_a_word() -> None:
    _, found = spoken("Cllr May asked if it was so. Councillor Will Green said that it was.")
    assert [labels(fact.by) for fact in found] == [["Cllr May"], ["Councillor Will Green"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "then",
    [
        "The Chair ruled the question out of order.",
        "The Director declined to comment.",
        "The questioner was not present and no reply was read out.",
    ],
)
def test_a_question_that_nobody_met_stays_open(then: str) -> None:
    told = extract(item(f"Councillor Rees asked when the library would reopen.\n\n{then}")).facts
    assert [fact.type for fact in told if fact.type in ("question", "answer")] == ["question"]


def test_a_question_asked_in_vain_is_not_answered_by_what_comes_next() -> None:
    asked = "Councillor Rees also asked when every home would have a certificate, but received no reply."
    told = extract(item(f"{asked}\n\nThe Director of Place said that rents were rising.")).facts
    assert [fact.type for fact in told if fact.type in ("question", "answer", "statement")] == ["question", "statement"]


def test_whoever_recommends_outside_the_meeting_is_not_he_in_it() -> None:
    said = "The Monitoring Officer reported that three complaints had been upheld. In the case of Ms X the Ombudsman "
    text = f"{said}recommended that the Council pay £1,800. He confirmed that it had been paid."
    told = [fact for fact in extract(item(text)).facts if isinstance(fact, Statement)]
    assert [[party.label for party in fact.by] for fact in told] == [["Monitoring Officer"], ["Monitoring Officer"]]


@pytest.mark.parametrize("text", ["The Chair moved to the next item.", "Notes: Carol Dunmore", "Minutes taken by: Owen Pryce"])
def test_the_run_of_the_meeting_is_no_statement(text: str) -> None:
    assert not [fact for fact in extract(item(text)).facts if isinstance(fact, Statement)]


ASKED = "The Committee made the following comments and asked the following questions in response to the report:"


@pytest.mark.parametrize(
    "opens",
    ["said the following in response:", "replied as follows:", "responded:", "answered these questions as follows:"],
)
def test_answers_in_a_list_go_to_the_questions_of_the_list_above(opens: str) -> None:
    asked = "i. Asked when the survey would end.\n\nii. Were pleased with it.\n\niii. Queried if it would be printed."
    _, found = spoken(f"{ASKED}\n\n{asked}\n\nThe Engineer {opens}\n\ni. Surveyors had ended in May.\n\nii. A copy was online.")
    questions, answers = of(found, Question), of(found, Answer)
    assert [answer.question for answer in answers if isinstance(answer, Answer)] == [q.id for q in questions]
    assert len(answers) == 2 and [labels(fact.by) for fact in answers] == [["Engineer"]] * 2
    assert [labels(fact.by) for fact in of(found, Statement)] == [["Committee"]]


def test_answers_that_are_not_as_many_as_the_questions_are_linked_to_none() -> None:
    asked = "i. Asked when the survey would end.\n\nii. Asked who paid.\n\niii. Queried if it would be printed."
    _, found = spoken(f"{ASKED}\n\n{asked}\n\nThe Engineer replied as follows:\n\ni. It had ended.\n\nii. A copy was there.")
    assert [answer.question for answer in of(found, Answer) if isinstance(answer, Answer)] == [None, None]


def test_an_answer_that_names_its_speaker_leaves_the_next_its_own_question() -> None:
    asked = "i. Asked when the survey would end.\n\nii. Queried if it would be printed."
    said = "i. The Head of Finance stated that it had ended in May.\n\nii. A copy was on the website."
    _, found = spoken(f"{ASKED}\n\n{asked}\n\nThe Engineer replied as follows:\n\n{said}")
    last = [fact for fact in found if isinstance(fact, Answer)][-1]
    assert last.question == of(found, Question)[-1].id


@pytest.mark.parametrize(
    "line",
    ["In response to Members' questions the Engineer:", "Answering comments, the Engineer:", "The Engineer, in reply to them:"],
)
def test_items_that_go_on_with_who_replies_are_answers(line: str) -> None:
    said = "i. Stated that lamps had been bought.\n\nii. Confirmed that they would be fitted in May."
    _, found = spoken(f"{line}\n\n{said}")
    assert [(fact.type, labels(fact.by)) for fact in found] == [("answer", ["Engineer"])] * 2


@pytest.mark.parametrize(
    "text",
    [
        "In response to the concerns of residents, the developer had withdrawn the application.",
        "In response to criticism from tenants, the Council had replaced the doors.",
        "In response to the challenge of rising demand, the service was recruiting.",
        "In response to fears of flooding, the Agency installed gauges in May.",
    ],
)
def test_what_was_done_about_a_concern_is_no_reply_to_a_question(text: str) -> None:
    _, found = spoken(text)
    assert not of(found, Question)


@pytest.mark.parametrize(
    ("above", "asker", "asked"),
    [
        ("Question from Mr. T. Ashby to the Leader", "Mr. T. Ashby", ["Leader"]),
        ("Q1. Cllr Bell to Cllr Nunn (Cabinet Member for Highways):", "Cllr Bell", ["Cabinet Member for Highways"]),
        ("(1) Councillor Ito asked the Leader of the Council:", "Councillor Ito", ["Leader of the Council"]),
        ("Q2 From Councillor Ito", "Councillor Ito", []),
    ],
)
@pytest.mark.parametrize("reply", ["Reply by the Chairman:", "Answer", "Response:", "The Chairman gave the following response:"])
def test_a_printed_question_is_answered_by_the_reply_printed_under_it(
    above: str, asker: str, asked: list[str], reply: str
) -> None:
    minutes, found = spoken(
        f"{above}\n\n\u201cHow many potholes were mended?\u201d\n\n{reply}\n\n\u201cWe have mended 412. Nine remain.\u201d\n\n"
        "\u201cThe Trust has told me that it will mend those.\u201d\n\nMrs Orr said that the kerbs were worse."
    )
    [question], [answer], [statement] = of(found, Question), of(found, Answer), of(found, Statement)
    assert isinstance(question, Question)
    assert isinstance(statement, Statement)
    assert labels(question.by) == [asker]
    assert labels(question.to) == asked
    assert isinstance(answer, Answer)
    assert answer.question == question.id
    assert labels(answer.by) == (["Chairman"] if "Chairman" in reply else asked)
    assert quote(minutes, answer) == "\u201cWe have mended 412."
    assert labels(statement.by) == ["Mrs Orr"]


def test_a_number_behind_q_and_a_marks_question_and_answer() -> None:
    minutes, found = spoken("Q1. How many potholes were mended?\n\nA1. Four hundred were mended. Nine remain.")
    assert [quote(minutes, fact) for fact in of(found, Answer)] == ["Four hundred were mended."]


def test_points_that_somebody_asked_are_a_list_and_no_printed_question() -> None:
    _, found = spoken("Cllr Bell asked the Leader:\n\n\u2022 whether reserves would do\n\u2022 how many posts stood empty")
    assert [labels(fact.by) for fact in of(found, Question) if isinstance(fact, Question)][-2:] == [["Cllr Bell"]] * 2


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("The Chair thanked Mr. Ellery and Mrs. Foster for their help.", ["Mr. Ellery", "Mrs. Foster"]),
        ("The Chair thanked the departing Repairs Inspector for his help.", ["Repairs Inspector"]),
        ("The Clerk expressed thanks to the payroll team and appreciation of their extra hours.", ["payroll team"]),
    ],
)
def test_who_is_thanked_is_named_in_full_and_without_more(sentence: str, to: list[str]) -> None:
    _, found = spoken(sentence)
    assert [[party.label for party in fact.to] for fact in found if isinstance(fact, Statement)] == [to]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Councillor Tern told the Director of Place that the road was unsafe. He disputed that.", ["Director of Place"]),
        ("Councillor Tern told the Director of Place that the road was unsafe. He accepted the point.", ["Director of Place"]),
        ("It was pointed out to Ms Reid by Councillor Ode that the target had been missed. She did not deny it.", ["Ms Reid"]),
        ("Mr Hale told the Chief Nurse that the target was missed. She said that it had been met.", ["Chief Nurse"]),
        ("Councillor Tern told the Chief Nurse that the target was missed. She added that it was low.", ["Councillor Tern"]),
        ("Councillor Tern told the Chief Nurse that the target was missed. She also said that it was low.", ["Councillor Tern"]),
        ("Mr Hale told the Chief Nurse that the target was missed. He said that it was low.", ["Mr Hale"]),
        ("Councillor Tern thanked the Chief Nurse. She said that the ward was now clean.", ["Councillor Tern"]),
        ("The Chair invited the Head of Planning to speak. He stressed that the plan was sound.", ["Head of Planning"]),
        ("The Chair called on Ms Doyle to explain. She stated that the grant had ended.", ["Ms Doyle"]),
    ],
)
def test_he_who_was_told_and_he_who_told(text: str, by: list[str]) -> None:
    assert labels(facts(item(text), speech.find)[-1].by) == by


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Tern reminded the Cabinet Member of the promise. He said that he had not forgotten.",
        "Councillor Tern suggested to the Director of Place that the road be closed. He said that it was too late.",
    ],
)
def test_he_is_nobody_where_either_may_be_meant(text: str) -> None:
    assert labels(facts(item(text), speech.find)[-1].by) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Chair welcomed Ms Doyle of Audit Wales, who presented the report.",
        "The Chair welcomed Ms Doyle, Estyn, who presented the report.",
        "The Chair introduced Ms Doyle (Sport Fylde), who presented the report.",
        "The Chair welcomed Ms Doyle from Sport Fylde, who presented the report.",
        "The report was presented by Ms Doyle of Grant Thornton.",
    ],
)
def test_people_of_a_body_speak_for_themselves(text: str) -> None:
    assert [labels(fact.by) for fact in facts(item(text), speech.find) if fact.type == "report"] == [["Ms Doyle"]]


def test_the_body_of_somebody_is_found_by_those_who_look_for_bodies() -> None:
    found = mentions.find("The Clerk told Ms Doyle of Audit Wales that the return was late.")
    assert [mention.party.label for mention in found] == ["Clerk", "Ms Doyle", "Audit Wales"]
