"""Recommendations and formal acts of every body upon every body are found with both in every kind of ordinary sentence.

What is expected is known from how the sentence is made. The few cells that are not read so are named, and must be taken off the
list when they are.
"""

from __future__ import annotations

import pytest
from sample_items import item, labels

from minutegraph.extraction.finders import extract
from minutegraph.model import Intervention, Party, Recommendation

RECOMMENDERS = (
    "Ofsted", "the CQC", "HMICFRS", "Grant Thornton", "the external auditor", "the peer team", "the Ombudsman",
    "Care Inspectorate Wales", "Estyn", "the Regulator of Social Housing", "the Local Government Association", "Audit Wales",
    "the Care Inspectorate", "the coroner", "the inspectors", "the Auditor General", "HMI Probation", "Healthwatch Fylde",
    "the external auditors", "KPMG",
)  # fmt: skip
ADDRESSEES = (
    "the Council", "the Force", "the Trust", "the Partnership", "Fylde Council", "the Council's children's services",
    "the Service", "the Authority", "the school", "the Chief Constable", "the Board", "officers", "the Department for Education",
    "Fylde Police",
)  # fmt: skip
RECOMMENDED = {
    "{I} had recommended that {O} review its governance.": 1,
    "{I} recommended {O} to review its governance.": 1,
    "{I} recommended that {O} should review its governance.": 1,
    "It had been recommended by {I} that {O} review its governance.": 1,
    "One of {J} recommendations was that {O} review its governance.": 1,
    "{J} recommendation that {O} review its governance had been accepted.": 1,
    "{I} had made a recommendation that {O} review its governance.": 1,
    "The main recommendation of {I} was that {O} should review its governance.": 1,
    "The report of {I} recommended that {O} review its governance.": 1,
    "{I} had made one recommendation, that {O} should review its governance.": 1,
    "In its report {I} recommended that {O} review its governance.": 1,
    "{I} had made two recommendations to {O}: to review its governance and to publish its data.": 2,
    "{I} had made two recommendations: that {O} review its governance; and that {O} publish its data.": 2,
    "{I} had required {O} to review its governance by March.": 1,
    "The Director reported that {I} had recommended that {O} review its governance.": 1,
    "{O} had been recommended by {I} to review its governance.": 1,
    "A recommendation had been made to {O} by {I} to review its governance.": 1,
    "The first recommendation made by {I} was that {O} should review its governance.": 1,
    "{I} had also recommended that {O} review its governance, which had been done.": 1,
    "The recommendation from {I} to {O} was to review its governance.": 1,
    "{I} called on {O} to review its governance.": 1,
    "The inspection by {I} recommended that {O} review its governance.": 1,
}
"""Sentences by the number of recommendations that they make: I recommends to O; J owns it."""
DEPARTMENTS = (
    "the Secretary of State", "the Department for Education", "the Minister", "the Secretary of State for Education", "DfE",
    "the Government", "Welsh Ministers",
)  # fmt: skip
BODIES = ("the Council", "Fylde Council", "children's services", "the Authority", "the Council's children's services")
ACTS = {
    "{I} had issued a statutory direction to {O} in March 2023.": "statutory direction",
    "A statutory direction had been issued to {O} by {I} in March 2023.": "statutory direction",
    "{O} had been placed under a statutory direction by {I} in March 2023.": "statutory direction",
    "{O} had been under a statutory direction since March 2023.": "statutory direction",
    "{I} issued an improvement notice to {O} in March 2023.": "improvement notice",
    "{O} was served with an improvement notice by {I} in March 2023.": "improvement notice",
    "{O} received an improvement notice from {I} in March 2023.": "improvement notice",
    "An improvement notice was issued to {O} in March 2023.": "improvement notice",
    "{I} had appointed a commissioner to {O} in March 2023.": "commissioner appointment",
    "A commissioner had been appointed to {O} by {I} in March 2023.": "commissioner appointment",
    "{I} appointed Sir Alan Reed as commissioner for {O} in March 2023.": "commissioner appointment",
    "Commissioners were appointed to {O} by {I} in March 2023.": "commissioner appointment",
    "{I} appointed an improvement adviser to {O} in March 2023.": "adviser appointment",
    "An improvement adviser had been appointed to {O} in March 2023 by {I}.": "adviser appointment",
    "Ms Reed had been appointed by {I} as improvement adviser to {O} in March 2023.": "adviser appointment",
    "{I} had directed {O} in March 2023 to work with Ms Reed as its improvement adviser.": "statutory direction",
    "In March 2023 {I} issued a direction to {O} under section 497A of the Education Act 1996.": "statutory direction",
    "The statutory direction issued to {O} by {I} in March 2023 had been lifted.": "statutory direction",
    "Following the direction from {I} to {O} in March 2023, a board had been set up.": "statutory direction",
    "In March 2023 {I} put {O} into special measures.": "other",
    "{I} had issued a Best Value Notice to {O} in March 2023.": "other",
    "The Director explained that {I} had issued a statutory direction to {O} in March 2023.": "statutory direction",
}
"""Sentences by the kind of act: I acts upon O."""
MISREAD: dict[str, tuple[str, ...]] = {
    "One of {J} recommendations was that {O} review its governance.": ("the inspectors", "Healthwatch Fylde"),
    "{J} recommendation that {O} review its governance had been accepted.": ("the inspectors",),
    "The main recommendation of {I} was that {O} should review its governance.": ("the inspectors",),
    "{I} had made two recommendations to {O}: to review its governance and to publish its data.": (
        "Fylde Council",
        "officers",
        "Fylde Police",
    ),
    "A recommendation had been made to {O} by {I} to review its governance.": ("the inspectors",),
    "The first recommendation made by {I} was that {O} should review its governance.": ("the inspectors",),
    "The recommendation from {I} to {O} was to review its governance.": (
        "the inspectors",
        "the Department for Education",
    ),
    "A commissioner had been appointed to {O} by {I} in March 2023.": (
        "the Secretary of State for Education, the Council's children's services",
    ),
}
"""By sentence, with whom it is misread."""


