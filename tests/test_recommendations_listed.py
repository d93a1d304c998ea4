"""Recommendations in lists and series: what opens one, what goes on with it, what is none of it."""

from __future__ import annotations

import pytest
from sample_items import item, labels, quote
from sample_recommendations import found

ONES = [
    ("A cause of concern had been raised, with two recommendations, by HMICFRS. By 31 March 2025 the force should "
     "answer calls in "
     "ten seconds. By 30 June 2025 it should have a process for delays.",
     [("HMICFRS", "force", "By 31 March 2025"), ("HMICFRS", "force", "By 30 June 2025")]),
    ("One requirement had been made by the Care Inspectorate of the service. By 30 May 2024 the provider must "
     "ensure that medication is "
     "recorded.", [("Care Inspectorate", "provider", "By 30 May 2024")]),
    ("The peer team's recommendations had been counted. Among those not begun was that the Council should appoint "
     "independent members.",
     [("peer team", "Council", "Among those")]),
    ("The Independent Office for Police Conduct had, however, recommended in a letter of 4 February that the "
     "force sample video.",
     [("Independent Office for Police Conduct", "force", "The Independent")]),
    ("The Education and Skills Funding Agency (ESFA) had audited the returns. It recommended that payments be "
     "reconciled each term.",
     [("Education and Skills Funding Agency", "", "It recommended")]),
    ("The LGA team made eleven recommendations, among them that the Council should refresh its plan and that it "
     "should review its team.",
     [("LGA", "Council", "the Council should"), ("LGA", "Council", "it should review")]),
    ("The review of finances by CIPFA commissioned by MHCLG in 2022 had recommended that spending be paused.",
     [("CIPFA", "", "The review")]),
    ("HMICFRS made two recommendations under the cause of concern: that the force should review its policy; and "
     "that within three months "
     "the force should train supervisors.", [("HMICFRS", "force", "the force should"), ("HMICFRS", "force", "within three")]),
    ("The auditor raised two key recommendations: KR1 Schools Grant; KR2 Capital programme.",
     [("auditor", "", "KR1"), ("auditor", "", "KR2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "made"), ONES)
def test_a_series_goes_on_from_sentence_to_sentence(text: str, made: list[tuple[str, str, str]]) -> None:
    minutes = item(text)
    facts_made = sorted(found(minutes), key=lambda fact: fact.start)
    told = [(labels(f.by), labels(f.to), quote(minutes, f)) for f in facts_made]
    assert [(by, to) for by, to, _ in told] == [([by], [to] if to else []) for by, to, _ in made]
    assert all(quoted.startswith(begin) for (_, _, quoted), (_, _, begin) in zip(told, made, strict=True))


NOT_OF_A_SERIES = """\
Ofsted had made two recommendations. The Chair said that the Council should wait.
Members discussed the plan. By 31 March the Council should have a strategy.
The officer referred to the points that Estyn had made, with the recommendations that would improve the service.
The Cabinet made two recommendations. By 31 March the Director should report.
The ICO had issued a practice recommendation to the Council because of late replies to requests.
""".splitlines()


@pytest.mark.parametrize("text", NOT_OF_A_SERIES)
def test_what_is_said_in_the_meeting_goes_on_with_no_series(text: str) -> None:
    assert found(item(text)) == []


OPENED = [
    ("Ofsted inspected the school in May 2023. Ofsted had identified these areas for improvement at the Academy:\n\n"
     "- plan lessons in order;\n- train new staff.", "Ofsted", "Academy"),
    ("The inspection was in May 2023. Ofsted and the CQC gave the partnership two areas for improvement:\n\n- cut waits;\n"
     "- review plans on time.", "Ofsted, CQC", "partnership"),
    ("HMICFRS inspected the Force in May 2023. HMICFRS made two recommendations:\n\n- within a month, the Force should answer "
     "calls sooner;\n- within two months, it should train its staff.", "HMICFRS", "Force"),
    ("HMI Probation inspected in May 2023.\n\nRecommendations from the report:\n\nEastmere YJS should:\n\n1. ask victims what "
     "they want\n\n2. plan with parents", "HMI Probation", "Eastmere YJS"),
    ("The Care Inspectorate inspected the home in May 2023. According to the Inspectorate the home must:\n\na) have enough "
     "staff at night;\nb) keep records.", "Inspectorate", "home"),
    ("Ofsted inspected in May 2023. Inspectors had identified two areas for improvement:\n\n- Leaders should speed up plans.\n"
     "- Leaders should cut waiting times.", "Inspectors", "Leaders"),
    ("The Care Inspectorate inspected in May 2023. The joint inspection team made two recommendations:\n\n"
     "- The partnership should keep chronologies.\n- The partnership should ask carers.", "joint inspection team", "partnership"),
    ("The Secretary of State appointed Dame Ann Bright as Commissioner. The Commissioner reported in May. Her main "
     "recommendations were that the Council should:\n\n(i) set up a board;\n\n(ii) publish a plan.", "Commissioner", "Council"),
    ("The Regulator of Social Housing had inspected. The Regulator now required of the Council that it:\n\n"
     "1. survey every home;\n2. answer complaints.", "Regulator", "Council"),
    ("The Good Homes Panel had been set up. Two inspectors came from Ofsted. The inspectors had listed what the "
     "Council should do:\n\n"
     "R1. Replace the scheme of delegation.\n\nR2. Set a budget without reserves.", "inspectors", "Council"),
    ("A review of funding was made by consultants, Redwing Advice, in May. Redwing recommended:\n\n(1) one banding table\n"
     "(2) an end to uplift", "Redwing", ""),
    ("Inspectors had identified two areas for improvement:\n\n- Leaders should speed up plans.\n- Leaders should "
     "cut waiting times.",
     "Inspectors", "Leaders"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "to"), OPENED)
def test_what_opens_a_list_may_be_said_in_many_ways(text: str, by: str, to: str) -> None:
    made = found(item(text))
    assert [(", ".join(labels(fact.by)), labels(fact.to)) for fact in made] == [(by, [to] if to else [])] * 2


def test_a_line_of_the_list_that_opens_another_is_none_itself_and_says_to_whom() -> None:
    made = found(item(
        "HM Inspectorate of Probation made the following recommendations:\n\n- The Service manager should:\n\n"
        "- ensure that supervision is steady.\n- ensure that victims are heard.\n\n- The Management Board should:\n\n"
        "- ensure that the service has staff.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [["Service manager"], ["Service manager"], ["Management Board"]]


def test_numbered_lines_without_a_stop_name_only_who_should_act() -> None:
    made = found(item(
        "Ofsted's letter contained the following recommendations:\n\n1 The quality of plans should be even.\n\n"
        "2 The Council should help young people sooner.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [[], ["Council"]]


def test_a_line_inside_a_list_says_to_whom_what_follows_goes() -> None:
    made = found(item(
        "HM Inspectorate of Probation made three recommendations. Those for the Management Board:\n\n1. Meet monthly.\n"
        "2. Review the data.\n\nThose for the Police:\n\n3. Share intelligence.",
    ))  # fmt: skip
    assert [labels(fact.to) for fact in made] == [["Management Board"], ["Management Board"], ["Police"]]


SERIES = {
    "things that had to improve": (
        "Ofsted inspected services for children in May and judged them inadequate. Ms Hay introduced the report. It listed "
        "three things that had to improve:\n\n(1) the reply to children at risk at night;\n(2) oversight by managers;\n"
        "(3) the quality of plans.",
        3,
    ),
    "a code before each sentence": (
        "Ofsted published its report on 27 May. Three priority areas for action were identified:\n\n"
        "PA1. Leaders should agree one strategy.\nPA2. Leaders should cut the waits.\nPA3. Leaders should mend the plans.",
        3,
    ),
    "a code and no stop": (
        "Estyn visited in June. Two recommendations were made by Estyn:\n\nR1 Raise the standards of spoken Welsh in schools\n"
        "R2 Improve attendance in secondary schools, above all of poorer pupils",
        2,
    ),
    "a strand before each sentence": (
        "The Care Inspectorate inspected the service in May. The areas for improvement given in its letter were -\n\n"
        "People: the Authority must offer carers an assessment of their own in good time.\n"
        "Prevention: the lists of those who wait need to be looked through for risk.\n"
        "Partnership: what was agreed with the Health Board should be put in writing.",
        3,
    ),
    "a day by which it must be": (
        "The Care Inspectorate visited the unit in May and made two requirements.\n\nThe provider must, by 31 July 2019:\n"
        "(a) ensure that medicine is given safely;\n(b) ensure that plans are reviewed.",
        2,
    ),
    "findings are none": (
        "The Regulator of Social Housing inspected the council in March.\n\nThe judgement stated that:\n"
        "- The state of half the homes was not known.\n- Tenants were treated with respect.",
        0,
    ),
    "an item's own number is no code": (
        "Ofsted inspected the home in May.\n\nP1 Apologies: Councillor Hay (work).\n\nP2 Public speaking\n\n"
        "P5 It was resolved that the Clerk submit the comments.",
        0,
    ),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_list_gives_each_of_its_lines_and_nothing_else(name: str) -> None:
    text, number = SERIES[name]
    assert len(found(item(text))) == number


LISTS = [
    ("Ofsted inspected Elm from 8 to 31 May 2022.\n\nThe DfE would advise for nine months.\n\nThe inspection report named two "
     "recommendations for improvement:\n\n1. Strengthen audits.\n\n2. Offer interviews to all.", ["Ofsted", "Ofsted"]),
    ("Ofsted inspectors had visited in May.\n\nIn terms of improvement:\n\n* There is drift in some plans\n* Too few flats",
     ["Ofsted", "Ofsted"]),
    ("The Ofsted Inspector had also proposed that quarterly reports be taken to the panel.", ["Ofsted Inspector"]),
    ("Ofsted had visited. A recommendation which Ofsted had made was for the strategy to be written anew.", ["Ofsted"]),
    ("The Care Inspectorate had visited.\n\nThe report recommended:-\n\nthat the Committee consider and note the findings.", []),
    ("The Care Inspectorate had visited.\n\nThe report recommended:-\n\nthat the Committee -\n\n(a) note the report; and\n\n"
     "(b) instruct the Chief Officer to share it.", []),
    ("The CQC had visited in May.\n\nThe strategy is split into the following priority areas:\n\n* Home care\n* Quality", []),
    ("Dr Orme, Healthwatch, asked that it be noted that he was a patient.", []),
    ("The Regulator of Social Housing had written. The Regulator had asked to see the findings in May.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by"), LISTS)
def test_whose_a_list_is_its_opener_tells(text: str, by: list[str]) -> None:
    assert [label for fact in found(item(text)) for label in labels(fact.by)] == by
