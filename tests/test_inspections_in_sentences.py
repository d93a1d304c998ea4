"""Every kind of inspection, told in every kind of ordinary sentence, is found as one fact with what the sentence says of it.

What is expected is known from how the sentence is made. The few cells that are not read so are named, and must be taken off the
list when they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from sample_items import item, labels

from minutegraph.extraction.finders import extract
from minutegraph.model import Inspection


@dataclass(frozen=True)
class Event:
    """An inspection as its sentences print it: who inspected what, what it is called, its framework, kind and grade."""

    inspectors: str
    on: str
    noun: str = "inspection"
    grade: str | None = None
    framework: str | None = None
    kind: str = "inspection"


EVENTS = (
    Event("Ofsted", "Fylde Council's children's services", "ILACS inspection", "requires improvement", "ILACS"),
    Event("Ofsted", "children's services", grade='"Good"'),
    Event("Ofsted", "the Council", "full inspection", "inadequate"),
    Event("Ofsted", "the Council's children's services", "focused visit", kind="focused visit"),
    Event("Ofsted", "the front door", "focused visit", kind="focused visit"),
    Event("Ofsted", "the local authority", "monitoring visit", kind="monitoring visit"),
    Event("Ofsted", "Marlow Primary School", grade="outstanding"),
    Event("Ofsted", "the Fylde Adoption Service", grade="Good"),
    Event("Ofsted", "Moorside Children's Home", "full inspection", "good"),
    Event("Ofsted and the CQC", "the local area", "SEND area inspection", framework="SEND area inspection"),
    Event("the Care Quality Commission", "Moorside Care Home", grade="requires improvement"),
    Event("the CQC", "St Mary's Hospital", "unannounced inspection", "inadequate"),
    Event("HMICFRS", "the Force", "PEEL inspection", framework="PEEL"),
    Event("HMICFRS", "Fylde Fire and Rescue Service"),
    Event("HMICFRS", "Fylde Police"),
    Event("His Majesty's Inspectorate of Probation", "the Youth Justice Service", grade="good"),
    Event("HMIP", "Fylde Youth Justice Service", grade="requires improvement"),
    Event("the Care Inspectorate", "Ladyroyd House", "unannounced inspection"),
    Event("the Care Inspectorate", "the fostering service", grade="good"),
    Event("CIW", "Plas Newydd"),
    Event("Estyn", "Ysgol y Bryn"),
    Event("Estyn", "the Council's education services"),
    Event("Education Scotland", "Marlow Academy", grade="very good"),
    Event(
        "the Local Government Association", "the Council", "corporate peer challenge",
        framework="corporate peer challenge", kind="peer review",
    ),
    Event("the LGA", "the planning service", "peer review", kind="peer review"),
    Event("RQIA", "Hollybank"),
    Event("Healthcare Improvement Scotland", "Glen Hospital"),
)  # fmt: skip
PAST = {
    "in March 2023": "2023-03",
    "on 12 March 2023": "2023-03-12",
    "from 12 to 14 March 2023": "2023-03-12/2023-03-14",
    "between 12 and 14 March 2023": "2023-03-12/2023-03-14",
    "in 2022": "2022",
    "in March": "2023-03",
    "in early March 2023": "2023-03",
    "on 12 and 13 March 2023": "2023-03-12/2023-03-13",
    "on 12th March": "2023-03-12",
    "over three days in March 2023": "2023-03",
    "in the week of 13 March 2023": "2023-03-13",
    "from 26 February to 8 March 2023": "2023-02-26/2023-03-08",
}
AHEAD = {
    "in March 2024": "2024-03",
    "on 12 March 2024": "2024-03-12",
    "between 12 and 14 March 2024": "2024-03-12/2024-03-14",
    "in January": "2024-01",
}
"""When it was, or is to be, as printed, and as the fact tells it."""
FRAMES = (
    "{I} had inspected {O} {D} and judged it {G}.",
    "{O} had been inspected by {I} {D} and was judged {G}.",
    "The {N} of {O} by {I} {D} had found it to be {G}.",
    "{I} carried out {AN} of {O} {D}.",
    "{AN} of {O} was carried out by {I} {D}; the outcome was {G}.",
    "Following the {P} {N} of {O} {D}, an action plan had been drawn up.",
    "{O} was rated {G} by {I} following {AN} {D}.",
    "{O} had received {AN} from {I} {D}, with an overall judgement of {G}.",
    "The report of {I}'s {N} of {O}, which took place {D}, had been published. The overall judgement was {G}.",
    "The last {N} of {O}, {D}, had resulted in a judgement of {G}.",
    "{I} had undertaken {AN} {D}. {O} was judged to be {G}.",
    "The outcome of the {N} of {O} carried out by {I} {D} was {G}.",
    "The Director reported that {I} had completed {AN} of {O} {D} and that the judgement was {G}.",
    "{O}, inspected by {I} {D}, was {G}.",
    "{O} was visited by {I} {D} for {AN}.",
    "{O} had been subject to {AN} by {I} {D}, which rated it {G}.",
    "{I} published its report on {O} following {AN} {D}.",
    "There had been {AN} of {O} by {I} {D}, at which it was found to be {G}.",
    "Members noted the {G} outcome of {I}'s {N} of {O} {D}.",
    "{O} was {G} at its {N} by {I} {D}.",
    "{O} moved from inadequate to {G} at the {P} {N} {D}.",
    "The Board considered the {P} report on the {N} of {O} held {D}.",
    "{AN} of {O} took place {D}. {I} judged it {G}.",
    "{I} visited {O} {D} to carry out {AN}.",
    "The findings of {I}'s {N} of {O}, undertaken {D}, were {G}.",
    "{O} had undergone {AN} by {I} {D} and had been rated {G}.",
    "{O} had {AN} {D}. {I} rated it {G}.",
    "{I} rated {O} {G} {D}.",
    "{O} was inspected {D}. {I} found that it was {G}.",
    "The Board discussed the letter from {I} following its {N} of {O} {D}.",
    "{O} had been judged {G} when {I} inspected {D}.",
    "{O} retained its {G} rating following the {N} by {I} {D}.",
    "{I}, which inspected {O} {D}, had found it {G}.",
    "{O} was last inspected by {I} {D}, when it was found to be {G}.",
    "The previous {N} of {O} was {D} and the judgement was {G}.",
    "When {I} carried out its {N} of {O} {D}, it found much to praise.",
    "The {P} {N} of {O} {D} had resulted in an overall judgement of {G}.",
    "{I} had carried out {AN} of {O} {D}, the outcome of which was {G}.",
    "{I} completed {AN} {D}, with {O} being rated {G}.",
    "The Director updated Members on the {N} of {O} which {I} had carried out {D}.",
    "{I} inspectors had been on site at {O} {D} for {AN}.",
    "{I} returned to {O} {D} for {AN}.",
    "{O} had achieved a rating of {G} from {I} {D}.",
    "A letter had been received from {I} setting out the findings of its {N} of {O} {D}.",
    "Since the {P} {N} {D}, {O} had made progress.",
    "The Chair congratulated {O} on the {G} rating awarded by {I} {D}.",
    "The Director explained that {O} had been inspected {D} by {I} and had been graded {G}.",
    "The {N} took place {D} and the inspectors from {I} judged {O} to be {G}.",
    "The report presented the outcome of the {P} {N} of {O}. The {N} took place {D}. {O} was judged {G} overall.",
    "Members received a report on the {N} of {O} conducted by {I} {D}.",
    "{O} was the subject of {AN} by {I} {D}.",
    "It was noted that {O} had been found {G} at {AN} {D} by {I}.",
    "{O}'s {P} {N} {D} had led to a judgement of {G}.",
    "{I} conducted {AN} of {O} {D} and gave it an overall rating of {G}.",
    "Members asked about the {P} {N} of {O} {D}.",
    "{I} had found {O} to be {G} in its {N} {D}.",
    "{O} was judged by {I} to be {G} overall {D}.",
    "{I}'s most recent {N} of {O} was {D}.",
    "{O} received a judgement of {G} from {I} after {AN} {D}.",
)
FUTURE = (
    "{I} was due to carry out {AN} of {O} {D}.",
    "{AN} of {O} by {I} would take place {D}.",
    "{I} had given notice of {AN} of {O}, to begin {D}.",
    "{O} was expecting {AN} by {I} {D}.",
    "{I} would inspect {O} {D}.",
    "{AN} of {O} by {I} was scheduled {D}.",
    "{O} was preparing for {AN} by {I} {D}.",
    "The next {P} {N} of {O} would be {D}.",
    "{I} had confirmed that {AN} of {O} would begin {D}.",
)
"""I is who inspected, O what, N what it is called, G the grade, D when."""
MISREAD: dict[str, tuple[str, ...]] = {
    "{O} was {G} at its {N} by {I} {D}.": ("the Council", "the Fylde Adoption Service", "the Youth Justice Service"),
    "The report presented the outcome of the {P} {N} of {O}. The {N} took place {D}. {O} was judged {G} overall.": (
        "the Youth Justice Service",
    ),
    "{O}'s {P} {N} {D} had led to a judgement of {G}.": (
        "Fylde Council's children's services",
        "Moorside Children's Home",
        "St Mary's Hospital",
        "the Youth Justice Service",
    ),
}
"""By sentence, of what an inspection is misread."""
CELLS = [*((frame, PAST) for frame in FRAMES), *((frame, AHEAD) for frame in FUTURE)]


def sentence(frame: str, event: Event, when: str) -> str:
    """The sentences that tell of the event so."""
    noun = f"an {event.noun}" if event.noun[0] in "aeiouAEIO" else f"a {event.noun}"
    plain = event.inspectors.removeprefix("the ").replace("and the", "and")
    told = frame.format(I=event.inspectors, O=event.on, N=event.noun, AN=noun, D=when, G=event.grade, P=plain)
    told = re.sub(r"(?:^|(?<=\. ))[a-z]", lambda letter: letter[0].upper(), told)
    return told.replace("s's ", "s' ")


def is_read(frame: str, event: Event, when: str, date: str) -> bool:
    """Whether one inspection is found in it, with all that is told of it."""
    found = [fact for fact in extract(item(sentence(frame, event, when))).facts if isinstance(fact, Inspection)]
    if len(found) != 1:
        return False
    fact = found[0]
    inspectors = [name.removeprefix("the ") for name in event.inspectors.split(" and ")]
    grade = event.grade.strip('"').lower() if event.grade and "{G}" in frame else None
    names = "{I}" in frame or "{P}" in frame
    called = "{N}" in frame or "{AN}" in frame
    return (
        (not names or labels(fact.inspector) == inspectors)
        and [label.lower() for label in labels(fact.on)] == [event.on.removeprefix("the ").lower()]
        and (fact.date, fact.outcome) == (date, grade)
        and (not called or (fact.kind == event.kind and bool(fact.framework) == bool(event.framework)))
    )


@pytest.mark.parametrize(("frame", "times"), CELLS)
def test_each_inspection_is_found_whole(frame: str, times: dict[str, str]) -> None:
    wrong = set()
    for number, event in enumerate(EVENTS):
        when, date = list(times.items())[number % len(times)]
        if ("{G}" not in frame or event.grade) and not is_read(frame, event, when, date):
            wrong.add(event.on)
    assert wrong == set(MISREAD.get(frame, ()))


@pytest.mark.parametrize(("frame", "times"), CELLS)
def test_each_time_is_read(frame: str, times: dict[str, str]) -> None:
    event = EVENTS[6]
    wrong = {when for when, date in times.items() if not is_read(frame, event, when, date)}
    assert wrong == {when for when in MISREAD.get(frame, ()) if when in times}