def bare(name: str) -> str:
    """The name as a label in small letters: without its article."""
    return name.removeprefix("the ").lower()


def small(parties: tuple[Party, ...]) -> list[str]:
    """The labels in small letters, as a sentence may begin with one."""
    return [label.lower() for label in labels(parties)]


def sentence(frame: str, who: str, whom: str) -> str:
    """The sentence that tells of it so."""
    told = frame.format(I=who, O=whom, J=f"{who}'" if who.endswith("s") else f"{who}'s")
    return told[0].upper() + told[1:]


def is_recommended(frame: str, who: str, whom: str) -> bool:
    """Whether each recommendation of the sentence is found, by whom and to whom."""
    minutes = item(sentence(frame, who, whom))
    found = [fact for fact in extract(minutes).facts if isinstance(fact, Recommendation)]
    right = all(small(f.by) == [bare(who)] and small(f.to) == [bare(whom)] for f in found)
    return len(found) == RECOMMENDED[frame] and right


def is_act(frame: str, who: str, whom: str) -> bool:
    """Whether the act of the sentence is found, by whom, upon whom, of its kind and with its date."""
    found = [fact for fact in extract(item(sentence(frame, who, whom))).facts if isinstance(fact, Intervention)]
    if len(found) != 1:
        return False
    by = [bare(who)] if "{I}" in frame else []
    told = (small(found[0].by), small(found[0].on), found[0].kind, found[0].date)
    return told == (by, [bare(whom)], ACTS[frame], "2023-03")


@pytest.mark.parametrize("frame", RECOMMENDED)
def test_recommendations_have_maker_and_addressee(frame: str) -> None:
    wrong = {who for who in RECOMMENDERS if not is_recommended(frame, who, "the Council")}
    wrong |= {whom for whom in ADDRESSEES[1:] if not is_recommended(frame, "Ofsted", whom)}
    assert wrong == set(MISREAD.get(frame, ()))


@pytest.mark.parametrize("frame", ACTS)
def test_formal_acts_have_maker_and_whom_they_are_upon(frame: str) -> None:
    pairs = [(who, whom) for who in (DEPARTMENTS if "{I}" in frame else DEPARTMENTS[:1]) for whom in BODIES]
    wrong = {f"{who}, {whom}" for who, whom in pairs if not is_act(frame, who, whom)}
    assert wrong == set(MISREAD.get(frame, ()))
